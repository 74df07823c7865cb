"""What became of each file of a batch."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path


class State(StrEnum):
    """What became of a file.

    Without writing, a document is UNCHANGED, DIFFERENT from the YAML that is there, or MISSING.
    """

    WRITTEN = "written"
    UNCHANGED = "unchanged"
    EDITED = "edited"
    DOUBLED = "doubled"
    REFUSED = "refused"
    DIFFERENT = "different"
    MISSING = "missing"


@dataclass(frozen=True, slots=True)
class Remark:
    """Something in a document that a person should look at, with its place where there is one."""

    message: str
    line: int | None = None
    page: int | None = None
    paragraph: int | None = None


@dataclass(frozen=True, slots=True)
class Digest:
    """A document in short: its id, the form it was read from, and how much was found in it."""

    document: str
    form: str
    tasks: int
    targets: int
    figures: int
    units: int
    remarks: tuple[Remark, ...]


@dataclass(frozen=True, slots=True)
class Outcome:
    """What became of one file.

    ``shown`` is what people call the file. ``digest`` and ``file``, the YAML, are there unless it
    was refused; ``reason`` and ``trace`` only then, as is ``error`` where the disk refused.
    ``first`` is the outcome for the file that was the same document.
    """

    shown: str
    state: State
    digest: Digest | None = None
    file: Path | None = None
    first: Outcome | None = None
    reason: str = ""
    trace: str = ""
    error: OSError | None = None
