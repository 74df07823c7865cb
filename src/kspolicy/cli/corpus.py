"""The documents that a command works on, opened the same way by all commands."""

from __future__ import annotations

import os
import sys
from typing import TYPE_CHECKING

from kspolicy.cli.failure import FAILED, CommandError, complain

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence
    from pathlib import Path

    from kspolicy.cli.reading import Reading
    from kspolicy.index.cache import CachedIndex
    from kspolicy.lexicon.lexicon import Lexicon
    from kspolicy.model.document import PolicyDocument


class Answers:
    """The index that a command asks, with the names that its user may type."""

    def __init__(self, data: Path | None, lexicon: Path | None) -> None:
        from kspolicy.index.cache import open_index

        self.folder = data_folder(data)
        self.index: CachedIndex = open_index(self.folder, lexicons(lexicon))
        if not self.index["documents"] and not self.index["problems"]:
            raise CommandError(f"{self.folder} 中没有文档，请先运行 kspolicy parse。")

    def documents(self, wanted: Sequence[str] | None) -> frozenset[str] | None:
        """The ids of the documents that ``--doc`` names; None when it names none.

        Raises:
            CorpusError: a name fits no document, or several.
        """
        if not wanted:
            return None
        from kspolicy.corpus.folder import find_document

        names = {row["document"]: [row["title"]] for row in self.index["documents"]}
        return frozenset(find_document(names, name) for name in wanted)

    def unit(self, given: str) -> str:
        """The canonical name of a unit that the user typed.

        Raises:
            UnknownName: no document names it.
        """
        from kspolicy.query.names import known_units, resolve_unit

        known = known_units(self.index["units"])
        return resolve_unit(given, self.index["unit_names"], self.index["places"], known)

    def district(self, given: str) -> str:
        """The canonical name of a district that the user typed.

        Raises:
            UnknownName: no document names it.
        """
        from kspolicy.query.names import known_districts, resolve_district

        known = known_districts(self.index["districts"])
        return resolve_district(given, self.index["district_names"], self.index["places"], known)

    def unit_resolver(self) -> Callable[[str], str]:
        """What gives the canonical name of a unit as written in a document."""
        from kspolicy.lexicon.names import UnitNames

        return UnitNames(self.index["unit_names"], tuple(self.index["places"])).resolve

    def district_resolver(self) -> Callable[[str], str]:
        """What gives the canonical name of a district as written in a document."""
        from kspolicy.lexicon.names import DistrictNames

        return DistrictNames(self.index["district_names"], tuple(self.index["places"])).resolve

    def warn(self) -> int:
        """Say on stderr which files and corrections could not be used.

        Returns:
            The exit code: 2 where a file is missing from the answer, so that no script takes it
            for the whole.
        """
        for remark in self.index["remarks"]:
            print(f"警告：{remark}", file=sys.stderr)
        for problem in self.index["problems"]:
            complain(problem)
        return FAILED if self.index["problems"] else 0

    def short(self, document: str) -> str:
        """The short name of a document, as refs begin with it."""
        rows: Iterable[dict[str, str]] = self.index["documents"]
        return next((row["ref"] for row in rows if row["document"] == document), document)


def data_folder(data: Path | None) -> Path:
    """The folder of documents: --data, $KSPOLICY_DATA, ./data/structured, or those shipped."""
    from pathlib import Path

    from kspolicy.corpus import folder

    return folder.data_folder(data, os.environ, Path.cwd())


def lexicons(lexicon: Path | None) -> list[Path]:
    """The user's own lexicon files: --lexicon, else $KSPOLICY_LEXICON."""
    from pathlib import Path

    if lexicon is not None:
        return [lexicon]
    named = os.environ.get("KSPOLICY_LEXICON")
    return [Path(named)] if named else []


def load_models(
    data: Path | None, docs: Sequence[str] | None, lexicon: Path | None
) -> tuple[list[PolicyDocument], Lexicon]:
    """The documents themselves, corrections applied, for commands that need more than rows.

    Raises:
        CorpusError: the folder or lexicon cannot be used, or ``docs`` names no document.
    """
    from kspolicy.corpus.folder import find_document
    from kspolicy.corpus.store import load_corpus
    from kspolicy.lexicon.lexicon import load_lexicon

    corpus = load_corpus(data_folder(data))
    for problem in corpus.problems:
        print(f"警告：{problem}", file=sys.stderr)
    documents = [entry.document for entry in corpus.entries]
    if docs:
        names = {document.id: [document.title] for document in documents}
        wanted = {find_document(names, name) for name in docs}
        documents = [document for document in documents if document.id in wanted]
    return documents, load_lexicon(lexicons(lexicon))


def load_file(file: Path, how: Reading | None = None) -> PolicyDocument:
    """One document from a file: YAML as saved, anything else read as ``how`` says, and parsed.

    Raises:
        CommandError: the file cannot be used, or holds several documents; with its name.
    """
    from kspolicy.cli.papers import read_documents
    from kspolicy.corpus.store import read_document

    found = [document for _, document in read_documents([file], read_document, how)]
    if len(found) != 1:
        raise CommandError(f"{file} 中有 {len(found)} 份文件，请先解压，再给出其中一份。")
    if isinstance(found[0], str):
        raise CommandError(found[0] if str(file) in found[0] else f"{file}：{found[0]}")
    return found[0]
