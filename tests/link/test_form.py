"""Normal forms: what is one indicator, and what only looks like one."""

from __future__ import annotations

import pytest

from kspolicy.link.form import contains_in_order, document_subject, normal_form

PLACES = ("昆山市", "苏州市", "昆山", "苏州")


def core(indicator: str, unit: str | None = "家", subject: str = "电子信息") -> str:
    return normal_form(indicator, unit, subject, PLACES).core


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("科技型中小企业评价入库", "科技型中小企业评价入库（家）"),
        ("新增高新技术认定企业", "高新技术企业认定数（家）"),
        ("新增高新技术企业", "累计高新技术企业新增数（家）"),
        ("新增苏州市级创新领航企业", "培育创新领航企业数（家）"),
        ("苏州市级以上“瞪羚”企业", "新增苏州市级“瞪羚”企业遴选数（家）"),
        ("入选电子信息竞争力全国百强企业", "入选电子信息竞争力百强企业数（家）"),
        ("昆山电子信息产业规模", "产业规模（家）"),
        ("新增产值规模超10亿元企业", "新增产值超10亿企业数（家）"),
    ],
)
def test_words_around_an_indicator_do_not_part_it(one: str, other: str) -> None:
    assert core(one) == core(other)


def test_the_subject_of_the_document_may_stand_anywhere() -> None:
    assert core("装备制造领域上市企业", subject="装备制造") == core(
        "累计上市装备制造企业数（家）", subject="装备制造"
    )


def test_examples_before_et_cetera_do_not_part_an_indicator() -> None:
    long = "累计建成面向装备制造领域的技术标准、计量检测、认证认可、检验检测等公共服务平台（机构）"
    short = "累计面向装备制造领域的公共服务平台（机构）数（家）"
    assert core(long, subject="装备制造") == core(short, subject="装备制造")


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("智能终端产业规模", "产业规模"),
        ("企业技术中心", "工程技术研究中心"),
        ("工程技术研究中心", "工程研究中心"),
        ("新增产值规模超10亿元企业", "新增产值规模超50亿元企业"),
        ("半导体产业规模", "集成电路产业规模"),
        ("高端装备产业规模", "产业规模"),
        ("高技能工程师", "高层次经管人才"),
        ("特色产业集聚区", "特色产业园区"),
    ],
)
def test_near_names_do_not_meet(one: str, other: str) -> None:
    assert core(one) != core(other)


def test_brackets_that_are_no_unit_stay_part_of_the_name() -> None:
    assert core("首台（套）重大装备", "个") == "首台（套）重大装备"
    assert core("公共服务平台（机构）", "家") == "公共服务平台（机构）"


def test_a_place_in_quotes_is_part_of_a_name() -> None:
    assert "苏州制造" in core("新增“苏州制造”品牌登峰企业")


@pytest.mark.parametrize(
    ("title", "subject"),
    [
        ("市政府办公室关于印发昆山市电子信息产业创新集群建设实施意见的通知", "电子信息"),
        ("昆山市装备制造产业创新集群建设实施意见", "装备制造"),
    ],
)
def test_subject_of_a_title(title: str, subject: str) -> None:
    assert document_subject(title, PLACES) == subject


def test_rank_is_kept_beside_the_core() -> None:
    assert normal_form("新增省级以上绿色工厂", "家", "", PLACES).rank == "省"
    assert normal_form("新增绿色工厂", "家", "", PLACES).rank is None


def test_contains_in_order() -> None:
    assert contains_in_order("祖冲之攻关计划揭榜合作项目", "祖冲之攻关项目")
    assert not contains_in_order("祖冲之攻关项目", "攻关祖冲之")
