"""The outline: kinds of number, nesting, titles, and numbers that are doubled."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from .writing import parse_body

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


def test_every_kind_of_number_nests_in_the_one_before() -> None:
    body = "第一章 总则\n\n一、要求\n\n（一）原则\n\n1.创新\n\n（1）平台\n\n①载体"
    assert outline(body) == [
        ("1", "第一章", "总则"),
        ("1.1", "一、", "要求"),
        ("1.1.1", "（一）", "原则"),
        ("1.1.1.1", "1.", "创新"),
        ("1.1.1.1.1", "（1）", "平台"),
        ("1.1.1.1.1.1", "①", "载体"),
    ]


@pytest.mark.parametrize(
    ("line", "label", "title"),
    [
        ("三、工作任务", "三、", "工作任务"),
        ("十二、保障措施", "十二、", "保障措施"),
        ("（三）培育企业", "（三）", "培育企业"),
        ("(三) 培育企业", "(三)", "培育企业"),
        ("（三）、培育企业", "（三）、", "培育企业"),
        ("3. 培育企业", "3.", "培育企业"),
        ("3、培育企业", "3、", "培育企业"),
        ("3）培育企业", "3）", "培育企业"),
        ("第三条 培育企业", "第三条", "培育企业"),
        ("③培育企业", "③", "培育企业"),
        ("一、培育企业：", "一、", "培育企业"),
    ],
)
def test_a_number_is_kept_as_written(line: str, label: str, title: str) -> None:
    ((_, *found),) = outline(line)
    assert found == [label, title]


@pytest.mark.parametrize(
    "line", ["3.5%以上的企业完成改造。", "2022年的工作完成得很好。", "2、3月份安排。"]
)
def test_numbers_of_running_text_are_no_headings(line: str) -> None:
    assert outline(f"一、要求\n\n{line}") == [("1", "一、", "要求")]


def test_later_headings_leave_the_deeper_ones() -> None:
    body = "一、甲\n\n（一）乙\n\n1.丙\n\n（二）丁\n\n二、戊"
    assert [identity for identity, _, _ in outline(body)] == ["1", "1.1", "1.1.1", "1.2", "2"]


def test_running_numbers_count_on_below_other_headings() -> None:
    body = "一、甲\n\n1.乙\n\n二、丙\n\n2.丁"
    assert [identity for identity, _, _ in outline(body)] == ["1", "1.1", "2", "2.2"]


def test_a_doubled_number_is_kept_apart_and_noted() -> None:
    document = parse_body("一、甲\n\n1.乙\n\n1.丙\n\n1.丁")
    (section,) = document.parts[0].sections
    assert [child.id for child in section.sections] == ["1.1", "1.1~2", "1.1~3"]
    assert [(note.kind, note.line) for note in document.notes] == [
        ("number-doubled", 21),
        ("number-doubled", 23),
    ]
    assert "“丙”" in document.notes[0].message


def test_a_title_is_its_first_sentence_and_the_rest_is_text() -> None:
    (section,) = parse_body("1.培优做大半导体产业。巩固封装测试基础。发展芯片。").parts[0].sections
    assert section.title == "培优做大半导体产业"
    assert [s.text for s in section.paragraphs[0]] == ["巩固封装测试基础。", "发展芯片。"]


def test_a_title_ends_before_its_duty() -> None:
    document = parse_body("一、任务\n\n（一）推进攻关（责任单位：市科技局）")
    assert document.parts[0].sections[0].sections[0].title == "推进攻关"
    assert [task.title for task in document.tasks] == ["推进攻关"]


def test_a_numbered_paragraph_without_a_title_is_named_by_its_first_clause() -> None:
    long = "推动企业做大做强，" + "支持企业开展技术改造和设备更新，" * 5 + "完善政策。"
    (section,) = parse_body(f"一、{long}").parts[0].sections
    assert section.title == "推动企业做大做强"
    assert section.paragraphs[0][0].text == long
