"""What may be read, in whichever encoding, and the one Chinese sentence for what may not."""

from __future__ import annotations

from hashlib import sha256
from pathlib import Path

import pytest

from kspolicy.model.source import Paragraph
from kspolicy.read import ReadingOptions, UnreadableError, read_bytes, read_file

TEXT = "一、总体要求\n\n到2025年，产业规模突破8000亿元。\n"


def texts(data: bytes, name: str = "公文.txt") -> list[str]:
    return [block.text for block in read_bytes(data, name).blocks if isinstance(block, Paragraph)]


@pytest.mark.parametrize(
    ("data", "encoding"),
    [
        (TEXT.encode(), "utf-8"),
        (TEXT.encode("utf-8-sig"), "utf-8"),
        (TEXT.encode("gb18030"), "gb18030"),
        (TEXT.encode("utf-16"), "utf-16"),
        ("\ufeff".encode("utf-16-be") + TEXT.encode("utf-16-be"), "utf-16"),
        (TEXT.replace("\n", "\r\n").encode(), "utf-8"),
        (TEXT.replace("\n", "\r").encode("gb18030"), "gb18030"),
    ],
)
def test_encodings_and_line_ends_give_the_same_text(data: bytes, encoding: str) -> None:
    assert texts(data) == ["一、总体要求", "到2025年，产业规模突破8000亿元。"]
    assert read_bytes(data, "公文.txt").encoding == encoding


def test_source_is_named_and_hashed_by_its_bytes() -> None:
    source = read_bytes(TEXT.encode("gb18030"), "公文.TXT")
    assert source.name == "公文.TXT"
    assert source.form == "text"
    assert source.sha256 == sha256(TEXT.encode("gb18030")).hexdigest()


@pytest.mark.parametrize("name", ["公文", "公文.unknown"])
def test_text_is_read_whatever_the_name_of_its_file(name: str) -> None:
    assert texts(TEXT.encode("gb18030"), name) == texts(TEXT.encode())


def test_a_file_and_its_bytes_are_read_alike(tmp_path: Path) -> None:
    path = tmp_path / "公文.txt"
    path.write_bytes(TEXT.encode())
    assert read_file(path) == read_bytes(TEXT.encode(), "公文.txt")


@pytest.mark.parametrize(
    ("data", "name", "reason"),
    [
        (b"", "a.txt", "空的"),
        (b" \r\n\t\n", "a.txt", "空的"),
        (b"\x00\x01\x02", "a.xyz", "不支持 .xyz 文件，目前可读：.*\\.txt"),
        (b"\x00\x01\x02", "a", "不支持 无扩展名 文件"),
        ("目标\x00".encode(), "a.txt", "不是文本"),
        (b"PK\x03\x04\xff\xff\xff", "a.txt", "不是文本"),
        (b"\xff\xfe\x00", "a.txt", "UTF-16"),
        ("\ufeff目标\x00".encode("utf-16-le"), "a.txt", "不是文本"),
        (b"\xff\xff\xff\xff", "a.txt", "既不是 UTF-8 也不是 GB18030"),
    ],
)
def test_what_cannot_be_read_is_refused_with_the_reason(
    data: bytes, name: str, reason: str
) -> None:
    with pytest.raises(UnreadableError, match=reason):
        read_bytes(data, name)


def test_too_large_a_file_is_refused_before_it_is_read(tmp_path: Path) -> None:
    options = ReadingOptions(max_bytes=2**20)
    path = tmp_path / "大.txt"
    with path.open("wb") as file:
        file.truncate(2**20 + 1)
    with pytest.raises(UnreadableError, match="1 MB，超过上限 1 MB"):
        read_file(path, options)
    with pytest.raises(UnreadableError, match="超过上限"):
        read_bytes(bytes(2**20 + 1), "大.txt", options)


def test_a_missing_file_a_folder_and_a_forbidden_file_say_so(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with pytest.raises(UnreadableError, match="没有这个文件"):
        read_file(tmp_path / "无.txt")
    with pytest.raises(UnreadableError, match="文件夹"):
        read_file(tmp_path)

    def refuse(self: Path) -> bytes:
        raise PermissionError(13, "Permission denied")

    path = tmp_path / "禁.txt"
    path.write_text(TEXT, encoding="utf-8")
    monkeypatch.setattr(Path, "read_bytes", refuse)
    with pytest.raises(UnreadableError, match="权限"):
        read_file(path)
