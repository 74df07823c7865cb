"""The whole documents that are damaged: small, and between them with every feature of a form."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from io import BytesIO
from pathlib import Path
from typing import TYPE_CHECKING, TypeGuard
from zipfile import ZIP_STORED, ZipFile

from fuzzing.objects import Object, Objects, Writing
from shipped import ELECTRONICS, EQUIPMENT
from typeset import docx, html, markdown, ofd, rawpdf, typst, wordml
from typeset.paper import paper
from typeset.wordml import p, part, r, tbl, tc, tr

if TYPE_CHECKING:
    from collections.abc import Callable

    from typeset.paper import Item

ROOT = Path(__file__).parents[2]


@dataclass(frozen=True, slots=True)
class Base:
    """A whole document, and the name of its file."""

    name: str
    data: bytes


@cache
def bases(form: str) -> tuple[Base, ...]:
    """The documents of a form."""
    return tuple(Base(name, data) for name, data in _WRITERS[form]().items())


def short(name: str, most: int = 160) -> tuple[Item, ...]:
    """A shipped document with all its parts, each cut short."""
    items = paper(name)
    opening, rest = items[:9], items[9:-3]
    annexes = next(i for i, item in enumerate(rest) if str(item).startswith("附件："))
    body = [item for item in rest[:annexes] if len(item) < most][:14]
    tables = [item if isinstance(item, str) else item[:5] for item in rest[annexes:]]
    return (*opening, *body, *tables, *items[-3:])


def _texts() -> dict[str, bytes]:
    text = _as_text(short(ELECTRONICS))
    pages = text.replace("\n\n", "\n\n— 2 —\n\f", 5)
    return {
        "a.txt": text.encode(),
        "b.txt": text.encode("gb18030"),
        "c.txt": _as_text(short(EQUIPMENT)).encode("utf-16"),
        "d.txt": pages.replace("\n", "\r\n").encode("utf-8-sig"),
        "e.txt": "".join(filter(_is_text, short(ELECTRONICS))).encode(),
    }


def _is_text(item: Item) -> TypeGuard[str]:
    return isinstance(item, str)


def _as_text(items: tuple[Item, ...]) -> str:
    return "\n\n".join(
        item if isinstance(item, str) else "\n".join("\t".join(row) for row in item)
        for item in items
    )


def _markdowns() -> dict[str, bytes]:
    return {
        "a.md": markdown.markdown_of(short(ELECTRONICS)),
        "b.md": markdown.converted_of(short(EQUIPMENT), 12),
        "c.md": _MARKED.encode(),
        "d.md": _MARKED.encode("utf-16"),
    }


_MARKED = """---
title: 关于加快产业发展的意见
---
# 关于加快产业发展的意见

> 各区人民政府，市各委办局：
> 现将意见印发给你们。

<!-- 编者注：初稿 -->
一、总体要求
===
到2025年，产业规模**突破8000亿元**，~~年均增长9%~~年均增长*6%左右*，详见[全文](a.html "附件")。![图](b.png)

- [x] 新增企业超500件；
- 建设园区 $12$ 个，面积 3 m<sup>2</sup>；
1. 推动`智改数转`，__力争__翻一番。（责任单位：市工信局）
2) 加强保障。  
  牵头单位：市发改委

```
代码里的字，也要读到 100 家。
```

| 指标 | 2023年 | 2025年 |
| :--- | ---: | :---: |
| 产值（亿元） | 5\\|000 | 8000 |
| 企业数（家） | -- | 12<br>34 |

指标\t单位\t数值
规模\t亿元\t100

<table><tr><td rowspan="2">园区</td><td colspan="2">数量</td></tr><tr><td>1</td><td>2</td></tr></table>

***
二、保障措施&nbsp;&amp;其他

附件1\\. 清单 https://example.cn/a_b_c
"""


def _pages() -> dict[str, bytes]:
    today = html.page_of(short(ELECTRONICS))
    return {
        "a.html": today,
        "b.htm": html.old_page_of(short(EQUIPMENT)),
        "c.mhtml": html.archive_of(today),
        "d.html": _LAID_OUT.encode(),
        "e.html": _LAID_OUT.replace("utf-8", "big5").encode("big5", "xmlcharrefreplace"),
        "f.html": _LAID_OUT.encode("utf-16"),
    }


_LAID_OUT = """<!DOCTYPE html><html><head><meta charset="utf-8"><title>意見</title></head><body>
<nav><a href="/">首頁</a> <a href="/zw">政務公開</a></nav>
<h1>關於加快產業發展的意見</h1>
<p>各區人民政府，市各委辦局：現將意見印發給你們，請認真貫徹執行。</p>
<ol type="1"><li>到2025年，產業規模突破8000億元。<ol start="3"><li>建設園區12個。</li></ol></li>
<li value="9">新增企業超500家<sup>2</sup>，<del>年均增長9%</del><s>不計</s>。</li></ol>
<dl><dt>牽頭單位</dt><dd>市發改委</dd><dt>配合單位</dt><dd>市財政局</dd></dl>
<pre>第一行
  第二行　100</pre>
<table border="1"><caption>目標分解表</caption><thead><tr><th rowspan="2">指標</th>
<th colspan="2">年份</th></tr><tr><th>2023</th><th>2025</th></tr></thead>
<tbody><tr><td>產值</td><td>5000</td><td><b>8000</b><br>億元</td></tr>
<tr><td>企業<table><tr><td>大</td><td>1</td></tr></table></td><td colspan=2>--</td></tr></tbody></table>
<p style="display:none">看不見的文字一百個。</p><span hidden>藏</span><!-- 註 --><script>var x = "</p>";</script>
<p>&#x4E8C;、保障措施&nbsp;&nbsp;&lt;另行通知&gt;</p><ruby>產<rt>chan</rt></ruby>
<select><option>甲</option></select><textarea>乙</textarea><noscript>丙</noscript>
<footer>版權所有 <a href="/map">網站地圖</a></footer></body></html>"""


def _words() -> dict[str, bytes]:
    return {
        "a.docx": docx.written(short(ELECTRONICS)),
        "b.docx": docx.written(short(EQUIPMENT)),
        "c.docx": wordml.packed(_word_files()),
    }


_AUTHOR = 'w:id="1" w:author="张" w:date="2022-09-01T00:00:00Z"'


def _field(code: str, result: str) -> str:
    marks = {m: f'<w:r><w:fldChar w:fldCharType="{m}"/></w:r>' for m in ("begin", "separate", "end")}
    code = f"<w:r><w:instrText>{code}</w:instrText></w:r>"
    return f"{marks['begin']}{code}{marks['separate']}{r(result)}{marks['end']}"


def _word_files() -> dict[str, str | bytes]:
    """A document with what the typeset ones lack."""
    box = f"<w:txbxContent>{p('文本框里的话')}{tbl(tr('框', '中'))}</w:txbxContent>"
    merged = tbl(
        tr(tc("指标", '<w:gridSpan w:val="2"/>'), "2025年", properties="<w:tblHeader/>"),
        tr(tc("产值", '<w:vMerge w:val="restart"/>'), "亿元", tc(p("80") + p("00"))),
        tr(tc("", "<w:vMerge/>"), tc(tbl(tr("内", "嵌")) + p("")), "--"),
        tr(tc("短"), properties='<w:gridBefore w:val="1"/><w:gridAfter w:val="1"/>'),
    )
    note = '<w:r><w:{}Reference w:id="2"/></w:r>'
    body = "".join(
        (
            p("关于加快产业发展的意见", '<w:pStyle w:val="t"/><w:jc w:val="center"/>'),
            p(r("独角兽企业") + note.format("footnote") + r("50家") + note.format("endnote")),
            p("总体要求", '<w:numPr><w:ilvl w:val="0"/><w:numId w:val="1"/></w:numPr>'),
            p("具体任务", '<w:numPr><w:ilvl w:val="1"/><w:numId w:val="1"/></w:numPr>'),
            p(f"<w:ins {_AUTHOR}>{r('新增')}</w:ins><w:del {_AUTHOR}>"
              f"<w:r><w:delText>删去</w:delText></w:r></w:del>{r('100亿元')}"
              f"<w:moveFrom {_AUTHOR}>{r('移走')}</w:moveFrom>"
              f"<w:moveTo {_AUTHOR}>{r('移来')}</w:moveTo>"),
            p(r("隐藏的", "<w:vanish/>") + r("划去的", "<w:strike/>") + r("2", '<w:vertAlign w:val="superscript"/>')),
            p(f"<w:hyperlink r:id='rId9'>{r('链接')}</w:hyperlink>" + _field("PAGE", "3")
              + _field(r"EQ \o\ac(○,1)", "①") + '<w:fldSimple w:instr="DATE">' + r("今日") + "</w:fldSimple>"),
            p('<w:r><w:sym w:font="Wingdings" w:char="F0FC"/><w:tab/><w:br/><w:noBreakHyphen/></w:r>'
              '<w:r><w:lastRenderedPageBreak/><w:t>第二页</w:t></w:r>'
              "<m:oMath><m:r><m:t>a+b</m:t></m:r></m:oMath>"),
            p(f"<w:r><w:pict><v:shape style='margin-top:30pt'><v:textbox>{box}</v:textbox></v:shape></w:pict></w:r>"
              + r("锚在这里。")),
            f"<w:sdt><w:sdtPr/><w:sdtContent>{p('控件里的段落。')}</w:sdtContent></w:sdt>",
            p(f"<w:ruby><w:rt>{r('pin')}</w:rt><w:rubyBase>{r('拼')}</w:rubyBase></w:ruby>"),
            merged,
            '<w:altChunk r:id="rId8"/>',
            p("（责任单位：市工信局）"),
        )
    )
    files: dict[str, str | bytes] = {
        **wordml.files(
            body,
            styles=part(
                "styles",
                '<w:style w:type="paragraph" w:styleId="t"><w:name w:val="Title"/><w:basedOn w:val="u"/>'
                '</w:style><w:style w:type="paragraph" w:styleId="u"><w:name w:val="u"/></w:style>',
            ),
            numbering=part(
                "numbering",
                '<w:abstractNum w:abstractNumId="0"><w:lvl w:ilvl="0"><w:start w:val="1"/>'
                '<w:numFmt w:val="chineseCounting"/><w:lvlText w:val="%1、"/></w:lvl><w:lvl w:ilvl="1">'
                '<w:start w:val="1"/><w:numFmt w:val="upperRoman"/><w:lvlText w:val="%1.%2"/></w:lvl>'
                '</w:abstractNum><w:num w:numId="1"><w:abstractNumId w:val="0"/><w:lvlOverride w:ilvl="1">'
                '<w:startOverride w:val="4"/></w:lvlOverride></w:num>',
            ),
            footnotes=part("footnotes", f'<w:footnote w:id="2">{p("估值超过10亿美元。")}</w:footnote>'),
            endnotes=part("endnotes", f'<w:endnote w:id="2">{p("截至年底。")}</w:endnote>'),
            comments=part("comments", f'<w:comment w:id="1">{p("请核对")}</w:comment>'),
            header=part("hdr", p("内部资料")),
            footer=part("ftr", p("— 1 —")),
        )
    }
    chunk = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/aFChunk"
    related = "word/_rels/document.xml.rels"
    more = f'<Relationship Id="rId8" Type="{chunk}" Target="chunk.html"/></Relationships>'
    files[related] = str(files[related]).replace("</Relationships>", more)
    files["word/chunk.html"] = "<html><body><p>嵌入的网页。</p></body></html>"
    return files


def _ofds() -> dict[str, bytes]:
    return {
        "a.ofd": ofd.written(short(ELECTRONICS)),
        "b.ofd": ofd.packed(_ofd_files()),
    }


def _ofd_files() -> dict[str, str | bytes]:
    """Pages with what the typeset ones lack: images, composites, turned and hidden text."""
    turned = ofd.text("转了向的文字", 30, 30).replace("<ofd:TextObject", '<ofd:TextObject CTM="0 1 -1 0 40 0"')
    slanted = ofd.text("水印", 90, 90).replace("<ofd:TextObject", '<ofd:TextObject CTM="0.7 0.7 -0.7 0.7 0 0"')
    hidden = ofd.text("看不见", 20, 50).replace("<ofd:TextObject", '<ofd:TextObject Visible="false"')
    glyphs = ofd.text("¤¤", 60, 120).replace(
        "</ofd:TextObject>", '<ofd:CGTransform CodePosition="0" CodeCount="2"><ofd:Glyphs>1 2</ofd:Glyphs>'
        "</ofd:CGTransform></ofd:TextObject>"
    )
    down = ofd.text("从上往下", 150, 60).replace(
        "<ofd:TextObject", '<ofd:TextObject ReadDirection="90" CharDirection="270"'
    )
    image = '<ofd:ImageObject ID="9" Boundary="10 10 190 270" CTM="190 0 0 270 0 0" ResourceID="7"/>'
    unit = '<ofd:CompositeObject ID="8" Boundary="30 150 100 50" ResourceID="5"/>'
    block = f'<ofd:PageBlock>{ofd.text("块中的字，到2025年达到100亿元。", 30, 130)}</ofd:PageBlock>'
    curve = (
        '<ofd:PathObject ID="3" Fill="true" Boundary="20 200 40 20"><ofd:AbbreviatedData>'
        "S 0 0 L 10 0 Q 1 1 2 2 B 1 2 3 4 5 6 A 3 3 0 1 0 9 9 C</ofd:AbbreviatedData></ofd:PathObject>"
    )
    table = [ofd.rule((30, y), (120, y)) for y in (220, 228, 236)]
    table += [ofd.rule((x, 220), (x, 236)) for x in (30, 75, 120)]
    table += [ofd.text(said, x, y, 4) for said, x, y in (("指标", 32, 222), ("数值", 77, 222), ("产值", 32, 230), ("8000", 77, 230))]
    sheets = [
        ofd.Sheet(objects=[ofd.text("关于加快产业发展的函", 60, 40), hidden, glyphs, down, slanted, unit, block, curve, *table]),
        ofd.Sheet(objects=[turned, turned.replace("30.0000 30.0000", "60.0000 30.0000")]),
        ofd.Sheet(objects=[image]),
    ]
    files: dict[str, str | bytes] = {**ofd.parts(sheets)}
    bound = f'xmlns:ofd="{ofd.NAMESPACE}"'
    composite = f'<ofd:CompositeGraphicUnits><ofd:CompositeGraphicUnit ID="5" Width="100" Height="50"><ofd:Content>{ofd.text("组合图元里的字", 0, 0)}</ofd:Content></ofd:CompositeGraphicUnit></ofd:CompositeGraphicUnits>'
    files["Doc_0/PublicRes.xml"] = (
        f'<ofd:Res {bound} BaseLoc="Res"><ofd:MultiMedias><ofd:MultiMedia ID="7" Type="Image"><ofd:MediaFile>a.png</ofd:MediaFile>'
        f"</ofd:MultiMedia></ofd:MultiMedias>{composite}</ofd:Res>"
    )
    files["Doc_0/Res/a.png"] = _picture("PNG")
    files["Doc_0/Annots.xml"] = f'<ofd:Annotations {bound}><ofd:Page PageID="100"><ofd:FileLoc>Annot.xml</ofd:FileLoc></ofd:Page></ofd:Annotations>'
    files["Doc_0/Annot.xml"] = f'<ofd:PageAnnot {bound}><ofd:Annot ID="1" Type="Stamp"/></ofd:PageAnnot>'
    files["Doc_0/Document.xml"] = str(files["Doc_0/Document.xml"]).replace("</ofd:Document>", "<ofd:Annotations>Annots.xml</ofd:Annotations></ofd:Document>")
    return files


def _pdfs() -> dict[str, bytes]:
    set_short = typst.compiled(typst.source(short(ELECTRONICS), typst.OTHER))
    objects = Objects.of(set_short)
    drawn = _with_extras(Objects.of(_drawn_pdf()))
    made = {"a.pdf": set_short}
    for writing in Writing:
        made[f"b-{writing.value}.pdf"] = objects.written(writing)
        made[f"c-{writing.value}.pdf"] = drawn.written(writing)
    made["d.pdf"] = made["c-open.pdf"] + _update(drawn, made["c-open.pdf"])
    return made


def _drawn_pdf() -> bytes:
    """Pages drawn by hand: turned and hidden text, tables, forms, annotations, images."""
    text = b"BT /F 9 Tf 20 TL 20 260 Td (Notice on growth: 2025 output 8000) Tj T* [(spa) -300 (ced)] TJ T* (next) ' ET\n"
    table = b"".join(b"20 %d m 180 %d l S\n" % (y, y) for y in (100, 120, 140))
    table += b"".join(b"%d 100 m %d 140 l S\n" % (x, x) for x in (20, 100, 180))
    table += b"".join(b"BT /F 9 Tf %d %d Td (%s) Tj ET\n" % cell for cell in (
        (25, 125, b"Item"), (105, 125, b"Value"), (25, 105, b"Output"), (105, 105, b"8000")))
    return rawpdf.raw_pdf(
        text + table,
        b"q 0 1 -1 0 200 0 cm BT /F 12 Tf 20 100 Td (Turned text of a page) Tj ET Q\n",
        b"BT 3 Tr /F 10 Tf 20 200 Td (Hidden below an image) Tj ET\n" + rawpdf.FULL_IMAGE,
        b"BI /W 2 /H 2 /BPC 8 /CS /G ID \x00\x7f\xff\x10 EI BT /F 8 Tf 1 0 0 1 30 30 Tm (last page, 12 of 12) Tj ET\n"
        b"0.5 g 10 10 50 1 re f 10 10 1 50 re f q /I Do Q",
    )


def _with_extras(objects: Objects) -> Objects:
    """The same pages with a form that they draw, and a note on the first."""
    made = dict(objects.by_number)
    form, font = max(made) + 1, b"/Resources << /Font << /F << /Type /Font /Subtype /Type1 "
    font += b"/BaseFont /Helvetica >> >> >>"
    head = b"<< /Type /XObject /Subtype /Form /BBox [0 0 100 30] /Matrix [1 0 0 1 20 20] " + font
    made[form] = Object(head + b" >>", b"BT /F 9 Tf 0 9 Td (Within a form 100) Tj ET")
    for number, each in objects.by_number.items():
        new = each.head.replace(b"/XObject <<", b"/XObject << /Fm %d 0 R" % form)
        if b"/Type /Page " in new:
            note = b"/Annots [<< /Type /Annot /Subtype /FreeText /Rect [20 20 120 50] "
            note += b"/Contents (Said in a note) /AP << /N %d 0 R >> >>] /Contents" % form
            new = new.replace(b"/Contents", note)
        stream = b"/Fm Do\n" + each.stream if each.is_text and each.stream else each.stream
        made[number] = Object(new, stream)
    return Objects(made, objects.root)


def _update(objects: Objects, whole: bytes) -> bytes:
    """A later version of the first page, as a program that only adds to a file writes it."""
    number, page = next((n, o) for n, o in objects.by_number.items() if o.is_text and o.stream)
    stream = (page.stream or b"") + b"BT /F 9 Tf 20 60 Td (Added later) Tj ET\n"
    body = b"%d 0 obj\n<< /Length %d >>\nstream\n%s\nendstream\nendobj\n" % (number, len(stream), stream)
    start = int(whole.rsplit(b"startxref\n", 1)[1].split()[0])
    table = b"xref\n%d 1\n%010d 00000 n \ntrailer\n<< /Size %d /Root %d 0 R /Prev %d >>\n" % (
        number, len(whole), max(objects.by_number) + 1, objects.root, start)
    return body + table + b"startxref\n%d\n%%%%EOF\n" % (len(whole) + len(body))


def _archives() -> dict[str, bytes]:
    texts = {name: base.data for name, base in (("a.txt", bases("text")[0]), ("b.md", bases("markdown")[2]))}
    inner = _zipped({"内/c.txt": texts["a.txt"]})
    return {
        "a.zip": _zipped({"通知.txt": texts["a.txt"], "子目录/b.md": texts["b.md"]}),
        "b.zip": _zipped({"一.txt": texts["a.txt"][:900], "里.zip": inner, "d.docx": bases("docx")[2].data}),
        "c.zip": _zipped({"一.txt": texts["a.txt"], "二.txt": texts["b.md"]}, ZIP_STORED),
    }


def _zipped(files: dict[str, bytes], method: int = 8) -> bytes:
    made = BytesIO()
    with ZipFile(made, "w", method) as archive:
        for name, data in files.items():
            archive.writestr(name, data)
    return made.getvalue()


def _yamls() -> dict[str, bytes]:
    from kspolicy.corpus.form import document_text
    from kspolicy.parse.document import parse_source
    from kspolicy.read import read_bytes

    made = {}
    for name, base in zip(("a.yaml", "b.yaml"), bases("text")[:3:2], strict=True):
        made[name] = document_text(parse_source(read_bytes(base.data, base.name)), "s.json").encode()
    made["corrections.yaml"] = _CORRECTIONS.encode()
    return made


_CORRECTIONS = """document: 昆政办发〔2022〕97号
corrections:
- item: annex-1/1@开发区
  field: value
  was: 8000
  now: 8100
  reason: "印刷错误：应为 8100"
  by: 张三
  date: 2022-10-01
- {item: header, field: signed, was: null, now: '2022-09-29', reason: 见第 9 行}
"""


def _images() -> dict[str, bytes]:
    return {f"a.{form.lower()}": _picture(form) for form in ("PNG", "JPEG", "TIFF", "BMP", "WEBP")}


def _picture(form: str) -> bytes:
    """A page that says a sentence; a TIFF has three of them."""
    from PIL import Image, ImageDraw

    page = Image.new("L", (600, 300), "white")
    ImageDraw.Draw(page).text((40, 100), "Output 8000", fill=0, font_size=60)
    many = {"save_all": True, "append_images": [page, page.convert("1")]} if form == "TIFF" else {}
    written = BytesIO()
    page.save(written, form, **many)
    return written.getvalue()


_WRITERS: dict[str, Callable[[], dict[str, bytes]]] = {
    "text": _texts,
    "markdown": _markdowns,
    "html": _pages,
    "docx": _words,
    "ofd": _ofds,
    "pdf": _pdfs,
    "zip": _archives,
    "yaml": _yamls,
    "image": _images,
}
FORMS = tuple(_WRITERS)
