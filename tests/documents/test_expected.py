"""The shipped documents against values written down by people who read them line by line."""

from __future__ import annotations

import csv
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
import yaml

from kspolicy.parse.document import parse_source
from kspolicy.read import read_file

if TYPE_CHECKING:
    from kspolicy.model.document import PolicyDocument

ROOT = Path(__file__).parents[2]
EXPECTED = ROOT / "tests" / "expected"
DOCUMENTS = sorted(folder.name for folder in EXPECTED.iterdir())
DISTRICTS = ("开发区", "高新区", "花桥", "旅度区", "张浦", "周市", "陆家", "巴城", "千灯")


@cache
def parsed(name: str) -> PolicyDocument:
    return parse_source(read_file(ROOT / "data" / "raw" / f"{name}.txt"))


def load(name: str, file: str) -> Any:  # noqa: ANN401 - YAML of many shapes
    return yaml.safe_load((EXPECTED / name / file).read_text(encoding="utf-8"))


@pytest.mark.parametrize("name", DOCUMENTS)
def test_letterhead_and_colophon_are_as_written(name: str) -> None:
    expected, header = load(name, "header.yaml"), parsed(name).header
    for field in ("number", "title", "enclosed_title", "adopted", "disclosure"):
        statement = getattr(header, field)
        assert (statement.text, statement.line) == (
            expected[field]["value"],
            expected[field]["line"],
        ), field
    for field in ("signed", "printed"):
        statement = getattr(header, field)
        assert statement.date.isoformat() == str(expected[field]["value"])
        assert statement.line == expected[field]["line"]
    assert [issuer.text for issuer in header.issuers] == expected["issuers"]
    assert list(header.recipients) == expected["recipients"]
    assert list(header.copies_to) == expected["copies_to"]
    assert [(c.title, c.number) for c in header.citations] == [
        (c["title"], c["number"]) for c in expected["citations"]
    ]
    assert [(a.number, a.title) for a in header.attachments] == [
        (a["number"], a["title"]) for a in expected["attachments"]
    ]


@pytest.mark.parametrize("name", DOCUMENTS)
def test_every_task_has_its_number_programme_and_units(name: str) -> None:
    expected = [
        (
            task["part"],
            task["number"],
            task["title"],
            task["programme"],
            tuple(task["units"]),
            task["all_districts"],
            task["line"],
        )
        for task in load(name, "tasks.yaml")
    ]
    found = [
        (
            task.part,
            task.number,
            task.title,
            task.programme,
            tuple(unit.name for unit in task.units),
            task.all_districts is not None,
            task.line,
        )
        for task in parsed(name).tasks
    ]
    assert found == expected


@pytest.mark.parametrize("name", DOCUMENTS)
def test_every_target_of_running_text_and_no_other(name: str) -> None:
    fields = ("part", "indicator", "value", "unit", "comparator", "wording")
    fields += ("aspirational", "basis", "year", "line")
    expected = [tuple(target[f] for f in fields) for target in load(name, "targets.yaml")]
    found = [tuple(getattr(target, f) for f in fields) for target in parsed(name).targets]
    assert found == expected


@pytest.mark.parametrize("name", DOCUMENTS)
def test_targets_stand_in_the_section_a_reader_would_cite(name: str) -> None:
    document = parsed(name)
    numbers = {task.id: task.number for task in document.tasks}
    found = [numbers.get(target.task or "", "二") for target in document.targets]
    assert found == [target["section"] for target in load(name, "targets.yaml")]


def figure(text: str) -> int | float | str:
    return text if text == "--" else int(text)


@pytest.mark.parametrize("name", DOCUMENTS)
def test_every_figure_of_the_allocation_table(name: str) -> None:
    with (EXPECTED / name / "allocation.csv").open(encoding="utf-8", newline="") as file:
        expected = list(csv.DictReader(file))
    rows = parsed(name).allocations[0].rows
    lines = {row.id: row.line for row in rows}
    assert len(rows) == len(expected)
    for row, want in zip(rows, expected, strict=True):
        assert row.line == int(want["line"])
        assert row.category == want["category"]
        assert row.indicator == want["indicator"]
        assert row.unit == want["unit"]
        assert row.total == figure(want["total"]), row.indicator
        assert row.shares == {d: figure(want[d]) for d in DISTRICTS}, row.indicator
        assert "、".join(row.units) == want["units"]
        assert "、".join(row.doubts) == want["doubt"]
        assert str(lines.get(row.of_which or "", "")) == want.get("parent", "")
