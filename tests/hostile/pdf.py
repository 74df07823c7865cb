"""Hostile PDFs: little that unfolds to much, and structures that lead back to themselves."""

from __future__ import annotations

import zlib
from io import BytesIO

from hostile.case import deflated
from typeset.rawpdf import written

_CATALOGUE = b"<< /Type /Catalog /Pages 2 0 R >>"
_FONT = b"/Font << /F << /Type /Font /Subtype /Type1 /BaseFont /Helvetica >> >>"
_PAGES = b"<< /Type /Pages /Kids [3 0 R] /Count 1 /MediaBox [0 0 200 300] >>"
_WORDS = b"BT /F 12 Tf 20 200 Td (Page with text.) Tj ET"


def stream(data: bytes, entries: bytes = b"") -> bytes:
    """A stream object, deflated."""
    packed = zlib.compress(data, 9)
    return b"<< /Length %d /Filter /FlateDecode %s >>\nstream\n%s\nendstream" % (
        len(packed),
        entries,
        packed,
    )


def one_page(content: bytes, resources: bytes, *more: bytes, box: bytes = b"") -> bytes:
    """A PDF of a page; ``more`` are the objects from 5 on."""
    page = b"<< /Type /Page /Parent 2 0 R /Contents 4 0 R %s /Resources << %s %s >> >>"
    page %= (box, _FONT, resources)
    return written([_CATALOGUE, _PAGES, page, stream(content), *more])


def exponential_forms(depth: int = 40, leaf: bytes = _WORDS) -> bytes:
    """A page that draws a form that draws another twice, and so on."""
    forms = []
    for number in range(6, 6 + depth):
        within = b"/Resources << %s /XObject << /X %d 0 R >> >>" % (_FONT, number)
        forms.append(stream(b"/X Do /X Do", _FORM + within))
    last = stream(leaf, _FORM + b"/Resources << %s >>" % _FONT)
    return one_page(b"/X Do", b"/XObject << /X 5 0 R >>", *forms, last)


_FORM = b"/Type /XObject /Subtype /Form /BBox [0 0 200 300] "


def torn_forms() -> bytes:
    """The same, without the table of objects at its end."""
    data = exponential_forms(12)
    return data[: data.rindex(b"xref\n0")]


def one_hostile_page() -> bytes:
    """A shipped document whose second page is such a page."""
    from shipped import ELECTRONICS
    from typeset.typst import pdf

    return _joined(pdf(ELECTRONICS), exponential_forms(), at=1)


def many_hostile_pages(count: int = 16) -> bytes:
    """Such pages only."""
    data = exponential_forms()
    for _ in range(count.bit_length() - 1):
        data = _joined(data, data, at=0)
    return data


def _joined(first: bytes, second: bytes, at: int) -> bytes:
    """A PDF with the pages of another put in before its page ``at``, from 0."""
    import pypdfium2

    buffer = BytesIO()
    with pypdfium2.PdfDocument(first) as document, pypdfium2.PdfDocument(second) as other:
        document.import_pages(other, index=at)
        document.save(buffer)
    return buffer.getvalue()


def exponential_type3(depth: int = 40) -> bytes:
    """A page with a font whose letters are drawn with another such font twice, and so on."""
    objects = []
    for level in range(depth):
        font, glyph = 5 + 2 * level, 6 + 2 * level
        below = b"/Font << /F %d 0 R >>" % (font + 2) if level + 1 < depth else b""
        objects.append(
            b"<< /Type /Font /Subtype /Type3 /FontBBox [0 0 1000 1000] /FontMatrix [.001 0 0 .001"
            b" 0 0] /CharProcs << /a %d 0 R >> /Encoding << /Type /Encoding /Differences [97 /a]"
            b" >> /FirstChar 97 /LastChar 97 /Widths [1000] /Resources << %s >> >>" % (glyph, below)
        )
        drawn = b"1000 0 d0 BT /F 500 Tf (aa) Tj ET" if below else b"1000 0 d0 0 0 9 9 re f"
        objects.append(stream(drawn))
    page = b"<< /Type /Page /Parent 2 0 R /Contents 4 0 R /Resources << /Font << /F 5 0 R >> >> >>"
    content = stream(b"BT /F 12 Tf 20 200 Td (aa) Tj ET")
    return written([_CATALOGUE, _PAGES, page, content, *objects])


def million_texts(count: int = 1_000_000) -> bytes:
    """A page on which a million words are drawn, each by an operator of its own."""
    return one_page(b"BT /F 12 Tf 20 200 Td " + b"(a) Tj " * count + b"ET", b"")


def million_paths(count: int = 1_000_000) -> bytes:
    """A page on which a million lines are drawn."""
    return one_page(_WORDS + b" 0 0 m 9 9 l S" * count, b"")


def blank_gigabyte() -> bytes:
    """A page whose content unpacks to a gigabyte of spaces."""
    packed = deflated(b" " * 2**20, 1024)
    content = b"<< /Length %d /Filter /FlateDecode >>\nstream\n%s\nendstream"
    page = b"<< /Type /Page /Parent 2 0 R /Contents 4 0 R >>"
    return written([_CATALOGUE, _PAGES, page, content % (len(packed), packed)])


def looping_pages() -> bytes:
    """A tree of pages in which a branch is its own parent and child."""
    tree = b"<< /Type /Pages /Kids [2 0 R 2 0 R] /Count 1000 /Parent 2 0 R >>"
    return written([_CATALOGUE, tree])


def huge_page(side: int = 2**31 - 1) -> bytes:
    """A page of a size that no paper has, all of it an image."""
    box = b"/MediaBox [0 0 %d %d] /CropBox [0 0 %d %d]" % (side, side, side, side)
    image = b"<< /Type /XObject /Subtype /Image /Width 1 /Height 1 /BitsPerComponent 8"
    image += b" /ColorSpace /DeviceGray /Length 1 >>\nstream\n\x80\nendstream"
    content = b"q %d 0 0 %d 0 0 cm /I Do Q" % (side, side)
    return one_page(content, b"/XObject << /I 5 0 R >>", image, box=box)


def huge_image(side: int = 60_000) -> bytes:
    """A page that is an image of 3.6 thousand million points, all white."""
    line = b"\xff" * (side // 8)
    packed = deflated(line, side)
    image = (
        b"<< /Type /XObject /Subtype /Image /Width %d /Height %d /BitsPerComponent 1"
        b" /ColorSpace /DeviceGray /Filter /FlateDecode /Length %d >>\nstream\n%s\nendstream"
    )
    image %= (side, side, len(packed), packed)
    return one_page(b"q 200 0 0 300 0 0 cm /I Do Q", b"/XObject << /I 5 0 R >>", image)


def empty_pages(count: int = 100_000) -> bytes:
    """A hundred thousand pages with nothing on them."""
    kids = b" ".join(b"%d 0 R" % number for number in range(3, 3 + count))
    tree = b"<< /Type /Pages /Kids [%s] /Count %d /MediaBox [0 0 200 300] >>" % (kids, count)
    return written([_CATALOGUE, tree, *[b"<< /Type /Page /Parent 2 0 R >>"] * count])


def broken_to_unicode() -> bytes:
    """A page whose font says by a broken and endless table what its letters mean."""
    table = b"begincmap 1 begincodespacerange <00> <FF> endcodespacerange\n"
    table += b"100 beginbfrange\n" + b"<0000> <FFFFFFFF> <0041>\n" * 50_000 + b"<61 <"
    font = (
        b"<< /Type /Font /Subtype /Type0 /BaseFont /A /Encoding /Identity-H /ToUnicode 6 0 R"
        b" /DescendantFonts [<< /Type /Font /Subtype /CIDFontType2 /BaseFont /A /CIDSystemInfo"
        b" << /Registry (Adobe) /Ordering (Identity) /Supplement 0 >> >>] >>"
    )
    page = b"<< /Type /Page /Parent 2 0 R /Contents 4 0 R /Resources << /Font << /F 5 0 R >> >> >>"
    content = stream(b"BT /F 12 Tf 20 200 Td <00610062006300640065> Tj ET")
    return written([_CATALOGUE, _PAGES, page, content, font, stream(table)])


def nested_arrays(depth: int = 1_000_000) -> bytes:
    """A page whose resources are arrays in arrays."""
    return one_page(_WORDS, b"/Deep " + b"[" * depth)


def looping_tables() -> bytes:
    """A file whose table of objects goes back to itself."""
    data = one_page(_WORDS, b"")
    return data.replace(b"trailer\n<< ", b"trailer\n<< /Prev %d " % data.rindex(b"xref\n0"))


def endless_streams(count: int = 200_000) -> bytes:
    """A page among as many streams that never end."""
    begun = b"9 0 obj << /Filter /FlateDecode >> stream\n" + zlib.compress(b"")
    data = one_page(_WORDS, b"")
    end = data.rindex(b"xref\n0")
    return data[:end] + begun * count + data[end:]
