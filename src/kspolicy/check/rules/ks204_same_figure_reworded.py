"""同一指标数值相同，说法不同。

同一个数，一处是确数（300家），一处带界限（力争超300家）：数值没有矛盾，但要求的松紧不同，考核时
会有争议。

反例：
    二、主要目标
    到2025年，新增高新技术企业300家。
    三、主要任务
    1.培育高新技术企业。到2025年，新增高新技术企业力争超300家。（责任单位：市科技局）

正例：
    二、主要目标
    到2025年，新增高新技术企业力争超300家。
    三、主要任务
    1.培育高新技术企业。到2025年，新增高新技术企业力争超300家。（责任单位：市科技局）
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from kspolicy.check.comparison import compare_mentions, say
from kspolicy.check.relation import Relation
from kspolicy.check.rule import finding
from kspolicy.model.finding import Finding, Severity

if TYPE_CHECKING:
    from collections.abc import Iterator

    from kspolicy.check.case import Case

CODE = "KS204"
NAME = "数值相同而说法不同"
SEVERITY = Severity.WARNING


def check(case: Case) -> Iterator[Finding]:
    """Indicators stated with equal figures and different comparing words in running text."""
    for compared in compare_mentions(case, Relation.REWORDED):
        yield finding(
            __name__,
            compared.document.id,
            compared.subject,
            f"“{compared.name}”数值相同，但各处说法不同：{say(compared.mentions)}",
            compared.evidence(),
        )
