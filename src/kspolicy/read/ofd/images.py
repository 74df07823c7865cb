"""A page that is nothing but images: put together as one image, for recognition."""

from __future__ import annotations

from io import BytesIO
from typing import TYPE_CHECKING

from kspolicy.read.allowance import widen_memory
from kspolicy.read.errors import UnreadableError
from kspolicy.read.ofd.package import DamagedPartError
from kspolicy.read.options import MIB

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PIL.Image import Image

    from kspolicy.read.ofd.document import Document
    from kspolicy.read.ofd.drawing import Picture

_DPI = 200
# A0 at the resolution above; a page is rarely larger than A3.
_MOST_PIXELS = 64_000_000
_LARGEST = 128 * MIB
_JBIG2 = (b"\x97JB2", b"\x00\x00\x00\x00\x30")
_FORMATS = ("PNG", "JPEG", "BMP", "TIFF", "GIF")
_TOO_LARGE = "页面图像过大，没有读"
_UNREADABLE = "页面图像无法解码，请把文件另存为 PDF 再读"


def page_image(
    document: Document, pictures: Sequence[Picture], width: float, height: float
) -> Image:
    """The page of ``width`` by ``height`` points with its ``pictures``.

    Raises:
        UnreadableError: an image is missing, of an unknown form, damaged, or too large.
    """
    from PIL import Image

    widen_memory()
    scale = min(_DPI / 72, (_MOST_PIXELS / max(width * height, 1.0)) ** 0.5)
    sheet = Image.new("RGB", (round(width * scale) or 1, round(height * scale) or 1), "white")
    for picture in pictures:
        left, top, right, bottom = (
            round(scale * side)
            for side in (
                *(max(picture.box[0], -width), max(picture.box[1], -height)),
                *(min(picture.box[2], 2 * width), min(picture.box[3], 2 * height)),
            )
        )
        if right <= left or bottom <= top:
            continue
        image = decoded(opened(document, picture.resource))
        if picture.quarters:
            image = image.rotate(-90 * picture.quarters, expand=True)
        image = image.resize((right - left, bottom - top))
        sheet.paste(image, (left, top), image if image.mode == "RGBA" else None)
    return sheet


def opened(document: Document, resource: str) -> Image:
    """The image of a resource, not decoded yet.

    Raises:
        UnreadableError: it is missing, of an unknown form, damaged, or too large.
    """
    from PIL import Image

    name = document.media.get(resource)
    if name is None:
        raise UnreadableError("页面图像不在文件内，无法识别")
    try:
        if document.package.infos[name].file_size > _LARGEST:
            raise UnreadableError(_TOO_LARGE)
        data = document.package.data(name)
    except DamagedPartError as error:
        raise UnreadableError("页面图像已损坏，无法识别") from error
    if data.startswith(_JBIG2) or name.endswith((".jb2", ".jbig2")):
        raise UnreadableError("页面图像是 JBIG2 格式，不支持，请把文件另存为 PDF 再读")
    try:
        image = Image.open(BytesIO(data), formats=_FORMATS)
    except Exception as error:  # a damaged image raises whatever its decoder likes
        raise UnreadableError(_UNREADABLE) from error
    if image.width * image.height > _MOST_PIXELS:
        raise UnreadableError(_TOO_LARGE)
    return image


def decoded(image: Image, most: tuple[int, int] | None = None) -> Image:
    """An image in colours, no larger than ``most``, its width and height.

    Raises:
        UnreadableError: it is damaged.
    """
    try:
        if most is not None:
            # What has no shades of its own would lose thin lines when it is made smaller.
            shaded = {"1": "L", "P": "RGBA"}.get(image.mode)
            image = image.convert(shaded) if shaded else image
            image.thumbnail(most)
        return image.convert("RGBA" if image.has_transparency_data else "RGB")
    except Exception as error:  # as above
        raise UnreadableError(_UNREADABLE) from error
