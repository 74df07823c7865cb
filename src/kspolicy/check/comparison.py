"""The pairs of statements that stand in one relation, put into one finding an indicator."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from kspolicy.check.case import Case, LinkedDocument
from kspolicy.check.relation import Relation, relate
from kspolicy.link.indicators import Concept
from kspolicy.link.mention import Mention
from kspolicy.model.finding import Evidence


@dataclass(frozen=True, slots=True)
class Comparison:
    """The mentions of one indicator of which at least two stand in ``relation``."""

    document: LinkedDocument
    concept: Concept
    pairs: tuple[tuple[Mention, Mention], ...]

    @property
    def subject(self) -> str:
        """What the finding is about, in words that survive an edit elsewhere."""
        return self.concept.key

    def evidence(self) -> tuple[Evidence, ...]:
        """Every mention that takes part, in reading order."""
        ids = {mention.id for pair in self.pairs for mention in pair}
        return tuple(
            self.document.mention_evidence(mention)
            for mention in self.concept.mentions
            if mention.id in ids
        )


def compare_mentions(case: Case, relation: Relation) -> Iterator[Comparison]:
    """Every indicator with two statements that stand in ``relation``.

    Doubtfully linked statements are left out: whether they speak of one thing is itself the
    question.
    """
    for document in case.documents:
        doubtful = document.links.doubt_of
        for concept in document.links.concepts:
            sure = [mention for mention in concept.mentions if mention.id not in doubtful]
            pairs = tuple(
                (one, other)
                for index, one in enumerate(sure)
                for other in sure[index + 1 :]
                if relate(one, other) is relation
            )
            if pairs:
                yield Comparison(document, concept, pairs)


def name_part(part: str) -> str:
    """A part as people say it: 正文, 附件1."""
    return "正文" if part == "body" else f"附件{part.removeprefix('annex-')}"
