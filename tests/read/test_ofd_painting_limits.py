"""Images of an OFD are drawn; what is damaged is left out, and what has no end is refused."""

from __future__ import annotations

import random
from io import BytesIO

import pytest
from PIL import Image, ImageChops

from kspolicy.read.errors import UnreadableError
from kspolicy.read.pages.sheets import open_sheets
from read.painted import (
    BLACK,
    FONT,
    PAGE,
    RED,
    at,
    drawn,
    filled,
    inked,
    near,
    own,
    path,
    written,
)
from shipped import ROOT
from typeset.archive import packed
from typeset.ofd import Sheet, page, parts, text

SAMPLE = ROOT.parent / "shared" / "samples" / "函.ofd"
FULL = "M 0 0 L 210 0 L 210 297 L 0 297 C"
FAR = "M 0 0 L 1e6 0 L 1e6 1e6 C"
LONG = "M 0 0 " + "L 210 0 L 0 297 " * 30_000


def encoded(image: Image.Image, form: str = "PNG", **options: object) -> bytes:
    made = BytesIO()
    image.save(made, form, **options)
    return made.getvalue()


def quartered(mode: str = "RGB") -> Image.Image:
    """An image whose upper left quarter is red, and the rest black."""
    image = Image.new("RGB", (200, 100), "black")
    image.paste(RED, (0, 0, 100, 50))
    return image.convert(mode)


def pictured(data: bytes, attributes: str = 'CTM="40 0 0 20 0 0"', name: str = "图.png") -> tuple:
    """The arguments for a page with an image at 50, 80 mm."""
    listed = f'<ofd:MultiMedia ID="8"><ofd:MediaFile>{name}</ofd:MediaFile></ofd:MultiMedia>'
    use = f'<ofd:ImageObject ResourceID="8" Boundary="50 80 40 20" {attributes}/>'
    return use, f"<ofd:MultiMedias>{listed}</ofd:MultiMedias>", {f"Doc_0/Res/{name}": data}


@pytest.mark.parametrize(
    "data",
    [
        encoded(quartered()),
        encoded(quartered(), "JPEG", quality=95),
        encoded(quartered(), "BMP"),
        encoded(quartered("P")),
        encoded(quartered().resize((4000, 2000))),
    ],
    ids=["png", "jpeg", "bmp", "palette", "large"],
)
def test_an_image_fills_the_square_of_its_matrix(data: bytes) -> None:
    image, said = drawn(*pictured(data))

    assert said == []
    assert inked(image) == near(50, 80, 90, 100)
    assert at(image, 60, 85) == pytest.approx(RED, abs=6)
    for x, y in ((80, 85), (60, 95), (80, 95)):
        assert at(image, x, y) == pytest.approx(BLACK, abs=6)


def test_an_image_lies_turned_and_is_cut_at_its_boundary() -> None:
    turned, _ = drawn(*pictured(encoded(quartered()), 'CTM="0 20 -20 0 30 0"'))
    cut, _ = drawn(*pictured(encoded(quartered()), 'CTM="80 0 0 20 0 0"'))

    assert inked(turned) == near(60, 80, 80, 100)
    # What was its upper left corner is the upper right one.
    assert at(turned, 75, 85) == RED
    assert at(turned, 65, 85) == BLACK
    assert inked(cut) == near(50, 80, 90.2, 100)
    assert at(cut, 85, 85) == RED


def test_what_is_transparent_shows_what_is_below() -> None:
    image = quartered("RGBA")
    image.putalpha(image.getchannel("R"))
    below = filled('Value="0 0 255"')
    use, resources, files = pictured(encoded(image))
    shown, _ = drawn(below + use, resources, files)
    pale, _ = drawn(*pictured(encoded(quartered()), 'CTM="40 0 0 20 0 0" Alpha="128"'))

    assert at(shown, 60, 85) == RED
    assert at(shown, 80, 95) == (0, 0, 255)
    assert at(pale, 60, 85) == pytest.approx((255, 127, 127), abs=2)


@pytest.mark.parametrize(
    "data",
    [
        b"",
        b"\x97JB2\r\n\x1a\n",
        encoded(quartered())[:150],
        encoded(Image.new("1", (9000, 9000))),
        None,
    ],
    ids=["empty", "jbig2", "cut", "large", "missing"],
)
def test_an_image_that_cannot_be_drawn_is_left_out_and_counted(data: bytes | None) -> None:
    use, resources, files = pictured(data or b"")
    image, said = drawn(use + filled('Value="255 0 0"'), resources, files if data else None)

    assert said == ["有 1 幅图像不在文件内、已损坏、过大或格式不支持，图中没有画出。"]
    assert at(image, 60, 85) == RED


@pytest.mark.parametrize(
    "objects",
    [
        filled('Value="0"', FULL).replace("50 80 40 20", "0 0 210 297") * 50,
        path(LONG),
        filled('Value="0"', LONG),
        path("M 0 0 L 1 1", within="<ofd:Clips><ofd:Clip><ofd:Area><ofd:Path><ofd:AbbreviatedData>"
        "M 0 0 L 210 0 L 0 297</ofd:AbbreviatedData></ofd:Path></ofd:Area></ofd:Clip></ofd:Clips>")
        * 200,
        text("通知", 0, 0, 1e6) * 50,
        text("通知" * 30_000, 50, 80, 0.01),
        "<ofd:PageBlock>" * 100 + "</ofd:PageBlock>" * 100,
    ],
    ids=["areas", "lines", "edges", "clips", "large-text", "much-text", "deep"],
)  # fmt: skip
def test_a_page_that_would_be_drawn_without_end_is_refused(objects: str) -> None:
    with pytest.raises(UnreadableError, match="不像正常文档") as caught:
        drawn(objects)
    assert "\n" not in str(caught.value)


def test_a_page_of_a_size_that_no_paper_has_is_one_of_a4() -> None:
    for size in ("0 0 1e9 1e9", "0 0 -5 9", "0 0 nan 9", "0 0 0.001 297"):
        head = f"<ofd:Area><ofd:PhysicalBox>{size}</ofd:PhysicalBox></ofd:Area>"
        assert drawn("", head=head)[0].size == (1654, 2339)
    head = "<ofd:Area><ofd:PhysicalBox>0 0 2000 100</ofd:PhysicalBox></ofd:Area>"
    assert max(drawn("", head=head)[0].size) <= 6000
    head = "<ofd:Area><ofd:PhysicalBox>0 0 5000 100</ofd:PhysicalBox></ofd:Area>"
    with pytest.raises(UnreadableError, match="边长有 5 米"):
        drawn("", head=head)


def test_numbers_of_no_sense_leave_the_rest_of_the_page_as_it_is() -> None:
    odd = (
        path("M 1e-300 0 A 1e-300 1e6 nan 1 1 5 5 Q 1 2 3 4 A 1 1 0 0 0 1e-300 1e-200 C C Z 4 4")
        + path("L 1 1 B 1 1 C")
        + path(FAR, 'CTM="1e6 1e6 1e6 1e6 1e6 1e6"')
        + '<ofd:TextObject Size="nan" Boundary="x"><ofd:TextCode>市</ofd:TextCode></ofd:TextObject>'
        + '<ofd:CompositeObject ResourceID="77" Boundary="0 0 1 1"/>'
    )
    image, _ = drawn(odd + filled('Value="255 0 0"'))

    assert at(image, 60, 85) == RED


def test_a_page_that_is_damaged_is_refused_and_the_others_are_drawn() -> None:
    content: dict[str, str | bytes] = {
        **parts([Sheet(), Sheet(objects=[filled('Value="255 0 0"')])])
    }
    content[PAGE] = "<ofd:Page"
    with open_sheets(packed(content), "ofd", FONT) as sheets:
        assert at(sheets.image(2), 60, 85) == RED
        for look in (sheets.image, sheets.sheet):
            with pytest.raises(UnreadableError, match="第 1 页已损坏或不在文件内"):
                look(1)
        with pytest.raises(UnreadableError, match="没有第 3 页"):
            sheets.image(3)


def test_a_page_that_is_an_image_is_shown_without_recognition(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    def missing(*_: object) -> None:
        raise UnreadableError("没有安装文字识别")

    monkeypatch.setattr("kspolicy.read.pages.recognition.recognise", missing)
    use, resources, files = pictured(encoded(quartered()), 'CTM="200 0 0 200 0 0"')
    content: dict[str, str | bytes] = {**parts([Sheet()]), **files}
    content[PAGE] = page(use.replace("50 80 40 20", "0 0 210 297"))
    content["Doc_0/PublicRes.xml"] = f'<Res BaseLoc="Res">{resources.replace("ofd:", "")}</Res>'
    with open_sheets(packed(content), "ofd") as sheets:
        sheet, image = sheets.sheet(1), sheets.image(1)

    assert sheet.page.glyphs == ()
    assert inked(image) == near(0, 0, 200, 200)


@pytest.mark.parametrize("seed", range(2))
def test_flipped_bytes_never_break_it(seed: int) -> None:
    dice = random.Random(seed)
    resources, files = own()
    use, media, more = pictured(encoded(quartered()))
    content: dict[str, str | bytes] = {**parts([Sheet()]), **files, **more}
    content[PAGE] = page(use + written("市\ue000") + filled('Value="1 2 3" Alpha="9"'))
    listed = f"<Res BaseLoc='Res'>{(resources + media).replace('ofd:', '')}</Res>"
    content["Doc_0/PublicRes.xml"] = listed
    for _ in range(15):
        name = dice.choice([PAGE, "Doc_0/PublicRes.xml", "Doc_0/Res/own.ttf", "Doc_0/Res/图.png"])
        whole = content[name]
        data = bytearray(whole.encode() if isinstance(whole, str) else whole)
        for _ in range(dice.choice((1, 2, 8))):
            data[dice.randrange(len(data))] = dice.randrange(256)
        try:
            with open_sheets(packed({**content, name: bytes(data)}), "ofd", FONT) as sheets:
                sheets.image(1)
        except UnreadableError as error:
            assert "\n" not in str(error)


@pytest.mark.skipif(not SAMPLE.exists(), reason="没有范例文件夹 ../shared/samples")
def test_a_letter_as_a_converter_made_it_is_drawn() -> None:
    """Its letterhead is of outlines in red above two red lines, the seal an image on the date."""
    with open_sheets(SAMPLE.read_bytes(), "ofd", FONT) as sheets:
        image, said = sheets.image(1), [*sheets.remarks()]
    left, top, right, bottom = inked(image, RED) or (0, 0, 0, 0)

    assert 20 < left < 30
    assert 185 < right < 195
    assert 24 < top < bottom < 48
    # The seal is about 139, 194 mm, 42 mm across.
    seal = image.crop(tuple(round(side * 200 / 25.4) for side in (117, 171, 163, 217)))
    red = seal.getchannel("R").point(lambda value: 255 * (value > 180))
    pale = seal.getchannel("G").point(lambda value: 255 * (value > 150))
    assert ImageChops.subtract(red, pale).histogram()[255] > 10_000
    assert len(said) == 1
    assert "仿宋_GB2312" in said[0]
