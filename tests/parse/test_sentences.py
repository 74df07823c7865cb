"""Sentences: where they end, and that nothing of a paragraph is lost between them."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kspolicy.model.source import Paragraph, Place
from kspolicy.parse.sentences import make_sentences, sentence_spans


@given(st.text(alphabet="甲乙。！？!?”’》」）“", max_size=30), st.integers(0, 5))
def test_sentences_leave_no_gap(text: str, start: int) -> None:
    assert "".join(text[begin:end] for begin, end in sentence_spans(text, start)) == text[start:]


@pytest.mark.parametrize(
    ("text", "sentences"),
    [
        ("甲。乙。", ["甲。", "乙。"]),
        ("甲。（责任单位：乙）", ["甲。", "（责任单位：乙）"]),
        ("他说：“甲。”乙。", ["他说：“甲。”", "乙。"]),
        ("（甲。）乙", ["（甲。）", "乙"]),
        ("甲！！乙", ["甲！！", "乙"]),
        ("甲；乙", ["甲；乙"]),
        ("", []),
    ],
)
def test_a_sentence_ends_with_its_stop_and_what_closes_behind_it(
    text: str, sentences: list[str]
) -> None:
    assert [text[begin:end] for begin, end in sentence_spans(text)] == sentences


def test_each_sentence_has_its_own_line() -> None:
    run = Paragraph("甲。乙丙。丁。", (0, 3), (Place(line=1), Place(line=3)))
    found = make_sentences(run, sentence_spans(run.text), {1: "target"})
    assert [(s.text, s.line, s.role) for s in found] == [
        ("甲。", 1, None),
        ("乙丙。", 1, "target"),
        ("丁。", 3, None),
    ]
