"""“几项……，即……”所列的项数应与所说的数相符。

先说数、后列举的，以“即”“分别是”“分别为”或冒号引出，各项以顿号分开，点数应等于所说的数。末项中的
“和”“及”可能连接两项，也可能不是，两种点法有一种相符就不报告；各项字数相同的，算作连接两项。列举以
“等”收尾的，只查是否多出。

反例：
    三、工作任务
    实施三项建设工程，即产业集群创建工程、技术攻坚工程，推动产业发展。

正例：
    三、工作任务
    实施三项建设工程，即产业集群创建工程、技术攻坚工程、人才集聚工程，推动产业发展。
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from kspolicy.check.counting import announced_lists
from kspolicy.check.passages import located, passages
from kspolicy.check.rule import finding
from kspolicy.model.finding import Finding, Severity

if TYPE_CHECKING:
    from collections.abc import Iterator

    from kspolicy.check.case import Case

CODE = "KS509"
NAME = "所列项数与所说的数不符"
SEVERITY = Severity.ERROR


def check(case: Case) -> Iterator[Finding]:
    """Announced numbers that the list behind them does not have."""
    for document in case.documents:
        for passage in passages(document.document):
            text = passage.text
            for counted in announced_lists(text):
                if counted.closes:
                    continue
                piece = passage.piece_at(counted.start)
                yield finding(
                    __name__,
                    document.id,
                    counted.wording,
                    f"说是“{counted.wording}”，列出的有 {counted.count}："
                    f"{'；'.join(counted.parted)}",
                    (
                        located(
                            document.id,
                            passage.part,
                            piece,
                            text[counted.start : counted.end],
                            counted.number,
                        ),
                    ),
                )
