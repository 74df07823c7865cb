"""The object that programs read; other programs rely on its fields."""

from __future__ import annotations

import json

from kspolicy.present.findings import render_outcome

from .outcomes import BOUND, FILE, FIRST, SUM, outcome, revised


def test_fields_that_others_rely_on() -> None:
    data = json.loads(render_outcome(outcome(), "json"))
    first, bound, remark = data["findings"]
    assert first == {
        "rule": "KS101",
        "name": "分解数之和不等于总数",
        "severity": "error",
        "document": FIRST,
        "file": FILE,
        "subject": "企业数（家）",
        "message": SUM.message,
        "fingerprint": SUM.fingerprint,
        "evidence": [
            {
                "document": FIRST,
                "part": "annex-1",
                "line": 12,
                "page": None,
                "quote": "企业数（家）：2025年 10",
                "value": 10,
            },
            {
                "document": FIRST,
                "part": "annex-1",
                "line": 12,
                "page": None,
                "quote": "企业数（家）：甲区 5、乙区 4",
                "value": "5+4 = 9",
            },
        ],
        "fixes": [],
    }
    assert bound["message"] == BOUND.message
    assert bound["fixes"] == [{"line": 3, "old": "(", "new": "（"}]
    assert remark["evidence"] == []
    assert data["counts"] == {
        "error": 1,
        "warning": 1,
        "info": 1,
        "left": 0,
        "cured": 0,
        "suppressed": 1,
        "documents": 2,
        "rules": 3,
    }
    assert [(each["subject"], each["reason"]) for each in data["suppressed"]] == [
        ("另一指标", "已说明")
    ]
    assert data["failures"] == [{"file": "公文/坏.txt", "message": "公文/坏.txt：文件是空的"}]
    assert data["remarks"] == ["甲.yaml 第 3 行（x）没有对应的发现，可以删去。"]


def test_chinese_is_not_escaped() -> None:
    assert "“企业数（家）”" in render_outcome(outcome(), "json")


def test_known_findings_do_not_count() -> None:
    data = json.loads(render_outcome(revised(), "json"))
    assert [each["rule"] for each in data["findings"]] == ["KS203", "KS103"]
    assert [(each["rule"], each["altered"]) for each in data["left"]] == [("KS101", True)]
    assert [(each["rule"], each["subject"]) for each in data["cured"]] == [("KS203", "投资")]
    assert data["counts"]["error"] == 0
