"""The file that a saved document was read from, where it still lies as it was."""

from __future__ import annotations

from hashlib import sha256
from pathlib import Path
from typing import TYPE_CHECKING

from kspolicy.cli.failure import CommandError

if TYPE_CHECKING:
    from kspolicy.model.document import PolicyDocument


def original_file(document: PolicyDocument, saved: Path) -> Path | None:
    """The file that ``document``, saved as ``saved``, was read from; None if it is not as it was.

    It lies beside the YAML, or in the folder ``raw`` beside that of the YAML.
    """
    for path in _candidates(document, saved):
        if path.is_file() and sha256(path.read_bytes()).hexdigest() == document.source.sha256:
            return path
    return None


def original(document: PolicyDocument, saved: Path) -> Path:
    """That file, to show a page of it.

    Raises:
        CommandError: it is not there, or was changed since.
    """
    file = original_file(document, saved)
    if file is not None:
        return file
    for path in _candidates(document, saved):
        if path.is_file():
            raise CommandError(f"{path} 在解析之后改动过，请先用 kspolicy parse 重新解析，再截图。")
    name = Path(document.source.file).name
    raise CommandError(f"找不到原文件 {name}，不能截图；请把它放到 {saved.parent}。")


def _candidates(document: PolicyDocument, saved: Path) -> tuple[Path, Path]:
    name = Path(document.source.file).name
    return saved.parent / name, saved.parent.parent / "raw" / name
