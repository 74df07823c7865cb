"""PDF that between them have every feature of the form, written in every way."""

from __future__ import annotations

from fuzzing.objects import Object, Objects, Writing
from fuzzing.short import short
from shipped import ELECTRONICS
from typeset import rawpdf, typst

_TEXT = (
    b"BT /F 9 Tf 20 TL 20 260 Td (Notice on growth: 2025 output 8000) Tj T*"
    b" [(spa) -300 (ced)] TJ T* (next) ' ET\n"
)
_TURNED = b"q 0 1 -1 0 200 0 cm BT /F 12 Tf 20 100 Td (Turned text of a page) Tj ET Q\n"
_HIDDEN = b"BT 3 Tr /F 10 Tf 20 200 Td (Hidden below an image) Tj ET\n"
_LAST = (
    b"BI /W 2 /H 2 /BPC 8 /CS /G ID \x00\x7f\xff\x10 EI"
    b" BT /F 8 Tf 1 0 0 1 30 30 Tm (last page, 12 of 12) Tj ET\n"
    b"0.5 g 10 10 50 1 re f 10 10 1 50 re f q /I Do Q"
)
_COLUMNS, _ROWS = (20, 100, 180), (100, 120, 140)
_CELLS = (
    (25, 125, b"Item"),
    (105, 125, b"Value"),
    (25, 105, b"Output"),
    (105, 105, b"8000"),
)


def pdfs() -> dict[str, bytes]:
    """A shipped document cut short and a drawn one, in every way of writing; one with an update."""
    # Without the date, which would make another file every time.
    source = typst.source(short(ELECTRONICS), typst.OTHER)
    typeset = typst.compiled(f"#set document(date: none)\n{source}")
    objects = Objects.of(typeset)
    drawn = _with_extras(Objects.of(_drawn()))
    made = {"a.pdf": typeset}
    for writing in Writing:
        made[f"b-{writing.value}.pdf"] = objects.written(writing)
        made[f"c-{writing.value}.pdf"] = drawn.written(writing)
    made["d.pdf"] = made["c-open.pdf"] + _update(drawn, made["c-open.pdf"])
    return made


def _drawn() -> bytes:
    """Pages drawn by hand: a table, turned text, hidden text below an image, images."""
    table = b"".join(b"20 %d m 180 %d l S\n" % (y, y) for y in _ROWS)
    table += b"".join(b"%d 100 m %d 140 l S\n" % (x, x) for x in _COLUMNS)
    table += b"".join(b"BT /F 9 Tf %d %d Td (%s) Tj ET\n" % cell for cell in _CELLS)
    return rawpdf.raw_pdf(_TEXT + table, _TURNED, _HIDDEN + rawpdf.FULL_IMAGE, _LAST)


def _with_extras(objects: Objects) -> Objects:
    """The same pages with a form that they draw, and a note on each."""
    made = dict(objects.by_number)
    form = max(made) + 1
    head = (
        b"<< /Type /XObject /Subtype /Form /BBox [0 0 100 30] /Matrix [1 0 0 1 20 20] /Resources"
        b" << /Font << /F << /Type /Font /Subtype /Type1 /BaseFont /Helvetica >> >> >> >>"
    )
    made[form] = Object(head, b"BT /F 9 Tf 0 9 Td (Within a form 100) Tj ET")
    note = (
        b"/Annots [<< /Type /Annot /Subtype /FreeText /Rect [20 20 120 50] "
        b"/Contents (Said in a note) /AP << /N %d 0 R >> >>] /Contents" % form
    )
    for number, each in objects.by_number.items():
        new = each.head.replace(b"/XObject <<", b"/XObject << /Fm %d 0 R" % form)
        if b"/Type /Page " in new:
            new = new.replace(b"/Contents", note)
        stream = b"/Fm Do\n" + each.stream if each.is_text and each.stream else each.stream
        made[number] = Object(new, stream)
    return Objects(made, objects.root)


def _update(objects: Objects, whole: bytes) -> bytes:
    """A later version of the first page, as a program that only adds to a file writes it."""
    number, page = next((n, o) for n, o in objects.by_number.items() if o.is_text and o.stream)
    stream = (page.stream or b"") + b"BT /F 9 Tf 20 60 Td (Added later) Tj ET\n"
    body = b"%d 0 obj\n<< /Length %d >>\nstream\n%s\nendstream\nendobj\n"
    body %= (number, len(stream), stream)
    table = b"xref\n%d 1\n%010d 00000 n \ntrailer\n<< /Size %d /Root %d 0 R /Prev %d >>\n" % (
        number,
        len(whole),
        max(objects.by_number) + 1,
        objects.root,
        int(whole.rsplit(b"startxref\n", 1)[1].split()[0]),
    )
    return body + table + b"startxref\n%d\n%%%%EOF\n" % (len(whole) + len(body))
