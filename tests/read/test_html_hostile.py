"""Pages made to harm, and pages that are only broken: read or refused with one sentence."""

from __future__ import annotations

import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kspolicy.model.source import Block, Paragraph, Source
from kspolicy.read import UnreadableError, read_bytes

LINE = "<p>一、总体要求：到2025年增长6%以上，力争更好。</p>"
CELLS = "<tr><td {}=1000000>增长</td><td>5%</td></tr>"


def read(text: str) -> Source:
    return read_bytes(f"<html><body>{text}".encode(), "page.html")


def texts(source: Source) -> list[str]:
    return [block.text for block in source.blocks if isinstance(block, Paragraph)]


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("<div>" * 100_000 + LINE, "嵌套过深"),
        ("<table><tr><td>" * 5000 + LINE, "嵌套过深"),
        (f"<p {' '.join(f'a{i}=1' for i in range(50_000))}>{LINE}", "属性过多"),
        (f"<p {' '.join(f'''a{i}='>' ''' for i in range(50_000))}>{LINE}", "属性过多"),
        (f"<table>{CELLS.format('colspan') * 2000}</table>", "超过"),
        (f"<table>{CELLS.format('rowspan') * 3000}</table>", "超过"),
    ],
)
def test_a_page_made_to_harm_is_refused(text: str, reason: str) -> None:
    with pytest.raises(UnreadableError, match=reason):
        read(text)


@pytest.mark.parametrize(
    "text",
    [
        "<div>" * 1000 + LINE,
        LINE + "<b>" * 500,
        f"{LINE}<!-- never closed",
        f"<!ENTITY a 'b'>{LINE}&a;&#0;&#xD800;&#99999999;",
        f"\0{LINE}",
        f"<table><table><tr>{LINE}",
        f"</div></p></table>{LINE}<p",
    ],
)
def test_a_broken_page_is_read(text: str) -> None:
    assert "一、总体要求：到2025年增长6%以上，力争更好。" in texts(read(text))[0]


@pytest.mark.parametrize(
    "text",
    [
        *("长" * 300_000, "一<br>" * 20_000, "<" * 100_000, LINE * 3000),
        *(LINE + "<!--一" * 50_000, LINE + "</一" * 50_000, LINE + "<script>一" * 50_000),
    ],
)
def test_long_pages_take_no_longer_than_they_are(text: str) -> None:
    assert texts(read(text))


def test_an_archive_of_archives_is_refused() -> None:
    part = b'Content-Type: multipart/related; boundary="b"\n\n--b\n'
    with pytest.raises(UnreadableError, match="层次过多"):
        read_bytes(b"MIME-Version: 1.0\n" + part * 1000, "page.mht")


def test_an_archive_without_a_page_says_so() -> None:
    data = b'MIME-Version: 1.0\nContent-Type: multipart/related; boundary="b"\n\n--b\n\nx\n--b--'
    with pytest.raises(UnreadableError, match="没有网页"):
        read_bytes(data, "page.mht")


def test_lines_beyond_those_that_libxml2_counts_are_named() -> None:
    source = read("\n" * 70_000 + LINE + "\n\n<table><tr><td>甲<td>乙<tr><td>丙\n<td>1</table>")
    assert [place.line for block in source.blocks for place in [_place(block)]] == [70_001, 70_003]


def _place(block: object) -> object:
    place = getattr(block, "place", None)
    return place() if callable(place) else place


_TAGS = (
    "<p> </p> <div> </div> <table> <tr> <td/rowspan=2> <td/colspan=3> </td> </table> <br> <ol> <li>"
    " </ol> <span/style=display:none> </span> <div/hidden> <a/href=x> </a> <h1> <del> <sup> <dl>"
    " <dt> <dd> <pre> <!----> <!-- --> <?x?> <caption> <form> <script>"
    " </script> <ul/class=nav> </ul> &nbsp; &lt; <td> <"
)
TAGS = st.sampled_from([tag.replace("/", " ") if "=" in tag else tag for tag in _TAGS.split()])
WORDS = st.sampled_from(
    ["一、总体要求", "到2025年增长6%。", "索引号：", "首页", "\n", "１", "版权所有"]
)


@settings(max_examples=150, deadline=None)
@given(st.lists(st.one_of(TAGS, WORDS, st.text(max_size=4)), max_size=40))
def test_anything_like_a_page_is_read_or_refused(pieces: list[str]) -> None:
    data = "".join(pieces).encode("utf-8", "surrogatepass")
    try:
        source = read_bytes(b"<html>" + data, "page.html")
    except UnreadableError:
        return
    assert source.blocks
    for table in source.blocks:
        if not isinstance(table, Paragraph):
            widths = {len(row.cells) for row in table.rows if not row.broken}
            assert widths <= {len(table.header.cells)}


@settings(max_examples=150, deadline=None)
@given(st.binary(max_size=200), st.sampled_from(["a.html", "a.mht", "a.md"]))
def test_any_bytes_are_read_or_refused(data: bytes, name: str) -> None:
    try:
        assert read_bytes(data, name).blocks is not None
    except UnreadableError as error:
        assert str(error)


@settings(max_examples=150, deadline=None)
@given(st.lists(WORDS, min_size=1, max_size=12), st.sampled_from(["p", "div", "li", "td", "span"]))
def test_no_word_is_lost_in_silence(words: list[str], tag: str) -> None:
    """What is not in the blocks is in a note: as many characters as were left out."""
    body = "".join(f"<{tag}>{word}</{tag}>" for word in words)
    if not "".join(words).strip():
        return
    source = read(f"<div>{body}</div>")
    said = sum(int(number) for note in source.notes for number in _LEFT_OUT.findall(note.message))
    written = sum(len(word.strip()) for word in words)
    assert sum(map(_length, source.blocks)) + said >= written


_LEFT_OUT = re.compile(r"(\d+) 字")


def _length(block: Block) -> int:
    if isinstance(block, Paragraph):
        return len(block.text)
    rows = (block.captions, *(row.cells for row in (block.header, *block.subheaders, *block.rows)))
    return sum(len(cell.text) for row in rows for cell in row)


def notes(text: str) -> dict[str, str]:
    return {note.kind: note.message for note in read(LINE + text).notes}


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("<p>甲</-1乙丙>丁", "2 字，“乙丙”"),
        ('<p>甲<b 乙丙 title="a">戊', "2 字，“乙丙”"),
        ('<table><tr><td rowspan="2>乙丙</td><td>"丁</td></tr></table>', "3 字，“乙丙 丁”"),
        ("<p>甲</乙丙p>丁", "2 字，“乙丙”"),
    ],
    ids=["end tag", "attribute", "quote without an end", "name"],
)
def test_words_that_a_broken_tag_swallows_are_said(text: str, message: str) -> None:
    assert notes(text)["tag-broken"] == f"标记残缺，夹在其中的文字未读入：{message}"


def test_words_of_attributes_and_scripts_are_no_text() -> None:
    sound = (
        "<!-- 注 --><script>var a = '<p 甲>';</script><img alt='图 <1>' title=附图 data-x=\"子>\">"
        "<a href=x title='全文'>一</a><br/><input type=text value=\"请输入\"><td nowrap>二</td>"
    )
    assert "tag-broken" not in notes(sound.replace(" <1>", ""))


def test_what_a_comment_without_an_end_would_hide_is_read_and_said() -> None:
    source = read(f"{LINE}<p>二、目标</p><!-- 初稿<p>到2025年增长6%。</p>")

    assert texts(source)[1:] == ["二、目标", "初稿", "到2025年增长6%。"]
    assert [(note.kind, note.place.line) for note in source.notes] == [("comment-unended", 1)]


def test_words_of_buttons_and_choices_are_said() -> None:
    said = notes("<select><option>甲</option></select><p>一<button>提交</button>二</p>")

    assert said["control-text"] == "按钮、下拉框、注音等处的文字不计入：3 字，“甲 提交”"


def test_words_of_buttons_between_the_rows_of_a_table_are_said() -> None:
    rows = "<tr><td>产值</td><td>8000</td></tr><tr><td>税收</td><td>90</td></tr>"

    assert "“提交”" in notes(f"<table>{rows}<button>提交</button></table>")["control-text"]


def test_a_control_that_a_page_names_is_dropped() -> None:
    assert texts(read(f"{LINE}<p>产业&#4;规模&#127;</p>"))[-1] == "产业规模"


def test_a_comment_that_holds_more_than_a_remark_is_said() -> None:
    said = notes(f"<!-- 正文开始 --><p>二、目标</p><!--{LINE * 3}-->")

    assert said["comment-text"].startswith("注释里的文字不计入：45 字，“一 总体要求")
