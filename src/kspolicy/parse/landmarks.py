"""Lines that mark where a part of a document begins or ends, after GB/T 9704-2012."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Sequence

    from kspolicy.model.source import Paragraph

# 昆政办发〔2022〕97号  （梧政发〔2012〕3号）  某市人民政府令第345号
NUMBER = (
    r"[\u4e00-\u9fff]{1,14}\s?[〔\[［【﹝（(](?:19|20)\d\d[〕\]］】﹞）)]\s?第?\d{1,5}号"
    r"|[\u4e00-\u9fff]{2,20}令\s?第?\d{1,5}号"
)
# With 签发人：某某 in letters to a superior, or with its date: 川府发〔2017〕15号 2017年2月28日
NUMBER_LINE = re.compile(
    r"(?:(?:发文字号|文件编号|文件字号|文号)\s?[:：]?\s?)?"
    rf"[（(]?(?P<number>{NUMBER})[）)]?\s?(?:签发人[:：].{{2,20}})?"
    r"(?:(?:19|20)\d\d年\d{1,2}月\d{1,2}日)?"
)
# 第227号 below 中华人民共和国国务院令
ORDER_NUMBER = re.compile(r"第\d{1,5}号")
# 财科教【2017】6号财政部…关于…的通知: the number on the title's line.
NUMBERED_TITLE = re.compile(rf"(?P<number>{NUMBER})(?=\S{{0,60}}关于)")
GENRES = (
    "通知|意见|方案|计划|规划|办法|措施|规定|细则|纲要|要点|决定|通告|公告|通报|报告|批复|函"
    "|条例|清单|政策|请示|规则|预案|指南|章程|决议|命令|议案|责任分工|责任分解|任务分解"
)
# 市政府办公室关于印发…的通知, but not 名称：关于印发…的通知 above a web page; and without 关于:
# 颁布《湛江市城市规划区内户外广告设置管理规定》的通知.
TITLE = re.compile(
    rf"[^：:。]{{0,100}}?(?:关于.{{2,120}}?(?:{GENRES})"
    r"|(?:印发|颁布|转发|公布|发布)《[^》]{2,100}》(?:等[^。，]{0,20})?的(?:通知|决定|公告|通告|命令))"
    r"(?:[（(].{1,20}[）)])?$"
)
# What a page puts before the title: 政务服务丨济宁市人民政府关于…的实施意见, 【保基本民生】….
COLUMN = re.compile(
    r"(?:[\u4e00-\u9fff]{2,8}[丨｜|]|【[\u4e00-\u9fff]{2,10}】)\s?(?=[\u4e00-\u9fff]{0,30}(?:关于|印发))"
)
# Below the title of a regulation: (1991年3月26日济南市人民政府令19号发布)
PROMULGATED = re.compile(
    r"[（(](?P<date>(?:19|20)\d\d年\d{1,2}月\d{1,2}日)"
    r"(?P<number>(?P<issuer>[\u4e00-\u9fff]{2,20})令\s?第?\d{1,5}号)(?:公布|发布|颁布)"
)
# 2022年9月29日, and 二〇二二年九月二十九日 as before 2012, its zero as it was typed: 二OO八年.
DATE = re.compile(
    r"(?P<year>(?:19|20)\d\d|[一二][〇○零Oo0一二三四五六七八九]{3})年"
    r"(?P<month>\d{1,2}|[一二三四五六七八九十]{1,2})月"
    r"(?P<day>\d{1,2}|[一二三四五六七八九十]{1,3})日"
)
DISCLOSURE = re.compile(r"[（(]?(?P<text>此件[^）)]{2,20})[）)]?$")
COPIES = re.compile(r"抄\s?送\s?[:：]")
ATTACHMENTS = re.compile(r"附\s?件?\s?(?P<number>\d{0,2})\s?[:：]\s?")
LISTED_ATTACHMENT = re.compile(r"(?P<number>\d{1,2})[.、．]\s?(?P<title>.+)")
_PRINTED = re.compile(r"[^。]{0,40}日\s?印发")
# What a line with the name of an issuer never holds.
_NO_NAME = re.compile(r"[。：；，:（]|文件$")
# A plan with its date below the title: 信息基础设施重大工程建设三年行动方案 / 2016年1月12日
_NAMES_PAPER = re.compile(r"(?:通知|意见|方案|计划|规划|办法|措施|规定|细则|纲要|要点|清单|政策)$")
_LONGEST_NAME = 40
_LONGEST_ATTACHMENT = 80


class Signature(NamedTuple):
    """Where a signature stands among paragraphs: its first issuer, and the date behind them."""

    start: int
    date: int


def find_signature(paragraphs: Sequence[Paragraph]) -> Signature | None:
    """The first signature: a date that stands alone, and the issuers before it."""
    for date, paragraph in enumerate(paragraphs):
        if is_date(paragraph.text):
            start = date
            while start > 0 and _signs(paragraphs[start - 1].text):
                start -= 1
            return Signature(start, date)
    return None


def is_date(text: str) -> bool:
    """Whether a paragraph is a date and no more."""
    return text.endswith("日") and DATE.fullmatch(text) is not None


def is_colophon(text: str) -> bool:
    """Whether a paragraph begins the colophon (版记): 抄送：… or …2022年9月29日印发."""
    if text.startswith("抄"):
        return COPIES.match(text) is not None
    return text.endswith("印发") and _PRINTED.fullmatch(text) is not None


def is_disclosure(text: str) -> bool:
    """Whether a paragraph says who may see the document: （此件公开发布）."""
    return DISCLOSURE.match(text) is not None


def is_attachment_listing(text: str) -> bool:
    """Whether a paragraph begins the list of attachments (附件说明)."""
    match = ATTACHMENTS.match(text)
    return match is not None and not match["number"]


def is_listed_attachment(text: str) -> bool:
    """Whether a paragraph goes on with that list: 2.昆山市…重点工作清单."""
    return (
        len(text) < _LONGEST_ATTACHMENT
        and "。" not in text
        and LISTED_ATTACHMENT.match(text) is not None
    )


def is_title(text: str) -> bool:
    """Whether a line is the title of a notice: 关于…的意见, 印发《…》的通知."""
    return ("关于" in text or "》" in text) and TITLE.match(text) is not None


def _signs(text: str) -> bool:
    """Whether a paragraph before a date can be the name of an issuer."""
    return (
        len(text) <= _LONGEST_NAME
        and not _NO_NAME.search(text)
        and not is_title(text)
        and not _NAMES_PAPER.search(text)
        and not NUMBER_LINE.fullmatch(text)
        and not ORDER_NUMBER.fullmatch(text)
    )
