"""Aligning rows of different length, against trying every way."""

from __future__ import annotations

from itertools import combinations

from hypothesis import given
from hypothesis import strategies as st

from kspolicy.read.tables.alignment import align


@st.composite
def problems(draw: st.DrawFn) -> tuple[int, int, set[tuple[int, int]], set[int]]:
    shorter = draw(st.integers(0, 5))
    longer = shorter + draw(st.integers(0, 3))
    pairs = st.tuples(st.integers(0, max(shorter - 1, 0)), st.integers(0, max(longer - 1, 0)))
    return shorter, longer, draw(st.sets(pairs)), draw(st.sets(st.integers(0, max(longer - 1, 0))))


@given(problems())
def test_partners_are_those_of_all_complete_ways(
    problem: tuple[int, int, set[tuple[int, int]], set[int]],
) -> None:
    shorter, longer, fitting, skippable = problem
    partners: list[set[int]] = [set() for _ in range(shorter)]
    skipped: set[int] = set()
    possible = False
    for left_out in combinations(range(longer), longer - shorter):
        kept = [j for j in range(longer) if j not in left_out]
        if skippable.issuperset(left_out) and all(pair in fitting for pair in enumerate(kept)):
            possible = True
            skipped.update(left_out)
            for i, j in enumerate(kept):
                partners[i].add(j)
    found = align(shorter, longer, lambda i, j: (i, j) in fitting, skippable.__contains__)
    assert [set(row) for row in found.partners] == partners
    assert found.skipped == skipped
    if shorter:
        assert found.possible == possible
