"""What some rules find in a document, and what an edit of a shipped document adds to that."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kspolicy.check.runner import run_checks
from shipped import edited, lexicon, shipped

if TYPE_CHECKING:
    from collections.abc import Sequence

    from kspolicy.check.rule import Rule
    from kspolicy.model.document import PolicyDocument
    from kspolicy.model.finding import Finding


def found_by(rules: Sequence[Rule], document: PolicyDocument) -> tuple[Finding, ...]:
    """What ``rules`` find in ``document``."""
    return run_checks([document], lexicon(), rules).findings


def added_by(rules: Sequence[Rule], name: str, *changes: tuple[str, str]) -> dict[str, Finding]:
    """What ``changes`` add to the findings of a shipped document, by rule."""
    before = {finding.fingerprint for finding in found_by(rules, shipped(name))}
    after = found_by(rules, edited(name, *changes))
    return {finding.rule: finding for finding in after if finding.fingerprint not in before}
