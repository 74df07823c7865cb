"""kspolicy search and kspolicy show, as they are typed."""

from __future__ import annotations

import csv
import io
import json
from typing import TYPE_CHECKING, Any

import pytest
import yaml

from kspolicy.cli.hits import hit_lines
from kspolicy.cli.root import run
from kspolicy.corpus.store import write_document
from kspolicy.present import Screen
from kspolicy.present.width import text_width
from kspolicy.query.search import search
from kspolicy.query.words import Term
from shipped import ELECTRONICS, EQUIPMENT, parse_text, shipped

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from kspolicy.index.rows import PassageRow


@pytest.fixture(scope="module")
def data(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("data")
    for name in (ELECTRONICS, EQUIPMENT):
        write_document(folder, shipped(name))
    return folder


@pytest.fixture
def ask(data: Path, capsys: pytest.CaptureFixture[str]) -> Callable[..., str]:
    """What a command line prints."""

    def printed(*arguments: str) -> str:
        assert run([*arguments, "--data", str(data)]) == 0, capsys.readouterr().err
        return capsys.readouterr().out

    return printed


@pytest.fixture
def refused(data: Path, capsys: pytest.CaptureFixture[str]) -> Callable[..., str]:
    """What a command line that fails says."""

    def said(*arguments: str) -> str:
        assert run([*arguments, "--data", str(data)]) == 2
        captured = capsys.readouterr()
        assert captured.out == ""
        return captured.err

    return said


def test_search_names_every_place(ask: Callable[..., str]) -> None:
    hits = json.loads(ask("search", "祖冲之攻关", "--format", "json"))
    places = {(hit["document"], hit["part"], hit["line"]) for hit in hits}
    assert places == {
        *((ELECTRONICS, "body", 74), (ELECTRONICS, "annex-1", 149), (ELECTRONICS, "annex-2", 173)),
        *((EQUIPMENT, "body", 82), (EQUIPMENT, "annex-2", 154)),
    }
    keys = ("ref", "label", "match", "found", "missing", "written", "context", "text", "page")
    assert all(key in hit for hit in hits for key in keys)


def test_search_narrows_to_document_and_part(ask: Callable[..., str]) -> None:
    narrowed = ask("search", "专利", "--doc", "98", "--part", "annex", "--format", "json")
    assert {(hit["document"], hit["line"]) for hit in json.loads(narrowed)} == {(EQUIPMENT, 161)}


def test_search_says_how_many_more_there_are(ask: Callable[..., str]) -> None:
    short = ask("search", "企业", "--limit", "2")
    assert "列出前 2 处，另有 " in short
    assert len(short.split("\n\n")[0].splitlines()) == 2 + 2
    whole = json.loads(ask("search", "企业", "--format", "json"))
    assert len(whole) > 20
    assert f"共 {len(whole)} 处，来自 2 份文件" in ask("search", "企业")
    assert len(json.loads(ask("search", "企业", "--format", "json", "--limit", "5"))) == 5


def test_search_tells_other_names_and_missing_words(ask: Callable[..., str]) -> None:
    assert "“市市场监督管理局”的其他写法一并查找：市市场监管局、市场监管局。" in ask(
        "search", "市市场监督管理局"
    )
    partial = ask("search", "独角兽", "火箭")
    assert "没有一处同时含有“独角兽”、“火箭”" in partial
    assert "“火箭”在所查的范围内没有出现。" in partial
    assert ask("search", "火箭") == "没有找到“火箭”。\n"


def test_search_exact(ask: Callable[..., str]) -> None:
    rows = json.loads(ask("search", "--exact", "市市场监督管理局", "-f", "json"))
    assert [row["line"] for row in rows] == [50, 165]


def test_search_as_a_sheet_gives_whole_sentences(ask: Callable[..., str]) -> None:
    (row,) = csv.DictReader(io.StringIO(ask("search", "1119", "-f", "csv").lstrip("\ufeff")))
    assert row["文号"] == ELECTRONICS
    assert row["出处"] == "附件1 第138行"
    assert row["原文"].endswith("｜千灯 42｜市科技局")


def test_search_without_words_is_refused(refused: Callable[..., str]) -> None:
    assert refused("search", "，。") == "错误：没有可以查找的文字，请写出要找的词。\n"


def passage(text: str) -> PassageRow:
    return {
        "ref": "1:body/1",
        "document": "1",
        "part": "body",
        "label": "一、总则",
        "text": text,
        "line": 3,
        "paragraph": None,
        "page": None,
    }


def test_hits_are_marked_on_a_screen_also_across_lines() -> None:
    terms = [Term("产业创新集群建设")]
    text = "加快" * 8 + "产业创新集群建设"
    hits = search([passage(text)], terms, ["产业创新集群建设"]).hits
    lines = list(hit_lines(hits, terms, ["共 1 处。"], Screen(40, colour=True)))
    assert lines[0] == "\x1b[1m1:body/1  正文 第3行  一、总则\x1b[0m"
    marked = [
        piece.partition("\x1b[0m")[0]
        for line in lines[1:]
        for piece in line.split("\x1b[31;1m")[1:]
    ]
    assert "".join(marked) == "产业创新集群建设"
    assert len(marked) == 2
    bare = list(hit_lines(hits, terms, ["共 1 处。"], Screen(40, colour=False)))
    assert all("\x1b" not in line and text_width(line) <= 40 for line in bare)


def test_hits_show_no_control_characters() -> None:
    terms = [Term("产业")]
    hits = search([passage("甲\x1b[2J产业\x07")], terms, ["产业"]).hits
    assert "\x1b" not in "".join(hit_lines(hits, terms, [], Screen(80, colour=False)))


@pytest.mark.parametrize(
    ("ref", "expected"),
    [
        (
            "97:annex-1/3",
            ["全市        1119家", "各区镇合计  1118，比全市少 1", "97:body/3.3.3#1", "高新区"],
        ),
        (
            "97:annex-1/3@昆山高新区",
            ["目标      255家", "占全市    22.8%", "1119家（97:annex-1/3）"],
        ),
        ("97:annex-1/9@花桥", ["目标      未划分", "存疑"]),
        (
            "97:三、（三）3",
            ["任务：扶持中小微企业成长", "涉及（承前文，此处未写）", "97:annex-2/8"],
        ),
        ("97:body/3.1.3#1", ["大于 500 亿元", "力争", "存疑：同一任务下数值相同"]),
        ("97:body/2", ["二、主要目标", "力争超8000亿元", "正文 第32行"]),
        ("98:附件2", ["附件2 昆山市装备制造产业创新集群建设重点工作清单", "10 项"]),
        ("98:body/5.9", ["存疑：任务名称相近", "实施一批高价值专利目"]),
        ("97", ["2022-09-29", "苏委发〔2022〕122号", "第144行", "（三）高品质梯次企业培育工程"]),
    ],
)
def test_show_says_what_there_is(ask: Callable[..., str], ref: str, expected: list[str]) -> None:
    shown = ask("show", ref)
    for words in expected:
        assert words in shown


def test_show_for_programs_is_one_object(ask: Callable[..., str]) -> None:
    shown: dict[str, Any] = json.loads(ask("show", "97:annex-1/3", "--format", "json"))
    assert (shown["kind"], shown["value"], shown["difference"]) == ("allocation", 1119, -1)
    assert yaml.safe_load(ask("show", "97:annex-1/3", "--format", "yaml")) == shown
    assert ask("show", "97:annex-1/3", "--format", "md").startswith("## 97:annex-1/3")


def test_show_needs_no_document_where_one_is_meant(ask: Callable[..., str]) -> None:
    assert ask("show", "annex-1/24").startswith("98:annex-1/24")
    assert ask("show", "body/2", "--doc", "98").startswith("98:body/2")


def test_show_refuses_what_several_documents_have(refused: Callable[..., str]) -> None:
    assert refused("show", "body/2") == (
        "错误：有 2 份文件都有“body/2”：97:body/2、98:body/2。请写明是哪一份。\n"
    )


@pytest.mark.parametrize(
    ("ref", "sentence"),
    [
        ("97:body/3.3.3#9", "97:body/3.3.3#2 新增高新技术认定企业"),
        ("97:高新技术企业", "97:annex-1/4 高新技术企业认定数（家）"),
        ("97:annex-1/3@上海", "没有名为“上海”的区镇"),
        ("99:body/2", "没有名为“99”的文档"),
    ],
)
def test_show_names_the_nearest(refused: Callable[..., str], ref: str, sentence: str) -> None:
    message = refused("show", ref)
    assert sentence in message
    assert len(message.splitlines()) == 1


def test_show_cannot_be_a_sheet(refused: Callable[..., str], tmp_path: Path) -> None:
    file = tmp_path / "a.csv"
    assert "不能写成 csv" in refused("show", "97", "--output", str(file))
    assert not file.exists()


def test_half_a_tenth_of_a_share_is_rounded_up(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    text = (
        "某市人民政府文件\n\n某政发〔2024〕1号\n\n关于下达任务的通知\n\n附件\n\n目标分解表\n\n"
        "指标（单位）\t2025年\t甲区\t乙区\t责任单位\n培育企业（家）\t4000\t210\t3790\t市科技局\n"
    )
    written = write_document(tmp_path, parse_text(text))
    (table,) = parse_text(text).allocations
    assert table.rows[0].shares == {"甲区": 210, "乙区": 3790}
    for command in (["targets", "--district", "甲区"], ["show", table.rows[0].id]):
        assert run([*command, "--data", str(written.path.parent)]) == 0
        assert "5.3%" in capsys.readouterr().out
