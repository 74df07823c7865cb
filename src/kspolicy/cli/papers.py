"""The documents that a check is to look at, each with the file in which its lines are counted."""

from __future__ import annotations

from hashlib import sha256
from pathlib import Path
from typing import TYPE_CHECKING

from kspolicy.cli.failure import CommandError, explanation, tell

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from kspolicy.check.inspection import Failure, Paper
    from kspolicy.corpus.corrections import Rejection
    from kspolicy.model.document import PolicyDocument

_YAML = (".yaml", ".yml")


class Papers:
    """Documents gathered one by one; what cannot be used is kept with the reason.

    ``given`` is the raw text file that a document was read from, where one was named.
    """

    def __init__(self) -> None:
        self.papers: list[Paper] = []
        self.failures: list[Failure] = []
        self.given: dict[str, Path] = {}
        self._by_id: dict[str, Paper] = {}

    def add(self, path: Path) -> None:
        """Read one file: a document as saved, or anything that a reader knows."""
        try:
            document = read_paper(path)
        except Exception as error:
            said = explanation(error)
            if said is None:
                raise
            self.fail(path, said)
            return
        is_saved = path.suffix.lower() in _YAML
        if self._take(document, path, _source(document, path) if is_saved else shown(path)):
            self.given.update({} if is_saved else {document.id: path})

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

    def fail(self, path: Path, said: str) -> None:
        """Note that a file cannot be used."""
        from kspolicy.check.inspection import Failure

        name = shown(path)
        message = said if str(path) in said or name in said else f"{name}：{said}"
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
                path,
                f"与 {other.file} 的文号相同（{document.id}）而内容不同，没有检查；"
                "比较同一文件的两个版本请用 --against。",
            )
        return other is None


def gather(files: Sequence[Path], docs: Sequence[str], data: Path | None) -> Papers:
    """The documents of ``files`` and folders, or without any those of the corpus.

    Raises:
        CommandError: there is nothing at all to check.
        CorpusError: there is no corpus, or ``docs`` fit no document.
    """
    from kspolicy.cli.corpus import data_folder

    papers = Papers()
    for path in files:
        for each in _files_in(path) if path.is_dir() else [path]:
            papers.add(each)
    if not files:
        papers.add_corpus(data_folder(data))
    if not papers.papers and not papers.failures:
        where = "、".join(map(str, files)) or str(data_folder(data))
        raise CommandError(f"{where} 中没有可以检查的公文。")
    if docs:
        papers.keep(docs)
    return papers


def read_paper(path: Path) -> PolicyDocument:
    """The document in a file: as saved, with its corrections, or read and parsed.

    Raises:
        UnreadableError: no reader can read the file.
        CorpusError: it is YAML, and something in it or in its corrections is wrong.
    """
    if path.suffix.lower() not in _YAML:
        from kspolicy.parse.document import parse_source
        from kspolicy.read import read_file

        return parse_source(read_file(path))
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


def shown(path: Path) -> str:
    """The path from the working folder, else as it is."""
    here, full = Path.cwd(), path.absolute()
    return str(full.relative_to(here) if full.is_relative_to(here) else path)


def _tell_rejected(rejected: Sequence[Rejection]) -> None:
    for rejection in rejected:
        tell(f"警告：{rejection}")


def _files_in(folder: Path) -> Iterator[Path]:
    """What lies in a folder and below it and can be a document, in order of name."""
    from kspolicy.read import suffixes

    for path in sorted(folder.rglob("*")):
        within = path.relative_to(folder).parts
        if any(part.startswith(".") for part in within) or "corrections" in within[:-1]:
            continue
        suffix = path.suffix.lower()
        if suffix in suffixes() or (suffix in _YAML and _is_document(path)):
            yield path


def _is_document(path: Path) -> bool:
    """Whether a YAML file is one of ours: a folder may hold others."""
    try:
        return b"\nschema_version:" in b"\n" + path.read_bytes()
    except OSError:
        return False


def _source(document: PolicyDocument, saved: Path) -> str:
    """The file that a saved document was read from, where it still lies as it was."""
    name = Path(document.source.file).name
    for path in (saved.parent / name, saved.parent.parent / "raw" / name):
        if path.is_file() and sha256(path.read_bytes()).hexdigest() == document.source.sha256:
            return shown(path)
    return document.source.file
