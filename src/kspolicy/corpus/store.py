"""The folder of documents: one YAML file each, written, read, and read all together."""

from __future__ import annotations

import os
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING

from kspolicy.corpus.corrections import Rejection, correct
from kspolicy.corpus.errors import CorpusError, InvalidFile, Problem
from kspolicy.corpus.files import read_text, replace_text
from kspolicy.corpus.folder import corrections_file, corrections_files, document_files
from kspolicy.corpus.form import document_text, file_name
from kspolicy.corpus.guard import read_yaml
from kspolicy.corpus.schema import schema_file
from kspolicy.corpus.seal import is_intact
from kspolicy.corpus.validation import validated
from kspolicy.model.document import PolicyDocument

if TYPE_CHECKING:
    from kspolicy.model.correction import Correction


class WriteOutcome(StrEnum):
    """What became of a document that was to be written."""

    WRITTEN = "written"
    UNCHANGED = "unchanged"
    REFUSED_EDITED = "refused-edited"


@dataclass(frozen=True, slots=True)
class WriteResult:
    """Where a document lies, and whether it was written there just now."""

    path: Path
    outcome: WriteOutcome


@dataclass(frozen=True, slots=True)
class Entry:
    """One document of a corpus, with its corrections in it."""

    path: Path
    document: PolicyDocument
    applied: tuple[Correction, ...] = ()
    rejected: tuple[Rejection, ...] = ()


@dataclass(frozen=True, slots=True)
class Corpus:
    """All documents of a folder; ``problems`` are the files that could not be used, and why."""

    folder: Path
    entries: tuple[Entry, ...]
    problems: tuple[Problem, ...] = ()


def document_path(folder: Path, document: PolicyDocument) -> Path:
    """Where a document lies in a folder."""
    return folder / file_name(document.id)


def written_form(folder: Path, document: PolicyDocument) -> str:
    """What the file of a document in a folder says when nobody has edited it.

    Raises:
        CorpusError: the document cannot be written as YAML.
    """
    return document_text(document, _schema_seen_from(folder))


def write_document(folder: Path, document: PolicyDocument, *, force: bool = False) -> WriteResult:
    """Write a document into a folder, as :func:`write_form` does.

    Raises:
        CorpusError: the document cannot be written as YAML.
        OSError: the disk does not take it; the old file is as it was.
    """
    path = document_path(folder, document)
    return write_form(path, written_form(folder, document), force=force)


def write_form(path: Path, text: str, *, force: bool = False) -> WriteResult:
    """Write what a document's file says, all at once or not at all.

    A file that already says the same is left alone, and so is one that a person wrote or edited,
    unless ``force`` is set.

    Raises:
        OSError: the disk does not take it; the old file is as it was.
    """
    if path.exists():
        present = _present(path)
        if present == text:
            return WriteResult(path, WriteOutcome.UNCHANGED)
        if not force and (present is None or not is_intact(present)):
            return WriteResult(path, WriteOutcome.REFUSED_EDITED)
    path.parent.mkdir(parents=True, exist_ok=True)
    replace_text(path, text)
    return WriteResult(path, WriteOutcome.WRITTEN)


def read_document(path: Path) -> PolicyDocument:
    """Read a document, as it was parsed, without corrections.

    Raises:
        InvalidFile: with file, line and field of everything that is wrong.
    """
    return validated(PolicyDocument, read_yaml(path), str(path))


def load_corpus(folder: Path) -> Corpus:
    """Read all documents of a folder and apply their corrections.

    A file that cannot be used is a problem of its own and keeps nothing else from being read.

    Raises:
        CorpusError: there is no such folder.
    """
    if not folder.is_dir():
        raise CorpusError(f"文件夹 {folder} 不存在，请检查路径，或先运行 kspolicy parse 生成。")
    entries: dict[str, Entry] = {}
    problems: list[Problem] = []
    files = document_files(folder)
    for path in files:
        try:
            entry = _entry(path, problems)
        except InvalidFile as error:
            problems.extend(error.problems)
            continue
        other = entries.setdefault(entry.document.id, entry)
        if other is not entry:
            message = f"与 {other.path.name} 是同一份文档（{entry.document.id}），请删去一个"
            problems.append(Problem(str(path), message))
    owned = {corrections_file(path) for path in files}
    for path in corrections_files(folder):
        if path not in owned:
            message = "没有同名的文档，更正未采用，请检查文件名"
            problems.append(Problem(str(path), message))
    return Corpus(folder, tuple(entries.values()), tuple(problems))


def corpus_problems(corpus: Corpus) -> list[Problem]:
    """Everything in a corpus that is not used as it stands: files and single corrections."""
    rejected = [rejection.problem for entry in corpus.entries for rejection in entry.rejected]
    return [*corpus.problems, *rejected]


def _entry(path: Path, problems: list[Problem]) -> Entry:
    """One document, corrected; what is wrong with its corrections is added to ``problems``."""
    document = read_document(path)
    corrections = corrections_file(path)
    if corrections.is_file():
        try:
            corrected = correct(document, corrections)
        except InvalidFile as error:
            problems.extend(error.problems)
        else:
            return Entry(path, corrected.document, corrected.applied, corrected.rejected)
    return Entry(path, document)


def _present(path: Path) -> str | None:
    """What a file says; None when it is no text."""
    try:
        return read_text(path)
    except InvalidFile:
        return None


def _schema_seen_from(folder: Path) -> str:
    """The way to the JSON Schema from a file in ``folder``."""
    name = Path("schemas", schema_file("document"))
    folder = folder.absolute()
    for above in folder.parents:
        if (above / name).is_file():
            return Path(os.path.relpath(above / name, folder)).as_posix()
    # Where it would lie if the folder were data/structured.
    return f"../../{name.as_posix()}"
