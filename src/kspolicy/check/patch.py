"""Fixes as a patch of the source file, for a person to read and apply."""

from __future__ import annotations

import re
from collections import Counter
from difflib import unified_diff
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from kspolicy.model.finding import Fix

# A sign belongs to a number unless it stands between two (2022-2025), a comma if it does (1,119).
_NUMBER = re.compile(
    r"(?:(?<![\d.])[-+−－])?\d+(?:[.,．，]\d+)*|[零〇一二三四五六七八九十百千万亿两]+"
)
# What reading makes of full-width digits, letters and signs within numbers.
_HALF_WIDTH = {
    code + 0xFEE0: chr(code)
    for code in range(0x21, 0x7F)
    if chr(code).isalnum() or chr(code) in "%.-"
}
_FULL_WIDTH = {half: chr(full) for full, half in _HALF_WIDTH.items()}


class Patch(NamedTuple):
    """A unified diff of one file, empty when nothing changes, and why fixes were left out."""

    head: str
    hunks: str
    applied: int
    refused: tuple[str, ...]

    @property
    def text(self) -> str:
        """The diff as a whole."""
        return self.head + self.hunks

    def encoded(self, encoding: str) -> bytes:
        """The diff of a file in that encoding; the file's name is in UTF-8, as on the disk."""
        return self.head.encode("utf-8", "surrogateescape") + self.hunks.encode(encoding)


def make_patch(name: str, text: str, fixes: Iterable[Fix]) -> Patch:
    """The fixes of one file as a unified diff.

    A fix is left out where its old words do not stand on its line, or more often than it is
    asked for, where it would change a number, or where it runs into another.

    Args:
        name: the file's path, as the diff is to name it.
        text: what the file says, with its own line ends.
        fixes: what is to be put in place of what, each on the line as it stands now.
    """
    old = _lines(text)
    changes: dict[int, list[_Change]] = {}
    refused: list[str] = []
    for fix, wanted in Counter(fixes).items():
        found = _changes(fix, wanted, old)
        others = changes.setdefault(fix.line, [])
        if not isinstance(found, str):
            fresh = [change for change in found if change not in others]
            if not any(change.overlaps(other) for change in fresh for other in others):
                others += fresh
                continue
            found = "与同一行的另一处修改重叠"
        refused.append(f"{name} 第 {fix.line} 行“{fix.old}”：{found}。")
    new = list(old)
    for line, of_line in changes.items():
        for change in sorted(of_line, reverse=True):
            mended = new[line - 1]
            new[line - 1] = mended[: change.start] + change.new + mended[change.end :]
    applied = sum(map(len, changes.values()))
    head, hunks = _diff(name, old, new)
    return Patch(head, hunks, applied, tuple(refused))


def _lines(text: str) -> list[str]:
    """Lines as editors and our readers count them: only a line feed ends one."""
    return re.findall(r"[^\n]*\n|[^\n]+", text)


class _Change(NamedTuple):
    """Where on its line the characters stand that a fix changes, and what takes their place."""

    start: int
    end: int
    new: str

    def overlaps(self, other: _Change) -> bool:
        """Whether both want to change the same characters."""
        return self.start < other.end and other.start < self.end


def _changes(fix: Fix, wanted: int, lines: Sequence[str]) -> list[_Change] | str:
    """What a fix does to its line, or in Chinese why it cannot be made.

    A fix that is ``wanted`` twice may stand there twice.
    """
    if not 1 <= fix.line <= len(lines):
        return "原文没有这一行"
    if not fix.old or re.search(r"[\r\n]", fix.old + fix.new):
        return "修改须在一行之内"
    if _numbers(fix.old) != _numbers(fix.new):
        return "修改会改变数字"
    before = _shared(fix.old, fix.new)
    after = _shared(fix.old[before:][::-1], fix.new[before:][::-1])
    changed = slice(before, len(fix.old) - after)
    found = list(re.finditer(_as_written(fix.old, changed), lines[fix.line - 1]))
    if not found:
        return "这一行没有这些字"
    if len(found) > wanted:
        return "这些字在这一行不止一处"
    new = fix.new[before : len(fix.new) - after]
    return [_Change(*match.span("changed"), new) for match in found]


def _as_written(read: str, changed: slice) -> str:
    """A pattern of words as they were before reading took out typesetting and full width.

    What the slice covers of the words is the group ``changed``.
    """
    pieces = [_either_width(character) for character in read]
    for index in range(1, len(read)):
        # Reading drops spaces that touch a Chinese character, and keeps one between Latin ones.
        if not read[index - 1 : index + 1].isascii():
            pieces[index] = r"[^\S\n]*" + pieces[index]
    before, within, after = (
        "".join(pieces[part]) for part in (slice(changed.start), changed, slice(changed.stop, None))
    )
    return f"{before}(?P<changed>{within}){after}"


def _either_width(character: str) -> str:
    if character == " ":
        return r"[^\S\n]+"
    wide = _FULL_WIDTH.get(character)
    return f"[{re.escape(character)}{wide}]" if wide else re.escape(character)


def _shared(one: str, other: str) -> int:
    """How many characters both texts begin with."""
    pairs = enumerate(zip(one, other, strict=False))
    return next((index for index, (a, b) in pairs if a != b), min(len(one), len(other)))


def _numbers(text: str) -> list[str]:
    return [number.translate(_HALF_WIDTH) for number in _NUMBER.findall(text)]


def _diff(name: str, old: Sequence[str], new: Sequence[str]) -> tuple[str, str]:
    """The two lines that name the file, and the hunks."""
    # A tab ends a name that has spaces in it.
    tab = "\t" if " " in name else ""
    lines = list(unified_diff(old, new, f"a/{name}{tab}", f"b/{name}{tab}"))
    unended = "\n\\ No newline at end of file\n"
    hunks = (line if line.endswith("\n") else line + unended for line in lines[2:])
    return "".join(lines[:2]), "".join(hunks)
