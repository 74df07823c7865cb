"""What a person searches for: the words of what was typed, each with its other spellings."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from functools import cache, cached_property
from itertools import groupby
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
    from typing import Protocol

    from kspolicy.index.cache import Kind

    class Rows(Protocol):
        """An index, whether just built or opened from the cache."""

        def __getitem__(self, kind: Kind, /) -> Any:  # noqa: ANN401 - rows of many shapes
            """The rows of one kind."""


QUOTES = "“”‘’\"'「」『』"
_DROP_QUOTES = dict.fromkeys(map(ord, QUOTES))
_QUOTED = re.compile(r"“([^”]+)”|「([^」]+)」|『([^』]+)』|\"([^\"]+)\"")
_WORD = re.compile(r"\w+")
_CHINESE = re.compile(r"[\u4e00-\u9fff]")
# Signs that are typed in one width and written in the other.
_WIDTHS = tuple(zip("(),:;!?", "（），：；！？", strict=True))
_BOTH_WIDTHS = {sign: f"[{narrow}{wide}]" for narrow, wide in _WIDTHS for sign in (narrow, wide)}
# Digits and letters, which an input method for Chinese may make wide; documents are read narrow.
_NARROW = {code + 0xFEE0: code for code in range(0x21, 0x7F) if chr(code).isalnum()}
# Words that stand in nearly every sentence.
_STOP_WORDS = frozenset("的了和与及或等在是为对将到把向以其于从之而由并中")


@dataclass(frozen=True)
class Term:
    """One word that a passage must have.

    ``others`` are spellings of the same name that count as well, unless they stand inside one of
    ``rivals``, the longer names of something else. A ``literal`` term is part of a quoted phrase.
    """

    word: str
    others: tuple[str, ...] = ()
    rivals: tuple[str, ...] = ()
    literal: bool = False

    @cached_property
    def probes(self) -> tuple[str, ...]:
        """Of each spelling the longest piece that is written in one way only; any may occur."""
        spellings = (self.word, *self.others)
        pieces = {max(_WORD.findall(bare(s)), key=len, default="") for s in spellings}
        return tuple(p for p in pieces if not any(q in p for q in pieces - {p}))

    @cached_property
    def _has_case(self) -> bool:
        return any(probe.upper() != probe for probe in self.probes)

    def may_stand_in(self, text: str) -> bool:
        """A cheap look that misses no word as it was typed; ``find`` decides."""
        for probe in self.probes:
            if probe in text:
                return True
        if self._has_case or "”" in text or '"' in text or "’" in text or "」" in text:
            # oled stands in OLED, 瞪羚企业 in “瞪羚”企业.
            text = bare(text)
            return any(probe in text for probe in self.probes)
        return False

    @cached_property
    def _pattern(self) -> re.Pattern[str]:
        own = _spelt(self.word)
        if not self.literal:
            # 10 is neither in 110 nor in 10.5.
            own = (r"(?<!\d)(?<!\d\.)" if self.word[0].isdecimal() else "") + own
            own += r"(?!\.?\d)" if self.word[-1].isdecimal() else ""
        rivals = "|".join(map(_spelt, sorted(self.rivals, key=len, reverse=True)))
        others = "|".join(map(self._other, sorted(self.others, key=len, reverse=True)))
        pieces = [f"(?P<own>{own})", f"(?:{rivals})" * bool(rivals), f"(?P<other>{others})"]
        return re.compile("|".join(filter(None, pieces[: 3 if others else 1])), re.IGNORECASE)

    def _other(self, spelling: str) -> str:
        # 工信局 stands for 市工信局 in a list, but not in 省工信局.
        elided = f"市{spelling}" in (self.word, *self.others)
        return ("(?<![省市区县州])" if elided else "") + _spelt(spelling)

    def find(self, text: str) -> Iterator[Occurrence]:
        """Every occurrence in ``text``, in order."""
        for match in self._pattern.finditer(text):
            if match.lastgroup:
                yield Occurrence(match.start(), match.end(), match.lastgroup == "own")


@dataclass(frozen=True, slots=True)
class Occurrence:
    """Where a word stands in a text; ``own`` when it is the word itself, not another spelling."""

    start: int
    end: int
    own: bool


def bare(text: str) -> str:
    """The text without quotation marks and in lower case, for probing."""
    # Ten times as fast as str.translate.
    for quote in QUOTES:
        text = text.replace(quote, "")
    return text.lower()


def phrase_pattern(given: Sequence[str]) -> re.Pattern[str]:
    """What was typed, as it would be written on end."""
    return re.compile(_spelt("".join(given)), re.IGNORECASE)


def _spelt(words: str) -> str:
    """A pattern for the words however they are quoted, spaced, and in whichever width."""
    characters = [
        _BOTH_WIDTHS.get(character) or re.escape(character)
        for character in "".join(words.translate(_DROP_QUOTES | _NARROW).split())
    ]
    return rf"[{QUOTES}\s]*".join(characters)


@dataclass(frozen=True)
class Names:
    """Names that are one word, and the spellings that mean the same."""

    groups: Mapping[str, tuple[str, ...]] = field(default_factory=dict)

    def term(self, word: str) -> Term:
        """The word as a term, with the other spellings of the name that it is, if any."""
        group = next(
            (self.groups[w] for w in (word, f"市{word}", f"市委{word}") if w in self.groups), ()
        )
        others = tuple(spelling for spelling in group if word not in spelling)
        rivals = {
            spelling
            for other in others
            for spelling in self.groups
            if spelling not in group and other in spelling and word not in spelling
        }
        return Term(word, others, tuple(sorted(rivals)))


def read_names(rows: Rows) -> Names:
    """The units, districts and indicators of an index.

    An indicator brings the wordings of its own that lack its name: 高新技术企业 is also written
    新增高新技术认定企业.
    """
    spellings: dict[str, str] = dict(rows["unit_names"])
    spellings |= _without_place(spellings, rows["places"])
    for unit in rows["units"]:
        name = spellings.get(unit["name"], unit["name"])
        for spelling in (unit["name"], *unit["written"]):
            spellings.setdefault(spelling, name)
    spellings |= rows["district_names"]
    grouped: dict[str, list[str]] = {}
    for spelling, name in spellings.items():
        grouped.setdefault(name, []).append(spelling)
    groups = {s: tuple(grouped[name]) for s, name in spellings.items()}
    for concept, wordings in _wordings(rows["targets"]).items():
        groups.setdefault(concept, (concept, *wordings))
    return Names(groups)


def _without_place(spellings: Mapping[str, str], places: Iterable[str]) -> dict[str, str]:
    """昆山市市场监督管理局 is written 市市场监督管理局 in a document of the city's own."""
    return {
        rest: name
        for spelling, name in spellings.items()
        for place in places
        if (rest := spelling.removeprefix(place)) != spelling and rest.startswith("市")
        if rest not in spellings
    }


def _wordings(targets: Iterable[Mapping[str, Any]]) -> dict[str, dict[str, None]]:
    found: dict[str, dict[str, None]] = {}
    for target in targets:
        concept = target["concept"]
        if concept is None or target["district"] is not None or target["doubt"] is not None:
            continue
        wording = target["indicator"].removesuffix(f"（{target['unit']}）").translate(_DROP_QUOTES)
        wordings = found.setdefault(concept, {})
        if concept not in wording:
            wordings[wording] = None
    return found


def read_query(
    given: Sequence[str], names: Names, jargon: Callable[[], Iterable[str]], *, exact: bool = False
) -> tuple[Term, ...]:
    """The words of what was typed, each once.

    What stands in quotation marks is taken as written, and with ``exact`` every argument is.
    Anything else is cut into words; ``jargon`` gives words that no dictionary has, and is only
    asked when there is something to cut. Empty when nothing was typed that could be found.
    """
    terms: dict[str, Term] = {}
    narrow = [words.translate(_NARROW) for words in given]
    if exact:
        for phrase in map(str.strip, narrow):
            if _WORD.search(phrase):
                terms[phrase] = Term(phrase, literal=True)
        return tuple(terms.values())
    text = " ".join(narrow)
    for quoted in _QUOTED.finditer(text):
        phrase = next(filter(None, quoted.groups())).strip()
        if _WORD.search(phrase):
            terms[phrase] = Term(phrase, literal=True)
    chunks = _QUOTED.sub(" ", text).translate(_DROP_QUOTES).split()
    words = [word for chunk in chunks for word in _cut(chunk, names, jargon) if _WORD.search(word)]
    telling = [word for word in words if word not in _STOP_WORDS]
    for word in telling or ([] if terms else words):
        terms.setdefault(word, names.term(word))
    return tuple(terms.values())


def _cut(chunk: str, names: Names, jargon: Callable[[], Iterable[str]]) -> Iterable[str]:
    if len(chunk) <= 2 or chunk in names.groups or not _CHINESE.search(chunk):
        return [chunk]
    coined = set(jargon())
    return [chunk] if chunk in coined else _segmented(chunk, [*names.groups, *coined])


def _segmented(chunk: str, own_words: Iterable[str]) -> Iterator[str]:
    """The words of a chunk of Chinese; those of ``own_words`` are never cut, longest first.

    Two characters are too few to tell a name: 周市 stands in 每周市场.
    """
    own = sorted({w for w in own_words if len(w) > 2 and w in chunk}, key=len, reverse=True)
    pieces = re.split(f"({'|'.join(map(re.escape, own))})", chunk) if own else [chunk]
    for index, piece in enumerate(pieces):
        if index % 2 or len(piece) <= 2:
            yield piece
        else:
            # Guessing at unknown words would make 市工 and 信局 of 市工信局.
            yield from _joined(_tokenizer().cut(piece, HMM=False))


@cache
def _tokenizer() -> Any:  # noqa: ANN401 - jieba has no types
    """A tokenizer with jieba's dictionary; loading it takes half a second."""
    import logging
    import warnings

    with warnings.catch_warnings():
        # jieba's own source is full of invalid escapes.
        warnings.simplefilter("ignore")
        import jieba

    jieba.setLogLevel(logging.CRITICAL)
    return jieba.Tokenizer()


def _joined(pieces: Iterable[str]) -> list[str]:
    """The pieces, single characters that no dictionary takes for a word put back to words.

    A run of them is one word (瞪 羚). One alone belongs to the number before it (260 家), else to
    what follows (元 宇宙), else to what stands before.
    """
    words: list[str] = []
    waiting = ""
    for single, run in groupby(pieces, _is_single):
        found = list(run)
        if not single:
            if found[0] in _STOP_WORDS or not _CHINESE.match(found[0]):
                words.append(waiting)
            else:
                found[0] = waiting + found[0]
            words += found
            waiting = ""
        elif len(found) > 1:
            words.append("".join(found))
        elif words and words[-1].isdecimal():
            words[-1] += found[0]
        else:
            waiting = found[0]
    if waiting and words and _CHINESE.match(words[-1]) and words[-1] not in _STOP_WORDS:
        words[-1] += waiting
    elif waiting:
        words.append(waiting)
    return list(filter(None, words))


def _is_single(piece: str) -> bool:
    return len(piece) == 1 and piece not in _STOP_WORDS and bool(_CHINESE.match(piece))
