"""Full text: the passages that have the words, best first."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal, NamedTuple, TypedDict

from kspolicy.query.words import Occurrence, Term, phrase_pattern

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from kspolicy.index.rows import PassageRow, TargetRow, TaskRow
    from kspolicy.query.words import Rows

Match = Literal["phrase", "near", "all", "partial"]
_RANK: dict[Match, int] = {"phrase": 0, "near": 1, "all": 2, "partial": 3}
# With at most this many other characters between them, words are near each other: a clause.
_NEAR = 20
_CONTEXT = 40
# Between the cells of a table row, as in 创新企业｜高新技术企业认定数（家）｜2025年 264.
CELL = "｜"
_QUOTED_WORD = re.compile(r"“([^“”，。；、]{2,8})”")


class Hit(TypedDict):
    """A passage that has the words.

    ``match`` says how: all on end as typed, near each other, all somewhere, or only some;
    ``found`` and ``missing`` are the words, ``written`` what stands for them in the text.
    ``context`` is the text around them, ``text`` the whole sentence or table row.
    """

    ref: str
    document: str
    part: str
    label: str
    match: Match
    found: list[str]
    missing: list[str]
    written: list[str]
    context: str
    text: str
    line: int | None
    paragraph: int | None
    page: int | None


@dataclass(frozen=True, slots=True)
class Answer:
    """What a search found.

    ``others`` are spellings found that were not typed, by the word they stand for; ``absent``
    are words that no passage has, told only when no passage has all.
    """

    hits: list[Hit]
    others: dict[str, list[str]]
    absent: list[str]

    @property
    def partial(self) -> bool:
        """Whether no passage has all the words."""
        return bool(self.hits) and self.hits[0]["match"] == "partial"


def search(passages: Iterable[PassageRow], terms: Sequence[Term], typed: Sequence[str]) -> Answer:
    """The passages that have every term; where there are none, those that have most of them.

    ``typed`` is the question as it was given. Passages with all of it on end come first, then
    those with the words near each other; within these, the order of the documents.
    """
    listed = list(passages)
    on_end = phrase_pattern(typed)
    found = [
        (passage, occurrences)
        for passage in _probed(listed, terms)
        if all(occurrences := [list(term.find(passage["text"])) for term in terms])
    ]
    absent: list[str] = []
    if not found and len(terms) > 1:
        found, absent = _partly(listed, terms)
    hits = [_hit(passage, terms, occurrences, on_end) for passage, occurrences in found]
    hits.sort(key=lambda hit: _RANK[hit["match"]])
    return Answer(hits, _others(terms, hits, found), absent)


def _probed(passages: Iterable[PassageRow], terms: Sequence[Term]) -> Iterator[PassageRow]:
    """The passages that may have every term: a cheap look, the longest word first."""
    longest_first = sorted(terms, key=lambda term: -min(map(len, term.probes)))
    for passage in passages:
        text = passage["text"]
        for term in longest_first:
            if not term.may_stand_in(text):
                break
        else:
            yield passage


_Found = list[tuple["PassageRow", list[list[Occurrence]]]]


def _partly(passages: Iterable[PassageRow], terms: Sequence[Term]) -> tuple[_Found, list[str]]:
    """The passages that have as many terms as any, and the words that none has."""
    best: _Found = []
    most = 1
    present: set[str] = set()
    for passage in passages:
        if not any(term.may_stand_in(passage["text"]) for term in terms):
            continue
        occurrences = [list(term.find(passage["text"])) for term in terms]
        present.update(term.word for term, places in zip(terms, occurrences, strict=True) if places)
        number = sum(map(bool, occurrences))
        if number > most:
            best, most = [], number
        if number == most:
            best.append((passage, occurrences))
    # One word of three is no answer to the question.
    if most * 2 < len(terms):
        best = []
    return best, [term.word for term in terms if term.word not in present]


def _hit(
    passage: PassageRow,
    terms: Sequence[Term],
    occurrences: list[list[Occurrence]],
    on_end: re.Pattern[str],
) -> Hit:
    text = passage["text"]
    missing = [t.word for t, places in zip(terms, occurrences, strict=True) if not places]
    window = _closest([places for places in occurrences if places])
    match: Match = "all"
    if missing:
        match = "partial"
    elif any(all(_heads_figure(text, o) for o in places) for places in occurrences):
        # A column's head is written once; that a row has a figure under it is no saying of it.
        match = "all"
    elif whole := on_end.search(text):
        match = "phrase"
        window = [Occurrence(whole.start(), whole.end(), own=True)]
    elif len(terms) > 1 and _between(window) <= _NEAR:
        match = "near"
    written = dict.fromkeys(text[o.start : o.end] for places in occurrences for o in places)
    return {
        "ref": passage["ref"],
        "document": passage["document"],
        "part": passage["part"],
        "label": passage["label"],
        "match": match,
        "found": [term.word for term in terms if term.word not in missing],
        "missing": missing,
        "written": list(written),
        "context": _context(text, window),
        "text": text,
        "line": passage["line"],
        "paragraph": passage["paragraph"],
        "page": passage["page"],
    }


def _heads_figure(text: str, occurrence: Occurrence) -> bool:
    """Whether the word is the head of a figure in a table row: ｜高新区 255｜."""
    start = text.rfind(CELL, 0, occurrence.start) + 1
    cell = text[start:].partition(CELL)[0]
    head, _, figure = cell.rpartition(" ")
    return start > 0 and occurrence.end <= start + len(head) and not figure[:1].isalpha()


def _closest(occurrences: Sequence[Sequence[Occurrence]]) -> list[Occurrence]:
    """One occurrence of each term, such that they stand as close together as they can."""
    order = sorted((o.start, o.end, i, o) for i, places in enumerate(occurrences) for o in places)
    best: list[Occurrence] = []
    last: dict[int, Occurrence] = {}
    for _, _, index, occurrence in order:
        last[index] = occurrence
        window = list(last.values())
        if len(last) == len(occurrences) and (not best or _span(window) < _span(best)):
            best = window
    return sorted(best, key=lambda o: o.start)


def _span(window: Sequence[Occurrence]) -> int:
    return max(o.end for o in window) - min(o.start for o in window)


def _between(window: Sequence[Occurrence]) -> int:
    return _span(window) - sum(o.end - o.start for o in window)


def _context(text: str, window: Sequence[Occurrence]) -> str:
    """The text around the words, … where something is left out."""
    pieces: list[tuple[int, int]] = []
    for occurrence in window:
        start = max(occurrence.start - _CONTEXT, 0)
        end = min(occurrence.end + _CONTEXT, len(text))
        if pieces and start <= pieces[-1][1]:
            start, end = pieces[-1][0], max(end, pieces.pop()[1])
        pieces.append((start, end))
    said = "…".join(text[start:end].strip() for start, end in pieces)
    before = "…" if pieces and pieces[0][0] > 0 else ""
    after = "…" if pieces and pieces[-1][1] < len(text) else ""
    return before + said + after


def _others(terms: Sequence[Term], hits: Sequence[Hit], found: _Found) -> dict[str, list[str]]:
    others: dict[str, dict[str, None]] = {}
    for passage, occurrences in found:
        for term, places in zip(terms, occurrences, strict=True):
            for o in places:
                if not o.own:
                    others.setdefault(term.word, {})[passage["text"][o.start : o.end]] = None
    return {word: list(spellings) for word, spellings in others.items()}


def searchable(
    rows: Rows, documents: frozenset[str] | None = None, part: str | None = None
) -> Iterator[PassageRow]:
    """Every sentence of an index, and every table row whole: its cells, figures and units.

    ``documents`` narrows to those ids; ``part`` to body, to an annex, or, as annex, to all of
    them.
    """
    tables = _table_rows(rows["tasks"], rows["targets"])
    for passage in rows["passages"]:
        if documents is not None and passage["document"] not in documents:
            continue
        if part is not None and not _in_part(passage["part"], part):
            continue
        row = tables.get(passage["ref"])
        if row is None:
            yield passage
        elif row.cells:
            whole = passage.copy()
            whole["label"] = row.title
            whole["text"] = CELL.join(filter(None, row.cells))
            yield whole
            # The passages of its other cells are in it.
            row.cells.clear()


def _in_part(part: str, wanted: str) -> bool:
    return part == wanted or (wanted == "annex" and part.startswith("annex-"))


class _TableRow(NamedTuple):
    title: str
    cells: list[str]


def _table_rows(tasks: Iterable[TaskRow], targets: Iterable[TargetRow]) -> dict[str, _TableRow]:
    """Every row of a task list and of an allocation table, by its ref."""
    rows: dict[str, _TableRow] = {}
    for task in tasks:
        # 附件2/8 is a row, 附件3/2.1 a heading with its text.
        if task["part"] != "body" and task["ref"].rpartition("/")[2].isdecimal():
            units = list(task["responsible_units"])
            if task["all_districts"] and not task["all_districts_inherited"]:
                units.append("各区镇")
            cells = [task["programme"] or "", task["title"], task["text"], "、".join(units)]
            rows[task["ref"]] = _TableRow(f"{task['number'] or ''} {task['title']}".strip(), cells)
    for target in targets:
        ref, at, _ = target["ref"].partition("@")
        if "#" in ref:
            continue
        if not at:
            units_cell = "、".join(target["responsible_units"])
            cells = [target["category"] or "", target["indicator"], units_cell]
            rows[ref] = _TableRow(target["indicator"], cells)
        # The quote is 指标：列名 数值.
        rows[ref].cells.insert(-1, target["quote"].removeprefix(f"{target['indicator']}："))
    return rows


def jargon(passages: Iterable[PassageRow]) -> list[str]:
    """What the documents put in quotation marks: “瞪羚”, “专精特新”, “揭榜挂帅”."""
    quoted = (_QUOTED_WORD.findall(p["text"]) for p in passages if "“" in p["text"])
    return list(dict.fromkeys(word for words in quoted for word in words))
