"""Where documents name units and districts: duty clauses, tables, members, recipients, copies."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from kspolicy.link.locality import Home, home_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from kspolicy.model.document import PolicyDocument, Section, Sentence
    from kspolicy.model.record import Located

DUTY, TABLE, GROUP, RECIPIENTS, COPIES, ISSUERS, HEADS, TEXT = (
    "责任单位",
    "分解表责任单位",
    "工作小组成员",
    "主送机关",
    "抄送机关",
    "发文机关",
    "分解表表头",
    "正文",
)

# 各镇人民政府, 市委各部门, 县直各部门, 驻区各单位, 区镇政府（管委会） name nobody in particular.
_COLLECTIVE = re.compile(
    r"各|有关|相关|其他|上述|直属(?:单位|机构)|^[市县区省]直|^(?:人民)?团体$"
    r"|^(?:街道办事处|自治区|直辖市|区镇|镇区|镇街|街镇|乡镇|县区|区县|市县|县[（(]市|镇[（(]街)"
)
# Behind a name that says it, a list leaves out 市 or 市委: 市委宣传部、人才办，市发改委、教育局.
_PREFIX = re.compile(r"(?:自治区|[省市区县州旗盟])(?![场域])委?(?!员)")
_OFFICE_END = re.compile(r"[局委办厅部]$")


def place_of(item: Located) -> tuple[int | None, int | None, int | None]:
    """Where ``item`` is written, as a mention says it: line, paragraph, page."""
    return item.line, item.paragraph, item.page


@dataclass(frozen=True, slots=True)
class Mention:
    """One place that names a unit or district.

    ``part`` is body or annex-N, or for the letterhead what it is called (主送机关). ``full`` is the
    whole name where the list left out its beginning (教育局 behind 市发改委).
    """

    name: str
    kind: str
    document: str
    part: str
    line: int | None
    paragraph: int | None
    page: int | None
    quote: str
    home: Home | None
    full: str | None = None


List = tuple[Mention, ...]
"""The names of one list: bodies that stand side by side are not one body."""


def name_lists(documents: Iterable[PolicyDocument]) -> list[List]:
    """Every list of names, in reading order, the names of nobody in particular left out."""
    lists = [names for document in documents for names in _lists(document) if names]
    whole = {mention.name for names in lists for mention in names}
    return [
        tuple(_restored(names, whole)) if names[0].kind in (GROUP, RECIPIENTS, COPIES) else names
        for names in lists
    ]


def heads(documents: Iterable[PolicyDocument]) -> list[List]:
    """The districts at the heads of allocation tables, a list for each table."""
    return [
        tuple(
            Mention(
                name,
                HEADS,
                document.id,
                table.part,
                *place_of(table),
                f"{table.total_column}、{'、'.join(table.districts)}",
                home_of(document),
            )
            for name in table.districts
        )
        for document in documents
        for table in document.allocations
    ]


def sentences(document: PolicyDocument) -> Iterator[tuple[str, Sentence]]:
    """Every sentence of the text, with the part it stands in."""
    for part in document.parts:
        yield from ((part.id, s) for paragraph in part.paragraphs for s in paragraph)
        for section in part.sections:
            yield from ((part.id, sentence) for sentence in _below(section))


def _below(section: Section) -> Iterator[Sentence]:
    yield from (sentence for paragraph in section.paragraphs for sentence in paragraph)
    for inner in section.sections:
        yield from _below(inner)


def _lists(document: PolicyDocument) -> Iterator[List]:
    header, home = document.header, home_of(document)
    for issuer in header.issuers:
        yield (
            Mention(
                issuer.text,
                ISSUERS,
                document.id,
                ISSUERS,
                *place_of(issuer),
                issuer.text,
                home,
            ),
        )
    for kind, names in ((RECIPIENTS, header.recipients), (COPIES, header.copies_to)):
        quote = "、".join(names)
        yield tuple(
            Mention(name, kind, document.id, kind, None, None, None, quote, home)
            for name in names
            if not _COLLECTIVE.search(name)
        )
    for task in document.tasks:
        quote = task.duty_wording or task.title
        yield tuple(
            Mention(
                unit.name,
                DUTY,
                document.id,
                task.part,
                *place_of(unit),
                quote,
                home,
            )
            for unit in task.units
            if not _COLLECTIVE.search(unit.name)
        )
    for table in document.allocations:
        for row in table.rows:
            quote = f"{row.indicator}：{'、'.join(row.units)}"
            yield tuple(
                Mention(
                    name,
                    TABLE,
                    document.id,
                    table.part,
                    *place_of(row),
                    quote,
                    home,
                )
                for name in row.units
                if not _COLLECTIVE.search(name)
            )
    for target in document.targets:
        yield tuple(
            Mention(
                name,
                TABLE,
                document.id,
                target.part,
                *place_of(target),
                f"{target.indicator}：{'、'.join(target.units)}",
                home,
            )
            for name in target.units
            if not _COLLECTIVE.search(name)
        )
    for group in document.groups:
        yield tuple(
            Mention(
                name,
                GROUP,
                document.id,
                "body",
                *place_of(group),
                group.wording,
                home,
            )
            for name in group.members
            if not _COLLECTIVE.search(name)
        )


def _restored(names: Sequence[Mention], whole: set[str]) -> Iterator[Mention]:
    """A list with what it leaves out put back, as ``full``; names that it gives whole stay.

    Of 市委 and 市 that one is put back which makes a name that is written somewhere, else the last.
    """
    prefixes: list[str] = []
    for mention in names:
        prefix = _PREFIX.match(mention.name)
        if prefix:
            prefixes = [prefix.group(), *(p for p in prefixes if p != prefix.group())]
        elif prefixes and _OFFICE_END.search(mention.name):
            candidates = [before + mention.name for before in prefixes]
            known = [name for name in candidates if name in whole]
            yield replace(mention, full=(known or candidates)[0])
            continue
        yield mention
