"""Characters: decoding bytes, and the few forms of one character that mean the same."""

from __future__ import annotations

import re

from kspolicy.read.errors import UnreadableError

# Digits, Latin letters and the signs that stand inside numbers, full width → half width.
# Punctuation between Chinese words keeps its width: it is part of what is written.
_FULL_WIDTH = {code: code - 0xFEE0 for code in range(0xFF10, 0xFF1A)}  # ０-９
_FULL_WIDTH |= {code: code - 0xFEE0 for code in range(0xFF21, 0xFF3B)}  # Ａ-Ｚ
_FULL_WIDTH |= {code: code - 0xFEE0 for code in range(0xFF41, 0xFF5B)}  # ａ-ｚ
_FULL_WIDTH |= {0xFF05: 0x25, 0xFF0E: 0x2E, 0xFF0D: 0x2D}  # ％ ． －
_FULL_WIDTH |= {0x3000: 0x20, 0xA0: 0x20, 0x2002: 0x20, 0x2003: 0x20, 0x2009: 0x20}  # spaces
_FULL_WIDTH |= dict.fromkeys((0x200B, 0x200C, 0x200D, 0x2060, 0xFEFF, 0xAD))  # invisible

# A space that touches a Chinese character or sign is typesetting ("到 2025 年"), not writing.
_TYPESETTING_SPACE = re.compile(r"(?<=[^\x00-\x7f])[ \t]+|[ \t]+(?=[^\x00-\x7f])")
_SPACES = re.compile(r"[ \t]{2,}")
_BINARY = re.compile(rb"[\x00-\x08\x0e-\x1a\x1c-\x1f]")


def decode(data: bytes) -> tuple[str, str]:
    """Decode the bytes of a text file.

    Returns:
        The text with ``\\n`` line ends, and the name of the encoding.

    Raises:
        UnreadableError: binary data, or neither Unicode nor GB18030.
    """
    if data.startswith((b"\xff\xfe", b"\xfe\xff")):
        try:
            return _one_line_end(data.decode("utf-16")), "utf-16"
        except UnicodeDecodeError as error:
            raise UnreadableError("像是 UTF-16 文本，但内容已损坏") from error
    if _BINARY.search(data):
        raise UnreadableError("内容不是文本（含有二进制数据）")
    for encoding in ("utf-8-sig", "gb18030"):
        try:
            text = data.decode(encoding)
        except UnicodeDecodeError:
            continue
        name = "utf-8" if encoding == "utf-8-sig" else encoding
        return _one_line_end(text), name
    raise UnreadableError("文字编码既不是 UTF-8 也不是 GB18030，请先转换编码")


def normalise(text: str) -> str:
    """Fold the width of digits, letters and dashes; drop spaces made by typesetting."""
    text = text.translate(_FULL_WIDTH)
    if " " in text or "\t" in text:
        text = _SPACES.sub(" ", _TYPESETTING_SPACE.sub("", text.strip()))
    return text


def _one_line_end(text: str) -> str:
    return text.replace("\r\n", "\n").replace("\r", "\n").replace("\f", "\n")
