"""What a check reports."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class Severity(StrEnum):
    """How bad a finding is: a contradiction, a difference in saying, or worth a look."""

    ERROR = "error"
    WARNING = "warning"
    INFO = "info"


@dataclass(frozen=True, slots=True)
class Evidence:
    """One place that a finding rests on: the quoted words and the value they give.

    ``value`` is what the rule compared (a number, a name or a sentence), ready to print.
    """

    document: str
    part: str
    quote: str
    value: str | int | float | None = None
    line: int | None = None
    page: int | None = None


@dataclass(frozen=True, slots=True)
class Finding:
    """One finding of one rule.

    ``subject`` names what the finding is about (an indicator, a task) in words that survive an
    edit elsewhere in the document; the fingerprint is made of rule, document and subject, so that
    an inserted paragraph changes nothing.
    """

    rule: str
    severity: Severity
    document: str
    subject: str
    message: str
    evidence: tuple[Evidence, ...]

    @property
    def fingerprint(self) -> str:
        """A stable key of 16 hexadecimal digits."""
        from hashlib import blake2b

        key = "\x1f".join((self.rule, self.document, self.subject))
        return blake2b(key.encode(), digest_size=8).hexdigest()
