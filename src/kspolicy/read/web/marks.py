"""The marks of Markdown within a line, taken off: what remains is what a reader reads."""

from __future__ import annotations

import re
from html import unescape

from kspolicy.read.characters import normalise

# \* is a star, whatever stands around it: kept out of sight until the marks are gone.
_ESCAPED = re.compile(r"\\([!-/:-@\[-`{-~])")
_PRIVATE = 0xE000
_KEPT = re.compile(f"[{chr(_PRIVATE + 0x21)}-{chr(_PRIVATE + 0x7E)}]")
# Its address, or all of the picture itself, which may be millions of signs.
_IMAGE = re.compile(
    r"!\[[^\]\n]{0,300}\]"
    r"\((?:[^()\n]{0,2000}|data:image/[\w.+-]{1,40};base64,[A-Za-z0-9+/=]*+)\)"
)
_LINK = re.compile(
    r"\[([^\[\]\n]{0,500})\]\((?:[^()\s]|\([^()\s]{0,100}\)){0,1000}(?:\s+\"[^\"\n]{0,200}\")?\)"
)
_ADDRESS = re.compile(r"<((?:https?://|mailto:)[^<>\s]{1,1000})>")
_CODE = re.compile(r"(`+)(?!`)([^`\n]+)\1(?!`)")
# $50 \%$, as converters of PDF write a figure.
_FORMULA = re.compile(r"\$\s*([\d\s.,%+\-]{1,60})\s*\$")
_STRUCK = re.compile(r"~~(?=\S)[^~\n]+(?<=\S)~~")
_RAISED = re.compile(r"<sup>\s*([+-]?\d{1,3})\s*</sup>", re.IGNORECASE)
_TAG = re.compile(
    r"</?(?:a|abbr|b|big|center|del|div|em|font|h[1-6]|hr|i|img|ins|kbd|li|mark|ol|p|s|small|span"
    r"|strong|sub|sup|u|ul)(?:\s[^<>\n]{0,2000})?/?>",
    re.IGNORECASE,
)
_STRONG = re.compile(r"(?<!\d)\*{2,3}|\*{2,3}(?!\d)")
_EMPHASISED = re.compile(r"(?<![A-Za-z0-9*])\*(?=[^\s*])([^*\n]+)(?<=\S)\*(?![A-Za-z0-9*])")
_UNDERSCORED = re.compile(r"(?<![\w_])(_{1,3})(?=[^\s_])([^_\n]+)(?<=\S)\1(?![\w_])")
_HIGHLIGHTED = re.compile(r"==(?=\S)([^=\n]+)(?<=\S)==")
_SUPERSCRIPTS = str.maketrans("0123456789+-", "⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻")

BREAK = re.compile(r"<br\s*/?>", re.IGNORECASE)


def protect(text: str) -> str:
    r"""``text`` with its escaped signs (\* \| \.) out of sight of any mark."""
    return _ESCAPED.sub(lambda match: chr(_PRIVATE + ord(match[1])), text)


def plain(text: str) -> str:
    """A protected line without its marks, normalised: **加快** → 加快, [全文](a.html) → 全文."""
    if "!" in text or "[" in text:
        text = _LINK.sub(r"\1", _IMAGE.sub("", text))
    if "`" in text:
        text = _CODE.sub(r"\2", text)
    if "$" in text:
        text = _FORMULA.sub(lambda match: re.sub(r"\s", "", match[1]), _shown(text))
    if "<" in text:
        text = _RAISED.sub(lambda match: match[1].translate(_SUPERSCRIPTS), text)
        text = _TAG.sub("", _ADDRESS.sub(r"\1", text))
    if "~" in text:
        text = _STRUCK.sub("", text)
    if "*" in text:
        text = _EMPHASISED.sub(r"\1", _STRONG.sub("", text))
    if "_" in text:
        text = _UNDERSCORED.sub(r"\2", text)
    if "==" in text:
        text = _HIGHLIGHTED.sub(r"\1", text)
    if "&" in text:
        text = unescape(text)
    return normalise(_shown(text))


def struck_out(text: str) -> list[str]:
    """What a protected line shows as struck out."""
    return [_shown(match[0]).strip("~") for match in _STRUCK.finditer(text)]


def pictures(text: str) -> int:
    """How many pictures stand in a protected line."""
    return len(_IMAGE.findall(text)) if "![" in text else 0


def _shown(text: str) -> str:
    return _KEPT.sub(lambda match: chr(ord(match[0]) - _PRIVATE), text)
