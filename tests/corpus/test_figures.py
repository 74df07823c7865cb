"""A figure that was edited in the YAML is held against the words it was read from."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest
import yaml

from accuracy.labelled import parse_passage, passages
from kspolicy.corpus.figures import contradictions
from kspolicy.corpus.folder import corrections_file
from kspolicy.corpus.store import load_corpus, write_document
from kspolicy.corpus.validation import validate_file
from shipped import ELECTRONICS, EQUIPMENT, parse_text, shipped

from .sample import sample
from .test_validation import CORRECTIONS, spoil

if TYPE_CHECKING:
    from pathlib import Path

    from kspolicy.model.document import PolicyDocument

PLAN = """\
某某市人民政府办公室

2022年6月1日

产业发展规划

一、主要目标

到2025年，产业规模力争超8000亿元，新增企业10—15家，研发投入占比由12%提高到15%，服务业产值翻一番，
创新平台不少于三十家，人均预期寿命达到79.5岁，培训50万人次。

主要指标如下。

指标\t单位\t2020年\t2025年
工业产值\t亿元\t6000\t8000
贷款余额\t-\t6000亿元\t3.2万亿元
"""


def edited(**changes: Any) -> list[tuple[Any, str]]:  # noqa: ANN401 - fields of a target
    """What is said of the one target of the plan whose indicator is given, edited so."""
    document = parse_text(PLAN)
    indicator = changes.pop("of")
    assert any(target.indicator == indicator for target in document.targets)
    targets = [
        target.model_copy(update=changes) if target.indicator == indicator else target
        for target in document.targets
    ]
    return list(contradictions(document.model_copy(update={"targets": tuple(targets)})))


@pytest.mark.parametrize(
    ("changes", "field", "stated", "written"),
    [
        ({"of": "产业规模", "value": 9000}, "value", "9000亿元", "“力争超8000亿元”写的是 8000亿元"),
        ({"of": "产业规模", "unit": "万元"}, "unit", "8000万元", "8000亿元"),
        ({"of": "新增企业", "value_max": 16}, "value_max", "10—16家", "10—15家"),
        ({"of": "新增企业", "value_max": None}, "value_max", "10家", "10—15家"),
        ({"of": "研发投入占比", "base_value": 13}, "base_value", "13%", "12%"),
        ({"of": "服务业产值", "value": 2}, "value", "2番", "1番"),
        ({"of": "创新平台", "value": 3}, "value", "3家", "“不少于三十家”写的是 30家"),
        ({"of": "人均预期寿命", "value": 80}, "value", "80岁", "79.5岁"),
        ({"of": "培训", "value": 5}, "value", "5万人次", "50万人次"),
        ({"of": "工业产值", "value": 80}, "value", "80亿元", "“8000”写的是 8000"),
        ({"of": "贷款余额", "value": 2.3}, "value", "2.3万亿元", "3.2万亿元"),
    ],
)
def test_a_figure_other_than_its_wording_is_said_with_both(
    changes: dict[str, Any], field: str, stated: str, written: str
) -> None:
    ((path, message),) = edited(**changes)
    assert path[::2] == ("targets", field)
    assert message.startswith(f"是 {stated}，而原文")
    assert message.endswith(written)


@pytest.mark.parametrize(
    "changes",
    [
        {"of": "产业规模", "value": 0.8, "unit": "万亿元"},
        {"of": "产业规模", "value": 8000.0},
        {"of": "培训", "value": 500_000, "unit": "人次"},
        {"of": "工业产值", "value": 0.8, "unit": "万亿元"},
        {"of": "贷款余额", "value": 32000, "unit": "亿元"},
        {"of": "产业规模", "wording": "翻两三番", "quote": "翻两三番"},
    ],
)
def test_the_same_figure_under_another_multiplier_is_no_contradiction(
    changes: dict[str, Any],
) -> None:
    assert edited(**changes) == []


def documents() -> list[PolicyDocument]:
    parsed = [parse_passage(each) for kind in ("targets", "tables") for each in passages(kind)]
    return [*filter(None, parsed), shipped(ELECTRONICS), shipped(EQUIPMENT), parse_text(PLAN)]


def test_what_the_parser_reads_contradicts_itself_nowhere() -> None:
    read = documents()
    assert sum(len(document.targets) for document in read) > 300
    assert [said for document in read for said in contradictions(document)] == []


def test_an_edited_figure_is_a_problem_with_its_line_and_what_to_do(tmp_path: Path) -> None:
    path = write_document(tmp_path, sample()).path
    line = spoil(path, "value: 1110", "value: 1101")
    (problem,) = validate_file(path)
    assert (problem.file, problem.line, problem.field) == (str(path), line, "targets[0].value")
    assert "1101家" in problem.message
    assert "“力争超1110家”写的是 1110家" in problem.message
    assert f"把更正和理由写入 {corrections_file(path)}" in problem.message


def test_a_correction_with_its_reason_is_no_contradiction(tmp_path: Path) -> None:
    path = write_document(tmp_path, sample()).path
    corrections_file(path).parent.mkdir()
    corrections_file(path).write_text(CORRECTIONS, encoding="utf-8")
    assert yaml.safe_load(CORRECTIONS)["corrections"][0]["now"] == 1111
    assert validate_file(path) == validate_file(corrections_file(path)) == []
    (entry,) = load_corpus(tmp_path).entries
    assert entry.document.targets[0].value == 1111
