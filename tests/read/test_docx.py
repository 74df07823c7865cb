"""The text of Word documents: what a reader sees of a paragraph, and what is left out and said."""

from __future__ import annotations

import pytest

from kspolicy.model.source import Paragraph, Place, Source, Table
from kspolicy.read import read_bytes
from typeset.archive import packed
from typeset.wordml import document, files, p, package, part, r, tbl, tc, tr

BREAK = "<w:r><w:br/></w:r>"
RENDERED = "<w:r><w:lastRenderedPageBreak/></w:r>"
CENTRED = '<w:jc w:val="center"/>'
AUTHOR = 'w:id="1" w:author="张三"'


def read(body: str, **parts: str) -> Source:
    return read_bytes(package(body, **parts), "公文.docx")


def texts(body: str, **parts: str) -> list[str]:
    return [block.text for block in read(body, **parts).blocks if isinstance(block, Paragraph)]


def notes(body: str, **parts: str) -> list[tuple[str, str]]:
    return [(note.kind, note.message) for note in read(body, **parts).notes]


def field(instruction: str, result: str) -> str:
    mark = '<w:r><w:fldChar w:fldCharType="{}"/></w:r>'
    return (
        f"{mark.format('begin')}<w:r><w:instrText>{instruction}</w:instrText></w:r>"
        f"{mark.format('separate')}{r(result)}{mark.format('end')}"
    )


def styles(*each: str) -> str:
    return part("styles", "".join(each))


def test_paragraphs_stand_in_order_and_are_counted() -> None:
    source = read(p("一、总体要求") + p("") + p("到2025年，产业规模突破8000亿元。"))
    assert [
        (block.text, block.places) for block in source.blocks if isinstance(block, Paragraph)
    ] == [
        ("一、总体要求", (Place(paragraph=1),)),
        ("到2025年，产业规模突破8000亿元。", (Place(paragraph=3),)),
    ]
    assert (source.form, source.encoding, source.notes) == ("docx", None, ())


@pytest.mark.parametrize(
    ("runs", "text"),
    [
        (r("新增 ") + r("AI") + r(" and ") + r("5G"), "新增AI and 5G"),
        ("<w:r><w:t>1.</w:t><w:tab/><w:t>提档升级</w:t></w:r>", "1.提档升级"),
        ("<w:r><w:t>A</w:t><w:ptab/><w:t>B</w:t></w:r>", "A B"),
        ("<w:r><w:t>T</w:t><w:noBreakHyphen/><w:t>1</w:t><w:softHyphen/></w:r>", "T-1"),
        (
            '<w:r><w:t>增长</w:t><w:sym w:font="Symbol" w:char="F0B3"/><w:t>6%</w:t></w:r>',
            "增长≥6%",
        ),
        (f'<w:hyperlink r:id="rId9">{r("苏委发")}</w:hyperlink>{r("1号")}', "苏委发1号"),
        (f'<w:smartTag w:element="PlaceName">{r("昆山")}</w:smartTag>{r("市")}', "昆山市"),
        (
            f"<w:sdt><w:sdtPr/><w:sdtContent>{r('2022年')}</w:sdtContent></w:sdt>{r('9月')}",
            "2022年9月",
        ),
        (field("DATE", "2022年9月29日"), "2022年9月29日"),
        (field(f"IF {field('PAGE', '3')} = 1", "是"), "是"),
        (f'<w:fldSimple w:instr="REF x">{r("见附件1")}</w:fldSimple>', "见附件1"),
        (
            f"<w:r><w:ruby><w:rubyPr/><w:rt>{r('kūn')}</w:rt><w:rubyBase>{r('昆')}</w:rubyBase>"
            f"</w:ruby></w:r>{r('山')}",
            "昆山",
        ),
        (r("面积100m") + r("2", '<w:vertAlign w:val="superscript"/>'), "面积100m²"),
    ],
)
def test_a_paragraph_reads_as_it_is_seen(runs: str, text: str) -> None:
    assert texts(p(runs)) == [text]


def test_a_field_without_an_end_hides_nothing_below_it() -> None:
    begun = '<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText>TOC</w:instrText></w:r>'
    assert texts(p(begun) + p("一、总体要求")) == ["一、总体要求"]


def test_what_is_drawn_by_a_field_code_alone_is_noted() -> None:
    mark = '<w:r><w:fldChar w:fldCharType="{}"/></w:r>'
    code = r"<w:r><w:instrText>EQ \o\ac(○,密)</w:instrText></w:r>"
    assert notes(p(mark.format("begin") + code + mark.format("end"))) == [
        ("field-without-result", r"域代码 1 处没有结果文字，未读入：“EQ \o\ac(○,密)”")
    ]


def test_a_line_broken_by_hand_goes_on_in_a_title_and_ends_a_sentence_in_text() -> None:
    title = r("市政府办公室") + BREAK + r("关于印发实施意见的通知")
    assert texts(p(title, CENTRED)) == ["市政府办公室关于印发实施意见的通知"]
    text = (
        r("一、总体要求")
        + BREAK
        + r("坚持创新驱动，加快建设产业")
        + BREAK
        + r("创新集群，做优做强。")
    )
    assert texts(p(text)) == ["一、总体要求", "坚持创新驱动，加快建设产业创新集群，做优做强。"]


def test_a_title_in_two_paragraphs_is_one() -> None:
    body = p("昆山市人民政府文件", CENTRED) + p("市政府关于加强普通高等学校", CENTRED)
    assert texts(body + p("毕业生就业工作的实施意见", CENTRED) + p("（试行）", CENTRED)) == [
        "昆山市人民政府文件",
        "市政府关于加强普通高等学校毕业生就业工作的实施意见（试行）",
    ]


def test_centred_lines_of_different_type_are_not_one_title() -> None:
    large = '<w:sz w:val="44"/>'
    title = p(r("昆山市装备制造产业创新集群建设", large), CENTRED)
    body = title + p(r("重点工作任务分解一览表", large), CENTRED) + p("总体部分的主要指标", CENTRED)
    assert texts(body) == [
        "昆山市装备制造产业创新集群建设重点工作任务分解一览表",
        "总体部分的主要指标",
    ]


def test_indents_tell_which_lines_of_a_page_begin_a_paragraph() -> None:
    half = [
        "各地要把优化营商环境作为重要任务，结合本地区实际情况，",
        "统筹推进各项改革举措落地见效，强化部门协同和上下联动，",
        "建立健全常态化工作机制，及时总结推广典型经验和做法，",
        "加强政策宣传解读和舆论引导，营造全社会共同参与的氛围，",
        "加大对民营企业和中小微企业的支持力度，降低融资的成本，",
        "完善社会信用体系和新型监管机制，规范行政执法行为方式，",
    ]
    lines = [f"　　{half[0]}", *half[1:], f"　　{half[0]}", *half[1:]]
    assert texts("".join(map(p, lines))) == ["".join(half)] * 2


def test_paragraphs_that_are_lines_of_a_page_are_joined() -> None:
    lines = [
        "一、总体要求",
        "抓住长三角一体化和自贸试验区等国家战略契机，聚焦产业",
        "迭代升级和集群创新能力提升，坚持区域联动，构建多层次多",
        "元化的电子信息产业协同对接机制，加快打造国际一流的电",
        "子信息产业创新集群。",
        "二、主要目标",
        "到2025年，昆山电子信息产业规模力争超过8000亿元，电子",
        "信息领域新增工业投资不少于600亿元，集群技术和平台以及",
        "服务等核心伙伴数量超过100家，产业链供应链韧性明显增",
        "强，创新生态更加完善，企业梯队更加健全，区域协同更加",
        "紧密，绿色低碳水平持续提高，开放合作不断深化，形成一",
        "批可复制可推广的经验。",
    ]
    assert texts("".join(map(p, lines))) == [
        lines[0],
        "".join(lines[1:5]),
        lines[5],
        "".join(lines[6:]),
    ]


def test_a_list_of_names_of_one_length_stays_apart() -> None:
    names = [f"昆山市{sign}产业创新集群公共服务平台建设项目" for sign in "甲乙丙丁戊己庚辛壬癸"]
    assert texts("".join(map(p, names))) == names


def test_a_sentence_cut_by_a_stray_paragraph_end_is_one() -> None:
    assert texts(p("建设平台。（责任单位：市工信局、") + p("市科技局）") + p("二、主要目标")) == [
        "建设平台。（责任单位：市工信局、市科技局）",
        "二、主要目标",
    ]


def test_a_sentence_cut_by_the_foot_of_a_page_is_one() -> None:
    first, second = (
        "到2025年，产业规模力争超8000亿元，引进紧缺人才超1400",
        "名。创新活力明显提升，打造产业集群。",
    )
    indent = '<w:ind w:firstLine="640"/>'
    assert texts(p(first) + p("") + p(second)) == [first + second]
    assert texts(p(first) + p(second, indent)) == [first, second]
    styled = (
        '<w:style w:type="paragraph" w:styleId="b"><w:pPr><w:ind w:firstLineChars="200"/></w:pPr>'
        "</w:style>"
    )
    body = p(first) + p(second, '<w:pStyle w:val="b"/>')
    assert texts(body, styles=styles(styled)) == [first, second]
    assert texts(p("抄送：市委办公室，市人大常委会办公室") + p("市政府，市法院")) == [
        "抄送：市委办公室，市人大常委会办公室",
        "市政府，市法院",
    ]


def test_no_sentence_goes_on_across_a_frame() -> None:
    frame = tbl(tr("建设公共服务平台，推动产业集聚发展和转型升级"))
    assert texts(frame + p("加快培育企业，做优做强。")) == [
        "建设公共服务平台，推动产业集聚发展和转型升级",
        "加快培育企业，做优做强。",
    ]


def test_text_boxes_stand_where_they_are_anchored_and_once() -> None:
    def box(text: str, offset: int) -> str:
        content = f"<w:txbxContent>{p(text)}</w:txbxContent>"
        return (
            '<w:r><mc:AlternateContent><mc:Choice Requires="wps"><w:drawing><wp:anchor>'
            f'<wp:positionV relativeFrom="paragraph"><wp:posOffset>{offset}</wp:posOffset>'
            f"</wp:positionV><wps:wsp><wps:txbx>{content}</wps:txbx></wps:wsp></wp:anchor>"
            "</w:drawing></mc:Choice><mc:Fallback><w:pict><v:textbox>"
            f"{content}</v:textbox></w:pict></mc:Fallback></mc:AlternateContent></w:r>"
        )

    body = p(box("昆山市人民政府文件", -500000) + box("抄送：市委办公室", 900000) + r("第1号"))
    assert texts(body) == ["昆山市人民政府文件", "第1号", "抄送：市委办公室"]


def test_an_old_text_box_is_read_too() -> None:
    box = f"<v:textbox><w:txbxContent>{p('函')}</w:txbxContent></v:textbox>"
    shape = f'<v:shape style="position:absolute;margin-top:40.5pt">{box}</v:shape>'
    assert texts(p(f"<w:r><w:pict>{shape}</w:pict></w:r>" + r("某市人民政府"))) == [
        "某市人民政府",
        "函",
    ]


def test_changes_are_accepted_and_said() -> None:
    first = (
        f"{r('到2025年，')}<w:ins {AUTHOR}>{r('新增')}</w:ins><w:proofErr/>"
        f"<w:ins {AUTHOR}>{r('500家')}</w:ins>"
        f"<w:del {AUTHOR}><w:r><w:delText>新增400家</w:delText></w:r></w:del>"
        f"<w:moveFrom {AUTHOR}>{r('企业集聚')}</w:moveFrom>{r('。')}"
    )
    second = f"<w:moveTo {AUTHOR}>{r('企业集聚')}</w:moveTo>{r('成效明显。')}"
    assert texts(p(first) + p(second)) == ["到2025年，新增500家。", "企业集聚成效明显。"]
    assert notes(p(first) + p(second)) == [
        ("tracked-changes", "文件带有修订（插入 2 处、删除 1 处、移动 1 处），已按全部接受读入")
    ]


def test_a_deleted_paragraph_mark_joins_two_paragraphs() -> None:
    mark = f"<w:rPr><w:del {AUTHOR}/></w:rPr>"
    assert texts(p("推动产业", mark) + p("创新集群建设。") + p("结尾", mark)) == [
        "推动产业创新集群建设。",
        "结尾",
    ]
    gone = f"<w:del {AUTHOR}><w:r><w:delText>整段删去</w:delText></w:r></w:del>"
    assert texts(p(gone, mark) + p("留下的一段。")) == ["留下的一段。"]


@pytest.mark.parametrize(
    ("properties", "note"),
    [
        ("<w:vanish/>", ("hidden-text", "隐藏文字 1 处未读入：“600”")),
        ("<w:strike/>", ("struck-text", "加了删除线的文字 1 处未读入：“600”")),
        ('<w:rStyle w:val="h"/>', ("hidden-text", "隐藏文字 1 处未读入：“600”")),
    ],
)
def test_text_that_is_not_seen_is_left_out_and_said(properties: str, note: tuple[str, str]) -> None:
    hidden = '<w:style w:type="character" w:styleId="h"><w:rPr><w:vanish/></w:rPr></w:style>'
    body = p(r("达到") + r("600", properties) + r("500家", '<w:strike w:val="0"/>') + r("。"))
    assert texts(body, styles=styles(hidden)) == ["达到500家。"]
    assert notes(body, styles=styles(hidden)) == [note]


def test_foot_and_end_notes_are_not_running_text_but_are_kept() -> None:
    body = p(r("独角兽企业") + '<w:r><w:footnoteReference w:id="2"/></w:r>' + r("50家。"))
    body += p(r("完") + '<w:r><w:endnoteReference w:id="1"/></w:r>')
    foot = part("footnotes", f'<w:footnote w:id="2">{p("估值超过10亿美元的企业。")}</w:footnote>')
    end = part("endnotes", f'<w:endnote w:id="1">{p("数据截至2021年底。")}</w:endnote>')
    source = read(body, footnotes=foot, endnotes=end)
    assert texts(body, footnotes=foot, endnotes=end) == ["独角兽企业50家。", "完"]
    assert [(note.kind, note.message, note.place.paragraph) for note in source.notes] == [
        ("footnote", "脚注未并入正文：“估值超过10亿美元的企业。”", 1),
        ("endnote", "尾注未并入正文：“数据截至2021年底。”", 2),
    ]


def test_comments_headers_pictures_and_formulas_are_said() -> None:
    picture = (
        "<w:r><w:drawing><wp:inline><a:graphic><pic/></a:graphic></wp:inline></w:drawing></w:r>"
    )
    formula = "<m:oMath><m:r><m:t>a+b</m:t></m:r></m:oMath>"
    assert notes(
        p(picture) + p(formula),
        comments=part("comments", '<w:comment w:id="1"/><w:comment w:id="2"/>'),
        header=part("hdr", p("昆山市人民政府办公室文件")),
        footer=part("ftr", p("— 3 —")),
    ) == [
        ("picture", "图片、图表或嵌入对象 1 个，其中的文字未读入"),
        ("formula", "公式 1 处按从左到右的字面读入，请核对：“a+b”"),
        ("comment", "批注 2 条未读入"),
        ("page-furniture", "页眉页脚中的文字 1 处未读入：“昆山市人民政府办公室文件”"),
    ]


def test_a_table_of_contents_is_left_out_and_said() -> None:
    toc = '<w:style w:type="paragraph" w:styleId="TOC1"><w:name w:val="toc 1"/></w:style>'
    lines = p("一、总体要求\t1", '<w:pStyle w:val="TOC1"/>') * 2
    gallery = '<w:docPartObj><w:docPartGallery w:val="Table of Contents"/></w:docPartObj>'
    control = f"<w:sdt><w:sdtPr>{gallery}</w:sdtPr><w:sdtContent>{p('目录')}</w:sdtContent></w:sdt>"
    body = control + lines + p("一、总体要求")
    assert texts(body, styles=styles(toc)) == ["一、总体要求"]
    assert notes(body, styles=styles(toc)) == [("contents", "目录 3 行未读入")]


def test_a_prompt_that_nobody_filled_in_is_no_text() -> None:
    prompt = f"<w:sdtPr><w:showingPlcHdr/></w:sdtPr><w:sdtContent>{r('单击此处')}</w:sdtContent>"
    assert texts(p(f"<w:sdt>{prompt}</w:sdt>{r('文号')}")) == ["文号"]


def test_pages_are_those_of_the_last_drawing() -> None:
    by_hand = '<w:r><w:br w:type="page"/></w:r>'
    body = (
        p("第一页。")
        + p(r("从这里") + RENDERED + r("翻页。"))
        + p(by_hand)
        + p(RENDERED + r("附件1"))
        + tbl(tr("序号", "任务"), tr("1", tc(p(RENDERED + r("建设")))))
    )
    source = read(body)
    places = [(each.text, each.places) for each in source.blocks if isinstance(each, Paragraph)]
    assert places == [
        ("第一页。", (Place(page=1, paragraph=1),)),
        ("从这里翻页。", (Place(page=1, paragraph=2), Place(page=2, paragraph=2))),
        ("附件1", (Place(page=3, paragraph=4),)),
    ]
    table = source.blocks[3]
    assert not isinstance(table, Paragraph)
    assert (table.header.place, table.rows[0].place) == (
        Place(page=3, paragraph=5),
        Place(page=4, paragraph=6),
    )


def test_a_cell_cut_by_a_page_break_is_one_text_at_two_places() -> None:
    long = tc(p(r("做优制造模式，依托龙头企业，") + RENDERED + r("产业规模突破5000亿元。")))
    (table,) = read(tbl(tr("序号", "任务"), tr("1", long), tr("2", "培育企业"))).blocks
    assert isinstance(table, Table)
    cell = table.rows[0].cells[1]
    assert cell.text == "做优制造模式，依托龙头企业，产业规模突破5000亿元。"
    assert (cell.place(13).page, cell.place(14).page) == (1, 2)
    assert [row.place.page for row in table.rows] == [1, 2]


def test_no_page_is_told_where_none_was_drawn() -> None:
    source = read(p('<w:r><w:br w:type="page"/></w:r>' + r("附件1")))
    assert source.blocks[0].place() == Place(paragraph=1)


@pytest.mark.parametrize("name", ["公文.docm", "公文.dotx", "公文.zip", "公文"])
def test_the_form_is_told_from_the_content(name: str) -> None:
    assert read_bytes(package(p("通知")), name).form == "docx"


def test_strict_documents_are_read_alike() -> None:
    space = "http://purl.oclc.org/ooxml/wordprocessingml/main"
    body = p(r("通知", '<w:vanish w:val="false"/>'), CENTRED) + tbl(tr("甲", "乙"), tr("1", "2"))
    transitional = files(body)
    strict = {
        name: text.replace("http://schemas.openxmlformats.org/wordprocessingml/2006/main", space)
        for name, text in transitional.items()
    }
    assert strict["word/document.xml"] != transitional["word/document.xml"]
    expected = read_bytes(packed(transitional), "公文.docx").blocks
    assert read_bytes(packed(strict), "公文.docx").blocks == expected


def test_parts_are_found_by_their_relations_and_names_by_any_slash() -> None:
    moved = files(p("通知"))
    moved["word\\document2.xml"] = moved.pop("word/document.xml")
    moved["_rels/.rels"] = moved["_rels/.rels"].replace("word/document.xml", "/word/document2.xml")
    assert read_bytes(packed(moved), "公文.docx").blocks[0].text == "通知"


def test_an_embedded_document_is_read_in_its_place() -> None:
    outer: dict[str, str | bytes] = dict(
        files(p("之前。") + '<w:altChunk r:id="rId1"/>' + p("之后。"))
    )
    relations = str(outer["word/_rels/document.xml.rels"])
    outer["word/_rels/document.xml.rels"] = relations.replace(
        "</Relationships>",
        '<Relationship Id="rId1" Type="x/aFChunk" Target="chunk.docx"/></Relationships>',
    )
    outer["word/chunk.docx"] = package(p("中间一。") + tbl(tr("甲", "乙"), tr("1", "2")))
    source = read_bytes(packed(outer), "公文.docx")
    assert [each.text for each in source.blocks if isinstance(each, Paragraph)] == [
        "之前。",
        "中间一。",
        "之后。",
    ]
    paragraphs = [each for each in source.blocks if isinstance(each, Paragraph)]
    assert [each.place().paragraph for each in paragraphs] == [1, 2, 3]


def test_an_embedded_file_that_cannot_be_read_is_said() -> None:
    assert notes('<w:altChunk r:id="rId1"/>' + p("完。")) == [("chunk", "嵌入的文件 1 个未读入")]


def test_the_body_may_be_in_utf_16() -> None:
    contents: dict[str, str | bytes] = dict(files(p("通知")))
    contents["word/document.xml"] = document(p("通知")).replace("UTF-8", "UTF-16").encode("utf-16")
    assert read_bytes(packed(contents), "公文.docx").blocks[0].text == "通知"


@pytest.mark.parametrize(
    "body",
    [
        p("<w:t>到2025年</w:t><w:t>外<w:t>规模</w:t></w:t>"),
        p("到2025年外") + r("规模"),
        p("到2025年外") + tbl("<w:tr><w:t>规模</w:t></w:tr>"),
        p("到2025年外", "<w:jc><w:t>规模</w:t></w:jc>"),
        p(
            r("到2025年外") + "<w:r><w:pict><v:shape><v:textbox><w:txbxContent>"
            f"{r('规模')}</w:txbxContent></v:textbox></v:shape></w:pict></w:r>"
        ),
        p(
            r("到2025年外"),
            "<mc:AlternateContent><w:t>规模</w:t></mc:AlternateContent>",
        ),
    ],
    ids=[
        *("in another text", "in the body", "in a row", "in properties", "in a text box"),
        "in no branch",
    ],
)
def test_text_outside_any_paragraph_is_said(body: str) -> None:
    assert notes(body) == [("text-misplaced", "文件结构有误，不在段落中的文字 2 字未读入：“规模”")]


def test_the_reading_above_a_word_is_said() -> None:
    ruby = f"<w:ruby><w:rt>{r('pīn')}</w:rt><w:rubyBase>{r('拼')}</w:rubyBase></w:ruby>"

    assert texts(p(ruby + r("音"))) == ["拼音"]
    assert notes(p(ruby + r("音"))) == [("ruby", "注音 1 处未读入：“pīn”")]


def test_text_in_a_field_whose_result_never_begins_is_said() -> None:
    begun = '<w:r><w:fldChar w:fldCharType="begin"/></w:r>'

    assert texts(p(r("新增") + begun + r("100家")) + p("完")) == ["新增", "完"]
    assert notes(p(r("新增") + begun + r("100家")) + p("完")) == [
        ("field-text", "域代码里夹着的文字 1 处未读入：“100家”")
    ]


def test_a_footnote_that_nothing_refers_to_is_said() -> None:
    foot = part("footnotes", f'<w:footnote w:id="2">{p("估值超过10亿美元的企业。")}</w:footnote>')

    assert notes(p("独角兽企业50家。"), footnotes=foot) == [
        ("footnote", "脚注未并入正文（正文中没有它的标号）：“估值超过10亿美元的企业。”")
    ]


def test_parts_that_share_a_name_are_said() -> None:
    twice = {**files(p("之前。")), "WORD/DOCUMENT.XML": document(p("之后。"))}
    source = read_bytes(packed(twice), "公文.docx")

    assert [note.message for note in source.notes] == [
        "压缩包中有 1 个文件与另一个重名，重名的只读了一个"
    ]
