"""One item shown whole, against what stands in the documents; and how it may be cited."""

from __future__ import annotations

import json
from functools import cache
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kspolicy.corpus.errors import UnknownName
from kspolicy.index.build import build_index
from kspolicy.lexicon.names import DistrictNames
from kspolicy.query.item import describe
from kspolicy.query.reference import find_references
from shipped import ELECTRONICS, EQUIPMENT, lexicon, shipped

if TYPE_CHECKING:
    from kspolicy.index.rows import Index


@cache
def index() -> Index:
    return build_index([shipped(ELECTRONICS), shipped(EQUIPMENT)], lexicon())


def document(name: str) -> str | None:
    found = [row["document"] for row in index()["documents"] if name and name in row["document"]]
    return found[0] if len(found) == 1 else None


def meant(given: str, within: frozenset[str] | None = None) -> list[str]:
    names = DistrictNames(index()["district_names"], tuple(index()["places"]))
    found = find_references(
        given, index(), document=document, district=names.resolve, within=within
    )
    return [reference.ref for reference in found]


def item(given: str) -> dict[str, Any]:
    names = DistrictNames(index()["district_names"], tuple(index()["places"]))
    (reference,) = find_references(given, index(), document=document, district=names.resolve)
    return describe(reference, index(), shipped)


# How an item may be cited


@pytest.mark.parametrize(
    ("given", "ref"),
    [
        ("97:body/3.3.3#1", "97:body/3.3.3#1"),
        ("97：body／3.3.3＃1", "97:body/3.3.3#1"),
        ("97:3.3.3#1", "97:body/3.3.3#1"),
        ("97:三、（三）3", "97:body/3.3.3"),
        ("97:三（三）3.", "97:body/3.3.3"),
        ("97:正文三、（三）3#2", "97:body/3.3.3#2"),
        ("98:五、10", "98:body/5.10"),
        ("97:二、", "97:body/2"),
        ("97:三、（六）", "97:body/3.6"),
        ("97:body", "97:body"),
        ("97:附件1", "97:annex-1"),
        ("97:附件2第8项", "97:annex-2/8"),
        ("97:附件2/8#2", "97:annex-2/8#2"),
        ("97:annex-1/3@高新区", "97:annex-1/3@高新区"),
        ("97:annex-1/3@昆山高新区", "97:annex-1/3@高新区"),
        ("97:附件1/3@旅游度假区", "97:annex-1/3@旅度区"),
        ("昆政办发〔2022〕97号:annex-1/3", "97:annex-1/3"),
        ("97", "97"),
        ("昆政办发〔2022〕98号", "98"),
    ],
)
def test_an_item_is_meant_as_printed_and_as_cited(given: str, ref: str) -> None:
    assert meant(given) == [ref]


def test_without_a_document_the_one_that_has_it_is_meant() -> None:
    assert meant("annex-1/24") == ["98:annex-1/24"]
    assert meant("3.3.3") == ["97:body/3.3.3"]
    assert meant("三、（三）3") == ["97:body/3.3.3"]


def test_without_a_document_several_may_be_meant() -> None:
    assert meant("body/2") == ["97:body/2", "98:body/2"]
    assert meant("body/2", within=frozenset({EQUIPMENT})) == ["98:body/2"]


@pytest.mark.parametrize(
    ("given", "kind", "nearest"),
    [
        ("97:body/3.3.3#9", "条目", "97:body/3.3.3#2 新增高新技术认定企业"),
        ("97:高新技术企业", "条目", "97:annex-1/4 高新技术企业认定数（家）"),
        ("瞪羚", "条目", "97:body/3.3.2#2 苏州市级以上“瞪羚”企业"),
        ("97:annex-1/3@上海", "区镇", "开发区"),
        ("99:body/2", "文档", ELECTRONICS),
        ("99", "文档", ELECTRONICS),
    ],
)
def test_what_is_not_there_is_named_with_the_nearest(given: str, kind: str, nearest: str) -> None:
    with pytest.raises(UnknownName) as raised:
        meant(given)
    assert raised.value.kind == kind
    assert nearest in (*raised.value.nearest, *raised.value.known)


def test_every_ref_that_listings_print_is_understood_and_shown() -> None:
    rows = index()
    kinds = ("documents", "targets", "tasks", "passages")
    refs = {row["ref"] for kind in kinds for row in rows[kind]}  # type: ignore[literal-required]
    for ref in refs:
        shown = item(ref)
        assert shown["ref"] == ref
        json.dumps(shown, allow_nan=False)


@given(st.text(alphabet="97:body/.#@annex-123一二三、（）高新区 附件", max_size=14))
def test_any_words_mean_something_or_are_refused_in_words(words: str) -> None:
    try:
        assert meant(words)
    except UnknownName as error:
        assert str(error).endswith("。")


# Targets


def test_a_target_with_its_sentence_task_and_other_mentions() -> None:
    shown = item("97:body/3.3.3#1")
    assert shown["kind"] == "target"
    assert shown["sentence"] == (
        "到2025年，科技型中小企业评价入库力争超1110家，新增高新技术认定企业不少于260家。"
    )
    assert [task["title"] for task in shown["tasks"]] == ["扶持中小微企业成长"]
    assert [(m["ref"], m["line"], m["wording"], m["certain"]) for m in shown["mentions"]] == [
        ("97:annex-2/8#1", 172, "力争超1110家", True),
        ("97:annex-1/3", 138, "1119", True),
    ]


def test_mentions_lead_over_other_mentions() -> None:
    # 超1400名 in 二、 and twice as a task; 1433 in the table.
    assert [m["ref"] for m in item("97:body/2#4")["mentions"]] == [
        "97:body/3.7.1#3",
        "97:annex-2/14#3",
        "97:annex-1/15",
    ]


def test_a_doubtful_mention_says_why() -> None:
    (mention,) = item("97:body/3.1.3#1")["mentions"]
    assert (mention["indicator"], mention["certain"]) == ("集成电路产业规模", False)
    assert mention["reason"] == "同一任务下数值相同，指标名称不同"
    (back,) = item("97:annex-2/3#1")["mentions"]
    assert (back["ref"], back["certain"]) == ("97:body/3.1.3#1", False)


# Rows of an allocation table


def test_a_row_adds_up_its_shares_against_the_total() -> None:
    shown = item("97:annex-1/3")
    assert shown["kind"] == "allocation"
    assert (shown["value"], shown["allocated"], shown["difference"]) == (1119, 1118, -1)
    assert {share["district"]: share["value"] for share in shown["shares"]} == {
        **{"开发区": 502, "高新区": 255, "花桥": 46, "旅度区": 72, "张浦": 48},
        **{"周市": 51, "陆家": 44, "巴城": 58, "千灯": 42},
    }


@pytest.mark.parametrize(
    ("ref", "allocated", "difference"),
    [
        ("97:annex-1/1", 8000, 0),
        ("97:annex-1/12", 500, 0),
        ("97:annex-1/2", None, None),  # 2%: a ratio
        ("98:annex-1/14", None, None),  # all --
        ("98:annex-1/6", 5, 0),
        ("98:annex-1/24", 100, 0),
    ],
)
def test_sum_of_shares(ref: str, allocated: int | None, difference: int | None) -> None:
    shown = item(ref)
    assert (shown["allocated"], shown["difference"]) == (allocated, difference)


def test_a_row_names_those_that_are_of_it() -> None:
    parts = item("98:annex-1/1")["parts"]
    assert [part["value"] for part in parts] == [1700, 1100, 250, 20]


def test_a_share_with_the_total_it_is_of() -> None:
    shown = item("97:annex-1/9@花桥")
    assert (shown["kind"], shown["value"], shown["whole"]["value"]) == ("share", None, 4)
    # Line 144 has a cell too many.
    assert "2" in shown["doubt"]
    assert [m["ref"] for m in shown["mentions"]] == ["97:body/3.3.1#2", "97:annex-2/6#2"]


# Tasks, sections, parts, documents


def test_a_task_with_its_targets_and_its_row_in_the_list() -> None:
    shown = item("97:body/3.3.3")
    assert shown["kind"] == "task"
    assert [target["wording"] for target in shown["targets"]] == ["力争超1110家", "不少于260家"]
    (row,) = shown["counterparts"]
    assert (row["ref"], row["line"], row["certain"]) == ("97:annex-2/8", 172, True)
    assert shown["sentences"][0]["text"].startswith("加强企业梳理，")
    assert shown["sentences"][-1]["text"] == "（责任单位：市科技局、市工信局、市商务局）"


def test_a_task_whose_title_differs_is_linked_with_doubt() -> None:
    (row,) = item("98:body/5.9")["counterparts"]
    assert (row["title"], row["certain"]) == ("实施一批高价值专利目", False)
    (task,) = item("98:annex-2/9")["counterparts"]
    assert task["ref"] == "98:body/5.9"


def test_a_section_with_all_that_stands_under_it() -> None:
    shown = item("97:body/3.3")
    assert shown["kind"] == "section"
    assert [entry["label"] for entry in shown["outline"]] == [
        "1.培育创新领航企业",
        "2.壮大专精特新企业",
        "3.扶持中小微企业成长",
    ]
    assert len(shown["tasks"]) == 3
    assert len(shown["targets"]) == 3 + 2 + 2


def test_a_section_that_sets_targets_itself() -> None:
    shown = item("97:body/2")
    assert shown["tasks"] == []
    assert [target["value"] for target in shown["targets"]] == [8000, 600, 100, 1400]
    assert [sentence["line"] for sentence in shown["sentences"]] == [32, 34]


def test_an_annex_with_its_title_and_rows() -> None:
    shown = item("98:附件2")
    assert shown["title"] == "昆山市装备制造产业创新集群建设重点工作清单"
    assert [task["number"] for task in shown["tasks"]] == [str(n) for n in range(1, 11)]
    assert shown["outline"] == []


def test_a_document_with_its_header_contents_and_notes() -> None:
    shown = item("97")
    assert shown["header"]["citations"][1]["number"] == "苏委发〔2022〕122号"
    body, first, second = shown["parts"]
    assert [entry["label"] for entry in body["outline"] if entry["ref"].count(".") == 0] == [
        *("一、总体要求", "二、主要目标", "三、工作任务", "四、保障措施"),
    ]
    assert (first["targets"], second["tasks"]) == (17, 19)
    assert {note["line"] for note in shown["notes"]} >= {143, 144, 145, 146}
