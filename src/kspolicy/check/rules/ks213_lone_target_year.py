"""唯独一处目标的年份与众不同。

文件的目标几乎都定在同一年（五项以上、八成以上），只有一处写了另一年，而且这项指标别处没有写过通行的
年份：可能确是另一年的目标，也可能是年份写错。两处年份互相矛盾的由 KS207 报告。

反例：
    三、主要任务
    1.培育领航企业。到2025年，新增领航企业10家，新增上市企业2家。（责任单位：市工信局）
    2.引进创新人才。到2025年，引进人才100名，新增工作站5个。（责任单位：市人社局）
    3.建设创新平台。到2025年，新增平台5个。（责任单位：市科技局）
    4.保护知识产权。到2026年，新增发明专利60件。（责任单位：市市场监管局）

正例：
    三、主要任务
    1.培育领航企业。到2025年，新增领航企业10家，新增上市企业2家。（责任单位：市工信局）
    2.引进创新人才。到2025年，引进人才100名，新增工作站5个。（责任单位：市人社局）
    3.建设创新平台。到2025年，新增平台5个。（责任单位：市科技局）
    4.保护知识产权。到2025年，新增发明专利60件。（责任单位：市市场监管局）
"""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from kspolicy.check.comparison import name_part
from kspolicy.check.rule import finding
from kspolicy.model.finding import Finding, Severity

if TYPE_CHECKING:
    from collections.abc import Iterator

    from kspolicy.check.case import Case, LinkedDocument
    from kspolicy.link.mention import Mention

CODE = "KS213"
NAME = "唯独一处目标年份不同"
SEVERITY = Severity.INFO

_FEWEST = 5
_MOST = 0.8


def check(case: Case) -> Iterator[Finding]:
    """The one section or row whose targets name another year than nearly all the others."""
    for document in case.documents:
        odd = _odd_ones(document)
        if not odd:
            continue
        names = "、".join(dict.fromkeys(mention.indicator for mention in odd))
        usual = next(iter(_years(document)))
        yield finding(
            __name__,
            document.id,
            f"{odd[0].part} {odd[0].year}：{names}",
            f"{name_part(odd[0].part)}的{names}定在 {odd[0].year}年，"
            f"其余 {_years(document)[usual]} 项目标都定在 {usual}年",
            tuple(document.mention_evidence(mention) for mention in odd),
        )


def _odd_ones(document: LinkedDocument) -> list[Mention]:
    years = _years(document)
    if not years:
        return []
    usual, count = next(iter(years.items()))
    if count < _FEWEST or count < _MOST * sum(years.values()):
        return []
    odd = [
        mention
        for concept in document.links.concepts
        if not any(mention.year == usual for mention in concept.mentions)
        for mention in concept.mentions
        if mention.year is not None and not mention.tabulated
    ]
    places = {(mention.part, mention.task) for mention in odd}
    return odd if len(places) == 1 and len({mention.year for mention in odd}) == 1 else []


def _years(document: LinkedDocument) -> dict[int, int]:
    """How many targets of the text name which year, the commonest first."""
    counted = Counter(
        mention.year
        for concept in document.links.concepts
        for mention in concept.mentions
        if mention.year is not None and not mention.tabulated
    )
    return dict(counted.most_common())
