"""The numbers of lists, as Word writes them: 1 → 一, ①, IV, 〇一."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable

_DIGITS = "〇一二三四五六七八九"
_UNITS = ("", "十", "百", "千")
_LEGAL_DIGITS = "零壹贰叁肆伍陆柒捌玖"
_LEGAL_UNITS = ("", "拾", "佰", "仟")
_STEMS = "甲乙丙丁戊己庚辛壬癸"
_BRANCHES = "子丑寅卯辰巳午未申酉戌亥"
_ROMAN = (
    *((1000, "M"), (900, "CM"), (500, "D"), (400, "CD"), (100, "C"), (90, "XC"), (50, "L")),
    *((40, "XL"), (10, "X"), (9, "IX"), (5, "V"), (4, "IV"), (1, "I")),
)
# Beyond these a form has no sign of its own, and Word writes plain digits.
_MOST_CIRCLED = 20
_MOST_COUNTED = 9999
_MOST_ROMAN = 3999
_MOST_LETTERS = 780


def write_number(number: int, form: str) -> str | None:
    """``number`` in one of the forms of ``w:numFmt``; None for a form not known here."""
    write = _FORMS.get(form)
    return None if write is None else write(max(number, 0))


def _counted(number: int, digits: str, units: tuple[str, ...], *, one: bool) -> str:
    """一百零一: digits with their units; ``one`` whether 百 is written 一百."""
    if not 0 < number <= _MOST_COUNTED:
        return digits[0] if number == 0 else str(number)
    text, gap = "", False
    written = str(number)
    for index, sign in enumerate(written):
        power = len(written) - 1 - index
        if sign == "0":
            gap = True
            continue
        if gap and text and one:
            text += "零"
        gap = False
        bare = sign == "1" and power and (not one or (power == 1 and not text))
        text += ("" if bare else digits[int(sign)]) + units[power]
    return text


def _digitwise(number: int, digits: str = _DIGITS) -> str:
    return "".join(digits[int(sign)] for sign in str(number))


def _chinese(number: int) -> str:
    """一百零一."""
    return _counted(number, _DIGITS, _UNITS, one=True)


def _chinese_short(number: int) -> str:
    """九十九, then 一〇〇."""
    return _chinese(number) if number < 100 else _digitwise(number)


def _japanese(number: int) -> str:
    """十一, 百一."""
    return _counted(number, _DIGITS, _UNITS, one=False)


def _legal(number: int) -> str:
    """壹拾壹."""
    text = _counted(number, _LEGAL_DIGITS, _LEGAL_UNITS, one=True)
    return f"壹{text}" if text.startswith("拾") else text


def _roman(number: int) -> str:
    if not 0 < number <= _MOST_ROMAN:
        return str(number)
    text = ""
    for worth, sign in _ROMAN:
        count, number = divmod(number, worth)
        text += sign * count
    return text


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
    "upperRoman": _roman,
    "lowerRoman": lambda number: _roman(number).lower(),
    "upperLetter": _letters,
    "lowerLetter": lambda number: _letters(number).lower(),
    **dict.fromkeys(("chineseCountingThousand", "taiwaneseCountingThousand"), _chinese),
    **dict.fromkeys(("chineseCounting", "taiwaneseCounting"), _chinese_short),
    "japaneseCounting": _japanese,
    **dict.fromkeys(
        ("ideographDigital", "taiwaneseDigital", "japaneseDigitalTenThousand"), _digitwise
    ),
    "chineseLegalSimplified": _legal,
    "ideographTraditional": _one_of(_STEMS),
    "ideographZodiac": _one_of(_BRANCHES),
    "ideographEnclosedCircle": _one_of("㊀㊁㊂㊃㊄㊅㊆㊇㊈㊉"),
    **dict.fromkeys(("decimalEnclosedCircle", "decimalEnclosedCircleChinese"), _circled),
    "decimalEnclosedParen": lambda number: f"({number})",
    "decimalEnclosedFullstop": lambda number: f"{number}.",
    "numberInDash": lambda number: f"- {number} -",
}
