"""OFD as producers write it: names, namespaces, templates, composites, seals, images."""

from __future__ import annotations

from io import BytesIO
from pathlib import Path

import pytest
from PIL import Image

from kspolicy.model.source import Paragraph, Source
from kspolicy.read import ReadingOptions, UnreadableError, read_bytes
from kspolicy.read.forms import ofd
from kspolicy.read.pages import recognition
from kspolicy.read.pages.page import Glyph, Page
from kspolicy.read.pages.turning import Turned
from typeset.archive import packed
from typeset.ofd import Sheet, page, parts, text

SAMPLE = Path(__file__).parents[3] / "shared" / "samples" / "函.ofd"
TITLE = "关于加快建设的函"
BODY = "根据我市2023年房地产用地供应计划，请你区尽快落实建设方案。"

Files = dict[str, str | bytes]


def files(*objects: str) -> Files:
    """An OFD with a page for each of ``objects``."""
    made: Files = {**parts([Sheet(objects=[each]) for each in objects])}
    return changed(made, ('<ofd:Template TemplateID="0" ZOrder="Background"/>', ""))


def texts(source: Source) -> list[str]:
    return [block.text for block in source.blocks if isinstance(block, Paragraph)]


def read(content: Files, options: ReadingOptions | None = None) -> Source:
    return read_bytes(packed(content), "函.ofd", options or ReadingOptions())


def notes(source: Source) -> dict[str, str]:
    return {note.kind: note.message for note in source.notes}


def changed(content: Files, *changes: tuple[str, str]) -> Files:
    """``content`` with texts in its XML replaced."""
    made: Files = {}
    for name, written in content.items():
        new = str(written)
        for old, replaced in changes:
            new = new.replace(old, replaced)
        made[name] = new
    return made


ONE = files(text(TITLE, 60, 40) + text(BODY[:27], 28, 60))
EXPECTED = [TITLE, BODY[:27]]


def test_a_page_is_read_with_its_places() -> None:
    source = read(ONE)

    assert source.form == "ofd"
    assert texts(source) == EXPECTED
    box = source.blocks[0].place().box if isinstance(source.blocks[0], Paragraph) else None
    assert box is not None
    # 60 mm from the left, 40 mm from the top
    assert box[:2] == pytest.approx((170.08, 113.39), abs=0.01)


@pytest.mark.parametrize(
    "changes",
    [
        [('xmlns:ofd="http://www.ofdspec.org/2016"', 'xmlns:ofd="http://www.ofdspec.org"')],
        [("ofd:", ""), ('xmlns:ofd="http://www.ofdspec.org/2016"', "")],
        [("xmlns:ofd", "xmlns"), ("<ofd:", "<"), ("</ofd:", "</")],
        [("ofd:", "gb:"), ("xmlns:ofd=", "xmlns:gb=")],
    ],
    ids=["older", "none", "default", "other prefix"],
)
def test_any_namespace_will_do(changes: list[tuple[str, str]]) -> None:
    assert texts(read(changed(ONE, *changes))) == EXPECTED


@pytest.mark.parametrize(
    "changes",
    [
        [("Doc_0/Document.xml", "/Doc_0/Document.xml")],
        [("Doc_0/Document.xml", r"Doc_0\Document.xml")],
        [("Doc_0/Document.xml", "./Doc_0/./Document.xml")],
        [("Doc_0/Document.xml", "doc_0/DOCUMENT.XML")],
        [('BaseLoc="Pages', 'BaseLoc="/Doc_0/Pages')],
        [('BaseLoc="Pages', 'BaseLoc="Doc_0/Pages')],
        [('BaseLoc="Pages', 'BaseLoc="/Pages')],
        [('BaseLoc="Pages', r'BaseLoc=".\Pages')],
        [('BaseLoc="Pages', 'BaseLoc="../Doc_0/Pages')],
        [('BaseLoc="Pages', 'BaseLoc="../../../Doc_0/Pages')],
        [('BaseLoc="Pages/', 'BaseLoc="%50ages/')],
        [('BaseLoc="Pages', 'BaseLoc=" Pages')],
    ],
    ids=lambda changes: str(changes[0][1]),
)
def test_parts_are_found_however_they_are_called(changes: list[tuple[str, str]]) -> None:
    assert texts(read(changed(ONE, *changes))) == EXPECTED


def test_an_ofd_may_lie_one_folder_down() -> None:
    assert texts(read({f"函/{name}": content for name, content in ONE.items()})) == EXPECTED


def test_an_ofd_is_told_by_its_content() -> None:
    assert ofd.holds(packed(ONE))
    assert ofd.holds(packed({"ofd.XML": "", "a": ""}))
    assert not ofd.holds(packed({"word/document.xml": "OFD.xml"}))
    assert not ofd.holds(packed({"a/b/OFD.xml": ""}))
    assert not ofd.holds(b"PK\x03\x04 OFD.xml")
    assert texts(read_bytes(packed(ONE), "函.zip")) == EXPECTED


def test_a_page_may_be_in_gbk_without_saying_so() -> None:
    name = "Doc_0/Pages/Page_0/Content.xml"
    bare = str(ONE[name]).replace('<?xml version="1.0" encoding="UTF-8"?>', "")

    assert texts(read({**ONE, name: bare.encode("gb18030")})) == EXPECTED


def test_the_box_of_a_page_moves_what_is_on_it() -> None:
    area = ("<ofd:Content>", "<ofd:Area><ofd:PhysicalBox>10 20 210 297</ofd:PhysicalBox></ofd:Area>"
            "<ofd:Content>")  # fmt: skip
    (title, _) = read(changed(ONE, area)).blocks

    assert isinstance(title, Paragraph)
    box = title.place().box
    assert box is not None
    assert box[:2] == pytest.approx((50 * 72 / 25.4, 20 * 72 / 25.4), abs=0.01)


def test_layers_blocks_and_composites_are_walked_into() -> None:
    block = f"<ofd:PageBlock><ofd:PageBlock>{text('甲', 28, 40)}</ofd:PageBlock></ofd:PageBlock>"
    unit = '<ofd:CompositeObject ResourceID="9" Boundary="28 60 100 10"/>'
    inline = (
        '<ofd:CompositeObject Boundary="28 80 100 10"><ofd:Content>'
        f"{text('丙', 0, 0)}</ofd:Content></ofd:CompositeObject>"
    )
    resources = (
        "</ofd:Fonts><ofd:CompositeGraphicUnits><ofd:CompositeGraphicUnit ID='9' Width='9'>"
        f"<ofd:Content>{text('乙', 0, 0)}</ofd:Content></ofd:CompositeGraphicUnit>"
        "</ofd:CompositeGraphicUnits>"
    )
    source = read(changed(files(block + unit + inline), ("</ofd:Fonts>", resources)))

    assert texts(source) == ["甲", "乙", "丙"]


def test_a_page_number_shared_between_page_and_template_is_furniture() -> None:
    objects = text(BODY[:27], 28, 60) + text("1", 104, 270, 3.175)

    assert texts(read({**parts([Sheet(objects=[objects])])})) == [BODY[:27]]


@pytest.mark.parametrize(
    ("ctm", "at", "shown"),
    [
        # down from 180, 30 mm; upside down from 180, 30; up from 30, 280
        ("0 1 -1 0 0 0", (180, 30), "down"),
        ("-1 0 0 -1 0 0", (180, 30), "left"),
        ("0 -1 1 0 0 0", (30, 280), "up"),
    ],
)
def test_a_turned_page_is_read_and_its_places_are_those_shown(
    ctm: str, at: tuple[float, float], shown: str
) -> None:
    first = text(BODY[:27], *at).replace("Size=", f'CTM="{ctm}" Size=', 1)
    (line,) = read(files(first + text("1", 105, 5))).blocks

    assert isinstance(line, Paragraph)
    assert line.text == BODY[:27]
    box = line.place().box
    assert box is not None
    left, top, right, bottom = (side * 25.4 / 72 for side in box)
    # 23 characters and four digits are some 140 mm long
    along = {
        "down": (top - at[1], bottom - top),
        "left": (at[0] - right, right - left),
        "up": (at[1] - bottom, bottom - top),
    }[shown]
    assert along[0] == pytest.approx(0, abs=0.1)
    assert 125 < along[1] < 150


def test_a_watermark_is_left_out_and_noted() -> None:
    mark = text("内部资料", 60, 150).replace("Size=", 'CTM="0.7 -0.7 0.7 0.7 0 0" Size=', 1)
    source = read(files(text(BODY[:27], 28, 60) + mark))

    assert texts(source) == [BODY[:27]]
    assert "内部资料" in notes(source)["text-aside"]


def test_what_is_drawn_twice_is_read_once() -> None:
    twice = text(TITLE, 60, 40) + text(TITLE, 60.1, 40.1)

    assert texts(read(files(twice))) == [TITLE]


def test_the_first_of_several_documents_is_read() -> None:
    body = "<ofd:DocBody><ofd:DocRoot>Doc_1/Document.xml</ofd:DocRoot></ofd:DocBody></ofd:OFD>"
    source = read(changed(ONE, ("</ofd:OFD>", body)))

    assert texts(source) == EXPECTED
    assert notes(source)["documents-unread"] == "OFD 中有 2 个文档，只读了第一个"


def test_the_current_version_is_read() -> None:
    version = (
        '</ofd:DocRoot><ofd:Versions><ofd:Version ID="1" BaseLoc="Doc_0/V1.xml"/>'
        '<ofd:Version ID="2" Current="true" BaseLoc="Doc_0/V2.xml"/></ofd:Versions>'
    )
    content = changed(ONE, ("</ofd:DocRoot>", version))
    content["Doc_0/V2.xml"] = "<DocVersion><DocRoot>New.xml</DocRoot></DocVersion>"
    content["Doc_0/New.xml"] = str(content["Doc_0/Document.xml"]).replace("Page_0", "Page_9")
    content["Doc_0/Pages/Page_9/Content.xml"] = page(text("新版", 60, 40))

    assert texts(read(content)) == ["新版"]


def test_seals_annotations_and_attachments_are_noted() -> None:
    content = changed(
        ONE,
        ("</ofd:DocRoot>", "</ofd:DocRoot><ofd:Signatures>Doc_0/Signs/S.xml</ofd:Signatures>"),
        (
            "</ofd:Document>",
            "<ofd:Annotations>A.xml</ofd:Annotations><ofd:Attachments>B.xml</ofd:Attachments>"
            "</ofd:Document>",
        ),
    )
    content["Doc_0/Signs/S.xml"] = "<Signatures><Signature ID='1' Type='Seal'/></Signatures>"
    content["Doc_0/A.xml"] = (
        "<Annotations><Page PageID='1'><FileLoc>P/A.xml</FileLoc></Page></Annotations>"
    )
    content["Doc_0/P/A.xml"] = f"<PageAnnot><Annot/><Annot>{TITLE}</Annot></PageAnnot>"
    content["Doc_0/B.xml"] = "<Attachments><Attachment ID='1'/></Attachments>"
    source = read(content)

    assert texts(source) == EXPECTED
    assert notes(source)["seals-unread"] == "OFD 中有电子印章（签名）1 个，未读入"
    assert notes(source)["annotations-unread"] == "OFD 中有批注 2 处，未读入"
    assert notes(source)["attachments-unread"] == "OFD 中有附件 1 个，未读入"


def test_characters_without_a_meaning_are_marked_and_noted() -> None:
    source = read(files(text("市\ue001府", 60, 40) + text(BODY[:27], 28, 60)))

    assert texts(source) == ["市\ufffd府", BODY[:27]]
    assert "有 1 个字符没有对应的文字" in notes(source)["characters-unmapped"]


def test_a_page_of_such_characters_is_refused() -> None:
    with pytest.raises(UnreadableError, match="另存为 PDF"):
        read(files(text("\ue001" * 25, 28, 60)))


def test_a_page_of_outlines_is_refused() -> None:
    shape = (
        '<ofd:PathObject Stroke="false" Fill="true" Boundary="30 30 5 5"><ofd:AbbreviatedData>'
        f"M 0 0 {'L 1 2 L 3 4 ' * 9}C</ofd:AbbreviatedData></ofd:PathObject>"
    )

    with pytest.raises(UnreadableError, match="文字都转成了图形"):
        read(files(shape * 25))


def test_objects_outside_any_layer_are_read() -> None:
    bare = changed(ONE, ('<ofd:Layer ID="2" Type="Body">', ""), ("</ofd:Layer>", ""))

    assert texts(read(bare)) == EXPECTED


def test_text_pages_are_not_recognised_and_that_is_said() -> None:
    source = read(ONE, ReadingOptions(ocr="always"))

    assert texts(source) == EXPECTED
    assert "另存为 PDF" in notes(source)["not-recognised"]


def test_missing_and_damaged_pages_are_named_and_the_rest_is_read() -> None:
    content = files(text("甲", 28, 40), text("乙", 28, 40), text("丙", 28, 40))
    content["Doc_0/Pages/Page_1/Content.xml"] = "<Page><Content>"
    del content["Doc_0/Pages/Page_2/Content.xml"]
    source = read(content)

    assert texts(source) == ["甲"]
    unread = [
        (note.place.page, note.message) for note in source.notes if note.kind == "page-unread"
    ]
    assert unread == [(2, "本页已损坏，未读取"), (3, "本页不在文件内，未读取")]


def test_a_missing_template_is_said() -> None:
    content: Files = {**parts([Sheet(objects=[text(TITLE, 60, 40)])])}
    del content["Doc_0/Tpls/Tpl_0/Content.xml"]

    assert texts(read(content)) == [TITLE]
    assert "模板页" in notes(read(content))["template-unread"]


def picture(form: str = "PNG") -> bytes:
    made = BytesIO()
    Image.new("RGB", (210, 297), "red").save(made, form)
    return made.getvalue()


IMAGE = (
    '<ofd:ImageObject ID="3" CTM="210 0 0 297 0 0" Boundary="0 0 210 297" ResourceID="4"/>',
    '</ofd:Fonts><ofd:MultiMedias><ofd:MultiMedia ID="4" Type="Image">'
    "<ofd:MediaFile>scan.png</ofd:MediaFile></ofd:MultiMedia></ofd:MultiMedias>",
)


def scan(image: bytes) -> Files:
    """An OFD with one page that is an image."""
    return {
        **changed(files(IMAGE[0]), ("</ofd:Fonts>", IMAGE[1])),
        "Doc_0/Res/scan.png": image,
    }


@pytest.mark.parametrize("form", ["PNG", "JPEG", "BMP", "TIFF"])
def test_a_page_that_is_an_image_is_recognised(form: str, monkeypatch: pytest.MonkeyPatch) -> None:
    def recognise(
        image: Image.Image, number: int, width: float, height: float
    ) -> tuple[Page, None]:
        assert image.width / image.height == pytest.approx(210 / 297, abs=0.01)
        red, green, _ = image.convert("RGB").resize((1, 1)).tobytes()
        assert (red, green) == (pytest.approx(254, abs=2), pytest.approx(0, abs=2))
        assert (number, round(width), round(height)) == (1, 595, 842)
        return Page(number, width, height, (Glyph("函", 90, 90, 106, 106, 16, 0.99),)), None

    monkeypatch.setattr(recognition, "recognise", recognise)
    assert texts(read(scan(picture(form)))) == ["函"]


def test_places_on_an_image_that_stands_on_its_head_are_as_the_page_is_shown(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    def recognise(
        image: Image.Image, number: int, width: float, height: float
    ) -> tuple[Page, Turned]:
        glyph = Glyph("函", 90, 100, 106, 116, 16, 0.99)
        return Page(number, width, height, (glyph,)), Turned(2, width, height)

    monkeypatch.setattr(recognition, "recognise", recognise)
    (block,) = read(scan(picture())).blocks
    left, top, right, bottom = block.place().box or (0, 0, 0, 0)
    assert (round(left), round(top), round(right), round(bottom)) == (489, 726, 505, 742)


@pytest.mark.parametrize(
    ("image", "options", "reason"),
    [
        (picture(), ReadingOptions(ocr="never"), "都是图像，没有文字"),
        (b"\x97JB2\r\n\x1a\n", ReadingOptions(), "JBIG2 格式，不支持"),
        (picture()[:60], ReadingOptions(), "页面图像无法解码"),
        (b"", ReadingOptions(), "页面图像无法解码"),
    ],
)
def test_a_page_that_cannot_be_recognised_says_why(
    image: bytes, options: ReadingOptions, reason: str
) -> None:
    with pytest.raises(UnreadableError, match=reason):
        read(scan(image), options)


def test_hidden_text_is_left_out_and_noted() -> None:
    hidden = text("不可见", 28, 90).replace("Size=", 'Alpha="0" Size=', 1)
    source = read(files(text(BODY[:27], 28, 60) + hidden))

    assert texts(source) == [BODY[:27]]
    assert "不可见" in notes(source)["text-hidden"]


def test_hidden_text_over_a_scan_is_its_own_recognition() -> None:
    hidden = text(BODY[:27], 28, 60).replace("Size=", 'Alpha="0" Size=', 1)
    content = changed(files(IMAGE[0] + hidden), ("</ofd:Fonts>", IMAGE[1]))
    source = read({**content, "Doc_0/Res/scan.png": picture()})

    assert texts(source) == [BODY[:27]]
    assert "扫描件自带的识别结果" in notes(source)["text-layer-recognised"]


def test_an_image_beside_text_is_noted() -> None:
    content = changed(files(IMAGE[0] + text(BODY[:27], 28, 60)), ("</ofd:Fonts>", IMAGE[1]))
    source = read({**content, "Doc_0/Res/scan.png": picture()})

    assert texts(source) == [BODY[:27]]
    assert "约占页面的 100%" in notes(source)["image-unread"]


@pytest.mark.skipif(not SAMPLE.exists(), reason="样本“函.ofd”不在本机，跳过")
def test_the_sample_letter() -> None:
    source = read_bytes(SAMPLE.read_bytes(), SAMPLE.name)

    assert texts(source) == [
        "关于加快南货场铁路涵洞下穿建设的函",
        "蚌山区政府：",
        "根据我市2023年房地产用地供应计划，蚌山区东海大道北侧、解放路西侧居住地块计划于7月份出让，"
        "按照7月7日张铭副市长主持召开市自然资源和规划委员会审查会2023年第7次会议要求，你区需尽快落实"
        "南货场铁路涵洞下穿建设方案，建设方案与本宗地出让方案一并公告、同步建设、同期交付。为确保该宗地"
        "按计划完成供应，请你区政府尽快落实南货场铁路涵洞下穿建设方案，并加快工程施工建设。",
        "此函。",
        "2023年7月12日",
    ]
    # the letterhead 蚌埠市自然资源和规划局 is drawn as eleven shapes
    assert "本页有 11 处图形" in notes(source)["outlines-unread"]


def test_text_off_the_page_is_said() -> None:
    source = read(files(text(TITLE, 60, 40) + text("页边外的字", 230, 40)))

    assert texts(source) == [TITLE]
    assert notes(source) == {"text-off-page": "本页有 5 字在页面之外，未读取：“页边外的字”"}


@pytest.mark.parametrize(
    "broken",
    [
        text("没有字号", 30, 60).replace("Size=", "Sise="),
        text("没有字号", 30, 60).replace('Size="', 'Size="-'),
        text("没有字号", 30, 60).replace("TextObject", "Object"),
        "<ofd:TextCode>没有字号</ofd:TextCode>",
    ],
    ids=["none", "negative", "another object", "no object"],
)
def test_text_without_a_size_or_an_object_is_said(broken: str) -> None:
    source = read(files(text(TITLE, 60, 40) + broken))

    assert texts(source) == [TITLE]
    assert notes(source) == {
        "text-unplaced": "本页有 4 字没有字号或不在文字对象中，未读取：“没有字号”"
    }


def test_a_page_that_is_not_listed_is_said() -> None:
    unlisted = {**ONE, "Doc_0/Pages/Page_9/Content.xml": page(text("多出的一页", 60, 40))}

    assert texts(read(unlisted)) == EXPECTED
    assert notes(read(unlisted)) == {
        "pages-unlisted": "OFD 中另有 1 个页面文件没有列入页面目录，未读入"
    }


def test_parts_that_share_a_name_are_said() -> None:
    twice = {**ONE, "doc_0/pages/PAGE_0/content.xml": page(text(TITLE, 60, 40))}

    assert notes(read(twice))["parts-doubled"] == "OFD 中有 1 个文件与另一个重名，重名的只读了一个"


def test_a_part_without_a_name_does_no_harm() -> None:
    nameless = packed({**ONE, "nameless": "x"}).replace(b"nameless", b"\0ameless")

    assert texts(read_bytes(nameless, "函.ofd")) == EXPECTED
