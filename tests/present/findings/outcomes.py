"""Outcomes made by hand, so that the formats are tested without a parser or a rule."""

from __future__ import annotations

import datetime
from dataclasses import replace

from kspolicy.check.baseline import Baseline, Known
from kspolicy.check.config import Config
from kspolicy.check.inspection import Before, Failure, Outcome, Paper, Terms
from kspolicy.check.rule import all_rules
from kspolicy.check.suppression import Suppression
from kspolicy.model.document import Header, PolicyDocument, SourceFile, Statement
from kspolicy.model.finding import Evidence, Finding, Fix, Severity
from shipped import lexicon

FIRST, SECOND = "甲政发〔2024〕1号", "甲政发〔2024〕2号"
FILE = "公文/1号 定稿.txt"


def paper(number: str, file: str, title: str) -> Paper:
    source = SourceFile(file=file, form="text", encoding="utf-8", sha256="0" * 64)
    header = Header(title=Statement(text=title))
    return Paper(PolicyDocument(id=number, source=source, header=header, parts=()), file)


SUM = Finding(
    rule="KS101",
    severity=Severity.ERROR,
    document=FIRST,
    subject="企业数（家）",
    message="“企业数（家）”各区镇合计 5+4 = 9，总数为 10",
    evidence=(
        Evidence(FIRST, "annex-1", "企业数（家）：2025年 10", 10, line=12),
        Evidence(FIRST, "annex-1", "企业数（家）：甲区 5、乙区 4", "5+4 = 9", line=12),
    ),
)
BOUND = Finding(
    rule="KS203",
    severity=Severity.WARNING,
    document=FIRST,
    subject="产值",
    message="“产值”：正文 100%，<b>附件</b>|*90*，\n换行",
    evidence=(
        Evidence(FIRST, "body", "产值超80亿元，a_b", 80, line=3),
        Evidence(SECOND, "annex-2", "产值 90", "九十", page=2),
    ),
    fixes=(Fix(3, "(", "（"),),
)
REMARK = Finding(
    rule="KS103",
    severity=Severity.INFO,
    document=SECOND,
    subject="余数",
    message="余数没有着落",
    evidence=(),
)


def outcome() -> Outcome:
    """Three findings on two documents, one suppressed, one failed file, one remark."""
    rules = tuple(rule for rule in all_rules() if rule.code in {"KS101", "KS103", "KS203"})
    codes = frozenset(rule.code for rule in rules)
    hidden = replace(SUM, subject="另一指标")
    return Outcome(
        papers=(
            paper(FIRST, FILE, "关于印发甲方案的通知"),
            paper(SECOND, "公文/2号.pdf", "关于乙的通知"),
        ),
        rules=rules,
        used={FIRST: codes, SECOND: codes - {"KS101"}},
        terms=Terms(lexicon(), Config(), datetime.date(2024, 5, 1)),
        findings=(SUM, BOUND, REMARK),
        suppressed=((hidden, Suppression(fingerprint=hidden.fingerprint, reason="已说明")),),
        remarks=("甲.yaml 第 3 行（x）没有对应的发现，可以删去。",),
        failures=(Failure("公文/坏.txt", "公文/坏.txt：文件是空的"),),
        seconds=0.123,
    )


def revised() -> Outcome:
    """The same against an older version: the sum was there, saying something else; one cured."""
    older = Baseline(
        findings=(
            known(SUM.fingerprint, "KS101", "企业数（家）", "旧的说明"),
            known("0" * 16, "KS203", "投资", "“投资”数值不同"),
        )
    )
    return replace(
        outcome(),
        findings=(BOUND, REMARK),
        left=(SUM,),
        altered=frozenset({SUM.fingerprint}),
        cured=older.findings[1:],
        before=Before("旧稿 旧.txt", older, is_version=True),
    )


def known(fingerprint: str, rule: str, subject: str, message: str) -> Known:
    return Known(
        fingerprint=fingerprint, rule=rule, document=FIRST, subject=subject, message=message
    )
