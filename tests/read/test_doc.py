"""DOC, WPS and RTF by way of LibreOffice, and what is said where it is absent, hangs or fails."""

from __future__ import annotations

import shutil
from hashlib import sha256
from pathlib import Path

import pytest

from kspolicy.model.source import Paragraph
from kspolicy.read import ReadingOptions, UnreadableError, read_bytes
from kspolicy.read.word import office
from typeset.wordml import p, package

# The first sector of a container, its text's mark and flags, and the name of the text's stream.
DOC = (
    b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1".ljust(512, b"\0")
    + b"\xec\xa5".ljust(512, b"\0")
    + "WordDocument".encode("utf-16-le")
)
RTF = rb"{\rtf1\ansi\ansicpg936 \u36890?\u30693?\par}"

WORKS = """#!/bin/sh
out=; previous=
for each in "$@"; do
    [ "$previous" = --outdir ] && out=$each
    previous=$each
done
echo "$@" > {log}
/bin/mkdir -p "$out" && /bin/cp {converted} "$out/document.docx"
"""
FAILS = "#!/bin/sh\nexit 1\n"
HANGS = "#!/bin/sh\n/bin/sleep 600\n"


@pytest.fixture
def soffice(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The path of a program of this name, alone on the search path."""
    folder = tmp_path / "bin"
    folder.mkdir()
    monkeypatch.setenv("PATH", str(folder))
    monkeypatch.setattr(office, "_ON_MAC", str(folder / "none"))
    return folder / "soffice"


def write(program: Path, script: str) -> None:
    program.write_text(script, encoding="utf-8")
    program.chmod(0o755)


@pytest.mark.parametrize(
    ("data", "name", "form"),
    [
        (DOC, "通知.doc", "doc"),
        (DOC, "通知.wps", "wps"),
        (DOC, "通知.docx", "doc"),
        (RTF, "通知.doc", "rtf"),
    ],
)
def test_an_older_document_is_read_from_what_it_is_turned_into(
    soffice: Path, tmp_path: Path, data: bytes, name: str, form: str
) -> None:
    converted, log = tmp_path / "converted.docx", tmp_path / "log"
    converted.write_bytes(package(p("关于印发实施意见的通知")))
    write(soffice, WORKS.format(converted=converted, log=log))
    source = read_bytes(data, name)
    assert [block.text for block in source.blocks if isinstance(block, Paragraph)] == [
        "关于印发实施意见的通知"
    ]
    assert (source.name, source.form, source.sha256) == (name, form, sha256(data).hexdigest())
    assert [note.kind for note in source.notes] == ["converted"]
    arguments = log.read_text(encoding="utf-8")
    assert "--headless" in arguments
    profile = arguments.partition("-env:UserInstallation=file://")[2].split()[0]
    assert profile
    assert not Path(profile).exists()


def test_without_libreoffice_it_says_what_to_do(soffice: Path) -> None:
    assert not soffice.exists()
    with pytest.raises(UnreadableError, match=r"需要 LibreOffice.*另存为 \.docx"):
        read_bytes(DOC, "通知.doc")


def test_a_conversion_that_fails_says_so(soffice: Path) -> None:
    write(soffice, FAILS)
    with pytest.raises(UnreadableError, match="LibreOffice 无法转换此文件"):
        read_bytes(DOC, "通知.doc")


def test_a_program_that_cannot_start_says_so(soffice: Path) -> None:
    write(soffice, "no program\n\0")
    with pytest.raises(UnreadableError, match="LibreOffice 无法"):
        read_bytes(DOC, "通知.doc")


def test_a_conversion_that_hangs_is_ended(soffice: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    write(soffice, HANGS)
    monkeypatch.setattr(office, "TIME_LIMIT", 0.2)
    with pytest.raises(UnreadableError, match="LibreOffice 转换超过"):
        read_bytes(DOC, "通知.doc")


def test_a_conversion_that_grows_without_end_is_refused(soffice: Path, tmp_path: Path) -> None:
    converted = tmp_path / "converted.docx"
    converted.write_bytes(bytes(5000))
    write(soffice, WORKS.format(converted=converted, log=tmp_path / "log"))
    with pytest.raises(UnreadableError, match="转换出的文件超过大小上限"):
        read_bytes(DOC, "通知.doc", ReadingOptions(max_bytes=2000))


@pytest.mark.parametrize("name", ["通知.doc", "通知.wps", "通知.docx"])
def test_a_password_is_named_as_the_reason(name: str) -> None:
    encrypted = bytearray(DOC)
    encrypted[512 + 11] |= 1
    with pytest.raises(UnreadableError, match="加了打开密码"):
        read_bytes(bytes(encrypted), name)


def test_what_only_calls_itself_doc_is_not_given_to_libreoffice(soffice: Path) -> None:
    with pytest.raises(UnreadableError, match="内容不是 Word 97—2003、WPS 或 RTF 文档"):
        read_bytes("通知".encode(), "通知.doc")


@pytest.mark.skipif(
    shutil.which("soffice") is None, reason="LibreOffice (soffice) is not installed"
)
def test_a_real_conversion_keeps_the_text() -> None:
    source = read_bytes(RTF, "通知.rtf")
    assert [block.text for block in source.blocks if isinstance(block, Paragraph)] == ["通知"]
