"""Changed running text: sentences matched, moved ones found, words compared."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from kspolicy.diff.change import Change, Subject
from kspolicy.diff.pairing import Pairing, alike
from kspolicy.diff.passages import Passage, joined
from kspolicy.diff.words import WordCutter, edits, is_told, shown

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping, Sequence

# A sentence that shares less with another than this is not that sentence, reworded.
_REWORDED = 0.5
# Elsewhere in the document it must be more nearly the same, and long enough to be itself.
_MOVED = 0.8
_LONG_ENOUGH = 8
# Sentences joined or split by a full stop.
_RESPLIT = 0.85

Pair = tuple[Passage, Passage]


@dataclass(frozen=True, slots=True)
class Place:
    """A part, heading or task-list row as the place of a change."""

    id: str
    label: str
    part: str


@dataclass(slots=True)
class TextDifference:
    """The text of two documents, compared.

    ``old`` and ``new`` give the passages of every holder (a part, heading or task-list row),
    ``holders`` the new holder of each old one that lives on, ``places`` what a holder is called.
    What stands under a heading that only one document has is told with that heading; it counts
    only for where a sentence came from or went to.
    """

    old: Mapping[str, list[Passage]]
    new: Mapping[str, list[Passage]]
    holders: Mapping[str, str]
    old_places: Mapping[str, Place]
    new_places: Mapping[str, Place]
    cutter: WordCutter
    _kept: set[str] = field(default_factory=set)
    _gaps: list[tuple[list[Passage], list[Passage]]] = field(default_factory=list)
    _reworded: list[Pair] = field(default_factory=list)
    _moved: list[Pair] = field(default_factory=list)

    def changes(self) -> Iterator[Change]:
        """Every change of words, and every sentence that was added, removed or moved."""
        self._kept = set(self.holders.values())
        for old_holder, new_holder in self.holders.items():
            self._gaps += _gaps(self.old.get(old_holder, []), self.new.get(new_holder, []))
        self._find_moved()
        self._pair_within_gaps()
        self._find_moved_and_reworded()
        for old, new in self._reworded:
            yield from self._word_changes(old, new)
        yield from self._moves()
        for olds, news in self._gaps:
            yield from self._whole(olds, added=False)
            yield from self._whole(news, added=True)

    def _left(self) -> tuple[list[Passage], list[Passage]]:
        """Passages not matched yet, those under headings of one document only included."""
        olds = [passage for old, _ in self._gaps for passage in old]
        news = [passage for _, new in self._gaps for passage in new]
        olds += [p for holder, held in self.old.items() if holder not in self.holders for p in held]
        news += [p for holder, held in self.new.items() if holder not in self._kept for p in held]
        return olds, news

    def _find_moved(self) -> None:
        olds, news = self._left()
        pairing = Pairing(olds, news)
        parts = {holder: self.holders.get(place.part) for holder, place in self.old_places.items()}

        def old_key(passage: Passage) -> tuple[str | None, str] | None:
            return (parts[passage.holder], passage.text) if _distinct(passage) else None

        def new_key(passage: Passage) -> tuple[str | None, str] | None:
            part = self.new_places[passage.holder].part
            return (part, passage.text) if _distinct(passage) else None

        pairing.join_equal(old_key, new_key)
        self._take(pairing)

    def _find_moved_and_reworded(self) -> None:
        olds, news = self._left()
        pairing = Pairing(list(filter(_distinct, olds)), list(filter(_distinct, news)))
        pairing.join_likest(lambda passage: passage.bare, _MOVED, self._may_move)
        self._reworded += self._take(pairing)

    def _may_move(self, old: Passage, new: Passage) -> bool:
        """Within a part, and not from a heading that is gone to a new one: they are told whole."""
        part = self.holders.get(self.old_places[old.holder].part)
        return part == self.new_places[new.holder].part and (
            old.holder in self.holders or new.holder in self._kept
        )

    def _take(self, pairing: Pairing[Passage]) -> list[Pair]:
        pairs = [pair for pair in pairing.pairs() if self._may_move(*pair)]
        self._moved += pairs
        taken = {id(passage) for pair in pairs for passage in pair}
        self._gaps = [
            ([p for p in olds if id(p) not in taken], [p for p in news if id(p) not in taken])
            for olds, news in self._gaps
        ]
        return pairs

    def _pair_within_gaps(self) -> None:
        left: list[tuple[list[Passage], list[Passage]]] = []
        for olds, news in self._gaps:
            if olds and news and len(olds) != len(news) and _resplit(olds, news):
                self._reworded.append((joined(olds), joined(news)))
                continue
            pairing = Pairing(olds, news)
            pairing.join_likest(lambda passage: passage.bare, _REWORDED)
            self._reworded += pairing.pairs()
            left.append((pairing.removed(), pairing.added()))
        self._gaps = left

    def _word_changes(self, old: Passage, new: Passage) -> Iterator[Change]:
        subject = self._subject(old, new)
        for before, after in edits(old, new, self.cutter):
            yield subject.words(before, after, new.text)

    def _moves(self) -> Iterator[Change]:
        """Moved passages, neighbours that stayed neighbours told as one."""
        run: list[Pair] = []
        for pair in sorted(self._moved, key=lambda p: (p[1].holder, p[1].position)):
            if run and not _follows(run[-1], pair):
                yield self._move(run)
                run = []
            run.append(pair)
        if run:
            yield self._move(run)

    def _move(self, run: Sequence[Pair]) -> Change:
        old, new = joined([old for old, _ in run]), joined([new for _, new in run])
        subject = self._subject(old, new)
        before = f"{self.old_places[old.holder].label} 第{old.number}段第{old.position + 1}句"
        after = f"{self.new_places[new.holder].label} 第{new.number}段第{new.position + 1}句"
        return subject.moved(before, after, new.text)

    def _whole(self, passages: Sequence[Passage], *, added: bool) -> Iterator[Change]:
        """Sentences that only one document has, neighbours of one paragraph told as one."""
        run: list[Passage] = []
        for passage in passages:
            if run and (run[-1].number, run[-1].position + 1) != (
                passage.number,
                passage.position,
            ):
                yield from self._one_whole(run, added=added)
                run = []
            run.append(passage)
        if run:
            yield from self._one_whole(run, added=added)

    def _one_whole(self, run: Sequence[Passage], *, added: bool) -> Iterator[Change]:
        passage = joined([p for p in run if not is_told(p)] or run)
        if is_told(passage):
            return
        if added:
            yield self._subject(None, passage).words("", shown(passage), passage.text)
        else:
            yield self._subject(passage, None).words(shown(passage), "", passage.text)

    def _subject(self, old: Passage | None, new: Passage | None) -> Subject:
        old_place = self.old_places[old.holder] if old else None
        new_place = self.new_places[new.holder] if new else None
        place = new_place or old_place
        assert place is not None
        return Subject(
            item="text",
            label=place.label,
            part=place.part,
            old=old,
            new=new,
            id_old=old_place.id if old_place else None,
            id_new=new_place.id if new_place else None,
        )


def _gaps(
    olds: Sequence[Passage], news: Sequence[Passage]
) -> Iterator[tuple[list[Passage], list[Passage]]]:
    """What differs between two runs of passages: neither equal as masked, nor as written."""
    for before, after in _between_equal(olds, news, lambda passage: passage.bare):
        yield from _between_equal(before, after, lambda passage: passage.text)


def _between_equal(
    olds: Sequence[Passage], news: Sequence[Passage], key: Callable[[Passage], str]
) -> Iterator[tuple[list[Passage], list[Passage]]]:
    from rapidfuzz.distance import LCSseq

    before: list[Passage] = []
    after: list[Passage] = []
    for code in LCSseq.opcodes(list(map(key, olds)), list(map(key, news))):
        if code.tag != "equal":
            before += olds[code.src_start : code.src_end]
            after += news[code.dest_start : code.dest_end]
        elif before or after:
            yield before, after
            before, after = [], []
    if before or after:
        yield before, after


def _resplit(olds: Sequence[Passage], news: Sequence[Passage]) -> bool:
    return alike(joined(olds).bare, joined(news).bare, _RESPLIT) >= _RESPLIT


def _distinct(passage: Passage) -> bool:
    """Whether a passage can be known again elsewhere; a short one or a duty clause cannot."""
    return len(passage.text) >= _LONG_ENOUGH and passage.role != "duty"


def _follows(before: Pair, pair: Pair) -> bool:
    return all(
        (one.holder, one.position + 1) == (other.holder, other.position)
        for one, other in zip(before, pair, strict=True)
    )
