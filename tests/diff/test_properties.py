"""What holds of every comparison, whatever was edited."""

from __future__ import annotations

from collections import Counter
from functools import cache
from typing import TYPE_CHECKING, NamedTuple

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kspolicy.diff.documents import diff_documents
from shipped import ELECTRONICS, EQUIPMENT, RAW, lexicon, parse_text, shipped

if TYPE_CHECKING:
    from kspolicy.diff.change import Change, Kind
    from kspolicy.model.document import PolicyDocument

WORDS = ["新增", "市教育局、", "力争超100家，", "进一步", "。", "9", "（", "一、", "\t"]


@cache
def lines(name: str) -> tuple[str, ...]:
    return tuple((RAW / f"{name}.txt").read_text(encoding="utf-8").split("\n"))


class Edit(NamedTuple):
    """A line dropped, doubled, changed for another, or with words put in or out."""

    name: str
    how: str
    line: int
    other: int
    cut: int
    words: str

    def documents(self) -> tuple[PolicyDocument, PolicyDocument]:
        """The document, and it with the edit."""
        rows = list(lines(self.name))
        row, cut = rows[self.line], self.cut % (len(rows[self.line]) + 1)
        match self.how:
            case "drop":
                del rows[self.line]
            case "double":
                rows.insert(self.other, row)
            case "swap":
                rows[self.line], rows[self.other] = rows[self.other], row
            case "put in":
                rows[self.line] = row[:cut] + self.words + row[cut:]
            case _:
                rows[self.line] = row[:cut] + row[cut + len(self.words) :]
        return shipped(self.name), parse_text("\n".join(rows))


@st.composite
def edits(draw: st.DrawFn) -> Edit:
    name = draw(st.sampled_from([ELECTRONICS, EQUIPMENT]))
    position = st.sampled_from([k for k, row in enumerate(lines(name)) if row.strip()])
    how = draw(st.sampled_from(["drop", "double", "swap", "put in", "leave out"]))
    words = draw(st.sampled_from(WORDS))
    return Edit(name, how, draw(position), draw(position), draw(st.integers(0, 800)), words)


@settings(max_examples=60)
@given(edits())
def test_what_one_direction_adds_the_other_removes(edit: Edit) -> None:
    old, new = edit.documents()
    there = diff_documents(old, new, lexicon())
    back = diff_documents(new, old, lexicon())
    assert said(there, "added") == said(back, "removed")
    assert said(there, "removed") == said(back, "added")


def said(changes: list[Change], kind: Kind) -> Counter[tuple[object, ...]]:
    return Counter(
        (c.item, c.field, c.new if kind == "added" else c.old) for c in changes if c.kind == kind
    )


@settings(max_examples=30)
@given(edits())
def test_document_does_not_differ_from_itself(edit: Edit) -> None:
    _, new = edit.documents()
    assert diff_documents(new, new, lexicon()) == []


@settings(max_examples=40)
@given(edits())
def test_no_change_says_nothing(edit: Edit) -> None:
    for change in diff_documents(*edit.documents(), lexicon()):
        match change.kind:
            case "added":
                assert change.old is None
                assert change.new is not None
            case "removed":
                assert change.old is not None
                assert change.new is None
            case "changed":
                assert change.old != change.new or change.field == "place"
                assert change.field is not None
        assert change.label
        assert change.id


@pytest.mark.parametrize(("old", "new"), [(ELECTRONICS, EQUIPMENT), (EQUIPMENT, ELECTRONICS)])
def test_two_documents_of_one_kind_are_compared_as_such(old: str, new: str) -> None:
    changes = diff_documents(shipped(old), shipped(new), lexicon())
    told = {(c.item, c.field, c.old, c.new) for c in changes}
    # What both documents have, in other words: 高价值发明专利, 保障措施.
    counts = {ELECTRONICS: 200, EQUIPMENT: 60}
    assert ("target", "value", counts[old], counts[new]) in told
    assert not any(c.item == "section" and c.label.endswith("保障措施") for c in changes)
    # What only one has is not taken for something else.
    assert any(c.kind == "removed" and c.item == "task" for c in changes)
    assert any(c.kind == "added" and c.item == "task" for c in changes)


def test_order_of_the_changes_is_that_of_the_documents() -> None:
    changes = diff_documents(shipped(ELECTRONICS), shipped(EQUIPMENT), lexicon())
    items = [change.item for change in changes]
    assert items == sorted(items, key=items.index)
    targets = [c for c in changes if c.item == "target" and c.kind == "added"]
    places = [(c.part != "body", c.part, c.line_new or 0) for c in targets]
    assert places == sorted(places)
