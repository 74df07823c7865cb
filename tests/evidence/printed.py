"""What is printed within a box of a page, by pdfplumber: another reader than the one tested."""

from __future__ import annotations

from contextlib import contextmanager
from io import BytesIO
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

Box = tuple[float, float, float, float]


@contextmanager
def printed(data: bytes) -> Iterator[Callable[[int, Sequence[Box]], str]]:
    """What gives the characters of a page whose middle is in one of some boxes, without spaces."""
    import pdfplumber

    with pdfplumber.open(BytesIO(data)) as document:
        pages: dict[int, list[dict[str, Any]]] = {}

        def words(page: int, boxes: Sequence[Box]) -> str:
            if page not in pages:
                pages[page] = document.pages[page - 1].chars
            found = "".join(
                str(char["text"])
                for left, top, right, bottom in boxes
                for char in pages[page]
                if left <= (char["x0"] + char["x1"]) / 2 <= right
                and top <= (char["top"] + char["bottom"]) / 2 <= bottom
            )
            return "".join(found.split())

        yield words


def words_in(data: bytes, page: int, boxes: Sequence[Box]) -> str:
    """The characters of one page whose middle is in one of ``boxes``, without spaces."""
    with printed(data) as words:
        return words(page, boxes)


def notes_of(data: bytes) -> list[tuple[int, dict[str, Any]]]:
    """Every annotation of a PDF with the number of its page."""
    import pdfplumber

    with pdfplumber.open(BytesIO(data)) as document:
        return [(page.page_number, note) for page in document.pages for note in page.annots]


def quads_of(note: dict[str, Any], height: float) -> list[Box]:
    """The boxes of a highlight from the upper left corner of an upright page of this height."""
    points = [float(value) for value in note["data"]["QuadPoints"]]
    quads = [points[start : start + 8] for start in range(0, len(points), 8)]
    return [
        (min(quad[::2]), height - max(quad[1::2]), max(quad[::2]), height - min(quad[1::2]))
        for quad in quads
    ]


def heights(data: bytes) -> list[float]:
    """The heights of the pages."""
    import pdfplumber

    with pdfplumber.open(BytesIO(data)) as document:
        return [float(page.height) for page in document.pages]
