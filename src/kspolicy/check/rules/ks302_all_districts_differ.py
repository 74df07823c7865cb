"""正文与任务清单是否涉及各区镇应一致。

正文写明“各区镇”，或以“以下均涉及各区镇，不再一一列出”推及以后各项；任务清单的对应行也应写“各区
镇”，或同样注明。一份清单中漏写的各行合为一条报告。

反例：
    三、主要任务
    1.培育领航企业。支持企业发展。（责任单位：市工信局，各区镇，以下均涉及各区镇，不再一一列出）
    2.引进创新人才。建设人才队伍。（责任单位：市人社局）
    附件1
    重点工作清单
    序号 | 任务清单 | 目标清单 | 责任单位
    1 | 培育领航企业 | 支持企业发展。 | 市工信局、各区镇
    2 | 引进创新人才 | 建设人才队伍。 | 市人社局

正例：
    三、主要任务
    1.培育领航企业。支持企业发展。（责任单位：市工信局，各区镇，以下均涉及各区镇，不再一一列出）
    2.引进创新人才。建设人才队伍。（责任单位：市人社局）
    附件1
    重点工作清单
    序号 | 任务清单 | 目标清单 | 责任单位
    1 | 培育领航企业 | 支持企业发展。 | 市工信局、各区镇
    2 | 引进创新人才 | 建设人才队伍。 | 市人社局、各区镇
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from kspolicy.check.comparison import name_part
from kspolicy.check.passages import located
from kspolicy.check.rule import finding
from kspolicy.model.finding import Evidence, Finding, Severity

if TYPE_CHECKING:
    from collections.abc import Iterator

    from kspolicy.check.case import Case
    from kspolicy.link.tasks import TaskLink

CODE = "KS302"
NAME = "是否涉及各区镇不一致"
SEVERITY = Severity.WARNING


def check(case: Case) -> Iterator[Finding]:
    """Linked tasks of which only one falls on all districts, one finding a list and direction."""
    for document in case.documents:
        for part in dict.fromkeys(link.row.part for link in document.links.tasks):
            links = [link for link in document.links.tasks if link.row.part == part]
            lost = [x for x in links if x.body.all_districts and not x.row.all_districts]
            gained = [x for x in links if x.row.all_districts and not x.body.all_districts]
            place = name_part(part)
            if lost:
                yield finding(
                    __name__,
                    document.id,
                    f"{part} 未写各区镇：{_which(lost, links)}",
                    f"正文的任务涉及各区镇，{place}对应的 {len(lost)} 行没有写“各区镇”："
                    f"第 {_numbers(lost)} 项（共 {len(links)} 项）",
                    (_scope(document.id, lost[0]), *_rows(document.id, lost)),
                )
            if gained:
                yield finding(
                    __name__,
                    document.id,
                    f"{part} 多写各区镇：{_which(gained, links)}",
                    f"{place}有 {len(gained)} 行写了“各区镇”，正文对应的任务不涉及各区镇："
                    f"第 {_numbers(gained)} 项（共 {len(links)} 项）",
                    tuple(_rows(document.id, gained)),
                )


def _numbers(links: list[TaskLink]) -> str:
    return "、".join(link.row.number or link.row.title for link in links)


def _which(differing: list[TaskLink], links: list[TaskLink]) -> str:
    """The tasks that differ, or, where most do, those that do not.

    A list that leaves it out throughout stays the same finding when it gets another row.
    """
    if 2 * len(differing) <= len(links):
        return "、".join(link.body.title for link in differing)
    return "、".join(["除外", *(link.body.title for link in links if link not in differing)])


def _scope(document: str, link: TaskLink) -> Evidence:
    scope = link.body.all_districts
    assert scope is not None
    return located(document, link.body.part, scope, scope.wording, "各区镇")


def _rows(document: str, links: list[TaskLink]) -> Iterator[Evidence]:
    for link in links:
        quote = f"{link.row.title}：{link.row.duty_wording or ''}"
        yield located(document, link.row.part, link.row, quote)
