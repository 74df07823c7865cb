"""Allocation tables: rows by what they measure, districts by name, figures by both."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from kspolicy.diff.change import Change, Subject, Value
from kspolicy.diff.folding import UNALLOCATED, bare, fold
from kspolicy.diff.outline import TITLES_ALIKE, part_name
from kspolicy.diff.pairing import Pairing, moved
from kspolicy.diff.units import name_changes
from kspolicy.link.dimension import dimension
from kspolicy.link.indicators import indicator_form

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from kspolicy.lexicon.lexicon import Lexicon
    from kspolicy.link.form import IndicatorForm
    from kspolicy.model.document import AllocationRow, AllocationTable, Figure

_OF_WHICH = re.compile(r"^其中[:：]?")
_YEAR = re.compile(r"(?:19|20)\d\d年?")
# A row renamed past recognition is the same when this many of its figures, and all, are equal.
_FEWEST_FIGURES = 4


def table_changes(
    old: AllocationTable,
    new: AllocationTable,
    subjects: tuple[str, str],
    lexicon: Lexicon,
) -> Iterator[Change]:
    """What of one allocation table changed. ``subjects`` are the matters of the two documents."""
    yield from _heading_changes(old, new)
    districts = _pair_districts(old, new, lexicon)
    yield from _district_changes(old, new, districts)
    rows = _pair_rows(old.rows, new.rows, subjects, lexicon)
    yield from _category_changes(old, new, rows)
    order = [k for _, k in sorted((j, i) for i, j in rows.new_of.items())]
    out_of_order = moved(order)
    names = {row.id: row.indicator for row in (*old.rows, *new.rows)}
    ids = {before.id: after.id for before, after in rows.pairs()}
    for k, (before, after) in enumerate(rows.pairs()):
        subject = _row_subject(before, after, new.part)
        same_whole = ids.get(before.of_which or "", before.of_which) == after.of_which
        yield from _row_changes(subject, before, after, same_whole=same_whole)
        yield from name_changes(subject, before.units, after.units, lexicon.units)
        if not same_whole:
            wholes = (names.get(row.of_which or "") for row in (before, after))
            yield from _differing(subject, "of_which", *wholes)
        if k in out_of_order:
            yield from _differing(subject, "order", order[k] + 1, rows.new_of[order[k]] + 1)
        yield from _figure_changes(before, after, new.part, districts)
    yield from row_changes(rows.removed(), rows.added(), new.part)


def _differing(subject: Subject, field: str, old: Value, new: Value) -> Iterator[Change]:
    if old != new:
        yield subject.changed(field, old, new)


def row_changes(
    removed: Sequence[AllocationRow], added: Sequence[AllocationRow], part: str
) -> Iterator[Change]:
    """Rows that only one document has."""
    for row in removed:
        yield _row_subject(row, None, part).removed(_written(row), context=_shares(row))
    for row in added:
        yield _row_subject(None, row, part).added(_written(row), context=_shares(row))


def _heading_changes(old: AllocationTable, new: AllocationTable) -> Iterator[Change]:
    subject = _table_subject(old, new, part=new.part)
    if old.year != new.year:
        yield subject.changed("year", old.year, new.year)
    headings = [fold(table.total_column) for table in (old, new)]
    if old.year != new.year:
        headings = [_YEAR.sub("", heading) for heading in headings]
    if headings[0] != headings[1]:
        yield subject.changed("total_column", old.total_column, new.total_column)


def _pair_districts(old: AllocationTable, new: AllocationTable, lexicon: Lexicon) -> Pairing[str]:
    names = lexicon.districts((*old.districts, *new.districts))
    pairing = Pairing(old.districts, new.districts)
    pairing.join_equal(fold, fold)
    pairing.join_equal(names.resolve, names.resolve)
    return pairing


def _district_changes(
    old: AllocationTable, new: AllocationTable, districts: Pairing[str]
) -> Iterator[Change]:
    order = [districts.old_of[j] for j in sorted(districts.old_of)]
    out_of_order = moved(order)
    for k, (before, after) in enumerate(districts.pairs()):
        subject = _district_subject(old, new, before, after)
        if fold(before) != fold(after):
            yield subject.changed("district_name", before, after)
        if k in out_of_order:
            yield from _differing(subject, "order", order[k] + 1, districts.new_of[order[k]] + 1)
    for name in districts.removed():
        yield _district_subject(old, None, name, None).removed(name)
    for name in districts.added():
        yield _district_subject(None, new, None, name).added(name)


def _pair_rows(
    olds: Sequence[AllocationRow],
    news: Sequence[AllocationRow],
    subjects: tuple[str, str],
    lexicon: Lexicon,
) -> Pairing[AllocationRow]:
    pairing = Pairing(olds, news)
    forms = {
        id(row): indicator_form(row.indicator, row.unit, subject, lexicon)
        for rows, subject in ((olds, subjects[0]), (news, subjects[1]))
        for row in rows
    }

    def thing(row: AllocationRow) -> tuple[IndicatorForm, str | None]:
        return forms[id(row)], dimension(row.unit)

    def indicator(row: AllocationRow) -> str:
        return bare(_without_unit(row))

    def figures(row: AllocationRow) -> tuple[Figure | None, ...] | None:
        found = tuple(map(_compared, (row.total, *row.shares.values())))
        numbers = sum(isinstance(figure, int | float) for figure in found)
        return found if numbers >= _FEWEST_FIGURES else None

    for key in (
        lambda row: (row.category, indicator(row), thing(row)),
        lambda row: (row.category, thing(row)),
        thing,
        lambda row: forms[id(row)],
    ):
        pairing.join_equal(key, key)
    pairing.join_likest(indicator, TITLES_ALIKE)
    pairing.join_equal(figures, figures, unique=True)
    return pairing


def _category_changes(
    old: AllocationTable, new: AllocationTable, rows: Pairing[AllocationRow]
) -> Iterator[Change]:
    """A category stands once for several rows: told once for the table, not for every row."""
    told = {
        (before.category, after.category): (before, after)
        for before, after in reversed(list(rows.pairs()))
        if fold(before.category or "") != fold(after.category or "")
    }
    for (was, now), (before, after) in reversed(told.items()):
        yield _row_subject(before, after, new.part).changed("category", was, now)


def _row_changes(
    subject: Subject, old: AllocationRow, new: AllocationRow, *, same_whole: bool
) -> Iterator[Change]:
    words = [_without_unit(row) for row in (old, new)]
    if not same_whole:
        words = [_OF_WHICH.sub("", indicator) for indicator in words]
    if words[0] != words[1]:
        yield subject.changed("indicator", old.indicator, new.indicator)
    if fold(old.unit or "") != fold(new.unit or ""):
        yield subject.changed("unit", old.unit, new.unit)


def _figure_changes(
    old: AllocationRow, new: AllocationRow, part: str, districts: Pairing[str]
) -> Iterator[Change]:
    unit = new.unit if old.unit == new.unit else None
    if _compared(old.total) != _compared(new.total):
        subject = _row_subject(old, new, part)
        yield subject.changed("value", old.total, new.total, unit=unit)
    for before, after in districts.pairs():
        was, now = old.shares.get(before), new.shares.get(after)
        if _compared(was) != _compared(now):
            subject = _row_subject(old, new, part, (before, after))
            yield subject.changed("value", was, now, unit=unit)


def _compared(figure: Figure | None) -> Figure | None:
    """A figure as it is compared: whatever says "not allocated" says the same."""
    return UNALLOCATED if isinstance(figure, str) else figure


def _without_unit(row: AllocationRow) -> str:
    indicator = fold(row.indicator)
    if row.unit:
        for brackets in ("（{}）", "({})"):
            indicator = indicator.removesuffix(brackets.format(row.unit))
    return indicator


def _written(row: AllocationRow) -> str:
    """The total with its unit, as a target would be worded; 未填 where the cell is empty."""
    if isinstance(row.total, int | float):
        return f"{row.total}{row.unit or ''}"
    return row.total or "未填"


def _shares(row: AllocationRow) -> str:
    figures = "，".join(
        f"{district} {figure}" for district, figure in row.shares.items() if figure is not None
    )
    return f"{row.indicator}：{figures}"


def _row_subject(
    old: AllocationRow | None,
    new: AllocationRow | None,
    part: str,
    district: tuple[str, str] | None = None,
) -> Subject:
    row = new or old
    assert row is not None
    label = fold(row.indicator) or row.id
    suffixes = [f"@{name}" for name in district] if district else ["", ""]
    return Subject(
        item="target",
        label=f"{label}·{district[1]}" if district else label,
        part=part,
        old=old,
        new=new,
        id_old=f"{old.id}{suffixes[0]}" if old else None,
        id_new=f"{new.id}{suffixes[1]}" if new else None,
        district=district[1] if district else None,
    )


def _table_subject(
    old: AllocationTable | None, new: AllocationTable | None, *, part: str
) -> Subject:
    return Subject(
        item="table",
        label=f"{part_name(part)} 目标分解表",
        part=part,
        old=old,
        new=new,
        id_old=old.part if old else None,
        id_new=new.part if new else None,
    )


def _district_subject(
    old: AllocationTable | None, new: AllocationTable | None, before: str | None, after: str | None
) -> Subject:
    table = new or old
    assert table is not None
    return Subject(
        item="district",
        label=after or before or "（未写区镇）",
        part=table.part,
        old=old,
        new=new,
        id_old=f"{old.part}@{before}" if old else None,
        id_new=f"{new.part}@{after}" if new else None,
        district=after or before,
    )
