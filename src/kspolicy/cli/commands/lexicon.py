"""kspolicy lexicon"""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any, Literal

import typer

from kspolicy.cli.options import OUTPUT_PANEL, Data, Docs, Lexicon, Output

if TYPE_CHECKING:
    from kspolicy.present import Listing
    from kspolicy.proposal.entries import Entry, Proposal, Question
    from kspolicy.proposal.mentions import Mention

ORDER = 40
EXAMPLES = (
    "kspolicy lexicon 公文/ --output 本市词典.yaml",
    "kspolicy lexicon 通知.txt --format table         # 看一看有哪些名称",
    "kspolicy lexicon --new --lexicon 本市词典.yaml   # 现用词典中还没有的",
)

Format = Literal["lexicon", "table", "json", "csv", "md", "yaml"]

_SURENESS = {
    "single": "只一种写法",
    "certain": "合并确定",
    "likely": "有待核对",
    "slip": "疑为错字",
}
_KINDS = {"district": "区镇", "unit": "单位", "indicator": "指标"}


def lexicon(
    files: Annotated[
        list[Path] | None,
        typer.Argument(
            metavar="文件", help="原文、YAML 或文件夹；不写则用数据文件夹中的全部文件。"
        ),
    ] = None,
    new: Annotated[bool, typer.Option("--new", help="只列现用词典中还没有的写法。")] = False,
    docs: Docs = None,
    data: Data = None,
    lexicon: Lexicon = None,
    format: Annotated[
        Format | None,
        typer.Option(
            "--format",
            "-f",
            help="lexicon 为可供 --lexicon 使用的词典草稿，其余为清单。未指定时按 --output "
            "的扩展名（.json、.csv、.md、.xlsx、.txt 为清单），否则为 lexicon。",
            rich_help_panel=OUTPUT_PANEL,
        ),
    ] = None,
    output: Output = None,
    force: Annotated[
        bool,
        typer.Option("--force", help="覆盖已有的文件。", rich_help_panel=OUTPUT_PANEL),
    ] = False,
) -> int:
    """从公文中提取单位、区镇的名称和写法，写成词典草稿，供人核对。

    换一个城市，不必先有词典：责任单位、工作小组成员、主送和抄送机关、分解表的表头中出现的名称都会列出，
    附次数、首见之处和原文。确定是同一单位的写法并在一起；只是可能的写成注释，由人决定；少见而与另一名称只差
    一字的，单列为疑问。
    """
    from kspolicy.cli.corpus import lexicons
    from kspolicy.cli.failure import FAILED, CommandError, complain, tell
    from kspolicy.cli.output import deliver, show
    from kspolicy.cli.papers import gather
    from kspolicy.lexicon.lexicon import load_lexicon
    from kspolicy.present.lexicon_draft import lexicon_draft
    from kspolicy.proposal.propose import fresh_only, propose

    if output is not None and str(output) != "-" and output.exists() and not force:
        raise CommandError(f"{output} 已经存在，没有覆盖；要覆盖请加 --force。")
    known = load_lexicon(lexicons(lexicon))
    papers = gather(files or (), docs or (), data)
    for failure in papers.failures:
        complain(failure.message)
    if not papers.papers:
        return FAILED
    proposal = propose([paper.document for paper in papers.papers], known)
    if new:
        proposal = fresh_only(proposal, known)
    places = [name for name in proposal.homes if name]
    if len(places) > 1:
        tell(
            f"警告：文件来自几处（{'、'.join(places)}），一份词典应只为一处，请用 --doc 分开提取。"
        )
    chosen = format or _by_name(output)
    if chosen == "lexicon":
        deliver(lexicon_draft(proposal, only_new=new), output)
    else:
        show(_listing(proposal), chosen, output)
    return FAILED if papers.failures else 0


def _by_name(output: Path | None) -> str:
    """The form that a file's name asks for: .yaml is a lexicon here."""
    from kspolicy.cli.output import format_of

    if output is None or output.suffix.lower() not in (".json", ".csv", ".md", ".txt", ".xlsx"):
        return "lexicon"
    return format_of(None, output)


def _listing(proposal: Proposal) -> Listing:
    from kspolicy.present import Column, Listing

    rows = [_row(entry) for entry in proposal.entries]
    rows += [_question_row(question) for question in proposal.questions]
    said = "，".join(
        f"{_KINDS[kind]} {sum(entry.kind == kind for entry in proposal.entries)} 个"
        for kind in ("district", "unit")
    )
    unsure = sum(row["sureness"] in ("likely", "slip") for row in rows)
    return Listing(
        columns=[
            Column("kind", "类别", value=lambda row: _KINDS[row["kind"]]),
            Column("name", "名称"),
            Column("aliases", "同一写法", kind="list"),
            Column("likely", "可能也是", kind="list", value=_suggested),
            Column("count", "次数", kind="number"),
            Column("sureness", "把握", value=lambda row: _SURENESS[row["sureness"]]),
            Column("known", "词典中", priority=2),
            Column("place", "首见", priority=1),
            Column("quote", "原文", sheet_only=True),
        ],
        rows=rows,
        title="名称",
        summary=(f"{said}；{unsure} 条有待核对。",),
        empty="没有找到新的名称。",
    )


def _suggested(row: Any) -> list[str]:  # noqa: ANN401 - a row is a mapping of many types
    return [likely["name"] for likely in row["likely"]]


def _row(entry: Entry) -> dict[str, Any]:
    aliases = [s.name for s in entry.spellings if s.name != entry.name]
    sureness = "likely" if entry.likely else "certain" if aliases else "single"
    return {
        "kind": entry.kind,
        "name": entry.name,
        "full": entry.full,
        "aliases": aliases,
        "reasons": {s.name: s.reason for s in entry.spellings if s.reason},
        "likely": [{"name": each.name, "reason": each.reason} for each in entry.likely],
        "count": entry.count,
        "sureness": sureness,
        "known": entry.known,
        **_stated(entry.first),
    }


def _question_row(question: Question) -> dict[str, Any]:
    return {
        "kind": question.kind,
        "name": question.name,
        "full": None,
        "aliases": [],
        "reasons": {},
        "likely": [{"name": question.meant, "reason": question.reason}],
        "count": question.count,
        "sureness": "slip",
        "known": None,
        **_stated(question.first),
    }


def _stated(first: Mention) -> dict[str, Any]:
    """Where a name is first written, and in which words."""
    from kspolicy.present.lexicon_draft import describe_first

    return {
        "place": describe_first(first),
        "document": first.document,
        "part": first.part,
        "line": first.line,
        "paragraph": first.paragraph,
        "page": first.page,
        "quote": first.quote,
    }
