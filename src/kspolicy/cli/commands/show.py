"""kspolicy show"""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Literal

import typer

from kspolicy.cli.options import OUTPUT_PANEL, Data, Docs, Lexicon, Output

if TYPE_CHECKING:
    from kspolicy.cli.corpus import Answers
    from kspolicy.corpus.store import Entry
    from kspolicy.model.document import PolicyDocument
    from kspolicy.query.reference import Reference

ORDER = 26
EXAMPLES = (
    "kspolicy show 97",
    "kspolicy show 97:三、（三）3",
    "kspolicy show 97:body/3.3.3#1",
    "kspolicy show 97:annex-1/3@高新区 --format json",
    "kspolicy show 97:body/3.3.3#1 --image 出处.png        # 从原文件的页面截图",
)


def show(
    ref: Annotated[
        str,
        typer.Argument(
            metavar="编号",
            help="其他命令列出的编号，如 97:body/3.3.3#1；也可写原文的序号，如 97:三、（三）3。"
            "只有一份文件有这一条，或用 --doc 指明文件时，冒号之前的部分可以省去。",
        ),
    ],
    docs: Docs = None,
    data: Data = None,
    lexicon: Lexicon = None,
    district: Annotated[
        str | None,
        typer.Option(
            "--district",
            metavar="区镇",
            help="分解表的一行中这个区镇的一格，与在编号后写 @区镇 相同。",
        ),
    ] = None,
    image: Annotated[
        Path | None,
        typer.Option(
            "--image",
            metavar="文件",
            help="把这一条所在的地方从原文件（PDF、OFD、扫描件、图片）的页面上截下来，标出"
            "原文，写成 PNG。原文件应与 YAML 在一起，或在旁边的 raw 文件夹中。",
            rich_help_panel=OUTPUT_PANEL,
        ),
    ] = None,
    font: Annotated[
        Path | None,
        typer.Option(
            "--font",
            metavar="文件",
            envvar="KSPOLICY_FONT",
            help="画 OFD 的页面时，文件没有内嵌的字体用这个字体文件（TTF、OTF、TTC）代替。"
            "未指定时用本机的中文字体。",
            rich_help_panel=OUTPUT_PANEL,
        ),
    ] = None,
    format: Annotated[
        Literal["table", "json", "md", "yaml"] | None,
        typer.Option(
            "--format",
            "-f",
            help="输出格式。未指定时按 --output 的扩展名，否则为 table（供人阅读）。",
            rich_help_panel=OUTPUT_PANEL,
        ),
    ] = None,
    output: Output = None,
) -> None:
    """查看一条的全部内容：原文、出处，以及与它相关的任务、目标和其他提法。

    可看文件（97）、正文或附件（97:annex-1）、章节和任务（97:body/3.3.3）、目标（97:body/3.3.3#1）、
    分解表的一行（97:annex-1/3）或一格（97:annex-1/3@高新区）。存疑与更正之处一并注明。
    """
    from kspolicy.cli.corpus import Answers
    from kspolicy.cli.cutout import write_cutout
    from kspolicy.cli.item_card import card_of
    from kspolicy.cli.output import deliver, format_of, screen_width, wants_colour
    from kspolicy.present import Screen
    from kspolicy.present.card import render_card
    from kspolicy.query.item import describe

    answers = Answers(data, lexicon)
    reference = _meant(f"{ref}@{district}" if district else ref, answers, docs)
    item = describe(reference, answers.index, lambda document: _model(document, answers.folder))
    answers.warn()
    if image is not None:
        entry = _entry(reference.document, answers.folder)
        write_cutout(entry, reference.item, reference.ref, image, font)
    on_screen = output is None or str(output) == "-"
    width = screen_width() if on_screen else None
    screen = Screen(width, wants_colour()) if width else None
    deliver(render_card(card_of(item), _offered(format_of(format, output)), screen), output)


def _meant(ref: str, answers: Answers, docs: list[str] | None) -> Reference:
    """The one item that ``ref`` names.

    Raises:
        CommandError: several documents have it.
        CorpusError: what stands before the colon means several documents.
        UnknownName: there is none.
    """
    from kspolicy.cli.failure import CommandError
    from kspolicy.corpus.errors import UnknownName
    from kspolicy.query.reference import find_references

    def document(name: str) -> str | None:
        try:
            return next(iter(answers.documents([name]) or ()), None)
        except UnknownName:
            return None

    found = find_references(
        ref,
        answers.index,
        document=document,
        district=answers.district_resolver(),
        within=answers.documents(docs),
    )
    if len(found) > 1:
        refs = "、".join(reference.ref for reference in found)
        raise CommandError(f"有 {len(found)} 份文件都有“{ref}”：{refs}。请写明是哪一份。")
    return found[0]


def _model(document: str, folder: Path) -> PolicyDocument:
    """The document itself, corrections applied."""
    return _entry(document, folder).document


def _entry(document: str, folder: Path) -> Entry:
    """The document, corrections applied, and the file that it is saved in."""
    from kspolicy.corpus.store import load_corpus

    return next(entry for entry in load_corpus(folder).entries if entry.document.id == document)


def _offered(format: str) -> str:
    """The format, if a card can be shown in it.

    Raises:
        CommandError: it is one for tables.
    """
    from kspolicy.cli.failure import CommandError

    if format in ("csv", "xlsx"):
        raise CommandError(f"show 的结果不是一张表，不能写成 {format}，请用 json、yaml 或 md。")
    return format
