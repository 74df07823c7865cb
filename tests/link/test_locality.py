"""Whose document it is, told from issuers and titles alone."""

from __future__ import annotations

import pytest

from elsewhere import CITY, COUNTY, DISTRICT, PROVINCE, document
from kspolicy.link.locality import CENTRAL, home_of, lexicon_for
from kspolicy.model.document import Header, PolicyDocument, SourceFile, Statement
from shipped import ELECTRONICS, lexicon, shipped


def of(issuer: str | None, title: str | None = None) -> PolicyDocument:
    return PolicyDocument(
        id="无",
        source=SourceFile(file="x.txt", form="text", sha256="0" * 64),
        header=Header(
            issuers=(Statement(text=issuer),) if issuer else (),
            title=Statement(text=title) if title else None,
        ),
        parts=(),
    )


@pytest.mark.parametrize(
    ("issuer", "name", "above", "level", "short"),
    [
        ("昆山市人民政府办公室", "昆山市", (), "市", "昆山"),
        ("中共昆山市委办公室", "昆山市", (), "市", "昆山"),
        ("广州市发展和改革委员会", "广州市", (), "市", "广州"),
        ("杭州市人民政府", "杭州市", (), "市", "杭州"),
        ("津市市人民政府", "津市市", (), "市", "津市"),
        ("江东省人民政府办公厅", "江东省", (), "省", "江东"),
        ("清河县人民政府办公室", "清河县", (), "县", "清河"),
        ("深圳市坪山区人民政府", "坪山区", ("深圳市",), "区", "坪山"),
        ("四川省成都市武侯区人民政府", "武侯区", ("四川省", "成都市"), "区", "武侯"),
        ("上海市浦东新区人民政府", "浦东新区", ("上海市",), "区", "浦东新"),
        ("广西壮族自治区人民政府", "广西壮族自治区", (), "自治区", "广西壮族"),
        ("恩施州人民政府", "恩施州", (), "州", "恩施"),
        ("国务院办公厅", CENTRAL, (), CENTRAL, CENTRAL),
        ("国家市场监督管理总局", CENTRAL, (), CENTRAL, CENTRAL),
        ("工业和信息化部", CENTRAL, (), CENTRAL, CENTRAL),
    ],
)
def test_by_issuer(issuer: str, name: str, above: tuple[str, ...], level: str, short: str) -> None:
    home = home_of(of(issuer))
    assert home is not None
    assert (home.name, home.above, home.level, home.short) == (name, above, level, short)


@pytest.mark.parametrize(
    ("title", "name"),
    [
        ("上海市北斗产业高质量发展三年行动计划（2021-2023年）", "上海市"),
        ("市政府办公室关于印发昆山市装备制造产业创新集群建设实施意见的通知", "昆山市"),
        ("南湾区促进生物医药产业发展若干措施", "南湾区"),
        ("坪山区支持实体经济发展若干措施", "坪山区"),
        ("国务院关于促进综合保税区高水平开放高质量发展的若干意见", CENTRAL),
        ("关于加快建设示范区的意见", None),
        ("关于促进市场监管的意见", None),
        ("关于支持全省发展的意见", None),
        ("提升城市能级行动方案", None),
        ("粤港澳大湾区建设方案", None),
        ("高新区建设方案", None),
        ("中心城区更新方案", None),
        ("全市重点工作任务分解表", None),
        (None, None),
    ],
)
def test_by_title(title: str | None, name: str | None) -> None:
    home = home_of(of(None, title))
    assert (home.name if home else None) == name


def test_the_built_in_city_serves_its_own_documents_and_those_of_nowhere() -> None:
    own = shipped(ELECTRONICS)
    assert lexicon_for([own], lexicon()) is lexicon()
    assert lexicon_for([of(None)], lexicon()) is lexicon()
    assert lexicon_for([], lexicon()) is lexicon()


@pytest.mark.parametrize("text", [PROVINCE, COUNTY, DISTRICT, CITY])
def test_it_serves_no_other_place(text: str) -> None:
    serving = lexicon_for([document(text)], lexicon())
    assert serving.unit_entries == serving.district_entries == ()
    assert not any("昆山" in place for place in serving.places)
    home = home_of(document(text))
    assert home is not None
    assert set(home.places) == set(serving.places)
    # A wrong word is wrong everywhere.
    assert serving.slips == lexicon().slips


def test_of_several_places_it_stays_while_one_document_is_its_own() -> None:
    serving = lexicon_for([document(CITY), shipped(ELECTRONICS)], lexicon())
    assert serving.unit_entries == lexicon().unit_entries
    assert {"广州市", "昆山市"} <= set(serving.places)
