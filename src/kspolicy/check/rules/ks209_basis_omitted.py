"""新增或累计只写在一处。

同一指标，一处写明“新增”或“累计”，另一处没有写：多半意思相同，但没有写的一处也可以读成另一种口径。
分解表中“……培育数”“……认定数”等数的是期内所做的事，不算缺漏。全文合为一条。

反例：
    三、主要任务
    1.打响制造品牌。到2025年，新增品牌登峰企业2家。（责任单位：市工信局）
    附件1
    重点工作清单
    序号 | 任务清单 | 目标清单 | 责任单位
    1 | 打响制造品牌 | 到2025年，品牌登峰企业2家。 | 市工信局

正例：
    三、主要任务
    1.打响制造品牌。到2025年，新增品牌登峰企业2家。（责任单位：市工信局）
    附件1
    重点工作清单
    序号 | 任务清单 | 目标清单 | 责任单位
    1 | 打响制造品牌 | 到2025年，新增品牌登峰企业2家。 | 市工信局
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from kspolicy.check.basis import counts_events, name_basis, stated_basis
from kspolicy.check.comparison import Comparison, Pair, compare_where, name_part
from kspolicy.check.rule import finding
from kspolicy.model.finding import Finding, Severity

if TYPE_CHECKING:
    from collections.abc import Iterator

    from kspolicy.check.case import Case

CODE = "KS209"
NAME = "新增或累计只写在一处"
SEVERITY = Severity.INFO


def check(case: Case) -> Iterator[Finding]:
    """Indicators whose basis one place states and another leaves out; one finding a document."""
    for document in case.documents:
        found = compare_where(document, _is_omitted)
        if found:
            said = "；".join(f"{compared.name}：{_say(compared)}" for compared in found)
            yield finding(
                __name__,
                document.id,
                said,
                f"{len(found)} 项指标的“新增”“累计”只写在一处：{said}",
                tuple(evidence for compared in found for evidence in compared.evidence()),
            )


def _is_omitted(pair: Pair) -> bool:
    stated = [stated_basis(mention) for mention in pair]
    if stated.count(None) != 1:
        return False
    if any(mention.tabulated for mention in pair):
        return not any(
            counts_events(mention)
            for mention in pair
            if mention.tabulated or stated_basis(mention) is None
        )
    return True


def _say(compared: Comparison) -> str:
    parts: dict[str, dict[str, None]] = {}
    for mention in compared.mentions:
        parts.setdefault(mention.part, {})[name_basis(stated_basis(mention))] = None
    return "，".join(f"{name_part(part)}{'、'.join(words)}" for part, words in parts.items())
