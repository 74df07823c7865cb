"""How a place is said."""

from __future__ import annotations

import pytest

from kspolicy.present.place import describe_place


@pytest.mark.parametrize(
    ("part", "line", "page", "paragraph", "words"),
    [
        ("body", 32, None, None, "正文 第32行"),
        ("annex-1", 138, None, None, "附件1 第138行"),
        ("annex-2", None, 3, None, "附件2 第3页"),
        ("annex-12", 7, 3, None, "附件12 第3页第7行"),
        ("body", None, None, None, "正文"),
        ("body", None, None, 12, "正文 第12段"),
        ("annex-1", None, 3, 12, "附件1 第3页第12段"),
    ],
)
def test_place_in_words(
    part: str, line: int | None, page: int | None, paragraph: int | None, words: str
) -> None:
    assert describe_place(part, line, page, paragraph) == words
