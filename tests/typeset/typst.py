"""The shipped documents as PDF, set by typst in the look of GB/T 9704."""

from __future__ import annotations

import json
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from typeset.paper import Cells, Item, paper

FAMILY = "Noto Sans CJK TC"


@dataclass(frozen=True)
class Look:
    """How the paper is set: sizes in points, ``page`` the paper's name."""

    page: str = "a4"
    body: float = 16
    table: float = 9
    repeat_header: bool = True
    landscape: bool = True


STANDARD = Look()
OTHER = Look(page="iso-b5", body=12, table=7.5, repeat_header=False, landscape=False)


@cache
def pdf(name: str, look: Look = STANDARD) -> bytes:
    """A shipped document as PDF."""
    return compiled(source(paper(name), look))


def compiled(text: str) -> bytes:
    """The PDF of a typst source; the font must be there, or every character would be lost."""
    import typst
    from cvttf_NotoSansCJK_Regular import get_TTF_path

    folder = Path(get_TTF_path()).parent
    fonts = typst.Fonts(
        include_system_fonts=False, include_embedded_fonts=False, font_paths=[str(folder)]
    )
    assert FAMILY in fonts.families(), f"字体 {FAMILY} 不在 {folder}"
    made = typst.compile(text.encode(), font_paths=fonts)
    assert isinstance(made, bytes)
    return made


def source(items: tuple[Item, ...], look: Look = STANDARD) -> str:
    """The typst source of a notice: letterhead, text, annexes with tables, colophon."""
    letterhead, number, title, recipients, *rest = items
    copies, issuer, printed = rest[-3:]
    parts = [
        page_setting(look),
        _letterhead(str(letterhead), str(number), look),
        _title(str(title), look),
        f"#par(first-line-indent: 0em)[{_said(str(recipients))}]",
        *_body(rest[:-3], look),
        _colophon(str(copies), str(issuer), str(printed)),
    ]
    return "\n\n".join(parts)


def table(rows: Cells, look: Look = STANDARD, widths: str | None = None) -> str:
    """A ruled table: blanks below a text in the first columns, or beside a head, are merged."""
    head, *body = rows
    cells = [f"  table.header(repeat: {str(look.repeat_header).lower()}, {_head(head)}),"]
    for index, row in enumerate(body):
        for column, text in enumerate(row):
            if text or column > 1:
                below = _blanks_below(body, index, column) if column < 2 and text else 0
                span = f"rowspan: {below + 1}, " if below else ""
                cells.append(f"  table.cell({span}[{_said(text)}]),")
            elif not _merged_above(body, index, column):
                cells.append("  table.cell([]),")
    columns = widths or f"({', '.join(['1fr'] * len(head))})"
    return (
        f"#text(size: {look.table}pt)[#table(columns: {columns}, stroke: 0.5pt,\n"
        "  align: center + horizon, inset: 3pt,\n" + "\n".join(cells) + "\n)]"
    )


def page_setting(look: Look = STANDARD) -> str:
    """The page, font and paragraph settings that stand before everything else."""
    body = look.body
    return f"""
#set page(paper: "{look.page}", margin: (top: 13%, bottom: 13%, left: 13.4%, right: 12.3%),
  footer: context {{
    let n = counter(page).get().first()
    align(if calc.odd(n) {{ right }} else {{ left }}, text(size: {body - 2}pt)[— #n —])
  }})
#set text(font: "{FAMILY}", size: {body}pt, lang: "zh", region: "cn",
  top-edge: 0.88em, bottom-edge: -0.12em)
#set par(justify: true, leading: 0.8em, spacing: 0.8em,
  first-line-indent: (amount: 2em, all: true))"""


def _letterhead(letterhead: str, number: str, look: Look) -> str:
    size = look.body * 2.2
    return (
        f"#align(center, text(fill: red, size: {size}pt, weight: 900)[{_said(letterhead)}])\n"
        f"#v(1em)\n#align(center)[{_said(number)}]\n"
        "#line(length: 100%, stroke: 2pt + red)\n#v(1em)"
    )


def _title(title: str, look: Look) -> str:
    """A title, centred; what is too long for a line is broken as by hand, in halves."""
    middle = len(title) // 2 + 2 if len(title) > 19 else len(title)
    lines = [part for part in (title[:middle], title[middle:]) if part]
    return (
        f"#align(center, text(size: {look.body * 1.375}pt)["
        + " \\\n".join(map(_said, lines))
        + "])\n#v(1em)"
    )


def _body(items: list[Item], look: Look) -> list[str]:
    parts: list[str] = []
    titled = signing = False
    for index, item in enumerate(items):
        following = items[index + 1] if index + 1 < len(items) else ""
        if not isinstance(item, str):
            parts.append(table(item, look, _WIDTHS.get(len(item[0]))))
        elif titled:
            parts.append(_title(item, look))
        elif item.startswith("附件") and len(item) < 5:
            wide = look.landscape and isinstance(items[index + 2], tuple)
            flipped = wide and len(items[index + 2][0]) > 9
            parts.append(f"#set page(flipped: {str(flipped).lower()})")
            parts.append(f"#par(first-line-indent: 0em)[{_said(item)}]")
        elif item.startswith("2.") and parts[-1].startswith('#par[#"附件：'):
            parts.append(f"#pad(left: 5em, par(first-line-indent: 0em)[{_said(item)}])")
        elif signing or (len(item) < 15 and str(following).startswith("20")):
            parts.append(f"#align(right, pad(right: 4em)[{_said(item)}])")
            signing = not signing
        else:
            parts.append(f"#par[{_said(item)}]")
        if item == "（此件公开发布）":
            parts.append("#pagebreak()")
        titled = item == "（此件公开发布）" or (
            isinstance(item, str) and item.startswith("附件") and len(item) < 5
        )
    return parts


# By the number of columns: those of the two annexes.
_WIDTHS = {
    13: f"(4em, 1.6fr, {', '.join(['1fr'] * 10)}, 5.5em)",
    5: "(2.4em, 5.2em, 6.2em, 1fr, 8em)",
}


def _colophon(copies: str, issuer: str, printed: str) -> str:
    line = "#line(length: 100%, stroke: 0.7pt)"
    return (
        f"#pagebreak()\n#v(1fr)\n{line}\n#par(first-line-indent: 0em)[{_said(copies)}]\n{line}\n"
        f"#par(first-line-indent: 0em)[{_said(issuer)}#h(1fr){_said(printed)}]\n{line}"
    )


def _head(head: tuple[str, ...]) -> str:
    cells: list[str] = []
    for column, text in enumerate(head):
        if text:
            beside = 0
            while column + beside + 1 < len(head) and not head[column + beside + 1]:
                beside += 1
            cells.append(f"table.cell(colspan: {beside + 1})[{_said(text)}]")
    return ", ".join(cells)


def _blanks_below(rows: list[tuple[str, ...]], index: int, column: int) -> int:
    below = 0
    while index + below + 1 < len(rows) and not rows[index + below + 1][column]:
        below += 1
    return below


def _merged_above(rows: list[tuple[str, ...]], index: int, column: int) -> bool:
    return column < 2 and any(rows[above][column] for above in range(index))


def _said(text: str) -> str:
    return "#" + json.dumps(text, ensure_ascii=False) + ";"
