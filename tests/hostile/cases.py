"""Every hostile case, each built when it is asked for."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from hostile import pdf
from hostile.case import Case

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path


def _parsed(folder: Path, name: str, build: Callable[[], bytes]) -> list[str]:
    (folder / name).write_bytes(build())
    return ["parse", str(folder / name), "--out", str(folder / "out")]


def _case(said: str, name: str, build: Callable[[], bytes], *, is_read: bool = False) -> Case:
    return Case(said, partial(_parsed, name=name, build=build), is_read)


_BUSY = b"q Q " * 200_000

CASES = (
    _case("PDF：图形逐层翻倍", "a.pdf", pdf.exponential_forms),
    _case("PDF：图形逐层翻倍而不占内存", "a.pdf", partial(pdf.exponential_forms, 12, _BUSY)),
    _case("PDF：字形逐层翻倍", "a.pdf", pdf.exponential_type3),
    _case("PDF：一百万个文字操作", "a.pdf", pdf.million_texts, is_read=True),
    _case("PDF：一百万条线", "a.pdf", pdf.million_paths),
    _case("PDF：一页解开有 1 GB", "a.pdf", pdf.blank_gigabyte),
    _case("PDF：页的目录指回自己", "a.pdf", pdf.looping_pages),
    _case("PDF：极大的页", "a.pdf", pdf.huge_page),
    _case("PDF：极大的图", "a.pdf", pdf.huge_image),
    _case("PDF：十万个空页", "a.pdf", pdf.empty_pages),
    _case("PDF：文字对照表损坏", "a.pdf", pdf.broken_to_unicode),
    _case("PDF：数组套一百万层", "a.pdf", pdf.nested_arrays),
    _case("PDF：对象表指回自己", "a.pdf", pdf.looping_tables),
)
