"""How a report of the checks is shown."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from kspolicy.present.place import describe_place

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from pathlib import Path

    from kspolicy.check.runner import Report
    from kspolicy.model.document import PolicyDocument
    from kspolicy.model.finding import Evidence, Finding

_SEVERITIES = {"error": "错误", "warning": "警告", "info": "提示"}
_COLOURS = {"error": "31;1", "warning": "33;1", "info": "36"}


def show_report(
    report: Report, documents: Sequence[PolicyDocument], format: str, output: Path | None
) -> None:
    """Print or write ``report``: grouped text for people, or a format for programs."""
    from kspolicy.cli.output import deliver, show, wants_colour

    if format == "text":
        colour = output is None and wants_colour()
        lines = list(_text(report, documents, colour=colour))
        deliver("\n".join(lines) + "\n", output)
        return
    show(_listing(report), format, output)


def _text(report: Report, documents: Sequence[PolicyDocument], *, colour: bool) -> Iterator[str]:
    for document in documents:
        found = [finding for finding in report.findings if finding.document == document.id]
        yield _painted(f"{document.id}　{document.title}", "1", colour)
        if not found:
            yield "  没有发现问题。"
        for finding in found:
            severity = finding.severity.value
            label = _painted(_SEVERITIES[severity], _COLOURS[severity], colour)
            yield f"  {label} {finding.rule}　{finding.message}"
            for evidence in _shown(finding):
                place = describe_place(evidence.part, evidence.line, evidence.page)
                yield f"      {place}：{evidence.quote}"
            if len(finding.evidence) > _MOST_EVIDENCE:
                yield f"      ……另有 {len(finding.evidence) - _MOST_EVIDENCE} 处，见 --format json"
        yield ""
    counts = "，".join(
        f"{name} {sum(f.severity.value == severity for f in report.findings)}"
        for severity, name in _SEVERITIES.items()
    )
    yield (
        f"检查 {report.documents} 份文件，用 {report.rules} 条规则，"
        f"{report.seconds:.2f} 秒：{counts}。"
    )


_MOST_EVIDENCE = 6


def _shown(finding: Finding) -> tuple[Evidence, ...]:
    return finding.evidence[:_MOST_EVIDENCE]


def _painted(text: str, code: str, colour: bool) -> str:
    return f"\x1b[{code}m{text}\x1b[0m" if colour else text


def _listing(report: Report) -> Any:  # noqa: ANN401 - Listing, imported when it is needed
    from kspolicy.present import Column, Listing

    return Listing(
        columns=[
            Column("document", "文号"),
            Column("severity_name", "级别", value=lambda row: _SEVERITIES[row["severity"]]),
            Column("rule", "规则"),
            Column("message", "说明"),
            Column("evidence", "出处", value=_places),
        ],
        rows=[
            {
                "rule": finding.rule,
                "severity": finding.severity.value,
                "document": finding.document,
                "subject": finding.subject,
                "message": finding.message,
                "fingerprint": finding.fingerprint,
                "evidence": [
                    {
                        "document": evidence.document,
                        "part": evidence.part,
                        "line": evidence.line,
                        "page": evidence.page,
                        "quote": evidence.quote,
                        "value": evidence.value,
                    }
                    for evidence in finding.evidence
                ],
            }
            for finding in report.findings
        ],
        title="检查结果",
        empty="没有发现问题。",
        envelope="findings",
    )


def _places(row: Any) -> str:  # noqa: ANN401 - a row is a mapping of many types
    return "；".join(
        f"{describe_place(e['part'], e['line'], e['page'])} {e['quote']}" for e in row["evidence"]
    )
