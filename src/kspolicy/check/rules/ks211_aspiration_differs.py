"""同一目标，一处写“力争”，一处没有写。

数值和界限都相同，只是一处有“力争”：有“力争”的是努力方向，没有的是必成目标，要求的松紧不同。数值
相同而“超”“不少于”等用词也不同的，由 KS204 报告。全文合为一条。

反例：
    三、主要任务
    1.培育领航企业。到2025年，力争新增独角兽企业2家。（责任单位：市工信局）
    附件1
    重点工作清单
    序号 | 任务清单 | 目标清单 | 责任单位
    1 | 培育领航企业 | 到2025年，新增独角兽企业2家。 | 市工信局

正例：
    三、主要任务
    1.培育领航企业。到2025年，力争新增独角兽企业2家。（责任单位：市工信局）
    附件1
    重点工作清单
    序号 | 任务清单 | 目标清单 | 责任单位
    1 | 培育领航企业 | 到2025年，力争新增独角兽企业2家。 | 市工信局
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from kspolicy.check.comparison import Comparison, Pair, compare_where, name_part
from kspolicy.check.relation import Relation, relate
from kspolicy.check.rule import finding
from kspolicy.model.document import Target
from kspolicy.model.finding import Finding, Severity

if TYPE_CHECKING:
    from collections.abc import Iterator

    from kspolicy.check.case import Case
    from kspolicy.link.mention import Mention

CODE = "KS211"
NAME = "“力争”只写在一处"
SEVERITY = Severity.INFO


def check(case: Case) -> Iterator[Finding]:
    """Targets of running text alike but for 力争; one finding a document."""
    for document in case.documents:
        found = compare_where(document, _differs)
        if found:
            said = "；".join(f"{compared.name}：{_say(compared)}" for compared in found)
            yield finding(
                __name__,
                document.id,
                said,
                f"{len(found)} 项目标的“力争”只写在一处：{said}",
                tuple(evidence for compared in found for evidence in compared.evidence()),
            )


def _differs(pair: Pair) -> bool:
    if any(mention.tabulated for mention in pair) or relate(*pair) is not Relation.SAME:
        return False
    return _aspires(pair[0]) != _aspires(pair[1])


def _aspires(mention: Mention) -> bool:
    return isinstance(mention.item, Target) and mention.item.aspirational


def _say(compared: Comparison) -> str:
    parts: dict[str, dict[str, None]] = {}
    for mention in compared.mentions:
        word = "有“力争”" if _aspires(mention) else "无“力争”"
        parts.setdefault(mention.part, {})[word] = None
    return "，".join(f"{name_part(part)}{'、'.join(words)}" for part, words in parts.items())
