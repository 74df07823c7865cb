"""Proposals for places without a lexicon, held against what a reader of the documents would say."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

import pytest
import yaml

from elsewhere import CITY, COUNTY, DISTRICT, PROVINCE, document, notice
from kspolicy.index.build import build_index
from kspolicy.lexicon.entries import LexiconFile
from kspolicy.lexicon.lexicon import Lexicon, load_lexicon
from kspolicy.present.lexicon_draft import lexicon_draft
from kspolicy.proposal.propose import fresh_only, propose
from shipped import ELECTRONICS, EQUIPMENT, ROOT, edited, lexicon, parse_text, shipped

if TYPE_CHECKING:
    from pathlib import Path

    from kspolicy.proposal.entries import Entry, Proposal

KUNSHAN = ROOT / "src" / "kspolicy" / "lexicon" / "data" / "kunshan.yaml"


@cache
def proposed(text: str) -> Proposal:
    """What one of the documents above proposes, the built-in lexicon being in force."""
    return propose([document(text)], load_lexicon())


def spellings(entries: tuple[Entry, ...]) -> dict[str, set[str]]:
    """The certain spellings of each entry besides its name, of those that have any."""
    found = {
        entry.name: {spelling.name for spelling in entry.spellings} - {entry.name}
        for entry in entries
    }
    return {name: others for name, others in found.items() if others}


def suggestions(entries: tuple[Entry, ...]) -> dict[str, set[str]]:
    """The likely spellings of each entry, of those that have any."""
    return {entry.name: {each.name for each in entry.likely} for entry in entries if entry.likely}


@pytest.fixture(scope="module")
def kunshan() -> Proposal:
    """The shipped documents' proposal, made without the lexicon of their city."""
    return propose([shipped(ELECTRONICS), shipped(EQUIPMENT)], bare())


def bare() -> Lexicon:
    """A lexicon that knows no name."""
    return load_lexicon().serving({"别处"})


def loaded(proposal: Proposal, path: Path) -> Lexicon:
    """The draft of a proposal, saved and loaded again."""
    path.write_text(lexicon_draft(proposal), encoding="utf-8")
    return load_lexicon([path])


def names(entries: tuple[Entry, ...]) -> set[str]:
    return {entry.name for entry in entries}


def of(text: str) -> Proposal:
    return propose([parse_text(text)], bare())


def test_province() -> None:
    found = proposed(PROVINCE)
    assert found.home is not None
    assert (found.home.name, found.home.places) == ("江东省", ("江东省", "江东"))
    assert names(found.districts) == {"江宁市", "临海市", "东山州", "西岭州", "高新区"}
    assert spellings(found.units) == {
        "省人力资源社会保障厅": {"省人社厅", "省人力资源和社会保障厅"},
        "省发改委": {"省发展改革委", "省发展和改革委员会"},
    }
    assert suggestions(found.units) == {}
    assert {"省科技厅", "省科协", "省委宣传部", "国家税务总局江东省税务局"} <= names(found.units)
    assert found.questions == ()


def test_county() -> None:
    found = proposed(COUNTY)
    assert spellings(found.districts) == {"开发区": {"清河经济开发区管委会"}}
    assert spellings(found.units) == {
        "县市场监管局": {"县市场监督管理局"},
        "县发改局": {"县发展和改革局"},
        "县供销社": {"县供销合作社"},
        "县交通局": {"县交通运输局"},
    }
    # 县文旅局 and 县文化广电和旅游局 stand side by side in one clause: two bodies, or an error.
    assert suggestions(found.units) == {
        "县自然资源和规划局": {"县自然资源局"},
        "县文旅局": {"县文化广电和旅游局"},
    }
    [question] = found.questions
    assert (question.name, question.meant) == ("县农业农材局", "县农业农村局")
    assert "县农业农材局" not in names(found.units)
    # One character apart, and both are ordinary departments.
    assert {"县民政局", "县财政局"} <= names(found.units)


def test_district_of_a_city() -> None:
    found = proposed(DISTRICT)
    assert found.home is not None
    assert found.home.places == ("南湾区", "南湾", "深圳市南湾区", "深圳市", "深圳")
    assert spellings(found.units) == {
        "区工业和信息化局": {"区工信局"},
        "区科创局": {"区科技创新局"},
        "区住建局": {"区住房和建设局"},
        "区财政局": {"深圳市南湾区财政局"},
        "区委组织部": {"区委组织部（区人才工作局）"},
    }
    assert suggestions(found.units) == {"区委组织部": {"区人才工作局"}}
    assert {"市财政局", "市规划和自然资源局南湾管理局"} <= names(found.units)
    assert found.districts == ()


def test_four_departments_of_a_city() -> None:
    found = proposed(CITY)
    assert names(found.districts) == {"黄埔区", "南沙区", "番禺区", "高新区", "广州开发区"}
    units = {entry.name: entry for entry in found.units}
    assert units["市发改委"].full == "广州市发展和改革委员会"
    assert spellings(found.units) == {
        "市发改委": {"市发展改革委", "广州市发展和改革委员会"},
        "市工信局": {"市工业和信息化局", "广州市工业和信息化局"},
        "市科技局": {"广州市科学技术局"},
        "市住建局": {"市住房城乡建设局", "市住房和城乡建设局"},
        "市应急局": {"市应急管理局"},
        "市市场监管局": {"市市场监督管理局"},
    }
    # An issuer that has no duty is no entry: 广州市财政局.
    assert "广州市财政局" not in names(found.units)
    assert suggestions(found.units) == {}


@pytest.mark.parametrize("text", [PROVINCE, COUNTY, DISTRICT, CITY])
def test_nothing_of_the_built_in_city_is_in_a_proposal_for_another(text: str) -> None:
    found = proposed(text)
    assert all(entry.known is None for entry in found.entries)
    assert "昆山" not in lexicon_draft(found)


def test_nobody_in_particular_is_no_unit() -> None:
    everybody = names(proposed(PROVINCE).units) | names(proposed(COUNTY).units)
    assert not any("各" in name or "直部门" in name or "街道办" in name for name in everybody)


def test_units_side_by_side_are_not_put_together() -> None:
    found = of(notice("市发改委、市财政局、市发展和改革委员会", "市发改委、市财政局"))
    assert spellings(found.units) == {}
    assert suggestions(found.units) == {"市发改委": {"市发展和改革委员会"}}
    [likely] = next(entry for entry in found.units if entry.likely).likely
    assert "并列" in likely.reason


def test_a_short_name_of_two_long_ones_belongs_to_neither() -> None:
    found = of(notice("市文旅局、市财政局", "市文化和旅游局", "市文化广电和旅游局、市财政局"))
    assert spellings(found.units) == {}
    assert {"市文旅局", "市文化和旅游局", "市文化广电和旅游局"} <= names(found.units)


def test_a_name_without_level_is_the_city_s_where_there_is_but_one() -> None:
    one = of(notice("市发改委、教育局", "市教育局"))
    assert spellings(one.units) == {"市教育局": {"教育局"}}
    two = of(notice("市发改委、教育局", "市教育局", "省教育局"))
    assert spellings(two.units) == {}


def test_an_old_name_that_the_document_gives() -> None:
    found = of(notice("市工信局（原市经信委）、市财政局", "市经信委", "市工信局"))
    assert spellings(found.units) == {"市工信局": {"市工信局（原市经信委）", "市经信委"}}


def test_the_same_words_in_another_order() -> None:
    found = of(notice("市规划和自然资源局、市财政局", "市自然资源和规划局"))
    assert spellings(found.units) == {}
    assert suggestions(found.units) == {"市规划和自然资源局": {"市自然资源和规划局"}}


def test_a_slip_of_a_unit_that_only_the_lexicon_names() -> None:
    found = propose([parse_text(notice("市工倍局、市教育局", place="昆山市"))], lexicon())
    [question] = found.questions
    assert (question.name, question.meant, question.meant_count) == ("市工倍局", "市工信局", 0)
    assert "（1 次，后者在词典中）" in lexicon_draft(found)


def test_party_and_government_offices_are_kept_apart() -> None:
    found = of(notice("市委宣传部、市财政局", "市宣传部", "市委人才办", "市人才办"))
    assert spellings(found.units) == {}
    assert suggestions(found.units) == {"市委宣传部": {"市宣传部"}, "市委人才办": {"市人才办"}}


def test_members_who_leave_out_the_city_are_whole_again() -> None:
    # 市委宣传部、人才办，市发改委、教育局、科技局、… 昆政办发〔2022〕98号
    found = propose([shipped(EQUIPMENT)], bare())
    units = {entry.name: entry for entry in found.units}
    assert {"市教育局", "市统计局", "市委人才办"} <= units.keys()
    assert not {"教育局", "统计局", "人才办"} & units.keys()
    [education] = units["市教育局"].spellings
    assert (education.count, education.elided, education.elision) == (1, 1, "教育局")
    assert "写作“教育局”" in lexicon_draft(found)


def test_a_district_under_two_forms_of_name(kunshan: Proposal) -> None:
    districts = {entry.name: entry for entry in kunshan.districts}
    assert list(districts) == [
        *("开发区", "高新区", "花桥", "旅度区", "张浦", "周市", "陆家", "巴城", "千灯"),
    ]
    assert districts["花桥"].full == "花桥经济开发区"
    # 开发区、高新区、花桥商务区 昆政办发〔2022〕97号: the same place, or a part of it.
    assert [each.name for each in districts["花桥"].likely] == ["花桥商务区"]
    assert districts["周市"].full == "周市镇"
    assert spellings(kunshan.districts)["旅度区"] == {"旅游度假区管委会", "昆山旅游度假区"}


def test_a_head_misspelt_in_one_of_two_tables_is_a_question() -> None:
    wrong = edited(EQUIPMENT, ("陆家\t巴城\t千灯\t责任单位", "陆家\t巴城\t干灯\t责任单位"))
    found = propose([shipped(ELECTRONICS), wrong], bare())
    # One table each has 千灯 and 干灯, so neither is the frequent one: both stay.
    assert found.questions == ()
    third = parse_text(
        (ROOT / "data" / "raw" / f"{ELECTRONICS}.txt")
        .read_text(encoding="utf-8")
        .replace("〔2022〕97号", "〔2022〕99号", 1)
    )
    found = propose([shipped(ELECTRONICS), third, wrong], bare())
    assert [(q.kind, q.name, q.meant) for q in found.questions] == [("district", "干灯", "千灯")]
    assert "干灯" not in names(found.districts)


def test_measured_against_the_lexicon_written_by_hand(kunshan: Proposal) -> None:
    """Of what the hand-written lexicon knows and the documents write, how much is proposed.

    Wrong would be two of its entries in one proposed entry. Everything is proposed, as an entry
    or alias, but for 花桥商务区, which is left to a person, and names of no list.
    """
    written = LexiconFile.model_validate(yaml.safe_load(KUNSHAN.read_text(encoding="utf-8")))
    text = "".join(
        (ROOT / "data" / "raw" / f"{name}.txt").read_text(encoding="utf-8")
        for name in (ELECTRONICS, EQUIPMENT)
    )
    missing: set[str] = set()
    expected = right = 0
    for entries, found in (
        (written.units, kunshan.units),
        (written.districts, kunshan.districts),
    ):
        of_name = {s.name: entry.name for entry in found for s in entry.spellings}
        owner = {s: entry.name for entry in entries for s in entry.spellings()}
        for entry in found:
            owners = {owner[s.name] for s in entry.spellings if s.name in owner}
            assert len(owners) <= 1, f"{entry.name} merges {owners}"
        for entry in entries:
            groups = {of_name[s] for s in entry.spellings() if s in of_name}
            assert len(groups) <= 1, f"{entry.name} is proposed as {groups}"
            for spelling in entry.spellings():
                if spelling in text:
                    expected += 1
                    right += spelling in of_name
                    missing |= {spelling} - of_name.keys()
    # 昆山工研院 stands in a sentence only, where 昆山 is dropped; 旅游度假区 with 管委会 or 昆山.
    assert missing == {"花桥商务区", "昆山工研院", "旅游度假区"}
    assert (right, expected) == (40, 43)


def test_the_draft_answers_like_the_lexicon_written_by_hand(
    kunshan: Proposal, tmp_path: Path
) -> None:
    documents = [shipped(ELECTRONICS), shipped(EQUIPMENT)]
    drafted = loaded(kunshan, tmp_path / "draft.yaml")
    ours, theirs = build_index(documents, drafted), build_index(documents, lexicon())
    assert [row["name"] for row in ours["districts"]] == [
        row["name"] for row in theirs["districts"]
    ]
    assert [row["name"] for row in ours["units"]] == [row["name"] for row in theirs["units"]]
    assert [row["written"] for row in ours["units"]] == [row["written"] for row in theirs["units"]]
    # Only what a person knows of indicators is missing: 祖冲之攻关项目, 智能车间/工厂.
    for one, other in zip(ours["targets"], theirs["targets"], strict=True):
        assert {**one, "concept": "", "doubt": ""} == {**other, "concept": "", "doubt": ""}
    differing = {
        other["concept"]
        for one, other in zip(ours["targets"], theirs["targets"], strict=True)
        if one["concept"] != other["concept"]
    }
    assert differing == {"祖冲之攻关项目", "智能工厂和智能车间"}
    known = drafted.districts()
    for written in (
        "旅游度假区管委会",
        "旅游度假区",
        "昆山高新区",
        "张浦镇人民政府",
        "花桥经济开发区",
    ):
        assert known.known(written) == lexicon().districts().known(written)


@pytest.mark.parametrize("text", [PROVINCE, COUNTY, DISTRICT, CITY])
def test_the_draft_is_a_lexicon_in_which_every_spelling_has_one_owner(
    text: str, tmp_path: Path
) -> None:
    found = proposed(text)
    drafted = loaded(found, tmp_path / "draft.yaml")
    for entry in found.units:
        for spelling in entry.spellings:
            assert drafted.units.known(spelling.name) == entry.name
    for entry in found.districts:
        for spelling in entry.spellings:
            assert drafted.districts().known(spelling.name) == entry.name
    assert drafted.units.known("市工倍局") is None


def test_what_is_known_is_left_out_where_only_the_new_is_asked_for(tmp_path: Path) -> None:
    documents = [shipped(ELECTRONICS), shipped(EQUIPMENT)]
    fresh = fresh_only(propose(documents, lexicon()), lexicon())
    assert names(fresh.units) == {
        *("市委办公室", "市人大常委会办公室", "市政协办公室", "市法院", "市检察院"),
    }
    assert fresh.districts == ()
    path = tmp_path / "own.yaml"
    path.write_text(
        "name: 广州市\nmode: replace\nunits:\n- {name: 市发展改革委, aliases: [市发改委]}\n",
        encoding="utf-8",
    )
    mine = load_lexicon([path])
    fresh = fresh_only(propose([document(CITY)], mine), mine)
    [known] = [entry for entry in fresh.units if entry.known]
    assert (known.name, known.full) == ("市发展改革委", "广州市发展和改革委员会")
    assert [s.name for s in known.spellings] == ["广州市发展和改革委员会"]


def test_documents_of_two_places_are_not_mixed_in_silence() -> None:
    found = propose([document(CITY), document(PROVINCE)], bare())
    assert found.homes == {"广州市": 1, "江东省": 1}
    assert "文件来自几处" in lexicon_draft(found)


def test_the_order_of_documents_decides_nothing_but_where_a_name_is_first() -> None:
    one = propose([shipped(ELECTRONICS), shipped(EQUIPMENT)], bare())
    other = propose([shipped(EQUIPMENT), shipped(ELECTRONICS)], bare())
    assert spellings(one.units) == spellings(other.units)
    assert {e.name: e.count for e in one.units} == {e.name: e.count for e in other.units}


def test_a_document_of_nowhere_says_so() -> None:
    found = of("一、主要任务\n\n1. 做事。办好事情。（责任单位：市发改委、市财政局）\n")
    assert found.home is None
    assert "请填写 name" in lexicon_draft(found)
    assert names(found.units) == {"市发改委", "市财政局"}


def test_odd_names_make_no_other_yaml(tmp_path: Path) -> None:
    found = of(notice("市A: b局、市#c局", "市{d}局、市财政局"))
    drafted = loaded(found, tmp_path / "draft.yaml")
    assert {entry.name for entry in drafted.unit_entries} == names(found.units)
