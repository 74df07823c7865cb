"""Images of pages: PNG, JPEG, TIFF (also of several pages), BMP, WebP, by recognition."""

from __future__ import annotations

import warnings
from contextlib import contextmanager, suppress
from hashlib import sha256
from io import BytesIO
from typing import TYPE_CHECKING

from kspolicy.model.source import Place, ReadingNote, Source
from kspolicy.read.allowance import widen_memory
from kspolicy.read.errors import UnreadableError
from kspolicy.read.options import DEFAULT
from kspolicy.read.pages.flow import read_pages
from kspolicy.read.pages.turning import as_shown

if TYPE_CHECKING:
    from collections.abc import Iterator

    from PIL.Image import Image

    from kspolicy.read.options import ReadingOptions
    from kspolicy.read.pages.page import Page
    from kspolicy.read.pages.turning import Turned

SUFFIXES = (".png", ".jpg", ".jpeg", ".tif", ".tiff", ".bmp", ".webp")

_FORMATS = ("PNG", "JPEG", "TIFF", "BMP", "WEBP")
_MARKS = (b"\x89PNG\r\n\x1a\n", b"\xff\xd8\xff", b"II*\0", b"MM\0*", b"II+\0", b"MM\0+")
# The reserved bytes of a bitmap and the sizes of its second header; text may begin with BM too.
_BITMAP_HEADERS = (12, 40, 52, 56, 64, 108, 124)
# A page of A1 at 300 dots per inch; more is a picture made to fill the memory.
_MOST_PIXELS = 90_000_000
# A4 at 600 dots per inch, three times as fine as recognition needs it.
_LARGE = 35_000_000
# How a camera was held, as it says in its tag, and how an image is turned for that.
_ORIENTATION = 0x0112
_TURNS = {
    **{2: "FLIP_LEFT_RIGHT", 3: "ROTATE_180", 4: "FLIP_TOP_BOTTOM", 5: "TRANSPOSE"},
    **{6: "ROTATE_270", 7: "TRANSVERSE", 8: "ROTATE_90"},
}
# The longer side of pages that are sent, A5 to A3 and a little beyond, and that of A4, in points.
_SHORTEST, _LONGEST, _A4 = 400.0, 1300.0, 842.0
_USUAL_DPI = 200.0
# How much longer A4 is than it is wide, and by how much a scan of it differs; an image of fewer
# pixels is a clipping.
_SHAPE, _DIFFERS, _FEWEST = 1.414, 0.03, 1000

_NOT_WANTED = "这是图片，需要文字识别，而 --ocr 设为 never；请改用 --ocr auto"
_BROKEN = "图片已损坏，无法打开"
_TOO_LARGE = "图片超过 {} 万像素的上限，请缩小或分页后再试"
_NO_TEXT = "图片中没有认出文字"


def holds(data: bytes) -> bool:
    """Whether ``data`` is an image, by its first bytes."""
    return (
        data.startswith(_MARKS)
        or (data[:4] == b"RIFF" and data[8:12] == b"WEBP")
        or (
            data[:2] == b"BM"
            and data[6:10] == bytes(4)
            and int.from_bytes(data[14:18], "little") in _BITMAP_HEADERS
        )
    )


def read(data: bytes, name: str, options: ReadingOptions) -> Source:
    """Read an image: a page, or several of a TIFF.

    Raises:
        UnreadableError: recognition is not wanted or not installed; the image is broken, too
            large, of too many pages, or shows no text.
    """
    if options.ocr == "never":
        raise UnreadableError(_NOT_WANTED)
    notes: list[ReadingNote] = []
    with _opened(data) as image:
        count = _count(image, options.max_pages)
        turned: dict[int, Turned] = {}
        blocks, remarks = read_pages(_pages(image, count, notes, turned))
    if not blocks:
        raise UnreadableError(_BROKEN if notes else _NO_TEXT)
    blocks, remarks = as_shown(blocks, remarks, turned)
    return Source(
        name=name,
        form="image",
        sha256=sha256(data).hexdigest(),
        blocks=tuple(blocks),
        notes=(*notes, *remarks),
    )


def page_count(data: bytes) -> int:
    """How many pages an image has; raises UnreadableError."""
    with _opened(data) as image:
        return _count(image, DEFAULT.max_pages)


def page_image(data: bytes, number: int) -> Image:
    """The page ``number``, from 1, as a person sees it; raises UnreadableError."""
    with _opened(data) as image:
        try:
            image.seek(number - 1)
            return _upright(image)
        except Exception as error:  # a damaged image raises whatever it likes
            raise UnreadableError(_BROKEN) from error


@contextmanager
def _opened(data: bytes) -> Iterator[Image]:
    """The image in ``data``; what PIL remarks on its tags is no matter."""
    from PIL import Image

    # It takes memory by its pixels, not by its bytes, also where it is only shown.
    widen_memory()
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        warnings.simplefilter("error", Image.DecompressionBombWarning)
        try:
            image = Image.open(BytesIO(data), formats=_FORMATS)
        except (Image.DecompressionBombError, Image.DecompressionBombWarning) as error:
            raise UnreadableError(_TOO_LARGE.format(_MOST_PIXELS // 10_000)) from error
        except Exception as error:  # a damaged image raises whatever it likes
            raise UnreadableError(_BROKEN) from error
        with image:
            yield image


def _count(image: Image, most: int) -> int:
    """How many pages an image has; the frames of an animation are none.

    Raises:
        UnreadableError: it has more than ``most``; they are looked for one by one, no further.
    """
    if image.format != "TIFF":
        return 1
    count = 1
    # The first pages may be whole where the list of pages is not: it raises whatever it likes.
    with suppress(Exception):
        while count <= most:
            image.seek(count)
            count += 1
    if count > most:
        raise UnreadableError(f"图片超过 {most} 页的上限")
    return count


def _pages(
    image: Image, count: int, notes: list[ReadingNote], turned: dict[int, Turned]
) -> Iterator[Page]:
    """The pages as recognised, one at a time; a note for each that cannot be opened."""
    from kspolicy.read.pages.recognition import recognise

    for number in range(1, count + 1):
        why = _BROKEN
        try:
            image.seek(number - 1)
            if image.width * image.height > _MOST_PIXELS:
                why = _TOO_LARGE.format(_MOST_PIXELS // 10_000)
                raise UnreadableError(why)
            page = _upright(image)
        except Exception:  # a damaged image raises whatever it likes
            if count == 1:
                raise UnreadableError(why) from None
            place = Place(page=number)
            notes.append(ReadingNote("page-unread", f"本页未读取：{why}", place))
            continue
        recognised, turn = recognise(page, number, *page_size(page))
        if turn:
            turned[number] = turn
        yield recognised


def _upright(image: Image) -> Image:
    """The page decoded, turned as the camera says, grey or in colours on white."""
    from PIL import Image

    image.load()
    turned = _large_reduced(image)
    camera = image.getexif().get(_ORIENTATION, 1)
    if camera in _TURNS:
        turned = turned.transpose(Image.Transpose[_TURNS[camera]])
    if turned.mode.startswith(("I", "F")):
        # Deep greys: PIL would cut them off at 255.
        import numpy as np

        deep = np.asarray(turned, dtype=np.float32)
        deep -= deep.min()
        return Image.fromarray((deep * (255 / max(1.0, float(deep.max())))).astype(np.uint8))
    if turned.has_transparency_data:
        turned = turned.convert("RGBA")
        paper = Image.new("RGBA", turned.size, "white")
        turned = Image.alpha_composite(paper, turned)
    mode = "L" if turned.mode in ("1", "L") else "RGB"
    # A copy of a large image is as large again.
    return turned if turned.mode == mode else turned.convert(mode)


def _large_reduced(image: Image) -> Image:
    """The page at half its dots where they are far more than recognition makes use of."""
    if image.width * image.height <= _LARGE or image.mode not in ("L", "RGB"):
        return image
    reduced = image.reduce(2)
    if isinstance(said := image.info.get("dpi"), tuple):
        reduced.info["dpi"] = tuple(value / 2 for value in said)
    return reduced


def page_size(image: Image) -> tuple[float, float]:
    """The width and height, in points, of a page as :func:`page_image` gives it.

    Cameras and screens write any resolution they like: it is believed where the page comes out
    as large as paper is. A page of the shape of A4 is taken for one.
    """
    longer, shorter = max(image.size), min(image.size)
    said = image.info.get("dpi")
    dpi = float(said[0]) if isinstance(said, tuple) else 0.0
    if dpi > 0 and _SHORTEST <= longer * 72 / dpi <= _LONGEST:
        return image.width * 72 / dpi, image.height * 72 / dpi
    scale = 72 / _USUAL_DPI
    is_a4 = longer >= _FEWEST and abs(longer / shorter - _SHAPE) < _DIFFERS
    if is_a4 or longer * scale > _LONGEST:
        scale = _A4 / longer
    return image.width * scale, image.height * scale
