"""The manual of the rules, for the terminal and as a book."""

from __future__ import annotations

import re
from dataclasses import replace

from wcwidth import wcswidth

from kspolicy.check.rule import all_rules
from kspolicy.present.listing import Screen
from kspolicy.present.rulebook import FAMILIES, rule_book, rule_page

RULES = {rule.code: rule for rule in all_rules()}
SUM = replace(
    RULES["KS101"],
    manual="分解数之和应等于总数。\n\n一段分成\n两行，见 KS103\n提示。\n\n"
    "反例：\n    a | b\n\n正例：\n    c | d",
    bad="a\tb\n",
    good="c\td\n",
)


def test_page_joins_lines_and_shows_both_examples() -> None:
    assert rule_page(SUM, None) == (
        "KS101　分解数之和不等于总数（错误）\n\n"
        "分解数之和应等于总数。\n\n"
        "一段分成两行，见 KS103 提示。\n\n"
        "反例：\n    a | b\n\n"
        "正例：\n    c | d\n"
    )


def test_page_fits_the_screen() -> None:
    page = rule_page(RULES["KS203"], Screen(40, colour=True))
    assert "\x1b[1mKS203　" in page
    prose = page.partition("反例：")[0].replace("\x1b[1m", "").replace("\x1b[0m", "")
    assert max(map(wcswidth, prose.splitlines())) <= 40


def test_book_has_every_rule_once_and_in_its_family() -> None:
    book = rule_book(all_rules())
    assert re.findall(r"^### (KS\d{3})$", book, re.MULTILINE) == list(RULES)
    assert {code[:3] for code in RULES} <= FAMILIES.keys()
    links = re.findall(r"\(#(ks\d{3})\)", book)
    assert [link.upper() for link in links] == list(RULES)
    assert book.count("```text\n") == 2 * len(RULES)
    assert "**分解数之和不等于总数**（错误）" in book


def test_no_manual_spoils_the_table_of_the_book() -> None:
    rows = re.findall(r"^\| \[KS.*$", rule_book(all_rules()), re.MULTILINE)
    assert len(rows) == len(RULES)
    assert all(row.count("|") == 5 for row in rows)
