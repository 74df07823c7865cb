"""Text for a person, on a screen and off it."""

from __future__ import annotations

from dataclasses import replace

from wcwidth import wcswidth

from kspolicy.model.finding import Evidence
from kspolicy.present.findings import render_outcome
from kspolicy.present.listing import Screen

from .outcomes import SUM, outcome, revised


def test_findings_stand_below_their_document_with_quotes_and_places() -> None:
    assert render_outcome(outcome(), "text").splitlines() == [
        "甲政发〔2024〕1号　关于印发甲方案的通知",
        "公文/1号 定稿.txt",
        "  错误 KS101　“企业数（家）”各区镇合计 5+4 = 9，总数为 10",
        "      附件1 第12行：企业数（家）：2025年 10",
        "      附件1 第12行：企业数（家）：甲区 5、乙区 4",
        "  警告 KS203　“产值”：正文 100%，<b>附件</b>|*90*， 换行",
        "      正文 第3行：产值超80亿元，a_b",
        "      甲政发〔2024〕2号 附件2 第2页：产值 90（九十）",
        "",
        "甲政发〔2024〕2号　关于乙的通知",
        "公文/2号.pdf",
        "  提示 KS103　余数没有着落",
        "",
        "错误 1，警告 1，提示 1。",
        "已说明理由、不再报告 1 条。",
        "检查 2 份文件，用 3 条规则，用时 0.12 秒。",
    ]


def test_revision_tells_new_left_and_cured() -> None:
    page = render_outcome(revised(), "text")
    said = "“企业数（家）”各区镇合计 5+4 = 9，总数为 10"
    assert f"  仍存在 1 条：\n    错误 KS101　{said}（内容有变）\n" in page
    assert "  已消除 1 条：\n    KS203　“投资”数值不同\n" in page
    assert "\n新出现：错误 0，警告 1，提示 1。\n" in page
    assert "\n与旧稿 旧.txt 相比：仍存在 1 条（其中 1 条内容有变），已消除 1 条。\n" in page


def test_what_a_baseline_knows_is_counted_but_not_shown() -> None:
    compared = revised()
    assert compared.before
    quiet = replace(compared, before=replace(compared.before, is_version=False))
    page = render_outcome(quiet, "text")
    assert "5+4" not in page
    assert "仍存在 1 条" in page


def test_screen_wraps_within_its_width_and_paints() -> None:
    long = replace(SUM, message="“很长的指标名称”各区镇合计" + "，合计比总数少一" * 20)
    page = render_outcome(replace(outcome(), findings=(long,)), "text", Screen(50, colour=False))
    assert max(map(wcswidth, page.splitlines())) <= 50
    assert "\x1b" not in page
    assert not any(line.strip().startswith("，") for line in page.splitlines())
    said = "".join(line.strip() for line in page.splitlines())
    assert long.message in said
    painted = render_outcome(outcome(), "text", Screen(50, colour=True))
    assert "\x1b[31;1m错误 KS101\x1b[0m" in painted


def test_a_finding_with_many_places_shows_six() -> None:
    places = tuple(Evidence(SUM.document, "body", f"第{n}处", line=n) for n in range(1, 10))
    page = render_outcome(replace(outcome(), findings=(replace(SUM, evidence=places),)), "text")
    assert "第6处" in page
    assert "第7处" not in page
    assert "……另有 3 处" in page


def test_control_characters_of_a_document_do_not_reach_the_terminal() -> None:
    hostile = replace(SUM, message="a\x1b[2Jb\u202ec")
    page = render_outcome(replace(outcome(), findings=(hostile,)), "text")
    assert "\x1b" not in page
    assert "\u202e" not in page
