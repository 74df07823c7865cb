"""What was known before: findings of an earlier run pass, new ones do not, cured ones are told."""

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

from pydantic import Field

from kspolicy.corpus.guard import load_yaml
from kspolicy.corpus.validation import validated
from kspolicy.model.record import Record

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from kspolicy.model.finding import Finding


class Known(Record):
    """A finding of an earlier run."""

    fingerprint: str = Field(pattern=r"^[0-9a-f]{16}$", description="指纹")
    rule: str = Field(description="规则编号")
    document: str = Field(description="文档标识")
    subject: str = Field(description="对象")
    message: str = Field(description="说明")


class Baseline(Record):
    """The findings of an earlier run."""

    version: Literal[1] = Field(default=1, description="基线文件的版本")
    findings: tuple[Known, ...] = Field(description="已知的发现")


@dataclass(frozen=True, slots=True)
class Compared:
    """Findings against a baseline.

    ``left`` were known before; those of them that say something else now are in ``altered``, by
    fingerprint. ``cured`` are known ones that are not found any more.
    """

    fresh: tuple[Finding, ...]
    left: tuple[Finding, ...] = ()
    altered: frozenset[str] = frozenset()
    cured: tuple[Known, ...] = ()


def parse_baseline(text: str, name: str) -> Baseline:
    """The baseline that a JSON file holds; ``name`` is the file, as the person knows it.

    Raises:
        InvalidFile: with file, line and field of everything that is wrong.
    """
    # JSON is YAML; this way mistakes come with their lines.
    return validated(Baseline, load_yaml(text, name), name)


def baseline_of(findings: Iterable[Finding], kept: Iterable[Known] = ()) -> Baseline:
    """A baseline of ``findings`` and what is ``kept`` of an older one, in an order of its own."""
    known = {
        finding.fingerprint: Known(
            fingerprint=finding.fingerprint,
            rule=finding.rule,
            document=finding.document,
            subject=finding.label,
            message=finding.message,
        )
        for finding in findings
    }
    entries = {**{entry.fingerprint: entry for entry in kept}, **known}.values()
    order = sorted(entries, key=lambda entry: (entry.document, entry.rule, entry.subject))
    return Baseline(findings=tuple(order))


def baseline_text(baseline: Baseline) -> str:
    """The file that holds a baseline, one field a line, so that it can be compared."""
    return json.dumps(baseline.model_dump(), ensure_ascii=False, indent=2) + "\n"


def compare(
    reported: Iterable[Finding],
    found: Iterable[Finding],
    baseline: Baseline,
    was_checked: Callable[[Known], bool],
) -> Compared:
    """Part what is ``reported`` into known and new.

    ``found`` is everything that was found, also what is not reported: it is not cured. Nor can
    be known of an entry that ``was_checked`` denies.
    """
    messages = {entry.fingerprint: entry.message for entry in baseline.findings}
    fresh: list[Finding] = []
    left: list[Finding] = []
    for finding in reported:
        (left if finding.fingerprint in messages else fresh).append(finding)
    present = {finding.fingerprint for finding in found}
    return Compared(
        fresh=tuple(fresh),
        left=tuple(left),
        altered=frozenset(
            finding.fingerprint
            for finding in left
            if messages[finding.fingerprint] != finding.message
        ),
        cured=tuple(
            entry
            for entry in baseline.findings
            if entry.fingerprint not in present and was_checked(entry)
        ),
    )
