"""What findings and their places are called in every format for people."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kspolicy.present.place import describe_place

if TYPE_CHECKING:
    from collections.abc import Sequence

    from kspolicy.check.baseline import Known
    from kspolicy.check.inspection import Outcome, Paper
    from kspolicy.model.finding import Evidence, Finding, Severity

SEVERITY_NAMES = {"error": "错误", "warning": "警告", "info": "提示"}


def severity_name(severity: Severity) -> str:
    """错误, 警告 or 提示."""
    return SEVERITY_NAMES[severity.value]


def place_of(evidence: Evidence, document: str) -> str:
    """Where a quote stands: 附件1 第138行, before it the document if it is not ``document``."""
    place = describe_place(evidence.part, evidence.line, evidence.page, evidence.paragraph)
    return place if evidence.document == document else f"{evidence.document} {place}"


def quote_of(evidence: Evidence, finding: Finding) -> str:
    """The quoted words, and the value they give where neither they nor the message show it."""
    value = "" if evidence.value is None else str(evidence.value)
    if not value or value in evidence.quote or value in finding.message:
        return evidence.quote
    return f"{evidence.quote}（{value}）"


def counted(outcome: Outcome) -> str:
    """How many findings count, by severity: 错误 3，警告 10，提示 0。"""
    from kspolicy.model.finding import Severity

    counts = "，".join(f"{severity_name(each)} {outcome.count(each)}" for each in Severity)
    return f"{'新出现：' if outcome.before else ''}{counts}。"


def extent(outcome: Outcome) -> str:
    """How much was checked: 检查 2 份文件，用 9 条规则。"""
    return f"检查 {len(outcome.papers)} 份文件，用 {len(outcome.rules)} 条规则。"


def left_in(paper: Paper, outcome: Outcome) -> Sequence[Finding]:
    """What an older version of the document had as well; what is left of a baseline is silent."""
    if outcome.before is None or not outcome.before.is_version:
        return ()
    return outcome.left_in.get(paper.id, ())


def cured_in(paper: Paper, outcome: Outcome) -> list[Known]:
    """What was known of the document and is not found any more."""
    return [known for known in outcome.cured if known.document == paper.id]


def nothing_found(outcome: Outcome) -> str:
    """That a document has no findings that count."""
    return "没有发现新的问题。" if outcome.before else "没有发现问题。"


def set_apart(outcome: Outcome) -> list[str]:
    """What was found and does not count, or is not found any more, in sentences."""
    said = []
    if outcome.before:
        altered = f"（其中 {len(outcome.altered)} 条内容有变）" if outcome.altered else ""
        said.append(
            f"与{outcome.before.name} 相比：仍存在 {len(outcome.left)} 条{altered}，"
            f"已消除 {len(outcome.cured)} 条。"
        )
    if outcome.suppressed:
        said.append(f"已说明理由、不再报告 {len(outcome.suppressed)} 条。")
    return said
