"""kspolicy check"""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Literal

import typer

from kspolicy.cli.options import (
    KNOWN_PANEL,
    OUTPUT_PANEL,
    RULES_PANEL,
    Config,
    Data,
    Docs,
    Ignore,
    Lexicon,
    MaxMemory,
    MaxPages,
    MaxSize,
    MaxUnpacked,
    Ocr,
    Output,
    Select,
    Suppressions,
    Timeout,
)

if TYPE_CHECKING:
    from kspolicy.check.inspection import Before, Outcome, Paper, Terms
    from kspolicy.cli.papers import Papers
    from kspolicy.cli.reading import Reading
    from kspolicy.cli.settings import Settings

ORDER = 12
EXAMPLES = (
    "kspolicy check",
    "kspolicy check 通知.txt --fail-on warning",
    "kspolicy check --doc 97 --select KS2 --format json",
    "kspolicy check 公文 --format sarif --output 结果.sarif",
    "kspolicy check --write-baseline 基线.json     # 记下现有的发现",
    "kspolicy check --baseline 基线.json           # 只为新出现的报错",
    "kspolicy check 修改稿.txt --against 97        # 修改带来了什么、消除了什么",
)

Level = Literal["error", "warning", "info"]
Format = Literal["text", "json", "sarif", "github", "junit", "md", "html", "csv", "yaml"]

_BY_SUFFIX: dict[str, Format] = {
    **{".json": "json", ".sarif": "sarif", ".xml": "junit", ".md": "md"},
    **{".html": "html", ".csv": "csv", ".yaml": "yaml", ".yml": "yaml"},
}


def check(
    files: Annotated[
        list[Path] | None,
        typer.Argument(
            metavar="文件", help="原文、YAML 或文件夹；不写则检查数据文件夹中的全部文件。"
        ),
    ] = None,
    select: Select = None,
    ignore: Ignore = None,
    fail_on: Annotated[
        Level | None,
        typer.Option(
            "--fail-on",
            help="有这一级或更重的发现时，退出码为 1。未指定时为 error。",
            rich_help_panel=RULES_PANEL,
        ),
    ] = None,
    config: Config = None,
    suppressions: Suppressions = None,
    baseline: Annotated[
        Path | None,
        typer.Option(
            "--baseline",
            metavar="文件",
            help="基线：其中已有的发现不再影响退出码，并报告消除了几条。",
            rich_help_panel=KNOWN_PANEL,
        ),
    ] = None,
    write_baseline: Annotated[
        Path | None,
        typer.Option(
            "--write-baseline",
            metavar="文件",
            help="把现有的发现记入基线文件。这次没有检查的文件，原有记录保留。",
            rich_help_panel=KNOWN_PANEL,
        ),
    ] = None,
    against: Annotated[
        str | None,
        typer.Option(
            "--against",
            metavar="旧稿",
            help="与旧稿相比：新出现、已消除、仍存在的发现。旧稿可以是文件，或数据文件夹中的文号。",
            rich_help_panel=KNOWN_PANEL,
        ),
    ] = None,
    docs: Docs = None,
    data: Data = None,
    lexicon: Lexicon = None,
    format: Annotated[
        Format | None,
        typer.Option(
            "--format",
            "-f",
            help="输出格式。未指定时按 --output 的扩展名，否则为 text（供人阅读）。",
            rich_help_panel=OUTPUT_PANEL,
        ),
    ] = None,
    output: Output = None,
    fix: Annotated[
        Path | None,
        typer.Option(
            "--fix",
            metavar="文件",
            help="把能够确定的修改（不涉及数字）写成补丁文件；从不改动原文。",
            rich_help_panel=OUTPUT_PANEL,
        ),
    ] = None,
    ocr: Ocr = "auto",
    timeout: Timeout = None,
    max_memory: MaxMemory = None,
    max_size: MaxSize = 256,
    max_unpacked: MaxUnpacked = 1024,
    max_pages: MaxPages = 2000,
) -> int:
    """检查文件自身是否一致：数值、合计、责任单位、任务覆盖、结构、引用和文字，逐条列出原文。

    错误是矛盾或合计不符；警告是说法不一；提示值得一看。每条规则的说明见 kspolicy explain。
    退出码：0 没有达到 --fail-on 的发现；1 有；2 运行失败，或有文件没能检查（其余照常检查）。
    """
    from dataclasses import replace
    from datetime import date

    from kspolicy.check.inspection import Terms, inspect
    from kspolicy.cli.corpus import lexicons
    from kspolicy.cli.failure import FAILED, complain, tell
    from kspolicy.cli.fixes import write_fixes
    from kspolicy.cli.papers import gather
    from kspolicy.cli.reading import reading
    from kspolicy.cli.settings import read_settings, read_suppressions
    from kspolicy.lexicon.lexicon import load_lexicon
    from kspolicy.model.finding import Severity

    settings = read_settings(config)
    chosen = settings.config.with_selection(select or (), ignore or ())
    if fail_on:
        chosen = replace(chosen, fail_on=Severity(fail_on))
    terms = Terms(
        lexicon=load_lexicon(lexicons(lexicon)),
        config=chosen,
        today=date.today(),
        suppressions=read_suppressions(suppressions, settings),
        whole=not (files or docs or select or ignore),
    )
    how = reading(ocr, timeout, max_memory, max_size, max_unpacked, max_pages)
    papers = gather(files or (), docs or (), data, how)
    if write_baseline:
        outcome = _recorded(inspect(papers.papers, terms, None, papers.failures), write_baseline)
    else:
        before = _before(papers, terms, settings, baseline, against, data)
        outcome = inspect(papers.papers, terms, before, papers.failures)
    for failure in outcome.failures:
        complain(failure.message)
    for remark in outcome.remarks:
        tell(f"警告：{remark}")
    if fix:
        write_fixes(outcome, papers, fix)
    _show(outcome, format, output)
    return FAILED if outcome.failures else int(outcome.fails)


def _before(
    papers: Papers,
    terms: Terms,
    settings: Settings,
    baseline: Path | None,
    against: str | None,
    data: Path | None,
) -> Before | None:
    """What was known before: an older version, a baseline asked for, or the one configured.

    Raises:
        CommandError: more is asked for than one can be held against.
    """
    from kspolicy.check.inspection import Before, known_from
    from kspolicy.cli.failure import CommandError
    from kspolicy.cli.settings import read_baseline

    if against is not None:
        if baseline:
            raise CommandError("--against 与 --baseline 只能用一个。")
        if len(papers.papers) != 1:
            if papers.failures:
                raise CommandError(papers.failures[0].message)
            raise CommandError(
                f"--against 一次比较一份文件，现在要检查的有 {len(papers.papers)} 份；"
                "请写出文件名，或用 --doc 指定。"
            )
        return known_from(_older(against, data, papers.how), papers.papers[0], terms)
    path = baseline or settings.file(settings.config.baseline)
    return None if path is None else Before(f"基线 {path.name}", read_baseline(path))


def _older(given: str, data: Path | None, how: Reading | None) -> Paper:
    """The older version that is meant: a file, else a document of the corpus.

    Raises:
        CommandError: the file cannot be used; with its name.
        CorpusError: there is neither such a file nor such a document.
    """
    from kspolicy.cli.corpus import data_folder
    from kspolicy.cli.failure import CommandError
    from kspolicy.cli.papers import Papers

    older = Papers(how)
    if Path(given).is_file():
        older.add(Path(given))
        if older.failures:
            raise CommandError(older.failures[0].message)
    else:
        older.add_corpus(data_folder(data))
        older.keep([given])
    return older.papers[0]


def _recorded(outcome: Outcome, file: Path) -> Outcome:
    """Write what was found into the baseline; the outcome is then that all of it is known."""
    from dataclasses import replace

    from kspolicy.check.baseline import baseline_of, baseline_text
    from kspolicy.check.inspection import Before
    from kspolicy.cli.failure import tell
    from kspolicy.cli.output import deliver
    from kspolicy.cli.settings import read_baseline

    old = read_baseline(file).findings if file.is_file() else ()
    kept = [known for known in old if not outcome.was_checked(known.rule, known.document)]
    baseline = baseline_of(outcome.findings, kept)
    deliver(baseline_text(baseline), file)
    also = f"，另保留这次没有检查的 {len(kept)} 条" if kept else ""
    tell(f"基线记有这次的发现 {len(outcome.findings)} 条{also}。")
    before = Before(f"基线 {file.name}", baseline)
    return replace(outcome, findings=(), left=outcome.findings, before=before)


def _show(outcome: Outcome, format: Format | None, output: Path | None) -> None:
    from kspolicy.cli.output import deliver, screen_width, wants_colour
    from kspolicy.present.findings import render_outcome
    from kspolicy.present.listing import Screen

    chosen = format or (output and _BY_SUFFIX.get(output.suffix.lower())) or "text"
    on_screen = output is None or str(output) == "-"
    width = screen_width() if on_screen else None
    screen = None if width is None else Screen(width, wants_colour())
    deliver(render_outcome(outcome, chosen, screen), output)
