"""Findings that stay in an issued document on purpose, and why.

An issued document cannot be edited, so that what is known of it is written into a file of its
own, which holds the reason for each finding that is no longer to be reported.
"""

from __future__ import annotations

import datetime
from dataclasses import dataclass
from typing import TYPE_CHECKING

from pydantic import Field, model_validator

from kspolicy.corpus.folder import fold
from kspolicy.corpus.guard import load_yaml
from kspolicy.corpus.validation import validated
from kspolicy.model.record import Record

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from kspolicy.corpus.loaded import Loaded
    from kspolicy.model.finding import Finding


class Suppression(Record):
    """One finding that is not to be reported: named by fingerprint, or by what it is about."""

    rule: str | None = Field(default=None, pattern=r"^[Kk][Ss]\d{3}$", description="规则编号")
    document: str | None = Field(default=None, description="文档标识，即发文字号")
    subject: str | None = Field(default=None, description="对象，与检查结果中的写法一致")
    fingerprint: str | None = Field(default=None, pattern=r"^[0-9a-f]{16}$", description="指纹")
    reason: str = Field(pattern=r"\S", description="理由，必填")
    until: datetime.date | None = Field(default=None, description="有效期至（含当日）")

    @model_validator(mode="after")
    def _check_name(self) -> Suppression:
        """The entry names one finding.

        Raises:
            ValueError: it does not.
        """
        if self.fingerprint is None and not (self.rule and self.document and self.subject):
            raise ValueError("请写明 fingerprint，或者 rule、document、subject 三项")
        return self

    def names(self, finding: Finding) -> bool:
        """Whether this is the finding that is meant."""
        return (
            self.fingerprint in (None, finding.fingerprint)
            and self.subject in (None, finding.label)
            and self.may_concern(finding.rule, finding.document)
        )

    def may_concern(self, rule: str, document: str) -> bool:
        """Whether the finding that is meant can be one of this rule in this document."""
        return (self.rule is None or self.rule.upper() == rule) and (
            self.document is None or fold(self.document) == fold(document)
        )

    def __str__(self) -> str:
        """The finding as it is named here."""
        named = (self.rule, self.document, self.subject, self.fingerprint)
        return " ".join(name for name in named if name)


class SuppressionFile(Record):
    """All that is suppressed."""

    suppressions: tuple[Suppression, ...] = Field(description="逐条说明")


@dataclass(frozen=True, slots=True)
class Suppressions:
    """The entries of a file, and where they stand in it."""

    name: str
    entries: tuple[Suppression, ...]
    loaded: Loaded

    def place(self, position: int) -> str:
        """File, line and finding of the entry at ``position``."""
        line = self.loaded.line(("suppressions", position))
        return f"{self.name} 第 {line} 行（{self.entries[position]}）"


@dataclass(frozen=True, slots=True)
class Held:
    """What suppressions made of findings: reported ones, silent ones with the reason, remarks."""

    reported: tuple[Finding, ...]
    suppressed: tuple[tuple[Finding, Suppression], ...] = ()
    remarks: tuple[str, ...] = ()


def parse_suppressions(text: str, name: str) -> Suppressions:
    """The suppressions that a YAML file holds; ``name`` is the file, as the person knows it.

    Raises:
        InvalidFile: with file, line and field of everything that is wrong.
    """
    loaded = load_yaml(text, name)
    return Suppressions(name, validated(SuppressionFile, loaded, name).suppressions, loaded)


def hold_back(
    findings: Iterable[Finding],
    suppressions: Suppressions,
    today: datetime.date,
    was_checked: Callable[[Suppression], bool],
) -> Held:
    """Set aside the findings that are suppressed on the day ``today``.

    ``was_checked`` says of an entry whether its finding would have been found in this run; only
    then can the entry be out of date.
    """
    reported: list[Finding] = []
    suppressed: list[tuple[Finding, Suppression]] = []
    used: set[int] = set()
    for finding in findings:
        for position, entry in enumerate(suppressions.entries):
            if entry.names(finding) and not _has_expired(entry, today):
                suppressed.append((finding, entry))
                used.add(position)
                break
        else:
            reported.append(finding)
    remarks = []
    for position, entry in enumerate(suppressions.entries):
        if _has_expired(entry, today):
            remarks.append(f"{suppressions.place(position)}已于 {entry.until} 到期，不再起作用。")
        elif position not in used and was_checked(entry):
            remarks.append(f"{suppressions.place(position)}没有对应的发现，可以删去。")
    return Held(tuple(reported), tuple(suppressed), tuple(remarks))


def _has_expired(entry: Suppression, today: datetime.date) -> bool:
    return entry.until is not None and entry.until < today
