"""任务清单摘引正文时，不应添加正文没有的限定。

清单的分句与正文对应任务的分句只多出一处（依托龙头企业、依托百亿级龙头企业），要求就有了宽严之分，
值得一看。删减不在此列。

反例：
    三、主要任务
    1.提档升级智能终端产业。依托龙头企业，巩固制造优势。（责任单位：市工信局）
    附件1
    重点工作清单
    序号 | 任务清单 | 目标清单 | 责任单位
    1 | 提档升级智能终端产业 | 依托百亿级龙头企业，巩固制造优势。 | 市工信局

正例：
    三、主要任务
    1.提档升级智能终端产业。依托百亿级龙头企业，巩固制造优势。（责任单位：市工信局）
    附件1
    重点工作清单
    序号 | 任务清单 | 目标清单 | 责任单位
    1 | 提档升级智能终端产业 | 依托龙头企业，巩固制造优势。 | 市工信局
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from kspolicy.check.comparison import name_part
from kspolicy.check.excerpts import alterations
from kspolicy.check.rule import finding
from kspolicy.model.finding import Finding, Severity

if TYPE_CHECKING:
    from collections.abc import Iterator

    from kspolicy.check.case import Case

CODE = "KS712"
NAME = "任务清单添了正文没有的词"
SEVERITY = Severity.INFO

_LONGEST_WORD = 6


def check(case: Case) -> Iterator[Finding]:
    """Clauses of a row that are the body's with a word put in."""
    for document in case.documents:
        for alteration in alterations(document):
            change, title = alteration.change, alteration.link.body.title
            if change.old or not 1 < len(change.new) <= _LONGEST_WORD:
                continue
            yield finding(
                __name__,
                document.id,
                f"{title}：{change.new}",
                f"任务“{title}”：{name_part(alteration.row.part)}比正文多出“{change.new}”",
                (alteration.body, alteration.row),
            )
