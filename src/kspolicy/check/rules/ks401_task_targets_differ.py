"""清单应重复正文任务的全部目标，不多不少。

任务清单的一行与正文的一项任务对应，而目标不一一对应：正文有的清单漏列，或者清单多出正文没有的（正文
写超200亿元、超50亿元、超10亿元三档企业，清单多一档超100亿元）。两处各有一个、看来是同一目标的，由
KS205 报告。清单通篇不写目标的不检查。

反例：
    三、主要任务
    1.打造领军企业。到2025年，新增上市企业2家，新增领军企业5家。（责任单位：市工信局）
    附件1
    重点工作清单
    序号 | 任务清单 | 目标清单 | 责任单位
    1 | 打造领军企业 | 到2025年，新增上市企业2家。 | 市工信局

正例：
    三、主要任务
    1.打造领军企业。到2025年，新增上市企业2家，新增领军企业5家。（责任单位：市工信局）
    附件1
    重点工作清单
    序号 | 任务清单 | 目标清单 | 责任单位
    1 | 打造领军企业 | 到2025年，新增上市企业2家，新增领军企业5家。 | 市工信局
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from kspolicy.check.comparison import name_part
from kspolicy.check.correspondence import correspondences
from kspolicy.check.rule import finding
from kspolicy.model.document import Target
from kspolicy.model.finding import Finding, Severity

if TYPE_CHECKING:
    from collections.abc import Iterator

    from kspolicy.check.case import Case
    from kspolicy.link.mention import Mention

CODE = "KS401"
NAME = "正文与清单目标不对应"
SEVERITY = Severity.WARNING


def check(case: Case) -> Iterator[Finding]:
    """Linked tasks of which one has targets that the other lacks; one finding a pair."""
    for document in case.documents:
        stating = {mention.part for c in document.links.concepts for mention in c.mentions}
        for pair in correspondences(document):
            part = pair.link.row.part
            if part not in stating or not (pair.lost or pair.gained):
                continue
            place = name_part(part)
            said = [f"{place}没有正文的{_list(pair.lost)}"] if pair.lost else []
            said += [f"正文没有{place}的{_list(pair.gained)}"] if pair.gained else []
            yield finding(
                __name__,
                document.id,
                f"{pair.link.body.title}：{'；'.join(said)}",
                f"任务“{pair.link.body.title}”的目标不对应：{'；'.join(said)}",
                tuple(document.mention_evidence(m) for m in (*pair.lost, *pair.gained)),
            )


def _list(mentions: tuple[Mention, ...]) -> str:
    return "、".join(
        f"“{mention.indicator}{mention.item.wording}”"
        for mention in mentions
        if isinstance(mention.item, Target)
    )
