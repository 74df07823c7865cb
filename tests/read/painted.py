"""Pages of OFD drawn, and what is where on them, in millimetres."""

from __future__ import annotations

from pathlib import Path

import pytest
from cvttf_NotoSansCJK_Regular import get_TTF_path
from PIL import Image, ImageChops

from kspolicy.read.pages.sheets import open_sheets
from typeset.archive import packed
from typeset.font import truetype
from typeset.ofd import Sheet, page, parts

FONT = Path(get_TTF_path())
# Pixels to a millimetre, at 200 to an inch.
SCALE = 200 / 25.4
PAGE = "Doc_0/Pages/Page_0/Content.xml"
RESOURCES = "Doc_0/PublicRes.xml"
RED, BLACK, WHITE = (255, 0, 0), (0, 0, 0), (255, 255, 255)
BOX = "M 0 0 L 40 0 L 40 20 L 0 20 C"
# Squares of the whole character, and one low at its left.
OWN = truetype([(0, -150, 1000, 850), (100, 0, 500, 400)], {"市": 1, "\ue000": 2})

Box = tuple[float, float, float, float]


def drawn(
    objects: str, resources: str = "", files: dict[str, bytes] | None = None, head: str = ""
) -> tuple[Image.Image, list[str]]:
    """A page of A4 with ``objects`` as it is shown, and what is said of it."""
    content: dict[str, str | bytes] = {**parts([Sheet()]), **(files or {})}
    content[PAGE] = page(objects, head)
    listed = str(content[RESOURCES])
    content[RESOURCES] = listed.replace("</ofd:Res>", f"{resources}</ofd:Res>")
    with open_sheets(packed(content), "ofd", FONT) as sheets:
        return sheets.image(1), [*sheets.remarks()]


def path(data: str = BOX, attributes: str = "", within: str = "") -> str:
    """A path at 50, 80 mm."""
    return (
        f'<ofd:PathObject Boundary="50 80 40 20" LineWidth="1" {attributes}>{within}'
        f"<ofd:AbbreviatedData>{data}</ofd:AbbreviatedData></ofd:PathObject>"
    )


def filled(colour: str, data: str = BOX, attributes: str = "") -> str:
    paint = 'Stroke="false" Fill="true" ' + attributes
    return path(data, paint, f"<ofd:FillColor {colour}/>")


def at(image: Image.Image, x: float, y: float) -> tuple[int, int, int]:
    """The colour at a place in millimetres."""
    colour = image.getpixel((round(x * SCALE), round(y * SCALE)))
    assert isinstance(colour, tuple)
    return colour[0], colour[1], colour[2]


def inked(image: Image.Image, colour: tuple[int, int, int] | None = None) -> Box | None:
    """The box, in millimetres, around what is not white, or what is of one colour."""
    plain = Image.new("RGB", image.size, colour or WHITE)
    same = ImageChops.difference(image, plain).convert("L")
    shown = same.point(lambda value: 255 * ((value < 40) if colour else (value > 60))).getbbox()
    return tuple(side / SCALE for side in shown) if shown else None  # type: ignore[return-value]


def near(*box: float) -> object:
    return pytest.approx(box, abs=0.2)


def own(data: bytes = OWN, name: str = "方块") -> tuple[str, dict[str, bytes]]:
    """A font with the id 9 within the document."""
    listed = f'<ofd:Font ID="9" FontName="{name}"><ofd:FontFile>own.ttf</ofd:FontFile></ofd:Font>'
    return f"<ofd:Fonts>{listed}</ofd:Fonts>", {"Doc_0/Res/own.ttf": data}


def written(code: str, within: str = "", attributes: str = "") -> str:
    """Text of 10 mm on the line at 90 mm, from 50 mm on, in the document's own font."""
    return (
        f'<ofd:TextObject Size="10" Boundary="50 80 40 20" Font="9" {attributes}>{within}'
        f'<ofd:TextCode X="0" Y="10">{code}</ofd:TextCode></ofd:TextObject>'
    )
