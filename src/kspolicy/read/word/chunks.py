"""Files embedded in a document in place of text (``w:altChunk``): HTML, text, another document."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from kspolicy.model.source import Paragraph, Table
from kspolicy.read.errors import UnreadableError

if TYPE_CHECKING:
    from kspolicy.model.source import Block, Place, Row, Source
    from kspolicy.read.options import ReadingOptions
    from kspolicy.read.word.body import Chunk
    from kspolicy.read.word.package import Package

# An embedded file may embed another, but nobody goes on with that.
_LEVEL = 20


@dataclass(slots=True)
class ChunkReader:
    """Reads the files embedded in one document, each once."""

    package: Package
    main: str
    options: ReadingOptions
    seen: set[str] = field(default_factory=set)

    def read(self, chunk: Chunk) -> Source | None:
        """An embedded file, all of it at the place of the chunk; None when it cannot be read."""
        from kspolicy.read import read_bytes

        relation = self.package.relations(self.main).get(chunk.relation)
        levels = self.options.max_nesting - _LEVEL
        if relation is None or relation.target in self.seen or levels <= 0:
            return None
        self.seen.add(relation.target)
        data = self.package.data(relation.target)
        if data is None:
            return None
        options = replace(self.options, max_nesting=levels, max_unpacked=self.package.left)
        try:
            source = read_bytes(data, relation.target.rpartition("/")[2], options)
        except UnreadableError:
            return None
        blocks = tuple(_placed(block, chunk.place) for block in source.blocks)
        notes = tuple(replace(note, place=chunk.place) for note in source.notes)
        return replace(source, blocks=blocks, notes=notes)


def _placed(block: Block, place: Place) -> Block:
    if isinstance(block, Paragraph):
        return Paragraph(block.text, (0,), (place,))
    return Table(_placed_row(block.header, place), tuple(_placed_row(r, place) for r in block.rows))


def _placed_row(row: Row, place: Place) -> Row:
    cells = tuple(replace(cell, offsets=(0,), places=(place,)) for cell in row.cells)
    return replace(row, cells=cells, place=place)
