"""A web page that has made punctuation narrow says the same: what is read does not change."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from accuracy.labelled import differences, passages, read_passage

if TYPE_CHECKING:
    from accuracy.labelled import Passage

NARROW = str.maketrans("，；：（）", ",;:()")


def cases() -> list[Passage]:
    """The labelled passages that the punctuation could make read otherwise."""
    labelled = [each for kind in ("duty", "targets", "outlines") for each in passages(kind)]
    return [each for each in labelled if not each.known_gap and each.passage != narrow(each)]


def narrow(passage: Passage) -> str:
    return passage.passage.translate(NARROW)


def told(lines: list[str], sign: str) -> Counter[str]:
    """The differing facts of one side, themselves written narrowly, without their wording."""
    return Counter(
        line.translate(NARROW).split("wording=")[0][1:] for line in lines if line[0] == sign
    )


@pytest.mark.parametrize("passage", cases(), ids=lambda passage: passage.case)
def test_narrow_punctuation_reads_the_same(passage: Passage) -> None:
    reading = read_passage(replace(passage, passage=narrow(passage)))
    lines = [line.strip() for line in differences(reading)]
    assert told(lines, "-") == told(lines, "+"), "\n".join(lines)
