"""Roman and Chinese numbers, as the lists of documents and web pages write them: XIX, 一百零一."""

from __future__ import annotations

_DIGITS = "〇一二三四五六七八九"
_UNITS = ("", "十", "百", "千")
_LEGAL_DIGITS = "零壹贰叁肆伍陆柒捌玖"
_LEGAL_UNITS = ("", "拾", "佰", "仟")
_MOST_COUNTED = 9999
_ROMAN = (
    *((1000, "M"), (900, "CM"), (500, "D"), (400, "CD"), (100, "C"), (90, "XC"), (50, "L")),
    *((40, "XL"), (10, "X"), (9, "IX"), (5, "V"), (4, "IV"), (1, "I")),
)
_MOST_ROMAN = 3999


def roman(number: int) -> str:
    """``number`` in Roman capitals; digits where there is no such number: from 4000 on, and 0."""
    if not 0 < number <= _MOST_ROMAN:
        return str(number)
    text = ""
    for worth, sign in _ROMAN:
        count, number = divmod(number, worth)
        text += sign * count
    return text


def chinese(number: int) -> str:
    """一百零一; digits from 10000 on."""
    return _counted(number, _DIGITS, _UNITS, one=True)


def japanese(number: int) -> str:
    """十一, 百一; digits from 10000 on."""
    return _counted(number, _DIGITS, _UNITS, one=False)


def legal(number: int) -> str:
    """壹拾壹; digits from 10000 on."""
    text = _counted(number, _LEGAL_DIGITS, _LEGAL_UNITS, one=True)
    return f"壹{text}" if text.startswith("拾") else text


def digitwise(number: int) -> str:
    """一〇一."""
    return "".join(_DIGITS[int(sign)] for sign in str(number))


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
