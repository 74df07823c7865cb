"""DOC, WPS and RTF: turned into DOCX by LibreOffice, then read as that.

Places are those of the DOCX; pages are not known.
"""

from __future__ import annotations

from hashlib import sha256
from pathlib import PurePath
from typing import TYPE_CHECKING

from kspolicy.model.source import ReadingNote, Source
from kspolicy.read.errors import UnreadableError
from kspolicy.read.word.ole import has_password, holds_document, is_ole

if TYPE_CHECKING:
    from kspolicy.read.options import ReadingOptions

SUFFIXES = (".doc", ".dot", ".wps", ".wpt", ".rtf")

_RTF = b"{\\rtf"


def holds(data: bytes) -> bool:
    """Whether it is RTF, or an OLE container with a document in it, encrypted or not."""
    return data.startswith(_RTF) or holds_document(data) or has_password(data)


def read(data: bytes, name: str, options: ReadingOptions) -> Source:
    """Read a document of an older form.

    Raises:
        UnreadableError: encrypted, none of these forms, or LibreOffice is absent or fails.
    """
    from kspolicy.read.word.document import read_document
    from kspolicy.read.word.office import convert
    from kspolicy.read.word.package import open_package

    if has_password(data):
        raise UnreadableError("文件加了打开密码，请先去掉密码再读")
    if data.startswith(_RTF):
        suffix = form = "rtf"
    elif is_ole(data):
        suffix = "doc"
        form = "wps" if PurePath(name).suffix.lower() in (".wps", ".wpt") else "doc"
    else:
        raise UnreadableError("内容不是 Word 97—2003、WPS 或 RTF 文档，扩展名可能有误")
    converted = convert(data, f".{suffix}", options.max_bytes)
    blocks, notes = read_document(open_package(converted, options), options)
    message = "文件由 LibreOffice 转换成 DOCX 后读入"
    return Source(
        name=name,
        form=form,
        sha256=sha256(data).hexdigest(),
        blocks=blocks,
        notes=(ReadingNote("converted", message), *notes),
    )
