"""任务清单中任务所属的工程应与正文一致。

清单的工程一栏多为合并单元格：工程名写在居中的一行，或排版时错了一行，前面的任务就会归到上一个工程
名下。工程名只差几个字的，是写法不一致。

反例：
    三、主要任务
    （一）人才集聚工程
    1.引进创新人才。完善引才政策。（责任单位：市人社局）
    （二）生态优化工程
    1.保护知识产权。完善保护体系。（责任单位：市科技局）
    附件1
    重点工作清单
    序号 | 任务清单 |  | 目标清单 | 责任单位
    1 | 人才集聚工程 | 引进创新人才 | 完善引才政策。 | 市人社局
    2 |  | 保护知识产权 | 完善保护体系。 | 市科技局

正例：
    三、主要任务
    （一）人才集聚工程
    1.引进创新人才。完善引才政策。（责任单位：市人社局）
    （二）生态优化工程
    1.保护知识产权。完善保护体系。（责任单位：市科技局）
    附件1
    重点工作清单
    序号 | 任务清单 |  | 目标清单 | 责任单位
    1 | 人才集聚工程 | 引进创新人才 | 完善引才政策。 | 市人社局
    2 | 生态优化工程 | 保护知识产权 | 完善保护体系。 | 市科技局
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from kspolicy.check.comparison import name_part
from kspolicy.check.passages import located, walk
from kspolicy.check.rule import finding
from kspolicy.check.titles import bare_title
from kspolicy.model.finding import Evidence, Finding, Severity

if TYPE_CHECKING:
    from collections.abc import Iterator

    from kspolicy.check.case import Case, LinkedDocument
    from kspolicy.link.tasks import TaskLink

CODE = "KS507"
NAME = "任务所属的工程不一致"
SEVERITY = Severity.WARNING


def check(case: Case) -> Iterator[Finding]:
    """Linked tasks whose programmes differ, one finding a pair of programmes."""
    for document in case.documents:
        differing: dict[tuple[str, str, str], list[TaskLink]] = {}
        for link in document.links.tasks:
            body, row = link.body.programme, link.row.programme
            if body and row and bare_title(body) != bare_title(row):
                differing.setdefault((link.row.part, body, row), []).append(link)
        for (part, body, row), links in differing.items():
            tasks = "、".join(f"“{link.row.title}”" for link in links)
            inherited = any(link.row.programme_inherited for link in links)
            how = "按合并单元格的位置属于" if inherited else "写作"
            yield finding(
                __name__,
                document.id,
                f"{part} {body}：{links[0].row.title}",
                f"{tasks}在正文属于“{body}”，在{name_part(part)}{how}“{row}”",
                tuple(_evidence(document, links, body, row)),
            )


def _evidence(
    document: LinkedDocument, links: list[TaskLink], body: str, row: str
) -> Iterator[Evidence]:
    for part in document.document.parts:
        for section, _ in walk(part):
            if part.id == "body" and section.title == body:
                quote = f"{section.label}{section.title}"
                yield located(document.id, part.id, section, quote, body)
    for link in links:
        yield located(document.id, link.row.part, link.row, link.row.title, row)
