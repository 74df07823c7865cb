"""Text for a person: by document, each finding with its quotes and their places."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kspolicy.present.cells import one_line
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
from kspolicy.present.wrap import wrap

if TYPE_CHECKING:
    from collections.abc import Iterator

    from kspolicy.check.baseline import Known
    from kspolicy.check.inspection import Outcome, Paper
    from kspolicy.model.finding import Finding
    from kspolicy.present.listing import Screen

_COLOURS = {"error": "31;1", "warning": "33;1", "info": "36;1"}
_BOLD, _DIM = "1", "2"
# A finding on a whole list can have twenty places; the reader wants to see the next finding.
_MOST_PLACES = 6


def render(outcome: Outcome, screen: Screen | None) -> str:
    """The findings, then the counts and the time. Wrapped and coloured for a screen only."""
    return "".join(f"{line}\n" for line in _Page(outcome, screen).lines())


class _Page:
    """The lines of one outcome on one screen, or on none."""

    def __init__(self, outcome: Outcome, screen: Screen | None) -> None:
        self._outcome = outcome
        self._screen = screen

    def lines(self) -> Iterator[str]:
        for paper in self._outcome.papers:
            yield from self._paper(paper)
            yield ""
        yield from self._wrapped(counted(self._outcome), paint=_BOLD)
        for sentence in set_apart(self._outcome):
            yield from self._wrapped(sentence)
        yield f"{extent(self._outcome).removesuffix('。')}，用时 {self._outcome.seconds:.2f} 秒。"
        if self._screen and self._outcome.findings:
            hint = f"某条规则的说明：kspolicy explain {self._outcome.findings[0].rule}"
            yield self._painted(hint, _DIM)

    def _paper(self, paper: Paper) -> Iterator[str]:
        outcome = self._outcome
        yield from self._wrapped(f"{paper.id}　{paper.document.title}", paint=_BOLD)
        yield self._painted(one_line(paper.file), _DIM)
        new = outcome.found_in.get(paper.id, ())
        left = left_in(paper, outcome)
        cured = cured_in(paper, outcome)
        if not new:
            yield f"  {nothing_found(outcome)}"
        for finding in new:
            yield from self._finding(finding)
        if left:
            yield f"  仍存在 {len(left)} 条："
            for finding in left:
                yield from self._old(finding)
        if cured:
            yield f"  已消除 {len(cured)} 条："
            for known in cured:
                yield from self._known(known)

    def _finding(self, finding: Finding) -> Iterator[str]:
        colour = _COLOURS[finding.severity.value]
        label = f"{severity_name(finding.severity)} {finding.rule}"
        first, *more = self._wrapped(f"{label}　{finding.message}", indent=2, hanging=4)
        yield first.replace(label, self._painted(label, colour), 1)
        yield from more
        for evidence in finding.evidence[:_MOST_PLACES]:
            place = place_of(evidence, finding.document)
            yield from self._wrapped(f"{place}：{quote_of(evidence, finding)}", indent=6, hanging=8)
        if len(finding.evidence) > _MOST_PLACES:
            rest = len(finding.evidence) - _MOST_PLACES
            yield f"      ……另有 {rest} 处，用 --format md 或 json 查看"

    def _old(self, finding: Finding) -> Iterator[str]:
        altered = "（内容有变）" if finding.fingerprint in self._outcome.altered else ""
        said = f"{severity_name(finding.severity)} {finding.rule}　{finding.message}{altered}"
        yield from self._wrapped(said, indent=4, hanging=6)

    def _known(self, known: Known) -> Iterator[str]:
        yield from self._wrapped(f"{known.rule}　{known.message}", indent=4, hanging=6)

    def _wrapped(
        self, text: str, *, indent: int = 0, hanging: int = 0, paint: str = ""
    ) -> Iterator[str]:
        """Lines of the text, the first after ``indent`` cells and the others after ``hanging``."""
        text = one_line(text)
        lines = [text]
        if self._screen:
            width = self._screen.width
            lines = wrap(text, width - indent)[:1]
            rest = text[len(lines[0]) :].lstrip()
            lines += wrap(rest, width - hanging) if rest else []
        for number, line in enumerate(lines):
            yield " " * (hanging if number else indent) + self._painted(line, paint)

    def _painted(self, text: str, code: str) -> str:
        colour = self._screen is not None and self._screen.colour
        return f"\x1b[{code}m{text}\x1b[0m" if colour and code else text
