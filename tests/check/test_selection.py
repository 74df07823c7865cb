"""Codes as people write them."""

from __future__ import annotations

import pytest

from kspolicy.check.errors import UnknownRuleError
from kspolicy.check.selection import Selection, read_codes

KNOWN = ["KS101", "KS102", "KS201", "KS203"]


@pytest.mark.parametrize(
    ("written", "codes"),
    [
        (["KS203"], ("KS203",)),
        (["ks2"], ("KS2",)),
        (["KS1,KS203", "KS201"], ("KS1", "KS203", "KS201")),
        (["KS101，KS102、KS201 KS203"], ("KS101", "KS102", "KS201", "KS203")),
        ([""], ()),
    ],
)
def test_codes_in_any_spelling(written: list[str], codes: tuple[str, ...]) -> None:
    assert read_codes(written, KNOWN) == codes


def test_unknown_code_names_the_nearest() -> None:
    with pytest.raises(UnknownRuleError, match=r"没有编号为 KS20E 的规则。您要的是不是 .*KS203"):
        read_codes(["ks20e"], KNOWN)
    with pytest.raises(UnknownRuleError, match="kspolicy rules"):
        read_codes(["表内"], KNOWN)


def test_selection_takes_what_is_selected_and_not_ignored() -> None:
    assert Selection().takes("KS101")
    assert Selection(("KS1",)).takes("KS101")
    assert not Selection(("KS1",)).takes("KS201")
    assert not Selection((), ("KS10",)).takes("KS101")
    assert not Selection(("KS1",), ("KS101",)).takes("KS101")


def test_narrower_choice_wins_and_refusals_add_up() -> None:
    narrowed = Selection(("KS1",), ("KS101",)).narrowed(Selection(("KS2",), ("KS203",)))
    assert narrowed == Selection(("KS2",), ("KS101", "KS203"))
    assert Selection(("KS1",)).narrowed(Selection()) == Selection(("KS1",))
