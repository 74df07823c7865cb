"""Pages as sites of different make build them: the document's lines, a note on the rest."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from kspolicy.model.source import Paragraph, Source
from kspolicy.read import read_bytes

SAMPLE = Path(__file__).parents[3] / "shared" / "samples" / "国发〔2019〕3号.html"
TEXT = """<p>各市、州、县人民政府，省政府各部门：</p>
<p>　　一、总体要求</p><p>　　到2027年，全省低空经济规模突破1000亿元，年均增长15%左右。</p>
<p>　　<b>（一）建设起降设施。</b>建成起降点600个以上。（责任单位：省发展改革委）</p>"""
LINES = [
    "各市、州、县人民政府，省政府各部门：",
    "一、总体要求",
    "到2027年，全省低空经济规模突破1000亿元，年均增长15%左右。",
    "（一）建设起降设施。建成起降点600个以上。（责任单位：省发展改革委）",
]


def read(body: str, title: str = "某省人民政府关于发展低空经济的意见_某省人民政府") -> Source:
    head = f"<!DOCTYPE html><html><head><meta charset=utf-8><title>{title}</title></head>"
    return read_bytes(f"{head}<body>{body}</body></html>".encode(), "page.html")


def lines(source: Source) -> list[str]:
    return [block.text for block in source.blocks if isinstance(block, Paragraph)]


def left_out(source: Source) -> str:
    return "".join(note.message for note in source.notes)


AROUND = [
    '<div class="nav"><a href="/">首页</a><a href="/zw">政务公开</a></div>',
    '<ol class="breadcrumb"><li><a href="/">首页</a></li><li class="active">正文</li></ol>',
    '<div><a href="/">首页</a> &gt; <a href="/zc">政策</a> &gt; 其他</div>',
    '<div class="header"><a href="/en">EN</a><h2 class="logo">某某省人民政府</h2></div>',
    '<div class="bdsharebuttonbox">分享到：<a href="#">微信</a></div>',
    "<div>【<a href='javascript:print()'>打印</a>】【<a href='javascript:a'>关闭</a>】</div>",
    '<div class="xgjd"><p>相关解读</p><ul><li><a href="/1">一图读懂《意见》</a></li></ul></div>',
    "<ul><li><a href='/1'>某省2022年政府工作报告</a></li>"
    "<li><a href='/2'>《意见》解读</a></li></ul>",
    "<div><p>主办：某省人民政府办公厅</p><p>某ICP备05018796号 网站标识码：4200000043</p></div>",
    "<footer><p>版权所有：某某省人民政府　地址：某某路1号</p></footer>",
    '<div style="display:none">访问统计</div>',
    "<div hidden>继续滑动看下一个</div>",
]


@pytest.mark.parametrize("around", AROUND)
@pytest.mark.parametrize("above", [True, False])
def test_what_a_page_puts_around_its_text_is_left_out_and_said(around: str, above: bool) -> None:
    text = f'<div class="detail">{TEXT}</div>'
    source = read(around + text if above else text + around)
    assert lines(source) == LINES
    (note,) = source.notes
    assert note.place.line is not None


@pytest.mark.parametrize("around", [*AROUND[:3], *AROUND[4:10]])
def test_the_same_stands_within_the_frame_of_the_text(around: str) -> None:
    source = read(f'<div class="content">{around}{TEXT}</div>')
    assert lines(source) == LINES
    assert source.notes


@pytest.mark.parametrize("wrap", ["div", "section", "td", "form", "center", "span"])
@pytest.mark.parametrize("depth", [1, 40])
def test_the_text_is_found_however_deep_it_lies(wrap: str, depth: int) -> None:
    outer = (
        ("<table><tr><td>", "</td></tr></table>") if wrap == "td" else (f"<{wrap}>", f"</{wrap}>")
    )
    source = read(AROUND[0] + outer[0] * depth + TEXT + outer[1] * depth + AROUND[8])
    assert lines(source) == LINES


def test_sentences_and_duties_stay_whatever_their_region_is_called() -> None:
    extra = "<p>各地要抓好落实，重大事项及时报告。</p><p>责任单位：省财政厅、省税务局</p>"
    source = read(f'<div>{TEXT}</div><div class="footer related share">{extra}</div>')
    assert "各地要抓好落实，重大事项及时报告。" in lines(source)
    assert "责任单位：省财政厅、省税务局" in lines(source)


def test_a_signature_beside_the_text_stays() -> None:
    share = '<div class="share">分享到：<a href="/wx">微信</a></div>'
    sign = "<div><div>某某省人民政府</div><div>2024年5月20日</div></div>"
    source = read(f"<div class=box><div>{TEXT}</div>{share}{sign}</div>")
    assert lines(source) == [*LINES, "某某省人民政府", "2024年5月20日"]


def test_what_is_dropped_with_an_outline_number_in_it_is_quoted() -> None:
    source = read(f"<div>{TEXT}</div><div hidden><p>旧版</p><p>一、废止的要求</p></div>")
    assert "一、废止的要求" in left_out(source)


def test_a_page_that_only_a_script_makes_visible_is_read() -> None:
    assert lines(read(f'<p>加载中</p><div style="display:none">{TEXT}</div>'))[-4:] == LINES


def test_the_heading_of_the_page_is_not_read_twice() -> None:
    title = "某省人民政府关于发展低空经济的意见"
    halves = "<p>某省人民政府关于发展</p><p>低空经济的意见</p>"
    source = read(f"<h1>{title}</h1><div>{halves}{TEXT}</div>")
    assert lines(source) == [title, *LINES]
    assert [note.kind for note in source.notes] == ["page-title"]


def test_the_heading_of_the_page_stays_where_the_text_has_none() -> None:
    title = "某省人民政府关于发展低空经济的意见"
    assert lines(read(f"{AROUND[0]}<h1>{title}</h1><div>{TEXT}</div>")) == [title, *LINES]
    assert lines(read(f"{AROUND[0]}<div class=tt>{title}</div><div>{TEXT}</div>"))[0] == title


def test_a_list_of_annexes_is_no_list_of_links() -> None:
    annex = '<p><a href="./P1.docx">附件：1.重点任务分工表.docx</a></p>'
    assert lines(read(f"<div>{TEXT}{annex}</div>"))[-1] == "附件：1.重点任务分工表.docx"


def test_one_box_of_lines_with_breaks() -> None:
    body = (
        "<div id=zoom>&nbsp;&nbsp;&nbsp;&nbsp;各单位：<br><br>\n"
        "&nbsp;&nbsp;&nbsp;&nbsp;一、稳增长<br>\n"
        "　　1.地区生产总值增长7%以上。（县发改局牵头，<br>县统计局配合）<br>\n"
        "　　2.投资增长10%左右。<br>责任单位：县发改局<br><br>某某县人民政府<br>2021年3月5日</div>"
    )
    source = read(body)
    assert lines(source) == [
        "各单位：",
        "一、稳增长",
        "1.地区生产总值增长7%以上。（县发改局牵头，县统计局配合）",
        "2.投资增长10%左右。",
        "责任单位：县发改局",
        "某某县人民政府",
        "2021年3月5日",
    ]
    assert [block.place().line for block in source.blocks if isinstance(block, Paragraph)] == [
        1, 2, 3, 4, 4, 4, 4,
    ]  # fmt: skip


def test_lines_of_a_printed_page_that_became_paragraphs_are_joined() -> None:
    width = 28
    text = "到二〇二五年全市地区生产总值年均增长百分之六左右，" * 20 + "迈上新的台阶。"
    cut = "".join(f"<p>{text[i : i + width]}</p>" for i in range(0, len(text), width))
    assert lines(read(f"<div><p>一、总体目标</p>{cut}</div>")) == ["一、总体目标", text]


def test_an_article_of_wechat() -> None:
    body = (
        '<h1 id="activity-name">苏州发布人工智能行动方案</h1>'
        '<div id="js_content" style="visibility: hidden; opacity: 0;">'
        "<section><section><p><span>一、</span><span>总体目标</span></p></section></section>"
        "<section><p><span>到2025年，</span><strong>产业规模达到<span>1000</span></strong>"
        "<span>亿元。</span></p></section><section><p><br></p></section>"
        "<p><span>（责任单位：市工信局、市大数据局）</span></p></div>"
        '<div style="display:none;"><p>微信扫一扫<br>关注该公众号</p></div>'
    )
    assert lines(read(body, title="")) == [
        "苏州发布人工智能行动方案",
        "一、总体目标",
        "到2025年，产业规模达到1000亿元。",
        "（责任单位：市工信局、市大数据局）",
    ]


def test_a_page_saved_by_word() -> None:
    body = (
        "<!--[if gte mso 9]><xml><w:View>Print</w:View></xml><![endif]--><div class=Section1>"
        "<p class=MsoNormal><b><span lang=EN-US>2023</span></b><b>年<span lang=EN-US><o:p></o:p>"
        "</span></b>重点工作</p>"
        "<p><span style='mso-list:Ignore'>一、<span>&nbsp;&nbsp; </span></span>主要\n目标</p>"
        "<p><![if !supportLists]><span lang=EN-US>1.<span>&nbsp;</span></span><![endif]>壮大产业。"
        "<span style='display:none;mso-hide:all'>批注</span><s>旧词</s>责任单位：市工信局</p></div>"
    )
    source = read(body)
    assert lines(source) == [
        "2023年重点工作",
        "一、主要目标",
        "1.壮大产业。责任单位：市工信局",
    ]
    assert [note.kind for note in source.notes] == ["struck-text"]
    assert "批注 旧词" in source.notes[0].message


@pytest.mark.parametrize(
    ("listing", "numbers"),
    [
        ("<ol>", ["1.", "2."]),
        ("<ol start=9>", ["9.", "10."]),
        ("<ol type=a>", ["a.", "b."]),
        ("<ol type=I start=3>", ["III.", "IV."]),
        ("<ol style='list-style-type: cjk-ideographic' start=10>", ["十、", "十一、"]),
        ("<ol style='list-style-type: cjk-ideographic' start=100>", ["一百、", "一百零一、"]),
        (
            "<ol style='list-style-type: cjk-ideographic' start=9999>",
            ["九千九百九十九、", "10000、"],
        ),
        ("<ol style='list-style-type: simp-chinese-informal' start=20>", ["二十、", "二十一、"]),
        ("<ol style='list-style-type: simp-chinese-formal' start=11>", ["壹拾壹、", "壹拾贰、"]),
        ("<ol style='list-style-type: japanese-informal' start=100>", ["百、", "百一、"]),
        ("<ol style='list-style-type: upper-alpha' start=26>", ["Z.", "AA."]),
        ("<ol type=i start=3999>", ["mmmcmxcix.", "4000."]),
        ("<ol start=9999>", ["9999.", "10000."]),
        ("<ol start=0>", ["0.", "1."]),
        ("<ol style='list-style: none'>", ["", ""]),
        ("<ul>", ["", ""]),
    ],
)
def test_items_bear_the_number_that_a_reader_sees(listing: str, numbers: list[str]) -> None:
    source = read(f"{listing}<li>加强领导。</li><li><p>加大投入。</p></li></{listing[1:3]}>")
    assert lines(source) == [f"{numbers[0]}加强领导。", f"{numbers[1]}加大投入。"]


def test_an_item_that_writes_its_own_number_gets_no_second_one() -> None:
    assert lines(read("<ol><li>1. 加强领导。</li><li>（二）加大投入。</li></ol>")) == [
        "1.加强领导。",
        "（二）加大投入。",
    ]


def test_the_sample_of_the_state_council() -> None:
    if not SAMPLE.exists():
        pytest.skip(f"没有样本 {SAMPLE.name}")
    source = read_bytes(SAMPLE.read_bytes(), SAMPLE.name)
    written = lines(source)
    title = "国务院关于促进综合保税区高水平开放高质量发展的若干意见"
    start = written.index(title)
    assert written[:start] == [
        "索引号：000014349/2019-00003",
        "主题分类：商贸、海关、旅游\\\\海关",
        "发文机关：国务院",
        "成文日期：2019年01月12日",
        f"标题：{title}",
        "发文字号：国发〔2019〕3号",
        "发布日期：2019年01月25日",
        "主题词：",
    ]
    assert written[start + 1 : start + 3] == [
        "国发〔2019〕3号",
        "各省、自治区、直辖市人民政府，国务院各部委、各直属机构：",
    ]
    numbered = [line for line in written if re.match(r"\d+\.", line)]
    assert [int(line.split(".")[0]) for line in numbered] == list(range(1, 22))
    assert all("负责" in line for line in numbered)
    end = written.index("（此件公开发布）")
    assert written[end - 2 : end] == ["国务院", "2019年1月12日"]
    assert written[end + 1 :] in ([], ["扫一扫在手机打开当前页"])


def test_readings_above_the_line_and_preformatted_lines() -> None:
    body = (
        "<p><ruby>昆<rt>kūn</rt></ruby>山市到2025年有望。</p><pre>一、总体要求\n二、主要目标</pre>"
    )
    assert lines(read(body)) == ["昆山市到2025年有望。", "一、总体要求", "二、主要目标"]


@pytest.mark.parametrize("value", ["<div>000014349</div>", "<table><tr><td>000014349</table>"])
def test_a_term_whose_description_is_a_block_ends_a_page(value: str) -> None:
    source = read(f"{TEXT}<dl><dt>索引号</dt><dd>{value}</dd></dl>")

    assert lines(source)[:4] == LINES
    assert "索引号：000014349" in "".join((*lines(source), left_out(source)))
