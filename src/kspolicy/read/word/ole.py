"""What an OLE container (DOC, WPS, a document with a password) shows of itself.

[MS-CFB] lists the names of streams in UTF-16; [MS-DOC] 2.5.1 begins the text's stream with the
mark A5EC and, ten bytes on, flags of which one says that the text is encrypted.
"""

from __future__ import annotations

_MAGIC = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_TEXT = "WordDocument".encode("utf-16-le")
_PASSWORD = "EncryptedPackage".encode("utf-16-le")
# Streams begin at a multiple of this.
_SECTOR = 512
_WORD_MARK = b"\xec\xa5"
_FLAGS = 11
_ENCRYPTED = 0x01


def is_ole(data: bytes) -> bool:
    """Whether bytes are an OLE container."""
    return data.startswith(_MAGIC)


def holds_document(data: bytes) -> bool:
    """Whether an OLE container holds the text of a Word or WPS document."""
    return is_ole(data) and _TEXT in data


def has_password(data: bytes) -> bool:
    """Whether an OLE container holds a DOCX, or a text of its own, encrypted with a password."""
    if not is_ole(data):
        return False
    if _PASSWORD in data:
        return True
    begins = data.startswith(_WORD_MARK, _SECTOR) and len(data) > _SECTOR + _FLAGS
    return begins and bool(data[_SECTOR + _FLAGS] & _ENCRYPTED)
