"""The corrections that people wrote for a document, applied on top of what was parsed."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from kspolicy.corpus.amendment import InapplicableError, amended
from kspolicy.corpus.errors import InvalidFile, Problem
from kspolicy.corpus.guard import read_yaml
from kspolicy.corpus.validation import validated
from kspolicy.model.correction import Correction, CorrectionsFile

if TYPE_CHECKING:
    from pathlib import Path

    from kspolicy.model.document import PolicyDocument


@dataclass(frozen=True, slots=True)
class Rejection:
    """A correction that was not applied, and why."""

    correction: Correction
    problem: Problem


@dataclass(frozen=True, slots=True)
class Corrected:
    """A document with its corrections in it; each correction was applied or rejected."""

    document: PolicyDocument
    applied: tuple[Correction, ...] = ()
    rejected: tuple[Rejection, ...] = ()


def correct(document: PolicyDocument, path: Path) -> Corrected:
    """Apply a file of corrections, in its order.

    Raises:
        InvalidFile: the file cannot be used at all, or belongs to another document.
    """
    loaded = read_yaml(path)
    file = validated(CorrectionsFile, loaded, str(path))
    if file.document != document.id:
        message = f"写的是“{file.document}”，而同名文档的标识是“{document.id}”，请改成一致"
        raise InvalidFile([Problem(str(path), message, loaded.line(("document",)), "document")])
    applied: list[Correction] = []
    rejected: list[Rejection] = []
    for i, correction in enumerate(file.corrections):
        try:
            document = amended(document, correction)
        except InapplicableError as error:
            line = loaded.line(("corrections", i))
            problem = Problem(str(path), f"更正未采用：{error}", line, correction.item)
            rejected.append(Rejection(correction, problem))
        else:
            applied.append(correction)
    return Corrected(document, tuple(applied), tuple(rejected))
