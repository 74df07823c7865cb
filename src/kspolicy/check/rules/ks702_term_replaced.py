"""任务清单摘引正文时，名词不应换成另一个。

清单的分句与正文对应任务的分句只有一处用词不同（半导体产业规模、集成电路产业规模），两词所指未必相同，
应统一。只是删减的、数字不同的不在此列。

反例：
    三、主要任务
    1.培优做大半导体产业。着力打造国内重要的半导体产业基地。（责任单位：市工信局）
    附件1
    重点工作清单
    序号 | 任务清单 | 目标清单 | 责任单位
    1 | 培优做大半导体产业 | 着力打造国内重要的集成电路产业基地。 | 市工信局

正例：
    三、主要任务
    1.培优做大半导体产业。着力打造国内重要的半导体产业基地。（责任单位：市工信局）
    附件1
    重点工作清单
    序号 | 任务清单 | 目标清单 | 责任单位
    1 | 培优做大半导体产业 | 打造国内重要的半导体产业基地。 | 市工信局
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from kspolicy.check.comparison import name_part
from kspolicy.check.excerpts import Alteration, alterations
from kspolicy.check.rule import finding
from kspolicy.model.finding import Finding, Severity

if TYPE_CHECKING:
    from collections.abc import Iterator

    from kspolicy.check.case import Case

CODE = "KS702"
NAME = "任务清单换了正文的用词"
SEVERITY = Severity.WARNING

_LONGEST_TERM = 6


def check(case: Case) -> Iterator[Finding]:
    """Terms that a row replaces, one finding a task and pair of terms."""
    for document in case.documents:
        replaced: dict[tuple[str, str, str], list[Alteration]] = {}
        for alteration in alterations(document):
            change = alteration.change
            if 0 < len(change.old) <= _LONGEST_TERM and 0 < len(change.new) <= _LONGEST_TERM:
                key = (alteration.link.body.title, change.old, change.new)
                replaced.setdefault(key, []).append(alteration)
        for (title, old, new), found in replaced.items():
            place = name_part(found[0].row.part)
            yield finding(
                __name__,
                document.id,
                f"{title}：{old}、{new}",
                f"任务“{title}”：正文用“{old}”，{place}用“{new}”",
                tuple(item for alteration in found for item in (alteration.body, alteration.row)),
            )
