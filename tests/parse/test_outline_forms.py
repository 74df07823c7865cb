"""Outlines numbered in other ways than 一、（一）1."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from .writing import parse, parse_body

if TYPE_CHECKING:
    from kspolicy.model.document import Section


def outline(body: str) -> list[tuple[str, str, str]]:
    found: list[tuple[str, str, str]] = []

    def walk(sections: tuple[Section, ...]) -> None:
        for section in sections:
            found.append((section.id, section.label, section.title))
            walk(section.sections)

    walk(parse_body(body).parts[0].sections)
    return found


def test_parts_chapters_and_sections_nest() -> None:
    assert outline("第一部分 甲\n\n第一章 乙\n\n第一节 丙\n\n一、丁\n\n第二部分 戊") == [
        ("1", "第一部分", "甲"),
        ("1.1", "第一章", "乙"),
        ("1.1.1", "第一节", "丙"),
        ("1.1.1.1", "一、", "丁"),
        ("2", "第二部分", "戊"),
    ]


def test_numbers_with_points_where_they_are_due() -> None:
    body = (
        "1.总则\n\n1.1 编制目的\n\n为了提高能力。\n\n1.1.1 甲\n\n1.2 编制依据\n\n2.职责\n\n2.1 机构"
    )
    assert [identity for identity, _, _ in outline(body)] == [
        "1",
        "1.1",
        "1.1.1",
        "1.2",
        "2",
        "2.1",
    ]


@pytest.mark.parametrize(
    "line", ["1.1万家企业完成改造。", "1.1%的企业完成改造。", "2.5倍于上年。", "1.3 未到的编号"]
)
def test_figures_and_numbers_not_due_are_no_headings(line: str) -> None:
    assert [identity for identity, _, _ in outline(f"1.总则\n\n{line}")] == ["1"]


def test_a_box_counts_anew_and_the_text_counts_on() -> None:
    body = "（一）数字化\n\n1.甲\n\n2.乙\n\n专栏1 智能制造工程\n\n"
    body += "1.工厂\n\n2.软件\n\n3.平台\n\n（二）设施"
    assert outline(body) == [
        ("1", "（一）", "数字化"),
        ("1.1", "1.", "甲"),
        ("1.2", "2.", "乙"),
        ("1.专栏1", "专栏1", "智能制造工程"),
        ("1.专栏1.1", "1.", "工厂"),
        ("1.专栏1.2", "2.", "软件"),
        ("1.专栏1.3", "3.", "平台"),
        ("2", "（二）", "设施"),
    ]


def test_the_text_goes_on_with_its_own_number_behind_a_box() -> None:
    found = outline("（一）数字化\n\n1.甲\n\n专栏1 工程\n\n2.乙")
    assert found[-1] == ("1.2", "2.", "乙")


@pytest.mark.parametrize("line", ["专栏1中的项目按期完成。", "专栏建设取得成效。"])
def test_a_sentence_about_a_box_is_no_box(line: str) -> None:
    assert len(outline(f"一、要求\n\n{line}")) == 1


def test_actions_stand_below_the_heading_they_follow() -> None:
    assert outline("一、甲\n\n行动一：科技引领\n\n1.攻关\n\n行动二：产业跃升\n\n二、乙") == [
        ("1", "一、", "甲"),
        ("1.1", "行动一", "科技引领"),
        ("1.1.1", "1.", "攻关"),
        ("1.2", "行动二", "产业跃升"),
        ("2", "二、", "乙"),
    ]
    below = outline("（一）甲\n\n工程一：乙\n\n工程二：丙\n\n（二）丁")
    assert [identity for identity, _, _ in below] == ["1", "1.1", "1.2", "2"]


def test_a_first_level_with_a_point() -> None:
    assert outline("一.甲\n\n(一)乙\n\n二.丙") == [
        ("1", "一.", "甲"),
        ("1.1", "(一)", "乙"),
        ("2", "二.", "丙"),
    ]


def test_a_year_behind_a_number_with_a_point() -> None:
    assert outline("1.2023年底前完成改造。")[0][:2] == ("1", "1.")


def test_a_colon_divides_a_title_from_its_text() -> None:
    (section,) = parse_body("（一）组织保障：成立由市长任组长的领导小组。").parts[0].sections
    assert section.title == "组织保障"
    assert [s.text for s in section.paragraphs[0]] == ["成立由市长任组长的领导小组。"]


def test_an_indicator_before_a_colon_stays_with_its_figure() -> None:
    (section,) = parse_body("1.产业规模：到2025年突破5000亿元。").parts[0].sections
    assert section.title == "产业规模"
    assert [s.text for s in section.paragraphs[0]] == ["产业规模：到2025年突破5000亿元。"]


@pytest.mark.parametrize("label", ["责任单位", "完成时限", "附件"])
def test_a_label_before_a_colon_is_no_title(label: str) -> None:
    assert all(title != label for _, _, title in outline(f"1.{label}：市科技局、市财政局。"))


def test_items_that_end_in_a_semicolon() -> None:
    assert outline("一、要求\n\n（1）建设平台；\n\n（2）培育企业。") == [
        ("1", "一、", "要求"),
        ("1.1", "（1）", "建设平台"),
        ("1.2", "（2）", "培育企业"),
    ]


def test_several_plans_in_one_notice_each_count_anew() -> None:
    document = parse(
        "各县、区人民政府：\n\n《某某市产业发展方案》《某某市财政支持措施》已经研究通过，现印发给你们。\n\n"
        "2020年11月17日\n\n某某市产业发展方案\n\n一、总体要求\n\n二、任务\n\n某某市财政支持措施\n\n一、支持创新\n"
    )
    assert document.header.enclosed_title is not None
    assert document.header.enclosed_title.text == "某某市产业发展方案"
    assert document.header.recipients == ("各县", "区人民政府")
    first, second, other = document.parts[0].sections
    assert [first.title, second.title] == ["总体要求", "任务"]
    assert (other.label, other.title) == ("", "某某市财政支持措施")
    assert [(s.id, s.title) for s in other.sections] == [("文件2.1", "支持创新")]
    assert document.notes == ()


@pytest.mark.parametrize(
    ("text", "title"),
    [
        (
            "1.2018年，居民医保人均财政补助标准再增加40元。同步提高个人缴费标准。",
            "居民医保人均财政补助标准再增加40元",
        ),
        ("1.2025年6月底前，建成平台3个，开展示范。推动应用。", "建成平台3个"),
        ("1.到2027年，建成园区3个，引进企业20家。", "建成园区3个"),
        ("1.2018年起。完善制度，健全机制。", "2018年起"),
    ],
)
def test_a_time_alone_names_no_section(text: str, title: str) -> None:
    section = parse_body(f"一、任务\n\n{text}").parts[0].sections[0].sections[0]
    assert section.title == title
