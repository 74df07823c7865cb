"""The lexicon in use: the built-in one, with a user's own added or in its place."""

from __future__ import annotations

import re
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from pydantic import ValidationError

from kspolicy.corpus.errors import CorpusError
from kspolicy.corpus.guard import read_yaml
from kspolicy.lexicon.entries import LexiconFile, NameEntry, Slip
from kspolicy.lexicon.names import LEVELS, DistrictNames, UnitNames

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator, Sequence

_BUILT_IN = Path(__file__).parent / "data"


@dataclass(frozen=True, slots=True)
class Lexicon:
    """Everything the lexicon files say, ready to ask.

    ``of_cities`` are those of its ``files`` that are built in for one city.
    """

    places: tuple[str, ...]
    units: UnitNames
    unit_entries: tuple[NameEntry, ...]
    district_entries: tuple[NameEntry, ...]
    indicators: tuple[tuple[re.Pattern[str], str], ...]
    slips: tuple[Slip, ...] = ()
    files: tuple[LexiconFile, ...] = ()
    of_cities: tuple[LexiconFile, ...] = ()

    @property
    def cities(self) -> frozenset[str]:
        """The cities that something is built in for."""
        return frozenset(file.name for file in self.of_cities)

    def serving(self, homes: Collection[str | None], places: Iterable[str] = ()) -> Lexicon:
        """The lexicon for documents of these places, ``places`` being all their names.

        What is built in for a city serves documents of that city and those that do not say where
        they come from (None): 高新区 of another city is not 昆山高新区. What a user gives serves
        all.
        """
        more = [place for place in places if place not in self.places]
        strange = [file for file in self.of_cities if None not in homes and file.name not in homes]
        if not strange and not more:
            return self
        return _compose(
            [file for file in self.files if file not in strange],
            [file for file in self.of_cities if file not in strange],
            more,
        )

    def districts(self, headed: Iterable[str] = ()) -> DistrictNames:
        """District names of the lexicon and those that head allocation tables.

        A head that the lexicon knows keeps the lexicon's name; any other is a name of its own.
        """
        spellings = {s: e.name for e in self.district_entries for s in e.spellings()}
        known = DistrictNames(spellings, self.places)
        fresh = {name: name for name in headed if known.known(name) is None}
        return DistrictNames({**spellings, **fresh}, self.places)

    def indicator(self, written: str) -> str | None:
        """The concept that a lexicon entry gives to an indicator, None where none fits."""
        return next((name for form, name in self.indicators if form.fullmatch(written)), None)


def lexicon_files(user: Sequence[Path] = ()) -> list[Path]:
    """The files a lexicon is made of, in the order in which they are read."""
    return [*sorted(_BUILT_IN.glob("*.yaml")), *user]


def load_lexicon(user: Sequence[Path] = ()) -> Lexicon:
    """Load the built-in lexicon and the user's own files on top of it.

    Raises:
        CorpusError: a file cannot be opened, is not YAML, or does not have a lexicon's form.
    """
    built_in = [_load(path) for path in lexicon_files()]
    files = [*built_in, *(_load(path) for path in user)]
    last = max((i for i, file in enumerate(files) if file.mode == "replace"), default=0)
    # A wrong word is wrong in every city: other names do not make it right.
    words = [LexiconFile(name=file.name, slips=file.slips) for file in files[:last]]
    of_cities = [file for file in built_in if file in files[last:] and file.places]
    return _compose([*words, *files[last:]], of_cities)


def _compose(
    files: Sequence[LexiconFile],
    of_cities: Sequence[LexiconFile],
    more_places: Sequence[str] = (),
) -> Lexicon:
    """One lexicon of several files, of which ``of_cities`` are built in for one city."""
    slips = {slip.wrong: slip for file in files for slip in file.slips}
    places = tuple(
        sorted(
            dict.fromkeys((*(p for file in files for p in file.places), *more_places)),
            key=len,
            reverse=True,
        )
    )
    units = _merge(entry for file in files for entry in file.units)
    districts = _merge(entry for file in files for entry in file.districts)
    indicators = _merge(entry for file in files for entry in file.indicators)
    spellings = {s: entry.name for entry in units for s in _unit_spellings(entry, places)}
    return Lexicon(
        places=places,
        units=UnitNames(spellings, places),
        unit_entries=units,
        district_entries=districts,
        indicators=tuple(
            (_pattern(spelling), entry.name)
            for entry in indicators
            for spelling in entry.spellings()
        ),
        slips=tuple(slips.values()),
        files=tuple(files),
        of_cities=tuple(of_cities),
    )


def _load(path: Path) -> LexiconFile:
    if not path.exists():
        raise CorpusError(f"词典 {path} 不存在，请检查路径。")
    loaded = read_yaml(path)
    try:
        return LexiconFile.model_validate(loaded.data)
    except ValidationError as error:
        first = error.errors()[0]
        line = loaded.line(tuple(first["loc"]))
        field = ".".join(str(step) for step in first["loc"]) or "整个文件"
        raise CorpusError(
            f"词典 {path} 第 {line} 行的 {field} 不合格式：应有 name 和 units、districts、"
            "indicators 等列表，每项至少写 name"
        ) from error


def _merge(entries: Iterable[NameEntry]) -> tuple[NameEntry, ...]:
    """Entries of one name become one; a later file adds its aliases to an earlier one's."""
    merged: dict[str, NameEntry] = {}
    for entry in entries:
        before = merged.get(entry.name, entry)
        merged[entry.name] = NameEntry(
            name=entry.name,
            full=entry.full or before.full,
            aliases=tuple(dict.fromkeys((*before.aliases, *entry.aliases))),
        )
    return tuple(merged.values())


def _unit_spellings(entry: NameEntry, places: Sequence[str]) -> Iterator[str]:
    """Every spelling of a unit, and how its own city writes it: 昆山市教育局 is 市教育局 there."""
    for spelling in entry.spellings():
        yield spelling
        for place in places:
            if place.endswith(LEVELS) and spelling.startswith(place):
                yield f"{place[-1]}{spelling[len(place) :]}"


def _pattern(spelling: str) -> re.Pattern[str]:
    """A spelling with ``*`` for any words as a pattern."""
    return re.compile(".{0,40}?".join(re.escape(piece) for piece in spelling.split("*")))
