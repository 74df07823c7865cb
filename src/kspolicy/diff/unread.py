"""What was not understood in one document only: it could not be compared, and a person must look.

A table or row that is no part of the model would otherwise come or go without a word.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from kspolicy.diff.change import Subject
from kspolicy.diff.pairing import Pairing

if TYPE_CHECKING:
    from collections.abc import Iterator

    from kspolicy.diff.change import Change
    from kspolicy.model.document import Note, PolicyDocument

# Notes about something that stands in the source and nowhere in the model.
_UNREAD = {
    "table-not-understood",
    "row-broken",
    "header-differs",
    "header-too-short",
    "figure-not-understood",
    "unit-not-understood",
}


def unread(document: PolicyDocument) -> list[Note]:
    """The notes about what the model of a document lacks."""
    return [note for note in document.notes if note.kind in _UNREAD]


def unread_changes(old: PolicyDocument, new: PolicyDocument) -> Iterator[Change]:
    """What only one of the documents lacks in its model."""
    notes = Pairing(unread(old), unread(new))
    notes.join_equal(lambda note: (note.kind, note.message), lambda n: (n.kind, n.message))
    for note in notes.removed():
        yield _subject(note, old, added=False).removed(note.message)
    for note in notes.added():
        yield _subject(note, new, added=True).added(note.message)


def _subject(note: Note, document: PolicyDocument, *, added: bool) -> Subject:
    part = _part_of(note, document)
    identity = f"{part}/{note.kind}"
    return Subject(
        item="unread",
        label="未能识别的内容",
        part=part,
        old=None if added else note,
        new=note if added else None,
        id_old=None if added else identity,
        id_new=identity if added else None,
    )


def _part_of(note: Note, document: PolicyDocument) -> str:
    """The part that a note's place falls in: the last that begins before it."""
    place = note.page or 0, note.ordinal
    begun = [p.id for p in document.parts if ((p.page or 0), p.ordinal) <= place]
    return begun[-1] if begun else document.parts[0].id
