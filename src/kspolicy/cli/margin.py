"""Findings as notes on the pages of the document that they were found in."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from kspolicy.check.inspection import Outcome
    from kspolicy.evidence.annotation import Note
    from kspolicy.evidence.locating import Locator, Spot
    from kspolicy.model.finding import Evidence, Finding

# By severity: light enough that what is written stays legible.
_COLOURS = {"error": (255, 120, 110), "warning": (255, 190, 70), "info": (130, 190, 255)}


@dataclass(slots=True)
class Margin:
    """Notes for what a check found.

    ``places`` is how many places are marked, ``by_line`` at how many of them only the line or row
    could be; ``unplaced`` are the findings without any.
    """

    notes: list[Note] = field(default_factory=list)
    places: int = 0
    by_line: int = 0
    unplaced: list[Finding] = field(default_factory=list)

    def place(self, finding: Finding, locator: Locator, outcome: Outcome) -> None:
        """Add the notes of a finding: one for each page of each place that it rests on."""
        from kspolicy.evidence.wanted import of_evidence

        seen: set[tuple[Spot, ...]] = set()
        for evidence in finding.evidence:
            sought = of_evidence(evidence)
            spots = locator.locate(sought) if sought else ()
            if not spots or spots in seen:
                continue
            seen.add(spots)
            self.places += 1
            self.by_line += not spots[0].exact
            self._note(finding, evidence, spots, outcome)
        if not seen:
            self.unplaced.append(finding)

    def _note(
        self, finding: Finding, evidence: Evidence, spots: tuple[Spot, ...], outcome: Outcome
    ) -> None:
        from kspolicy.evidence.annotation import Note
        from kspolicy.present.findings.marginal import margin_note

        contents = margin_note(finding, evidence, outcome)
        colour = _COLOURS[finding.severity.value]
        for spot in spots:
            name = f"{finding.fingerprint}-{len(self.notes)}"
            self.notes.append(Note(spot.page, spot.marks, colour, finding.rule, contents, name))


def margin_of(outcome: Outcome, data: bytes, form: str) -> Margin:
    """The notes for everything that was found in the file with the bytes ``data``.

    Raises:
        UnreadableError: it cannot be opened.
    """
    from kspolicy.evidence.locating import Locator
    from kspolicy.read.pages.sheets import open_sheets

    margin = Margin()
    with open_sheets(data, form) as sheets:
        locator = Locator(sheets)
        for finding in outcome.findings:
            margin.place(finding, locator, outcome)
    return margin
