"""同一单位在各份文件中的写法应当一致。

甲文件写“市地方金融监管局”、乙文件写“市金融办”，词典认得是同一单位的，汇总时会分成两家。一份文件
内部就有几种写法的由 KS307 报告。

反例：
    昆政办发〔2022〕1号
    三、主要任务
    1.推进标准建设。制定标准。（责任单位：市市场监督管理局）
    =====
    昆政办发〔2022〕2号
    三、主要任务
    1.保护知识产权。完善体系。（责任单位：市市场监管局）

正例：
    昆政办发〔2022〕1号
    三、主要任务
    1.推进标准建设。制定标准。（责任单位：市市场监管局）
    =====
    昆政办发〔2022〕2号
    三、主要任务
    1.保护知识产权。完善体系。（责任单位：市市场监管局）
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from kspolicy.check.duty import Duties
from kspolicy.check.passages import located
from kspolicy.check.rule import finding
from kspolicy.model.finding import Evidence, Finding, Severity

if TYPE_CHECKING:
    from collections.abc import Iterator

    from kspolicy.check.case import Case, LinkedDocument
    from kspolicy.lexicon.lexicon import Lexicon

CODE = "KS801"
NAME = "各文件对同一单位的写法不同"
SEVERITY = Severity.INFO
WITHIN_PLACE = True


def check(case: Case) -> Iterator[Finding]:
    """Units that documents, each of one mind, write differently; one finding a unit.

    It is laid to the document whose spelling is the rarest, the last of several.
    """
    written: dict[str, dict[str, list[Evidence]]] = {}
    for document in case.documents:
        for unit, spellings in _spellings(document, case.lexicon).items():
            if len(spellings) == 1:
                ((name, place),) = spellings.items()
                written.setdefault(unit, {}).setdefault(name, []).append(place)
    for unit, documents in written.items():
        if len(documents) < 2:
            continue
        rarest = min(reversed(documents.values()), key=len)
        said = "、".join(f"“{name}”{len(places)} 份" for name, places in documents.items())
        yield finding(
            __name__,
            rarest[-1].document,
            unit,
            f"同一单位，各文件写法不同：{said}",
            tuple(item for places in documents.values() for item in places),
        )


def _spellings(document: LinkedDocument, lexicon: Lexicon) -> dict[str, dict[str, Evidence]]:
    """The first place of each spelling of each unit that the lexicon knows.

    A name shortened because the one before it says the rest (市发改委、教育局) is no spelling.
    """
    found: dict[str, dict[str, Evidence]] = {}
    for named in Duties(document.document, lexicon).named():
        known = lexicon.units.known(named.name)
        if known is not None:
            evidence = located(document.id, named.part, named, named.quote, named.name)
            found.setdefault(known, {}).setdefault(named.name, evidence)
    return found
