"""What is left out on purpose, or taken as decided: counted, and said once for each kind."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from kspolicy.model.clipped import clipped
from kspolicy.model.source import Place, ReadingNote
from kspolicy.read.word.markup import W

if TYPE_CHECKING:
    from lxml.etree import _Element

# So much of what was left out is quoted, and of so many places.
_LONGEST_QUOTE = 60
_MOST_QUOTES = 5

_MESSAGES = {
    "hidden-text": "隐藏文字 {count} 处未读入",
    "struck-text": "加了删除线的文字 {count} 处未读入",
    "field-without-result": "域代码 {count} 处没有结果文字，未读入",
    "placeholder": "内容控件 {count} 处尚未填写，提示文字未读入",
    "picture": "图片、图表或嵌入对象 {count} 个，其中的文字未读入",
    "formula": "公式 {count} 处按从左到右的字面读入，请核对",
    "ruby": "注音 {count} 处未读入",
    "field-text": "域代码里夹着的文字 {count} 处未读入",
    "contents": "目录 {count} 行未读入",
    "symbol": "符号字体中的字符 {count} 个无法识别，未读入",
    "covered-cell": "合并单元格下面 {count} 格还有文字，未读入",
    "nested-table": "单元格里的表格 {count} 个，其文字已并入所在单元格",
    "comment": "批注 {count} 条未读入",
    "page-furniture": "页眉页脚中的文字 {count} 处未读入",
    "number-missing": "自动编号 {count} 处的定义缺失，这些段落没有编号",
    "number-form": "自动编号的格式无法识别，已写成阿拉伯数字",
    "chunk": "嵌入的文件 {count} 个未读入",
}


@dataclass(slots=True)
class _Kind:
    count: int
    place: Place
    quotes: list[str] = field(default_factory=list)


@dataclass(slots=True)
class Tally:
    """How often each kind of thing was met, and where first.

    ``accounted`` are the elements whose text was read, or left out knowingly.
    """

    kinds: dict[str, _Kind] = field(default_factory=dict)
    inserted: int = 0
    deleted: int = 0
    moved: int = 0
    accounted: set[_Element] = field(default_factory=set)

    def add(self, kind: str, place: Place, quote: str = "", count: int = 1) -> None:
        """Count something; ``quote`` is the text concerned."""
        found = self.kinds.setdefault(kind, _Kind(0, place))
        found.count += count
        words = " ".join(quote.split())
        if words and len(found.quotes) < _MOST_QUOTES:
            found.quotes.append(f"“{clipped(words, _LONGEST_QUOTE)}”")

    def leave_out(self, kind: str, place: Place, element: _Element) -> None:
        """Count an element whose text is left out, where it has any."""
        self.accounted.add(element)
        text = "".join(each.text or "" for each in element.iter(W + "t"))
        if text.strip():
            self.add(kind, place, text)

    def notes(self) -> list[ReadingNote]:
        """One note for each kind; tracked changes first."""
        notes = []
        changes = (("插入", self.inserted), ("删除", self.deleted), ("移动", self.moved))
        said = "、".join(f"{name} {count} 处" for name, count in changes if count)
        if said:
            message = f"文件带有修订（{said}），已按全部接受读入"
            notes.append(ReadingNote("tracked-changes", message))
        for kind, found in self.kinds.items():
            message = _MESSAGES[kind].format(count=found.count)
            if found.quotes:
                message += f"：{'、'.join(found.quotes)}"
                message += "等" if found.count > len(found.quotes) else ""
            notes.append(ReadingNote(kind, message, found.place))
        return notes
