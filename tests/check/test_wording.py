"""Wording: what KS7xx must say of the shipped documents, of slips put into them, and of neither.

Line numbers are those of the source files, found by reading them.
"""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kspolicy.check.brackets import Fault, faults
from kspolicy.check.runner import run_checks, select_rules
from kspolicy.lexicon.lexicon import load_lexicon
from shipped import ELECTRONICS, EQUIPMENT, edited, lexicon, parse_text, shipped

if TYPE_CHECKING:
    from pathlib import Path

    from kspolicy.model.document import PolicyDocument
    from kspolicy.model.finding import Finding


def wording(document: PolicyDocument) -> tuple[Finding, ...]:
    return run_checks([document], lexicon(), select_rules(["KS7"])).findings


@cache
def found_in(name: str) -> tuple[Finding, ...]:
    return wording(shipped(name))


def places(name: str) -> dict[str, list[list[int | None]]]:
    found: dict[str, list[list[int | None]]] = {}
    for finding in found_in(name):
        found.setdefault(finding.rule, []).append([e.line for e in finding.evidence])
    return found


def test_97_has_these_slips_of_wording_and_no_other() -> None:
    assert places(ELECTRONICS) == {
        "KS703": [[62]],  # 作用 and 凝聚
        "KS706": [[82, 175]],  # 40个…，40个…、2个…
        "KS707": [[86]],  # 中国信息通讯研究院
        "KS710": [[176, 86]],  # 持昆山, 支持昆山
        "KS711": [[38]],  # “新赛道”、“主赛道”
        "KS712": [[42, 163], [46, 164]],  # 百亿级龙头企业, 全生态产业链体系
    }


def test_98_has_these_slips_of_wording_and_no_other() -> None:
    assert places(EQUIPMENT) == {
        "KS701": [[50, 50]],  # …提升产业链配套水平。…提升产业链配套能力。
        "KS702": [[92, 159]],  # 绿色发展先进案例, 绿色低碳先进案例
        "KS704": [[84]],  # 首台(套)
        # The sentence begins on line 86; its bracket closes on line 88.
        "KS705": [[86]],  # （…市市场监管局)
        # The sentence begins on line 70 and goes on behind the page break.
        "KS711": [[70]],  # “高端装备+智能制造”、“汽车生产+智能网联车”
    }


def test_findings_show_the_words_as_they_stand() -> None:
    quotes = {f.rule: [e.quote for e in f.evidence] for f in found_in(EQUIPMENT)}
    assert quotes["KS702"] == [
        "形成一批可复制、可推广的绿色发展先进案例",
        "形成一批可复制、可推广的绿色低碳先进案例",
    ]
    assert quotes["KS704"] == ["加强首台(套)产品展示和对接力度"]
    assert quotes["KS705"][0].endswith("市市场监管局)")
    lost = next(f for f in found_in(ELECTRONICS) if f.rule == "KS710")
    assert lost.evidence[0].quote == "持昆山国际先进技术研究院等建设"
    assert "疑脱“支”字" in lost.message


@pytest.mark.parametrize(
    ("name", "old", "new", "rule"),
    [
        (
            EQUIPMENT,
            "市场拓展等一系列扶持机制，打造装备制造产业高质量发展的中坚力量。到",
            "市场拓展等一系列扶持机制，打造装备制造产业高质量发展的中坚力量。"
            "健全企业入库、政策激励、资本对接、市场拓展等扶持机制，打造装备制造产业的中坚力量。到",
            "KS701",
        ),
        (
            EQUIPMENT,
            "聚焦装备制造产业，合作设立人才科创、智能网联车、高端装备等子基金。强化科技金融支撑，发挥昆山天使投资基金作用。构建",
            "聚焦装备制造产业，合作设立人才科创、智能网联车、高端装备等专项基金。强化科技金融支撑，发挥昆山创业投资基金作用。构建",
            "KS702",
        ),
        (
            ELECTRONICS,
            "推动光电显示和集成电路协同发展",
            "推动光电显示 of 集成电路协同发展",
            "KS703",
        ),
        (ELECTRONICS, "重点发展和布局氮化镓，碳化硅", "重点发展和布局氮化镓,碳化硅", "KS704"),
        (ELECTRONICS, "保持“亮屏”技术领先", "保持“亮屏技术领先", "KS705"),
        (
            ELECTRONICS,
            "白俄罗斯国家科学院（昆山）创新中心",
            "白俄罗斯国家科学院（昆山创新中心",
            "KS705",
        ),
        (
            ELECTRONICS,
            "加强企业梳理，建立电子信息产业重点企业库，加强分业指导",
            "截止目前，加强企业梳理，建立电子信息产业重点企业库，加强分业指导",
            "KS707",
        ),
        (ELECTRONICS, "加大宣传力度，对各地", "加大宣传加大宣传力度，对各地", "KS708"),
        (ELECTRONICS, "加大宣传力度，对各地", "加大宣传力度，，对各地", "KS708"),
        (
            ELECTRONICS,
            "新增新型研发机构 2 家，产业协同创新平台 5 家。（",
            "新增新型研发机构超过 2 家以上，产业协同创新平台 5 家。（",
            "KS709",
        ),
        (
            ELECTRONICS,
            "实施重点产业招才引智计划，制定出台《重点产业科技人才招引培育工作方案》，鼓励",
            "施重点产业招才引智计划，制定出台《重点产业科技人才招引培育工作方案》，鼓励",
            "KS710",
        ),
        (
            ELECTRONICS,
            "做大做强昆山先进计算产业园，我市",
            "做大做强昆山国际先进计算产业园，我市",
            "KS712",
        ),
    ],
)
def test_a_slip_is_found(name: str, old: str, new: str, rule: str) -> None:
    before = {finding.fingerprint for finding in found_in(name)}
    after = wording(edited(name, (old, new)))
    assert rule in {f.rule for f in after if f.fingerprint not in before}


@pytest.mark.parametrize(
    "sentence",
    [
        "发展 TFT-LCD、VR/AR、PLC 和 AGV，支持“SUMA 苏梦”品牌，打响 Made in China 声誉。",
        "1）加强统筹（含市级）；2）明确责任；一）落实到位。",
        "《“十四五”规划》提出，开展“双创”计划、“头雁人才”工程，办好“广交会”“海交会”。",
        "《指导意见》（苏委发〔2022〕1号）、《实施方案》（苏委发〔2022〕122号）已经印发。",
        "力争新增企业超过50家，不少于2个省级以上平台，约20家企业上市，达到5家以上。",
        "到2025年，新增企业2家，平台5家；到2027年，新增企业4家、平台9家。",
        "新增企业40家、平台40个，工程研究中心2个，推进园区建设。",
        "比例为1:3，时间为10:30，规模达1,000亿元，其它指标稳步提升。",
        "一步一步抓落实，逐步逐步推进，支持发展发展中国家合作，服务昆山市市场主体。",
        "推动重点行业产业产品升级，抗菌药物不良反应发生率控制在10%以下。",
        "首座落户企业使用新设备，既使用又维护，干部暑期培训，究竟争取什么，习惯穿戴。",
        "对新认定的国家级企业技术中心给予100万元奖励。对新认定的省级企业技术中心给予50万元奖励。",
        "支持企业开展技术改造，提升智能化水平。支持园区开展技术改造，提升数字化水平。",
        "加强技术攻关，推动成果转化。加强平台建设，推动资源共享。加强人才培养，推动产教融合。",
    ],
)
def test_what_only_looks_like_a_slip_is_left_alone(sentence: str) -> None:
    text = f"一、主要任务\n1.加强建设。{sentence}\n"
    assert wording(parse_text(text)) == ()


def test_a_bracket_may_close_in_the_next_paragraph() -> None:
    text = "一、主要任务\n会议提出：“第一，加强研究。\n\n第二，加强应用。”\n"
    assert wording(parse_text(text)) == ()


def test_body_and_list_may_shorten_what_they_share() -> None:
    text = (
        "三、主要任务\n1.培育领航企业。完善企业入库、政策激励、资本对接等扶持机制，打造装备制造产业的中坚力量。"
        "（责任单位：市工信局）\n附件1\n重点工作清单\n序号\t任务清单\t目标清单\t责任单位\n"
        "1\t培育领航企业\t完善政策等扶持机制，打造产业的中坚力量。\t市工信局\n"
    )
    assert wording(parse_text(text)) == ()


def test_slips_of_a_lexicon_of_ones_own_are_added(tmp_path: Path) -> None:
    own = tmp_path / "own.yaml"
    own.write_text(
        "name: 某市\nmode: replace\nslips:\n- {wrong: 鹿路捅, right: 鹿路通}\n", encoding="utf-8"
    )
    document = parse_text("一、主要任务\n依托“鹿路捅”平台，截止目前成效明显。\n")
    found = run_checks([document], load_lexicon([own]), select_rules(["KS707"])).findings
    assert {finding.subject for finding in found} == {"鹿路捅", "截止目前"}
    assert {fix.new for finding in found for fix in finding.fixes} == {"鹿路通", "截至目前"}


@pytest.mark.parametrize("slip", lexicon().slips, ids=lambda slip: slip.wrong)
def test_a_slip_of_the_lexicon_is_not_in_its_own_correction(slip: object) -> None:
    wrong, right = getattr(slip, "wrong", ""), getattr(slip, "right", "")
    assert wrong
    assert right
    assert wrong not in right


BALANCED = st.recursive(
    st.text("甲乙丙", max_size=3),
    lambda inner: st.tuples(
        st.sampled_from(["（）", "“”", "《》", "〔〕", "()"]), inner, inner
    ).map(lambda made: f"{made[0][0]}{made[1]}{made[0][1]}{made[2]}"),
    max_leaves=8,
)


@given(BALANCED)
def test_brackets_that_pair_off_are_no_fault(text: str) -> None:
    assert list(faults(text)) == []


@given(BALANCED, st.sampled_from("（“《〔"))
def test_a_bracket_put_before_them_is_the_one_fault(text: str, sign: str) -> None:
    assert list(faults(sign + text)) == [Fault(0)]


@given(st.text("甲一1（）()“”《》〔〕，。；、：0123456789家个项年等即大市局", max_size=120))
def test_no_text_is_too_odd_for_any_rule(text: str) -> None:
    document = parse_text(f"一、主要任务\n1.加强建设。{text}\n2.推进应用。{text}\n")
    run_checks([document], lexicon(), select_rules(["KS5", "KS6", "KS7", "KS8"]))
