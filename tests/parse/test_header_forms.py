"""Headers as web pages, orders and old documents set them."""

from __future__ import annotations

import datetime
from typing import TYPE_CHECKING

import pytest

from .writing import parse

if TYPE_CHECKING:
    from kspolicy.model.document import Header, PolicyDocument

BODY = "一、总体要求\n\n坚持创新。\n\n二、任务\n\n抓好落实。\n"


def header(text: str) -> Header:
    return parse(text).header


def written(document: PolicyDocument) -> str:
    """All text of the body above its first heading."""
    return "".join(s.text for paragraph in document.parts[0].paragraphs for s in paragraph)


@pytest.mark.parametrize(
    ("lines", "number"),
    [
        ("关于印发计划的通知\n（梧政发〔2012〕3号）", "梧政发〔2012〕3号"),
        ("关于印发计划的通知\n(穗字[2010]5号)", "穗字[2010]5号"),
        ("某政发﹝2020﹞8号\n\n关于印发计划的通知", "某政发﹝2020﹞8号"),
        ("某发改规(2021)12号\n\n关于印发计划的通知", "某发改规(2021)12号"),
        ("某政办发 【２０２２】 １５ 号\n\n关于印发计划的通知", "某政办发【2022】15号"),
        ("财科教【2017】6号 财政部关于印发计划的通知", "财科教【2017】6号"),
        ("某某市人民政府令第345号\n\n现予公布。\n\n2022年7月1日", "某某市人民政府令第345号"),
        (
            "中华人民共和国国务院令\n\n第227号\n\n现予公布。\n\n1997年8月3日",
            "中华人民共和国国务院令第227号",
        ),
    ],
)
def test_a_number_in_every_form_in_use(lines: str, number: str) -> None:
    found = header(f"{lines}\n\n{BODY}").number
    assert found is not None
    assert found.text == number


def test_a_number_on_the_line_of_the_title_is_no_part_of_it() -> None:
    found = header(f"财科教【2017】6号 财政部关于印发计划的通知\n\n{BODY}").title
    assert found is not None
    assert found.text == "财政部关于印发计划的通知"


@pytest.mark.parametrize("between", ["\n", "\n\n"])
def test_a_title_in_several_lines_is_one_and_is_addressed(between: str) -> None:
    lines = [
        "湖南省人民政府办公厅关于加强普通高等学校",
        "毕业生就业工作的通知",
        "各市州，省直各单位：",
    ]
    text = "湘政办发〔2009〕24号\n\n" + between.join(lines)
    found = header(f"{text}\n\n现就有关问题通知如下。\n\n{BODY}")
    assert found.title is not None
    assert found.title.text == "湖南省人民政府办公厅关于加强普通高等学校毕业生就业工作的通知"
    assert found.recipients == ("各市州", "省直各单位")


def test_years_below_a_title_belong_to_it() -> None:
    found = header(f"昆山市产业高质量发展行动计划\n\n（2021-2023年）\n\n为加快发展。\n\n{BODY}")
    assert found.enclosed_title is not None
    assert found.enclosed_title.text == "昆山市产业高质量发展行动计划（2021-2023年）"


def test_a_date_below_a_title_does_not_belong_to_it() -> None:
    found = header(f"关于产业发展情况的报告\n\n（2023年1月8日）\n\n{BODY}").title
    assert found is not None
    assert found.text == "关于产业发展情况的报告"


@pytest.mark.parametrize(
    "title", ["某某市人民政府关于申报创新型城市的请示", "镇巴县人民政府工作规则", "某某市应急预案"]
)
def test_titles_of_other_genres_and_without_a_preposition(title: str) -> None:
    found = header(f"某政发〔2022〕30号\n\n{title}\n\n省人民政府：\n\n{BODY}")
    assert found.title is not None
    assert found.title.text == title
    assert found.recipients == ("省人民政府",)


def test_a_mark_within_brackets_divides_no_recipients() -> None:
    text = f"关于印发计划的通知\n\n各县（市、区）委、人民政府，市各委办局（公司）：\n\n{BODY}"
    assert header(text).recipients == ("各县（市、区）委", "人民政府", "市各委办局（公司）")


@pytest.mark.parametrize(
    ("line", "names"),
    [
        ("某某市发展和改革委员会　某某市财政局", ["某某市发展和改革委员会", "某某市财政局"]),
        ("中共某某市委　某某市人民政府", ["中共某某市委", "某某市人民政府"]),
        ("国家卫生健康委办公厅　财政部办公厅", ["国家卫生健康委办公厅", "财政部办公厅"]),
        ("某某市人民政府国有资产监督管理委员会", ["某某市人民政府国有资产监督管理委员会"]),
        ("市长　某某", []),
    ],
)
def test_issuers_on_one_line_are_told_apart(line: str, names: list[str]) -> None:
    text = f"关于印发计划的通知\n\n请执行。\n\n{line}\n\n2022年3月1日\n\n昆山市计划\n\n{BODY}"
    assert [issuer.text for issuer in header(text).issuers] == names


def test_issuers_above_the_title() -> None:
    text = f"某某市发展和改革委员会　某某市财政局\n\n关于印发计划的通知\n\n{BODY}"
    names = ["某某市发展和改革委员会", "某某市财政局"]
    assert [issuer.text for issuer in header(text).issuers] == names


@pytest.mark.parametrize("line", ["二OO八年六月四日", "二○○八年六月四日", "二〇〇八年六月四日"])
def test_a_date_with_any_zero(line: str) -> None:
    found = header(f"关于印发计划的通知\n\n请执行。\n\n{line}\n\n{BODY}").signed
    assert found is not None
    assert found.date == datetime.date(2008, 6, 4)


FIELDS = [
    "索 引 号：\n000014349/2019-00003\n发文机关：\n国务院\n成文日期：\n2019年01月12日\n"
    "标　　题：\n关于印发计划的通知\n发文字号：\n国发〔2019〕3号\n主 题 词：\n",
    "索 引 号： | W-2019 | 发文机关： | 国务院 |\n"
    "成文日期： | 2019-01-12 | 公开类型： | 主动公开 |\n"
    "名 称： | 关于印发计划的通知 | ||\n文 号： | 国发〔2019〕3号 |\n",
    "发文机关：国务院\n成文日期：2019/01/12\n文号：国发〔2019〕3号\n标题：关于印发计划的通知\n",
]


@pytest.mark.parametrize("fields", FIELDS)
def test_fields_of_a_page_say_what_the_document_leaves_out(fields: str) -> None:
    document = parse(f"{fields}\n各省人民政府：\n\n现印发给你们。\n\n{BODY}")
    found = document.header
    assert found.number is not None
    assert found.number.text == "国发〔2019〕3号"
    assert found.title is not None
    assert found.title.text == "关于印发计划的通知"
    assert [issuer.text for issuer in found.issuers] == ["国务院"]
    assert found.signed is not None
    assert found.signed.date == datetime.date(2019, 1, 12)
    assert found.recipients == ("各省人民政府",)
    assert written(document) == "各省人民政府：现印发给你们。"
    assert {note.kind for note in document.notes} == {"page-field"}


@pytest.mark.parametrize("fields", FIELDS)
def test_the_document_itself_counts_before_the_page(fields: str) -> None:
    text = (
        f"{fields}\n关于印发规划的通知\n\n苏政发〔2020〕7号\n\n各市：\n\n请执行。\n\n"
        f"江苏省人民政府\n\n2020年2月3日\n\n江苏省规划\n\n{BODY}"
    )
    found = header(text)
    assert found.number is not None
    assert found.number.text == "苏政发〔2020〕7号"
    assert found.title is not None
    assert found.title.text == "关于印发规划的通知"
    assert [issuer.text for issuer in found.issuers] == ["江苏省人民政府"]
    assert found.signed is not None
    assert found.signed.date == datetime.date(2020, 2, 3)


@pytest.mark.parametrize(
    "line",
    [
        "首页 > 政务公开 > 文件",
        "当前位置：首页 > 政务公开",
        "【打印】【关闭】",
        "分享到：微信 微博",
        "扫一扫在手机打开当前页",
        "上一篇：关于印发规划的通知",
        "https://www.gov.cn/a/b.html 1/12",
        "2026/2/13 10:22 关于印发计划的通知",
    ],
)
def test_navigation_and_print_lines_are_dropped_and_noted(line: str) -> None:
    document = parse(f"关于印发计划的通知\n\n{BODY}\n{line}\n")
    last = document.parts[0].sections[-1]
    assert ["".join(s.text for s in paragraph) for paragraph in last.paragraphs] == ["抓好落实。"]
    assert [note.kind for note in document.notes] == ["page-navigation"]


@pytest.mark.parametrize(
    "line", ["分享经验做法。", "深化政府信息公开", "来源：城乡居民可支配收入。", "下载量大幅增长。"]
)
def test_text_that_looks_like_a_page_is_kept(line: str) -> None:
    document = parse(f"关于印发计划的通知\n\n{BODY}\n{line}\n")
    last = document.parts[0].sections[-1]
    assert "".join(s.text for s in last.paragraphs[-1]) == line
    assert document.notes == ()


def test_a_box_of_fields_in_the_middle_of_the_text_is_taken_out() -> None:
    box = (
        "某某市财政局政府信息公开\n索引号： 1144/2026-00020 分类：\n"
        "发布机构： 某某市财政局 成文日期： 2026-02-12\n主题词：\n"
    )
    document = parse(f"关于印发计划的通知\n\n一、总体要求\n{box}\n坚持创新。\n")
    (section,) = document.parts[0].sections
    assert [s.text for paragraph in section.paragraphs for s in paragraph] == ["坚持创新。"]
    assert len(document.notes) == 3


def test_lines_of_the_saver_are_dropped_and_not_believed() -> None:
    text = (
        "## 文档 ：某某计划\n\n- **发布机构**：某某市人民政府\n"
        "- **文件编号**：某政发〔2020〕1号\n\n"
        f"附件\n\n某某市行动计划\n\n为加快发展，制定本计划。\n\n{BODY}"
    )
    document = parse(text)
    assert document.header.number is None
    assert document.header.issuers == ()
    assert written(document) == "某某市行动计划为加快发展，制定本计划。"
    assert [part.id for part in document.parts] == ["body"]
    kinds = [note.kind for note in document.notes]
    assert kinds == ["page-field"] * 3 + ["text-under-annex"]


NUMBERED_NOTICE = """国务院关于印发节能减排综合性工作方案的通知

国发〔2011〕26号

各省、自治区、直辖市人民政府：

现将《节能减排综合性工作方案》印发给你们，请结合实际认真贯彻执行。

一、各地区认真贯彻落实，取得显著成效。

二、充分认识做好节能减排工作的重要性。

附件：1.各地区节能目标

国　务　院

二○一一年八月三十一日

节能减排综合性工作方案

一、总体要求

坚持降低能源消耗强度。

二、主要任务

（一）优化结构。到2015年，服务业增加值占比达到47%。
"""


def test_a_notice_may_number_its_own_paragraphs() -> None:
    document = parse(NUMBERED_NOTICE)
    assert document.header.signed is not None
    assert document.header.signed.date == datetime.date(2011, 8, 31)
    assert document.header.enclosed_title is not None
    assert document.header.enclosed_title.text == "节能减排综合性工作方案"
    assert [a.title for a in document.header.attachments] == ["各地区节能目标"]
    sections = document.parts[0].sections
    assert [(section.id, section.title) for section in sections] == [
        ("1", "总体要求"),
        ("2", "主要任务"),
    ]
    assert "一、各地区认真贯彻落实，取得显著成效。" in written(document)
    assert [note.kind for note in document.notes] == []


@pytest.mark.parametrize("name", ["中国制造2025", "深化医改2018年下半年重点工作任务"])
def test_a_document_of_no_known_kind_is_named_by_its_notice(name: str) -> None:
    text = (
        f"国务院关于印发《{name}》的通知\n\n国发〔2015〕28号\n\n各省人民政府：\n\n"
        f"现将《{name}》印发给你们。\n\n国务院\n\n2015年5月8日\n\n{name}\n\n{BODY}"
    )
    enclosed = header(text).enclosed_title
    assert enclosed is not None
    assert (enclosed.text, enclosed.line) == (name, 13)


@pytest.mark.parametrize(
    ("lines", "title"),
    [
        (
            "某省工业和信息化厅等14部门\n关于印发《更新改造实施方案》的通知",
            "某省工业和信息化厅等14部门关于印发《更新改造实施方案》的通知",
        ),
        (
            "甲市人民政府办公室\n关于印发甲市行动计划的通知",
            "甲市人民政府办公室关于印发甲市行动计划的通知",
        ),
        ("甲市人民政府文件\n\n关于印发甲市行动计划的通知", "关于印发甲市行动计划的通知"),
    ],
)
def test_a_title_may_begin_with_its_issuer_on_a_line_before(lines: str, title: str) -> None:
    stated = header(f"{lines}\n\n各区人民政府：\n\n现印发给你们。\n\n{BODY}").title
    assert stated is not None
    assert stated.text == title


def test_an_enclosed_title_on_its_matter_may_take_two_lines() -> None:
    text = (
        "甲区人民政府关于印发实施方案的通知\n\n甲府〔2019〕1号\n\n各街道：\n\n现印发给你们。\n\n"
        "甲区人民政府\n\n2019年5月8日\n\n关于贯彻《甲市生活垃圾管理条例》\n\n"
        f"推进全程分类体系建设的实施方案\n\n{BODY}"
    )
    enclosed = header(text).enclosed_title
    assert enclosed is not None
    assert enclosed.text == "关于贯彻《甲市生活垃圾管理条例》推进全程分类体系建设的实施方案"
