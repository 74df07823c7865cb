"""Characters: decoding bytes, and the few forms of one character that mean the same."""

from __future__ import annotations

import re
from unicodedata import normalize

from kspolicy.read.errors import UnreadableError

# Digits, Latin letters and the signs that stand inside numbers, full width → half width.
# Punctuation between Chinese words keeps its width: it is part of what is written.
_HALF_WIDTH: dict[int, int | None] = {ord("﹒"): ord("."), ord("﹪"): ord("%")}
_HALF_WIDTH |= {
    ord(wide): ord(wide) - 0xFEE0
    for wide in "０１２３４５６７８９"
    "ＡＢＣＤＥＦＧＨＩＪＫＬＭＮＯＰＱＲＳＴＵＶＷＸＹＺ"
    "ａｂｃｄｅｆｇｈｉｊｋｌｍｎｏｐｑｒｓｔｕｖｗｘｙｚ"
    "％．－"
}
# Radicals as signs of their own (⼭ ⻅) stand for the characters: text copied out of a PDF that a
# browser has printed is full of them. Unicode itself does not fold the second kind.
_RADICALS = {code: normalize("NFKC", chr(code)) for code in range(0x2F00, 0x2FD6)}
_RADICALS |= dict(
    zip(
        map(ord, "⺟⺠⻁⻄⻅⻆⻉⻋⻓⻔⻘⻙⻚⻛⻜⻝⻢⻣⻤⻥⻦⻨⻩⻬⻮⻰⻳⼾⾭"),
        "母民虎西见角贝车长门青韦页风飞食马骨鬼鱼鸟麦黄齐齿龙龟户青",
        strict=True,
    )
)
_SPACES = (0x0B, 0x0C, 0x85, 0xA0, *range(0x2002, 0x200B), 0x2028, 0x2029, 0x202F, 0x205F, 0x3000)
# Zero width, soft hyphen, direction marks, and controls that a terminal might obey.
_INVISIBLE = (0xAD, *range(0x200B, 0x2010), *range(0x202A, 0x202F), *range(0x2060, 0x2070), 0xFEFF)
# The controls below a space mean nothing but for tab and line end: a page may name them (&#4;).
_CONTROLS = (*range(0x09), *range(0x0E, 0x20), *range(0x7F, 0x85), *range(0x86, 0xA0))
_CONTROLS += (0xFFFE, 0xFFFF)
_FOLDED = (
    _HALF_WIDTH
    | _RADICALS
    | dict.fromkeys(_SPACES, 0x20)
    | dict.fromkeys((*_INVISIBLE, *_CONTROLS), None)
)
_FOLDABLE = re.compile(f"[{re.escape(''.join(map(chr, _FOLDED)))}]")

_WHITE = re.compile(r"[ \t]++")
# 某 政 发 〔 2 0 1 9 〕 1 2 号: every character set apart, as a poor scan gives them.
_SET_APART = re.compile(r"\S(?: \S){7,}")
_FEWEST_CHINESE = 3
# A space that touches a Chinese character or sign is typesetting (到 2025 年), not writing; so is
# one within brackets or before a sign: ( 2023 ), 10 %.
_TYPESETTING = re.compile(r"(?:(?<=[^\x00-\x7f])|(?<=[(\[])) | (?=[^\x00-\x7f]|[)\],;:%])")
# So many sound Chinese characters to a damaged place, and bytes are what they seem to be.
_CHINESE = re.compile("[\u4e00-\u9fff]")
_SOUND = 5
_BINARY = re.compile(r"[\x00-\x08\x0e-\x1a\x1c-\x1f]")


def decode(data: bytes) -> tuple[str, str]:
    r"""Decode the bytes of a text file.

    Returns:
        The text with ``\n`` line ends, and the name of the encoding.

    Raises:
        UnreadableError: binary data, or neither Unicode nor GB18030.
    """
    if data.startswith((b"\xff\xfe", b"\xfe\xff")):
        try:
            text, name = data.decode("utf-16"), "utf-16"
        except UnicodeDecodeError as error:
            raise UnreadableError("像是 UTF-16 文本，但内容已损坏") from error
    else:
        text, name = _decode_bytewise(data)
    if _BINARY.search(text):
        raise UnreadableError("内容不是文本（含有二进制数据）")
    return text.replace("\r\n", "\n").replace("\r", "\n"), name


def is_text(data: bytes) -> bool:
    """Whether bytes are text in one of the encodings that :func:`decode` knows."""
    try:
        decode(data)
    except UnreadableError:
        return False
    return True


def visible(text: str) -> str:
    """The text with its controls and invisible signs gone, fit to be quoted; spaces stay."""
    return text.translate(_FOLDED)


def normalise(text: str) -> str:
    """Fold the forms of one character that mean the same; drop spaces made by typesetting."""
    if _FOLDABLE.search(text):
        text = text.translate(_FOLDED)
    text = text.strip()
    if " " in text or "\t" in text:
        text = _WHITE.sub(" ", text)
        apart = _SET_APART.fullmatch(text) and len(_CHINESE.findall(text)) >= _FEWEST_CHINESE
        text = text.replace(" ", "") if apart else _TYPESETTING.sub("", text)
    return text


def damage_in_utf8(data: bytes) -> int:
    """How many places are damaged in bytes that are UTF-8 but for these; 0 for any other bytes.

    GB18030 would accept many of them and make of each Chinese character another one.
    """
    text = data.decode("utf-8", "replace")
    lost = text.count("\ufffd")
    return lost if 0 < lost * _SOUND <= len(_CHINESE.findall(text)) else 0


def _decode_bytewise(data: bytes) -> tuple[str, str]:
    try:
        return data.decode("utf-8-sig"), "utf-8"
    except UnicodeDecodeError:
        damaged = damage_in_utf8(data)
        if damaged:
            message = f"像是 UTF-8 文本，但有 {damaged} 处字节已损坏"
            raise UnreadableError(message) from None
    try:
        return data.decode("gb18030"), "gb18030"
    except UnicodeDecodeError:
        pass
    if _BINARY.search(data.decode("latin-1")):
        raise UnreadableError("内容不是文本（含有二进制数据）")
    raise UnreadableError("文字编码既不是 UTF-8 也不是 GB18030，请先转换编码")
