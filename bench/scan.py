"""How well and how fast scans of the shipped documents are read; the paper itself is the measure.

python bench/scan.py [97 98] [--wrong]
"""

from __future__ import annotations

import re
import sys
from dataclasses import dataclass, field
from difflib import SequenceMatcher
from itertools import zip_longest
from pathlib import Path
from time import process_time
from typing import TYPE_CHECKING

from kspolicy.model.source import Paragraph, Table
from kspolicy.read.pages.flow import read_pages
from kspolicy.read.pages.recognition import recognise
from kspolicy.read.scan.engine import recogniser

if TYPE_CHECKING:
    from collections.abc import Iterator

    from kspolicy.model.source import Block
    from kspolicy.read.pages.page import Page

TESTS = Path(__file__).parents[1] / "tests"
_FIGURE = re.compile(r"\d[\d,.]*%?")


@dataclass
class Score:
    """What was right and wrong in one document."""

    pages: int = 0
    seconds: float = 0.0
    characters: int = 0
    wrong_characters: int = 0
    figures: int = 0
    wrong_figures: int = 0
    cells: int = 0
    wrong_cells: int = 0
    wrong_unmarked: int = 0
    doubtful: int = 0
    wrong: list[str] = field(default_factory=list)

    def line(self, name: str) -> str:
        right = 1 - self.wrong_cells / max(1, self.cells)
        return (
            f"{name}：{self.pages} 页，每页 {self.seconds / self.pages:.2f} 秒（单核）；"
            f"正文 {self.characters} 字错 {self.wrong_characters}，"
            f"数字 {self.figures} 处错 {self.wrong_figures}；"
            f"表格 {self.cells} 格错 {self.wrong_cells}（对 {right:.2%}），"
            f"错而未标存疑 {self.wrong_unmarked}，存疑共 {self.doubtful}"
        )


def main(arguments: list[str]) -> None:
    sys.path.insert(0, str(TESTS))
    from shipped import ELECTRONICS, EQUIPMENT

    wanted = [each for each in arguments if each.isdecimal()]
    for name in (ELECTRONICS, EQUIPMENT):
        if wanted and not any(each in name for each in wanted):
            continue
        score = measure(name)
        print(score.line(name))
        if "--wrong" in arguments:
            print("\n".join(score.wrong))


def measure(name: str) -> Score:
    """Read a scan of one document and hold it against its paper."""
    from typeset.paper import paper

    score = Score()
    blocks, _ = read_pages(_recognised(name, score))
    read_texts = [block.text for block in blocks if isinstance(block, Paragraph)]
    texts = [item for item in paper(name) if isinstance(item, str)]
    _compare_texts("".join(texts), "".join(read_texts), score)
    tables = [item for item in paper(name) if not isinstance(item, str)]
    for rows, block in zip_longest(tables, _tables(blocks)):
        _compare_tables(rows or (), block, score)
    return score


def _recognised(name: str, score: Score) -> Iterator[Page]:
    from typeset.scan import DPI, pages

    # Loading the models, once a process, is no part of a page.
    recogniser()
    for number, image in enumerate(pages(name), start=1):
        started = process_time()
        page, _ = recognise(image, number, image.width * 72 / DPI, image.height * 72 / DPI)
        score.seconds += process_time() - started
        score.pages += 1
        yield page


def _tables(blocks: list[Block]) -> list[Table]:
    return [block for block in blocks if isinstance(block, Table)]


def _compare_texts(text: str, read: str, score: Score) -> None:
    score.characters += len(text)
    for kind, a, b, c, d in SequenceMatcher(None, text, read, autojunk=False).get_opcodes():
        if kind != "equal":
            score.wrong_characters += max(b - a, d - c)
            score.wrong.append(f"正文 …{text[a - 6 : a]}【{text[a:b]} → {read[c:d]}】")
    figures, read_figures = _FIGURE.findall(text), _FIGURE.findall(read)
    score.figures += len(figures)
    for kind, a, b, c, d in SequenceMatcher(
        None, figures, read_figures, autojunk=False
    ).get_opcodes():
        if kind != "equal":
            score.wrong_figures += max(b - a, d - c)
            score.wrong.append(f"数字 {figures[a:b]} → {read_figures[c:d]}")


def _compare_tables(rows: tuple[tuple[str, ...], ...], table: Table | None, score: Score) -> None:
    read = [row.cells for row in (table.header, *table.rows)] if table else []
    for row, cells in zip_longest(rows, read, fillvalue=()):
        for text, cell in zip_longest(row, cells):
            score.cells += 1
            score.doubtful += bool(cell and cell.doubt)
            if cell is None or text != cell.text:
                score.wrong_cells += 1
                marked = cell is not None and cell.doubt is not None
                score.wrong_unmarked += not marked
                said = f"{cell.text}{'（存疑）' if marked else ''}" if cell else "无"
                score.wrong.append(f"表格 {(text or '无')[:40]} → {said[:40]}")


if __name__ == "__main__":
    main(sys.argv[1:])
