"""Web pages in every encoding of Chinese sites, whatever the page says of itself."""

from __future__ import annotations

import pytest

from kspolicy.read import UnreadableError, read_bytes

TEXT = "一、总体要求：到2025年，产业规模突破8000亿元，为国家的发展和人民的生活作出贡献。"
TRADITIONAL = "一、總體要求：到2025年，產業規模突破8000億元，為國家的發展和人民的生活作出貢獻。"


def page(charset: str, text: str = TEXT) -> str:
    return f'<html><head><meta charset="{charset}"></head><body><p>{text}</p></body></html>'


def read(data: bytes) -> tuple[str, str | None]:
    source = read_bytes(data, "page.html")
    (block,) = source.blocks
    return getattr(block, "text", ""), source.encoding


@pytest.mark.parametrize(
    ("data", "encoding"),
    [
        (page("utf-8").encode(), "utf-8"),
        (page("utf-8").encode("utf-8-sig"), "utf-8"),
        (page("gb2312").encode("gb18030"), "gb18030"),
        (page("GBK").encode("gb18030"), "gb18030"),
        (page("gb2312").encode(), "utf-8"),
        (page("utf-8").encode("gb18030"), "gb18030"),
        (page("iso-8859-1").encode("gb18030"), "gb18030"),
        (page("utf-16").encode("utf-16"), "utf-16"),
        (page("utf-16").encode("utf-16-le"), "utf-16"),
        (page("utf-16").encode("utf-16-be"), "utf-16"),
    ],
)
def test_the_bytes_tell_the_encoding_when_the_page_is_wrong(data: bytes, encoding: str) -> None:
    assert read(data) == (TEXT, encoding)


@pytest.mark.parametrize("charset", ["big5", "x"])
def test_big5_is_read_declared_or_not(charset: str) -> None:
    assert read(page(charset, TRADITIONAL).encode("big5")) == (TRADITIONAL, "big5")


def test_the_older_way_to_declare_counts_too() -> None:
    old = '<meta http-equiv=Content-Type content="text/html; charset=gb2312">'
    data = f"<HTML><HEAD>{old}</HEAD><BODY>{TEXT}镕</BODY></HTML>".encode("gb18030")
    assert read(data) == (f"{TEXT}镕", "gb18030")


def test_a_damaged_byte_is_shown_and_said() -> None:
    data = page("gb2312", TEXT * 9).encode("gb18030").replace("贡献".encode("gb18030"), b"\xff", 1)
    source = read_bytes(data, "page.html")
    assert "\ufffd" in getattr(source.blocks[0], "text", "")
    assert [note.kind for note in source.notes] == ["characters-lost"]


@pytest.mark.parametrize("charset", ["utf-8", "gb2312", "x"])
def test_damaged_utf_8_is_not_taken_for_another_encoding(charset: str) -> None:
    data = page(charset, TEXT * 9).encode().replace("贡献".encode(), "贡献".encode()[:-1], 1)
    source = read_bytes(data, "page.html")
    assert source.encoding == "utf-8"
    assert getattr(source.blocks[0], "text", "").count("\ufffd") == 1
    assert [note.kind for note in source.notes] == ["characters-lost"]
    with pytest.raises(UnreadableError, match="UTF-8 文本，但有 1 处字节已损坏"):
        read_bytes((TEXT * 9).encode()[:-1], "page.md")


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        (b"\x89PNG\r\n\x1a\n" + bytes(range(256)) * 9, "图片已损坏"),
        (b"<html><p>" + b"\xff\xfe\xff" * 99, "编码"),
        (b"<html><body><script>load()</script></body></html>", "没有可读的文字"),
        (b"<!-- empty -->", "没有可读的"),
    ],
)
def test_what_is_no_text_is_refused(data: bytes, reason: str) -> None:
    with pytest.raises(UnreadableError, match=reason):
        read_bytes(data, "page.html")


@pytest.mark.parametrize(
    "data",
    [
        b"<!DOCTYPE html>\n<html><p>x",
        b"\xef\xbb\xbf  <HTML>",
        b"<?xml version='1.0'?><!-- saved --><html xmlns='x'>",
        b"<!-- a - b --><body>",
        "<html>".encode("utf-16"),
        b"From: <Saved by Blink>\r\nMIME-Version: 1.0\r\nContent-Type: multipart/related;\r\n"
        b'\tboundary="b"\r\n\r\n--b\r\nContent-Type: text/html\r\n\r\n<p>x\r\n--b--',
    ],
)
def test_a_page_is_told_by_its_beginning_whatever_its_name(data: bytes) -> None:
    from kspolicy.read.forms import html

    assert html.holds(data)


@pytest.mark.parametrize(
    "data",
    [
        b"# Title\n\n<table><tr><td>1</td></tr></table>",
        "一、总体要求\n<html>".encode(),
        b"<table><tr><td>x",
        b"<htmlx>",
        b"Subject: x\n\nno page",
        b'{"html": "<html>"}',
    ],
)
def test_a_text_that_holds_a_tag_is_no_page(data: bytes) -> None:
    from kspolicy.read.forms import html

    assert not html.holds(data)
