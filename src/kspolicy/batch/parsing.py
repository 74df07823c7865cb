"""One file parsed and made ready to be written: what a worker does."""

from __future__ import annotations

from dataclasses import dataclass
from hashlib import sha256
from typing import TYPE_CHECKING

from kspolicy.batch.item import Item, read_item
from kspolicy.batch.outcome import Digest, Remark
from kspolicy.parse.errors import NotPolicyDocumentError

if TYPE_CHECKING:
    from pathlib import Path

    from kspolicy.model.document import PolicyDocument
    from kspolicy.read.options import ReadingOptions


@dataclass(frozen=True, slots=True)
class Parsed:
    """A document as its file ``file`` would say it.

    ``text`` is None where the file says just that. ``source`` and ``yaml`` are the hashes of the
    bytes that were read and of those of the file as it would be. Where pages were lost ``source``
    is empty: a ledger does not know the file again, and it is read anew.
    """

    digest: Digest
    file: Path
    text: str | None
    source: str
    yaml: str


@dataclass(frozen=True, slots=True)
class Foreign:
    """Something that reads well and is no policy document; ``source`` is as of what is one."""

    reason: str
    source: str


@dataclass(frozen=True, slots=True)
class Parser:
    """Reads and parses an item, and sets down the document as YAML for the folder ``out``."""

    out: Path
    options: ReadingOptions

    def __call__(self, item: Item) -> Parsed | Foreign:
        """Parse one item.

        Raises:
            UnreadableError: it cannot be read.
            CorpusError: it cannot be written as YAML.
        """
        from kspolicy.corpus.store import document_path, written_form
        from kspolicy.parse.document import parse_source

        source = read_item(item, self.options)
        read = "" if item.lost else source.sha256
        try:
            document = parse_source(source)
        except NotPolicyDocumentError as error:
            return Foreign(str(error), read)
        path = document_path(self.out, document)
        text = written_form(self.out, document)
        raw = text.encode(errors="surrogatepass")
        return Parsed(
            digest=_digest(document),
            file=path,
            text=None if _says(path, raw) else text,
            source=read,
            yaml=sha256(raw).hexdigest(),
        )


@dataclass(frozen=True, slots=True)
class Reading:
    """Reads and parses an item."""

    options: ReadingOptions

    def __call__(self, item: Item) -> PolicyDocument:
        """The document in an item.

        Raises:
            UnreadableError: it cannot be read.
            NotPolicyDocumentError: it can, and is something else.
        """
        from kspolicy.parse.document import parse_source

        return parse_source(read_item(item, self.options))


def _digest(document: PolicyDocument) -> Digest:
    return Digest(
        document=document.id,
        form=document.source.form,
        tasks=len(document.tasks),
        targets=len(document.targets),
        figures=sum(len(row.shares) + 1 for each in document.allocations for row in each.rows),
        units=len({unit.name for task in document.tasks for unit in task.units}),
        remarks=tuple(
            Remark(note.message, note.line, note.page, note.paragraph) for note in document.notes
        ),
    )


def _says(path: Path, raw: bytes) -> bool:
    """Whether a file has just this content."""
    try:
        return path.stat().st_size == len(raw) and path.read_bytes() == raw
    except OSError:
        return False
