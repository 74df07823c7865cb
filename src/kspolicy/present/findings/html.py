"""One HTML page that needs nothing else: no script, no picture, no other file. Prints well."""

from __future__ import annotations

from html import escape
from typing import TYPE_CHECKING

from kspolicy.present.findings.wording import (
    counted,
    cured_in,
    extent,
    left_in,
    nothing_found,
    place_of,
    quote_of,
    set_apart,
    severity_name,
)
from kspolicy.present.rulebook import paragraphs

if TYPE_CHECKING:
    from collections.abc import Iterator

    from kspolicy.check.inspection import Outcome, Paper
    from kspolicy.check.rule import Rule
    from kspolicy.model.finding import Finding
    from kspolicy.present.listing import Screen

_STYLE = """
body { font: 16px/1.7 "Noto Sans CJK SC", "Source Han Sans SC", "Microsoft YaHei", sans-serif;
       max-width: 60em; margin: 2em auto; padding: 0 1em; color: #222; background: #fff; }
h1 { font-size: 1.5em; } h2 { font-size: 1.2em; margin-top: 2em; } h3 { font-size: 1em; }
article { border-left: 4px solid #999; padding: .1em 1em; margin: 1em 0; break-inside: avoid; }
article.error { border-color: #b3261e; } article.warning { border-color: #b26a00; }
article.info { border-color: #1f6feb; }
article > p { margin: .4em 0; } b { white-space: nowrap; }
.error b { color: #b3261e; } .warning b { color: #8a5200; } .info b { color: #1550b0; }
table { border-collapse: collapse; font-size: .92em; width: 100%; }
th, td { text-align: left; vertical-align: top; padding: .2em .8em .2em 0; font-weight: normal; }
th { white-space: nowrap; color: #555; width: 1%; }
.source, summary, details { color: #555; font-size: .92em; }
pre { overflow-x: auto; background: #f5f5f5; padding: .8em; }
""".strip()


def render(outcome: Outcome, screen: Screen | None) -> str:
    """The page with everything that was found, and the manual of each rule that found it."""
    return "\n".join(_lines(outcome)) + "\n"


def _lines(outcome: Outcome) -> Iterator[str]:
    yield "<!DOCTYPE html>"
    yield '<html lang="zh-CN"><head><meta charset="utf-8">'
    yield '<meta name="viewport" content="width=device-width, initial-scale=1">'
    yield f"<title>公文检查结果</title><style>{_STYLE}</style></head><body>"
    yield "<h1>公文检查结果</h1>"
    yield f"<p>{escape(counted(outcome) + extent(outcome) + ''.join(set_apart(outcome)))}</p>"
    for paper in outcome.papers:
        yield from _paper(paper, outcome)
    yield from _listed(
        "未能检查的文件", [f"{each.file}：{each.message}" for each in outcome.failures]
    )
    yield from _listed("说明", outcome.remarks)
    yield "</body></html>"


def _paper(paper: Paper, outcome: Outcome) -> Iterator[str]:
    rules = {rule.code: rule for rule in outcome.rules}
    yield f"<h2>{escape(paper.id)}　{escape(paper.document.title)}</h2>"
    yield f'<p class="source">{escape(paper.file)}</p>'
    found = outcome.found_in.get(paper.id, ())
    if not found:
        yield f"<p>{nothing_found(outcome)}</p>"
    for finding in found:
        yield from _finding(finding, rules[finding.rule])
    left = left_in(paper, outcome)
    if left:
        yield "<h3>仍存在</h3>"
        for finding in left:
            yield from _finding(finding, rules[finding.rule])
    cured = cured_in(paper, outcome)
    yield from _listed("已消除", [f"{known.rule}　{known.message}" for known in cured], level=3)


def _finding(finding: Finding, rule: Rule) -> Iterator[str]:
    severity = finding.severity.value
    yield f'<article class="{severity}">'
    label = f"{severity_name(finding.severity)} {finding.rule}"
    yield f"<p><b>{label}</b>　{escape(finding.message)}</p><table>"
    for evidence in finding.evidence:
        place = escape(place_of(evidence, finding.document))
        yield f"<tr><th>{place}</th><td>{escape(quote_of(evidence, finding))}</td></tr>"
    yield f"</table><details><summary>{escape(rule.name)}</summary>"
    yield from (f"<p>{escape(paragraph)}</p>" for paragraph in paragraphs(rule))
    yield "</details></article>"


def _listed(heading: str, items: list[str] | tuple[str, ...], level: int = 2) -> Iterator[str]:
    if items:
        yield f"<h{level}>{heading}</h{level}><ul>"
        yield from (f"<li>{escape(item)}</li>" for item in items)
        yield "</ul>"
