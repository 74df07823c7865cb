"""Automatic numbers stand in the text as a reader sees them."""

from __future__ import annotations

import pytest

from kspolicy.model.source import Paragraph, Table
from kspolicy.read import read_bytes
from kspolicy.read.word.numerals import write_number
from typeset.wordml import p, package, part, r, tbl, tc, tr


def level(index: int, form: str, text: str, more: str = "", start: int = 1) -> str:
    return (
        f'<w:lvl w:ilvl="{index}"><w:start w:val="{start}"/><w:numFmt w:val="{form}"/>{more}'
        f'<w:lvlText w:val="{text}"/></w:lvl>'
    )


def definition(number: int, *levels: str) -> str:
    return f'<w:abstractNum w:abstractNumId="{number}">{"".join(levels)}</w:abstractNum>'


def instance(number: int, of: int, more: str = "") -> str:
    return f'<w:num w:numId="{number}"><w:abstractNumId w:val="{of}"/>{more}</w:num>'


def numbered(text: str, number: int = 1, at: int = 0) -> str:
    return p(text, f'<w:numPr><w:ilvl w:val="{at}"/><w:numId w:val="{number}"/></w:numPr>')


def texts(body: str, *lists: str, styles: str = "") -> list[str]:
    parts = {"numbering": part("numbering", "".join(lists)), "styles": part("styles", styles)}
    source = read_bytes(package(body, **parts), "公文.docx")
    return [block.text for block in source.blocks if isinstance(block, Paragraph)]


CHAPTERS = definition(
    0,
    level(0, "chineseCountingThousand", "%1、", '<w:suff w:val="nothing"/>'),
    level(1, "chineseCounting", "（%2）", '<w:suff w:val="nothing"/>'),
    level(2, "decimal", "%3."),
    level(3, "decimalEnclosedCircle", "%4"),
)


def test_each_level_counts_and_begins_anew_below_a_higher_one() -> None:
    body = (
        numbered("总体要求")
        + numbered("工作任务")
        + numbered("产业集群", at=1)
        + numbered("智能终端", at=2)
        + numbered("新型显示", at=2)
        + numbered("基板", at=3)
        + numbered("区域协同", at=1)
        + numbered("一带多点", at=2)
        + numbered("保障措施")
        + numbered("统筹协调", at=2)
    )
    assert texts(body, CHAPTERS, instance(1, 0)) == [
        "一、总体要求",
        "二、工作任务",
        "（一）产业集群",
        "1.智能终端",
        "2.新型显示",
        "①基板",
        "（二）区域协同",
        "1.一带多点",
        "三、保障措施",
        "1.统筹协调",
    ]


def test_two_lists_of_one_definition_count_on_unless_one_starts_anew() -> None:
    override = '<w:lvlOverride w:ilvl="0"><w:startOverride w:val="1"/></w:lvlOverride>'
    body = numbered("甲") + numbered("乙", 2) + numbered("丙", 3) + numbered("丁", 3)
    lists = (CHAPTERS, instance(1, 0), instance(2, 0), instance(3, 0, override))
    assert texts(body, *lists) == ["一、甲", "二、乙", "一、丙", "二、丁"]


def test_a_list_may_replace_a_level_and_start_anywhere() -> None:
    replaced = f'<w:lvlOverride w:ilvl="0">{level(0, "upperRoman", "%1)", start=4)}</w:lvlOverride>'
    assert texts(numbered("甲") + numbered("乙"), CHAPTERS, instance(1, 0, replaced)) == [
        "IV)甲",
        "V)乙",
    ]


def test_articles_count_on_through_chapters() -> None:
    lists = definition(
        0,
        level(0, "chineseCountingThousand", "第%1章"),
        level(1, "chineseCountingThousand", "第%2条", '<w:lvlRestart w:val="0"/>'),
    )
    body = numbered("总则") + numbered("目的", at=1) + numbered("附则") + numbered("施行", at=1)
    assert texts(body, lists, instance(1, 0)) == [
        "第一章总则",
        "第一条目的",
        "第二章附则",
        "第二条施行",
    ]


def test_a_level_may_show_those_above_it_and_all_as_digits() -> None:
    lists = definition(
        0,
        level(0, "chineseCounting", "%1、"),
        level(1, "decimal", "%1.%2", "<w:isLgl/>"),
        level(2, "lowerLetter", "%1-%2-%3"),
    )
    body = numbered("甲") + numbered("乙") + numbered("丙", at=1) + numbered("丁", at=2)
    assert texts(body, lists, instance(1, 0)) == ["一、甲", "二、乙", "2.1丙", "二-1-a丁"]


def test_a_style_brings_its_list_and_the_level_tied_to_it() -> None:
    lists = definition(
        0,
        level(0, "chineseCounting", "%1、", '<w:pStyle w:val="1"/>'),
        level(1, "chineseCounting", "（%2）", '<w:pStyle w:val="2"/>'),
    )
    styles = (
        '<w:style w:type="paragraph" w:styleId="1"><w:pPr><w:numPr><w:numId w:val="1"/></w:numPr>'
        '</w:pPr></w:style><w:style w:type="paragraph" w:styleId="2"><w:pPr><w:numPr>'
        '<w:numId w:val="1"/></w:numPr></w:pPr></w:style>'
        '<w:style w:type="paragraph" w:styleId="3"><w:basedOn w:val="2"/></w:style>'
    )

    def styled(text: str, style: int, more: str = "") -> str:
        return p(text, f'<w:pStyle w:val="{style}"/>{more}')

    none = '<w:numPr><w:numId w:val="0"/></w:numPr>'
    body = styled("总则", 1) + styled("目的", 2) + styled("依据", 3) + styled("序言", 1, none)
    assert texts(body, lists, instance(1, 0), styles=styles) == [
        "一、总则",
        "（一）目的",
        "（二）依据",
        "序言",
    ]


def test_a_definition_may_stand_for_a_numbering_style() -> None:
    linked = '<w:abstractNum w:abstractNumId="5"><w:numStyleLink w:val="公文"/></w:abstractNum>'
    style = (
        '<w:style w:type="numbering" w:styleId="公文"><w:pPr><w:numPr><w:numId w:val="9"/>'
        "</w:numPr></w:pPr></w:style>"
    )
    lists = (CHAPTERS, linked, instance(9, 0), instance(1, 5))
    assert texts(numbered("甲") + numbered("乙", at=1), *lists, styles=style) == [
        "一、甲",
        "（一）乙",
    ]


def test_deleted_paragraphs_do_not_count() -> None:
    mark = '<w:rPr><w:del w:id="1" w:author="张三"/></w:rPr>'
    number = '<w:numPr><w:ilvl w:val="0"/><w:numId w:val="1"/></w:numPr>'
    gone = '<w:del w:id="1"><w:r><w:delText>删去的一条</w:delText></w:r></w:del>'
    body = numbered("甲") + p(gone, number + mark) + numbered("乙")
    assert texts(body, CHAPTERS, instance(1, 0)) == ["一、甲", "二、乙"]


def test_an_empty_numbered_paragraph_counts_but_is_no_text() -> None:
    body = numbered("甲") + numbered("") + numbered("乙")
    assert texts(body, CHAPTERS, instance(1, 0)) == ["一、甲", "三、乙"]


def test_rows_numbered_by_a_list_have_their_numbers() -> None:
    lists = definition(0, level(0, "decimal", "%1"))
    rows = [tr(tc(numbered("")), tc(text)) for text in ("甲项目", "乙项目")]
    body = tbl(tr("序号", "项目"), *rows)
    source = read_bytes(
        package(body, numbering=part("numbering", lists + instance(1, 0))), "公文.docx"
    )
    table = source.blocks[0]
    assert isinstance(table, Table)
    assert [[cell.text for cell in row.cells] for row in table.rows] == [
        ["1", "甲项目"],
        ["2", "乙项目"],
    ]


def test_bullets_are_signs() -> None:
    bullet = (
        '<w:lvl w:ilvl="0"><w:numFmt w:val="bullet"/><w:lvlText w:val="\uf06c"/>'
        '<w:rPr><w:rFonts w:ascii="Wingdings"/></w:rPr></w:lvl>'
    )
    assert texts(numbered("甲"), definition(0, bullet), instance(1, 0)) == ["●甲"]


def test_a_newer_number_form_stands_beside_an_older_one() -> None:
    form = (
        '<mc:AlternateContent><mc:Choice Requires="w14"><w:numFmt w:val="custom" '
        'w:format="001, 002"/></mc:Choice><mc:Fallback><w:numFmt w:val="decimal"/></mc:Fallback>'
        "</mc:AlternateContent>"
    )
    lists = definition(
        0, f'<w:lvl w:ilvl="0"><w:start w:val="7"/>{form}<w:lvlText w:val="%1)"/></w:lvl>'
    )
    assert texts(numbered("甲"), lists, instance(1, 0)) == ["7)甲"]


def test_an_unknown_number_form_is_written_in_digits_and_said() -> None:
    lists = definition(0, level(0, "hebrew1", "%1.")) + instance(1, 0)
    source = read_bytes(
        package(numbered("甲") + p(r("完")), numbering=part("numbering", lists)), "公文.docx"
    )
    assert source.blocks[0].text == "1.甲"
    assert [note.message for note in source.notes] == [
        "自动编号的格式无法识别，已写成阿拉伯数字：“hebrew1”"
    ]


def test_a_list_that_is_not_there_is_said() -> None:
    source = read_bytes(package(numbered("甲", 7) + numbered("乙", 0)), "公文.docx")
    assert [block.text for block in source.blocks if isinstance(block, Paragraph)] == ["甲", "乙"]
    assert [note.message for note in source.notes] == ["自动编号 1 处的定义缺失，这些段落没有编号"]


@pytest.mark.parametrize(
    ("form", "number", "text"),
    [
        ("decimal", 12, "12"),
        ("decimalFullWidth", 3, "3"),
        ("decimalZero", 7, "07"),
        ("decimalZero", 17, "17"),
        ("chineseCounting", 10, "十"),
        ("chineseCounting", 11, "十一"),
        ("chineseCounting", 20, "二十"),
        ("chineseCounting", 99, "九十九"),
        ("chineseCounting", 103, "一〇三"),
        ("chineseCountingThousand", 15, "十五"),
        ("chineseCountingThousand", 100, "一百"),
        ("chineseCountingThousand", 101, "一百零一"),
        ("chineseCountingThousand", 110, "一百一十"),
        ("chineseCountingThousand", 1001, "一千零一"),
        ("japaneseCounting", 12, "十二"),
        ("japaneseCounting", 101, "百一"),
        ("ideographDigital", 10, "一〇"),
        ("ideographDigital", 21, "二一"),
        ("chineseLegalSimplified", 11, "壹拾壹"),
        ("chineseLegalSimplified", 20, "贰拾"),
        ("ideographTraditional", 2, "乙"),
        ("ideographZodiac", 12, "亥"),
        ("decimalEnclosedCircle", 20, "⑳"),
        ("decimalEnclosedCircle", 21, "21"),
        ("decimalEnclosedCircleChinese", 1, "①"),
        ("upperRoman", 19, "XIX"),
        ("lowerRoman", 4, "iv"),
        ("upperLetter", 26, "Z"),
        ("lowerLetter", 28, "bb"),
        ("none", 3, ""),
        ("hebrew1", 3, None),
    ],
)
def test_numbers_are_written_as_word_writes_them(form: str, number: int, text: str | None) -> None:
    assert write_number(number, form) == text
