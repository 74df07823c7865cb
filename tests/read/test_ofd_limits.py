"""Hostile and damaged OFD: one Chinese sentence, no traceback, no hang."""

from __future__ import annotations

import random
import re
from zipfile import ZIP_STORED, ZipFile

import pytest

from kspolicy.read import ReadingOptions, UnreadableError, read_bytes
from kspolicy.read.forms import ofd
from kspolicy.read.options import DEFAULT
from typeset.archive import packed
from typeset.ofd import Sheet, page, parts, rule, text

PAGE = "Doc_0/Pages/Page_0/Content.xml"
BODY = text("根据我市2023年房地产用地供应计划，请尽快落实。", 28, 60)
TABLE = rule((28, 80), (100, 80)) + rule((28, 90), (100, 90)) + rule((28, 80), (28, 90))
ONE: dict[str, str | bytes] = {**parts([Sheet(objects=[BODY + TABLE])])}


def refused(content: dict[str, str | bytes], options: ReadingOptions = DEFAULT) -> str:
    with pytest.raises(UnreadableError) as caught:
        ofd.read(packed(content), "函.ofd", options)
    return str(caught.value)


def test_an_encrypted_ofd_is_refused() -> None:
    listed = str(ONE["OFD.xml"]).replace("</ofd:OFD>", "<ofd:Encryptions/></ofd:OFD>")

    assert refused({**ONE, "Encryptions.xml": ""}).startswith("OFD 已加密")
    assert refused({**ONE, "OFD.xml": listed}).startswith("OFD 已加密")


@pytest.mark.parametrize(
    ("content", "reason"),
    [
        ({"OFD.xml": ""}, "OFD 已损坏"),
        ({"OFD.xml": "<OFD"}, "OFD 已损坏"),
        ({"OFD.xml": "<OFD/>"}, "没有文档"),
        ({"OFD.xml": "<OFD><DocBody><DocRoot>../../a</DocRoot></DocBody></OFD>"}, "没有文档"),
        ({"a.xml": ""}, "没有 OFD.xml"),
        ({**ONE, "Doc_0/Document.xml": "<Document/>"}, "没有页面"),
        ({**ONE, PAGE: page("")}, "没有文字"),
        ({**ONE, PAGE: ""}, "页面已损坏"),
        ({**ONE, "OFD.xml": "<!DOCTYPE a [<!ENTITY b 'c'>]><OFD>&b;</OFD>"}, "自定义实体"),
        ({**ONE, PAGE: "<!DOCTYPE a SYSTEM 'file:///etc/passwd'><Page/>"}, "自定义实体"),
    ],
)
def test_what_cannot_be_read_is_refused_with_the_reason(
    content: dict[str, str | bytes], reason: str
) -> None:
    assert reason in refused(content)


def test_entities_in_another_encoding_are_refused_too() -> None:
    bomb = '<?xml version="1.0" encoding="UTF-16"?><!DOCTYPE a [<!ENTITY b "c">]><Page>&b;</Page>'

    assert "自定义实体" in refused({**ONE, PAGE: bomb.encode("utf-16")})


def test_too_many_pages_are_refused() -> None:
    many = {**parts([Sheet(objects=[BODY])] * 3)}

    assert refused(many, ReadingOptions(max_pages=2)) == "OFD 有 3 页，超过上限 2 页"


def test_one_page_listed_without_end_is_refused() -> None:
    listed = '<ofd:Page ID="1" BaseLoc="Pages/Page_0/Content.xml"/>' * 100 + "</ofd:Pages>"
    name = "Doc_0/Document.xml"
    content = {**ONE, name: str(ONE[name]).replace("</ofd:Pages>", listed)}

    assert "把同一页面列了许多次" in refused(content)


def test_what_unpacks_to_too_much_is_refused() -> None:
    assert "过大" in refused(ONE, ReadingOptions(max_unpacked=100))
    assert "MB，不像正常文档" in refused({**ONE, PAGE: b" " * (60 * 2**20)})
    assert "过大" in refused({**ONE, PAGE: b" " * (20 * 2**20)})
    assert "解开后有 70 MB" in refused({**ONE, "a": b" " * (70 * 2**20)})


def test_composites_that_hold_themselves_are_refused() -> None:
    one = '<ofd:CompositeObject ResourceID="9" Boundary="0 0 1 1"/>'
    units = (
        "</ofd:Fonts><ofd:CompositeGraphicUnits><ofd:CompositeGraphicUnit ID='9'><ofd:Content>"
        f"{one}</ofd:Content></ofd:CompositeGraphicUnit></ofd:CompositeGraphicUnits>"
    )
    resources = str(ONE["Doc_0/PublicRes.xml"]).replace("</ofd:Fonts>", units)

    assert "嵌套过深" in refused({**ONE, PAGE: page(one), "Doc_0/PublicRes.xml": resources})


def test_composites_that_multiply_are_refused() -> None:
    use = '<ofd:CompositeObject ResourceID="{}" Boundary="0 0 1 1"/>'
    units = "".join(
        f"<ofd:CompositeGraphicUnit ID='{index}'><ofd:Content>{use.format(index + 1) * 10}"
        "</ofd:Content></ofd:CompositeGraphicUnit>"
        for index in range(20)
    )
    resources = f"<ofd:Res xmlns:ofd='x'><ofd:U>{units}</ofd:U></ofd:Res>"

    assert "内容过多" in refused(
        {**ONE, PAGE: page(use.format(0)), "Doc_0/PublicRes.xml": resources}
    )


def test_elements_nested_without_end_are_refused() -> None:
    assert "页面已损坏" in refused({**ONE, PAGE: "<Page>" * 5000})
    nested = "<ofd:PageBlock>" * 100 + "</ofd:PageBlock>" * 100
    assert "嵌套过深" in refused({**ONE, PAGE: page(nested)})


def test_a_page_whose_checksum_is_wrong_is_named() -> None:
    data = bytearray(_stored(ONE))
    at = data.find("根据我市".encode())
    data[at : at + 12] = "甲乙丙丁".encode()

    with pytest.raises(UnreadableError, match="页面已损坏"):
        ofd.read(bytes(data), "函.ofd", DEFAULT)


def _stored(content: dict[str, str | bytes]) -> bytes:
    from io import BytesIO

    made = BytesIO()
    with ZipFile(made, "w", ZIP_STORED) as archive:
        for name, written in content.items():
            archive.writestr(name, written)
    return made.getvalue()


def outcome(data: bytes) -> None:
    """Read ``data``: either it can be read, or one Chinese sentence says why not."""
    try:
        ofd.read(data, "函.ofd", ReadingOptions(ocr="never", max_unpacked=2**24))
    except UnreadableError as error:
        assert re.search("[\u4e00-\u9fff]", str(error))
        assert "\n" not in str(error)


@pytest.mark.parametrize("seed", range(4))
def test_flipped_bytes_never_break_it(seed: int) -> None:
    dice = random.Random(seed)
    whole = packed(ONE)
    for _ in range(60):
        data = bytearray(whole)
        for _ in range(dice.choice((1, 2, 8))):
            data[dice.randrange(len(data))] = dice.randrange(256)
        cut = dice.random() < 0.2
        outcome(bytes(data[: dice.randrange(len(data))] if cut else data))


@pytest.mark.parametrize("seed", range(4))
def test_flipped_bytes_in_its_xml_never_break_it(seed: int) -> None:
    dice = random.Random(seed)
    for _ in range(60):
        name = dice.choice(list(ONE))
        data = bytearray(str(ONE[name]).encode())
        for _ in range(dice.choice((1, 3))):
            data[dice.randrange(len(data))] = dice.choice(b'<>"/ =09-.&\x00\xff\x80Mge')
        outcome(packed({**ONE, name: bytes(data)}))


@pytest.mark.parametrize("value", ["NaN", "1e308", "-1e308", "inf", "", "9" * 400, "１２", "0x10"])
def test_absurd_numbers_never_break_it(value: str) -> None:
    for name, written in ONE.items():
        numbers = re.compile(r'(?<=")[-\d. g]+(?=")|(?<=>)[-\d. ML]+(?=<)')
        outcome(packed({**ONE, name: numbers.sub(value, str(written))}))
        once = re.sub(r"\d+\.\d+", value, str(written))
        outcome(packed({**ONE, name: once}))


def test_text_named_ofd_is_refused_as_what_it_is() -> None:
    with pytest.raises(UnreadableError, match="OFD 已损坏"):
        read_bytes("不是压缩包".encode(), "函.ofd")
