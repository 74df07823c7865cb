"""The shape of the rows. Field names are a contract that scripts outside rely on: only add."""

from __future__ import annotations

from typing import NotRequired, TypedDict

Number = int | float


class PlaceRow(TypedDict):
    """Where something is written: a line, or a paragraph of a file without lines."""

    line: int | None
    paragraph: int | None
    page: int | None


class TargetRow(PlaceRow):
    """A target of the text, the total of an allocation row, or one district's share of it.

    ``indicator`` and ``unit`` stand as written; ``concept`` is the key that mentions of one
    indicator share; ``doubt`` says in one sentence why the value or the link is uncertain;
    ``share`` is the district's part of the total, from 0 to 1; ``attribute`` says how binding a
    target is (约束性, 预期性), ``base_value`` from where it starts in ``base_year``.
    """

    ref: str
    document: str
    part: str
    section: str | None
    task: str | None
    indicator: str
    concept: str | None
    value: Number | None
    value_max: Number | None
    unit: str | None
    comparator: str
    wording: str
    aspirational: bool
    basis: str | None
    attribute: str | None
    base_value: Number | None
    base_year: int | None
    year: int | None
    year_inherited: bool
    district: str | None
    total: Number | None
    share: float | None
    category: str | None
    of_which: str | None
    responsible_units: list[str]
    quote: str
    doubt: str | None
    corrected: str | None


class TaskRow(PlaceRow):
    """A task of the body or of a task list."""

    ref: str
    document: str
    part: str
    number: str | None
    title: str
    programme: str | None
    lead_units: list[str]
    supporting_units: list[str]
    responsible_units: list[str]
    lead_by_custom: bool
    all_districts: bool
    all_districts_inherited: bool
    deadline: str | None
    targets: int
    text: str
    corrected: str | None


class DocumentRow(TypedDict):
    """A document of the corpus."""

    ref: str
    document: str
    number: str | None
    issuers: list[str]
    title: str
    signed: str | None
    printed: str | None
    recipients: list[str]
    source: str
    tasks: int
    targets: int
    notes: int
    findings: NotRequired[dict[str, int]]


class PassageRow(PlaceRow):
    """A sentence or table cell, for full-text search."""

    ref: str
    document: str
    part: str
    label: str
    text: str


class UnitNameRow(TypedDict):
    """A unit and every way in which its name is written or known."""

    name: str
    full: str | None
    aliases: list[str]
    written: list[str]


class DistrictNameRow(TypedDict):
    """A district and every way in which its name is written or known."""

    name: str
    full: str | None
    aliases: list[str]


class LinkRow(TypedDict):
    """Two items that speak of one thing, and why they are taken to."""

    one: str
    other: str
    kind: str
    concept: str | None
    certain: bool
    reason: str


class Index(TypedDict):
    """All rows of a corpus, by kind."""

    documents: list[DocumentRow]
    targets: list[TargetRow]
    tasks: list[TaskRow]
    passages: list[PassageRow]
    units: list[UnitNameRow]
    districts: list[DistrictNameRow]
    unit_names: dict[str, str]
    district_names: dict[str, str]
    places: list[str]
    links: list[LinkRow]
