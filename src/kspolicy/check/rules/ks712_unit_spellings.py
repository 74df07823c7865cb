"""同一单位在一份文件中应当只有一种写法。

“市市场监督管理局”与“市市场监管局”是同一单位。哪些写法是同一单位由词典决定；“市发改委、教育局”一类承前省略
“市”字的不算另一种写法。

反例：
    三、主要任务
    1.推进标准建设。制定标准。（责任单位：市市场监督管理局）
    2.保护知识产权。完善体系。（责任单位：市市场监管局）

正例：
    三、主要任务
    1.推进标准建设。制定标准。（责任单位：市市场监管局）
    2.保护知识产权。完善体系。（责任单位：市市场监管局）
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from kspolicy.check.rule import finding
from kspolicy.check.spellings import unit_spellings
from kspolicy.model.finding import Finding, Severity

if TYPE_CHECKING:
    from collections.abc import Iterator

    from kspolicy.check.case import Case

CODE = "KS712"
NAME = "同一单位有几种写法"
SEVERITY = Severity.INFO


def check(case: Case) -> Iterator[Finding]:
    """Units that one document writes in several ways, one finding a unit."""
    for document in case.documents:
        for unit, spellings in unit_spellings(document, case.lexicon).items():
            if len(spellings) > 1:
                said = "、".join(
                    f"“{name}”{len(places)} 处" for name, places in spellings.items()
                )
                yield finding(
                    __name__,
                    document.id,
                    unit,
                    f"同一单位有 {len(spellings)} 种写法：{said}",
                    tuple(item for places in spellings.values() for item in places),
                )
