"""同一目标的界限用词应统一。

数值相同、意思也相同，只是一处写“达到”、一处写“不少于”，或者一处写“突破”、一处写“超”：清单重复正文的
目标，用词最好一致。意思不同的由 KS204 报告，“力争”有无由 KS211 报告。全文合为一条。

反例：
    三、主要任务
    1.推进技术攻关。到2025年，新增重大装备达到12项。（责任单位：市工信局）
    附件1
    重点工作清单
    序号 | 任务清单 | 目标清单 | 责任单位
    1 | 推进技术攻关 | 到2025年，新增重大装备不少于12项。 | 市工信局

正例：
    三、主要任务
    1.推进技术攻关。到2025年，新增重大装备达到12项。（责任单位：市工信局）
    附件1
    重点工作清单
    序号 | 任务清单 | 目标清单 | 责任单位
    1 | 推进技术攻关 | 到2025年，新增重大装备达到12项。 | 市工信局
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from kspolicy.check.comparison import Pair, compare_where, say
from kspolicy.check.relation import Relation, relate
from kspolicy.check.rule import finding
from kspolicy.model.document import Target
from kspolicy.model.finding import Finding, Severity

if TYPE_CHECKING:
    from collections.abc import Iterator

    from kspolicy.check.case import Case
    from kspolicy.link.mention import Mention

CODE = "KS214"
NAME = "界限用词不一"
SEVERITY = Severity.INFO

# What is left of 力争达到12项 when hope, number and unit are taken away is how it compares.
_NOT_COMPARING = re.compile(r"力争|争取|努力|确保|累计|[\d,.]+.*?(?=以上|以内|左右|$)")


def check(case: Case) -> Iterator[Finding]:
    """Targets of running text with equal bounds in different words; one finding a document."""
    for document in case.documents:
        found = compare_where(document, _differs)
        if found:
            said = "；".join(f"{compared.name}：{say(compared.mentions)}" for compared in found)
            yield finding(
                __name__,
                document.id,
                said,
                f"{len(found)} 项目标的界限意思相同、用词不同：{said}",
                tuple(evidence for compared in found for evidence in compared.evidence()),
            )


def _differs(pair: Pair) -> bool:
    if any(mention.tabulated for mention in pair) or relate(*pair) is not Relation.SAME:
        return False
    return _words(pair[0]) != _words(pair[1])


def _words(mention: Mention) -> str:
    wording = mention.item.wording if isinstance(mention.item, Target) else ""
    return _NOT_COMPARING.sub("", wording)
