"""Suppressions: they hide what they name, until their day, and say when they hide nothing."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from kspolicy.check.suppression import Held, hold_back, parse_suppressions
from kspolicy.corpus.errors import InvalidFile
from kspolicy.model.finding import Finding, Severity

TODAY = date(2024, 5, 1)
SUM = Finding("KS101", Severity.ERROR, "甲政发〔2024〕1号", "企业数（家）", "合计不等", ())
SECOND = replace(SUM, number=2)
OTHER = replace(SUM, subject="产值（亿元）")

BY_SUBJECT = "{rule: KS101, document: 甲政发〔2024〕1号, subject: 企业数（家）, reason: 已说明%s}"


def held(*entries: str, findings: tuple[Finding, ...] = (SUM, OTHER), checked: bool = True) -> Held:
    text = "suppressions:\n" + "".join(f"  - {entry}\n" for entry in entries)
    suppressions = parse_suppressions(text, "不报.yaml")
    return hold_back(findings, suppressions, TODAY, lambda entry: checked)


@pytest.mark.parametrize(
    "entry",
    [
        BY_SUBJECT % "",
        f"{{fingerprint: {SUM.fingerprint}, reason: 已说明}}",
        "{rule: ks101, document: '甲政发[2024]1号', subject: 企业数（家）, reason: 已说明}",
        BY_SUBJECT % ", until: 2024-05-01",
    ],
)
def test_named_finding_is_set_aside_with_its_reason(entry: str) -> None:
    result = held(entry)
    assert result.reported == (OTHER,)
    [(finding, suppression)] = result.suppressed
    assert finding == SUM
    assert suppression.reason == "已说明"
    assert result.remarks == ()


@pytest.mark.parametrize(
    "entry",
    [
        "{rule: KS102, document: 甲政发〔2024〕1号, subject: 企业数（家）, reason: x}",
        "{rule: KS101, document: 甲政发〔2024〕11号, subject: 企业数（家）, reason: x}",
        "{rule: KS101, document: 甲政发〔2024〕1号, subject: 企业数, reason: x}",
        f"{{fingerprint: {SUM.fingerprint}, rule: KS102, reason: x}}",
    ],
)
def test_what_is_not_named_is_reported(entry: str) -> None:
    assert held(entry).reported == (SUM, OTHER)


def test_one_of_two_alike_is_named_by_its_number() -> None:
    alike = (SUM, SECOND)
    assert SUM.fingerprint != SECOND.fingerprint
    assert held(BY_SUBJECT % "", findings=alike).reported == (SECOND,)
    second = (BY_SUBJECT % "").replace("企业数（家）", "'企业数（家） #2'")
    assert held(second, findings=alike).reported == (SUM,)


def test_expired_entry_hides_nothing_and_says_so() -> None:
    result = held(BY_SUBJECT % ", until: 2024-04-30")
    assert result.reported == (SUM, OTHER)
    [remark] = result.remarks
    assert remark.startswith("不报.yaml 第 2 行（KS101 甲政发〔2024〕1号 企业数（家））")
    assert "已于 2024-04-30 到期" in remark


def test_entry_without_a_finding_says_so_where_it_was_looked_for() -> None:
    entries = (BY_SUBJECT % "", f"{{fingerprint: {'0' * 16}, reason: x}}")
    [remark] = held(*entries).remarks
    assert remark.startswith("不报.yaml 第 3 行（0000000000000000）")
    assert "可以删去" in remark
    assert held(*entries, checked=False).remarks == ()


@pytest.mark.parametrize(
    ("entry", "message"),
    [
        ("{rule: KS101, document: 甲, subject: 乙}", "reason"),
        ("{rule: KS101, document: 甲, subject: 乙, reason: ' '}", "reason"),
        (
            "{rule: KS101, document: 甲, reason: x}",
            "请写明 fingerprint，或者 rule",
        ),
        ("{fingerprint: 12, reason: x}", "fingerprint"),
        ("{rule: 101, document: 甲, subject: 乙, reason: x}", "rule"),
        (BY_SUBJECT % ", until: 明年", "until"),
        (BY_SUBJECT % ", untill: 2024-01-01", "untill"),
    ],
)
def test_mistake_is_named_with_its_line(entry: str, message: str) -> None:
    with pytest.raises(InvalidFile) as caught:
        held(BY_SUBJECT % "", entry)
    assert str(caught.value).startswith("不报.yaml 第 3 行")
    assert message in str(caught.value)
