"""What a PDF may be beside well: encrypted, damaged, turned, an image, unreadable text."""

from __future__ import annotations

import io
import math
import random
import sys
from collections import Counter
from math import ceil
from types import ModuleType
from typing import TYPE_CHECKING

import pytest

from kspolicy.model.source import Paragraph, Table
from kspolicy.read import ReadingOptions, UnreadableError, read_bytes
from kspolicy.read.characters import normalise
from kspolicy.read.pages.boxes import boxes_of
from kspolicy.read.pages.grid import ruled_grids
from kspolicy.read.pages.page import Page
from kspolicy.read.pages.pdfium import PdfiumPages
from kspolicy.read.pages.plumber import PlumberPages
from kspolicy.read.pages.upright import Sides
from shipped import ELECTRONICS, EQUIPMENT, ROOT
from typeset.drawn import write
from typeset.rawpdf import FULL_IMAGE, raw_pdf
from typeset.typst import STANDARD, compiled, page_setting, pdf, table

if TYPE_CHECKING:
    from kspolicy.model.source import Source

SAMPLES = ROOT.parent / "shared" / "samples"
NEVER = ReadingOptions(ocr="never")

SENTENCE = "到二〇二五年全市智能终端产业规模力争突破五千亿元并持续壮大。"
ROWS = (("类型", "指标", "2025年", "单位"), ("总量", "产业规模", "8000", "市工信局"))


def sheet(body: str = "") -> bytes:
    """A page with a sentence and a table."""
    return compiled(f"{page_setting(STANDARD)}\n\n{body or SENTENCE}\n\n{table(ROWS)}")


def saved(data: bytes, rotation: int = 0, crop: tuple[int, ...] = ()) -> bytes:
    import pypdfium2  # type: ignore[import-untyped]

    out = io.BytesIO()
    with pypdfium2.PdfDocument(data) as document:
        document[0].set_rotation(rotation)
        if crop:
            document[0].set_cropbox(*crop)
        document.save(out)
    return out.getvalue()


def said(source: Source) -> list[object]:
    return [
        [[cell.text for cell in row.cells] for row in (block.header, *block.rows)]
        if isinstance(block, Table)
        else block.text
        for block in source.blocks
    ]


WHOLE = [SENTENCE, [list(row) for row in ROWS]]


def kinds(source: Source) -> set[str]:
    return {note.kind for note in source.notes}


def refusal(data: bytes, options: ReadingOptions = NEVER) -> str:
    with pytest.raises(UnreadableError) as caught:
        read_bytes(data, "公文.pdf", options)
    return str(caught.value)


@pytest.mark.parametrize("name", [ELECTRONICS, EQUIPMENT])
def test_every_character_and_cell_is_as_pdfplumber_reads_it(name: str) -> None:
    import pdfplumber

    data = pdf(name)
    ours, theirs = PdfiumPages(data), PlumberPages(data)
    with pdfplumber.open(io.BytesIO(data)) as document:
        for number, plain in enumerate(document.pages, start=1):
            page = ours.read(number).page
            assert characters(page) == characters(theirs.read(number))
            assert cells(page) == [
                [[normalise((cell or "").replace("\n", "")) for cell in row] for row in found]
                for found in plain.extract_tables()
            ]
    ours.close()
    theirs.close()


def characters(page: Page) -> Counter[str]:
    return Counter("".join(glyph.text for glyph in page.glyphs).replace(" ", ""))


def cells(page: Page) -> list[list[list[str]]]:
    tables: list[list[list[str]]] = []
    for grid in ruled_grids(page)[0]:
        rows = [[""] * (len(grid.edges) - 1) for _ in grid.rows]
        for texts, row in zip(rows, grid.rows, strict=True):
            for cell in row.cells:
                texts[cell.column] = cell.text
        tables.append(rows)
    return tables


@pytest.mark.parametrize("rotation", [0, 90, 180, 270])
def test_a_turned_page_is_read_upright_and_placed_as_shown(rotation: int) -> None:
    source = read_bytes(saved(sheet(), rotation), "公文.pdf")

    assert said(source) == WHOLE
    upright = read_bytes(sheet(), "公文.pdf").blocks[0]
    turned = source.blocks[0]
    assert isinstance(upright, Paragraph)
    assert isinstance(turned, Paragraph)
    left, top, right, bottom = upright.place().box or (0, 0, 0, 0)
    wide, high = 595.28, 841.89
    assert turned.place().box == pytest.approx(
        {
            0: (left, top, right, bottom),
            90: (high - bottom, left, high - top, right),
            180: (wide - right, high - bottom, wide - left, high - top),
            270: (top, wide - right, bottom, wide - left),
        }[rotation],
        abs=0.02,
    )


@pytest.mark.parametrize("angle", [90, 180, 270])
def test_text_set_across_the_page_is_read(angle: int) -> None:
    body = f"#rotate({angle}deg, reflow: true)[#box(width: 15cm)[{SENTENCE}\n\n{table(ROWS)}]]"

    source = read_bytes(compiled(f"{page_setting(STANDARD)}\n\n{body}"), "公文.pdf")

    assert "".join(str(each) for each in said(source)) == SENTENCE + str(WHOLE[1])


def test_text_that_stands_for_other_characters_keeps_its_place_in_the_line() -> None:
    shown = b"BT /F 10 Tf 20 250 Td (No ) Tj /Span << /ActualText <FEFF4E00> >> BDC (-) Tj EMC"
    source = read_bytes(raw_pdf(shown + b" ( rest of the line) Tj ET"), "页.pdf", NEVER)

    assert [block.text for block in source.blocks if isinstance(block, Paragraph)] == [
        "No一rest of the line"
    ]


def test_what_lies_outside_the_crop_is_not_read() -> None:
    low = compiled(f"{page_setting(STANDARD)}\n\n{SENTENCE}\n#v(1fr)\n裁去的文字。")

    assert said(read_bytes(low, "公文.pdf"))[-1] == "裁去的文字。"
    assert said(read_bytes(saved(low, crop=(0, 400, 595, 842)), "公文.pdf")) == [SENTENCE]


def test_a_watermark_set_aslant_is_left_out_and_named() -> None:
    mark = "#place(center + horizon, rotate(-45deg, text(size: 40pt)[内部资料]))"

    source = read_bytes(sheet(f"{mark}\n\n{SENTENCE}"), "公文.pdf")

    assert said(source) == WHOLE
    assert [n.message for n in source.notes if n.kind == "text-aside"] == [
        "已略去与正文方向不同的文字（水印等）“内部资料”"
    ]


def test_an_encrypted_file_is_named_so() -> None:
    lock = b"/Encrypt << /Filter /Standard /V 1 /R 2 /P -44 /O (%s) /U (%s) >> /ID [(a) (a)]"
    data = raw_pdf(b"", trailer=lock % (b"o" * 32, b"u" * 32))

    assert refusal(data) == "PDF 已加密，请先用密码打开并另存为不加密的文件"


@pytest.mark.parametrize("data", [b"%PDF-1.7\n", b"%PDF-1.7\n" + bytes(range(256)) * 20])
def test_a_file_that_nothing_can_open_is_refused(data: bytes) -> None:
    assert refusal(data) == "PDF 已损坏，无法打开"


def test_more_pages_than_allowed_are_refused() -> None:
    options = ReadingOptions(ocr="never", max_pages=3)

    assert refusal(raw_pdf(*[b""] * 4), options) == "PDF 有 4 页，超过上限 3 页"


def test_a_file_cut_short_is_read_as_far_as_it_goes_and_said_to_be() -> None:
    whole = sheet()
    for share in (0.3, 0.6, 0.9, 0.99):
        try:
            source = read_bytes(whole[: int(share * len(whole))], "公文.pdf", NEVER)
        except UnreadableError:
            continue
        assert "file-damaged" in kinds(source)


def test_a_file_whose_text_is_damaged_is_refused_for_that() -> None:
    import zlib

    packed = zlib.compress(b"BT /F 12 Tf 20 200 Td (Page with text.) Tj ET" * 9)
    stream = b"<< /Filter /FlateDecode /Length %d >>\nstream\n" % len(packed)
    whole = raw_pdf(b"")
    empty = b"<< /Length 0 >>\nstream\n"
    assert whole.count(empty) == 1
    assert said(read_bytes(whole.replace(empty, stream + packed), "公文.pdf", NEVER))

    torn = packed[:4] + b"\xff" * (len(packed) - 4)

    assert refusal(whole.replace(empty, stream + torn)) == "PDF 有 1 段数据损坏，读不出文字"


def test_damaged_bytes_within_are_noticed_or_change_nothing() -> None:
    whole = sheet()
    chance = random.Random(7)
    for _ in range(30):
        damaged = bytearray(whole)
        for _ in range(4):
            damaged[chance.randrange(len(damaged))] ^= 1 << chance.randrange(8)
        try:
            source = read_bytes(bytes(damaged), "公文.pdf", NEVER)
        except UnreadableError:
            continue
        assert said(source) == WHOLE or source.notes


def test_images_of_pages_are_refused_when_nothing_may_recognise_them() -> None:
    data = raw_pdf(FULL_IMAGE, FULL_IMAGE)

    assert refusal(data) == "PDF 的各页都是图像，没有文字；请用 --ocr auto 识别"


@pytest.fixture
def recognition(monkeypatch: pytest.MonkeyPatch) -> list[int]:
    """A recognition that finds 扫描页 and its number on each page; what it was asked for."""
    asked: list[int] = []

    def recognise(image: object, number: int, width: float, height: float) -> tuple[Page, None]:
        assert image.size == (ceil(width / 72 * 200), ceil(height / 72 * 200))  # type: ignore[attr-defined]
        asked.append(number)
        return Page(number, width, height, tuple(write(f"扫描页{number}。", 20, 100, 12))), None

    module = ModuleType("kspolicy.read.pages.recognition")
    module.recognise = recognise  # type: ignore[attr-defined]
    monkeypatch.setitem(sys.modules, module.__name__, module)
    return asked


TEXT = b"BT /F 12 Tf 20 200 Td (Page with text.) Tj ET"


def test_only_pages_without_text_are_recognised(recognition: list[int]) -> None:
    source = read_bytes(raw_pdf(TEXT, FULL_IMAGE), "公文.pdf")

    assert recognition == [2]
    assert said(source) == ["Page with text.", "扫描页2。"]
    assert source.form == "pdf"


def test_a_page_whose_text_makes_no_sense_is_recognised_and_named(recognition: list[int]) -> None:
    garbled = b"BT /F 12 Tf 20 200 Td (%s) Tj ET" % (rb"\001\003\004\005" * 20)
    source = read_bytes(raw_pdf(TEXT, garbled), "公文.pdf")

    assert said(source) == ["Page with text.", "扫描页2。"]
    (note,) = (note for note in source.notes if note.kind == "page-recognised")
    assert note.place.page == 2
    assert note.message.startswith("本页文字层不可用（")
    assert note.message.endswith("），已改用文字识别")


def test_a_file_of_images_is_a_scan(recognition: list[int]) -> None:
    source = read_bytes(raw_pdf(FULL_IMAGE, FULL_IMAGE), "公文.pdf")

    assert recognition == [1, 2]
    assert source.form == "scan"


def test_a_page_that_is_not_to_be_read_is_named() -> None:
    data = raw_pdf(*(TEXT.replace(b"Page", b"%d" % number) for number in (1, 2, 3)))
    source = read_bytes(data, "公文.pdf", ReadingOptions(lost=((2, "内容过于繁复"),)))

    assert said(source) == ["1 with text.", "3 with text."]
    assert [(note.kind, note.message, note.place.page) for note in source.notes] == [
        ("page-unread", "本页未读取：内容过于繁复", 2)
    ]
    every = ReadingOptions(lost=((1, "内容过于繁复"), (2, "甲"), (3, "乙")))
    with pytest.raises(UnreadableError, match="第 1 页内容过于繁复"):
        read_bytes(data, "公文.pdf", every)


def test_every_page_is_recognised_when_asked_for(recognition: list[int]) -> None:
    options = ReadingOptions(ocr="always")

    assert said(read_bytes(raw_pdf(TEXT, TEXT), "公文.pdf", options)) == ["扫描页1。", "扫描页2。"]


def test_an_image_page_that_is_not_recognised_is_named() -> None:
    source = read_bytes(raw_pdf(TEXT, FULL_IMAGE), "公文.pdf", NEVER)

    assert said(source) == ["Page with text."]
    assert [(note.kind, note.place.page) for note in source.notes] == [("page-unread", 2)]


def test_an_image_beside_text_is_said_to_be_unread() -> None:
    source = read_bytes(raw_pdf(b"q 200 0 0 150 0 0 cm /I Do Q " + TEXT), "公文.pdf", NEVER)

    assert [note.message for note in source.notes] == [
        "本页有图片，约占页面的 50%，图片中如有文字则未读取"
    ]


def test_a_text_layer_below_a_scan_is_said_to_be_recognised() -> None:
    source = read_bytes(raw_pdf(FULL_IMAGE + TEXT.replace(b"BT", b"BT 3 Tr")), "公文.pdf", NEVER)

    assert kinds(source) == {"text-layer-recognised"}


def test_a_browser_printed_page_reads_well() -> None:
    path = SAMPLES / "深圳市人工智能先进制造业行动计划.pdf"
    if not path.exists():
        pytest.skip("没有样例文件 深圳市人工智能先进制造业行动计划.pdf")

    source = read_bytes(path.read_bytes(), path.name)

    texts = [block.text for block in source.blocks if isinstance(block, Paragraph)]
    assert "各有关单位：" in texts
    assert texts.index("一、总体要求") < texts.index("二、打造重点支撑平台")
    assert [text[:3] for text in texts if text.startswith("（十")] == [
        "（十）",
        "（十一",
        "（十二",
        "（十三",
    ]
    scenes = [block for block in source.blocks if isinstance(block, Table)][1]
    assert [cell.text for cell in scenes.header.cells] == ["序号", "环节", "应用场景", "解决方案"]
    assert len(scenes.rows) == 21
    assert {"1": "研发设计", "5": "供应链管理"}.items() <= {
        row.cells[0].text: row.cells[1].text for row in scenes.rows
    }.items()


def test_text_off_the_page_is_said() -> None:
    source = read_bytes(
        raw_pdf(b"BT /F 12 Tf 20 200 Td (Within) Tj 0 200 Td (Beyond) Tj ET"), "a.pdf", NEVER
    )

    assert said(source) == ["Within"]
    assert [(note.kind, note.message) for note in source.notes] == [
        ("text-off-page", "本页有 6 字在页面之外，未读取：“Beyond”")
    ]


def test_a_character_that_its_font_maps_to_a_control_is_unmapped() -> None:
    data = raw_pdf(b"BT /F 12 Tf 20 200 Td (Wi\\001thin) Tj ET")
    source = read_bytes(data, "a.pdf", NEVER)

    assert said(source) == ["Wi\ufffdthin"]
    assert "characters-unmapped" in kinds(source)


def test_a_page_whose_size_is_damaged_is_read_all_the_same() -> None:
    whole = raw_pdf(b"BT /F 12 Tf 20 200 Td (Read all the same) Tj ET")
    source = read_bytes(whole.replace(b"[0 0 200 300]", b"[0 0 002 300]"), "a.pdf", NEVER)

    assert said(source) == ["Read all the same"]


def test_characters_that_a_damaged_file_gives_no_place_are_not_on_the_page(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    def boxes(text: object, count: int, *, replaced: bool) -> Sides:
        columns = boxes_of(text, count, replaced=replaced)
        return Sides(*([*column[:-4], *[math.nan] * 4] for column in columns))

    monkeypatch.setattr("kspolicy.read.pages.pdfium.boxes_of", boxes)
    drawn = PdfiumPages(raw_pdf(b"BT /F 10 Tf 20 250 Td (kept lost) Tj ET")).read(1)

    assert [glyph.text for glyph in drawn.page.glyphs] == ["kept"]
    assert drawn.outside == "lost"
