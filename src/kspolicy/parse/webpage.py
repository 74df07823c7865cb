"""What a web page or its saver puts around a document: fields, navigation, print lines.

None of it is text of the document. What the fields say of number, title, issuer and date may
stand in for what the document itself leaves out.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from itertools import pairwise
from typing import TYPE_CHECKING

from kspolicy.model.clipped import clipped
from kspolicy.model.document import Statement
from kspolicy.model.source import Paragraph, Place, ReadingNote, Table
from kspolicy.parse.landmarks import NUMBER_LINE, is_title
from kspolicy.parse.outline import is_heading
from kspolicy.parse.places import at

if TYPE_CHECKING:
    from collections.abc import Sequence

    from kspolicy.model.source import Block

_FACTS = {
    "number": "发文字号|公文文号|公文编号|文件编号|文件字号|文件文号|文号",
    "title": "公文标题|文件名称|标题|名称",
    "issuers": "发文机关|发文机构|发文单位|发布机构|发布机关|发布单位|制发机关|制定机关",
    "signed": "成文日期|发文日期|发文时间|生成日期",
}
_OTHERS = (
    "索引号|信息索引号|主题分类|主题词|发布日期|发布时间|公布日期|公开日期|公开类型|公开类别|公开方式"
    "|公开属性|公开期限|公开范围|公开主体|公开形式|公文时效|时效性|有效性|效力状态|文件状态|生效日期"
    "|实施日期|施行日期|失效日期|废止日期|内容概述|信息来源|文章来源|来源|体裁分类|组配分类|服务对象"
    "|信息分类|公文种类|文种|关键词|浏览次数|阅读次数|点击数|访问量|责任编辑|字体|字号|文档类型|原文链接"
    "|链接地址|文档|基本信息|分享到|分享|公开目录|公开事项|公开程序|所属栏目|所属主题|信息类别|文件类型"
    "|公开发布日期|文件有效性|发表于|发布于|发表时间|更新时间|录入时间|所属单位|文件类别|载体类型|分类|发布人|点击量|阅读量|浏览量|访问次数|背景色|保护视力色"
)
_LABELS = "|".join((*_FACTS.values(), _OTHERS))
# •索引号:  ## 文档：  - **文档类型**：
_BULLET = re.compile(r"[#•·◆■●*\-\s]*")
_FIELD = re.compile(rf"\**(?P<label>{_LABELS})\**\s?[：:]\**\s?(?P<value>.*)")
_FIELD_NAME = re.compile(rf"\**(?P<label>{_LABELS})\**\s?[：:]\**")
_BOX_FIELD = re.compile(rf"(?P<label>{_LABELS})(?:\s?[：:]\s?(?P<value>.*))?")
_FIRST_FIELD = re.compile(r"索引号\**\s?[：:]")
# Above such a box: 深圳市工业和信息化局政府信息公开
_BOX_TITLE = re.compile(r"[\u4e00-\u9fff]{2,30}政府信息公开(?:目录|专栏)?")
# A field whose colon the page has lost, told by the fields around it: 发布机构区政府
_BARE_FIELD = re.compile(rf"(?P<label>{_LABELS})(?P<value>.*)")
_SAVED = re.compile(r"#{1,6}\s?(?:文档|基本信息|正文|原文)|[-*]?\s?\*\*")
_NAVIGATION = re.compile(
    r"""
      (?:网站)?首页\s?[>》›/|].{0,120}                                       # 首页>政务公开
    | (?:>{2}\s?[^>。]{1,20}){2,8}                                            # >>走进嵊州>>投资政策
    | (?:您?(?:当前|现在)?(?:所在)?的?(?:当前)?位置)[：:]?                    # 您当前的位置：
    | (?=[^。|]{1,12}\|)(?=[^。]*(?:设为首页|收藏本站|热门站点|登录))
      (?:[^。|]{1,12}\|){1,8}[^。|]{0,24}
    | (?:作者|时间|日期)[：:].{0,40}(?:来源|浏览|阅读|点击)[：:].{0,60}        # 作者：… 浏览：8903
    | 下载地址[：:].{0,20}
    | [•·]?\s?(?:无障碍(?:浏览)?|长[辈者](?:版|模式)|关怀版|适老化|\s|\|){1,6}
    | (?:您?(?:现在)?的?当前位置|您(?:现在|当前)?(?:所在)?的?位置)是?[：:].{0,120} # 当前位置：首页
    | (?:[】\]|【\[]{0,3}(?:打印|关闭|本页|窗口|返回顶部|收藏|下载)){1,8}[】\]]?
    | 分享(?:到|至)?[：:].{0,20} | 分享到 | 扫一扫.{0,24} | 微信扫一扫.{0,24}
    | 点击.{0,12}(?:关注|订阅).{0,8} | 长按.{0,16}(?:关注|识别).{0,12}
    | (?:责任|本期|值班)?编辑[：:][^。，]{0,20} | 【?(?:我要)?纠错】?
    | [上下]一篇[：:].{0,80} | 相关(?:链接|文档|解读|阅读)[：:]?
    | [【\[]?字体?(?:号|大小)?[：:]?\s?[\[【]?(?:大\s?中\s?小)?[\]】]?(?<=[：:小\]】])
    | (?:(?:19|20)\d\d/\d{1,2}/\d{1,2})[ ,，]*\d{1,2}:\d\d(?::\d\d)?.{0,80}  # 2026/2/13 10:22
    | https?://\S{1,200}(?:\s?\d{1,3}/\d{1,3})?
    """,
    re.VERBOSE,
)
# What a field may say of its fact; anything else is left where it is.
_VALUES = {
    "number": NUMBER_LINE,
    "title": re.compile(r"[^：:。]{6,150}"),
    "issuers": re.compile(
        r"[\u4e00-\u9fff、\s]{1,60}(?:政府|委员会|委|办公?[厅室]|[局厅部院会办])|国务院"
    ),
    "signed": re.compile(r"(?:19|20)\d\d[年./-]\d{1,2}[月./-]\d{1,2}日?.{0,10}"),
}
_FACT_OF = {label: fact for fact, labels in _FACTS.items() for label in labels.split("|")}
_LONGEST_FIELD = 220
_FEWEST_FIELDS = 3
_LONGEST_VALUE = 30
_INDEX = re.compile(r"[0-9A-Za-z/\-—_ ]{4,40}")


@dataclass(slots=True)
class Page:
    """A document without what the page puts around it.

    ``facts``: what the fields say, by the header's names.
    """

    blocks: list[Block] = field(default_factory=list)
    facts: dict[str, Statement] = field(default_factory=dict)
    notes: list[ReadingNote] = field(default_factory=list)


def unwrap(blocks: Sequence[Block]) -> Page:
    """Take fields, navigation and print lines off ``blocks``."""
    page = Page()
    end = _front_end(blocks)
    index = 0
    while index < end:
        block = blocks[index]
        if isinstance(block, Table):
            taken = _take_box(block, page)
        else:
            taken = _take_field(blocks, index, end, page)
        if taken == 0:
            _keep(block, page)
        index += taken or 1
    for index in range(end, len(blocks)):
        if index < end:
            continue
        block = blocks[index]
        if isinstance(block, Paragraph) and _FIRST_FIELD.match(block.text):
            end = _box_end(blocks, index)
        if index < end:
            _take_moved_box(blocks[index:end], page)
        else:
            _keep(block, page)
    return page


def _take_moved_box(box: Sequence[Block], page: Page) -> None:
    """Take the fields of a box that stands in the text, and its title above it."""
    if page.blocks and _is_box_title(page.blocks[-1]):
        page.blocks.pop()
    for block in box:
        _take_field([block], 0, 1, page)


def _box_end(blocks: Sequence[Block], index: int) -> int:
    """The end of a box of fields that the page's layout has moved into the text, or ``index``.

    It begins with 索引号, and several fields follow.
    """
    stop = index
    while stop < len(blocks):
        block = blocks[stop]
        if not isinstance(block, Paragraph) or not _fields(block.text):
            break
        stop += 1
    return stop if stop - index >= _FEWEST_FIELDS else index


def _front_end(blocks: Sequence[Block]) -> int:
    """Where running text or the outline begins; fields stand above it."""
    for index, block in enumerate(blocks):
        if isinstance(block, Table):
            if _fields_of_box(block):
                continue
            return index
        if _is_field(block.text):
            continue
        if "。" in block.text or is_heading(block.text):
            return index
    return len(blocks)


def _is_box_title(block: Block) -> bool:
    return isinstance(block, Paragraph) and _BOX_TITLE.fullmatch(block.text) is not None


def _keep(block: Block, page: Page) -> None:
    if (
        isinstance(block, Paragraph)
        and len(block.text) <= _LONGEST_FIELD
        and _NAVIGATION.fullmatch(block.text)
    ):
        _note(block, "page-navigation", "网页导航或打印行", page)
    else:
        page.blocks.append(block)


def _take_field(blocks: Sequence[Block], index: int, end: int, page: Page) -> int:
    """How many blocks from ``index`` on are a field of the page: 0, 1, or 2 with its value."""
    block = blocks[index]
    if isinstance(block, Table):
        return 0
    saved = _SAVED.match(block.text) is not None
    fields = _fields(block.text)
    if not fields and (saved or _is_bare(blocks, index)):
        match = _BARE_FIELD.match(block.text)
        fields = [(match["label"], match["value"])] if match else []
    if not fields and not saved:
        return 0
    taken = 1
    if len(fields) == 1 and not fields[0][1] and index + 1 < end:
        following = blocks[index + 1]
        if isinstance(following, Paragraph) and _is_value(fields[0][0], following.text):
            fields, taken = [(fields[0][0], following.text)], 2
    if not saved:
        for label, value in fields:
            _take_fact(label, value, block.place(), page)
    _note(block, "page-field", "网页栏目或另存时加的说明行", page)
    return taken


def _take_fact(label: str, value: str, place: Place, page: Page) -> None:
    """Keep what a field says of the document, when it says it in the form such facts have."""
    fact = _FACT_OF.get(label)
    if fact and _VALUES[fact].fullmatch(value):
        match = NUMBER_LINE.fullmatch(value) if fact == "number" else None
        text = match["number"] if match else value
        page.facts.setdefault(fact, Statement(text=text, **at(place)))


def _take_box(table: Table, page: Page) -> int:
    """1 when the table is nothing but fields, which are taken; else 0."""
    fields = _fields_of_box(table)
    for label, value, place in fields:
        _take_fact(label, value, place, page)
    if fields:
        names = "、".join(label for label, _, _ in fields)
        message = f"网页栏目表不计入正文：{names}"
        page.notes.append(ReadingNote("page-field", message, table.place))
    return 1 if fields else 0


def _fields_of_box(table: Table) -> list[tuple[str, str, Place]]:
    """The fields of a table that holds nothing else: label, value, and where it stands.

    索引号 | 014190000/2022-00097 | 发文机关 | 国务院
    """
    fields: list[tuple[str, str, Place]] = []
    for row in (table.header, *table.subheaders, *table.rows):
        cells = iter(row.cells)
        for cell in cells:
            match = _BOX_FIELD.fullmatch(cell.text)
            if match is None:
                if cell.text:
                    return []
                continue
            value = match["value"] or ""
            if not value:
                behind = next(cells, None)
                value = behind.text if behind else ""
            fields.append((match["label"], value, cell.place()))
    return fields if len(fields) >= _FEWEST_FIELDS else []


def _fields(text: str) -> list[tuple[str, str]]:
    """The fields of one line: one, or several with bars between them."""
    if len(text) > _LONGEST_FIELD or not ("：" in text or ":" in text):
        return []
    if "|" not in text:
        if not _is_field(text):
            return []
        names = list(_FIELD_NAME.finditer(text))
        ends = [name.start() for name in names[1:]] + [len(text)]
        pairs = zip(names, ends, strict=True)
        return [(name["label"], text[name.end() : end].strip()) for name, end in pairs]
    cells = [cell.strip() for cell in text.strip("|").split("|")]
    matches = [(_FIELD.fullmatch(cell), behind) for cell, behind in pairwise([*cells, ""])]
    return [(match["label"], match["value"] or behind) for match, behind in matches if match]


def _is_field(text: str) -> bool:
    """Whether a line begins with a field."""
    if "：" in text or ":" in text:
        return _FIELD.match(text, _bullet_end(text)) is not None
    return False


def _bullet_end(text: str) -> int:
    match = _BULLET.match(text)
    return match.end() if match else 0


def _is_bare(blocks: Sequence[Block], index: int) -> bool:
    """Whether the block and one beside it begin with the name of a field."""
    return _names_field(blocks[index]) and any(
        map(_names_field, (*blocks[max(index - 1, 0) : index], *blocks[index + 1 : index + 2]))
    )


def _names_field(block: Block) -> bool:
    return isinstance(block, Paragraph) and _BARE_FIELD.match(block.text) is not None


def _is_value(label: str, text: str) -> bool:
    """Whether the line below an empty field is its value, not the document's own title."""
    if _is_field(text) or text.endswith(("：", ":")):
        return False
    fact = _FACT_OF.get(label)
    if fact:
        return _VALUES[fact].fullmatch(text) is not None or (
            fact == "issuers" and len(text) < _LONGEST_VALUE and not is_title(text)
        )
    if label.endswith("索引号"):
        return _INDEX.fullmatch(text) is not None
    if label.endswith(("日期", "时间")):
        return text[:1].isdigit() and len(text) < _LONGEST_VALUE
    return (
        label in ("主题分类", "公开类型", "公开类别", "体裁分类", "来源", "信息来源")
        and len(text) < _LONGEST_VALUE
        and not is_title(text)
        and not NUMBER_LINE.fullmatch(text)
    )


def _note(block: Paragraph, kind: str, what: str, page: Page) -> None:
    shown = clipped(block.text, _LONGEST_VALUE)
    page.notes.append(ReadingNote(kind, f"{what}不计入正文：“{shown}”", block.place()))
