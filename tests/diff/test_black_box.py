"""Other ways to write the same are no change; a real change beside them still is one."""

from __future__ import annotations

import re

import pytest

from kspolicy.diff.documents import diff_documents
from shipped import ELECTRONICS, EQUIPMENT, RAW, edited, lexicon, parse_text, shipped


def raw(name: str) -> str:
    return (RAW / f"{name}.txt").read_text(encoding="utf-8")


@pytest.mark.parametrize("name", [ELECTRONICS, EQUIPMENT])
@pytest.mark.parametrize("mark", ["——", "—", "－", "－－", "-", "–", "/"])
def test_another_mark_for_not_allocated_is_no_change(name: str, mark: str) -> None:
    text = raw(name)
    assert text.count("--") > 60
    other = parse_text(text.replace("--", mark))
    assert diff_documents(shipped(name), other, lexicon()) == []
    assert diff_documents(other, shipped(name), lexicon()) == []


def test_a_figure_in_place_of_a_mark_is_one_change_among_other_marks() -> None:
    text = raw(ELECTRONICS)
    row = next(line for line in text.splitlines() if "\t--\t" in line)
    changed = text.replace(row, row.replace("\t--\t", "\t7\t", 1), 1).replace("--", "——")
    (change,) = diff_documents(shipped(ELECTRONICS), parse_text(changed), lexicon())
    assert (change.item, change.field, change.old, change.new) == ("target", "value", "--", 7)


@pytest.mark.parametrize("name", [ELECTRONICS, EQUIPMENT])
def test_thousands_separators_are_no_change(name: str) -> None:
    text, times = re.subn(
        r"(?<!\d)([1-9])(\d{3})(?=\s*(?:亿|人|家|名|个|项|\t))(?<!2025)", r"\1,\2", raw(name)
    )
    assert times > 3
    assert diff_documents(shipped(name), parse_text(text), lexicon()) == []


def test_a_number_changed_and_separated_is_one_change() -> None:
    old = "科技型中小企业评价入库力争超 1110 家"
    assert raw(ELECTRONICS).count(old) == 2
    new = edited(ELECTRONICS, (old, old.replace("1110", "1,210")))
    (change,) = diff_documents(shipped(ELECTRONICS), new, lexicon())
    assert (change.item, change.field, change.old, change.new) == ("target", "value", 1110, 1210)
