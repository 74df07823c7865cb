"""Whether the figures of a document are those that its own wordings give.

A figure that a person edited in the YAML no longer says what stands in the document; a correction
says it with a reason, and leaves the document as it was read.
"""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING, NamedTuple

from kspolicy.model.multipliers import split_unit

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from kspolicy.corpus.loaded import FieldPath
    from kspolicy.model.document import Number, PolicyDocument, Target

_OF_TABLE = "table-"
# 8000 under 亿元 may stand in the YAML as 0.8万亿元, where the cell itself names no unit.
_SCALES = (1, 10**4, 10**8)


class _Figure(NamedTuple):
    """A figure; ``unit``: None where its cell leaves that to the head of the table."""

    value: Number
    most: Number | None
    unit: str | None

    def __str__(self) -> str:
        ends = f"{self.value}" if self.most is None else f"{self.value}—{self.most}"
        return f"{ends}{self.unit or ''}"


def contradictions(document: PolicyDocument) -> Iterator[tuple[FieldPath, str]]:
    """The fields of targets whose figure is another than that of their wording, and both figures.

    A wording that the parser reads no figure from says nothing; other multipliers (0.8万亿元 for
    8000亿元) are the same figure.
    """
    for number, target in enumerate(document.targets):
        for field, stated, written, words in _contradicted(target):
            message = f"是 {stated}，而原文“{words}”写的是 {written}"
            yield ("targets", number, field), message


def _contradicted(target: Target) -> Iterator[tuple[str, _Figure, _Figure, str]]:
    stated = _Figure(target.value, target.value_max, target.unit)
    written = _written(target)
    if written and not any(_same(stated, figure) for figure in written):
        yield _field(stated, written[0]), stated, written[0], target.wording
    if target.base_value is None or target.found_by.startswith(_OF_TABLE):
        return
    base = _Figure(target.base_value, None, target.unit)
    quoted = [figure for figure in _read(target.quote) if _same_measure(figure, stated)]
    others = [figure for figure in quoted if figure not in written]
    if others and not any(_same(base, figure) for figure in quoted):
        yield "base_value", base, others[0], target.quote


def _written(target: Target) -> Sequence[_Figure]:
    """The figures of a target's wording, read where it stands in the quote."""
    if target.found_by.startswith(_OF_TABLE):
        return _read_cell(target.wording)
    begin = target.quote.find(target.wording)
    if begin < 0:
        return _read(target.wording)
    return _read(target.quote, begin, begin + len(target.wording))


def _read(text: str, begin: int = 0, end: int | None = None) -> list[_Figure]:
    from kspolicy.parse.quantities import find_quantities

    found = find_quantities(text, begin, end)
    return [_Figure(quantity.value, quantity.value_max, quantity.unit) for quantity in found]


def _read_cell(text: str) -> list[_Figure]:
    from kspolicy.parse.cell_figures import read_figure

    figure = read_figure(text)
    if figure is None:
        return []
    return [_Figure(figure.value, figure.value_max, figure.unit or None)]


def _same(stated: _Figure, written: _Figure) -> bool:
    """Whether two figures are one, whatever their multipliers."""
    if written.unit is None:
        return any(_ends(stated, s) == _ends(written) for s in _scales(stated))
    return _same_measure(stated, written) and _ends(stated, _factor(stated)) == _ends(
        written, _factor(written)
    )


def _same_measure(one: _Figure, other: _Figure) -> bool:
    """Whether both are of one measure; a bare 万 is one of anything."""
    bare, other_bare = split_unit(one.unit or "")[1], split_unit(other.unit or "")[1]
    return bare == other_bare or not bare or not other_bare


def _scales(stated: _Figure) -> Iterator[Decimal]:
    """By what the figure of a cell without unit may have been multiplied."""
    yield Decimal(1)
    for scale in _SCALES:
        yield Decimal(_factor(stated)) / scale


def _ends(figure: _Figure, factor: int | Decimal = 1) -> tuple[Decimal | None, Decimal | None]:
    low, most = (
        None if end is None else Decimal(str(end)) * factor for end in (figure.value, figure.most)
    )
    return low, most


def _factor(figure: _Figure) -> int:
    return split_unit(figure.unit or "")[0]


def _field(stated: _Figure, written: _Figure) -> str:
    """Which field of a target is to blame."""
    if not _same(stated._replace(most=None), written._replace(most=None)):
        return "unit" if stated.value == written.value else "value"
    return "value_max"
