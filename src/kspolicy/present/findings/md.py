"""Markdown: a heading a document, a list of findings, below each its quotes."""

from __future__ import annotations

import re
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

if TYPE_CHECKING:
    from collections.abc import Iterator

    from kspolicy.check.inspection import Outcome, Paper
    from kspolicy.model.finding import Finding
    from kspolicy.present.listing import Screen

_SPECIAL = re.compile(r"([\\`*_\[\]<>#|~])")
_WHITE = re.compile(r"\s+")


def render(outcome: Outcome, screen: Screen | None) -> str:
    """A page with everything that was found."""
    return "\n".join(_lines(outcome)) + "\n"


def _lines(outcome: Outcome) -> Iterator[str]:
    yield from ("# 检查结果", "")
    yield f"{counted(outcome)}{extent(outcome)}{''.join(set_apart(outcome))}"
    for paper in outcome.papers:
        yield from ("", f"## {escaped(f'{paper.id}　{paper.document.title}')}", "")
        yield from _paper(paper, outcome)
    if outcome.failures:
        yield from ("", "## 未能检查的文件", "")
        yield from (f"- {escaped(failure.message)}" for failure in outcome.failures)
    if outcome.remarks:
        yield from ("", "## 说明", "")
        yield from (f"- {escaped(remark)}" for remark in outcome.remarks)


def _paper(paper: Paper, outcome: Outcome) -> Iterator[str]:
    yield from (f"来源：{escaped(paper.file)}", "")
    found = outcome.found_in.get(paper.id, ())
    if not found:
        yield nothing_found(outcome)
    for finding in found:
        yield from _finding(finding)
    left = left_in(paper, outcome)
    if left:
        yield from ("", "### 仍存在", "")
        for finding in left:
            yield from _finding(finding)
    cured = cured_in(paper, outcome)
    if cured:
        yield from ("", "### 已消除", "")
        yield from (f"- {known.rule}　{escaped(known.message)}" for known in cured)


def _finding(finding: Finding) -> Iterator[str]:
    yield f"- **{severity_name(finding.severity)} {finding.rule}**　{escaped(finding.message)}"
    for evidence in finding.evidence:
        place = place_of(evidence, finding.document)
        yield f"  - {escaped(f'{place}：{quote_of(evidence, finding)}')}"


def escaped(text: str) -> str:
    """The text on one line, so that Markdown shows it as it is."""
    return _SPECIAL.sub(r"\\\1", _WHITE.sub(" ", text))
