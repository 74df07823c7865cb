"""DOCX (Office Open XML), also DOCM, DOTX and DOTM: read from the XML, as a reader sees it.

Places: ``line`` is the ordinal of a paragraph in the document, blank ones counted, a table row
counted as one; text in a cell has its row's. ``page`` is the page on which Word last drew it; a
document that Word did not draw (WPS and LibreOffice leave no marks of it) has none.

Changes are taken as accepted. Headers, footers, comments, foot and end notes, hidden and struck
text and the table of contents are left out of the text, and noted.
"""

from __future__ import annotations

from hashlib import sha256
from typing import TYPE_CHECKING

from kspolicy.model.source import Source
from kspolicy.read.word.package import is_package, open_package

if TYPE_CHECKING:
    from kspolicy.read.options import ReadingOptions

SUFFIXES = (".docx", ".docm", ".dotx", ".dotm")


def holds(data: bytes) -> bool:
    """Whether it is an archive with a Word document in it."""
    return is_package(data)


def read(data: bytes, name: str, options: ReadingOptions) -> Source:
    """Read a Word document.

    Raises:
        UnreadableError: damaged, encrypted, no text document, or beyond a limit.
    """
    from kspolicy.read.word.document import read_document

    blocks, notes = read_document(open_package(data, options), options)
    return Source(
        name=name,
        form="docx",
        sha256=sha256(data).hexdigest(),
        blocks=blocks,
        notes=notes,
    )
