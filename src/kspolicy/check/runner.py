"""Run the rules over documents."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, replace
from time import perf_counter
from typing import TYPE_CHECKING

from kspolicy.check.case import open_case
from kspolicy.check.rule import Rule, all_rules
from kspolicy.check.selection import Selection, read_codes
from kspolicy.model.finding import Finding, Severity

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator, Sequence

    from kspolicy.check.tolerances import Tolerances
    from kspolicy.lexicon.lexicon import Lexicon
    from kspolicy.model.document import PolicyDocument

# The worst first.
ORDER = {Severity.ERROR: 0, Severity.WARNING: 1, Severity.INFO: 2}


@dataclass(frozen=True, slots=True)
class Report:
    """What a run found: findings by document, then severity, then place."""

    findings: tuple[Finding, ...]
    documents: int
    rules: int
    seconds: float

    def count(self, severity: Severity) -> int:
        """How many findings have ``severity``."""
        return Counter(finding.severity for finding in self.findings)[severity]

    def reaches(self, severity: Severity) -> bool:
        """Whether any finding is at or above ``severity``."""
        return any(ORDER[finding.severity] <= ORDER[severity] for finding in self.findings)


def select_rules(select: Collection[str] = (), ignore: Collection[str] = ()) -> tuple[Rule, ...]:
    """The rules whose code begins with one of ``select`` (all if empty) and none of ``ignore``.

    Raises:
        UnknownRuleError: a code or prefix that no rule has.
    """
    rules = all_rules()
    known = [rule.code for rule in rules]
    selection = Selection(read_codes(select, known), read_codes(ignore, known))
    return tuple(rule for rule in rules if selection.takes(rule.code))


def run_checks(
    documents: Sequence[PolicyDocument],
    lexicon: Lexicon,
    rules: Sequence[Rule] | None = None,
    tolerances: Tolerances | None = None,
) -> Report:
    """Check ``documents`` with ``rules`` (all when None)."""
    started = perf_counter()
    chosen = all_rules() if rules is None else rules
    case = open_case(documents, lexicon, tolerances)
    places = case.by_place()
    position = {document.id: index for index, document in enumerate(documents)}
    findings = sorted(
        (
            finding
            for rule in chosen
            for part in (places if rule.within_place else (case,))
            for finding in rule.check(part)
        ),
        key=lambda f: (
            position.get(f.document, len(position)),
            ORDER[f.severity],
            f.rule,
            f.evidence[0].page or 0 if f.evidence else 0,
            f.evidence[0].ordinal if f.evidence else 0,
        ),
    )
    numbered = tuple(_numbered(findings))
    return Report(numbered, len(documents), len(chosen), perf_counter() - started)


def _numbered(findings: Iterable[Finding]) -> Iterator[Finding]:
    """The findings, those that would share a fingerprint numbered from the second on."""
    seen: Counter[tuple[str, str, str]] = Counter()
    for finding in findings:
        key = (finding.rule, finding.document, finding.subject)
        seen[key] += 1
        yield finding if seen[key] == 1 else replace(finding, number=seen[key])
