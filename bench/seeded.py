"""How many errors, put into the shipped documents one at a time, the checks find.

    python bench/seeded.py [--missed]

Every edit changes one thing in the text of one document. An error counts as found when the check
of the edited text says something that it does not say of the original. A harmless edit (spaces,
line ends, width of digits, page breaks, synonyms) must bring nothing new: whatever it brings is a
false alarm. The edits are drawn with a fixed seed, so that two runs make the same ones.
"""

from __future__ import annotations

import itertools
import re
import sys
from dataclasses import dataclass
from pathlib import Path
from random import Random
from time import perf_counter
from typing import TYPE_CHECKING

from kspolicy.check.runner import run_checks
from kspolicy.lexicon.lexicon import Lexicon, load_lexicon
from kspolicy.parse.document import parse_source
from kspolicy.read import read_bytes

if TYPE_CHECKING:
    from collections.abc import Iterator

    from kspolicy.model.document import AllocationRow, PolicyDocument, Target

RAW = Path(__file__).parents[1] / "data" / "raw"
SEED = 20220929
_DIGITS = re.compile(r"\d+")


@dataclass(frozen=True, slots=True)
class Edit:
    """One edit: its class, what it does, and the whole text after it."""

    kind: str
    what: str
    text: str
    harmless: bool = False
    encoding: str = "utf-8"


@dataclass(frozen=True, slots=True)
class Original:
    """A shipped document: its lines and what the parser reads in them."""

    text: str
    document: PolicyDocument

    @property
    def lines(self) -> list[str]:
        """The lines, without their ends."""
        return self.text.split("\n")

    def replaced(self, line: int, old: str, new: str) -> str | None:
        """The text with ``old`` replaced once on ``line`` (from 1); None where it is not there."""
        lines = self.lines
        if old not in lines[line - 1]:
            return None
        lines[line - 1] = lines[line - 1].replace(old, new, 1)
        return "\n".join(lines)

    def with_cells(self, line: int, cells: list[str]) -> str:
        """The text with the table row on ``line`` made of ``cells``."""
        lines = self.lines
        lines[line - 1] = "\t".join(cells)
        return "\n".join(lines)

    def cells(self, line: int) -> list[str]:
        """The cells of the table row on ``line``."""
        return self.lines[line - 1].split("\t")

    def rows(self) -> list[AllocationRow]:
        """The rows of the allocation table that were read without doubt."""
        found = [row for table in self.document.allocations for row in table.rows]
        return [row for row in found if not row.doubts]


def main() -> None:
    """Print, class by class, what was found and what was reported in vain."""
    lexicon = load_lexicon()
    made: dict[str, list[bool]] = {}
    missed: list[Edit] = []
    alarms: list[tuple[Edit, list[str]]] = []
    harmless: dict[str, list[bool]] = {}
    started = perf_counter()
    for path in sorted(RAW.glob("*.txt")):
        text = path.read_text(encoding="utf-8")
        original = Original(text, parse_source(read_bytes(text.encode(), path.name)))
        before = said(text.encode(), lexicon)
        for edit in edits(original, Random(SEED)):
            new = sorted(said(edit.text.encode(edit.encoding), lexicon) - before)
            if edit.harmless:
                harmless.setdefault(edit.kind, []).append(bool(new))
                if new:
                    alarms.append((edit, new))
            else:
                made.setdefault(edit.kind, []).append(bool(new))
                if not new:
                    missed.append(edit)
    _print(made, harmless, perf_counter() - started)
    if "--missed" in sys.argv:
        for edit in missed:
            print(f"missed: {edit.kind}: {edit.what}")
        for edit, new in alarms:
            print(f"alarm: {edit.kind}: {edit.what}: {new[0]}")


def said(data: bytes, lexicon: Lexicon) -> set[str]:
    """Everything that the checks say of a text, without the places."""
    document = parse_source(read_bytes(data, "seeded.txt"))
    report = run_checks([document], lexicon)
    return {f"{finding.rule} {finding.subject}: {finding.message}" for finding in report.findings}


def edits(original: Original, random: Random) -> Iterator[Edit]:
    """Every edit of one document."""
    yield from _cells(original, random)
    yield from _texts(original)
    yield from _tasks(original, random)
    yield from _structure(original)
    yield from _harmless(original, random)


def _cells(original: Original, random: Random) -> Iterator[Edit]:
    """Edits of the allocation table."""
    for row in original.rows():
        assert row.line is not None
        cells = original.cells(row.line)
        figures = [i for i, cell in enumerate(cells) if cell.strip().isdecimal() and i > 1]
        shares = figures[1:] if figures and figures[0] == 2 else figures
        for index in random.sample(shares, min(4, len(shares))):
            changed = [*cells]
            changed[index] = str(int(cells[index]) + random.choice((1, 2, 10)))
            if 2 in figures and sum(int(changed[i]) for i in shares) == int(cells[2]):
                continue  # this would mend a row that does not add up
            yield Edit("cell", f"{row.indicator} {index}", original.with_cells(row.line, changed))
        if 2 in figures and shares:
            changed = [*cells]
            changed[2] = str(int(cells[2]) + random.choice((1, 5, 100)))
            yield Edit("total", row.indicator, original.with_cells(row.line, changed))
        yield from _moves(original, row, cells, shares, random)
        pairs = [pair for pair in itertools.combinations(shares, 2) if _differ(cells, *pair)]
        if pairs:
            left, right = random.choice(pairs)
            changed = [*cells]
            changed[left], changed[right] = cells[right], cells[left]
            what = f"{row.indicator} {left} {right}"
            yield Edit(
                "two cells swapped within a row", what, original.with_cells(row.line, changed)
            )
    rows = original.rows()
    for one, other in itertools.pairwise(rows):
        assert one.line is not None and other.line is not None
        first, second = original.cells(one.line), original.cells(other.line)
        column = 3 + random.randrange(9)
        if first[column] == second[column]:
            continue
        first[column], second[column] = second[column], first[column]
        lines = original.lines
        lines[one.line - 1], lines[other.line - 1] = "\t".join(first), "\t".join(second)
        what = f"{one.indicator} / {other.indicator} {column}"
        yield Edit("two cells swapped between rows", what, "\n".join(lines))


def _differ(cells: list[str], left: int, right: int) -> bool:
    return cells[left].strip() != cells[right].strip()


def _moves(
    original: Original, row: AllocationRow, cells: list[str], shares: list[int], random: Random
) -> Iterator[Edit]:
    """A cell moved to a neighbour, a row dropped, a row doubled, a cell lost."""
    assert row.line is not None
    for index in shares:
        if index + 1 < len(cells) and cells[index + 1].strip() == "--":
            changed = [*cells]
            changed[index], changed[index + 1] = changed[index + 1], changed[index]
            what = f"{row.indicator} {index}"
            yield Edit("cell moved to its neighbour", what, original.with_cells(row.line, changed))
            break
    if len(shares) > 1:
        index = random.choice(shares)
        changed = cells[:index] + cells[index + 1 :]
        yield Edit("cell lost", row.indicator, original.with_cells(row.line, changed))
    lines = original.lines
    del lines[row.line - 1]
    if not cells[0].strip():
        yield Edit("table row dropped", row.indicator, "\n".join(lines))
    lines = original.lines
    lines.insert(row.line, "\t".join(["", *cells[1:]]))
    yield Edit("table row doubled", row.indicator, "\n".join(lines))


def _texts(original: Original) -> Iterator[Edit]:
    """Edits of the targets of body and annex 2."""
    for target in original.document.targets:
        part = "text" if target.part == "body" else "annex 2"
        for kind, new in _rewordings(target):
            text = _reworded(original, target, new)
            if text is not None:
                yield Edit(f"{kind} ({part})", f"{target.id} {target.wording} → {new}", text)
        if target.part == "body" and target.year and not target.year_inherited:
            text = _year_changed(original, target)
            if text is not None:
                yield Edit("year (text)", target.id, text)


def _rewordings(target: Target) -> Iterator[tuple[str, str]]:
    """The wording of a target with its number, unit or comparator changed."""
    wording = target.wording
    digits = _DIGITS.search(wording)
    assert digits is not None
    number = int(digits.group())
    yield "number", wording.replace(digits.group(), str(number + max(1, number // 10)), 1)
    if "亿元" in wording:
        yield "万 for 亿", wording.replace("亿元", "万元")
    else:
        other = "个" if target.unit != "个" else "家"
        yield "unit of measure", wording.removesuffix(target.unit) + other
    for old, new in (("不少于", "不超过"), ("突破", "达到"), ("超过", "不超过"), ("超", "低于")):
        if old in wording:
            yield "comparator", wording.replace(old, new, 1)
            break


def _spaced(wording: str) -> re.Pattern[str]:
    """A wording as it may stand in the raw text, with spaces around its number."""
    return re.compile(r"\s*".join(map(re.escape, re.findall(r"\d+|\D", wording))))


def _reworded(original: Original, target: Target, new: str) -> str | None:
    """The text with a target's wording changed at its own place."""
    assert target.line is not None
    start = sum(len(line) + 1 for line in original.lines[: target.line - 1])
    after = _spaced(_after_noun(target)).search(original.text, start)
    if after is None:
        return None
    replaced = _spaced(target.wording).sub(new, after.group(), count=1)
    return original.text[: after.start()] + replaced + original.text[after.end() :]


def _after_noun(target: Target) -> str:
    """The words that find a target's wording, and not the like of it elsewhere on the line."""
    if target.found_by == "number-before-noun":
        return target.wording + target.indicator
    return target.indicator + target.wording


def _year_changed(original: Original, target: Target) -> str | None:
    assert target.line is not None
    lines = original.lines
    for number in (target.line, target.line - 2):
        line = lines[number - 1]
        position = line.rfind("2025")
        if position >= 0:
            lines[number - 1] = line[:position] + "2024" + line[position + 4 :]
            return "\n".join(lines)
    return None


def _tasks(original: Original, random: Random) -> Iterator[Edit]:
    """Edits of titles, units and rows of tasks."""
    for task in original.document.tasks:
        assert task.line is not None
        part = "text" if task.part == "body" else "annex 2"
        if len(task.title) > 4:
            position = random.randrange(1, len(task.title) - 1)
            shorter = task.title[:position] + task.title[position + 1 :]
            text = original.replaced(task.line, task.title, shorter)
            if text:
                yield Edit(f"title ({part})", f"{task.title} → {shorter}", text)
        yield from _units(original, task.units, part)
        if task.part != "body":
            lines = original.lines
            cells = lines[task.line - 1].split("\t")
            if not cells[1].strip() or len(cells) < 5:
                del lines[task.line - 1]
                yield Edit("task row dropped", task.title, "\n".join(lines))
            lines = original.lines
            lines.insert(task.line, lines[task.line - 1])
            yield Edit("task row doubled", task.title, "\n".join(lines))


def _units(original: Original, units: tuple, part: str) -> Iterator[Edit]:  # type: ignore[type-arg]
    names = [unit.name for unit in units]
    line = units[0].line if units else None
    if line is None:
        return
    listed = "、".join(names)
    if listed not in original.lines[line - 1]:
        return
    if len(names) > 1:
        fewer = "、".join(names[:-1])
        text = original.replaced(line, listed, fewer)
        if text:
            yield Edit(f"unit dropped ({part})", listed, text)
    added = next(name for name in ("市教育局", "市交通局") if name not in names)
    text = original.replaced(line, listed, f"{listed}、{added}")
    if text:
        yield Edit(f"unit added ({part})", listed, text)


def _structure(original: Original) -> Iterator[Edit]:
    """Edits of outline numbers, counts and dates."""
    lines = original.lines
    for number, line in enumerate(lines, start=1):
        chinese = re.match(r"([一二三四五六七八]|（[一二三四五六七八]）)(?=、|\S)", line)
        arabic = re.match(r"(\d{1,2})\. ", line)
        if chinese and (line[1] == "、" or line[0] == "（") and len(line) < 40:
            numerals = "一二三四五六七八九十"
            old = next(character for character in line if character in numerals)
            new = numerals[(numerals.index(old) + 2) % 10]
            text = original.replaced(number, old, new)
        elif arabic and len(line) > 60:
            text = original.replaced(number, f"{arabic[1]}.", f"{int(arabic[1]) + 2}.")
        else:
            continue
        if text:
            yield Edit("outline number", line[:16], text)
    for old, new in (
        ("实施八项", "实施七项"),
        ("实施八项", "实施九项"),
        ("六大重点举措", "五大重点举措"),
        ("六大重点举措", "七大重点举措"),
        ("“十个一批行动”，即", "“九个一批行动”，即"),
    ):
        if old in original.text:
            yield Edit("count", f"{old} → {new}", original.text.replace(old, new, 1))
    signed = "2022年9月29日\n\n（此件公开发布）"
    for day in ("2022年10月9日", "2022年9月30日", "2022年12月29日"):
        text = original.text.replace(signed, f"{day}\n\n（此件公开发布）", 1)
        yield Edit("date", f"signed {day}", text)
    for old, new in (
        ("目标分解表\n2.", "目标分配表\n2."),
        ("重点工作清单\n\n附件", "重点任务清单\n\n附件"),
    ):
        if old in original.text:
            yield Edit("annex title", f"{old[:5]} → {new[:5]}", original.text.replace(old, new, 1))


def _harmless(original: Original, random: Random) -> Iterator[Edit]:
    """Edits that change nothing that is said."""
    text = original.text

    def edit(kind: str, what: str, changed: str, encoding: str = "utf-8") -> Edit:
        return Edit(kind, what, changed, harmless=True, encoding=encoding)

    yield edit("line ends", "CRLF", text.replace("\n", "\r\n"))
    yield edit("encoding", "GB18030", text, "gb18030")
    yield edit("encoding", "BOM", text, "utf-8-sig")
    yield edit("encoding", "UTF-16", text, "utf-16")
    wide = str.maketrans("0123456789", "０１２３４５６７８９")
    yield edit("width of digits", "everywhere", text.translate(wide))
    for dash in ("－－", "——", "—", "-", "/", "－"):
        yield edit("dashes", dash, text.replace("\t--", f"\t{dash}").replace("“--”", f"“{dash}”"))
    for old, new in (
        ("市市场监管局", "市市场监督管理局"),
        ("市市场监督管理局", "市市场监管局"),
        ("市发改委", "市发展和改革委员会"),
        ("市工信局", "市工业和信息化局"),
        ("市人社局", "市人力资源和社会保障局"),
    ):
        # A name cut by a page break is the same name, and one written in two ways is no harm.
        whole = re.sub(r"市市场\n+监管局", "市市场监管局", text)
        both = whole.replace("市市场监督管理局", "市市场监管局") if "市场" in old else whole
        changed = both.replace(old, new) if old != "市市场监督管理局" else both
        yield edit("synonyms", f"{old} → {new}", changed)
    lines = original.lines
    numbers = [i for i, line in enumerate(lines) if line.strip()]
    for index in random.sample(numbers, 12):
        if "\t" in lines[index]:
            continue
        changed = [*lines]
        changed.insert(index, "")
        yield edit("blank lines", f"before line {index + 1}", "\n".join(changed))
    spaced = [i for i in numbers if _DIGITS.search(lines[i]) and "\t" not in lines[i]]
    for index in random.sample(spaced, 12):
        changed = [*lines]
        changed[index] = re.sub(
            r"(?<=[\u4e00-\u9fff])(\d+)(?=[\u4e00-\u9fff])", r" \1 ", changed[index]
        )
        yield edit("spaces", f"line {index + 1}", "\n".join(changed))
    long = [i for i in numbers if len(lines[i]) > 120 and "\t" not in lines[i]]
    for index in random.sample(long, min(20, len(long))):
        line = lines[index]
        position = random.randrange(60, len(line) - 20)
        changed = [*lines]
        changed[index : index + 1] = [line[:position], "", line[position:]]
        what = f"line {index + 1} broken at {position}: …{line[position - 6 : position]}|"
        yield edit("page breaks", what + line[position : position + 6], "\n".join(changed))
    for index in random.sample(numbers, 6):
        changed = [*lines]
        changed[index] += "   "
        yield edit("trailing spaces", f"line {index + 1}", "\n".join(changed))


def _print(made: dict[str, list[bool]], harmless: dict[str, list[bool]], seconds: float) -> None:
    print(f"{'error put in':36} {'made':>5} {'found':>6} {'share':>7}")
    for kind, results in sorted(made.items()):
        print(f"{kind:36} {len(results):5} {sum(results):6} {sum(results) / len(results):7.1%}")
    every = [found for results in made.values() for found in results]
    print(f"{'all':36} {len(every):5} {sum(every):6} {sum(every) / len(every):7.1%}")
    print(f"\n{'harmless edit':36} {'made':>5} {'in vain':>8}")
    for kind, results in sorted(harmless.items()):
        print(f"{kind:36} {len(results):5} {sum(results):8}")
    every = [alarm for results in harmless.values() for alarm in results]
    print(f"{'all':36} {len(every):5} {sum(every):8}")
    print(f"\n{seconds:.1f} s")


if __name__ == "__main__":
    main()
