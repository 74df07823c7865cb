"""How a place is said."""

from __future__ import annotations

import pytest

from kspolicy.present.place import describe_place


@pytest.mark.parametrize(
    ("part", "line", "page", "words"),
    [
        ("body", 32, None, "正文 第32行"),
        ("annex-1", 138, None, "附件1 第138行"),
        ("annex-2", None, 3, "附件2 第3页"),
        ("annex-12", 7, 3, "附件12 第3页第7行"),
        ("body", None, None, "正文"),
    ],
)
def test_place_in_words(part: str, line: int | None, page: int | None, words: str) -> None:
    assert describe_place(part, line, page) == words
