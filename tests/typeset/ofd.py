"""The shipped documents as OFD, every character put in its place, in the look of GB/T 9704."""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import cache
from html import escape
from itertools import groupby, pairwise
from typing import TYPE_CHECKING

from typeset.archive import packed
from typeset.paper import Cells, Item, paper

if TYPE_CHECKING:
    from collections.abc import Sequence

NAMESPACE = "http://www.ofdspec.org/2016"

# Millimetres: the text of a page of A4, its 22 lines of 28 characters, and what is set smaller.
LEFT, TOP, WIDTH, HEIGHT = 28.0, 37.0, 156.0, 225.0
SIZE, PITCH = WIDTH / 28, HEIGHT / 22
TITLE, LETTERHEAD = SIZE * 1.375, SIZE * 2.2
TABLE, TABLE_PITCH, INSET = 3.175, 4.4, 1.2
ABOVE = 0.85

_PORTRAIT, _LANDSCAPE = (210.0, 297.0), (297.0, 210.0)
# By the number of columns, parts of the width: those of the two annexes.
_WIDTHS = {13: (1.4, 3.4, *(1.35,) * 10, 2.2), 5: (1.0, 2.2, 2.6, 8.2, 3.4)}
_HANGING = "，。；：、）》”！？"


@cache
def ofd(name: str) -> bytes:
    """A shipped document as OFD."""
    return written(paper(name))


def written(items: tuple[Item, ...]) -> bytes:
    """A notice as OFD."""
    setting = _Setting()
    setting.notice(items)
    return packed(parts(setting.sheets))


@dataclass
class Sheet:
    """One page while it is set: its size in millimetres, and its objects as XML."""

    size: tuple[float, float] = _PORTRAIT
    objects: list[str] = field(default_factory=list)

    @property
    def area(self) -> tuple[float, float, float, float]:
        """The left, top, width and bottom of what is set on it."""
        if self.size == _PORTRAIT:
            return LEFT, TOP, WIDTH, TOP + HEIGHT
        return TOP, LEFT, self.size[0] - 2 * TOP, LEFT + WIDTH


def text(
    said: str, left: float, top: float, size: float = SIZE, across: float | None = None
) -> str:
    """One line of text, justified to the width ``across`` if that is given."""
    steps = [size * wide(sign) for sign in said]
    if across is not None and len(said) > 1:
        extra = (across - sum(steps)) / (len(said) - 1)
        steps = [step + extra for step in steps]
    return (
        f'<ofd:TextObject ID="0" Font="1" Size="{size:.4f}" '
        f'Boundary="{left:.4f} {top:.4f} {sum(steps) + size:.4f} {size:.4f}">'
        f'<ofd:TextCode X="0" Y="{ABOVE * size:.4f}"{delta(steps[:-1])}>{escape(said)}'
        "</ofd:TextCode></ofd:TextObject>"
    )


def delta(steps: Sequence[float]) -> str:
    """The steps between characters; equal ones that follow each other are counted."""
    written: list[str] = []
    for step, same in groupby(f"{step:.4f}" for step in steps):
        count = len(list(same))
        written.append(f"g {count} {step}" if count > 2 else " ".join([step] * count))
    return f' DeltaX="{" ".join(written)}"' if written else ""


def rule(start: tuple[float, float], end: tuple[float, float], attributes: str = "") -> str:
    """A straight line."""
    (x, y), (right, bottom) = start, end
    return (
        f'<ofd:PathObject ID="0" LineWidth="0.18" {attributes} '
        f'Boundary="{x:.4f} {y:.4f} {right - x + 0.2:.4f} {bottom - y + 0.2:.4f}">'
        f"<ofd:AbbreviatedData>M 0 0 L {right - x:.4f} {bottom - y:.4f}</ofd:AbbreviatedData>"
        "</ofd:PathObject>"
    )


def wide(sign: str) -> float:
    """How wide a character is, in parts of its size."""
    return 0.5 if sign.isascii() else 1.0


def length(said: str) -> float:
    return sum(map(wide, said))


def lines(said: str, most: float, indent: float = 0.0) -> list[str]:
    """``said`` broken into lines of ``most`` characters; a sign that closes hangs over the end."""
    broken, line, left = [], "", most - indent
    for sign in said:
        if wide(sign) > left + 0.01 and sign not in _HANGING:
            broken.append(line)
            line, left = "", most
        line += sign
        left -= wide(sign)
    return [*broken, line]


class _Setting:
    """The pages of a notice while they are set; ``y`` is where the next line stands."""

    def __init__(self) -> None:
        self.sheets: list[Sheet] = []
        self.y = 0.0
        self.turn()

    @property
    def sheet(self) -> Sheet:
        return self.sheets[-1]

    def turn(self, size: tuple[float, float] = _PORTRAIT) -> None:
        """Begin a new page, its number at its foot."""
        self.sheets.append(Sheet(size))
        number = str(len(self.sheets))
        x = size[0] / 2 - length(number) * TABLE / 2
        self.sheet.objects.append(text(number, x, size[1] - 27, TABLE))
        self.y = self.sheet.area[1]

    def notice(self, items: Sequence[Item]) -> None:
        letterhead, number, title, recipients, *rest = items
        self._centred(str(letterhead), LETTERHEAD, LETTERHEAD * 1.6)
        self._centred(str(number), SIZE)
        red = (
            '<ofd:PathObject ID="0" Stroke="false" Fill="true" '
            f'Boundary="{LEFT} {self.y} {WIDTH} 1">'
            f'<ofd:FillColor Value="255 0 0"/><ofd:AbbreviatedData>M 0 0 L {WIDTH} 0 '
            f"L {WIDTH} 0.7 L 0 0.7 C</ofd:AbbreviatedData></ofd:PathObject>"
        )
        self.sheet.objects.append(red)
        self.y += PITCH
        self._title(str(title))
        self._paragraph(str(recipients), indent=0)
        self._body(rest[:-3])
        self._colophon(*(str(item) for item in rest[-3:]))

    def _body(self, items: Sequence[Item]) -> None:
        titled = signing = False
        for item, following in pairwise([*items, ""]):
            if not isinstance(item, str):
                self._table(item)
                continue
            if titled:
                self._title(item)
            elif item.startswith("附件") and len(item) < 5:
                table = items[items.index(item) + 2]
                self.turn(_LANDSCAPE if len(table[0]) > 9 else _PORTRAIT)
                self._paragraph(item, indent=0)
            elif item.startswith("2.") and item.endswith("重点工作清单"):
                self._paragraph(item, indent=5)
            elif signing or (len(item) < 15 and str(following).startswith("20")):
                left, _, across, _ = self.sheet.area
                self._put(item, left + across - SIZE * (4 + length(item)))
                signing = not signing
            else:
                self._paragraph(item)
            if item == "（此件公开发布）":
                self.turn()
            titled = item == "（此件公开发布）" or (item.startswith("附件") and len(item) < 5)

    def _paragraph(self, said: str, indent: float = 2) -> None:
        left, _, across, _ = self.sheet.area
        broken = lines(said, across / SIZE, indent)
        for index, line in enumerate(broken):
            begin = 0.0 if index else SIZE * indent
            full = across - begin if index < len(broken) - 1 else None
            self._put(line, left + begin, full)

    def _put(self, line: str, x: float, across: float | None = None) -> None:
        self._room(PITCH)
        self.sheet.objects.append(text(line, x, self.y, SIZE, across))
        self.y += PITCH

    def _title(self, said: str) -> None:
        middle = len(said) // 2 + 2 if len(said) > 19 else len(said)
        for line in filter(None, (said[:middle], said[middle:])):
            self._centred(line, TITLE, PITCH * 1.2)
        self.y += PITCH / 2

    def _centred(self, line: str, size: float, pitch: float = PITCH) -> None:
        left, _, across, _ = self.sheet.area
        x = left + (across - size * length(line)) / 2
        self.sheet.objects.append(text(line, x, self.y, size))
        self.y += pitch

    def _colophon(self, copies: str, issuer: str, printed: str) -> None:
        self.turn()
        self.y = TOP + HEIGHT - 5 * PITCH
        self._level()
        for index, line in enumerate(lines(copies, 23, -3)):
            self._put(line, LEFT + SIZE * (4 if index else 1))
        self._level()
        self.sheet.objects.append(
            text(printed, LEFT + WIDTH - SIZE * (length(printed) + 1), self.y)
        )
        self._put(issuer, LEFT + SIZE)
        self._level()

    def _level(self) -> None:
        y = self.y - 2
        self.sheet.objects.append(rule((LEFT, y), (LEFT + WIDTH, y)))

    def _room(self, high: float) -> None:
        if self.y + high > self.sheet.area[3] + 0.01:
            self.turn(self.sheet.size)

    def _table(self, rows: Cells) -> None:
        """A ruled table, its head on every page; blanks below a text in two columns are merged."""
        left, _, across, _ = self.sheet.area
        shares = _WIDTHS[len(rows[0])]
        xs = [left + across * sum(shares[:index]) / sum(shares) for index in range(len(shares) + 1)]
        heights = [_height(row, xs) for row in rows]
        first = 1
        while first < len(rows):
            last, room = first, self.sheet.area[3] - self.y - heights[0]
            while last < len(rows) and heights[last] <= room:
                room -= heights[last]
                last += 1
            if last > first:
                shown = [0, *range(first, last)]
                self._grid([rows[i] for i in shown], [heights[i] for i in shown], xs)
                first = last
            else:
                assert self.y > self.sheet.area[1], "a row is higher than a page"
            if first < len(rows):
                self.turn(self.sheet.size)

    def _grid(
        self, rows: Sequence[Sequence[str]], heights: Sequence[float], xs: list[float]
    ) -> None:
        ys = [self.y + sum(heights[:index]) for index in range(len(heights) + 1)]
        put = self.sheet.objects.append
        for index, row in enumerate(rows):
            for column, said in enumerate(row):
                beside = 1 if index == 0 and row[column + 1 : column + 2] == ("",) else 0
                below = index + 1
                while index and column < 2 and below < len(rows) and not rows[below][column]:
                    below += 1
                if index == 0 or said or column > 1 or index == 1:
                    box = xs[column], ys[index], xs[column + 1 + beside], ys[below]
                    if index or said:
                        self._cell(said, box)
        put(rule((xs[0], ys[-1]), (xs[-1], ys[-1])))
        put(rule((xs[-1], ys[0]), (xs[-1], ys[-1])))
        self.y = ys[-1] + PITCH / 2

    def _cell(self, said: str, box: tuple[float, float, float, float]) -> None:
        """The left and upper side of a cell, and its text in the middle."""
        left, top, right, bottom = box
        self.sheet.objects.append(rule((left, top), (right, top)))
        self.sheet.objects.append(rule((left, top), (left, bottom)))
        broken = lines(said, (right - left - 2 * INSET) / TABLE) if said else []
        y = (top + bottom - TABLE_PITCH * len(broken)) / 2 + (TABLE_PITCH - TABLE) / 2
        for index, line in enumerate(broken):
            x = (left + right - TABLE * length(line)) / 2
            self.sheet.objects.append(text(line, x, y + index * TABLE_PITCH, TABLE))


def _height(row: Sequence[str], xs: Sequence[float]) -> float:
    most = max(
        len(lines(said, (right - left - 2 * INSET) / TABLE))
        for said, (left, right) in zip(row, pairwise(xs), strict=True)
    )
    return most * TABLE_PITCH + 2 * INSET


def parts(sheets: Sequence[Sheet], namespace: str = NAMESPACE) -> dict[str, str]:
    """The files of an OFD that has these pages, the dashes beside a page's number in templates."""
    bound = f'xmlns:ofd="{namespace}"'
    made = {
        "OFD.xml": f'<ofd:OFD {bound} Version="1.0" DocType="OFD"><ofd:DocBody><ofd:DocInfo>'
        "<ofd:DocID>0</ofd:DocID></ofd:DocInfo><ofd:DocRoot>Doc_0/Document.xml</ofd:DocRoot>"
        "</ofd:DocBody></ofd:OFD>",
        "Doc_0/PublicRes.xml": f'<ofd:Res {bound} BaseLoc="Res"><ofd:Fonts>'
        '<ofd:Font ID="1" FontName="仿宋_GB2312"/></ofd:Fonts></ofd:Res>',
    }
    templates = []
    for index, size in enumerate((_PORTRAIT, _LANDSCAPE)):
        middle, foot = size[0] / 2, size[1] - 27
        dashes = text("—", middle - 3 * TABLE, foot, TABLE) + text(
            "—", middle + 2 * TABLE, foot, TABLE
        )
        made[f"Doc_0/Tpls/Tpl_{index}/Content.xml"] = page(dashes, bound=bound)
        templates.append(
            f'<ofd:TemplatePage ID="{index}" ZOrder="Background" '
            f'BaseLoc="Tpls/Tpl_{index}/Content.xml"/>'
        )
    listed = []
    for index, sheet in enumerate(sheets):
        turned = int(sheet.size == _LANDSCAPE)
        head = f'<ofd:Template TemplateID="{turned}" ZOrder="Background"/>'
        if turned:
            head = f"<ofd:Area><ofd:PhysicalBox>0 0 297 210</ofd:PhysicalBox></ofd:Area>{head}"
        name = f"Pages/Page_{index}/Content.xml"
        made[f"Doc_0/{name}"] = page("".join(sheet.objects), head, bound)
        listed.append(f'<ofd:Page ID="{100 + index}" BaseLoc="{name}"/>')
    made["Doc_0/Document.xml"] = (
        f"<ofd:Document {bound}><ofd:CommonData><ofd:MaxUnitID>999</ofd:MaxUnitID><ofd:PageArea>"
        "<ofd:PhysicalBox>0 0 210 297</ofd:PhysicalBox></ofd:PageArea>"
        f"<ofd:PublicRes>PublicRes.xml</ofd:PublicRes>{''.join(templates)}</ofd:CommonData>"
        f"<ofd:Pages>{''.join(listed)}</ofd:Pages></ofd:Document>"
    )
    return made


def page(objects: str, head: str = "", bound: str = f'xmlns:ofd="{NAMESPACE}"') -> str:
    """The XML of a page with one layer."""
    return (
        f'<?xml version="1.0" encoding="UTF-8"?><ofd:Page {bound}>{head}<ofd:Content>'
        f'<ofd:Layer ID="2" Type="Body">{objects}</ofd:Layer></ofd:Content></ofd:Page>'
    )
