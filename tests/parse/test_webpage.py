"""What a page says around a document: fields in any shape become facts, never text."""

from __future__ import annotations

import datetime
from typing import TYPE_CHECKING

import pytest

from kspolicy.parse.document import parse_source
from kspolicy.read import read_bytes

if TYPE_CHECKING:
    from kspolicy.model.document import PolicyDocument

BODY = "<p>各市人民政府：</p><p>一、总体要求</p><p>抓好落实，到2025年产值增长6%以上。</p>"


def parse(page: str) -> PolicyDocument:
    return parse_source(read_bytes(f"<html><body>{page}</body></html>".encode(), "page.html"))


def said(document: PolicyDocument) -> list[str]:
    return ["".join(each.text for each in paragraph) for paragraph in document.parts[0].paragraphs]


BOXES = [
    # fields with colons, label and value in cells of their own
    "<table><tr><td>索 引 号：</td><td>0143/2022</td><td>发文机关：</td>"
    "<td>某某省人民政府</td></tr><tr><td>标　　题：</td><td colspan=3>关于印发计划的通知</td></tr>"
    "<tr><td>文　　号：</td><td>某政发〔2022〕1号</td><td>成文日期：</td>"
    "<td>2022年3月4日</td></tr></table>",
    # without colons
    "<table><tr><td>索引号</td><td>0143/2022</td><td>发文机关</td><td>某某省人民政府</td></tr>"
    "<tr><td>标题</td><td>关于印发计划的通知</td><td>公开类型</td><td></td></tr>"
    "<tr><td>文号</td><td>某政发〔2022〕1号</td><td>成文日期</td><td>2022年3月4日</td></tr></table>",
    # a list of terms
    "<dl><dt>索 引 号</dt><dd>0143/2022</dd></dl><dl><dt>发文机关</dt><dd>某某省人民政府</dd></dl>"
    "<dl><dt>标题</dt><dd>关于印发计划的通知</dd></dl><dl><dt>文号</dt><dd>某政发〔2022〕1号</dd></dl>"
    "<dl><dt>成文日期</dt><dd>2022年3月4日</dd></dl>",
    # a list of lines
    "<ul><li><b>索引号：</b>0143/2022</li><li><b>发文机关：</b>某某省人民政府</li>"
    "<li><b>标题：</b>关于印发计划的通知</li><li><b>文号：</b>某政发〔2022〕1号</li>"
    "<li><b>成文日期：</b>2022年3月4日</li></ul>",
    # label and value in boxes of their own
    "<div><div>索引号：</div><div>0143/2022</div></div><div><div>发文机关：</div>"
    "<div>某某省人民政府</div></div><div><div>标题：</div><div>关于印发计划的通知</div></div><div>"
    "<div>文号：</div><div>某政发〔2022〕1号</div></div><div>成文日期：2022年3月4日</div>",
]


@pytest.mark.parametrize("box", BOXES)
def test_the_fields_say_what_the_document_leaves_out(box: str) -> None:
    document = parse(box + BODY)
    header = document.header
    assert header.number is not None
    assert header.number.text == "某政发〔2022〕1号"
    assert header.title is not None
    assert header.title.text == "关于印发计划的通知"
    assert [issuer.text for issuer in header.issuers] == ["某某省人民政府"]
    assert header.signed is not None
    assert header.signed.date == datetime.date(2022, 3, 4)
    assert said(document) == ["各市人民政府："]
    assert {note.kind for note in document.notes} == {"page-field"}


@pytest.mark.parametrize("box", BOXES)
def test_the_document_counts_before_its_page(box: str) -> None:
    own = (
        "<p>某某省人民政府关于印发规划的通知</p><p>某政发〔2021〕7号</p><p>各市：</p><p>请执行。</p>"
        "<p>某某省人民政府办公厅</p><p>2021年2月3日</p><p>一、总体要求</p><p>抓好落实，做到位。</p>"
    )
    header = parse(box + own).header
    assert header.number is not None
    assert header.number.text == "某政发〔2021〕7号"
    assert header.title is not None
    assert header.title.text == "某某省人民政府关于印发规划的通知"
    assert header.signed is not None
    assert header.signed.date == datetime.date(2021, 2, 3)


def test_a_table_of_targets_is_no_box_of_fields() -> None:
    table = (
        "<table><tr><td>指标</td><td>2025年</td><td>责任单位</td></tr>"
        "<tr><td>企业（家）</td><td>10</td><td>市科技局</td></tr></table>"
    )
    document = parse(f"<p>关于印发计划的通知</p>{BODY}{table}")
    assert not [note for note in document.notes if note.kind == "page-field"]


@pytest.mark.parametrize(
    "line", ["点击上方蓝字关注我们", "长按识别二维码", "责任编辑：某某", "【我要纠错】"]
)
def test_lines_of_a_page_between_the_text_are_dropped_and_noted(line: str) -> None:
    document = parse(f"<p>关于印发计划的通知</p>{BODY}<p>{line}</p>")
    last = document.parts[0].sections[-1].paragraphs
    assert ["".join(each.text for each in paragraph) for paragraph in last] == [
        "抓好落实，到2025年产值增长6%以上。"
    ]
    assert [note.kind for note in document.notes] == ["page-navigation"]


@pytest.mark.parametrize(
    "line",
    [
        ">> 走进嵊州 >> 投资嵊州 >> 投资政策",
        "您当前的位置:",
        "您现在所在的位置: 网站首页> 政府信息公开首页 > 政策文件",
        "热门站点| 世界资料网 | 收藏本站| 设为首页| 首页",
        "作者:法律资料网 时间:2024-07-05 22:45:45   浏览:8903   来源:法律资料网",
        "下载地址: 点击此处下载",
        "【字体:",
        "• 无障碍浏览",
        "关怀版 无障碍 无障碍",
    ],
)
def test_lines_around_a_page_of_laws_are_no_text(line: str) -> None:
    document = parse(f"<p>{line}</p>{BODY}")
    assert said(document) == ["各市人民政府："]
    assert [note.kind for note in document.notes] in (["page-navigation"], ["page-field"])
