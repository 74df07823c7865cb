"""What a single line tells of itself: a sentence, an outline number, a field, a footer, a link."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from kspolicy.read.web.hints import FOOTER

if TYPE_CHECKING:
    from kspolicy.read.web.pieces import Piece

_TITLE_PARTS = re.compile(r"[_|–—―-]+")
_STOP = re.compile("[。；！？]|[：:]$")
OUTLINE = re.compile(
    r"[一二三四五六七八九十]{1,3}、|[（(][一二三四五六七八九十]{1,3}[）)]"
    r"|第[一二三四五六七八九十百]{1,4}[编章条节]|\d{1,2}[.、](?!\d)|附\s?[件表]"
)
# 索引号：… two of which in a region are the fields of a document.
FIELD = re.compile(r"(?:^|\s|\|)[\u4e00-\u9fff]{2,8}[：:]")
DATED = re.compile(r"[〔\[（(﹝【](?:19|20)\d\d[〕\]）)﹞】]|\d{4}年\d{1,2}月\d{1,2}日$|[〇○]")
_PUNCTUATION = re.compile("[，。；：、]")
NAMES = re.compile("[。；：、]")
# A line that is, but for so much of it, a link.
LINKED = 0.7
# Beside the text a shorter line is the site's: 今天是…  无障碍浏览
SHORT = 15
_FEWEST_WORDS = 6
_LONGEST_FOOTER_LINE = 160


def own_title(title: str) -> str:
    """The title of a page without the name of its site: 国务院关于…的意见_政策_中国政府网."""
    return max(_TITLE_PARTS.split(title), key=len)


def weight_of(piece: Piece) -> int:
    """How much a piece tells for being text: short words and fields tell little."""
    plain = max(len(piece.text) - piece.linked, 0)
    if "。" in piece.text or (
        (_PUNCTUATION.search(piece.text) or plain >= SHORT) and not FIELD.match(piece.text)
    ):
        return plain
    return plain // 3


def is_sentence(piece: Piece) -> bool:
    """Whether a line holds a sentence, and is no link."""
    linked = piece.linked >= LINKED * len(piece.text)
    return not linked and _has_sentence(piece.text)


def _has_sentence(text: str) -> bool:
    """Whether words that make a sentence come before a stop."""
    begins = 0
    for stop in _STOP.finditer(text):
        if stop.start() - begins >= _FEWEST_WORDS:
            return True
        begins = stop.end()
    return False


def is_footer(piece: Piece) -> bool:
    """Whether a line bears the words at the foot of every site."""
    return len(piece.text) <= _LONGEST_FOOTER_LINE and FOOTER.search(piece.text) is not None
