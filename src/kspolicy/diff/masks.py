"""What other changes tell is masked in the running text, so that no change is told twice."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from typing import TYPE_CHECKING

from kspolicy.diff.folding import bare, fold
from kspolicy.diff.header import cited
from kspolicy.diff.outline import walk
from kspolicy.diff.passages import Passage, part_holder, row_holder, section_holder
from kspolicy.parse.duty import find_duty

if TYPE_CHECKING:
    from kspolicy.diff.change import Change
    from kspolicy.model.document import (
        CoordinationGroup,
        Header,
        PolicyDocument,
        Target,
        Task,
    )

YEAR_HEAD = re.compile(r"(?:到|至)?(?:19|20)\d\d年(?:年?[底末])?(?:前|之前|以前)?")
# Everything else that a target's fields tell stands in these words of its clause.
_WORDING_FIELDS = {"value", "value_max", "unit", "comparator"}
_CLAUSE_FIELDS = {"base_value", "aspirational", "basis", "task"}
_CLAUSE_DUTIES = {"lead_units", "supporting_units", "unit_order"}

Passages = dict[str, list[Passage]]
Told = Mapping[tuple[str, str], Sequence["Change"]]
"""The changes of each item, by what it is and its id in the document at hand."""


def mask_told(document: PolicyDocument, passages: Passages, told: Told) -> None:
    """Mask, in the passages of ``document``, everything that the changes ``told`` tell."""
    _mask_header(document.header, passages, told)
    for citation in document.header.citations:
        if _fields(told, "header", "header/citations"):
            for passage in _all(passages):
                passage.hide(cited(citation))
    _mask_headings(document, passages, told)
    for task in document.tasks:
        _mask_duty(task, passages, told)
    _mask_targets(document.targets, passages, told)
    for number, group in enumerate(document.groups, start=1):
        if _fields(told, "group", f"group/{number}"):
            _mask_group(group, passages)


def _fields(told: Told, item: str, identity: str) -> set[str]:
    """The fields told of an item; what is new or gone is told as a whole."""
    return {change.field or change.kind for change in told.get((item, identity), ())}


def _all(passages: Passages) -> Iterator[Passage]:
    return (passage for held in passages.values() for passage in held)


def _mask_header(header: Header, passages: Passages, told: Told) -> None:
    """Letterhead and signature are paragraphs of the body before its first heading."""
    opening = passages.get(part_holder("body"), [])
    names = [statement.text for statement in header.issuers]
    lists: dict[str, set[str]] = {
        "recipients": {bare("".join(header.recipients))} - {""},
        "issuers": {bare("".join(names)), *(bare(f"{name}文件") for name in names)} - {""},
    }
    for field, texts in lists.items():
        if _fields(told, "header", f"header/{field}"):
            _hide_whole(opening, texts)
    for field in ("number", "title", "enclosed_title", "signed", "disclosure"):
        statement = getattr(header, field)
        if statement and _fields(told, "header", f"header/{field}"):
            _hide_whole(opening, {bare(statement.text)})
    if header.adopted and _fields(told, "header", "header/adopted"):
        for passage in opening:
            if passage.hide(fold(header.adopted.text)) >= 0:
                break


def _hide_whole(passages: Sequence[Passage], texts: set[str]) -> None:
    """Mask the passages that say one of ``texts``, signs and spaces aside."""
    for passage in passages:
        if bare(passage.text) in texts:
            passage.masked.append((0, len(passage.text)))


def _mask_headings(document: PolicyDocument, passages: Passages, told: Told) -> None:
    """A title that is the first clause or sentence of its own text."""
    for part in document.parts:
        for node in walk(part):
            if "title" in _fields(told, "section", node.id):
                holder = section_holder(part.id, node.section.id)
                _hide_title(passages, holder, node.section.title)
    for task in document.tasks:
        if task.section and _fields(told, "task", task.id) & {"title", "added", "removed"}:
            _hide_title(passages, section_holder(task.part, task.section), task.title)


def _hide_title(passages: Passages, holder: str, title: str) -> None:
    words = fold(title)
    for passage in passages.get(holder, ()):
        if words and passage.text.startswith(words):
            passage.hide(words)
            break


def _mask_duty(task: Task, passages: Passages, told: Told) -> None:
    fields = _fields(told, "task", task.id)
    if not fields or not task.section:
        return
    names = {
        fold(name)
        for change in told.get(("task", task.id), ())
        if change.field in ("responsible_units", "unit_name")
        for name in _one_sided(change.old, change.new)
    }
    if "all_districts" in fields and task.all_districts and not task.all_districts.inherited:
        names.add(fold(task.all_districts.wording))
    deadline = fold(task.deadline) if "deadline" in fields and task.deadline else ""
    whole = bool(fields & (_CLAUSE_DUTIES | {"added", "removed"}))
    for passage in passages.get(section_holder(task.part, task.section), ()):
        if passage.role != "duty":
            continue
        for clause in find_duty(passage.text):
            if whole:
                passage.masked.append((clause.start, clause.end))
            for unit in clause.units:
                if unit.name in names:
                    passage.masked.append((unit.offset, unit.offset + len(unit.name)))
            for name in names - {unit.name for unit in clause.units}:
                start = passage.text.find(name, clause.start, clause.end)
                if start >= 0:
                    passage.masked.append((start, start + len(name)))
            stated = _stated(deadline)
            if stated and (found := stated.search(passage.text, clause.start, clause.end)):
                passage.masked.append(found.span())


def _stated(deadline: str) -> re.Pattern[str] | None:
    """A deadline with what announces it: 完成时限：2024年底."""
    if not deadline:
        return None
    return re.compile(rf"(?:[^、，,；;：:（(]{{2,8}}[:：])?{re.escape(deadline)}")


def _one_sided(old: object, new: object) -> set[str]:
    before = set(old) if isinstance(old, tuple) else {str(old)}
    after = set(new) if isinstance(new, tuple) else {str(new)}
    return before ^ after


def _mask_targets(targets: Sequence[Target], passages: Passages, told: Told) -> None:
    seen: dict[tuple[str, str, str], int] = {}
    for target in targets:
        holder = _holder(target, passages)
        key = (holder, target.quote, target.wording)
        seen[key] = seen.get(key, 0) + 1
        fields = _fields(told, "target", target.id)
        if fields:
            _mask_target(target, passages.get(holder, ()), fields, seen[key])


def _holder(target: Target, passages: Passages) -> str:
    row = row_holder(target.task or "")
    if row in passages:
        return row
    if target.section:
        return section_holder(target.part, target.section)
    return part_holder(target.part)


def _mask_target(
    target: Target, held: Sequence[Passage], fields: set[str], occurrence: int
) -> None:
    """Mask what ``fields`` tell in the clause of ``target``, the ``occurrence``-th like it."""
    quote = fold(target.quote)
    places = [
        (passage, match.start())
        for passage in held
        for match in re.finditer(re.escape(quote), passage.text)
    ]
    if not places or not quote:
        return
    passage, start = places[min(occurrence, len(places)) - 1]
    end = start + len(quote)
    if "year" in fields:
        passage.masked.extend(match.span() for match in YEAR_HEAD.finditer(passage.text))
    if fields & (_CLAUSE_FIELDS | {"added", "removed"}):
        passage.masked.append((start, end))
        return
    wording = fold(target.wording)
    at = passage.text.rfind(wording, start, end)
    if at < 0:
        passage.masked.append((start, end))
        return
    if fields & _WORDING_FIELDS:
        passage.masked.append((at, at + len(wording)))
    if "indicator" in fields:
        indicator = fold(target.indicator)
        found = passage.text.find(indicator, start, end)
        passage.masked.append((found, found + len(indicator)) if found >= 0 else (start, at))


def _mask_group(group: CoordinationGroup, passages: Passages) -> None:
    for passage in _all(passages):
        if passage.hide(fold(group.wording)) >= 0:
            if group.office:
                passage.hide(fold(f"办公室设在{group.office}"))
            return
