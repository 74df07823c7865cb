"""LibreOffice, which turns older documents into DOCX."""

from __future__ import annotations

import os
import shutil
import signal
import subprocess
from contextlib import suppress
from pathlib import Path
from tempfile import TemporaryDirectory

from kspolicy.read.allowance import widen_memory
from kspolicy.read.errors import UnreadableError

_PROGRAMS = ("soffice", "libreoffice")
# Where it lies on a Mac, whose programs are on no path.
_ON_MAC = "/Applications/LibreOffice.app/Contents/MacOS/soffice"
# Conversion takes a second or two; more means that it waits for something.
TIME_LIMIT = 120.0
_ABSENT = (
    "读取此类文件需要 LibreOffice，但没有找到 soffice 命令："
    "请安装 LibreOffice，或用 Word、WPS 另存为 .docx"
)
# A document may neither run macros nor fetch what it links to.
_SETTINGS = """<?xml version="1.0" encoding="UTF-8"?>
<oor:items xmlns:oor="http://openoffice.org/2001/registry">
<item oor:path="/org.openoffice.Office.Common/Security/Scripting">
<prop oor:name="MacroSecurityLevel" oor:op="fuse"><value>3</value></prop>
<prop oor:name="DisableMacrosExecution" oor:op="fuse"><value>true</value></prop>
<prop oor:name="DisableActiveContent" oor:op="fuse"><value>true</value></prop>
<prop oor:name="BlockUntrustedRefererLinks" oor:op="fuse"><value>true</value></prop>
</item>
</oor:items>
"""


def convert(data: bytes, suffix: str, most: int) -> bytes:
    """The document ``data``, whose file ending is ``suffix``, as the bytes of a DOCX.

    Raises:
        UnreadableError: no LibreOffice, or it fails, takes too long, or writes more than ``most``
            bytes.
    """
    program = _program()
    widen_memory()
    with TemporaryDirectory(prefix="kspolicy-", ignore_cleanup_errors=True) as name:
        folder = Path(name)
        profile = folder / "profile"
        (profile / "user").mkdir(parents=True)
        (profile / "user" / "registrymodifications.xcu").write_text(_SETTINGS, encoding="utf-8")
        source, out = folder / f"document{suffix}", folder / "out"
        source.write_bytes(data)
        command = [
            *(program, f"-env:UserInstallation={profile.as_uri()}", "--headless", "--norestore"),
            *("--nologo", "--nolockcheck", "--convert-to", "docx:MS Word 2007 XML"),
            *("--outdir", str(out), str(source)),
        ]
        _run(command, folder)
        try:
            written = out / "document.docx"
            if written.stat().st_size > most:
                raise UnreadableError("LibreOffice 转换出的文件超过大小上限")
            return written.read_bytes()
        except OSError as error:
            raise UnreadableError("LibreOffice 无法转换此文件，文件可能已损坏或加了密码") from error


def _program() -> str:
    for name in (*_PROGRAMS, _ON_MAC):
        found = shutil.which(name)
        if found:
            return found
    raise UnreadableError(_ABSENT)


def _run(command: list[str], folder: Path) -> None:
    """Run it in a session of its own, so that a time limit ends its children too."""
    try:
        process = subprocess.Popen(
            command,
            cwd=folder,
            stdin=subprocess.DEVNULL,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
            start_new_session=True,
        )
    except OSError as error:
        raise UnreadableError(f"LibreOffice 无法启动（{error.strerror or error}）") from error
    try:
        process.wait(TIME_LIMIT)
    except subprocess.TimeoutExpired as error:
        raise UnreadableError(f"LibreOffice 转换超过 {TIME_LIMIT:.0f} 秒，已停止") from error
    finally:
        if process.poll() is None:
            with suppress(OSError):
                os.killpg(process.pid, signal.SIGKILL)
            process.wait()
