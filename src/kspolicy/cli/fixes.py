"""The fixes that findings offer, written as one patch; the sources are never touched."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kspolicy.cli.failure import CommandError, tell
from kspolicy.cli.output import deliver
from kspolicy.cli.papers import shown

if TYPE_CHECKING:
    from pathlib import Path

    from kspolicy.check.inspection import Outcome, Paper
    from kspolicy.cli.papers import Papers

# Encodings in which a line feed is one byte, so that patch and git can read the lines.
_BYTEWISE = ("utf-8", "utf-8-sig", "gb18030")


def write_fixes(outcome: Outcome, papers: Papers, file: Path) -> None:
    """Write the patch for the raw text files that were given, and say what it does.

    Raises:
        CommandError: no raw text file was given, or ``file`` is one of them.
        OSError: a source cannot be read, or the patch not written.
    """
    if not papers.given:
        raise CommandError("--fix 只用于原文的文本文件，请在命令中写出这些文件。")
    if file.resolve() in {path.resolve() for path in papers.given.values()}:
        raise CommandError(f"{file} 是被检查的原文；--fix 写出补丁，不修改原文，请换一个文件名。")
    patches, applied = [], 0
    for paper in outcome.papers:
        patch, count = _patch(paper, outcome, papers)
        patches.append(patch)
        applied += count
    if not applied:
        tell("没有可以确定的修改，没有写出补丁。")
        return
    deliver(b"".join(patches), file)
    tell(f"补丁含 {applied} 处修改，核对后运行 patch -p1 < {file} 或 git apply {file}")


def _patch(paper: Paper, outcome: Outcome, papers: Papers) -> tuple[bytes, int]:
    """The patch of one source in the source's encoding, and how many fixes are in it."""
    from kspolicy.check.patch import make_patch

    findings = (*outcome.findings, *outcome.left)
    fixes = [fix for each in findings if each.document == paper.id for fix in each.fixes]
    path, source = papers.given.get(paper.id), paper.document.source
    if path is None or not fixes:
        return b"", 0
    encoding = source.encoding or ""
    if encoding.lower() not in _BYTEWISE:
        tell(f"{paper.file}：只能为 UTF-8 或 GB18030 编码的文本写补丁。")
        return b"", 0
    # Not as text: its line ends are to stay as they are.
    text = path.read_bytes().decode(encoding)
    name = shown(path).lstrip("/")
    patch = make_patch(name, text, fixes)
    for refusal in patch.refused:
        tell(f"未写入补丁：{refusal}")
    return patch.encoded(encoding), patch.applied
