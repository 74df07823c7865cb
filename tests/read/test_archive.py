"""ZIP archives as offices make them, and as nobody should."""

from __future__ import annotations

import struct
import zlib
from typing import TYPE_CHECKING
from zipfile import ZIP_BZIP2, ZIP_DEFLATED, ZIP_STORED, ZipFile, ZipInfo

import pytest

from kspolicy.read import ReadingOptions, UnreadableError
from kspolicy.read.archive import is_archive, members, unpack
from typeset.archive import packed

if TYPE_CHECKING:
    from pathlib import Path

OPTIONS = ReadingOptions()
TEXT = "昆山市人民政府办公室\n" * 40_000


@pytest.fixture
def file(tmp_path: Path) -> Path:
    return tmp_path / "来文.zip"


def renamed(data: bytes, old: str, new: bytes) -> bytes:
    """The archive with a member's name as other programs write it: bytes, and nothing said."""
    assert len(old) == len(new)
    return data.replace(old.encode("ascii"), new)


def content(path: Path, number: int = 0) -> bytes:
    return b"".join(unpack(path, members(path, OPTIONS)[number]))


@pytest.mark.parametrize("method", [ZIP_STORED, ZIP_DEFLATED])
def test_members_are_read_one_by_one(file: Path, method: int) -> None:
    file.write_bytes(packed({"甲/": b"", "甲/长.txt": TEXT.encode(), "空.txt": b""}, method))
    first, second = members(file, OPTIONS)
    assert (first.name, first.size) == ("甲/长.txt", len(TEXT.encode()))
    assert b"".join(unpack(file, first)).decode() == TEXT
    assert max(map(len, unpack(file, first))) <= 256 * 1024
    assert b"".join(unpack(file, second)) == b""


def test_what_stands_before_an_archive_does_not_matter(file: Path) -> None:
    file.write_bytes(b"MZ self-extracting" + packed({"97.txt": b"97"}))
    assert content(file) == b"97"


@pytest.mark.parametrize("encoding", ["gbk", "utf-8"])
def test_names_without_a_declared_encoding_are_read(file: Path, encoding: str) -> None:
    name = "公文/通知〔2022〕97号.txt".encode(encoding)
    file.write_bytes(renamed(packed({"@" * len(name): b"97"}), "@" * len(name), name))
    assert members(file, OPTIONS)[0].name == "公文/通知〔2022〕97号.txt"


def test_a_name_in_a_field_of_its_own_is_preferred(file: Path) -> None:
    name = "重庆〇号.txt".encode()
    info = ZipInfo("x.txt")
    info.extra = struct.pack("<HHBL", 0x7075, 5 + len(name), 1, zlib.crc32(b"x.txt")) + name
    with ZipFile(file, "w") as archive:
        archive.writestr(info, b"97")
    assert members(file, OPTIONS)[0].name == "重庆〇号.txt"


def test_windows_separators_part_folders(file: Path) -> None:
    file.write_bytes(renamed(packed({"a@b.txt": b"97"}), "a@b.txt", b"a\\b.txt"))
    assert members(file, OPTIONS)[0].name == "a/b.txt"


def test_64_bit_archives_are_read(file: Path) -> None:
    with ZipFile(file, "w") as archive, archive.open("97.txt", "w", force_zip64=True) as member:
        member.write(b"97")
    assert content(file) == b"97"


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        (b"PK\x03\x04 and nothing more", "不完整"),
        (packed({"97.txt": TEXT.encode()})[:-30], "不完整"),
        (packed({"97.txt": b"97"}).replace(b"PK\x01\x02", b"PK\x01\x00"), "已损坏，打不开"),
    ],
)
def test_a_damaged_archive_is_refused(file: Path, data: bytes, reason: str) -> None:
    file.write_bytes(data)
    with pytest.raises(UnreadableError, match=reason):
        members(file, OPTIONS)


def test_a_damaged_member_is_refused_alone(file: Path) -> None:
    data = packed({"甲.txt": TEXT.encode(), "乙.txt": b"whole"})
    file.write_bytes(data[:100] + bytes(40) + data[140:])
    with pytest.raises(UnreadableError, match="已损坏"):
        content(file, 0)
    assert content(file, 1) == b"whole"


@pytest.mark.parametrize("method", [ZIP_STORED, ZIP_DEFLATED])
@pytest.mark.parametrize("stated", [2, 10])
def test_a_member_of_another_size_than_stated_is_damaged(
    file: Path, stated: int, method: int
) -> None:
    data = packed({"a.txt": b"12345"}, method)
    directory = data.index(b"PK\x01\x02")
    size = directory + 24
    file.write_bytes(data[:size] + struct.pack("<L", stated) + data[size + 4 :])
    with pytest.raises(UnreadableError, match="已损坏"):
        content(file)


def test_a_locked_member_says_so(file: Path) -> None:
    data = bytearray(packed({"a.txt": b"12345"}))
    data[data.index(b"PK\x01\x02") + 8] |= 1
    file.write_bytes(data)
    assert members(file, OPTIONS)[0].is_locked
    with pytest.raises(UnreadableError, match="有密码"):
        content(file)


def test_an_unusual_method_says_so(file: Path) -> None:
    file.write_bytes(packed({"a.txt": b"12345"}, ZIP_BZIP2))
    with pytest.raises(UnreadableError, match="压缩方法不支持（第 12 种）"):
        content(file)


def test_a_bomb_is_refused_by_its_directory(file: Path) -> None:
    # Ten gigabytes of zeros in ten megabytes, as the directory of such an archive says it.
    data = packed({"a.txt": bytes(10_000_000)})
    size = data.index(b"PK\x01\x02") + 24
    file.write_bytes(data[:size] + struct.pack("<L", 0xFFFFFFF0) + data[size + 4 :])
    with pytest.raises(UnreadableError, match=r"4096 MB，是压缩包的 \d+ 倍，不像正常的公文"):
        members(file, OPTIONS)


def test_a_large_archive_of_scans_is_no_bomb(file: Path) -> None:
    file.write_bytes(packed({"a.pdf": bytes(1000), "b.pdf": bytes(1000)}, ZIP_STORED))
    assert len(members(file, ReadingOptions(max_unpacked=100))) == 2


def test_a_crowd_is_refused_before_its_directory_is_read(file: Path) -> None:
    data = packed({"a.txt": b"97"})
    end = data.index(b"PK\x05\x06")
    file.write_bytes(data[: end + 12] + struct.pack("<L", 9 * 2**20) + data[end + 16 :])
    with pytest.raises(UnreadableError, match="文件太多"):
        members(file, OPTIONS)


def test_the_mark_of_an_archive() -> None:
    assert is_archive(packed({"a": b""}))
    assert is_archive(packed({}))
    assert not is_archive(b"%PDF-1.7")


def test_a_member_that_packs_too_well_is_refused(file: Path) -> None:
    file.write_bytes(packed({"a.txt": bytes(17 * 2**20)}))
    with pytest.raises(UnreadableError, match=r"17 MB，是压缩时的 \d+ 倍，不像正常的公文"):
        content(file)


def test_a_member_without_a_name_does_no_harm(file: Path) -> None:
    file.write_bytes(renamed(packed({"a.txt": b"1", "nameless": b"2"}), "nameless", b"\0ameless"))

    assert [member.name for member in members(file, OPTIONS)] == ["a.txt", ""]
