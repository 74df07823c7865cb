"""OFD that between them have every feature of the form."""

from __future__ import annotations

from fuzzing.packed import picture
from fuzzing.short import short
from shipped import ELECTRONICS
from typeset import ofd

_OPENS = "<ofd:TextObject"
_BOUND = f'xmlns:ofd="{ofd.NAMESPACE}"'
_COLUMNS, _ROWS = (30, 75, 120), (220, 228, 236)
_CELLS = (("指标", 32, 222), ("数值", 77, 222), ("产值", 32, 230), ("8000", 77, 230))
_CURVE = (
    '<ofd:PathObject ID="3" Fill="true" Boundary="20 200 40 20"><ofd:AbbreviatedData>'
    "S 0 0 L 10 0 Q 1 1 2 2 B 1 2 3 4 5 6 A 3 3 0 1 0 9 9 C</ofd:AbbreviatedData></ofd:PathObject>"
)
_IMAGE = '<ofd:ImageObject ID="9" Boundary="10 10 190 270" CTM="190 0 0 270 0 0" ResourceID="7"/>'
_COMPOSITE = '<ofd:CompositeObject ID="8" Boundary="30 150 100 50" ResourceID="5"/>'


def ofds() -> dict[str, bytes]:
    """A shipped document cut short, and one with what it lacks."""
    return {
        "a.ofd": ofd.written(short(ELECTRONICS)),
        "b.ofd": ofd.packed(_files()),
    }


def _files() -> dict[str, str | bytes]:
    turned = _with(ofd.text("转了向的文字", 30, 30), 'CTM="0 1 -1 0 40 0"')
    sheets = [
        ofd.Sheet(objects=_first()),
        ofd.Sheet(objects=[turned, turned.replace("30.0000 30.0000", "60.0000 30.0000")]),
        ofd.Sheet(objects=[_IMAGE]),
    ]
    files: dict[str, str | bytes] = {**ofd.parts(sheets)}
    document = str(files["Doc_0/Document.xml"])
    notes = "<ofd:Annotations>Annots.xml</ofd:Annotations></ofd:Document>"
    return {
        **files,
        "Doc_0/PublicRes.xml": _resources(),
        "Doc_0/Res/a.png": picture("PNG"),
        "Doc_0/Annots.xml": f'<ofd:Annotations {_BOUND}><ofd:Page PageID="100">'
        "<ofd:FileLoc>Annot.xml</ofd:FileLoc></ofd:Page></ofd:Annotations>",
        "Doc_0/Annot.xml": f"<ofd:PageAnnot {_BOUND}>"
        '<ofd:Annot ID="1" Type="Stamp"/></ofd:PageAnnot>',
        "Doc_0/Document.xml": document.replace("</ofd:Document>", notes),
    }


def _first() -> list[str]:
    """A page with hidden, slanted, upright and composed text, text by glyphs, and a table."""
    glyphs = ofd.text("¤¤", 60, 120).replace(
        "</ofd:TextObject>",
        '<ofd:CGTransform CodePosition="0" CodeCount="2"><ofd:Glyphs>1 2</ofd:Glyphs>'
        "</ofd:CGTransform></ofd:TextObject>",
    )
    return [
        ofd.text("关于加快产业发展的函", 60, 40),
        _with(ofd.text("看不见", 20, 50), 'Visible="false"'),
        glyphs,
        _with(ofd.text("从上往下", 150, 60), 'ReadDirection="90" CharDirection="270"'),
        _with(ofd.text("水印", 90, 90), 'CTM="0.7 0.7 -0.7 0.7 0 0"'),
        _COMPOSITE,
        f"<ofd:PageBlock>{ofd.text('块中的字，到2025年达到100亿元。', 30, 130)}</ofd:PageBlock>",
        _CURVE,
        *(ofd.rule((_COLUMNS[0], y), (_COLUMNS[-1], y)) for y in _ROWS),
        *(ofd.rule((x, _ROWS[0]), (x, _ROWS[-1])) for x in _COLUMNS),
        *(ofd.text(said, x, y, 4) for said, x, y in _CELLS),
    ]


def _with(text: str, attributes: str) -> str:
    return text.replace(_OPENS, f"{_OPENS} {attributes}")


def _resources() -> str:
    text = ofd.text("组合图元里的字", 0, 0)
    return (
        f'<ofd:Res {_BOUND} BaseLoc="Res"><ofd:MultiMedias><ofd:MultiMedia ID="7" Type="Image">'
        "<ofd:MediaFile>a.png</ofd:MediaFile></ofd:MultiMedia></ofd:MultiMedias>"
        '<ofd:CompositeGraphicUnits><ofd:CompositeGraphicUnit ID="5" Width="100" Height="50">'
        f"<ofd:Content>{text}</ofd:Content></ofd:CompositeGraphicUnit></ofd:CompositeGraphicUnits>"
        "</ofd:Res>"
    )
