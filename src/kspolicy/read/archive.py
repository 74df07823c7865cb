"""ZIP archives: what lies in them, read one by one; nothing of theirs is unpacked to the disk.

The directory of an archive is read once; a member then knows where its bytes begin, so that another
process can read it alone. Sizes are those that the directory states: a member that unpacks to more
is damaged.
"""

from __future__ import annotations

import struct
import zlib
from dataclasses import dataclass
from struct import Struct
from typing import TYPE_CHECKING, BinaryIO

from kspolicy.read.errors import UnreadableError
from kspolicy.read.options import MIB

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path
    from zipfile import ZipInfo

    from kspolicy.read.options import ReadingOptions

_STORED, _DEFLATED = 0, 8
_LOCKED, _UTF8 = 0x1, 0x800
_CHUNK = 256 * 1024
# The name of a member in Unicode, which some programs add to the one in their own encoding.
_UNICODE_NAME = 0x7075
# An archive of text unpacks to ten times its size, one of scans to less than twice.
_PLAUSIBLE = 50
# Even an empty page, scanned and not compressed, is no larger and packs no better than this.
_LARGE, _IMPLAUSIBLE = 16 * MIB, 200
# Entries of an archive's directory take some 100 bytes each: this is 80,000 of them.
_LARGEST_DIRECTORY = 8 * MIB

_END = Struct("<4s4H2LH")
_LONG_LOCATOR = Struct("<4sLQL")
_LONG_END = Struct("<4sQ2H2L4Q")
_FIELD = Struct("<HH")
_LOCAL = Struct("<4s5H3L2H")
_LONGEST_REMARK = 0xFFFF
_ABSENT = 0xFFFFFFFF


@dataclass(frozen=True, slots=True)
class Member:
    """One file in an archive.

    ``name`` is its path there, with ``/``; ``size`` and ``packed`` are bytes; ``offset`` is where
    it begins; ``crc`` is its checksum; ``is_locked`` whether a password is needed.
    """

    name: str
    size: int
    packed: int
    offset: int
    method: int
    crc: int
    is_locked: bool


def is_archive(head: bytes) -> bool:
    """Whether bytes begin as a ZIP archive does; DOCX and OFD do as well."""
    return head.startswith((b"PK\x03\x04", b"PK\x05\x06"))


def members(path: Path, options: ReadingOptions) -> list[Member]:
    """The files in an archive, in its own order, folders left out.

    Raises:
        UnreadableError: it is damaged, has too many members, or unpacks to far too much.
        OSError: the file cannot be opened.
    """
    from zipfile import BadZipFile, ZipFile

    with path.open("rb") as file:
        _refuse_crowd(file)
        try:
            with ZipFile(file) as archive:
                # ZipInfo.is_dir fails where there is no name.
                infos = [info for info in archive.infolist() if not info.filename.endswith("/")]
                found = [_member(info) for info in infos]
        except (BadZipFile, NotImplementedError, ValueError, OverflowError, struct.error) as error:
            raise UnreadableError("压缩包已损坏，打不开，请重新压缩或重新下载") from error
        _refuse_bomb(found, file.seek(0, 2), options)
    return found


def unpack(path: Path, member: Member) -> Iterator[bytes]:
    """The bytes of a member of the archive ``path``, in pieces.

    Raises:
        UnreadableError: it is locked, damaged, or packed in an unusual way.
        OSError: the file cannot be opened.
    """
    if member.is_locked:
        raise UnreadableError("有密码，请先解压，再给出其中的文件")
    times = member.size // max(member.packed, 1)
    if member.size > _LARGE and times > _IMPLAUSIBLE:
        raise UnreadableError(
            f"解开后有 {member.size / MIB:.0f} MB，是压缩时的 {times} 倍，不像正常的公文，没有打开"
        )
    if member.method not in (_STORED, _DEFLATED):
        raise UnreadableError(f"压缩方法不支持（第 {member.method} 种），请先解压")
    with path.open("rb") as file:
        file.seek(member.offset)
        head = file.read(_LOCAL.size)
        if len(head) < _LOCAL.size or not head.startswith(b"PK\x03\x04"):
            raise _damaged()
        *_, name, extra = _LOCAL.unpack(head)
        file.seek(name + extra, 1)
        pieces = _packed(file, member.packed)
        left, crc = member.size, 0
        for piece in pieces if member.method == _STORED else _inflated(pieces, member.size):
            left -= len(piece)
            crc = zlib.crc32(piece, crc)
            if left < 0:
                break
            yield piece
        if left or crc != member.crc:
            raise _damaged()


def _packed(file: BinaryIO, size: int) -> Iterator[bytes]:
    while size and (piece := file.read(min(size, _CHUNK))):
        size -= len(piece)
        yield piece


def _inflated(pieces: Iterator[bytes], size: int) -> Iterator[bytes]:
    """What deflated pieces hold, one byte more than ``size`` at most."""
    unpacker = zlib.decompressobj(-zlib.MAX_WBITS)
    left = size + 1
    try:
        for packed in pieces:
            piece = unpacker.decompress(packed, min(left, _CHUNK))
            while piece:
                left -= len(piece)
                yield piece
                if not left:
                    return
                piece = unpacker.decompress(unpacker.unconsumed_tail, min(left, _CHUNK))
    except zlib.error as error:
        raise _damaged() from error


def _damaged() -> UnreadableError:
    return UnreadableError("在压缩包中已损坏，请重新压缩或重新下载")


def _member(info: ZipInfo) -> Member:
    return Member(
        name=_name(info),
        size=info.file_size,
        packed=info.compress_size,
        offset=info.header_offset,
        method=info.compress_type,
        crc=info.CRC,
        is_locked=bool(info.flag_bits & _LOCKED),
    )


def _name(info: ZipInfo) -> str:
    """A member's path: in Unicode where it says so, else UTF-8 if it can be that, else GBK.

    Windows in Chinese writes GBK and says nothing of it; macOS writes UTF-8 and says nothing.
    """
    name = info.orig_filename
    if not info.flag_bits & _UTF8:
        raw = name.encode("cp437", errors="replace")
        name = _unicode_name(info.extra) or _decoded(raw) or name
    return name.split("\0")[0].replace("\\", "/")


def _decoded(raw: bytes) -> str | None:
    for encoding in ("utf-8", "gb18030"):
        try:
            return raw.decode(encoding)
        except UnicodeDecodeError:
            continue
    return None


def _unicode_name(extra: bytes) -> str | None:
    while len(extra) > _FIELD.size:
        kind, length = _FIELD.unpack_from(extra)
        content = extra[_FIELD.size : _FIELD.size + length]
        if kind == _UNICODE_NAME:
            # A version of one byte, a checksum of four, and the name.
            return content[5:].decode("utf-8", errors="replace") or None
        extra = extra[_FIELD.size + length :]
    return None


def _refuse_bomb(found: list[Member], size: int, options: ReadingOptions) -> None:
    unpacked = sum(member.size for member in found)
    if unpacked > options.max_unpacked and unpacked > _PLAUSIBLE * size:
        raise UnreadableError(
            f"解开后有 {unpacked / MIB:.0f} MB，是压缩包的 {unpacked // max(size, 1)} 倍，"
            "不像正常的公文，没有打开"
        )


def _refuse_crowd(file: BinaryIO) -> None:
    """Look at the size of an archive's directory before all of it is read into memory."""
    size = file.seek(0, 2)
    start = max(0, size - _END.size - _LONGEST_REMARK)
    file.seek(start)
    tail = file.read()
    at = tail.rfind(b"PK\x05\x06")
    if at < 0 or len(tail) - at < _END.size:
        raise UnreadableError("压缩包不完整，找不到它的目录，请重新压缩或重新下载")
    directory = _END.unpack_from(tail, at)[5]
    if directory == _ABSENT:
        directory = _long_directory(file, start + at)
    file.seek(0)
    if directory > _LARGEST_DIRECTORY:
        raise UnreadableError("压缩包中的文件太多（目录超过 8 MB），请分成几个")


def _long_directory(file: BinaryIO, end: int) -> int:
    """The size of the directory in an archive of the 64-bit form (Zip64)."""
    file.seek(max(0, end - _LONG_LOCATOR.size))
    locator = file.read(_LONG_LOCATOR.size)
    if len(locator) == _LONG_LOCATOR.size and locator.startswith(b"PK\x06\x07"):
        # Where the record is said to be; it stands right before its locator otherwise.
        for place in (_LONG_LOCATOR.unpack(locator)[2], end - _LONG_LOCATOR.size - _LONG_END.size):
            file.seek(max(0, place) if place < end else 0)
            record = file.read(_LONG_END.size)
            if len(record) == _LONG_END.size and record.startswith(b"PK\x06\x06"):
                return int(_LONG_END.unpack(record)[8])
    return _ABSENT
