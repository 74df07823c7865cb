"""What the parser reads in passages that people labelled, from documents of many places.

A passage with a known gap must fail: who closes the gap removes its mark.
"""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

import pytest

from accuracy.labelled import KINDS, Passage, differences, passages, read_passage

if TYPE_CHECKING:
    from collections.abc import Iterator

ALL = [passage for kind in KINDS for passage in passages(kind)]


def cases() -> Iterator[object]:
    """Every passage; pytest would escape Chinese names, so it is numbered within its file."""
    for kind in KINDS:
        for number, passage in enumerate(passages(kind), start=1):
            gap = passage.known_gap
            marks = [pytest.mark.xfail(strict=True, reason=gap)] if gap else []
            yield pytest.param(passage, marks=marks, id=f"{kind}-{number}")


@pytest.mark.parametrize("passage", list(cases()))
def test_the_parser_reads_what_a_reader_reads(passage: Passage) -> None:
    reading = read_passage(passage)
    assert reading.right, "\n".join([reading.name, reading.text, *differences(reading)])


def test_every_passage_has_a_name_of_its_own_and_says_where_it_is_from() -> None:
    names = Counter(passage.name for passage in ALL)
    assert [name for name, times in names.items() if times > 1] == []
    assert [passage.name for passage in ALL if not passage.source.strip()] == []


def test_a_known_gap_says_why() -> None:
    assert [p.name for p in ALL if p.known_gap is not None and len(p.known_gap) < 4] == []
