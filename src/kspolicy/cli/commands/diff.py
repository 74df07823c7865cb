"""kspolicy diff"""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

import typer

from kspolicy.cli.options import (
    Data,
    Lexicon,
    MaxMemory,
    MaxPages,
    MaxSize,
    MaxUnpacked,
    Ocr,
    Output,
    TextFormat,
    Timeout,
)

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from kspolicy.cli.reading import Reading
    from kspolicy.lexicon.lexicon import Lexicon as Names
    from kspolicy.model.document import PolicyDocument

ORDER = 27
EXAMPLES = (
    "kspolicy diff 97 修改稿.txt",
    "kspolicy diff 旧版.yaml 新版.yaml --format json",
    "kspolicy diff 97 98 --output 对照.csv",
    "kspolicy diff 97 修改稿.txt --exit-code  # 有改动时退出码为 1",
)

_HELP = "数据文件夹中的文件（发文字号或足以辨认的一部分，如 97）、YAML 文件，或原文文件。"


def diff(
    old: Annotated[str, typer.Argument(metavar="旧文件", help=_HELP)],
    new: Annotated[str, typer.Argument(metavar="新文件", help="同上。")],
    exit_code: Annotated[
        bool, typer.Option("--exit-code", help="两份文件有不同时，退出码为 1（平时为 0）。")
    ] = False,
    data: Data = None,
    lexicon: Lexicon = None,
    format: TextFormat = None,
    output: Output = None,
    ocr: Ocr = "auto",
    timeout: Timeout = None,
    max_memory: MaxMemory = None,
    max_size: MaxSize = 256,
    max_unpacked: MaxUnpacked = 1024,
    max_pages: MaxPages = 2000,
) -> int:
    """比较两份文件：目标的数值、任务、责任单位、区镇分解数和文字，逐项列出改动。

    按任务名称、指标名称对应，不按位置：插入一段或重新编号，不会把后面的内容都算作改动；改了一个
    数，只报一处。空格、换行、全角数字不算改动。
    """
    from kspolicy.cli.changes import change_listing, change_text
    from kspolicy.cli.output import deliver, format_of, screen_width, show, wants_colour
    from kspolicy.cli.reading import reading
    from kspolicy.diff.documents import diff_documents

    how = reading(ocr, timeout, max_memory, max_size, max_unpacked, max_pages)
    (before, after), names = _documents((old, new), data, lexicon, how)
    changes = diff_documents(before, after, names)
    called = [_called(old, before), _called(new, after)]
    for name, document in zip(called, (before, after), strict=True):
        _warn_of_unread(name, document)
    title = " → ".join(called)
    if format_of(format, output) == "table":
        on_screen = output is None or str(output) == "-"
        width = screen_width() if on_screen else None
        lines = change_text(
            changes, title, width=width, colour=width is not None and wants_colour()
        )
        deliver("".join(f"{line}\n" for line in lines), output)
    else:
        show(change_listing(changes, title), format, output)
    return 1 if changes and exit_code else 0


def _documents(
    given: Sequence[str], data: Path | None, lexicon: Path | None, how: Reading
) -> tuple[list[PolicyDocument], Names]:
    """The documents that the arguments name, and the lexicon.

    Raises:
        CommandError: a file is named that does not exist or cannot be used.
        CorpusError: an argument fits no document of the corpus, or several.
    """
    from pathlib import Path

    from kspolicy.cli.corpus import lexicons, load_file, load_models
    from kspolicy.lexicon.lexicon import load_lexicon

    files = {name: Path(name) for name in given if Path(name).is_file()}
    if all(name in files for name in given):
        return [load_file(files[name], how) for name in given], load_lexicon(lexicons(lexicon))
    stored, names = load_models(data, None, lexicon)
    return [
        load_file(files[name], how) if name in files else _stored(stored, name) for name in given
    ], names


def _called(name: str, document: PolicyDocument) -> str:
    from pathlib import Path

    return name if Path(name).is_file() else document.id


def _warn_of_unread(name: str, document: PolicyDocument) -> None:
    """Say on stderr what of a document is not in its model, and so was not compared."""
    from kspolicy.cli.failure import tell
    from kspolicy.diff.unread import unread
    from kspolicy.present.place import describe_place

    for note in unread(document):
        place = describe_place("", note.line, note.page, note.paragraph)
        tell(f"警告：{name} {place}没有比较：{note.message}")


def _stored(documents: Sequence[PolicyDocument], name: str) -> PolicyDocument:
    """The document of the corpus that ``name`` means.

    Raises:
        CommandError: it means none, and reads like the name of a file.
        CorpusError: it means none, or several.
    """
    from pathlib import Path

    from kspolicy.cli.failure import CommandError
    from kspolicy.corpus.errors import UnknownName
    from kspolicy.corpus.folder import find_document

    try:
        wanted = find_document({document.id: [document.title] for document in documents}, name)
    except UnknownName as error:
        path = Path(name)
        if path.is_dir():
            raise CommandError(f"{name} 是文件夹，请给出其中的文件。") from error
        if path.name != name or (path.suffix.isascii() and path.suffix[1:].isalnum()):
            raise CommandError(f"{name}：文件不存在，请检查路径。") from error
        raise
    return next(document for document in documents if document.id == wanted)
