"""What a check reports."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from kspolicy.model.source import Box


class Severity(StrEnum):
    """How bad a finding is: a contradiction, a difference in saying, or worth a look."""

    ERROR = "error"
    WARNING = "warning"
    INFO = "info"


@dataclass(frozen=True, slots=True)
class Evidence:
    """One place that a finding rests on: the quoted words and the value they give.

    ``value`` is what the rule compared (a number, a name or a sentence), ready to print. ``box``
    is where what the quote is from begins on ``page``: left, top, right and bottom in points.
    """

    document: str
    part: str
    quote: str
    value: str | int | float | None = None
    line: int | None = None
    page: int | None = None
    box: Box | None = None
    paragraph: int | None = None

    @property
    def ordinal(self) -> int:
        """Which line or paragraph it is, to tell the order; 0 where that is not known."""
        return self.line or self.paragraph or 0


@dataclass(frozen=True, slots=True)
class Fix:
    """Words that can be put right without a doubt, on one line of a text file.

    ``old`` are words as read that stand on line ``line`` (from 1), with enough around them to be
    found there once; where they stand there several times, give the fix as often. A fix that
    changes a number is refused.
    """

    line: int
    old: str
    new: str


@dataclass(frozen=True, slots=True)
class Finding:
    """One finding of one rule.

    ``subject`` names what the finding is about (an indicator, a task) in words that survive an
    edit elsewhere in the document; the fingerprint is made of rule, document and subject, so that
    an inserted paragraph changes nothing. ``number`` tells apart findings that share all three,
    in reading order. ``fixes`` are what would cure the finding, where that is certain.
    """

    rule: str
    severity: Severity
    document: str
    subject: str
    message: str
    evidence: tuple[Evidence, ...]
    fixes: tuple[Fix, ...] = ()
    number: int = 1

    @property
    def label(self) -> str:
        """The subject as it is printed, with its number where it is not the only one."""
        return self.subject if self.number == 1 else f"{self.subject} #{self.number}"

    @property
    def fingerprint(self) -> str:
        """A stable key of 16 hexadecimal digits."""
        from hashlib import blake2b

        key = "\x1f".join((self.rule, self.document, self.label))
        return blake2b(key.encode(), digest_size=8).hexdigest()
