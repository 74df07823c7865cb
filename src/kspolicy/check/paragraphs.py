"""Which paragraph states a target: told by its quote, for on a page a place is that of a line."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kspolicy.check.passages import walk

if TYPE_CHECKING:
    from collections.abc import Sequence

    from kspolicy.model.document import Part, PolicyDocument, Section, Sentence, Target
    from kspolicy.model.record import Located

Where = tuple[int, float]


class Paragraphs:
    """The paragraphs of a document, as far as its targets quote them."""

    def __init__(self, document: PolicyDocument) -> None:
        self._nodes: dict[tuple[str, str | None], Part | Section] = {}
        self._read: dict[tuple[str, str | None], list[tuple[str, Where]]] = {}
        for part in document.parts:
            self._nodes[part.id, None] = part
            for section, _ in walk(part):
                self._nodes.setdefault((part.id, section.id), section)

    def of(self, target: Target) -> int | None:
        """The number of the paragraph within the section of ``target``; None where it is not known.

        Where several hold the quote, it is the last that begins before the target.
        """
        home = target.part, target.section
        if home not in self._read:
            node = self._nodes.get(home)
            self._read[home] = [_written(each) for each in node.paragraphs if each] if node else []
        holders = [
            (number, begins)
            for number, (text, begins) in enumerate(self._read[home])
            if target.quote in text
        ]
        if len(holders) > 1:
            here = _where(target)
            holders = [holder for holder in holders if holder[1] <= here][-1:]
        return holders[0][0] if holders else None


def _written(paragraph: Sequence[Sentence]) -> tuple[str, Where]:
    return "".join(sentence.text for sentence in paragraph), _where(paragraph[0])


def _where(item: Located) -> Where:
    """Where an item begins, to tell what comes first: its page, and how far down."""
    return item.page or 0, item.box[1] if item.box else item.ordinal
