"""Arithmetic in tables, and the figures of the text against those of the annexes."""

from __future__ import annotations

from decimal import Decimal
from functools import partial
from itertools import combinations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kspolicy.check.proportions import find_exchanges
from kspolicy.check.relation import Relation, relate
from kspolicy.check.runner import run_checks, select_rules
from kspolicy.check.sums import row_sums
from kspolicy.link.form import IndicatorForm
from kspolicy.link.mention import Mention
from kspolicy.model.document import AllocationRow, AllocationTable, Target
from kspolicy.model.finding import Severity
from shipped import ELECTRONICS, EQUIPMENT, lexicon, parse_text, shipped

from .outcomes import added_by, found_by

FIGURES = select_rules(["KS1", "KS2"])

# Lines of the evidence, as found by reading the two documents.
READ = {
    ELECTRONICS: {
        "KS101": [[138, 138], [140, 140], [142, 142]],
        "KS108": [[141]],
        "KS202": [[32, 136], [74, 173, 149]],
        "KS203": [[32, 96, 180, 152], [70, 172, 138], [70, 172, 139]],
        "KS205": [[50, 165, 50, 165]],  # 半导体 and 集成电路, in the target and in a sentence
        "KS209": [[102, 182]],
        "KS210": [[64, 168, 144], [64, 168, 140], [66, 171, 142]],
        "KS211": [[62, 168]],
    },
    EQUIPMENT: {
        "KS105": [[126, 127]],
        "KS202": [[80, 153, 125]],
        "KS204": [[40, 86, 156], [40, 80, 153]],
        "KS206": [[42, 142], [84, 155, 134], [94, 160, 135, 94, 160, 136, 94, 160, 137]],
        "KS208": [[42, 142]],
        "KS209": [[86, 156, 140, 90, 158, 98, 162, 133]],
        "KS210": [[42, 142]],
    },
}


findings = partial(found_by, FIGURES)
fresh = partial(added_by, FIGURES)


def codes(text: str) -> list[str]:
    return [finding.rule for finding in findings(parse_text(text))]


@pytest.mark.parametrize("name", [ELECTRONICS, EQUIPMENT])
def test_what_reading_found_is_found_and_nothing_else(name: str) -> None:
    found: dict[str, list[list[int | None]]] = {}
    for finding in findings(shipped(name)):
        found.setdefault(finding.rule, []).append([place.line for place in finding.evidence])
    assert found == READ[name]


def test_50_beside_10_names_the_district() -> None:
    (finding,) = (f for f in findings(shipped(EQUIPMENT)) if f.rule == "KS105")
    assert "花桥 1" in finding.message
    assert "未划分" in finding.message


CELLS = [
    (ELECTRONICS, "\t4800\t", "\t4810\t", "KS101"),
    # A row whose sum is wrong already: the figures belong to the subject.
    (ELECTRONICS, "\t502\t255", "\t512\t255", "KS101"),
    (ELECTRONICS, "1119\t502", "1139\t502", "KS203"),
    (ELECTRONICS, "\t600\t356\t84\t--", "\t600\t356\t84\t5", "KS101"),
    (ELECTRONICS, "\t600\t356\t84", "\t600\t356\t48", "KS103"),
    (ELECTRONICS, "\t500\t350", "\t500\t35O", "KS107"),
    (ELECTRONICS, "\t600\t356\t84\t--", "\t600\t356\t--\t84", "KS114"),
    (EQUIPMENT, "\t1700\t765\t385\t70", "\t1700\t765\t70\t385", "KS106"),
    (EQUIPMENT, "\t35\t16\t8\t1\t2", "\t35\t16\t8\t\t2", "KS103"),
    (EQUIPMENT, "\t1700\t765\t385", "\t1700\t385\t765", "KS106"),
    # Two rows of the same key, and one of the very same figures, are witnesses enough.
    (ELECTRONICS, "\t59\t93\t62\t65\t56\t75\t53", "\t59\t75\t62\t65\t56\t93\t53", "KS106"),
    (EQUIPMENT, "\t350\t157\t80\t15\t23\t15", "\t350\t157\t80\t23\t15\t15", "KS106"),
    (EQUIPMENT, "\t35\t16\t8\t1", "\t35\t8\t16\t1", "KS106"),
    (EQUIPMENT, "\t1100\t495\t250\t45", "\t1100\t495\t45\t250", "KS106"),
    (EQUIPMENT, "新能源产业规模（亿元）", "新能源产业规模（万元）", "KS111"),
    (
        EQUIPMENT,
        "家）\t1\t1\t--\t--\t--\t--\t--\t--\t--\t--\t市工信局\n\n",
        "家）\t1\t--\t1\t--\t--\t--\t--\t--\t--\t--\t市工信局\n\n",
        "KS105",
    ),
]
STATEMENTS = [
    (ELECTRONICS, "入库力争超 1110 家，新增", "入库力争超 1210 家，新增", "KS201"),
    (ELECTRONICS, "\t500\t350", "\t480\t330", "KS201"),
    (ELECTRONICS, "培育企业 2 家，入选", "培育企业 3 家，入选", "KS201"),
    (ELECTRONICS, "引进电子信息领域紧缺人才超1400", "引进电子信息领域紧缺人才超1500", "KS201"),
    (EQUIPMENT, "\t4000\t1800\t910", "\t3900\t1800\t810", "KS201"),
    (ELECTRONICS, "规模力争超8000亿元", "规模力争超8000万元", "KS201"),
    (ELECTRONICS, "不少于600亿元", "不少于600万元", "KS201"),
    (EQUIPMENT, "4000\t1800", "40000\t1800", "KS201"),
    (
        ELECTRONICS,
        "新增高新技术认定企业不少于 260 家",
        "新增高新技术认定企业不超过 260 家",
        "KS201",
    ),
    (ELECTRONICS, "新增高新技术认定企业不少于 260 家", "新增高新技术认定企业超 260 家", "KS204"),
    (
        ELECTRONICS,
        "揭榜达成电子信息合作项目力争突破 500 项",
        "揭榜达成电子信息合作项目力争突破 500 个",
        "KS206",
    ),
    (EQUIPMENT, "60 件。（责任单位", "60 项。（责任单位", "KS206"),
    (EQUIPMENT, "到 2025 年，全市装备", "到 2026 年，全市装备", "KS207"),
    (EQUIPMENT, "到 2025 年，新增装备制造类高价值", "到 2024 年，新增装备制造类高价值", "KS207"),
    (ELECTRONICS, "到 2025 年，新增高价值发明专利", "到 2026 年，新增高价值发明专利", "KS213"),
    (EQUIPMENT, "突破 200 项。（", "超 200 项。（", "KS214"),
    (EQUIPMENT, "力争达到 12 项。（", "达到 12 项。（", "KS211"),
    (EQUIPMENT, "累计建成面向", "新增面向", "KS208"),
    (EQUIPMENT, "新增省级以上绿色工厂 2 家。\t", "新增国家级绿色工厂 2 家。\t", "KS205"),
    (EQUIPMENT, "新增省级以上绿色工厂 2 家。\t", "新增省级绿色工厂 2 家。\t", "KS210"),
    (EQUIPMENT, "超 50 亿元企业 3 家", "超 50 万元企业 3 家", "KS205"),
    (ELECTRONICS, "不少于600亿元", "不超过600亿元", "KS212"),
]


@pytest.mark.parametrize(("name", "old", "new", "rule"), [*CELLS, *STATEMENTS])
def test_an_edit_is_found(name: str, old: str, new: str, rule: str) -> None:
    assert rule in fresh(name, (old, new))


def test_an_order_of_magnitude_is_an_error_that_names_the_unit() -> None:
    (finding,) = fresh(ELECTRONICS, ("规模力争超8000亿元", "规模力争超8000万元")).values()
    assert finding.severity is Severity.ERROR
    assert "疑为笔误" in finding.message


def test_both_figures_stand_in_the_message_of_a_contradiction() -> None:
    found = fresh(EQUIPMENT, ("企业 40 家。（", "企业 45 家。（"))
    assert list(found) == ["KS201"]
    assert "45家" in found["KS201"].message
    assert "40家" in found["KS201"].message


def test_a_year_changed_at_the_head_of_a_table_is_one_finding() -> None:
    text = "\t2025 年\t开发区"
    found = fresh(EQUIPMENT, (text, "\t2026 年\t开发区"), (text, "\t2026 年\t开发区"))
    assert list(found) == ["KS207"]


def test_industries_are_added_up_only_where_all_are_of_one_year_and_unit() -> None:
    body, annex = "规模力争突破 1500 亿元。（", "规模力争突破 1500 亿元。\t"
    more = [(words, words.replace("1500", "1900")) for words in (body, annex)]
    less = [(words, words.replace("1500", "1100")) for words in (body, annex)]
    assert list(fresh(ELECTRONICS, *more)) == ["KS109"]
    assert list(fresh(ELECTRONICS, *less)) == ["KS110"]
    assert list(fresh(ELECTRONICS, (body, body.replace("亿元", "万元")))) == ["KS201"]


HARMLESS = [
    ("stages", "到2023年，新增智能工厂30家；到2025年，新增智能工厂50家。"),
    ("stock and increment", "到2025年，新增高新技术企业300家，高新技术企业累计达到2000家。"),
    ("a range that holds the figure", "到2025年，新增上市企业10—15家。"),
    ("about", "到2025年，研发投入占比达到6%左右。"),
    ("a cap on what is unwanted", "到2025年，新增建设用地不超过500亩，落后产能企业不超过5家。"),
    ("ranks of one thing", "到2025年，新增省级企业技术中心30家，国家级企业技术中心2家。"),
]
TABLE = """
附件1
目标分解表
指标（单位）\t2025年\t甲区\t乙区\t责任单位
新增智能工厂数（家）\t50\t30\t20\t市工信局
新增高新技术企业数（家）\t300\t200\t100\t市科技局
高新技术企业累计数（家）\t2000\t1200\t800\t市科技局
新增上市企业数（家）\t12\t7\t5\t市金融办
研发投入占比（%）\t6\t7\t5\t市科技局
新增省级企业技术中心数（家）\t30\t20\t10\t市工信局
新增国家级企业技术中心数（家）\t2\t1\t1\t市工信局
"""


@pytest.mark.parametrize("sentence", [text for _, text in HARMLESS], ids=[i for i, _ in HARMLESS])
def test_what_is_no_contradiction_is_no_error(sentence: str) -> None:
    document = parse_text(f"二、主要目标\n{sentence}\n{TABLE}")
    found = [finding for finding in findings(document) if finding.severity is not Severity.INFO]
    # A figure that may lie anywhere in a range is still not the same statement.
    assert {finding.rule for finding in found} <= {"KS203"}
    assert not [finding for finding in found if "智能工厂" in finding.message]


TWO_TASKS = """三、主要任务
1.推进工业互联网。到2025年，新增示范企业10家。（责任单位：市工信局）
2.推进安全生产。到2025年，新增示范企业5家。（责任单位：市应急局）
附件1
重点工作清单
序号\t任务清单\t目标清单\t责任单位
1\t推进工业互联网\t新增示范企业10家。\t市工信局
2\t推进安全生产\t新增示范企业5家。\t市应急局
附件2
目标分解表
指标（单位）\t2025年\t甲区\t乙区\t责任单位
新增示范企业数（家）\t10\t6\t4\t市工信局
"""


def test_one_name_in_two_tasks_may_be_two_things() -> None:
    assert codes(TWO_TASKS) == []
    assert codes(TWO_TASKS.replace("新增示范企业5家。\t", "新增示范企业6家。\t")) == ["KS201"]
    assert codes(TWO_TASKS.replace("\t10\t6", "\t12\t8")) == ["KS201"]


def mention(comparator: str, value: float, *, unit: str = "家", row: bool = False) -> Mention:
    """One statement: a target of the body, or the total of a table row."""
    item: Target | AllocationRow = AllocationRow(id="annex-1/1", indicator="企业", total=value)
    if not row:
        item = Target.model_construct(
            id="body/1#1",
            part="body",
            indicator="企业",
            value=value,
            value_max=None,
            basis=None,
            found_by="noun-before-number",
        )
    form = IndicatorForm("企业", None)
    return Mention("m", "body", "企业", form, value, unit, comparator, None, item)


@pytest.mark.parametrize(
    ("one", "other", "relation"),
    [
        (mention("=", 48), mention("=", 48, row=True), Relation.SAME),
        (mention(">=", 600), mention("=", 600, row=True), Relation.SAME),
        (mention(">", 8000), mention("=", 8000, row=True), Relation.AT_STRICT_BOUND),
        (mention(">", 1110), mention("=", 1119, row=True), Relation.WITHIN_BOUND),
        (mention(">", 1110), mention("=", 1110), Relation.REWORDED),
        (mention(">", 1110), mention("=", 1100, row=True), Relation.CONTRADICTS),
        (mention(">", 1110), mention("=", 11190, row=True), Relation.CONTRADICTS),
        (mention(">", 1110), mention(">=", 1100), Relation.CONTRADICTS),
        (mention(">=", 260), mention("<=", 260), Relation.CONTRADICTS),
        (mention("~", 6), mention("=", 6.2, row=True), Relation.WITHIN_BOUND),
        (mention("~", 6), mention("=", 9, row=True), Relation.CONTRADICTS),
        (mention("=", 0.8, unit="万亿元"), mention("=", 8000, unit="亿元"), Relation.SAME),
        (mention("=", 8000, unit="万元"), mention("=", 8000, unit="亿元"), Relation.CONTRADICTS),
    ],
)
def test_relations(one: Mention, other: Mention, relation: Relation) -> None:
    assert relate(one, other) is relation


statements = st.builds(
    mention,
    st.sampled_from(["=", ">", ">=", "<", "<=", "~"]),
    st.integers(0, 40),
    unit=st.sampled_from(["家", "万家"]),
    row=st.just(False),
)


@given(statements, statements)
def test_relations_do_not_depend_on_the_order(one: Mention, other: Mention) -> None:
    assert relate(one, other) is relate(other, one)


@given(st.lists(st.none() | st.integers(0, 10**6), min_size=2, max_size=12), st.integers(0, 10**7))
def test_sums_are_exact(figures: list[int | None], total: int) -> None:
    shares = {f"区{i}": "--" if figure is None else figure for i, figure in enumerate(figures)}
    known = [figure for figure in figures if figure is not None]
    added = row_sums(AllocationRow(id="a", indicator="企业数（家）", total=total, shares=shares))
    if not known:
        assert added is None
        return
    assert added is not None
    assert added.sum == Decimal(sum(known))
    assert added.unallocated == len(figures) - len(known)
    assert added.lacks == (sum(known) < total and None in figures)


# Two figures of one row differ by more than rounding can, even where all end in zeros.
KEY = (0.45, 0.23, 0.14, 0.10, 0.06, 0.02)
DISTRICTS = ("甲", "乙", "丙", "丁", "戊", "己")


def table(totals: list[int]) -> AllocationTable:
    rows = tuple(
        AllocationRow(
            id=f"annex-1/{index}",
            indicator=f"指标{index}",
            total=total,
            shares=dict(zip(DISTRICTS, (round(total * part) for part in KEY), strict=True)),
        )
        for index, total in enumerate(totals)
    )
    return AllocationTable(part="annex-1", total_column="全市", districts=DISTRICTS, rows=rows)


@given(
    st.lists(st.integers(400, 10**5), min_size=4, max_size=8),
    st.sampled_from(list(combinations(range(len(DISTRICTS)), 2))),
)
def test_two_exchanged_figures_are_found_among_rows_of_one_key(
    totals: list[int], pair: tuple[int, int]
) -> None:
    whole = table(totals)
    assert list(find_exchanges(whole)) == []
    names = [DISTRICTS[index] for index in pair]
    shares = dict(whole.rows[0].shares)
    shares[names[0]], shares[names[1]] = shares[names[1]], shares[names[0]]
    changed = whole.rows[0].model_copy(update={"shares": shares})
    found = list(find_exchanges(whole.model_copy(update={"rows": (changed, *whole.rows[1:])})))
    assert [(exchange.row.id, list(exchange.districts)) for exchange in found] == [
        ("annex-1/0", names)
    ]


def test_rows_that_follow_no_key_are_left_alone() -> None:
    odd = (
        table([1000, 1000, 1000, 1000])
        .rows[0]
        .model_copy(
            update={"shares": dict(zip(DISTRICTS, (50, 100, 150, 200, 200, 300), strict=True))}
        )
    )
    whole = table([1000, 2000, 3000, 4000, 5000])
    assert list(find_exchanges(whole.model_copy(update={"rows": (odd, *whole.rows)}))) == []


def test_parts_named_behind_their_whole_contradict_nothing() -> None:
    text = (
        "一、主要目标\n到2025年，充电基础设施达到15万台以上。其中，公用充换电站达到5000座、"
        "充电基础设施9.5万台；专用充换电站3000座、充电基础设施5.5万台。\n"
    )
    assert not [
        finding for finding in findings(parse_text(text)) if finding.severity is Severity.ERROR
    ]


def test_dotted_numbers_of_two_chapters_are_not_one_run() -> None:
    text = (
        "某市应急预案\n1 总则\n1.1 目的\n为规范处置。\n1.2 依据\n依法。\n"
        "2 组织\n2.1 机构\n设指挥部。\n2.2 职责\n各司其职。\n"
    )
    found = run_checks([parse_text(text)], lexicon(), select_rules(["KS501"])).findings
    assert found == ()


def test_figures_of_different_places_are_not_held_against_each_other() -> None:
    text = (
        "农村人居环境整治三年行动方案\n\n一、总体要求\n\n（一）行动目标。到2020年，实现农村人居环境明显改善。\n\n"
        "中西部有较好基础的地区，力争实现{first}%左右的村庄生活垃圾得到治理。\n\n"
        "对扶贫开发县市区的农村，要求实现85%的村庄生活垃圾得到治理。\n"
    )
    assert codes(text.format(first=90)) == []
    assert codes(text.format(first=60)) == []


def test_one_name_below_two_headings_of_one_chapter_may_be_two_things() -> None:
    text = (
        "一、主要任务\n"
        "1.强化500千伏电网。到2022年，新建输电线路610公里。\n"
        "2.完善220千伏电网。到2022年，新建输电线路1381公里。\n"
    )
    assert found_by(FIGURES, parse_text(text)) == ()
    goal = "二、主要目标\n到2022年，新建输电线路700公里。\n"
    assert [f.rule for f in found_by(FIGURES, parse_text(text + goal))] == ["KS201"]
