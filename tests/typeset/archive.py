"""Archives: what a DOCX, an OFD and a parcel of files all are."""

from __future__ import annotations

from io import BytesIO
from typing import TYPE_CHECKING
from zipfile import ZIP_DEFLATED, ZipFile

if TYPE_CHECKING:
    from collections.abc import Mapping


def packed(files: Mapping[str, str | bytes], method: int = ZIP_DEFLATED) -> bytes:
    """The ZIP of ``files``, by name; ``method`` is how they are packed."""
    made = BytesIO()
    with ZipFile(made, "w", method, compresslevel=9) as archive:
        for name, content in files.items():
            archive.writestr(name, content)
    return made.getvalue()
