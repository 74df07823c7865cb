"""Notes in a PDF: highlights that a viewer shows, with what is to be said of the words."""

from __future__ import annotations

import ctypes
from dataclasses import dataclass
from io import BytesIO
from itertools import groupby
from typing import TYPE_CHECKING, Any

from kspolicy.read.allowance import page_in_work
from kspolicy.read.errors import UnreadableError
from kspolicy.read.pages.lines import around

if TYPE_CHECKING:
    from collections.abc import Iterable

    from kspolicy.model.source import Box
    from kspolicy.read.pages.upright import Frame

_AUTHOR = "kspolicy"
# How much of the page is seen through a highlight, where a viewer does not multiply colours.
_OPACITY = 110


@dataclass(frozen=True, slots=True)
class Note:
    """A highlight on ``page``, one box a line, as the page is shown.

    ``colour`` is red, green and blue from 0 to 255, ``subject`` what kind of note it is,
    ``contents`` what it says, ``name`` a name that no other note of its page has.
    """

    page: int
    boxes: tuple[Box, ...]
    colour: tuple[int, int, int]
    subject: str
    contents: str
    name: str


def annotated(data: bytes, notes: Iterable[Note]) -> bytes:
    """A copy of a PDF with ``notes`` added; nothing that was in it is changed.

    Raises:
        UnreadableError: it cannot be opened, or not be written.
    """
    import pypdfium2
    import pypdfium2.raw as pdfium

    buffer = BytesIO()
    try:
        document = pypdfium2.PdfDocument(data)
        try:
            ordered = sorted(notes, key=lambda note: note.page)
            for number, group in groupby(ordered, key=lambda note: note.page):
                with page_in_work(number):
                    page = document[number - 1]
                    try:
                        for note in group:
                            _add(page.raw, note)
                    finally:
                        page.close()
            # An incremental update would keep the bytes, but pdfium writes it wrongly to files
            # with a compressed table of objects.
            document.save(buffer, flags=pdfium.FPDF_NO_INCREMENTAL)
        finally:
            document.close()
    except pypdfium2.PdfiumError as error:
        raise UnreadableError("PDF 已损坏，无法写入标注") from error
    return buffer.getvalue()


def _add(page: Any, note: Note) -> None:  # noqa: ANN401 - a handle of pdfium's
    import pypdfium2
    import pypdfium2.raw as pdfium

    highlight = pdfium.FPDFPage_CreateAnnot(page, pdfium.FPDF_ANNOT_HIGHLIGHT)
    if not highlight:
        raise pypdfium2.PdfiumError("no annotation")
    try:
        corners = [_corners(page, box) for box in note.boxes]
        for quad in corners:
            points = pdfium.FS_QUADPOINTSF(*(value for corner in quad for value in corner))
            pdfium.FPDFAnnot_AppendAttachmentPoints(highlight, ctypes.byref(points))
        left, bottom, right, top = around([(x, y, x, y) for quad in corners for x, y in quad])
        rect = pdfium.FS_RECTF(left, top, right, bottom)
        pdfium.FPDFAnnot_SetRect(highlight, ctypes.byref(rect))
        pdfium.FPDFAnnot_SetColor(
            highlight, pdfium.FPDFANNOT_COLORTYPE_Color, *note.colour, _OPACITY
        )
        pdfium.FPDFAnnot_SetFlags(highlight, pdfium.FPDF_ANNOT_FLAG_PRINT)
        said = {"Contents": note.contents, "T": _AUTHOR, "Subj": note.subject, "NM": note.name}
        for key, value in said.items():
            _say(highlight, key, value)
    finally:
        pdfium.FPDFPage_CloseAnnot(highlight)


def _say(annotation: Any, key: str, value: str) -> None:  # noqa: ANN401 - a handle of pdfium's
    import pypdfium2.raw as pdfium

    units = value.replace("\0", "").encode("utf-16-le", "replace")
    held = (ctypes.c_ushort * (len(units) // 2 + 1)).from_buffer_copy(units + b"\0\0")
    pdfium.FPDFAnnot_SetStringValue(annotation, key.encode(), held)


def _corners(page: Any, box: Box) -> list[tuple[float, float]]:  # noqa: ANN401
    """A box of the page as shown in the measure of the file, line by line as viewers expect it."""
    import pypdfium2.raw as pdfium

    from kspolicy.read.pages.pdfium import frame_of

    left, top, right, bottom = box
    shown = [(left, top), (right, top), (left, bottom), (right, bottom)]
    seen, rotation = frame_of(page), pdfium.FPDFPage_GetRotation(page)
    return [_in_file(seen, rotation, x, y) for x, y in shown]


def _in_file(seen: Frame, rotation: int, x: float, y: float) -> tuple[float, float]:
    """A point of the page as shown, y downwards, in the measure of the file, y upwards."""
    match rotation:
        case 1:
            return seen.left + y, seen.bottom + x
        case 2:
            return seen.right - x, seen.bottom + y
        case 3:
            return seen.right - y, seen.top - x
        case _:
            return seen.left + x, seen.top - y
