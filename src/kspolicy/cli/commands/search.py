"""kspolicy search"""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

import typer

from kspolicy.cli.options import Data, Docs, Lexicon, Output, TextFormat

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from kspolicy.present import Listing
    from kspolicy.query.search import Answer, Hit
    from kspolicy.query.words import Term

ORDER = 25
EXAMPLES = (
    "kspolicy search 揭榜挂帅",
    "kspolicy search 知识产权 专利 --doc 98",
    "kspolicy search --exact 新增高新技术认定企业",
    "kspolicy search 市市场监督管理局 --part annex --format csv --output 结果.csv",
)
# As many as are read through; formats for programs give all.
_SHOWN = 20


def search(
    words: Annotated[
        list[str],
        typer.Argument(
            metavar="文字", help="要找的词，可写多个；放在引号“”中的照原样找。", show_default=False
        ),
    ],
    exact: Annotated[
        bool, typer.Option("--exact", help="照原样找，不分词，也不找名称的其他写法。")
    ] = False,
    part: Annotated[
        str | None,
        typer.Option("--part", metavar="部分", help="body 正文；annex-1 附件1；annex 各附件。"),
    ] = None,
    limit: Annotated[
        int | None,
        typer.Option(
            "--limit",
            metavar="数目",
            min=0,
            help=f"最多列出多少处，0 为全部。未指定时 table、md 列 {_SHOWN} 处，其他格式列全部。",
        ),
    ] = None,
    docs: Docs = None,
    data: Data = None,
    lexicon: Lexicon = None,
    format: TextFormat = None,
    output: Output = None,
) -> None:
    """全文查找：正文逐句、表格逐行，列出含有全部词语的各处。

    连续写着的排在前面，其次是各词相近的。单位、区镇、指标的其他写法一并查找。
    没有一处含有全部词语时，列出含有其中大部分的。不计引号、空格、大小写。
    """
    from kspolicy.cli.corpus import Answers
    from kspolicy.cli.failure import CommandError
    from kspolicy.cli.output import deliver, format_of, screen_width, show, wants_colour
    from kspolicy.present import Screen
    from kspolicy.query.search import jargon, searchable
    from kspolicy.query.search import search as find
    from kspolicy.query.words import read_names, read_query

    answers = Answers(data, lexicon)
    wanted = answers.documents(docs)
    passages = list(searchable(answers.index, wanted, part))
    names = read_names(answers.index)
    terms = read_query(words, names, lambda: jargon(passages), exact=exact)
    if not terms:
        raise CommandError("没有可以查找的文字，请写出要找的词。")
    answer = find(passages, terms, words)
    chosen = format_of(format, output)
    most = limit if limit is not None else _SHOWN if chosen in ("table", "md") else 0
    hits = answer.hits[:most] if most else answer.hits
    answers.warn()
    on_screen = chosen == "table" and (output is None or str(output) == "-")
    width = screen_width() if on_screen else None
    # A sheet has room for whole sentences.
    listing = _listing(hits, answer, terms, "text" if chosen == "csv" else "context")
    if width is None or not hits:
        show(listing, chosen, output)
        return
    from kspolicy.cli.hits import hit_lines

    lines = hit_lines(hits, terms, listing.summary, Screen(width, wants_colour()))
    deliver("".join(f"{line}\n" for line in lines))


def _listing(hits: Sequence[Hit], answer: Answer, terms: Sequence[Term], quoted: str) -> Listing:
    from kspolicy.cli.columns import place_of
    from kspolicy.present import Column, Listing

    words = "、".join(f"“{term.word}”" for term in terms)
    return Listing(
        columns=[
            Column("document", "文号", sheet_only=True),
            Column("ref", "编号"),
            Column("place", "出处", value=place_of),
            Column("label", "标题", priority=1),
            Column(quoted, "原文"),
            *([Column("missing", "缺少", kind="list")] if answer.partial else []),
        ],
        rows=hits,
        title="查找结果",
        summary=tuple(_summary(hits, answer, terms)),
        empty=f"没有找到{words}。",
    )


def _summary(hits: Sequence[Hit], answer: Answer, terms: Sequence[Term]) -> Iterator[str]:
    """How many there are, which spellings count as the words, and which words are nowhere."""
    words = "、".join(f"“{term.word}”" for term in terms)
    if answer.partial:
        yield f"没有一处同时含有{words}，以上各处只含有其中一部分。"
    if answer.hits:
        documents = len({hit["document"] for hit in answer.hits})
        said = f"共 {len(answer.hits)} 处，来自 {documents} 份文件"
        if len(hits) < len(answer.hits):
            more = len(answer.hits) - len(hits)
            said += f"；列出前 {len(hits)} 处，另有 {more} 处（--limit 0 列出全部）"
        yield f"{said}。"
    if len(terms) > 1 and answer.hits and not answer.partial:
        yield f"查找的词：{words}。"
    for word, others in answer.others.items():
        yield f"“{word}”的其他写法一并查找：{'、'.join(others)}。"
    for word in answer.absent:
        yield f"“{word}”在所查的范围内没有出现。"
