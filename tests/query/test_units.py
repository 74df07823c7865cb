"""Units: tasks led and supported, counted by reading the duty clauses of both documents."""

from __future__ import annotations

from kspolicy.index.build import build_index
from kspolicy.lexicon.names import UnitNames
from kspolicy.matrix import ALL_DISTRICTS, INVOLVED, LEAD, SUPPORT, task_matrix
from kspolicy.query.tasks import TaskFilter, select_tasks
from kspolicy.query.units import summarise_units
from shipped import ELECTRONICS, EQUIPMENT, lexicon, shipped

INDEX = build_index([shipped(ELECTRONICS), shipped(EQUIPMENT)], lexicon())
UNITS = UnitNames(INDEX["unit_names"], tuple(INDEX["places"]))


def test_tasks_are_counted_once_though_the_annex_repeats_them() -> None:
    rows = {
        row["name"]: row
        for row in summarise_units(
            INDEX["units"], INDEX["tasks"], INDEX["targets"], resolve_unit=UNITS.resolve
        )
    }
    # 97 leads: （一）1 2 3, （三）1 2, （六）; 98 leads: 1, 2, 4, 7.
    assert rows["市工信局"]["led"] == 6 + 4
    # 97: （八）2; 98: 10.
    assert rows["市金融办"]["led"] == 2
    # 97: （三）1 2; 98: 1.
    assert rows["市金融办"]["supported"] == 3
    assert rows["昆山生态环境局"]["supported"] == 1
    assert "市市场监督管理局" in rows["市市场监管局"]["aliases"]


def test_members_of_the_group_with_an_elided_city_are_known_units() -> None:
    names = {row["name"]: row["written"] for row in INDEX["units"]}
    # 市委宣传部、人才办，市发改委、教育局、… 昆政办发〔2022〕98号
    assert "人才办" in names["市委人才办"]
    assert "教育局" in names["市教育局"]
    assert "人才办" not in names
    assert "教育局" not in names


def test_tasks_by_lead_and_words() -> None:
    def numbers(**wanted: object) -> list[str | None]:
        found = select_tasks(INDEX["tasks"], TaskFilter(**wanted), resolve_unit=UNITS.resolve)  # type: ignore[arg-type]
        return [row["number"] for row in found]

    assert numbers(lead="市人社局", part="body") == ["三、（七）2"]
    assert numbers(lead="市发改委", part="body") == ["三、（一）4", "三、（二）"]
    assert numbers(words=("祖冲之", "揭榜挂帅"), part="body") == ["三、（四）1", "五、3"]
    assert numbers(programme="改造提升", part="body") == ["三、（六）"]


def test_matrix_marks_lead_support_and_all_districts() -> None:
    wanted = TaskFilter(documents=frozenset({ELECTRONICS}), part="body")
    grid = task_matrix(
        select_tasks(INDEX["tasks"], wanted, resolve_unit=UNITS.resolve),
        resolve_unit=UNITS.resolve,
    )
    assert len(grid.lines) == 19
    assert grid.units[-1] == ALL_DISTRICTS
    third = grid.lines[2]
    assert third.task["title"] == "培优做大半导体产业"
    assert third.marks == {
        "市工信局": LEAD,
        "市发改委": SUPPORT,
        "市科技局": SUPPORT,
        "市商务局": SUPPORT,
        "市市场监管局": SUPPORT,
        ALL_DISTRICTS: INVOLVED,
    }
