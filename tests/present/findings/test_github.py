"""Workflow commands: one line each, nothing of a document may break out of it."""

from __future__ import annotations

from kspolicy.present.findings import render_outcome

from .outcomes import outcome


def test_commands() -> None:
    first, bound, remark, failure, note = render_outcome(outcome(), "github").splitlines()
    assert first == (
        "::error file=公文/1号 定稿.txt,line=12,title=KS101 分解数之和不等于总数::"
        "“企业数（家）”各区镇合计 5+4 = 9，总数为 10"
        "%0A附件1 第12行：企业数（家）：2025年 10"
        "%0A附件1 第12行：企业数（家）：甲区 5、乙区 4"
    )
    assert bound.startswith("::warning file=公文/1号 定稿.txt,line=3,title=KS203 ")
    assert "正文 100%25，<b>附件</b>|*90*，%0A换行" in bound
    assert remark.startswith("::notice file=公文/2号.pdf,title=KS103 ")
    assert failure.startswith("::error file=公文/坏.txt,title=未能检查::")
    assert note.startswith("::warning title=检查说明::甲.yaml 第 3 行")


def test_properties_are_escaped() -> None:
    from dataclasses import replace

    plain = outcome()
    awkward = replace(plain.papers[0], file="a,b:c%.txt")
    text = render_outcome(replace(plain, papers=(awkward, plain.papers[1])), "github")
    assert text.startswith("::error file=a%2Cb%3Ac%25.txt,line=12,")
