"""Run the rules over documents."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Sequence
from dataclasses import dataclass
from time import perf_counter

from kspolicy.check.case import open_case
from kspolicy.check.rule import Rule, all_rules
from kspolicy.lexicon.lexicon import Lexicon
from kspolicy.model.document import PolicyDocument
from kspolicy.model.finding import Finding, Severity

_ORDER = {Severity.ERROR: 0, Severity.WARNING: 1, Severity.INFO: 2}


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
        return any(_ORDER[finding.severity] <= _ORDER[severity] for finding in self.findings)


def select_rules(select: Collection[str] = (), ignore: Collection[str] = ()) -> tuple[Rule, ...]:
    """The rules whose code begins with one of ``select`` (all if empty) and none of ``ignore``.

    Raises:
        ValueError: a code or prefix that no rule has; the message is for people.
    """
    rules = all_rules()
    for prefix in (*select, *ignore):
        if not any(rule.code.startswith(prefix) for rule in rules):
            known = "、".join(rule.code for rule in rules)
            raise ValueError(f"没有编号以 {prefix} 开头的规则；现有规则：{known}")
    return tuple(
        rule
        for rule in rules
        if (not select or rule.code.startswith(tuple(select)))
        and not (ignore and rule.code.startswith(tuple(ignore)))
    )


def run_checks(
    documents: Sequence[PolicyDocument], lexicon: Lexicon, rules: Sequence[Rule] | None = None
) -> Report:
    """Check ``documents`` with ``rules`` (all when None)."""
    started = perf_counter()
    chosen = all_rules() if rules is None else rules
    case = open_case(documents, lexicon)
    position = {document.id: index for index, document in enumerate(documents)}
    findings = sorted(
        (finding for rule in chosen for finding in rule.check(case)),
        key=lambda f: (
            position.get(f.document, len(position)),
            _ORDER[f.severity],
            f.rule,
            f.evidence[0].page or 0 if f.evidence else 0,
            f.evidence[0].line or 0 if f.evidence else 0,
        ),
    )
    return Report(tuple(findings), len(documents), len(chosen), perf_counter() - started)
