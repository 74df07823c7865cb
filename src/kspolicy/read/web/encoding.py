"""Which characters the bytes of a web page are, whatever the page says of itself.

A page's own word (``charset=gb2312``) is often wrong: a saver writes UTF-8 and leaves it standing,
and what is called GB2312 is GB18030. So bytes that are valid UTF-8 are UTF-8, then the page's word
counts, then the encodings of Chinese pages in turn.
"""

from __future__ import annotations

import re
from codecs import BOM_UTF16_BE, BOM_UTF16_LE
from dataclasses import dataclass, field

from kspolicy.model.source import ReadingNote
from kspolicy.read.characters import damage_in_utf8
from kspolicy.read.errors import UnreadableError

_CHARSET = re.compile(rb"""(?:charset|encoding)\s*=\s*["']?\s*([\w.:-]{2,20})""", re.IGNORECASE)
# A page names its encoding within its first lines; browsers look at 1,024 bytes.
_HEAD = 4096
# How the labels of Chinese pages are decoded; any other label says nothing worth knowing.
_CODECS = {
    "gb2312": "gb18030",
    "gbk": "gb18030",
    "x-gbk": "gb18030",
    "gb18030": "gb18030",
    "euc-cn": "gb18030",
    "big5": "big5hkscs",
    "big5-hkscs": "big5hkscs",
    "x-x-big5": "big5hkscs",
    "hz-gb-2312": "hz",
    "utf-16": "utf-16-le",
    "utf-16le": "utf-16-le",
    "utf-16be": "utf-16-be",
}
_NAMES = {"big5hkscs": "big5", "utf-16-le": "utf-16", "utf-16-be": "utf-16", "utf-8-sig": "utf-8"}
# Among the commonest characters of any Chinese text, simplified or not; none is common by mistake.
_COMMON = re.compile("[的一是在不了有和人这這中大为為上个個国國以要时時发發展会會业業市年政府工作]")
_CONTROLS = re.compile(r"[\x00-\x08\x0b\x0e-\x1f]")
# More damage than this, and what is left is no text.
_MOST_LOST = 0.05
_FEW_LOST = 4


@dataclass(frozen=True, slots=True)
class Page:
    r"""A page's characters, its line ends ``\n``, and the name of the encoding they came in."""

    text: str
    encoding: str
    notes: tuple[ReadingNote, ...] = field(default=())


def decode_page(data: bytes, label: str | None = None) -> Page:
    """Decode a page; ``label`` is what its wrapping says of the encoding, if anything.

    Raises:
        UnreadableError: the bytes are no text, or too much of it is damaged.
    """
    for codec in _candidates(data, label):
        try:
            return _page(data.decode(codec), codec)
        except UnicodeDecodeError:
            if codec == "utf-8-sig" and damage_in_utf8(data):
                return _damaged(data, "utf-8")
    return _damaged(data, _codec(label) or _declared(data) or "gb18030")


def _candidates(data: bytes, label: str | None) -> list[str]:
    """The codecs to try, likeliest first."""
    if data.startswith((BOM_UTF16_LE, BOM_UTF16_BE)):
        return ["utf-16"]
    wide = _sixteen_bit(data)
    if wide:
        return [wide]
    known = [codec for codec in (_codec(label), _declared(data)) if codec and "16" not in codec]
    fallback = ["big5hkscs", "gb18030"] if _reads_better_as_big5(data) else ["gb18030", "big5hkscs"]
    return ["utf-8-sig", *known, *fallback]


def _codec(label: str | None) -> str | None:
    return _CODECS.get(label.lower()) if label else None


def _declared(data: bytes) -> str | None:
    match = _CHARSET.search(data[:_HEAD])
    return _codec(match[1].decode("ascii", "replace")) if match else None


def _sixteen_bit(data: bytes) -> str | None:
    """The byte order of UTF-16 without its mark: the signs of the tags have a zero beside them."""
    first = data[:_HEAD].find(b"<")
    if first >= 0 and data[first + 1 : first + 2] == b"\0":
        return "utf-16-be" if first % 2 else "utf-16-le"
    return None


def _reads_better_as_big5(data: bytes) -> bool:
    """Whether more common characters come out of Big5; either codec accepts most of the other."""
    found = [
        len(_COMMON.findall(data.decode(codec, "ignore"))) for codec in ("big5hkscs", "gb18030")
    ]
    return found[0] > found[1]


def _page(text: str, codec: str, notes: tuple[ReadingNote, ...] = ()) -> Page:
    controls = len(_CONTROLS.findall(text))
    if controls > max(_FEW_LOST, _MOST_LOST * len(text)):
        raise UnreadableError("内容不是网页（含有二进制数据）")
    text = _CONTROLS.sub("", text) if controls else text
    text = text.replace("\r\n", "\n").replace("\r", "\n").removeprefix("\ufeff")
    return Page(text, _NAMES.get(codec, codec), notes)


def _damaged(data: bytes, codec: str) -> Page:
    """The page with a sign � for each piece that its encoding does not explain, and a note."""
    text = data.decode(codec, "replace")
    lost = text.count("\ufffd")
    if lost > max(_FEW_LOST, _MOST_LOST * len(text)):
        raise UnreadableError("无法判断网页的文字编码，或内容已损坏")
    message = f"网页中有 {lost} 处字节无法辨认，以“\ufffd”代替，请核对原文"
    return _page(text, codec, (ReadingNote("characters-lost", message),))
