"""Markdown: marks go, numbers stay, tables with bars are tables, what is dropped is said."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kspolicy.model.source import Paragraph, Source, Table
from kspolicy.parse.document import parse_source
from kspolicy.read import UnreadableError, read_bytes

SAMPLE = (
    Path(__file__).parents[3] / "shared" / "samples" / "上海市北斗产业高质量发展三年行动计划.md"
)


def read(text: str) -> Source:
    return read_bytes(text.encode(), "plan.md")


def lines(text: str) -> list[str]:
    return [block.text for block in read(text).blocks if isinstance(block, Paragraph)]


def rows(text: str) -> list[list[str]]:
    (table,) = (block for block in read(text).blocks if isinstance(block, Table))
    return [[cell.text for cell in row.cells] for row in (table.header, *table.rows)]


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        ("## 一、总体要求", "一、总体要求"),
        ("### （一）发展目标 ###", "（一）发展目标"),
        ("#一、总体要求", "一、总体要求"),
        ("一、总体要求\n---", "一、总体要求"),
        ("**一、总体要求**", "一、总体要求"),
        ("1. 提档升级", "1.提档升级"),
        (r"1\. 提档升级", "1.提档升级"),
        ("- 1、提档升级", "1、提档升级"),
        ("* [x] 提档升级", "提档升级"),
        ("> > 摘要", "摘要"),
        ("增长**6%**以上", "增长6%以上"),
        ("增长*6%*以上", "增长6%以上"),
        ("__责任单位__：市科技局", "责任单位：市科技局"),
        ("***加快***_推进_", "加快_推进_"),
        ("规模2*3*4，共2**10", "规模2*3*4，共2**10"),
        ("[实施意见](https://a.gov.cn/b_(1).html)", "实施意见"),
        ("国办发[2021]97号(附后)", "国办发[2021]97号(附后)"),
        ('《办法》[全文](a.html "办法")印发', "《办法》全文印发"),
        ("图见![logo](a.png)下", "图见下"),
        ("`5G`基站", "5G基站"),
        (r"增长$6.5 \%$以上", "增长6.5%以上"),
        (r"共\*项\_目", "共*项_目"),
        ("面积1km<sup>2</sup><u>以上</u>", "面积1km²以上"),
        ("PM2.5<35&nbsp;微克", "PM2.5<35微克"),
        ("到 2025 年<!-- 注 -->，", "到2025年，"),
        ("——产业规模", "——产业规模"),
        ("-5%的降幅", "-5%的降幅"),
    ],
)
def test_marks_go_and_what_is_written_stays(written: str, meant: str) -> None:
    assert lines(written) == [meant]


def test_paragraphs_are_joined_as_in_text_and_keep_their_lines() -> None:
    text = (
        "## 二、目标\n到2025年，产业规模持续壮大，\n\n突破8000亿元。\n"
        "- 新增企业10家\n- 新增专利5件\n"
    )
    assert lines(text) == [
        "二、目标",
        "到2025年，产业规模持续壮大，突破8000亿元。",
        "新增企业10家",
        "新增专利5件",
    ]
    paragraph = read(text).blocks[1]
    assert isinstance(paragraph, Paragraph)
    assert [place.line for place in paragraph.places] == [2, 4]


def test_a_table_with_bars() -> None:
    text = (
        "指标如下：\n\n| 指标 | **2025年** | 责任单位 |\n|:---|---:|:-:|\n"
        "| 企业（家） | 10 | 市科技局<br>市工信局 |\n| 比例 \\| 占比 | 5% | |\n\n备注：无"
    )
    assert rows(text) == [
        ["指标", "2025年", "责任单位"],
        ["企业（家）", "10", "市科技局 市工信局"],
        ["比例|占比", "5%", ""],
    ]
    assert lines(text) == ["指标如下：", "备注：无"]
    (table,) = (block for block in read(text).blocks if isinstance(block, Table))
    assert [row.place.line for row in (table.header, *table.rows)] == [3, 5, 6]


def test_a_table_without_bars_at_its_edges_or_with_tabs() -> None:
    expected = [["序号", "指标", "目标"], ["1", "企业", "10"]]
    assert rows("序号|指标|目标\n---|---|---\n1|企业|10\n") == expected
    assert rows("序号\t指标\t目标\n1\t企业\t10\n") == expected


def test_a_table_goes_on_behind_a_page_break() -> None:
    head = "| 序号 | 指标 | 目标 |\n|---|---|---|\n"
    text = f"{head}| 1 | 企业 | 10 |\n\n{head}| 2 | 专利 | 20 |\n"
    assert rows(text) == [["序号", "指标", "目标"], ["1", "企业", "10"], ["2", "专利", "20"]]


def test_a_table_in_html_names_its_lines() -> None:
    text = (
        "一、目标\n\n<table>\n<tr><td>指标</td><td>目标</td></tr>\n"
        "<tr><td>企业</td><td><b>10</b></td></tr>\n</table>\n\n备注：无"
    )
    assert rows(text) == [["指标", "目标"], ["企业", "10"]]
    (table,) = (block for block in read(text).blocks if isinstance(block, Table))
    assert [table.place.line, table.rows[0].place.line] == [4, 5]


def test_bars_in_running_text_make_no_table() -> None:
    assert lines("发文机关： | 国务院 | 成文日期： | 2019-01-12 |") == [
        "发文机关：|国务院|成文日期：| 2019-01-12 |"
    ]


def test_code_stands_as_it_is_written() -> None:
    assert lines("```\n**一、总体要求**\n```\n后文") == ["**一、总体要求**", "后文"]


def test_front_matter_is_dropped_and_said() -> None:
    source = read("---\ntitle: 计划\ntags:\n  - 政策\n---\n\n一、总体要求\n")
    assert [block.place().line for block in source.blocks if isinstance(block, Paragraph)] == [7]
    (note,) = source.notes
    assert note.kind == "front-matter"
    assert "title: 计划" in note.message


@pytest.mark.parametrize("text", ["---\n\n一、总体要求\n\n---\n", "---\n一、总体要求。\n---\n"])
def test_rules_around_text_are_no_front_matter(text: str) -> None:
    assert [line.rstrip("。") for line in lines(text)] == ["一、总体要求"]


def test_the_lines_of_a_saver_are_dropped_and_said() -> None:
    text = (
        "## 文档：计划.md\n\n### 基本信息\n- **文档类型**：政策类\n- **文件编号**：无\n\n"
        "附件\n\n某市计划\n"
    )
    source = read(text)
    assert lines(text) == ["附件", "某市计划"]
    (note,) = source.notes
    assert (note.kind, note.place.line) == ("saved-header", 1)
    assert "文件编号" in note.message


def test_fields_of_a_page_are_left_to_whoever_knows_them() -> None:
    assert lines("- **索引号**：0143\n- **发文字号**：国发〔2019〕3号\n") == [
        "索引号：0143",
        "发文字号：国发〔2019〕3号",
    ]


def test_pictures_and_struck_words_are_said() -> None:
    source = read("增长~~5%~~6%。\n\n![扫描页](p1.png)\n")
    assert lines("增长~~5%~~6%。") == ["增长6%。"]
    assert [note.kind for note in source.notes] == ["struck-text", "images-skipped"]
    assert "5%" in source.notes[0].message


@pytest.mark.parametrize("text", ["---", "![a](b.png)", "[a]: https://a.cn", "<!-- a -->"])
def test_a_file_without_words_is_refused(text: str) -> None:
    with pytest.raises(UnreadableError, match="没有可读的文字"):
        read(text)


def test_the_sample_reads_as_its_text_does() -> None:
    if not SAMPLE.exists():
        pytest.skip(f"没有样本 {SAMPLE.name}")
    data = SAMPLE.read_bytes()
    source = read_bytes(data, SAMPLE.name)
    first = source.blocks[0]
    assert isinstance(first, Paragraph)
    assert (first.text, first.place().line) == ("附件", 11)
    as_text = parse_source(read_bytes(data, "plan.txt"))
    document = parse_source(source)
    left_out = {"source", "notes"}
    assert document.model_dump(exclude=left_out) == as_text.model_dump(exclude=left_out)


@pytest.mark.parametrize(
    "text",
    ["*一" * 20_000, "[一](" * 20_000, "`一``" * 20_000, "<!--" * 20_000, "<table>\n" * 9000,
     "|" * 20_000 + "一", "- " * 20_000 + "一", "# 一" + " #" * 20_000, "| 一 | 二 |\n" * 9000],
)  # fmt: skip
def test_long_files_take_no_longer_than_they_are(text: str) -> None:
    assert read(text).blocks


_MARKS = "# |- |1. |** |* |_ |` |> |[ |](a) |![ |~~ |<table> |<tr><td> |</table> |<br> |\\ |$"
SIGNS = st.sampled_from([*_MARKS.split("|"), "|", "|---|\n", "```\n", "\n", "---\n", "\t", "6%"])


@settings(max_examples=200, deadline=None)
@given(st.lists(st.one_of(SIGNS, st.text(max_size=3)), max_size=30))
def test_anything_is_read_or_refused(pieces: list[str]) -> None:
    try:
        source = read_bytes("".join(pieces).encode("utf-8", "replace"), "plan.md")
    except UnreadableError:
        return
    assert source.blocks


@settings(max_examples=100, deadline=None)
@given(
    st.lists(st.sampled_from(["一、目标", "**到2025年**增长6%。", "1. 落实", "- 推进"]), min_size=1)
)
def test_no_word_is_lost(written: list[str]) -> None:
    text = "\n\n".join(written)
    shown = "".join(lines(text))
    for word in ("一、目标", "到2025年增长6%。", "1.落实", "推进"):
        sign = {"到2025年增长6%。": "**到2025年**增长6%。", "1.落实": "1. 落实", "推进": "- 推进"}
        assert shown.count(word) == written.count(sign.get(word, word))


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("```一、总体要求\n到2025年。\n```\n", ["一、总体要求", "到2025年。"]),
        ("```一、总体要求```\n到2025年。", ["一、总体要求", "到2025年。"]),
        ("```python\n到2025年。\n```\n", ["到2025年。"]),
        ("~~~ 附件1\n到2025年。\n~~~\n", ["附件1", "到2025年。"]),
    ],
    ids=["text behind the fence", "code within a line", "a language", "tildes"],
)
def test_text_behind_the_signs_of_a_fence_is_read(text: str, expected: list[str]) -> None:
    assert lines(text) == expected


def test_page_numbers_are_left_out_and_counted() -> None:
    source = read("一、总体要求\n\n— 2 —\n\n到2025年。\n")

    assert lines("一、总体要求\n\n— 2 —\n\n到2025年。\n") == ["一、总体要求", "到2025年。"]
    assert [(note.kind, note.place.line) for note in source.notes] == [("page-numbers", 3)]


def test_a_form_feed_parts_pages_and_is_no_character() -> None:
    assert lines("一、总体要求\n\n\f二、目\f标\n") == ["一、总体要求", "二、目标"]


def test_what_is_struck_out_is_counted_and_quoted_without_controls() -> None:
    (note,) = read("到2025年~~增\f长9%~~增长6%。").notes

    assert note.message == "划去或隐藏的文字不计入：5 字，“增 长9%”"


def test_words_in_a_broken_tag_of_a_table_are_said() -> None:
    source = read(
        "一、目标\n\n<table><tr><td>指标</td><td>数值</td></tr>"
        "<tr><td>产值</td-1规模</td><td>8000</td></tr></table>"
    )

    assert [note.message for note in source.notes] == [
        "标记残缺，夹在其中的文字未读入：2 字，“规模”"
    ]


def test_a_comment_that_holds_more_than_a_remark_is_said() -> None:
    hidden = "到2025年，产业规模突破8000亿元，新增规模以上工业企业一百家，建设特色园区十二个。"
    source = read(f"一、目标\n\n<!-- 正文开始 -->\n到2025年。\n<!--\n{hidden}\n-->\n")

    assert lines(f"一、目标\n\n到2025年。\n<!--{hidden}-->\n") == ["一、目标", "到2025年。"]
    assert [(note.kind, note.place.line) for note in source.notes] == [("comment-text", 5)]
