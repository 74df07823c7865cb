"""Plain data → YAML that is pleasant to review in a pull request.

What is small stands on one line, everything else in blocks; a text is never wrapped. Whatever a
YAML 1.1 reader might take for something else (``no``, ``012``, ``12:30``) is quoted, so the
output loads equal with any safe loader. PyYAML's own C dumper takes seven to ten times as long.
"""

from __future__ import annotations

import re
from datetime import date
from functools import lru_cache
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

# Room for a row of an allocation table: nine districts with their figures.
_LINE_WIDTH = 120
# YAML allows a key without "? " only when it is shorter than 1024 characters.
_LONGEST_SIMPLE_KEY = 1000

# Characters that cannot be seen (control, format, unusual spaces, bidirectional marks) or that
# the YAML reader refuses: they are written as escapes, so that a reviewer sees them.
_UNSEEN = (
    "\x00-\x1f\x7f-\xa0\xad\u061c\u115f\u1160\u1680\u17b4\u17b5\u180b-\u180f\u2000-\u200f"
    "\u2028-\u202f\u205f-\u206f\u3000\u3164\ufe00-\ufe0f\ufeff\uffa0\ufff0-\uffff"
    "\U000e0000-\U000e0fff"
)
# A text needs quotes when anything in it means something in YAML, be it only between { and },
_MARKED = re.compile(rf"[{_UNSEEN},:?\[\]{{}}]").search
# or when its beginning does, or all of it: 3.1 and 2022-09-29 are no texts (97号 is), and YAML
# 1.1 reads a few words as true, false or null.
_MISREAD = re.compile(
    r"""
    (?! -- \Z) [-\#&*!|>'"%@`+.=<~\\\ ]
    | [0-9] [-+0-9eE_.]*+ \Z | 0 [xXoObB] [0-9a-fA-F_]*+ \Z
    | (?i: y | n | yes | no | on | off | true | false | null )? \Z
    """,
    re.VERBOSE,
).match

_ESCAPED = re.compile(rf'["\\{_UNSEEN}]')
_SHORT_ESCAPES = {'"': '\\"', "\\": "\\\\", "\n": "\\n", "\t": "\\t", "\r": "\\r"}


def emit(data: Mapping[str, Any]) -> str:
    """Write plain data as a YAML document, keys in the order given.

    Args:
        data: mappings with text keys, lists or tuples, str, int, float, bool, None and date.

    Returns:
        YAML text with a line end at its end. A date is written plain: ``yaml.safe_load`` gives
        a date back, ``load_yaml`` the ISO text that pydantic reads as one.

    Raises:
        ValueError: infinity, NaN or a surrogate, which YAML or UTF-8 cannot hold.
        TypeError: any other type.
    """
    text = f"{_mapping(data, '', 0)}\n"
    try:
        text.encode()
    except UnicodeEncodeError as error:
        raise ValueError(f"cannot be written as UTF-8: {text[error.start]!a}") from error
    return text


def _mapping(data: Mapping[str, Any], indent: str, room: int) -> str:
    """``{line: 5, text: 短句}`` where it is small and fits, else a block.

    Small is a mapping of scalars and of lists that stand on one line themselves.
    """
    if not data:
        return "{}"
    entries = []
    small = True
    for name, value in data.items():
        key = _key(name)
        if len(key) > _LONGEST_SIMPLE_KEY:
            key = f"? {key[:-1]}\n{indent}:"
        write = _SCALARS.get(type(value))
        if write is not None:
            entries.append(f"{key} {write(value)}")
            continue
        # A list stands as far to the left as the key it belongs to.
        below = f"{indent}  " if type(value) is dict else indent
        text = _collection(value, below, _LINE_WIDTH - len(indent) - _width(key) - 1)
        one_line = text[0] in "{["
        small = small and one_line and (text[0] == "[" or not value)
        entries.append(f"{key} {text}" if one_line else f"{key}\n{below}{text}")
    if small and _fit(entries, room):
        return f"{{{', '.join(entries)}}}"
    return f"\n{indent}".join(entries)


def _sequence(items: Sequence[Any], indent: str, room: int) -> str:
    """``[市工信局, 市科技局]`` where all are scalars and it fits, else a block."""
    if not items:
        return "[]"
    entries = []
    small = True
    below = f"{indent}  "
    for item in items:
        write = _SCALARS.get(type(item))
        if write is not None:
            entries.append(write(item))
        else:
            entries.append(_collection(item, below, _LINE_WIDTH - len(below)))
            small = small and not item
    if small and _fit(entries, room):
        return f"[{', '.join(entries)}]"
    between = f"\n{indent}- "
    return f"- {between.join(entries)}"


def _collection(value: object, indent: str, room: int) -> str:
    """A mapping or list; one line that begins with a bracket, or a block that never does.

    The first line of a block is not indented. ``room`` is what the line has left.
    """
    if type(value) is dict:
        return _mapping(value, indent, room)
    if type(value) is list or type(value) is tuple:
        return _sequence(value, indent, room)
    raise TypeError(f"cannot be written as YAML: {type(value).__name__}")


def _fit(entries: Sequence[str], room: int) -> bool:
    """Whether the entries, with brackets and commas, have room on one line."""
    room -= 2 * len(entries)
    # No text is narrower than its length; most that is too long is told by that alone.
    return sum(map(len, entries)) <= room and _width("".join(entries)) <= room


# Most texts of a document come again: names of fields, of units, of parts.
@lru_cache(maxsize=4096)
def _text(text: str) -> str:
    """A text, plain where that is safe, else between double quotes."""
    if _MARKED(text) or _MISREAD(text) or " #" in text or text.endswith(" "):
        return f'"{_ESCAPED.sub(_escape, text)}"'
    return text


@lru_cache(maxsize=1024)
def _key(name: object) -> str:
    """The key with its colon."""
    if type(name) is not str:
        raise TypeError(f"key is not text: {name!r}")
    return f"{_text(name)}:"


def _escape(match: re.Match[str]) -> str:
    character = match[0]
    if character in _SHORT_ESCAPES:
        return _SHORT_ESCAPES[character]
    code = ord(character)
    return f"\\u{code:04X}" if code < 0x10000 else f"\\U{code:08X}"


def _float(value: float) -> str:
    """A float that a YAML 1.1 reader takes for one: ``1e-05`` needs its point."""
    text = repr(value)
    if text in ("inf", "-inf", "nan"):
        raise ValueError(f"cannot be written as YAML: {text}")
    mantissa, e, exponent = text.partition("e")
    return text if not e or "." in mantissa else f"{mantissa}.0e{exponent}"


_SCALARS: Mapping[type, Callable[[Any], str]] = {
    str: _text,
    int: str,
    float: _float,
    bool: {True: "true", False: "false"}.__getitem__,
    type(None): {None: "null"}.__getitem__,
    date: date.isoformat,
}


def _width(text: str) -> int:
    """Columns on a screen: a Chinese character has three bytes and takes two columns."""
    return len(text) if text.isascii() else (len(text) + len(text.encode(errors="replace"))) // 2
