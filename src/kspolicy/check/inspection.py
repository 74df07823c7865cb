"""One whole check: rules, severities, suppressions, and what was known before."""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import cached_property
from time import perf_counter
from typing import TYPE_CHECKING

from kspolicy.check.baseline import Baseline, Compared, Known, baseline_of, compare
from kspolicy.check.rule import all_rules
from kspolicy.check.runner import ORDER, run_checks
from kspolicy.check.suppression import Held, Suppression, Suppressions, hold_back
from kspolicy.model.finding import Severity

if TYPE_CHECKING:
    import datetime
    from collections.abc import Iterable, Mapping, Sequence

    from kspolicy.check.config import Config
    from kspolicy.check.rule import Rule
    from kspolicy.lexicon.lexicon import Lexicon
    from kspolicy.model.document import PolicyDocument
    from kspolicy.model.finding import Finding

# Rules across documents find nothing when the other document is not there.
_ACROSS = "KS8"


@dataclass(frozen=True, slots=True)
class Paper:
    """A document that is checked, and the file that its lines are counted in."""

    document: PolicyDocument
    file: str

    @property
    def id(self) -> str:
        """The document's id."""
        return self.document.id


@dataclass(frozen=True, slots=True)
class Failure:
    """A file that could not be checked, and a sentence that names it and says why."""

    file: str
    message: str


@dataclass(frozen=True, slots=True)
class Before:
    """What was known before the check: a baseline, or the findings of an older version.

    ``name`` says in Chinese what it is. What is left of an older version is of interest, what
    is left of a baseline is to be silent: ``is_version``.
    """

    name: str
    baseline: Baseline
    is_version: bool = False


@dataclass(frozen=True, slots=True)
class Terms:
    """How documents are to be checked.

    ``whole`` is set when these documents are all there are and every rule runs: only then can it
    be said of anything at all that it is not found any more.
    """

    lexicon: Lexicon
    config: Config
    today: datetime.date
    suppressions: Suppressions | None = None
    whole: bool = False


@dataclass(frozen=True)
class Outcome:
    """What a check came to.

    ``findings`` count; ``left`` were known before and do not, and those of them that say
    something else now are in ``altered``, by fingerprint. ``before`` is where they were known
    from. ``rules`` are those that ran, ``used`` those that were used on each document.
    ``remarks`` are sentences on suppressions that do nothing.
    """

    papers: tuple[Paper, ...]
    rules: tuple[Rule, ...]
    used: Mapping[str, frozenset[str]]
    terms: Terms
    findings: tuple[Finding, ...]
    left: tuple[Finding, ...] = ()
    altered: frozenset[str] = frozenset()
    cured: tuple[Known, ...] = ()
    before: Before | None = None
    suppressed: tuple[tuple[Finding, Suppression], ...] = ()
    remarks: tuple[str, ...] = ()
    failures: tuple[Failure, ...] = ()
    seconds: float = 0.0

    def count(self, severity: Severity) -> int:
        """How many findings that count have this severity."""
        return sum(finding.severity is severity for finding in self.findings)

    @cached_property
    def found_in(self) -> Mapping[str, Sequence[Finding]]:
        """The findings that count, by document."""
        return _by_document(self.findings)

    @cached_property
    def left_in(self) -> Mapping[str, Sequence[Finding]]:
        """The findings that were known before, by document."""
        return _by_document(self.left)

    @cached_property
    def files(self) -> Mapping[str, str]:
        """The file in which the lines of each document are counted."""
        return {paper.id: paper.file for paper in self.papers}

    @cached_property
    def rule_names(self) -> Mapping[str, str]:
        """The names of the rules that ran, by code."""
        return {rule.code: rule.name for rule in self.rules}

    def weighs(self, finding: Finding) -> bool:
        """Whether a finding is at or above the severity at which the check fails."""
        return ORDER[finding.severity] <= ORDER[self.terms.config.fail_on]

    @property
    def fails(self) -> bool:
        """Whether the check fails for what it found; a remark weighs as much as a warning."""
        remarked = bool(self.remarks) and self.terms.config.fail_on is not Severity.ERROR
        return remarked or any(map(self.weighs, self.findings))

    def was_checked(self, rule: str, document: str) -> bool:
        """Whether this run would have found what that rule finds in that document."""
        return _was_checked(self.used, self.terms, rule, document)


def inspect(
    papers: Sequence[Paper],
    terms: Terms,
    before: Before | None = None,
    failures: Sequence[Failure] = (),
) -> Outcome:
    """Check ``papers``, and part what is found from what was known before.

    ``failures`` are files that were to be checked as well and could not be.
    """
    started = perf_counter()
    used = terms.config.used(paper.id for paper in papers)
    found = _find(papers, terms, used)
    held = _hold_back(found, used, terms)
    compared = _compare(held, found, used, terms, before)
    return Outcome(
        papers=tuple(papers),
        rules=_rules(used),
        used=used,
        terms=terms,
        findings=compared.fresh,
        left=compared.left,
        altered=compared.altered,
        cured=compared.cured,
        before=before,
        suppressed=held.suppressed,
        remarks=held.remarks,
        failures=tuple(failures),
        seconds=perf_counter() - started,
    )


def known_from(older: Paper, paper: Paper, terms: Terms) -> Before:
    """What an older version of ``paper`` says, as known before, whatever id it had."""
    document = older.document.model_copy(update={"id": paper.id})
    found = _find([Paper(document, older.file)], terms, terms.config.used([paper.id]))
    return Before(f"旧稿 {older.file}", baseline_of(found), is_version=True)


def _find(
    papers: Sequence[Paper], terms: Terms, used: Mapping[str, frozenset[str]]
) -> tuple[Finding, ...]:
    """Everything that the rules find in ``papers``, at the severities of the configuration."""
    documents = [paper.document for paper in papers]
    report = run_checks(documents, terms.lexicon, _rules(used), terms.config.tolerances)
    found = [
        replace(finding, severity=severity)
        for finding in report.findings
        if finding.rule in used[finding.document]
        and (severity := terms.config.severity(finding.rule, finding.severity)) is not None
    ]
    position = {paper.id: index for index, paper in enumerate(papers)}
    return tuple(sorted(found, key=lambda f: (position[f.document], ORDER[f.severity])))


def _rules(used: Mapping[str, frozenset[str]]) -> tuple[Rule, ...]:
    """The rules that are used on any document."""
    codes = frozenset[str]().union(*used.values())
    return tuple(rule for rule in all_rules() if rule.code in codes)


def _by_document(findings: Iterable[Finding]) -> dict[str, list[Finding]]:
    found: dict[str, list[Finding]] = {}
    for finding in findings:
        found.setdefault(finding.document, []).append(finding)
    return found


def _hold_back(
    found: tuple[Finding, ...], used: Mapping[str, frozenset[str]], terms: Terms
) -> Held:
    if terms.suppressions is None:
        return Held(found)

    def was_checked(entry: Suppression) -> bool:
        if entry.rule is None or entry.document is None:
            return terms.whole
        return any(
            entry.may_concern(rule, document) and _was_checked(used, terms, rule, document)
            for document, rules in used.items()
            for rule in rules
        )

    return hold_back(found, terms.suppressions, terms.today, was_checked)


def _compare(
    held: Held,
    found: tuple[Finding, ...],
    used: Mapping[str, frozenset[str]],
    terms: Terms,
    before: Before | None,
) -> Compared:
    if before is None:
        return Compared(held.reported)
    return compare(
        held.reported,
        found,
        before.baseline,
        lambda entry: _was_checked(used, terms, entry.rule, entry.document),
    )


def _was_checked(
    used: Mapping[str, frozenset[str]], terms: Terms, rule: str, document: str
) -> bool:
    if rule.startswith(_ACROSS) and not terms.whole:
        return False
    return rule in used.get(document, frozenset())
