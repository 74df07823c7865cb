"""The labelled passages, what the parser reads in them, and how far the two agree.

A passage is read as a file would be: through the text reader, in a minimal document around it.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

import yaml

from accuracy.tables import TABLE_FIELDS, found_facts, wanted_facts, with_tabs
from kspolicy.parse.document import parse_source
from kspolicy.parse.errors import NotPolicyDocumentError
from kspolicy.read import read_bytes, read_file

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from kspolicy.model.document import PolicyDocument, Section, Target, Task

Facts = dict[str, Any]

HERE = Path(__file__).parent
ROOT = HERE.parents[1]
KINDS = ("duty", "targets", "headers", "outlines", "tables")
OPEN = "?"  # both readings hold; not judged

ROLES = ("lead", "supporting", "responsible")
_TARGET_FIELDS: Facts = {
    "indicator": None,
    "comparator": None,
    "value": None,
    "value_max": None,
    "base_value": None,
    "unit": None,
    "year": None,
    "aspirational": False,
    "basis": None,
}
_NAMED = ("number", "title", "enclosed_title", "disclosure")
_LISTED = ("recipients", "copies_to")
_DATED = ("signed", "printed")


@dataclass(frozen=True, slots=True)
class Passage:
    """One labelled passage: ``expect`` is what a reader finds in it.

    ``section``, ``title`` and ``dated`` say under which heading it stands, in which document and
    of which year that is.
    ``known_gap`` says why the parser reads it otherwise today.
    """

    kind: str
    case: str
    source: str
    passage: str
    expect: Any
    section: str = "工作任务"
    title: str = "某某市重点工作实施方案"
    dated: int | None = None
    known_gap: str | None = None

    @property
    def name(self) -> str:
        """The name that stays the same while the data around it changes."""
        return f"{self.kind}/{self.case}"


@dataclass(frozen=True, slots=True)
class Reading:
    """What a reader and the parser find in one text, fact by fact, in the same form.

    ``fields``: the fields that the reader judged.
    """

    name: str
    text: str
    expected: tuple[Facts, ...]
    found: tuple[Facts, ...]
    fields: tuple[str, ...]
    known_gap: str | None = None

    @property
    def kind(self) -> str:
        return self.name.split("/", 1)[0]

    @property
    def right(self) -> bool:
        """Whether the parser finds the same facts in the same order."""
        return len(self.expected) == len(self.found) and all(
            _same(wanted, facts, self.fields)
            for wanted, facts in zip(self.expected, self.found, strict=True)
        )


@cache
def passages(kind: str) -> tuple[Passage, ...]:
    """The labelled passages of one kind, as they stand in its file."""
    entries = yaml.safe_load((HERE / f"{kind}.yaml").read_text(encoding="utf-8"))
    return tuple(Passage(kind=kind, **entry) for entry in entries)


def parse_passage(passage: Passage) -> PolicyDocument | None:
    """The document that a passage stands in, None where the parser refuses it."""
    try:
        return parse_source(read_bytes(_framed(passage).encode(), "passage.txt"))
    except NotPolicyDocumentError:
        return None


def read_passage(passage: Passage) -> Reading:
    """Parse one passage and set what is found against what is expected.

    In a text that the parser refuses, nothing is found.
    """
    document = parse_passage(passage)
    expect = passage.expect
    match passage.kind:
        case "duty":
            fields: tuple[str, ...] = (*ROLES, "districts", "deadline")
            expected = [_wanted_duty(entry) for entry in expect]
            found = _duties(document.tasks) if document else []
        case "targets":
            fields = (*_TARGET_FIELDS, "wording")
            expected = [_TARGET_FIELDS | {"wording": OPEN} | entry for entry in expect]
            found = [_target(target) for target in document.targets] if document else []
        case "tables":
            fields = TABLE_FIELDS
            expected = list(wanted_facts(expect))
            found = list(found_facts(document)) if document else []
        case "headers":
            fields = tuple(expect)
            expected = [_wanted_header(expect)]
            found = [_header(document) if document else {}]
        case _:
            fields = ("level", "label", "title")
            expected = [dict(zip(fields, entry, strict=True)) for entry in expect]
            found = list(_headings(document.parts[0].sections, 1)) if document else []
    return Reading(
        passage.name, passage.passage, tuple(expected), tuple(found), fields, passage.known_gap
    )


def read_shipped() -> Iterator[Reading]:
    """The shipped documents against the values written down in tests/expected."""
    for folder in sorted((ROOT / "tests" / "expected").iterdir()):
        document = parse_source(read_file(ROOT / "data" / "raw" / f"{folder.name}.txt"))
        load = {file.stem: yaml.safe_load(file.read_bytes()) for file in folder.glob("*.yaml")}
        yield Reading(
            f"duty/{folder.name}",
            folder.name,
            tuple({"units": t["units"], "districts": t["all_districts"]} for t in load["tasks"]),
            tuple(
                {
                    "units": [unit.name for unit in task.units],
                    "districts": task.all_districts is not None,
                }
                for task in document.tasks
            ),
            ("units", "districts"),
        )
        fields = ("indicator", "comparator", "value", "unit", "year", "aspirational", "basis")
        yield Reading(
            f"targets/{folder.name}",
            folder.name,
            tuple(load["targets"]),
            tuple(_target(target) for target in document.targets),
            (*fields, "wording"),
        )
        stated = {
            field: value["value"] if isinstance(value, dict) else value
            for field, value in load["header"].items()
            if field in (*_NAMED, *_LISTED, *_DATED, "issuers")
        }
        yield Reading(
            f"headers/{folder.name}",
            folder.name,
            (_wanted_header(stated),),
            (_header(document),),
            tuple(stated),
        )


def differences(reading: Reading) -> list[str]:
    """One line for each fact that is missing (``-``) or should not be there (``+``)."""
    if reading.kind == "headers":
        wanted, facts = reading.expected[0], reading.found[0]
        return [
            f"{field}: - {wanted.get(field)}  + {facts.get(field)}"
            for field in reading.fields
            if not _same(wanted, facts, [field])
        ]
    rest = list(reading.found)
    lines: list[str] = []
    for wanted in reading.expected:
        same = next((facts for facts in rest if _same(wanted, facts, reading.fields)), None)
        if same is None:
            lines.append(f"- {_shown(wanted)}")
        else:
            rest.remove(same)
    lines += [f"+ {_shown(facts)}" for facts in rest]
    return lines or ["次序不同"]


def _framed(passage: Passage) -> str:
    if passage.kind == "headers":
        return passage.passage
    head = f"{passage.title}\n\n"
    if passage.dated:
        head = f"某某市人民政府办公室\n\n{passage.dated}年6月1日\n\n{head}"
    if passage.kind != "outlines":
        head += f"一、{passage.section}\n\n"
    return head + (with_tabs(passage.passage) if passage.kind == "tables" else passage.passage)


def _wanted_duty(entry: Mapping[str, Any]) -> Facts:
    roles = {role: entry.get(role, []) for role in ROLES}
    return {
        **roles,
        "districts": entry.get("districts", False),
        "deadline": entry.get("deadline"),
    }


def _duties(tasks: Iterable[Task]) -> list[Facts]:
    """Tasks as facts; a unit that leads or supports by custom only is responsible."""
    found = []
    for task in tasks:
        roles: Facts = {role: [] for role in ROLES}
        for unit in task.units:
            roles["responsible" if unit.by_custom else unit.role].append(unit.name)
        districts = task.all_districts is not None
        found.append({**roles, "districts": districts, "deadline": task.deadline})
    return found


def _target(target: Target) -> Facts:
    return {field: getattr(target, field) for field in (*_TARGET_FIELDS, "wording")}


def _wanted_header(stated: Mapping[str, Any]) -> Facts:
    return {
        field: _close(value) if field in _NAMED else str(value) if field in _DATED else value
        for field, value in stated.items()
        if value is not None
    }


def _header(document: PolicyDocument) -> Facts:
    header = document.header
    facts: Facts = {field: _close(s.text) for field in _NAMED if (s := getattr(header, field))}
    facts |= {field: s.date.isoformat() for field in _DATED if (s := getattr(header, field))}
    facts |= {field: list(getattr(header, field)) for field in _LISTED}
    return facts | {"issuers": [issuer.text for issuer in header.issuers]}


def _close(text: str | None) -> str | None:
    """Names and titles are compared without the spaces of typesetting."""
    return "".join(text.split()) if text else None


def _headings(sections: Sequence[Section], level: int) -> Iterator[Facts]:
    for section in sections:
        yield {"level": level, "label": section.label, "title": section.title}
        yield from _headings(section.sections, level + 1)


def _same(wanted: Facts, found: Facts, fields: Iterable[str]) -> bool:
    return all(wanted.get(f) == OPEN or wanted.get(f) == found.get(f) for f in fields)


def _shown(facts: Facts) -> str:
    """The facts that say something, on one line."""
    said = {field: value for field, value in facts.items() if value or value == 0}
    return "  ".join(f"{field}={value}" for field, value in said.items() if value is not False)


def listed(value: Any) -> list[Any]:  # noqa: ANN401 - a scalar, a list or nothing
    """What a fact states: several things, one, or nothing."""
    if value is None or value is False:
        return []
    return value if isinstance(value, list) else [value]
