"""Damaged and hostile Word documents end with one sentence; nothing else comes out of a reader."""

from __future__ import annotations

from io import BytesIO
from random import Random
from zipfile import ZIP_DEFLATED, ZipFile

import pytest

from kspolicy.read import ReadingOptions, UnreadableError, read_bytes
from kspolicy.read.options import MIB
from kspolicy.read.word import markup
from kspolicy.read.word.package import is_package
from shipped import ELECTRONICS
from typeset.archive import packed
from typeset.docx import docx
from typeset.wordml import files, p, package, part, tbl, tc, tr

OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1".ljust(512, b"\0")


def changed(part_name: str, old: str, new: str) -> bytes:
    contents = files(p("通知"))
    assert old in contents[part_name]
    contents[part_name] = contents[part_name].replace(old, new)
    return packed(contents)


def without(part_name: str) -> bytes:
    contents = files(p("通知"))
    del contents[part_name]
    return packed(contents)


def nested(levels: int) -> str:
    content = p("最里层")
    for _ in range(levels):
        content = tbl(tr(tc(content + p(""))))
    return content


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        (package(p("通知"))[:-30], "压缩包不完整"),
        (b"PK\x03\x04" + bytes(100), "压缩包不完整"),
        ("就是文字".encode(), "压缩包不完整"),
        (without("word/document.xml"), r"没有 Word 正文（word/document\.xml）"),
        (changed("word/document.xml", "w:body", "w:corpus"), "没有 Word 正文"),
        (changed("word/document.xml", "</w:body>", ""), r"word/document\.xml 不是完整的 XML"),
        (changed("word/document.xml", "通知", "&所有;"), "不是完整的 XML"),
        (
            changed(
                "word/document.xml", "<w:document", '<!DOCTYPE x [<!ENTITY a "a">]><w:document'
            ),
            "实体声明",
        ),
        (package(nested(100)), "嵌套过深"),
        (package(tbl(tr("甲", tc("乙", '<w:gridSpan w:val="1000000"/>')))), "超过 1000 列"),
        (package(tbl(tr("甲", "乙", properties='<w:gridBefore w:val="5000"/>'))), "超过 1000 列"),
        (OLE + "EncryptedPackage".encode("utf-16-le"), "加了打开密码"),
    ],
)
def test_what_cannot_be_read_is_refused_with_the_reason(data: bytes, reason: str) -> None:
    with pytest.raises(UnreadableError, match=reason) as raised:
        read_bytes(data, "公文.docx")
    assert "\n" not in str(raised.value)


def test_an_archive_with_a_password_says_so() -> None:
    data = bytearray(package(p("通知")))
    for mark, flags in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        start = data.find(mark)
        while start >= 0:
            data[start + flags] |= 1
            start = data.find(mark, start + 4)
    with pytest.raises(UnreadableError, match="压缩包加了密码"):
        read_bytes(bytes(data), "公文.docx")


def test_elements_by_the_million_are_refused_before_they_are_parsed(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(markup, "_MOST_MARKS", 1000)
    assert read_bytes(package(p("通知") + "<w:p/>" * 500), "公文.docx").blocks
    with pytest.raises(UnreadableError, match="过多的标记"):
        read_bytes(package(p("通知") + "<w:p/>" * 1000), "公文.docx")


def test_all_that_is_unpacked_has_a_limit() -> None:
    data = package(p("通知"), styles=part("styles", " " * (3 * MIB)))
    assert len(data) < MIB
    with pytest.raises(UnreadableError, match="解压后有 3 MB，超过上限 2 MB"):
        read_bytes(data, "公文.docx", ReadingOptions(max_unpacked=2 * MIB))


def test_a_part_larger_than_it_says_is_refused() -> None:
    honest = package(p("通知" * 100_000))
    with ZipFile(BytesIO(honest)) as archive:
        size = archive.getinfo("word/document.xml").file_size
    lying = honest.replace(size.to_bytes(4, "little"), (500).to_bytes(4, "little"))
    with pytest.raises(UnreadableError):
        read_bytes(lying, "公文.docx", ReadingOptions(max_unpacked=MIB // 2))


def test_frames_in_frames_have_a_limit() -> None:
    assert read_bytes(package(nested(30)), "公文.docx").blocks[0].text == "最里层"
    with pytest.raises(UnreadableError, match="超过层数上限"):
        read_bytes(package(nested(30)), "公文.docx", ReadingOptions(max_nesting=20))


def test_an_archive_of_a_document_is_no_document() -> None:
    buffer = BytesIO()
    with ZipFile(buffer, "w") as archive:
        archive.writestr("通知.docx", package(p("通知")))
    assert not is_package(buffer.getvalue())
    assert is_package(package(p("通知")))


def test_numbers_of_any_length_do_no_harm() -> None:
    digits = "9" * 10_000
    number = f'<w:numPr><w:ilvl w:val="{digits}"/><w:numId w:val="{digits}"/></w:numPr>'
    body = p("通知", number) + tbl(tr(tc("甲", f'<w:gridSpan w:val="{digits}"/>'), "乙"))
    assert read_bytes(package(body), "公文.docx").blocks[0].text == "通知"


def test_styles_based_on_each_other_end() -> None:
    styles = (
        '<w:style w:type="paragraph" w:styleId="a"><w:basedOn w:val="b"/></w:style>'
        '<w:style w:type="paragraph" w:styleId="b"><w:basedOn w:val="a"/></w:style>'
    )
    data = package(p("通知", '<w:pStyle w:val="a"/>'), styles=part("styles", styles))
    assert read_bytes(data, "公文.docx").blocks[0].text == "通知"


@pytest.mark.parametrize("seed", range(60))
def test_damage_ends_in_a_reading_or_in_one_sentence(seed: int) -> None:
    random = Random(seed)
    whole = docx(ELECTRONICS)
    if seed % 2:
        damaged = _flipped(whole, random)
    else:
        with ZipFile(BytesIO(whole)) as archive:
            contents = {name: archive.read(name) for name in archive.namelist()}
        name = random.choice(sorted(contents))
        contents[name] = _flipped(contents[name], random)
        buffer = BytesIO()
        with ZipFile(buffer, "w", ZIP_DEFLATED) as archive:
            for each, data in contents.items():
                archive.writestr(each, data)
        damaged = buffer.getvalue()
    try:
        read_bytes(damaged, "公文.docx")
    except UnreadableError as error:
        assert str(error)


def _flipped(data: bytes, random: Random) -> bytes:
    changed = bytearray(data)
    for _ in range(random.randint(1, 5)):
        changed[random.randrange(len(changed))] ^= 1 << random.randrange(8)
    return bytes(changed)
