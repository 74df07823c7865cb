"""The numbers of lists, as Word writes them: 1 → 一, ①, IV, 〇一."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kspolicy.read.numerals import chinese, digitwise, japanese, legal, roman

if TYPE_CHECKING:
    from collections.abc import Callable

_STEMS = "甲乙丙丁戊己庚辛壬癸"
_BRANCHES = "子丑寅卯辰巳午未申酉戌亥"
# Beyond these a form has no sign of its own, and Word writes plain digits.
_MOST_CIRCLED = 20
_MOST_LETTERS = 780


def write_number(number: int, form: str) -> str | None:
    """``number`` in one of the forms of ``w:numFmt``; None for a form not known here."""
    write = _FORMS.get(form)
    return None if write is None else write(max(number, 0))


def _chinese_short(number: int) -> str:
    """九十九, then 一〇〇."""
    return chinese(number) if number < 100 else digitwise(number)


def _letters(number: int) -> str:
    """A … Z, AA, BB."""
    if not 0 < number <= _MOST_LETTERS:
        return str(number)
    times, letter = divmod(number - 1, 26)
    return chr(ord("A") + letter) * (times + 1)


def _circled(number: int) -> str:
    return chr(ord("①") + number - 1) if 0 < number <= _MOST_CIRCLED else str(number)


def _one_of(signs: str) -> Callable[[int], str]:
    def write(number: int) -> str:
        return signs[number - 1] if 0 < number <= len(signs) else str(number)

    return write


_FORMS: dict[str, Callable[[int], str]] = {
    "decimal": str,
    # Full width and half width are the same digits here.
    **dict.fromkeys(("decimalFullWidth", "decimalFullWidth2", "decimalHalfWidth"), str),
    "decimalZero": lambda number: f"{number:02d}",
    "none": lambda _: "",
    "upperRoman": roman,
    "lowerRoman": lambda number: roman(number).lower(),
    "upperLetter": _letters,
    "lowerLetter": lambda number: _letters(number).lower(),
    **dict.fromkeys(("chineseCountingThousand", "taiwaneseCountingThousand"), chinese),
    **dict.fromkeys(("chineseCounting", "taiwaneseCounting"), _chinese_short),
    "japaneseCounting": japanese,
    **dict.fromkeys(
        ("ideographDigital", "taiwaneseDigital", "japaneseDigitalTenThousand"), digitwise
    ),
    "chineseLegalSimplified": legal,
    "ideographTraditional": _one_of(_STEMS),
    "ideographZodiac": _one_of(_BRANCHES),
    "ideographEnclosedCircle": _one_of("㊀㊁㊂㊃㊄㊅㊆㊇㊈㊉"),
    **dict.fromkeys(("decimalEnclosedCircle", "decimalEnclosedCircleChinese"), _circled),
    "decimalEnclosedParen": lambda number: f"({number})",
    "decimalEnclosedFullstop": lambda number: f"{number}.",
    "numberInDash": lambda number: f"- {number} -",
}
