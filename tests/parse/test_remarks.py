"""Notes below a table: kept as text, and nothing but text."""

from __future__ import annotations

import pytest

from .test_indicator_tables import BEFORE, document_of
from .writing import parse

TABLE = "指标 | 2020年 | 2025年\n质量竞争力指数2 | 83 | 85\n专利数1（件） | 3① | 5"


@pytest.mark.parametrize(
    "notes",
    [
        (
            "注：1.指数由两个方面共计12项具体指标计算得出。",
            "2.绿色建筑指星级建筑，全省覆盖率达到60%以上。",
        ),
        ("注：", "1.指数由共计12项指标计算得出。", "2.到2025年，覆盖率达到60%以上的为绿色建筑。"),
        ("注：①带*为2020年数据，共有13个市达到60%以上。", "②到2025年，建成平台12个的计为完成。"),
        ("①到2025年，专利数达到5件的计为完成。", "②到2025年，建成平台12个的计为完成。"),
        ("1专利数=企业专利数/营业收入。", "2指数由共计12项具体指标计算得出，到2025年达到85。"),
        ("备注：到2025年，建成平台12个。", "说明：本表中2025年目标不低于2020年实际的95%。"),
        ("※到2025年，建成平台12个。",),
        ("数据来源：到2025年，建成平台12个的各市统计局。",),
    ],
)
def test_a_note_below_a_table_holds_no_goals(notes: tuple[str, ...]) -> None:
    document = document_of(TABLE, *notes)
    assert len(document.targets) == 2
    assert document.notes == ()
    (section,) = document.parts[0].sections
    words = [s.text for paragraph in section.paragraphs for s in paragraph]
    assert "".join(words[1:]) == "".join(notes)


@pytest.mark.parametrize(
    "below",
    [
        ("1.到2025年，建成平台12个。",),
        ("①到2026年，建成平台12个。",),
        ("（一）到2025年，建成平台12个。",),
        ("到2025年，建成平台12个。",),
        ("注：本表为年末数。", "1.到2025年，建成平台12个。"),
        ("注：本表为年末数。", "到2025年，建成平台12个。"),
        ("注：1.本表为年末数。2.带*的为预计数。", "2.到2025年，建成平台12个。"),
    ],
)
def test_the_text_goes_on_below_a_table(below: tuple[str, ...]) -> None:
    document = document_of("指标 | 2020年 | 2025年\n产值（亿元） | 83 | 85", *below)
    assert [(t.value, t.unit) for t in document.targets] == [(12, "个"), (85, "亿元")]


def test_a_note_without_a_table_is_one_too() -> None:
    document = parse(
        f"{BEFORE}注：1.到2025年，建成平台12个的计为完成。\n\n2.到2025年，建成园区3个。\n"
    )
    assert document.targets == ()


def test_a_note_assigns_nothing() -> None:
    noted = document_of(
        "指标 | 2020年 | 2025年\n产值（亿元） | 83 | 85",
        "注：本表由市统计局牵头编制，市财政局配合。",
    )
    assert noted.tasks == ()
