"""列举的工程、行动应与各标题一致。

“实施八项工程，即A、B……”列出的名称多数与某一标题之下的各小标题相同的，就是在列举这些小标题，应逐一
相同、次序相同，不多不少。

反例：
    三、工作任务
    实施三项建设工程，即产业集群创建工程、技术攻坚工程、人才集聚工程，推动产业发展。
    （一）产业集群创建工程
    壮大企业。
    （二）核心技术攻坚工程
    突破技术。
    （三）人才集聚工程
    引进人才。

正例：
    三、工作任务
    实施三项建设工程，即产业集群创建工程、技术攻坚工程、人才集聚工程，推动产业发展。
    （一）产业集群创建工程
    壮大企业。
    （二）技术攻坚工程
    突破技术。
    （三）人才集聚工程
    引进人才。
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from kspolicy.check.counting import announced_lists
from kspolicy.check.passages import located, passages, walk
from kspolicy.check.rule import finding
from kspolicy.check.titles import bare_title
from kspolicy.model.finding import Evidence, Finding, Severity

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from kspolicy.check.case import Case, LinkedDocument
    from kspolicy.model.document import Part, Section

CODE = "KS511"
NAME = "列举的名称与标题不一致"
SEVERITY = Severity.WARNING


def check(case: Case) -> Iterator[Finding]:
    """Counted lists that name headings, but not all of them or otherwise."""
    for document in case.documents:
        families = list(_families(document))
        for passage in passages(document.document):
            text = passage.text
            for counted in announced_lists(text):
                family = _named(counted.items, families)
                if family is None:
                    continue
                said = _difference(counted.items, [section.title for section in family])
                if not said:
                    continue
                piece = passage.piece_at(counted.start)
                quote = text[counted.start : counted.end]
                yield finding(
                    __name__,
                    document.id,
                    counted.wording,
                    f"“{counted.wording}”所列的名称与标题不一致：{said}",
                    (
                        located(document.id, passage.part, piece, quote, counted.wording),
                        *_unmatched(document, counted.items, family),
                    ),
                )


def _families(document: LinkedDocument) -> Iterator[Sequence[Section]]:
    """The headings under each heading of the body."""
    body = document.document.parts[0]
    nodes: list[Part | Section] = [body, *(section for section, _ in walk(body))]
    for node in nodes:
        if len(node.sections) > 1:
            yield node.sections


def _named(items: Sequence[str], families: Sequence[Sequence[Section]]) -> Sequence[Section] | None:
    """The headings of which most are among ``items``."""
    names = {bare_title(item) for item in items}
    for family in families:
        shared = sum(bare_title(section.title) in names for section in family)
        if shared >= 2 and shared * 2 > max(len(items), len(family)):
            return family
    return None


def _difference(items: Sequence[str], titles: Sequence[str]) -> str:
    named = [bare_title(item) for item in items]
    headed = [bare_title(title) for title in titles]
    only_named = [i for i in items if bare_title(i) not in headed]
    only_headed = [t for t in titles if bare_title(t) not in named]
    if only_named or only_headed:
        said = [f"没有标题“{'”“'.join(only_named)}”"] if only_named else []
        said += [f"没有列出标题“{'”“'.join(only_headed)}”"] if only_headed else []
        return "，".join(said)
    return "" if named == headed else "次序不同"


def _unmatched(
    document: LinkedDocument, items: Sequence[str], family: Sequence[Section]
) -> Iterator[Evidence]:
    names = {bare_title(item) for item in items}
    for section in family:
        if bare_title(section.title) not in names:
            quote = f"{section.label}{section.title}"
            yield located(document.id, "body", section, quote, section.title)
