"""What a batch is made of: files that may be documents, and what cannot be used at all."""

from __future__ import annotations

from dataclasses import dataclass, replace
from io import BytesIO
from pathlib import Path, PurePosixPath
from typing import TYPE_CHECKING

from kspolicy.read import read_bytes, read_file
from kspolicy.read.archive import unpack
from kspolicy.read.errors import too_large, unopened

if TYPE_CHECKING:
    from collections.abc import Iterator

    from kspolicy.model.source import Source
    from kspolicy.read.archive import Member
    from kspolicy.read.options import ReadingOptions

_CHUNK = 1024 * 1024
STDIN = "标准输入"


@dataclass(frozen=True, slots=True)
class Item:
    """A file that may be a document.

    ``shown`` is what people are told: its path, behind that of its archive. The bytes, ``size`` of
    them, are those of the file ``path``, or of a ``member`` of the archive ``path``. ``is_copy``
    says that ``path`` is a copy that will be gone after the batch. ``lost`` are the pages that
    ended the process which read them, each with a clause that says how.
    """

    shown: str
    path: Path
    size: int
    member: Member | None = None
    is_copy: bool = False
    lost: tuple[tuple[int, str], ...] = ()

    @property
    def name(self) -> str:
        """The name of the file alone."""
        return PurePosixPath(self.shown).name if self.member else Path(self.shown).name

    @property
    def suffix(self) -> str:
        """The file ending in lower case, with its dot."""
        return PurePosixPath(self.name).suffix.lower()

    @property
    def file(self) -> Path | None:
        """The file as it lies on the disk under its own name; None in an archive and the like."""
        return None if self.member or self.is_copy else self.path


@dataclass(frozen=True, slots=True)
class Refused:
    """Something that cannot be used, and the Chinese sentence that says why.

    ``shown`` is what people call it; ``trace`` is for us, where the fault is ours.
    """

    shown: str
    reason: str
    trace: str = ""


def read_item(item: Item, options: ReadingOptions) -> Source:
    """Read the bytes of an item with the reader for their form.

    Raises:
        UnreadableError: they cannot be read.
    """
    if item.lost:
        options = replace(options, lost=item.lost)
    if item.member is None and not item.is_copy:
        return read_file(item.path, options)
    if item.size > options.max_bytes:
        raise too_large(item.size, options)
    data = content(item)
    if item.member is not None:
        return read_bytes(data, item.name, options)
    # What comes without a name is text, unless its content says otherwise.
    return replace(read_bytes(data, f"{item.name}.txt", options), name=item.name)


def content(item: Item) -> bytes:
    """All bytes of an item.

    Raises:
        UnreadableError: they cannot be had.
    """
    if item.member is None:
        try:
            return item.path.read_bytes()
        except OSError as error:
            raise unopened(error) from error
    # Not joined from a list: that would hold everything twice.
    buffer = BytesIO()
    buffer.writelines(pieces(item))
    return buffer.getvalue()


def pieces(item: Item) -> Iterator[bytes]:
    """The bytes of an item, never all of them at once.

    Raises:
        UnreadableError: they cannot be had.
    """
    try:
        if item.member is not None:
            yield from unpack(item.path, item.member)
            return
        with item.path.open("rb") as file:
            while piece := file.read(_CHUNK):
                yield piece
    except OSError as error:
        raise unopened(error) from error
