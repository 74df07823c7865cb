"""Word documents written in tests: the archive, its parts, and the few elements they need."""

from __future__ import annotations

from xml.sax.saxutils import escape

from typeset.archive import packed

WORD = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_RELATIONS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_NAMESPACES = (
    f'xmlns:w="{WORD}" xmlns:r="{_RELATIONS}" '
    'xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006" '
    'xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing" '
    'xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape" '
    'xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" '
    'xmlns:v="urn:schemas-microsoft-com:vml" '
    'xmlns:m="http://schemas.openxmlformats.org/officeDocument/2006/math"'
)
_HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
_PARTS = ("styles", "numbering", "footnotes", "endnotes", "comments", "header", "footer")


def package(body: str, **parts: str) -> bytes:
    """A DOCX with this body; the further parts are XML, by name."""
    return packed(files(body, **parts))


def files(body: str, **parts: str) -> dict[str, str]:
    """What such a DOCX is made of, by name."""
    related = [(name, f"{name}.xml") for name in _PARTS if name in parts]
    return {
        "[Content_Types].xml": _content_types([target for _, target in related]),
        "_rels/.rels": _relations([("officeDocument", "word/document.xml")]),
        "word/_rels/document.xml.rels": _relations(related),
        "word/document.xml": document(body),
        **{f"word/{target}": parts[name] for name, target in related},
    }


def document(body: str) -> str:
    """A part with this body."""
    return f"{_HEAD}<w:document {_NAMESPACES}><w:body>{body}<w:sectPr/></w:body></w:document>"


def part(root: str, content: str) -> str:
    """Another part, with its root element: ``numbering``, ``footnotes``."""
    return f"{_HEAD}<w:{root} {_NAMESPACES}>{content}</w:{root}>"


def _content_types(targets: list[str]) -> str:
    kind = "application/vnd.openxmlformats-officedocument.wordprocessingml"
    named = [("document.xml", "document.main"), *((t, t.removesuffix(".xml")) for t in targets)]
    overrides = "".join(
        f'<Override PartName="/word/{target}" ContentType="{kind}.{name}+xml"/>'
        for target, name in named
    )
    return (
        f'{_HEAD}<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
        '<Default Extension="rels" '
        'ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
        f'<Default Extension="xml" ContentType="application/xml"/>{overrides}</Types>'
    )


def _relations(related: list[tuple[str, str]]) -> str:
    each = "".join(
        f'<Relationship Id="rId{index}" Type="{_RELATIONS}/{kind}" Target="{target}"/>'
        for index, (kind, target) in enumerate(related, start=1)
    )
    space = "http://schemas.openxmlformats.org/package/2006/relationships"
    return f'{_HEAD}<Relationships xmlns="{space}">{each}</Relationships>'


def p(content: str, properties: str = "") -> str:
    """A paragraph of plain text, or of runs."""
    runs = content if content.startswith("<") else r(content)
    return f"<w:p><w:pPr>{properties}</w:pPr>{runs}</w:p>"


def r(text: str, properties: str = "") -> str:
    """A run."""
    words = f'<w:t xml:space="preserve">{escape(text)}</w:t>' if text else ""
    return f"<w:r><w:rPr>{properties}</w:rPr>{words}</w:r>"


def tbl(*rows: str) -> str:
    """A table."""
    return f"<w:tbl><w:tblPr/>{''.join(rows)}</w:tbl>"


def tr(*cells: str, properties: str = "") -> str:
    """A row of cells, or of their texts."""
    written = (cell if cell.startswith("<w:tc") else tc(cell) for cell in cells)
    return f"<w:tr><w:trPr>{properties}</w:trPr>{''.join(written)}</w:tr>"


def tc(content: str = "", properties: str = "") -> str:
    """A cell of plain text, or of blocks."""
    blocks = content if content.startswith("<") else p(content)
    return f"<w:tc><w:tcPr>{properties}</w:tcPr>{blocks}</w:tc>"
