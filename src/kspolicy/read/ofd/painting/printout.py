"""A PDF of one page, written operator by operator."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from PIL.Image import Image

    from kspolicy.read.fonts.face import Face

# An object of a PDF, in pieces.
Body = tuple[bytes, ...]

# Beyond this, in whatever unit, nothing is on a page; neither is what is no number.
_FARTHEST = 1e8


def numbers(*values: float) -> str:
    """Numbers as operators take them, a space behind each."""
    sane = (value if abs(value) <= _FARTHEST else 0.0 for value in values)
    return "".join(f"{value:.4f} " for value in sane)


@dataclass(slots=True)
class Printout:
    """A page of ``width`` by ``height`` points while it is drawn, y downwards.

    ``operators`` are what has been drawn. Fonts, images and opacities are each kept once, with the
    names by which operators call them.
    """

    width: float
    height: float
    operators: list[str] = field(default_factory=list)
    fonts: dict[int, tuple[str, Face]] = field(default_factory=dict)
    images: dict[str, Image] = field(default_factory=dict)
    opacities: dict[tuple[float, float], str] = field(default_factory=dict)

    def font(self, face: Face) -> str:
        """The name of a font; its characters are called by the numbers of their glyphs."""
        return self.fonts.setdefault(id(face), (f"F{len(self.fonts)}", face))[0]

    def image(self, image: Image) -> str:
        """The name of an image that is RGB or RGBA."""
        name = f"I{len(self.images)}"
        self.images[name] = image
        return name

    def opacity(self, filled: float, stroked: float) -> str:
        """The name of how opaque areas and lines are, from 0 to 1."""
        return self.opacities.setdefault((filled, stroked), f"G{len(self.opacities)}")

    def pdf(self) -> bytes:
        """The page as a PDF."""
        objects: list[Body] = []

        def put(*bodies: Body) -> int:
            """Add objects; the number of the last."""
            objects.extend(bodies)
            return len(objects)

        flipped = f"1 0 0 -1 0 {numbers(self.height)}cm\n"
        put((b"<< /Type /Catalog /Pages 2 0 R >>",))
        put((b"<< /Type /Pages /Kids [3 0 R] /Count 1 >>",))
        page = put(())
        content = put(_stream("", (flipped + "\n".join(self.operators)).encode("ascii")))
        fonts = {name: put(*_font(face, len(objects))) for name, face in self.fonts.values()}
        images = {name: put(*_image(each, len(objects))) for name, each in self.images.items()}
        opacities = {
            name: put((f"<< /ca {numbers(filled)}/CA {numbers(stroked)}>>".encode(),))
            for (filled, stroked), name in self.opacities.items()
        }
        resources = "".join(
            f"/{kind} << {' '.join(f'/{name} {number} 0 R' for name, number in named.items())} >> "
            for kind, named in (("Font", fonts), ("XObject", images), ("ExtGState", opacities))
        )
        objects[page - 1] = (
            f"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 {numbers(self.width, self.height)}] "
            f"/Contents {content} 0 R /Resources << {resources}>> >>".encode(),
        )
        return _written(objects)


def _font(face: Face, before: int) -> tuple[Body, ...]:
    """The objects of a font, the last of which is referred to; ``before`` are there already."""
    program, descriptor, own = before + 1, before + 2, before + 3
    described = (
        "<< /Type /FontDescriptor /FontName /F /Flags 4 /FontBBox [0 -200 1000 900] "
        "/ItalicAngle 0 /Ascent 900 /Descent -200 /CapHeight 700 /StemV 80 "
        f"/FontFile2 {program} 0 R >>"
    )
    numbered = (
        "<< /Type /Font /Subtype /CIDFontType2 /BaseFont /F /CIDToGIDMap /Identity "
        "/CIDSystemInfo << /Registry (Adobe) /Ordering (Identity) /Supplement 0 >> "
        f"/FontDescriptor {descriptor} 0 R >>"
    )
    called = (
        "<< /Type /Font /Subtype /Type0 /BaseFont /F /Encoding /Identity-H "
        f"/DescendantFonts [{own} 0 R] >>"
    )
    written = ((each.encode(),) for each in (described, numbered, called))
    return _stream("", face.program()), *written


def _image(image: Image, before: int) -> tuple[Body, ...]:
    """The objects of an image, the last of which is referred to."""
    shape = (
        f"/Type /XObject /Subtype /Image /Width {image.width} /Height {image.height} "
        "/BitsPerComponent 8 /Interpolate true /ColorSpace "
    )
    if image.mode != "RGBA":
        return (_stream(f"{shape}/DeviceRGB", image.tobytes()),)
    mask = _stream(f"{shape}/DeviceGray", image.getchannel("A").tobytes())
    masked = f"{shape}/DeviceRGB /SMask {before + 1} 0 R"
    return mask, _stream(masked, image.convert("RGB").tobytes())


def _stream(entries: str, data: bytes) -> Body:
    head = f"<< {entries} /Length {len(data)} >>\nstream\n"
    return head.encode(), data, b"\nendstream"


def _written(objects: list[Body]) -> bytes:
    """The file of ``objects``, put together at one stroke: fonts are large."""
    parts = [b"%PDF-1.7\n"]
    offsets, at = list[int](), len(parts[0])
    for number, body in enumerate(objects, start=1):
        offsets.append(at)
        framed = (b"%d 0 obj\n" % number, *body, b"\nendobj\n")
        parts += framed
        at += sum(map(len, framed))
    parts.append(b"xref\n0 %d\n0000000000 65535 f \n" % (len(objects) + 1))
    parts += [b"%010d 00000 n \n" % offset for offset in offsets]
    parts.append(b"trailer\n<< /Size %d /Root 1 0 R >>\n" % (len(objects) + 1))
    parts.append(b"startxref\n%d\n%%%%EOF\n" % at)
    return b"".join(parts)
