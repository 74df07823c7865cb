"""“一是……二是……三是……”应连续，不缺、不重、不颠倒。

反例：
    四、保障措施
    一是加强组织领导。二是加强资金保障。四是加强宣传引导。

正例：
    四、保障措施
    一是加强组织领导。二是加强资金保障。三是加强宣传引导。
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from kspolicy.check.ordinals import chinese, irregularities
from kspolicy.check.passages import passages
from kspolicy.check.rule import finding
from kspolicy.model.finding import Finding, Severity
from kspolicy.parse.numerals import ordinal

if TYPE_CHECKING:
    from collections.abc import Iterator

    from kspolicy.check.case import Case, LinkedDocument
    from kspolicy.check.passages import Passage

CODE = "KS512"
NAME = "“一是二是”不连续"
SEVERITY = Severity.ERROR

_POINT = re.compile(
    r"(?:^|(?<=[。；：，！？;:,!?]))(?P<number>[一二三四五六七八九十]{1,3})是(?!否)"
)


def check(case: Case) -> Iterator[Finding]:
    """Runs of 一是, 二是 within one heading that miss, double or swap a number."""
    for document in case.documents:
        sections: dict[tuple[str, str], list[tuple[int, Passage, int]]] = {}
        for passage in passages(document.document):
            for match in _POINT.finditer(passage.text):
                number = ordinal(match["number"])
                if number is not None:
                    place = (number, passage, match.start("number"))
                    sections.setdefault((passage.part, passage.section), []).append(place)
        for points in sections.values():
            yield from _check_points(document, points)


def _check_points(
    document: LinkedDocument, points: list[tuple[int, Passage, int]]
) -> Iterator[Finding]:
    for fault in irregularities([number for number, _, _ in points]):
        said = [f"缺“{chinese(number)}是”" for number in fault.missing]
        said += [f"“{chinese(number)}是”重复" for number in fault.doubled]
        said += [f"“{chinese(number)}是”排在后面" for number in fault.misplaced]
        title = points[0][1].title
        yield finding(
            __name__,
            document.id,
            f"{points[0][1].part} {title}：{fault.kinds}",
            f"{f'“{title}”中的' if title else ''}“一是、二是”不连续：{'，'.join(said)}",
            tuple(
                points[i][1].evidence(points[i][2], points[i][2] + 2, f"{chinese(points[i][0])}是")
                for i in fault.at
            ),
        )
