"""The inside of a duty clause or of a cell with units: who leads, who supports, and by when."""

from __future__ import annotations

import re
import sys
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, NamedTuple

from kspolicy.parse.duty_rules import ASIDE, EXTENSION, Rules
from kspolicy.parse.duty_words import (
    ATTRIBUTE,
    DEADLINE,
    DEADLINE_LABEL,
    INVOLVED,
    JOINTLY,
    LABEL,
    LABEL_ROLES,
    LATER_LABEL,
    NOBODY,
    PERSON_LABEL,
    VERB,
    VERB_ROLES,
    named_role,
)
from kspolicy.parse.unit_names import (
    ALL_DISTRICTS,
    LONGEST_NAME,
    MORE_DISTRICTS,
    PIECE,
    PLAIN_NAMES,
    VERBS,
    is_unit,
    reads_like_name,
    split_joint,
    without_rest,
)

if TYPE_CHECKING:
    from kspolicy.model.document import UnitRole

# 责任单位：市工信局、市科技局, or the names alone: most clauses and cells are no more than that.
_LIST = re.compile(
    rf"(?:(?P<label>{'|'.join(LABEL_ROLES)})(?:单位|部门)?[:：])?(?P<names>{PLAIN_NAMES})"
)
# 以下均需各级人民政府落实 extends as 各区人民政府 does.
_EVERYWHERE = re.compile(rf"{ALL_DISTRICTS.pattern}|各级(?:人民)?政府")
# How 市、县人民政府 begins, which are all districts too; alone it is nothing.
_LEVELS = frozenset("州市县区旗乡镇")
# What none of these stands in is a name, or several: no label, aside, time or rule of all tasks.
_SAYS_MORE = re.compile(r"[:：无/—－\-第首以下不排为是涉性年季持长常其后号\d]")


class NamedUnit(NamedTuple):
    """A unit as written in a clause, and the offset of its name in the text."""

    name: str
    role: UnitRole
    offset: int


class DutyClause(NamedTuple):
    """One clause that assigns duty.

    ``start`` and ``end`` delimit it in the text, brackets included. ``districts`` is the wording
    that names all districts, ``extends`` that the clause extends it to all later tasks.
    ``labelled``: it has labels. ``first_leads``: it says that the first unit leads, ``parting``:
    or that those before this mark lead; ``rule_extends``: in later tasks as well.
    ``lost`` holds what stands where a unit should and does not read like a name.
    """

    start: int
    end: int
    units: tuple[NamedUnit, ...]
    districts: str | None = None
    districts_offset: int = 0
    extends: bool = False
    deadline: str | None = None
    lost: tuple[str, ...] = ()
    first_leads: bool = False
    rule_extends: bool = False
    labelled: bool = False
    parting: str | None = None

    @property
    def assigns(self) -> bool:
        """Whether it names anybody; a line 完成时限：… says by when only."""
        return bool(self.units or self.districts)


def parse_clause(
    text: str,
    start: int,
    end: int,
    *,
    role: UnitRole = "responsible",
    bounds: tuple[int, int] | None = None,
) -> DutyClause:
    """Read ``text[start:end]``, the inside of a clause or a table cell, as duty.

    ``role`` is that of units for which neither a label nor a verb says one. ``bounds``: those of
    the clause where it is more than its inside.
    """
    begin, stop = bounds or (start, end)
    units: list[NamedUnit] = []
    default, labelled = role, False
    listed = _LIST.match(text, start, end)
    if listed:
        label, names = listed.groups()
        if label:
            role, labelled = LABEL_ROLES[label], True
        offset = listed.start("names")
        for name in names.split("、"):
            units.append(NamedUnit(name, role, offset))
            offset += len(name) + 1
        start = listed.end()
        if start == end:
            return DutyClause(begin, stop, tuple(units), labelled=labelled)
    reading = _Reading(role, units, labelled=labelled)
    extension = EXTENSION.search(text, start, end) if text.find("以下", start, end) >= 0 else None
    if extension:
        reading.read(text, start, extension.start(), default)
        reading.extend(extension)
        start = extension.end()
    reading.read(text, start, end, default)
    return reading.clause(begin, stop)


@dataclass(slots=True)
class _Reading:
    """Reads piece by piece what is more than a list of bare names."""

    role: UnitRole
    units: list[NamedUnit]
    lost: list[str] = field(default_factory=list)
    districts: str | None = None
    districts_offset: int = 0
    extends: bool = False
    deadline: str | None = None
    rules: Rules = field(default_factory=Rules)
    labelled: bool = False
    # Behind a label that names a person.
    _skipping: bool = False
    # Where a sentence ends within the clause: behind it stand rules, and units only for certain.
    _stop: int = sys.maxsize
    # Behind 会同, where all are supporting whatever the verb.
    _jointly: bool = False
    # Where the item before ended, when it named all districts.
    _districts_end: int = -1
    # Where the last name of all districts ended.
    _districts_stop: int = 0
    # Units from here on are not yet claimed by a verb: A、B牵头，C配合.
    _unclaimed: int = 0

    def read(self, text: str, start: int, end: int, default: UnitRole) -> None:
        """Read the pieces of ``text[start:end]``, left to right.

        ``default``: the role behind a label that says none.
        """
        stop = text.find("。", start, end)
        if stop >= 0:
            self._stop = stop
        for name in PIECE.finditer(text, start, end):
            item, begin = name.group(), name.start()
            if (
                name.lastgroup
                and len(item) <= LONGEST_NAME
                and self._districts_end < 0
                and begin < self._stop
                and not self._skipping
            ):
                self.units.append(NamedUnit(item.strip(), self.role, begin))
                continue
            follows = self._districts_end + 1 == begin and text[begin - 1] == "、"
            self._districts_end = -1
            later = LATER_LABEL.search(item) if "：" in item or ":" in item else None
            if later and (later["time"] or is_unit(item[: later.start()])):
                cut = later.start()
                self._read_item(item[:cut], begin, default, follows=follows)
                self._read_item(item[cut:], begin + cut, default, follows=False)
            else:
                self._read_item(item, begin, default, follows=follows)
        if self.districts:
            if self.districts in _LEVELS and self._districts_stop == self.districts_offset + 1:
                self.lost.append(self.districts)
                self.districts = None
                return
            self.districts = text[self.districts_offset : self._districts_stop]

    def clause(self, start: int, end: int) -> DutyClause:
        """What has been read, as the clause at ``start:end`` of the text."""
        self._end_jointly()
        return DutyClause(
            start,
            end,
            tuple(self.units),
            self.districts,
            self.districts_offset,
            self.extends,
            self.deadline,
            tuple(self.lost),
            self.rules.first_leads,
            self.rules.extends,
            self.labelled or not self.units,
            self.rules.parting,
        )

    def _read_item(self, item: str, begin: int, default: UnitRole, *, follows: bool) -> None:
        """A name with a label or an aside, or either of these alone.

        ``follows``: the item before named all districts and goes on here.
        """
        if not _SAYS_MORE.search(item):
            if not self._skipping:
                self._read_names(item, begin, follows=follows)
            return
        label = LABEL.match(item)
        if label:
            item = item[label.end() :]
            if DEADLINE_LABEL.search(label["label"]):
                self.deadline = item.strip() or None
                return
            self._skipping = PERSON_LABEL.search(label["label"]) is not None
            named = named_role(label["label"], LABEL_ROLES)
            self.role = named or default
            self.labelled |= named is not None
            self._stop = sys.maxsize
            self._end_jointly()
            self._unclaimed = len(self.units)
            begin += label.end()
        if self._skipping or NOBODY.fullmatch(item):
            return
        item = self.rules.taken_from(item)
        involved = INVOLVED.match(item) if "涉及" in item else None
        if involved:
            self.districts, self.districts_offset = involved["districts"], begin + involved.start(1)
            self._districts_stop = begin + involved.end()
        elif item == "下同" and self.districts:
            self.extends = self.extends or not self.rules.repeated
        elif "性" in item and ATTRIBUTE.fullmatch(item):
            return
        elif not ASIDE.search(item) and not self._read_deadline(item):
            self._read_names(item, begin, follows=follows)

    def extend(self, extension: re.Match[str]) -> None:
        """All later tasks are those of all districts too: 以下均需各市州人民政府落实."""
        districts = _EVERYWHERE.search(extension["whom"])
        if districts is None:
            self.lost.append(extension.group())
            return
        self.extends = True
        if not self.districts:
            self.districts = extension["whom"][districts.start() :]
            self.districts_offset = extension.start("whom") + districts.start()
            self._districts_stop = extension.end("whom")

    def _read_deadline(self, item: str) -> bool:
        """Whether ``item`` is a time; the first one is the deadline."""
        match = DEADLINE.match(item)
        if match is None:
            return False
        self.deadline = self.deadline or match.group()
        return True

    def _read_names(self, item: str, begin: int, *, follows: bool) -> None:
        """One name, or several joined by words, and the verb behind that says what they do."""
        verb = VERB.search(item) if item.endswith(VERBS) else None
        names = item[: verb.start()] if verb else item
        if names.startswith("由"):
            names, begin = names[1:], begin + 1
        before, joint, behind = names.partition(JOINTLY)
        if joint and (not before or is_unit(before) or before.endswith("牵头")):
            if before:
                self._read_names(before, begin, follows=follows)
                self._claim("lead")
            begin += len(before) + len(joint)
            names, follows, self._jointly = behind, False, True
        for name, offset in split_joint(names, begin):
            follows = self._read_name(name, offset, follows=follows)
        if verb:
            self.rules.shared = not names
            role = named_role(verb["verb"], VERB_ROLES) or self.role
            self._claim("supporting" if self._jointly else role)
            self._jointly = False
        if follows and not verb:
            self._districts_end = begin + len(names)

    def _read_name(self, name: str, begin: int, *, follows: bool) -> bool:
        """One name. Returns whether it is that of all districts."""
        name = without_rest(name.replace(" ", ""))
        if follows and self.districts and MORE_DISTRICTS.fullmatch(name):
            self._districts_stop = begin + len(name)
            return True
        if ALL_DISTRICTS.match(name) or (name in _LEVELS and not self.districts):
            if not (follows and self.districts):
                self.districts, self.districts_offset = name, begin
            self._districts_stop = begin + len(name)
            return True
        certain = begin < self._stop or (is_unit(name) and "的" not in name)
        if name and certain and reads_like_name(name):
            self.units.append(NamedUnit(name, self.role, begin))
        elif name:
            self.lost.append(name)
        return False

    def _end_jointly(self) -> None:
        """All behind 会同 are supporting where no verb follows: 农业部会同财政部、林业局."""
        if self._jointly:
            self._claim("supporting")
            self._jointly = False

    def _claim(self, role: UnitRole, *, done: bool = True) -> None:
        """Give the units that no verb has claimed yet their role."""
        self.units[self._unclaimed :] = [
            unit if unit.role == role else NamedUnit(unit.name, role, unit.offset)
            for unit in self.units[self._unclaimed :]
        ]
        if done:
            self._unclaimed = len(self.units)
