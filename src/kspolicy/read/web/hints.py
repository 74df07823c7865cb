"""What sites call the parts of their pages: weak hints, all in one place.

A hint never decides alone: a part with such a name that holds sentences or outline numbers stays.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from lxml.html import HtmlElement

# id="UCAP-CONTENT" (gov.cn), class="TRS_Editor", id="zoom", id="ivs_content" (Shanghai),
# id="js_content" (WeChat)
_TEXT = re.compile(
    r"(?:^|\s)(?:UCAP-?CONTENT|(?:view\s)?TRS_\w{0,20}|trs_editor_view|zoom|ivs_content|js_content"
    r"|(?:article|detail|news|text|info|main)[-_]?(?:content|body|con|txt|text)|pages_content"
    r"|rich_media_content|xl_content|Custom_UnionStyle|vsb_content\w{0,10})(?:\s|$)",
    re.IGNORECASE,
)
# class="breadcrumb", id="footer", class="bdsharebuttonbox"
_AROUND = re.compile(
    r"(?:^|[-_\s])(?:nav(?:bar|igation)?|menu|bread-?crumbs?|crumbs?|foot(?:er)?|copyright|share"
    r"|bdshare\w*|fenxiang|side-?bar|related|recommend|tool(?:bar|s)?|print|pagination|search"
    r"|login|dqwz|weizhi|wzdw|banner|qrcode|ewm|xgyd|xglj)(?:$|[-_\s\d])",
    re.IGNORECASE,
)
_AROUND_TAGS = frozenset({"nav", "footer", "aside"})
# What stands at the foot of every site, and in no document.
FOOTER = re.compile(
    r"版权所有|Copyright|网站标识码|ICP备|ICP证|公网安备|网安备|备案序?号|网站地图|技术支持[：:]"
    r"|网站声明|最佳浏览|承办单?位?[：:].{0,40}(?:地址|电话|邮编)|主办[：:].{2,60}承办",
    re.IGNORECASE,
)
# The name of a site's column, alone in a part of the page.
COLUMN = re.compile(
    r"(?:[省市县区]?政府|政策|规范性|最新|重要|公开|上级|本级)文件(?:库|正文)?|(?:政务|信息|政府信息)公开"
    r"|(?:通知|公示|文件)?公告|公告公示|通知公告|公示公告|政策(?:法规|文件库|解读)|详细内容|正文(?:内容)?"
)
_LONGEST_NAME = 400


def holds_text(element: HtmlElement) -> bool:
    """Whether the element's name says that the text stands in it."""
    return any(_TEXT.search(name) for name in _names(element))


def lies_around(element: HtmlElement) -> bool:
    """Whether the element's name says that it is no part of the text."""
    return element.tag in _AROUND_TAGS or any(_AROUND.search(name) for name in _names(element))


def _names(element: HtmlElement) -> list[str]:
    return [(element.get(attribute) or "")[:_LONGEST_NAME] for attribute in ("id", "class")]
