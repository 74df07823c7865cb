"""Baselines: the old passes, the new fails, the cured is counted."""

from __future__ import annotations

from dataclasses import replace

import pytest

from kspolicy.check.baseline import baseline_of, baseline_text, compare, parse_baseline
from kspolicy.corpus.errors import InvalidFile
from kspolicy.model.finding import Evidence, Finding, Severity

SUM = Finding("KS101", Severity.ERROR, "甲1号", "企业数", "合计 9，总数 10", ())
BOUND = Finding("KS203", Severity.WARNING, "甲1号", "产值", "相差 3", ())
OTHER = Finding("KS101", Severity.ERROR, "乙2号", "企业数", "合计 1，总数 2", ())


def test_file_gives_back_what_was_written() -> None:
    baseline = baseline_of([BOUND, SUM])
    text = baseline_text(baseline)
    assert parse_baseline(text, "基线.json") == baseline
    assert "合计 9，总数 10" in text
    # Equal findings give an equal file, in whichever order they were found.
    assert baseline_text(baseline_of([SUM, BOUND])) == text


def test_new_left_and_cured() -> None:
    compared = compare([SUM, OTHER], [SUM, OTHER], baseline_of([SUM, BOUND]), lambda known: True)
    assert compared.fresh == (OTHER,)
    assert compared.left == (SUM,)
    assert [known.subject for known in compared.cured] == ["产值"]
    assert compared.altered == frozenset()


def test_moved_lines_change_nothing_and_other_words_are_noticed() -> None:
    moved = replace(SUM, evidence=(Evidence("甲1号", "annex-1", "企业数", line=99),))
    reworded = replace(BOUND, message="相差 4")
    baseline = baseline_of([SUM, BOUND])
    compared = compare([moved, reworded], [moved, reworded], baseline, lambda known: True)
    assert compared.fresh == ()
    assert compared.altered == {BOUND.fingerprint}


def test_not_looked_for_is_not_cured() -> None:
    baseline = baseline_of([SUM, OTHER])
    compared = compare([], [], baseline, lambda known: known.document == "乙2号")
    assert [known.document for known in compared.cured] == ["乙2号"]


def test_suppressed_is_not_cured() -> None:
    assert compare([], [SUM], baseline_of([SUM]), lambda known: True).cured == ()


def test_kept_entries_stay_and_found_ones_take_their_place() -> None:
    old = baseline_of([OTHER, replace(SUM, message="旧")]).findings
    messages = {known.document: known.message for known in baseline_of([SUM], old).findings}
    assert messages == {"甲1号": "合计 9，总数 10", "乙2号": "合计 1，总数 2"}


@pytest.mark.parametrize(
    "text",
    ["", "[]", '{"version": 2, "findings": []}', '{"version": 1}', '{"findings": [{}]}', "{"],
)
def test_what_is_no_baseline_is_refused_with_its_name(text: str) -> None:
    with pytest.raises(InvalidFile, match=r"^基线\.json"):
        parse_baseline(text, "基线.json")
