"""Images of pages in every form offices send them, and those that cannot be read."""

from __future__ import annotations

import struct
import zlib
from io import BytesIO

import pytest

from kspolicy.model.source import Paragraph
from kspolicy.read import ReadingOptions, UnreadableError, read_bytes
from kspolicy.read.forms import image as form
from kspolicy.read.forms.image import holds
from typeset.scan import card, written

TEXT = "全市装备制造产业规模突破4000亿元。"
FORMS = ["PNG", "JPEG", "TIFF", "BMP", "WEBP"]


@pytest.mark.parametrize("name", FORMS)
def test_the_form_is_told_from_the_first_bytes(name: str) -> None:
    data = written([card(TEXT, 60, 40)], name)

    assert holds(data)


@pytest.mark.parametrize(
    "data", [b"BM is how this text begins, and it goes on", "公文".encode(), b"%PDF-1.7", b""]
)
def test_what_is_no_image_is_left_to_others(data: bytes) -> None:
    assert not holds(data)


def test_an_image_is_read_whatever_its_name() -> None:
    source = read_bytes(written([card(TEXT)], "PNG"), "通知.txt")

    (paragraph,) = source.blocks
    assert isinstance(paragraph, Paragraph)
    assert source.form == "image"
    assert paragraph.text == TEXT
    assert paragraph.place().page == 1


def test_each_page_of_a_tiff_is_read_with_its_number() -> None:
    data = written([card(TEXT), card("（责任单位：市工信局）")], "TIFF")
    source = read_bytes(data, "两页.tif")

    read = [
        (block.text, block.place().page) for block in source.blocks if isinstance(block, Paragraph)
    ]
    assert read == [(TEXT, 1), ("（责任单位：市工信局）", 2)]


def test_a_photograph_is_turned_as_the_camera_says() -> None:
    from PIL import Image

    image = card(TEXT)
    exif = Image.Exif()
    exif[0x0112] = 6  # to be turned to the right by 90 degrees
    file = BytesIO()
    image.rotate(90, expand=True).save(file, "JPEG", exif=exif, dpi=(72, 72))

    (paragraph,) = read_bytes(file.getvalue(), "照片.jpg").blocks

    assert isinstance(paragraph, Paragraph)
    assert paragraph.text == TEXT
    assert paragraph.places[0].box is not None
    assert paragraph.places[0].box[2] > 300


def test_deep_greys_are_not_cut_off() -> None:
    import numpy as np
    from PIL import Image

    deep = np.asarray(card(TEXT).convert("L"), dtype=np.uint16) * 200 + 3000

    (paragraph,) = read_bytes(written([Image.fromarray(deep)], "TIFF"), "深灰.tif").blocks

    assert isinstance(paragraph, Paragraph)
    assert paragraph.text == TEXT


def test_what_is_transparent_is_paper() -> None:
    from PIL import Image

    drawn = card(TEXT).convert("L")
    image = Image.new("LA", drawn.size)
    image.putalpha(drawn.point(lambda value: 255 - value))

    (paragraph,) = read_bytes(written([image], "PNG"), "透明.png").blocks

    assert isinstance(paragraph, Paragraph)
    assert paragraph.text == TEXT


@pytest.mark.parametrize(
    ("pixels", "dpi", "points"),
    [
        ((1654, 2339), (200, 200), (595, 842)),  # A4, as the scanner says
        ((2480, 3508), (72, 72), (595, 842)),  # A4 at 300 dpi, which nobody says
        ((1654, 2339), None, (595, 842)),
        ((3000, 4000), (72, 72), (632, 842)),  # a photograph
        ((4961, 3508), (300, 300), (1191, 842)),  # A3
        ((600, 200), None, (216, 72)),  # a clipping
    ],
)
def test_how_large_the_page_is(
    pixels: tuple[int, int], dpi: tuple[int, int] | None, points: tuple[int, int]
) -> None:
    from PIL import Image

    image = Image.new("1", pixels)
    if dpi:
        image.info["dpi"] = dpi

    wide, high = form.page_size(image)

    assert (round(wide), round(high)) == points


def test_recognition_that_is_not_wanted_is_not_done() -> None:
    with pytest.raises(UnreadableError, match="--ocr auto"):
        read_bytes(written([card(TEXT)], "PNG"), "图.png", ReadingOptions(ocr="never"))


def test_more_pages_than_allowed_are_refused() -> None:
    data = written([card(TEXT, 40, 40)] * 3, "TIFF")

    with pytest.raises(UnreadableError, match="超过 2 页的上限"):
        read_bytes(data, "多页.tif", ReadingOptions(max_pages=2))


def test_an_image_without_text_says_so() -> None:
    from PIL import Image

    with pytest.raises(UnreadableError, match="没有认出文字"):
        read_bytes(written([Image.new("L", (400, 400), 255)], "PNG"), "空白.png")


@pytest.mark.parametrize("name", FORMS)
@pytest.mark.parametrize("share", [0.02, 0.5])
def test_a_broken_image_ends_with_a_sentence(name: str, share: float) -> None:
    data = written([card(TEXT)], name)

    with pytest.raises(UnreadableError, match="图片已损坏"):
        read_bytes(data[: max(40, int(len(data) * share))], f"坏.{name.lower()}")


def test_an_image_that_claims_a_monstrous_size_is_refused() -> None:
    claimed = b"IHDR" + struct.pack(">IIBBBBB", 60_000, 60_000, 8, 2, 0, 0, 0)
    data = b"\x89PNG\r\n\x1a\n" + struct.pack(">I", 13) + claimed
    data += struct.pack(">I", zlib.crc32(claimed))
    data += struct.pack(">I", 0) + b"IDAT" + struct.pack(">I", zlib.crc32(b"IDAT"))

    with pytest.raises(UnreadableError, match="超过 9000 万像素的上限"):
        read_bytes(data, "巨图.png")
