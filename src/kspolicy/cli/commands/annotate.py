"""kspolicy annotate"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from kspolicy.cli.options import OUTPUT_PANEL, Config, Ignore, Lexicon, Select, Suppressions

if TYPE_CHECKING:
    from kspolicy.batch.item import Item
    from kspolicy.check.inspection import Outcome, Paper
    from kspolicy.cli.margin import Margin

ORDER = 15
EXAMPLES = (
    "kspolicy annotate 通知.pdf -o 批注.pdf",
    "kspolicy annotate 通知.pdf -o 批注.pdf --select KS1 --select KS2",
    "kspolicy annotate 通知.pdf -o 批注.pdf --ignore KS7",
)


def annotate(
    file: Annotated[Path, typer.Argument(metavar="文件", help="要检查的 PDF，也可以是扫描件。")],
    output: Annotated[
        Path,
        typer.Option(
            "--output",
            "-o",
            metavar="文件",
            help="写入这份 PDF；不能是原文件。",
            rich_help_panel=OUTPUT_PANEL,
        ),
    ],
    select: Select = None,
    ignore: Ignore = None,
    config: Config = None,
    suppressions: Suppressions = None,
    lexicon: Lexicon = None,
) -> None:
    """检查一份 PDF，把每条发现写成高亮批注，另存为一份 PDF：原文不动，用任何阅读器都能看。

    红色是错误，橙色是警告，蓝色是提示；批注里写着规则、说明和所依据的其他各处。
    检查与 kspolicy check 相同，不看基线。退出码：0 已写出（有发现也是 0）；2 运行失败。
    """
    from kspolicy.batch.apart import done_apart
    from kspolicy.check.inspection import Terms, inspect
    from kspolicy.cli.corpus import lexicons
    from kspolicy.cli.failure import tell
    from kspolicy.cli.output import deliver
    from kspolicy.cli.settings import read_settings, read_suppressions
    from kspolicy.lexicon.lexicon import load_lexicon

    settings = read_settings(config)
    terms = Terms(
        lexicon=load_lexicon(lexicons(lexicon)),
        config=settings.config.with_selection(select or (), ignore or ()),
        today=date.today(),
        suppressions=read_suppressions(suppressions, settings),
    )
    paper = _paper(file, output)
    outcome = inspect([paper], terms)
    margin, copy = done_apart(_Marking(outcome, paper.document.source.form), file)
    deliver(copy, output)
    for remark in outcome.remarks:
        tell(f"警告：{remark}")
    _summarise(outcome, margin)


@dataclass(frozen=True, slots=True)
class _Marking:
    """Marks what a check found in a PDF, whose text is of this form."""

    outcome: Outcome
    form: str

    def __call__(self, item: Item) -> tuple[Margin, bytes]:
        """What is marked where, and the copy of the PDF.

        Raises:
            UnreadableError: it cannot be opened, or not be written.
        """
        from kspolicy.batch.item import content
        from kspolicy.cli.margin import margin_of
        from kspolicy.evidence.annotation import annotated

        data = content(item)
        margin = margin_of(self.outcome, data, self.form)
        return margin, annotated(data, margin.notes)


def _paper(file: Path, output: Path) -> Paper:
    """The document in the PDF that is to be annotated.

    Raises:
        CommandError: it is no PDF, cannot be read, or ``output`` is the same file.
        OSError: it cannot be read.
    """
    from kspolicy.check.inspection import Paper
    from kspolicy.cli.corpus import load_file
    from kspolicy.cli.failure import CommandError
    from kspolicy.cli.papers import shown
    from kspolicy.read.forms.pdf import holds

    with file.open("rb") as stream:
        if not holds(stream.read(1024)):
            raise CommandError(
                f"annotate 只能标注 PDF，{file} 不是 PDF：请先另存为 PDF，"
                "或用 kspolicy check 把发现写成网页（--output 结果.html）。"
            )
    if output.exists() and output.samefile(file):
        raise CommandError(f"不能写入原文件 {file}，请给 --output 另一个文件名。")
    return Paper(load_file(file), shown(file))


def _summarise(outcome: Outcome, margin: Margin) -> None:
    """Say on stderr how much was found and marked, and what could not be."""
    from kspolicy.cli.failure import tell
    from kspolicy.present.findings.wording import counted

    found = counted(outcome).rstrip("。")
    tell(f"{found}；共 {len(outcome.findings)} 条，在页面上标出 {margin.places} 处。")
    if margin.by_line:
        tell(f"其中 {margin.by_line} 处没有逐字的原文可标，标的是所在的行。")
    if margin.unplaced:
        tell(f"有 {len(margin.unplaced)} 条没有页面上的位置，没有标出：")
        for finding in margin.unplaced:
            tell(f"  {finding.rule} {finding.message}")
