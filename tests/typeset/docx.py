"""The shipped documents as an office writes them in Word.

Headings are numbered by a multilevel list, the letterhead stands in a text box, titles are broken
by hand, categories are merged cells, the colophon is a table, some words are tracked changes, and
every paragraph is in pieces as editing leaves it.
"""

from __future__ import annotations

import re
from functools import cache
from xml.sax.saxutils import escape

from typeset.paper import Cells, Item, paper
from typeset.wordml import package, part

_BLANK = "<w:p/>"
_PAGE_BREAK = '<w:p><w:r><w:br w:type="page"/></w:r></w:p>'
_CENTRED = '<w:jc w:val="center"/>'
# The numbers of headings, by level of the list: 一、（一）1.
_NUMBERS = tuple(
    map(re.compile, (r"[一二三四五六七八九十]+、", r"（[一二三四五六七八九十]+）", r"\d+\."))
)
# The width of a column, in twentieths of a point.
_COLUMN = 700
_TITLE = re.compile(r"(?=关于印发|产业创新集群建设实施)")
_AUTHOR = 'w:id="7" w:author="张三" w:date="2022-09-20T09:00:00Z"'

_STYLES = part(
    "styles",
    f"""
<w:style w:type="paragraph" w:default="1" w:styleId="a"><w:name w:val="Normal"/></w:style>
<w:style w:type="paragraph" w:styleId="1"><w:name w:val="heading 1"/><w:basedOn w:val="a"/>
<w:pPr><w:numPr><w:numId w:val="3"/></w:numPr><w:outlineLvl w:val="0"/></w:pPr></w:style>
<w:style w:type="paragraph" w:styleId="2"><w:name w:val="heading 2"/><w:basedOn w:val="1"/>
<w:pPr><w:numPr><w:ilvl w:val="1"/></w:numPr></w:pPr></w:style>
<w:style w:type="paragraph" w:styleId="aa"><w:name w:val="公文标题"/><w:basedOn w:val="a"/>
<w:pPr>{_CENTRED}</w:pPr></w:style>""",
)
_NUMBERING = part(
    "numbering",
    """
<w:abstractNum w:abstractNumId="0"><w:multiLevelType w:val="multilevel"/>
<w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="chineseCountingThousand"/>
<w:pStyle w:val="1"/><w:suff w:val="nothing"/><w:lvlText w:val="%1、"/></w:lvl>
<w:lvl w:ilvl="1"><w:start w:val="1"/><w:numFmt w:val="chineseCounting"/>
<w:pStyle w:val="2"/><w:suff w:val="nothing"/><w:lvlText w:val="（%2）"/></w:lvl>
<w:lvl w:ilvl="2"><w:start w:val="1"/><w:numFmt w:val="decimal"/><w:lvlText w:val="%3."/></w:lvl>
</w:abstractNum>
<w:num w:numId="3"><w:abstractNumId w:val="0"/></w:num>""",
)
_FOOTER = part(
    "ftr",
    """<w:p><w:r><w:t>— </w:t></w:r>
<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText>PAGE</w:instrText></w:r>
<w:r><w:fldChar w:fldCharType="separate"/></w:r><w:r><w:t>1</w:t></w:r>
<w:r><w:fldChar w:fldCharType="end"/></w:r><w:r><w:t> —</w:t></w:r></w:p>""",
)


@cache
def docx(name: str) -> bytes:
    """A shipped document as a DOCX."""
    return written(paper(name))


def written(items: tuple[Item, ...]) -> bytes:
    """A notice as a DOCX."""
    return package("".join(_body(items)), styles=_STYLES, numbering=_NUMBERING, footer=_FOOTER)


def _body(items: tuple[Item, ...]) -> list[str]:
    letterhead, number, *rest = items
    assert isinstance(letterhead, str)
    assert isinstance(number, str)
    xml = [_paragraph(number, _CENTRED, _text_box(letterhead)), _BLANK]
    body_begun = False
    *rest, copies, office, printed = rest
    for item in rest:
        if not isinstance(item, str):
            xml += [_table(item), _BLANK]
        elif item.startswith("附件") and len(item) < 5:
            xml += [_PAGE_BREAK, _paragraph(item)]
        elif _TITLE.search(item) and len(item) < 40 and "：" not in item:
            xml += [_title(item), _BLANK]
        else:
            body_begun |= item.startswith("一、")
            body_begun &= not item.startswith("附件：")
            xml.append(_text(item) if body_begun else _paragraph(item))
    return [*xml, _PAGE_BREAK, _colophon(str(copies), str(office), str(printed))]


def _title(text: str) -> str:
    """A title, broken by hand where its sense allows."""
    lines = "<w:r><w:br/></w:r>".join(map(_runs, _TITLE.split(text, maxsplit=1)))
    return f'<w:p><w:pPr><w:pStyle w:val="aa"/></w:pPr>{lines}</w:p>'


def _text(item: str) -> str:
    """A paragraph of the text; its outline number is left to the list."""
    properties = (
        '<w:pStyle w:val="1"/>',
        '<w:pStyle w:val="2"/>',
        '<w:numPr><w:ilvl w:val="2"/><w:numId w:val="3"/></w:numPr>',
    )
    for pattern, given in zip(_NUMBERS, properties, strict=True):
        match = pattern.match(item)
        if match:
            return _paragraph(item[match.end() :], given)
    return _paragraph(item, '<w:ind w:firstLineChars="200" w:firstLine="640"/>')


def _paragraph(text: str, properties: str = "", before: str = "") -> str:
    return f"<w:p><w:pPr>{properties}</w:pPr>{before}{_runs(text)}</w:p>"


def _runs(text: str) -> str:
    """The text in pieces, as editing and proofing leave it; one of them is a tracked change."""
    pieces = [text[start : start + 17] for start in range(0, len(text), 17)]
    runs = [
        f'<w:r w:rsidR="00A1"><w:rPr><w:rFonts w:hint="eastAsia"/></w:rPr>'
        f'<w:t xml:space="preserve">{escape(piece)}</w:t></w:r><w:proofErr w:type="spellEnd"/>'
        for piece in pieces
    ]
    if len(runs) > 4:
        gone = "<w:r><w:delText>草案原有的话，到2099年达到1家。</w:delText></w:r>"
        runs[2] = f"<w:ins {_AUTHOR}>{runs[2]}</w:ins><w:del {_AUTHOR}>{gone}</w:del>"
    return "".join(runs)


def _text_box(text: str) -> str:
    """A text box above its paragraph, written twice: for new readers and for old ones."""
    content = f"<w:txbxContent>{_paragraph(text, _CENTRED)}</w:txbxContent>"
    return f"""<w:r><mc:AlternateContent><mc:Choice Requires="wps"><w:drawing><wp:anchor>
<wp:positionV relativeFrom="paragraph"><wp:posOffset>-914400</wp:posOffset></wp:positionV>
<a:graphic><a:graphicData><wps:wsp><wps:txbx>{content}</wps:txbx></wps:wsp></a:graphicData>
</a:graphic></wp:anchor></w:drawing></mc:Choice><mc:Fallback><w:pict>
<v:shape style="position:absolute;margin-top:-72pt"><v:textbox>{content}</v:textbox></v:shape>
</w:pict></mc:Fallback></mc:AlternateContent></w:r>"""


def _table(cells: Cells) -> str:
    """A table: its header repeated on every page, blanks below a text merged with it."""
    header, *rows = cells
    xml = [f"<w:tr><w:trPr><w:tblHeader/></w:trPr>{_header(header)}</w:tr>"]
    for index, row in enumerate(rows):
        below = rows[index + 1] if index + 1 < len(rows) else header
        columns = (
            _cell(text, _merge(text, below[column], first=not index) if column < 2 else "")
            for column, text in enumerate(row)
        )
        xml.append(f"<w:tr>{''.join(columns)}</w:tr>")
    grid = f'<w:gridCol w:w="{_COLUMN}"/>' * len(header)
    return f"<w:tbl><w:tblPr/><w:tblGrid>{grid}</w:tblGrid>{''.join(xml)}</w:tbl>"


def _header(names: tuple[str, ...]) -> str:
    """The cells of a header; a name with a blank behind it spans both columns."""
    cells = []
    for column, name in enumerate(names):
        spans = column + 1 < len(names) and not names[column + 1]
        if name:
            cells.append(_cell(name, '<w:gridSpan w:val="2"/>' if spans else "", 1 + spans))
    return "".join(cells)


def _merge(text: str, below: str, *, first: bool) -> str:
    if not text and not first:
        return "<w:vMerge/>"
    return "" if below else '<w:vMerge w:val="restart"/>'


def _cell(text: str, properties: str = "", columns: int = 1) -> str:
    width = f'<w:tcW w:w="{_COLUMN * columns}" w:type="dxa"/>'
    return f"<w:tc><w:tcPr>{width}{properties}</w:tcPr>{_paragraph(text, _CENTRED)}</w:tc>"


def _colophon(copies: str, office: str, printed: str) -> str:
    wide = _cell(copies, '<w:gridSpan w:val="2"/>', 2)
    last = _cell(office) + _cell(printed)
    grid = f'<w:gridCol w:w="{_COLUMN}"/>' * 2
    rows = f"<w:tr>{wide}</w:tr><w:tr>{last}</w:tr>"
    return f"<w:tbl><w:tblPr/><w:tblGrid>{grid}</w:tblGrid>{rows}</w:tbl>"
