"""How much of what a reader finds in the labelled passages the parser finds, and what is wrong.

python bench/accuracy.py [--write]

Besides the passages of tests/accuracy, the two shipped documents are read against
tests/expected. The figures are set against the committed ones (tests/accuracy/figures.json),
which --write replaces.
"""

from __future__ import annotations

import argparse
import json
import sys
from collections import Counter
from pathlib import Path
from typing import TYPE_CHECKING

from tabulate import tabulate

TESTS = Path(__file__).parents[1] / "tests"
sys.path.insert(0, str(TESTS))

from accuracy.labelled import (  # noqa: E402 - found through the line above
    KINDS,
    differences,
    passages,
    read_passage,
    read_shipped,
)
from accuracy.scoring import tally  # noqa: E402

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from accuracy.labelled import Reading
    from accuracy.scoring import Tally

FIGURES = TESTS / "accuracy" / "figures.json"
_NAMES = {
    "duty units": "责任单位",
    "duty roles": "　角色（牵头、配合、责任）",
    "duty districts": "　各区镇",
    "duty deadline": "　完成时限",
    "targets found": "目标",
    "targets value": "　数值",
    "targets value_max": "　区间上限",
    "targets base_value": "　基期值",
    "targets unit": "　计量单位",
    "targets comparator": "　比较词",
    "targets year": "　年份",
    "targets indicator": "　指标",
    "targets aspirational": "　力争",
    "targets basis": "　新增、累计",
    "headers number": "发文字号",
    "headers issuers": "　发文机关",
    "headers title": "　标题",
    "headers enclosed_title": "　所印发文件的标题",
    "headers recipients": "　主送机关",
    "headers signed": "　成文日期",
    "headers printed": "　印发日期",
    "headers disclosure": "　公开属性",
    "headers copies_to": "　抄送机关",
    "outlines headings": "层次标题",
    "tables targets": "表中的目标",
    "tables shares": "　各区的分解",
    "tables tasks": "　任务清单的行",
}


def main() -> None:
    """Print what is wrong, the figures, and what was gained or lost."""
    parser = argparse.ArgumentParser(description="测量识别的准确率与召回率")
    parser.add_argument("--write", action="store_true", help=f"写入 {FIGURES.name}")
    parser.add_argument("--brief", action="store_true", help="不逐条列出读错的段落")
    options = parser.parse_args()

    labelled = [read_passage(passage) for kind in KINDS for passage in passages(kind)]
    shipped = list(read_shipped())
    readings = [*labelled, *shipped]
    counts = tally(labelled)
    committed = json.loads(FIGURES.read_text(encoding="utf-8")) if FIGURES.exists() else {}

    if not options.brief:
        _print_wrong([reading for reading in readings if not reading.right])
    _print_causes([reading for reading in readings if not reading.right])
    _print_figures(counts, tally(shipped), committed.get("counts", {}))
    _print_changes(readings, committed.get("wrong", []))
    if options.write:
        FIGURES.write_text(_figures(readings, counts), encoding="utf-8")
        print(f"已写入 {FIGURES}")


def _print_wrong(wrong: Sequence[Reading]) -> None:
    """Each passage that is read wrongly: its text, what is missing (-) and too much (+)."""
    for reading in wrong:
        print(f"—— {reading.name}")
        print(reading.text.rstrip())
        for line in differences(reading):
            print(f"    {line}")
        print(f"    原因：{reading.known_gap or '未说明（新出现的错误）'}\n")


def _print_causes(wrong: Sequence[Reading]) -> None:
    """Why passages are read wrongly, the commonest cause of each kind first."""
    causes = Counter(
        (reading.kind, cause)
        for reading in wrong
        for cause in (reading.known_gap or "未说明（新出现的错误）").split("；")
    )
    for kind in KINDS:
        ranked = [(n, cause) for (own, cause), n in causes.most_common() if own == kind]
        if ranked:
            print(f"{kind} 读错的原因（段数）")
            print("\n".join(f"  {n:3}  {cause}" for n, cause in ranked))
    print()


def _print_figures(
    counts: Mapping[str, Tally], shipped: Mapping[str, Tally], before: Mapping[str, Sequence[int]]
) -> None:
    """The labelled passages, and beside them the shipped documents, which are read alike."""
    rows = []
    for sort, name in _NAMES.items():
        own = counts[sort]
        change = _change(own, before.get(sort))
        row = [name, own.expected, own.found, own.right, *_rates(own), change]
        rows.append([*row, *(_rates(shipped[sort]) if sort in shipped else ("—", "—"))])
    headers = ["标注段落", "应有", "读出", "读对", "准确率", "召回率", "召回率变化"]
    headers += ["随附文件准确率", "召回率"]
    aligned = ("left", *("right",) * 8)
    print(
        tabulate(rows, headers, colalign=aligned, disable_numparse=True, preserve_whitespace=True)
    )


def _print_changes(readings: Sequence[Reading], wrong_before: Sequence[str]) -> None:
    wrong = {reading.name for reading in readings if not reading.right}
    names = {reading.name for reading in readings}
    total = len(readings)
    print(f"\n{total} 段（含随附的两份文件）中全部读对的 {total - len(wrong)} 段")
    gained = [name for name in wrong_before if name in names and name not in wrong]
    lost = sorted(wrong.difference(wrong_before)) if wrong_before else []
    for title, changed in (("读对了", gained), ("读错了", lost)):
        if changed:
            print(f"与上次相比{title} {len(changed)} 段：")
            print("\n".join(f"  {name}" for name in changed))


def _figures(readings: Sequence[Reading], counts: Mapping[str, Tally]) -> str:
    """One line a sort (expected, found, right) and one a wrong passage, so that diffs are small."""
    numbers = (
        f'  "{sort}": [{counts[sort].expected}, {counts[sort].found}, {counts[sort].right}]'
        for sort in _NAMES
    )
    wrong = (
        f"  {json.dumps(reading.name, ensure_ascii=False)}"
        for reading in readings
        if not reading.right
    )
    lines = (",\n".join(numbers), ",\n".join(wrong))
    return '{\n "counts": {\n%s\n },\n "wrong": [\n%s\n ]\n}\n' % lines  # noqa: UP031


def _rates(counted: Tally) -> tuple[str, str]:
    """Precision and recall."""
    return _rate(counted.right, counted.found), _rate(counted.right, counted.expected)


def _rate(part: int, whole: int) -> str:
    return f"{100 * part / whole:.1f}%" if whole else "—"


def _change(counted: Tally, before: Sequence[int] | None) -> str:
    """By how many percentage points the recall has changed."""
    if before is None or not before[0] or not counted.expected:
        return ""
    change = 100 * (counted.right / counted.expected - before[2] / before[0])
    return f"{change:+.1f}" if abs(change) >= 0.05 else ""


if __name__ == "__main__":
    main()
