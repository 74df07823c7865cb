"""任务清单中的任务名称应与正文一致。

任务清单重复正文的任务，名称应一字不差（引号、书名号、空格不计）。名称相近而不同的，可能漏字、错
字。

反例：
    三、主要任务
    1.实施一批高价值专利项目。加强专利布局。（责任单位：市科技局）
    附件1
    重点工作清单
    序号 | 任务清单 | 目标清单 | 责任单位
    1 | 实施一批高价值专利目 | 加强专利布局。 | 市科技局

正例：
    三、主要任务
    1.实施一批高价值专利项目。加强专利布局。（责任单位：市科技局）
    附件1
    重点工作清单
    序号 | 任务清单 | 目标清单 | 责任单位
    1 | 实施一批高价值专利项目 | 加强专利布局。 | 市科技局
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from kspolicy.check.comparison import name_part
from kspolicy.check.passages import located
from kspolicy.check.rule import finding
from kspolicy.model.finding import Finding, Severity

if TYPE_CHECKING:
    from collections.abc import Iterator

    from kspolicy.check.case import Case

CODE = "KS506"
NAME = "任务名称与任务清单不一致"
SEVERITY = Severity.WARNING


def check(case: Case) -> Iterator[Finding]:
    """Tasks that were linked by likeness: their names differ."""
    for document in case.documents:
        for link in document.links.tasks:
            if link.certain:
                continue
            body, row = link.body, link.row
            place = name_part(row.part)
            yield finding(
                __name__,
                document.id,
                body.title,
                f"正文的任务“{body.title}”，{place}写作“{row.title}”",
                (
                    located(document.id, body.part, body, body.title, body.title),
                    located(document.id, row.part, row, row.title, row.title),
                ),
            )
