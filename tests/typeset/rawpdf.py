"""PDF written by hand, for what no typesetter makes: page content given as drawing operators."""

from __future__ import annotations

_FONT = b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>"
_IMAGE = (
    b"<< /Type /XObject /Subtype /Image /Width 1 /Height 1 /BitsPerComponent 8"
    b" /ColorSpace /DeviceGray /Length 1 >>\nstream\n\x80\nendstream"
)
# Draws the image over all of a page of 200 by 300 points.
FULL_IMAGE = b"q 200 0 0 300 0 0 cm /I Do Q\n"


def raw_pdf(*contents: bytes, trailer: bytes = b"") -> bytes:
    """A PDF with a page of 200 by 300 points for each of ``contents``; ``/F`` is a font."""
    pages = [4 + 2 * index for index in range(len(contents))]
    kids = b" ".join(b"%d 0 R" % number for number in pages)
    objects = [
        b"<< /Type /Catalog /Pages 2 0 R >>",
        b"<< /Type /Pages /Kids [%s] /Count %d /MediaBox [0 0 200 300] /Resources 3 0 R >>"
        % (kids, len(pages)),
        b"<< /Font << /F %s >> /XObject << /I %d 0 R >> >>" % (_FONT, 4 + 2 * len(pages)),
    ]
    for number, content in zip(pages, contents, strict=True):
        objects.append(b"<< /Type /Page /Parent 2 0 R /Contents %d 0 R >>" % (number + 1))
        objects.append(b"<< /Length %d >>\nstream\n%s\nendstream" % (len(content), content))
    objects.append(_IMAGE)
    return written(objects, trailer)


def written(objects: list[bytes], trailer: bytes = b"") -> bytes:
    """A PDF of these objects, numbered from 1, the catalogue first."""
    data = bytearray(b"%PDF-1.7\n")
    offsets: list[int] = []
    for number, body in enumerate(objects, start=1):
        offsets.append(len(data))
        data += b"%d 0 obj\n%s\nendobj\n" % (number, body)
    start = len(data)
    data += b"xref\n0 %d\n0000000000 65535 f \n" % (len(objects) + 1)
    data += b"".join(b"%010d 00000 n \n" % offset for offset in offsets)
    data += b"trailer\n<< /Size %d /Root 1 0 R %s >>\n" % (len(objects) + 1, trailer)
    return bytes(data + b"startxref\n%d\n%%%%EOF\n" % start)
