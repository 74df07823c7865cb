"""Automatic numbers: 一、（一）1. stand in no text, they follow from lists and their levels.

ECMA-376 part 1, 17.9: a paragraph names a list (``num``), which is an instance of a definition
(``abstractNum``). Instances of one definition count on together, unless one overrides where a
level starts.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from kspolicy.read.word.markup import MC, W, child, is_on, number, value
from kspolicy.read.word.numerals import write_number
from kspolicy.read.word.symbols import sign

if TYPE_CHECKING:
    from lxml.etree import _Element

    from kspolicy.read.word.styles import StyleNumber, Styles

_LEVELS = 9
# The list that a paragraph names to have no number where its style gives one.
_NO_LIST = "0"
_PLACEHOLDER = re.compile(r"%([1-9])")
_BULLET = "•"
# A definition may stand for another (numStyleLink); a longer way goes in a circle.
_LONGEST_WAY = 5


@dataclass(frozen=True, slots=True)
class Level:
    """One level of a list.

    ``restart``: the level, counted from 1, from which upwards a number begins this one anew; 0 for
    never, None for any above. ``legal``: all numbers are written as digits. ``style`` is the
    paragraph style tied to the level.
    """

    start: int
    form: str
    text: str
    suffix: str
    legal: bool
    restart: int | None
    style: str | None


@dataclass(frozen=True, slots=True)
class Definition:
    """An ``abstractNum``; ``link`` is the numbering style it stands for."""

    levels: dict[int, Level]
    link: str | None


@dataclass(slots=True)
class Instance:
    """A ``num``: its definition, the levels it replaces, and where it starts them."""

    definition: str
    levels: dict[int, Level]
    starts: dict[int, int]
    used: bool = False


@dataclass(slots=True)
class Numbering:
    """The lists of a document and how far each has counted.

    ``unknown`` gathers number forms that are not known and were written as digits; ``missing`` how
    many paragraphs name a list that is not there.
    """

    definitions: dict[str, Definition] = field(default_factory=dict)
    instances: dict[str, Instance] = field(default_factory=dict)
    counts: dict[str, dict[int, int]] = field(default_factory=dict)
    unknown: set[str] = field(default_factory=set)
    missing: int = 0

    def label(self, properties: _Element | None, styles: Styles) -> str:
        """The number of the next paragraph with these properties; ``""`` where it has none."""
        own = child(properties, "numPr")
        style = styles.numbering(styles.of_paragraph(properties))
        name = value(child(own, "numId")) or (style.num if style else None)
        if name is None or name == _NO_LIST:
            return ""
        instance = self.instances.get(name)
        if instance is None:
            self.missing += 1
            return ""
        definition = self._definition(instance, styles)
        levels = definition.levels | instance.levels
        written = number(value(child(own, "ilvl")))
        index = self._level_of_style(levels, style) if written is None else written
        level = levels.get(index)
        if level is None:
            return ""
        counts = self._count(instance, levels, index)
        text = self._write(level, levels, instance, counts)
        return text + ("" if level.suffix == "nothing" or not text else " ")

    def _definition(self, instance: Instance, styles: Styles) -> Definition:
        definition = self.definitions.get(instance.definition, Definition({}, None))
        for _ in range(_LONGEST_WAY):
            if definition.link is None:
                break
            linked = styles.numbering(definition.link)
            other = self.instances.get(linked.num or "") if linked else None
            if other is None:
                break
            instance.definition = other.definition
            definition = self.definitions.get(other.definition, Definition({}, None))
        return definition

    @staticmethod
    def _level_of_style(levels: dict[int, Level], style: StyleNumber | None) -> int:
        """The level tied to a style, else the one that the style names."""
        if style is None:
            return 0
        tied = (index for index, level in levels.items() if level.style == style.style)
        return next(tied, number(style.level) or 0)

    def _count(self, instance: Instance, levels: dict[int, Level], index: int) -> dict[int, int]:
        """Count one on at level ``index``."""
        counts = self.counts.setdefault(instance.definition, {})
        if not instance.used:
            instance.used = True
            for start in instance.starts:
                counts.pop(start, None)
        counts[index] = counts[index] + 1 if index in counts else _start(index, levels, instance)
        for below in [each for each in counts if each > index]:
            restart = levels[below].restart if below in levels else None
            if restart is None or index < restart:
                del counts[below]
        return counts

    def _write(
        self, level: Level, levels: dict[int, Level], instance: Instance, counts: dict[int, int]
    ) -> str:
        if level.form == "bullet":
            return level.text

        def written(match: re.Match[str]) -> str:
            index = int(match[1]) - 1
            count = counts.get(index, _start(index, levels, instance))
            form = levels[index].form if index in levels else "decimal"
            text = write_number(count, "decimal" if level.legal and form != "none" else form)
            if text is None:
                self.unknown.add(form)
            return str(count) if text is None else text

        return _PLACEHOLDER.sub(written, level.text)


def read_numbering(root: _Element | None) -> Numbering:
    """The lists of ``numbering.xml``, which may be missing."""
    numbering = Numbering()
    if root is None:
        return numbering
    for element in root.iter(W + "abstractNum"):
        definition = Definition(_levels(element), value(child(element, "numStyleLink")))
        numbering.definitions[value(element, "abstractNumId") or ""] = definition
    for element in root.iter(W + "num"):
        levels: dict[int, Level] = {}
        starts: dict[int, int] = {}
        for override in element.iter(W + "lvlOverride"):
            levels |= _levels(override)
            start = number(value(child(override, "startOverride")))
            index = number(value(override, "ilvl"))
            if start is not None and index is not None:
                starts[index] = start
        definition_name = value(child(element, "abstractNumId")) or ""
        numbering.instances[value(element, "numId") or ""] = Instance(
            definition_name, levels, starts
        )
    return numbering


def _start(index: int, levels: dict[int, Level], instance: Instance) -> int:
    if index in instance.starts:
        return instance.starts[index]
    return levels[index].start if index in levels else 0


def _levels(element: _Element) -> dict[int, Level]:
    found = {}
    for level in element.iter(W + "lvl"):
        index = number(value(level, "ilvl"))
        if index is not None and 0 <= index < _LEVELS:
            found[index] = _read_level(level)
    return found


def _read_level(level: _Element) -> Level:
    form = _form(level)
    text = value(child(level, "lvlText")) or ""
    start = number(value(child(level, "start")))
    return Level(
        start=0 if start is None else start,
        form=form,
        text=_bullet(level, text) if form == "bullet" else text,
        suffix=value(child(level, "suff")) or "tab",
        legal=bool(is_on(child(level, "isLgl"))),
        restart=number(value(child(level, "lvlRestart"))),
        style=value(child(level, "pStyle")),
    )


def _form(level: _Element) -> str:
    """The form of the numbers; newer forms stand beside an older one that means the same."""
    plain = child(level, "numFmt")
    if plain is None:
        plain = level.find(f"{MC}AlternateContent/{MC}Fallback/{W}numFmt")
    if plain is None:
        plain = level.find(f"{MC}AlternateContent/{MC}Choice/{W}numFmt")
    written = value(plain)
    return "decimalZero" if written == "custom" else written or "decimal"


def _bullet(level: _Element, text: str) -> str:
    if len(text) != 1:
        return text or _BULLET
    fonts = child(level, "rPr", "rFonts")
    font = value(fonts, "ascii") or value(fonts, "hAnsi") or ""
    return sign(ord(text), font) or _BULLET
