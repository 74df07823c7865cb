"""The documents that a check is to look at, each with the file in which its lines are counted."""

from __future__ import annotations

import os
import sys
from contextlib import closing
from pathlib import Path
from typing import TYPE_CHECKING

from kspolicy.cli.failure import CommandError, explanation, tell
from kspolicy.cli.original import original_file

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from kspolicy.batch.item import Item, Refused
    from kspolicy.check.inspection import Failure, Paper
    from kspolicy.cli.reading import Reading
    from kspolicy.corpus.corrections import Rejection
    from kspolicy.model.document import PolicyDocument

_YAML = (".yaml", ".yml")
# Within so many bytes a document of ours says that it is one.
_HEAD = 1024 * 1024


class Papers:
    """Documents gathered one by one; what cannot be used is kept with the reason.

    ``given`` is the raw text file that a document was read from, where one was named; ``how`` is
    how files are read.
    """

    def __init__(self, how: Reading | None = None) -> None:
        self.how = how
        self.papers: list[Paper] = []
        self.failures: list[Failure] = []
        self.given: dict[str, Path] = {}
        self._by_id: dict[str, Paper] = {}

    def add(self, *given: Path) -> None:
        """Read documents as saved or in any form that a reader knows, also in folders and ZIPs."""
        for item, document in read_documents(given, _corrected, self.how):
            path = Path(item.shown)
            if isinstance(document, str):
                self.fail(item.shown, document)
            elif _is_saved(path):
                self._take(document, path, _source(document, path))
            elif self._take(document, path, shown(path)) and (file := _file(item)):
                self.given[document.id] = file

    def add_corpus(self, folder: Path) -> None:
        """Read all documents of a folder of YAML files, with their corrections.

        Raises:
            CorpusError: there is no such folder.
        """
        from kspolicy.check.inspection import Failure
        from kspolicy.corpus.store import load_corpus

        corpus = load_corpus(folder)
        self.failures += [Failure(problem.file, str(problem)) for problem in corpus.problems]
        for entry in corpus.entries:
            _tell_rejected(entry.rejected)
            self._take(entry.document, entry.path, _source(entry.document, entry.path))

    def keep(self, wanted: Sequence[str]) -> None:
        """Leave only the documents that are ``wanted``.

        Raises:
            CorpusError: a name fits no document, or several.
        """
        from kspolicy.corpus.folder import find_document

        names = {paper.id: [paper.document.title] for paper in self.papers}
        ids = {find_document(names, name) for name in wanted}
        self.papers = [paper for paper in self.papers if paper.id in ids]

    def fail(self, given: str, said: str) -> None:
        """Note that a file cannot be used."""
        from kspolicy.check.inspection import Failure

        name = given if "://" in given else shown(Path(given))
        message = said if given in said or name in said else f"{name}：{said}"
        self.failures.append(Failure(name, message))

    def _take(self, document: PolicyDocument, path: Path, file: str) -> bool:
        """Add the document unless it is there already; whether it was added."""
        from kspolicy.check.inspection import Paper

        other = self._by_id.get(document.id)
        if other is None:
            self._by_id[document.id] = paper = Paper(document, file)
            self.papers.append(paper)
        elif other.document.source.sha256 == document.source.sha256:
            tell(f"{shown(path)} 与 {other.file} 内容相同，只检查一次。")
        else:
            self.fail(
                str(path),
                f"与 {other.file} 的文号相同（{document.id}）而内容不同，没有检查；"
                "比较同一文件的两个版本请用 --against。",
            )
        return other is None


def gather(
    files: Sequence[Path], docs: Sequence[str], data: Path | None, how: Reading | None = None
) -> Papers:
    """The documents of ``files`` and folders, read as ``how`` says, or those of the corpus.

    Raises:
        CommandError: there is nothing at all to check.
        CorpusError: there is no corpus, or ``docs`` fit no document.
    """
    from kspolicy.cli.corpus import data_folder

    papers = Papers(how)
    if files:
        papers.add(*files)
    else:
        papers.add_corpus(data_folder(data))
    if not papers.papers and not papers.failures:
        where = "、".join(map(str, files)) or str(data_folder(data))
        raise CommandError(f"{where} 中没有可以检查的公文。")
    if docs:
        papers.keep(docs)
    return papers


def read_documents(
    given: Sequence[Path],
    read_saved: Callable[[Path], PolicyDocument],
    how: Reading | None = None,
) -> Iterator[tuple[Item | Refused, PolicyDocument | str]]:
    """The documents in files, folders, ZIP archives and standard input (``-``).

    Each comes with what it was found as; instead of one that cannot be read comes the Chinese
    sentence that says why. YAML is left to ``read_saved``, anything else is read as ``how`` says
    and parsed, in several processes where there is much of it.
    """
    from kspolicy.batch.finding import Finder
    from kspolicy.batch.item import Item, Refused
    from kspolicy.batch.limits import usable_cores
    from kspolicy.batch.parsing import Reading as Work
    from kspolicy.batch.queue import Queue, workers_needed
    from kspolicy.cli.progress import Progress
    from kspolicy.cli.reading import Reading

    how = how or Reading()
    stdin = getattr(sys.stdin, "buffer", None)
    with Finder(how.options, stdin, _is_document) as finder, Progress() as progress:
        found = list(finder.find(map(str, given)))
        items = [each for each in found if isinstance(each, Item)]
        raw = [item for item in items if not _is_saved(item.path)]
        progress.begin(raw)

        def finished(number: int | None) -> None:
            progress.advance(None if number is None else raw[number])

        jobs = workers_needed(raw, usable_cores())
        queue = Queue(raw, Work(how.options), how.limits, jobs, finished)
        with closing(queue.results()) as results:
            for each in found:
                if isinstance(each, Refused):
                    yield each, each.reason
                elif _is_saved(each.path):
                    yield each, _saved(each.path, read_saved)
                else:
                    _, result = next(results)
                    yield each, _said(result) if isinstance(result, Refused) else result


def shown(path: Path) -> str:
    """The path from the working folder, else as it is."""
    here, full = Path.cwd(), path.absolute()
    return str(full.relative_to(here) if full.is_relative_to(here) else path)


def _tell_rejected(rejected: Sequence[Rejection]) -> None:
    for rejection in rejected:
        tell(f"警告：{rejection}")


def _said(refused: Refused) -> str:
    """Why nothing came of an item; for us also where the fault is."""
    if refused.trace and os.environ.get("KSPOLICY_DEBUG") == "1":
        tell(refused.trace)
    return refused.reason


def _file(item: Item | Refused) -> Path | None:
    """The file that an item is, unless it is only part of one."""
    file: Path | None = getattr(item, "file", None)
    return file


def _is_saved(path: Path) -> bool:
    return path.suffix.lower() in _YAML


def _saved(path: Path, read: Callable[[Path], PolicyDocument]) -> PolicyDocument | str:
    """A document as saved, or why there is none."""
    try:
        return read(path)
    except Exception as error:
        said = explanation(error)
        if said is None:
            raise
        return said


def _corrected(path: Path) -> PolicyDocument:
    """A document as saved, with its corrections.

    Raises:
        CorpusError: something in it or in its corrections is wrong.
    """
    from kspolicy.corpus.corrections import correct
    from kspolicy.corpus.folder import corrections_file
    from kspolicy.corpus.store import read_document

    document = read_document(path)
    corrections = corrections_file(path)
    if not corrections.is_file():
        return document
    corrected = correct(document, corrections)
    _tell_rejected(corrected.rejected)
    return corrected.document


def _is_document(path: Path) -> bool:
    """Whether a file is YAML of ours: a folder may hold others."""
    try:
        if not _is_saved(path):
            return False
        with path.open("rb") as file:
            return b"\nschema_version:" in b"\n" + file.read(_HEAD)
    except OSError:
        return False


def _source(document: PolicyDocument, saved: Path) -> str:
    """The file that a saved document was read from, where it still lies as it was."""
    file = original_file(document, saved)
    return shown(file) if file else document.source.file
