"""Which words of a sentence changed."""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING, NamedTuple

from kspolicy.diff.masks import YEAR_HEAD
from kspolicy.diff.passages import MASK, Passage

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from jieba import Tokenizer

# What holds list items and clauses together. It comes and goes with what it holds together.
_GLUE = re.compile(
    rf"(?:{YEAR_HEAD.pattern}|[、，,；;。：:（）()]|以及|和|及|并|与|力争|我市|全市|其中)*"
)
_ELLIPSIS = "…"
# Between two changes, an unchanged stretch this short belongs to them.
_SHORT = 1


class Token(NamedTuple):
    """A word, or a masked span: ``key`` is what is compared, ``text`` what stands there."""

    key: str
    text: str


class Edit(NamedTuple):
    """Words that were put in the place of others; masked spans in them are written …."""

    old: str
    new: str


class WordCutter:
    """Cuts sentences into words; ``names`` are never cut. The dictionary loads on first use."""

    def __init__(self, names: Iterable[str]) -> None:
        self._names = names
        self._tokenizer: Tokenizer | None = None

    def tokens(self, passage: Passage) -> list[Token]:
        """The words and masked spans of a passage, in order."""
        found: list[Token] = []
        for text, hidden in passage.pieces():
            if hidden:
                found.append(Token(MASK, text))
            else:
                found.extend(Token(word, word) for word in self._cut(text))
        return found

    def _cut(self, text: str) -> Iterator[str]:
        if self._tokenizer is None:
            self._tokenizer = _tokenizer(self._names)
        # Guessing at unknown words would cut one phrase differently in two sentences.
        words: Iterator[str] = self._tokenizer.cut(text, HMM=False)
        return words


def _tokenizer(names: Iterable[str]) -> Tokenizer:
    frequencies, total = _dictionary()
    from jieba import Tokenizer

    tokenizer = Tokenizer()
    tokenizer.total = total
    tokenizer.FREQ = dict(frequencies)
    tokenizer.initialized = True
    for name in names:
        # As frequent as all words together, so that no other way to cut is likelier.
        tokenizer.add_word(name, freq=tokenizer.total)
    return tokenizer


@cache
def _dictionary() -> tuple[dict[str, int], int]:
    """The words of the dictionary with their frequencies, and the sum of these.

    The library's own way to load goes through a file in the common temporary folder that anybody
    may have put there, and is no faster.
    """
    import warnings

    with warnings.catch_warnings():
        # Its own source is full of invalid escapes.
        warnings.simplefilter("ignore")
        from jieba import Tokenizer

    tokenizer = Tokenizer()
    frequencies, total = tokenizer.gen_pfdict(tokenizer.get_dict_file())
    return frequencies, total


def edits(old: Passage, new: Passage, cutter: WordCutter) -> Iterator[Edit]:
    """The words that changed from ``old`` to ``new``, those that other changes tell left out.

    The same words are found in whichever direction two passages are compared.
    """
    olds, news = cutter.tokens(old), cutter.tokens(new)
    if old.bare <= new.bare:
        runs = list(_runs(olds, news))
    else:
        runs = [(o, n) for n, o in _runs(news, olds)]
    for before, after in runs:
        edit = _trimmed(before, after)
        if edit is not None:
            yield edit


def is_told(passage: Passage) -> bool:
    """Whether nothing is left of a passage but what other changes tell."""
    return MASK in passage.bare and _is_glue(passage.bare)


def shown(passage: Passage) -> str:
    """The passage with … for what other changes tell."""
    return passage.bare.replace(MASK, _ELLIPSIS)


def _is_glue(text: str) -> bool:
    return _GLUE.fullmatch(text.replace(MASK, "")) is not None


def _runs(
    olds: Sequence[Token], news: Sequence[Token]
) -> Iterator[tuple[list[Token], list[Token]]]:
    """What differs, run by run; runs with next to nothing between them are one."""
    from rapidfuzz.distance import LCSseq

    before: list[Token] = []
    after: list[Token] = []
    opcodes = LCSseq.opcodes([token.key for token in olds], [token.key for token in news])
    for code in opcodes:
        old_words = olds[code.src_start : code.src_end]
        new_words = news[code.dest_start : code.dest_end]
        if code.tag == "equal":
            if not (before or after):
                continue
            if code.src_end == len(olds) or not _joins(old_words):
                yield before, after
                before, after = [], []
                continue
        before += old_words
        after += new_words
    if before or after:
        yield before, after


def _joins(between: Sequence[Token]) -> bool:
    text = "".join(token.key for token in between)
    return len(text) <= _SHORT and MASK not in text and not _is_glue(text)


def _trimmed(before: list[Token], after: list[Token]) -> Edit | None:
    """A run without what both sides begin and end with; None when other changes tell it all."""
    sides = ["".join(token.key for token in side) for side in (before, after)]
    if any(MASK in side for side in sides) and all(map(_is_glue, sides)):
        return None
    if sides[0] == sides[1]:
        return None
    old, new = (side.replace(MASK, _ELLIPSIS) for side in sides)
    return Edit(old, new)
