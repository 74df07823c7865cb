"""同一单位在一份文件中应只用一个名称。

责任单位用了词典认得的两种写法（市市场监管局、市市场监督管理局）：指的是同一单位，写法应当统一。列举
中承前省略“市”字的（市发改委、教育局）不算另一种写法。

反例：
    三、主要任务
    1.培育领航企业。支持企业发展。（责任单位：市市场监管局）
    2.引进创新人才。建设人才队伍。（责任单位：市市场监督管理局）

正例：
    三、主要任务
    1.培育领航企业。支持企业发展。（责任单位：市市场监管局）
    2.引进创新人才。建设人才队伍。（责任单位：市市场监管局）
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from kspolicy.check.duty import Duties, NamedUnit
from kspolicy.check.passages import located
from kspolicy.check.rule import finding
from kspolicy.model.finding import Finding, Severity

if TYPE_CHECKING:
    from collections.abc import Iterator

    from kspolicy.check.case import Case

CODE = "KS307"
NAME = "同一单位写法不一"
SEVERITY = Severity.WARNING


def check(case: Case) -> Iterator[Finding]:
    """Units written in several ways that the lexicon knows; one finding a unit."""
    for document in case.documents:
        spellings: dict[str, dict[str, list[NamedUnit]]] = {}
        for named in Duties(document.document, case.lexicon).named():
            known = case.lexicon.units.known(named.name)
            if known is not None:
                spellings.setdefault(known, {}).setdefault(named.name, []).append(named)
        for canonical, places in spellings.items():
            if len(places) < 2:
                continue
            said = "、".join(f"“{name}”{len(found)} 处" for name, found in places.items())
            yield finding(
                __name__,
                document.id,
                f"{canonical}：{'、'.join(sorted(places))}",
                f"{canonical}有 {len(places)} 种写法：{said}",
                tuple(
                    located(document.id, each.part, each, each.quote, each.name)
                    for name in sorted(places, key=lambda name: len(places[name]))
                    for each in places[name]
                ),
            )
