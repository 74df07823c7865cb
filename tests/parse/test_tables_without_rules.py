"""Targets in tables of a text that has no rules for them; none where the cells are not certain."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from kspolicy.parse.document import parse_source
from kspolicy.read import read_bytes

if TYPE_CHECKING:
    from kspolicy.model.document import PolicyDocument

HEAD = "某某市人民政府办公室\n2021年6月1日\n某某市发展规划\n一、主要目标\n表1 主要指标\n"
END = "\n二、重点任务\n（一）加强领导。落实责任。"
ROWS = (
    ("指标", "2020年", "2025年", "属性"),
    ("城镇化率（%）", "52.6", "60左右", "预期性"),
    ("污水处理率（%）", "87.3", "≥95", "约束性"),
)


def parse(table: str) -> PolicyDocument:
    return parse_source(read_bytes((HEAD + table + END).encode(), "规划.txt"))


def found(document: PolicyDocument) -> list[tuple[str, str, float | None, int | None, int]]:
    return [
        (target.indicator, target.comparator, target.value, target.year, target.line)
        for target in document.targets
        if target.line is not None
    ]


@pytest.mark.parametrize("between", ["    ", "　", " ", "\t", " | "])
def test_cells_set_apart_in_any_way_give_the_same_targets(between: str) -> None:
    document = parse("\n".join(between.join(row) for row in ROWS))
    assert found(document) == [
        ("城镇化率", "~", 60, 2025, 7),
        ("污水处理率", ">=", 95, 2025, 8),
    ]


def test_cells_one_below_the_other_give_targets_on_their_own_lines() -> None:
    document = parse("\n".join(cell for row in ROWS for cell in row))
    assert found(document) == [
        ("城镇化率", "~", 60, 2025, 12),
        ("污水处理率", ">=", 95, 2025, 16),
    ]


@pytest.mark.parametrize(
    "table",
    [
        "产业规模    80亿元    200亿元\n充电桩    300座    1000座\n本地配套率    50%    60%以上",
        "产业规模 80亿元 200亿元\n充电桩 300座 1000座\n本地配套率 50% 60%以上",
        "指标    2020年    2025年\n充电桩    300座    1000座\n新能源\n        50辆    60辆\n推广",
    ],
)
def test_figures_of_cells_that_are_not_certain_are_no_targets(table: str) -> None:
    document = parse(table)
    assert not document.targets
    assert "table-not-certain" in [note.kind for note in document.notes]


def test_a_row_in_doubt_heads_no_category() -> None:
    document = parse(
        "指标　2020年　2025年\n城镇化率（%）　52　60\n入学率（%）　99\n就业率（%）　90　95"
    )
    assert [(t.indicator, t.category) for t in document.targets] == [
        ("城镇化率", None),
        ("就业率", None),
    ]
