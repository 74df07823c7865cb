"""How the place of a value is said."""

from __future__ import annotations


def describe_place(
    part: str,
    line: int | None = None,
    page: int | None = None,
    paragraph: int | None = None,
) -> str:
    """The place in words: 正文 第32行, 附件1 第138行, 附件2 第3页, 正文 第12段.

    ``part`` is ``body`` or ``annex-N``; any other name is given as it is. ``line``, ``page`` and
    ``paragraph`` count from 1.
    """
    name = "正文" if part == "body" else part.replace("annex-", "附件", 1)
    within = "".join(
        f"第{number}{what}"
        for number, what in ((page, "页"), (paragraph, "段"), (line, "行"))
        if number
    )
    return " ".join(filter(None, (name, within)))
