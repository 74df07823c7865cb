"""Word documents that between them have every feature of the form."""

from __future__ import annotations

from fuzzing.short import short
from shipped import ELECTRONICS, EQUIPMENT
from typeset import docx, wordml
from typeset.wordml import p, part, r, tbl, tc, tr

_AUTHOR = 'w:id="1" w:author="张" w:date="2022-09-01T00:00:00Z"'
_CHUNK = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/aFChunk"
_STYLES = part(
    "styles",
    '<w:style w:type="paragraph" w:styleId="t"><w:name w:val="Title"/><w:basedOn w:val="u"/>'
    '</w:style><w:style w:type="paragraph" w:styleId="u"><w:name w:val="u"/></w:style>',
)
_NUMBERING = part(
    "numbering",
    '<w:abstractNum w:abstractNumId="0"><w:lvl w:ilvl="0"><w:start w:val="1"/>'
    '<w:numFmt w:val="chineseCounting"/><w:lvlText w:val="%1、"/></w:lvl><w:lvl w:ilvl="1">'
    '<w:start w:val="1"/><w:numFmt w:val="upperRoman"/><w:lvlText w:val="%1.%2"/></w:lvl>'
    '</w:abstractNum><w:num w:numId="1"><w:abstractNumId w:val="0"/><w:lvlOverride w:ilvl="1">'
    '<w:startOverride w:val="4"/></w:lvlOverride></w:num>',
)


def words() -> dict[str, bytes]:
    """The shipped documents cut short, and one with what these lack."""
    return {
        "a.docx": docx.written(short(ELECTRONICS)),
        "b.docx": docx.written(short(EQUIPMENT)),
        "c.docx": wordml.packed(_files()),
    }


def _files() -> dict[str, str | bytes]:
    files: dict[str, str | bytes] = {
        **wordml.files(
            _body(),
            styles=_STYLES,
            numbering=_NUMBERING,
            footnotes=part("footnotes", _noted("footnote", "估值超过10亿美元。")),
            endnotes=part("endnotes", _noted("endnote", "截至年底。")),
            comments=part("comments", f'<w:comment w:id="1">{p("请核对")}</w:comment>'),
            header=part("hdr", p("内部资料")),
            footer=part("ftr", p("— 1 —")),
        )
    }
    related = "word/_rels/document.xml.rels"
    more = f'<Relationship Id="rId8" Type="{_CHUNK}" Target="chunk.html"/></Relationships>'
    files[related] = str(files[related]).replace("</Relationships>", more)
    files["word/chunk.html"] = "<html><body><p>嵌入的网页。</p></body></html>"
    return files


def _body() -> str:
    note = '<w:r><w:{}Reference w:id="2"/></w:r>'
    return "".join(
        (
            p("关于加快产业发展的意见", '<w:pStyle w:val="t"/><w:jc w:val="center"/>'),
            p(r("独角兽企业") + note.format("footnote") + r("50家") + note.format("endnote")),
            p("总体要求", '<w:numPr><w:ilvl w:val="0"/><w:numId w:val="1"/></w:numPr>'),
            p("具体任务", '<w:numPr><w:ilvl w:val="1"/><w:numId w:val="1"/></w:numPr>'),
            p(_changes()),
            p(
                r("隐藏的", "<w:vanish/>")
                + r("划去的", "<w:strike/>")
                + r("2", '<w:vertAlign w:val="superscript"/>')
            ),
            p(
                f"<w:hyperlink r:id='rId9'>{r('链接')}</w:hyperlink>"
                + _field("PAGE", "3")
                + _field(r"EQ \o\ac(○,1)", "①")
                + '<w:fldSimple w:instr="DATE">'
                + r("今日")
                + "</w:fldSimple>"
            ),
            p(
                '<w:r><w:sym w:font="Wingdings" w:char="F0FC"/><w:tab/><w:br/><w:noBreakHyphen/>'
                "</w:r><w:r><w:lastRenderedPageBreak/><w:t>第二页</w:t></w:r>"
                "<m:oMath><m:r><m:t>a+b</m:t></m:r></m:oMath>"
            ),
            p(_text_box() + r("锚在这里。")),
            f"<w:sdt><w:sdtPr/><w:sdtContent>{p('控件里的段落。')}</w:sdtContent></w:sdt>",
            p(f"<w:ruby><w:rt>{r('pin')}</w:rt><w:rubyBase>{r('拼')}</w:rubyBase></w:ruby>"),
            _table(),
            '<w:altChunk r:id="rId8"/>',
            p("（责任单位：市工信局）"),
        )
    )


def _changes() -> str:
    return (
        f"<w:ins {_AUTHOR}>{r('新增')}</w:ins><w:del {_AUTHOR}>"
        f"<w:r><w:delText>删去</w:delText></w:r></w:del>{r('100亿元')}"
        f"<w:moveFrom {_AUTHOR}>{r('移走')}</w:moveFrom>"
        f"<w:moveTo {_AUTHOR}>{r('移来')}</w:moveTo>"
    )


def _text_box() -> str:
    box = f"<w:txbxContent>{p('文本框里的话')}{tbl(tr('框', '中'))}</w:txbxContent>"
    return (
        "<w:r><w:pict><v:shape style='margin-top:30pt'><v:textbox>"
        f"{box}</v:textbox></v:shape></w:pict></w:r>"
    )


def _table() -> str:
    return tbl(
        tr(tc("指标", '<w:gridSpan w:val="2"/>'), "2025年", properties="<w:tblHeader/>"),
        tr(tc("产值", '<w:vMerge w:val="restart"/>'), "亿元", tc(p("80") + p("00"))),
        tr(tc("", "<w:vMerge/>"), tc(tbl(tr("内", "嵌")) + p("")), "--"),
        tr(tc("短"), properties='<w:gridBefore w:val="1"/><w:gridAfter w:val="1"/>'),
    )


def _field(code: str, result: str) -> str:
    begin, separate, end = (
        f'<w:r><w:fldChar w:fldCharType="{mark}"/></w:r>' for mark in ("begin", "separate", "end")
    )
    return f"{begin}<w:r><w:instrText>{code}</w:instrText></w:r>{separate}{r(result)}{end}"


def _noted(name: str, text: str) -> str:
    return f'<w:{name} w:id="2">{p(text)}</w:{name}>'
