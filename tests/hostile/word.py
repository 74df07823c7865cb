"""Hostile Word documents."""

from __future__ import annotations

import zlib
from io import BytesIO
from zipfile import ZIP_DEFLATED, ZipFile

from hostile.case import LAUGHS
from typeset.archive import packed
from typeset.wordml import document, files, package

_PARAGRAPH = "<w:p><w:r><w:t>一</w:t></w:r></w:p>"


def many_paragraphs(megabytes: int = 100) -> bytes:
    """A hundred megabytes of paragraphs in some 350 KB."""
    return package(_PARAGRAPH * (megabytes * 2**20 // len(_PARAGRAPH.encode())))


def many_sparse_paragraphs(megabytes: int = 100) -> bytes:
    """As many, packed no denser than a document may be."""
    noise = "".join(f"<w:p w:rsidR='{zlib.crc32(b'%d' % n):08x}'/>" for n in range(30_000))
    one = noise + _PARAGRAPH * 20_000
    return package(one * (megabytes * 2**20 // len(one.encode())))


def wide_cell(span: int = 1_000_000) -> bytes:
    """A table with a cell that spans a million columns."""
    cell = f'<w:tc><w:tcPr><w:gridSpan w:val="{span}"/></w:tcPr>{_PARAGRAPH}</w:tc>'
    return package(f"<w:tbl><w:tr>{cell}</w:tr></w:tbl>" * 10)


def deep(levels: int = 200_000) -> bytes:
    """Elements in each other."""
    return package("<w:sdt>" * levels + _PARAGRAPH + "</w:sdt>" * levels)


def tables_in_tables(levels: int = 5_000) -> bytes:
    """Tables in the cells of tables."""
    return package("<w:tbl><w:tr><w:tc>" * levels + "</w:tc></w:tr></w:tbl>" * levels)


def entities() -> bytes:
    """A billion laughs in the text."""
    text = document("<w:p><w:r><w:t>&l9;</w:t></w:r></w:p>")
    contents = files("")
    contents["word/document.xml"] = text.replace("?>\n", f"?>\n<!DOCTYPE w [{LAUGHS}]>", 1)
    return packed(contents)


def workbook() -> bytes:
    """An Excel workbook that is called a Word document."""
    import xlsxwriter

    buffer = BytesIO()
    with xlsxwriter.Workbook(buffer, {"in_memory": True}) as book:
        book.add_worksheet().write(0, 0, "任务")
    return buffer.getvalue()


def large_picture(gigabytes: int = 1) -> bytes:
    """A document with a picture of a gigabyte of nothing."""
    buffer = BytesIO()
    with ZipFile(buffer, "w", ZIP_DEFLATED, compresslevel=9) as archive:
        for name, content in files(_PARAGRAPH).items():
            archive.writestr(name, content)
        with archive.open("word/media/image1.png", "w", force_zip64=True) as picture:
            for _ in range(1024 * gigabytes):
                picture.write(bytes(2**20))
    return buffer.getvalue()
