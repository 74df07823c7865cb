"""Which rules are meant by what a person writes: KS203, ks2, KS1,KS203."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from kspolicy.check.errors import UnknownRuleError

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable

_SEPARATOR = re.compile(r"[,，、;；\s]+")


@dataclass(frozen=True, slots=True)
class Selection:
    """Codes, or their beginnings, that are wanted (none: all) and that are not."""

    select: tuple[str, ...] = ()
    ignore: tuple[str, ...] = ()

    def takes(self, code: str) -> bool:
        """Whether the rule of that code is meant."""
        return (not self.select or code.startswith(self.select)) and not (
            self.ignore and code.startswith(self.ignore)
        )

    def narrowed(self, other: Selection) -> Selection:
        """This selection where ``other`` has a say of its own: its choice, and both refusals."""
        return Selection(other.select or self.select, (*self.ignore, *other.ignore))


def read_codes(written: Iterable[str], known: Collection[str]) -> tuple[str, ...]:
    """Codes or their beginnings, several of which may stand in one text.

    Raises:
        UnknownRuleError: no code of ``known`` begins so.
    """
    codes = tuple(code.upper() for text in written for code in _SEPARATOR.split(text) if code)
    for code in codes:
        if not any(rule.startswith(code) for rule in known):
            raise UnknownRuleError(describe_unknown(code, known))
    return codes


def describe_unknown(code: str, known: Collection[str]) -> str:
    """That no rule has this code, and which may have been meant."""
    from difflib import get_close_matches

    wanted = code.upper()
    one_off = [each for each in known if len(each) == len(wanted) and _differing(each, wanted) == 1]
    near = one_off or get_close_matches(wanted, known, cutoff=0.7)
    hint = f"您要的是不是 {'、'.join(near[:3])}？" if near else "运行 kspolicy rules 查看全部规则。"
    return f"没有编号为 {code} 的规则。{hint}"


def _differing(one: str, other: str) -> int:
    return sum(a != b for a, b in zip(one, other, strict=True))
