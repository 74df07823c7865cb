"""任务清单摘引正文时，名词不应换成另一个。

清单的分句与正文对应任务的分句只有一处用词不同（半导体产业基地、集成电路产业基地），两词所指未必
相同，应统一。只是删减的不在此列；含数字的分句由 KS205 比较指标名称，同一任务里
同样的换词也归它；列举之后的项数（等六大举措）由 KS510 比较。

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
from kspolicy.check.correspondence import correspondences, exchanges
from kspolicy.check.counting import closing_counts
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
        renamed = {pair.link.row.id: pair.renamed for pair in correspondences(document)}
        for alteration in alterations(document):
            change = alteration.change
            names = renamed.get(alteration.link.row.id, ())
            if any(exchanges(pair, change.old, change.new) for pair in names):
                continue  # one cause, one finding: KS205 shows this place as well
            if _is_term(change.old) and _is_term(change.new) and not _is_count(alteration):
                key = (alteration.link.body.title, change.old, change.new)
                replaced.setdefault(key, []).append(alteration)
        for (title, old, new), found in replaced.items():
            place = name_part(found[0].row.part)
            what = "的数是" if _is_number(old) and _is_number(new) else "用"
            yield finding(
                __name__,
                document.id,
                f"{title}：{old}、{new}",
                f"任务“{title}”：正文{what}“{old}”，{place}{what}“{new}”",
                tuple(item for alteration in found for item in (alteration.body, alteration.row)),
            )


def _is_number(words: str) -> bool:
    return all(character in "〇零一二两三四五六七八九十百千万" for character in words)


def _is_count(alteration: Alteration) -> bool:
    """Whether another number of a list's items is all that changed: KS510 compares those."""
    change = alteration.change
    return (
        _is_number(change.old)
        and _is_number(change.new)
        and any(closing_counts(alteration.body.quote))
    )


def _is_term(words: str) -> bool:
    """Whether ``words`` can be a term; a list that the row shortens is none."""
    return 0 < len(words) <= _LONGEST_TERM and "、" not in words
