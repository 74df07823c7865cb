"""“……等几大……”前面所列的项数应与所说的数相符。

先列举、后说数的（A、B、C三大领域，A、B、C“三芯”），点数应等于所说的数；数前有“等”的可以少列，不
能多列。列举与数之间有别的字（推进三大工程、的三大优势）的不查。

反例：
    三、工作任务
    围绕专利导航、要素配置、运营引导、保护强化等三大举措，优化创新生态。

正例：
    三、工作任务
    围绕专利导航、要素配置、运营引导、保护强化和产业促进等五大举措，优化创新生态。
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from kspolicy.check.counting import closing_counts
from kspolicy.check.passages import passages
from kspolicy.check.rule import finding
from kspolicy.model.finding import Evidence, Finding, Severity

if TYPE_CHECKING:
    from collections.abc import Iterator

    from kspolicy.check.case import Case

CODE = "KS510"
NAME = "列举的项数与其后的数不符"
SEVERITY = Severity.WARNING


def check(case: Case) -> Iterator[Finding]:
    """Lists that do not have the number of items said right behind them."""
    for document in case.documents:
        for passage in passages(document.document):
            text = passage.text
            for counted in closing_counts(text):
                if counted.closes:
                    continue
                piece = passage.piece_at(counted.start)
                yield finding(
                    __name__,
                    document.id,
                    f"{passage.title}：{counted.wording}",
                    f"说是“{counted.wording}”，前面列出的有 {counted.count}："
                    f"{'；'.join(counted.items)}",
                    (
                        Evidence(
                            document.id,
                            passage.part,
                            text[counted.start : counted.end],
                            counted.number,
                            piece.line,
                            piece.page,
                        ),
                    ),
                )
