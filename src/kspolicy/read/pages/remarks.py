"""Notes on the text of a page, the same for every paged form."""

from __future__ import annotations

from kspolicy.model.source import Place, ReadingNote
from kspolicy.read.characters import normalise

_QUOTED = 40
_SCANNER_TEXT = (
    "本页文字是扫描件自带的识别结果，可能有错字，表格也可能未读出；可用 --ocr always 重新识别"
)


def quoted(text: str) -> str:
    """The beginning of ``text``, as a note quotes it."""
    return f"“{normalise(text)[:_QUOTED]}”"


def set_aside(text: str, page: int) -> ReadingNote:
    """A note on ``text`` that stands in another direction than the page's."""
    message = f"已略去与正文方向不同的文字（水印等）{quoted(text)}"
    return ReadingNote("text-aside", message, Place(page=page))


def off_page(text: str, page: int) -> ReadingNote:
    """A note on ``text`` beyond the edges of a page, which nobody sees."""
    message = f"本页有 {len(text)} 字在页面之外，未读取：{quoted(text)}"
    return ReadingNote("text-off-page", message, Place(page=page))


def scanner_text(page: int) -> ReadingNote:
    """A note on text that a scanner has recognised."""
    return ReadingNote("text-layer-recognised", _SCANNER_TEXT, Place(page=page))
