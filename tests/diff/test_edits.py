"""One edit to a document is told once, and as what it is."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

import pytest

from kspolicy.diff.documents import diff_documents
from shipped import ELECTRONICS, EQUIPMENT, RAW, edited, lexicon, parse_text, shipped

if TYPE_CHECKING:
    from kspolicy.diff.change import Change

Told = list[tuple[object, ...]]


def compare(name: str, *edits: tuple[str, str]) -> list[Change]:
    return diff_documents(shipped(name), edited(name, *edits), lexicon())


def told(name: str, *edits: tuple[str, str]) -> Told:
    return [(c.kind, c.item, c.id, c.field, c.old, c.new) for c in compare(name, *edits)]


@cache
def raw(name: str) -> str:
    return (RAW / f"{name}.txt").read_text(encoding="utf-8")


def between(name: str, start: str, end: str) -> str:
    text = raw(name)
    return text[text.index(start) : text.index(end, text.index(start))]


# What is no change.


@pytest.mark.parametrize("name", [ELECTRONICS, EQUIPMENT])
@pytest.mark.parametrize(
    "reset",
    [
        pytest.param(lambda text: text, id="same"),
        pytest.param(lambda text: text.replace("\n", "\r\n"), id="crlf"),
        pytest.param(lambda text: text.replace("\n", "  \n"), id="spaces at line ends"),
        pytest.param(lambda text: text.replace("2025 年", "2025   年"), id="wider spaces"),
        pytest.param(lambda text: text.replace("2025 年", "2025年"), id="no spaces"),
        pytest.param(lambda text: text.replace("\n\n", "\n\n\n"), id="more blank lines"),
        pytest.param(
            lambda text: text.translate(str.maketrans("0123456789%", "０１２３４５６７８９％")),
            id="full-width digits",
        ),
        pytest.param(lambda text: "\ufeff" + text, id="byte order mark"),
    ],
)
def test_typesetting_is_no_change(name: str, reset: object) -> None:
    assert callable(reset)
    assert diff_documents(shipped(name), parse_text(reset(raw(name))), lexicon()) == []


def test_line_broken_elsewhere_is_no_change() -> None:
    assert (
        told(
            ELECTRONICS,
            (
                "现印发给你们，请结合实际，认真贯\n彻执行",
                "现印发给你们，\n请结合实际，认真贯彻执行",
            ),
        )
        == []
    )


# Numbers.


def test_number_in_the_body_is_one_change() -> None:
    [change] = compare(ELECTRONICS, ("超过100家", "超过200家"))
    assert (change.kind, change.item, change.field) == ("changed", "target", "value")
    assert (change.old, change.new, change.unit) == (100, 200, "家")
    assert (change.label, change.part) == ("集群技术、平台、服务等核心伙伴数量", "body")
    assert (change.line_old, change.line_new) == (32, 32)


def test_number_behind_a_page_break_is_one_change() -> None:
    assert told(ELECTRONICS, ("\n5000 亿元", "\n5500 亿元")) == [
        ("changed", "target", "body/3.1.1#1", "value", 5000, 5500)
    ]


def test_number_in_a_task_list_is_one_change() -> None:
    assert told(
        ELECTRONICS,
        (
            "我市智能终端产业规模力争突破 5000 亿元。\t",
            "我市智能终端产业规模力争突破 5500 亿元。\t",
        ),
    ) == [("changed", "target", "annex-2/1#1", "value", 5000, 5500)]


def test_figure_of_a_district_is_one_change() -> None:
    [change] = compare(ELECTRONICS, ("8000\t4800\t", "8000\t4801\t"))
    assert (change.item, change.id, change.field) == ("target", "annex-1/1@开发区", "value")
    assert (change.old, change.new, change.district, change.unit) == (4800, 4801, "开发区", "亿元")


def test_total_of_a_row_is_one_change() -> None:
    assert told(ELECTRONICS, ("1119\t502", "1110\t502")) == [
        ("changed", "target", "annex-1/3", "value", 1119, 1110)
    ]


def test_figure_that_is_no_longer_allocated_is_not_zero() -> None:
    assert told(
        ELECTRONICS,
        (
            "2\t1\t1\t--\t--\t--\t--\t--\t--\t--\t市科技局\n产业投资",
            "2\t1\t--\t--\t--\t--\t--\t--\t--\t--\t市科技局\n产业投资",
        ),
    ) == [("changed", "target", "annex-1/16@高新区", "value", 1, "--")]


def test_comparator_and_hope_are_changes_of_their_own() -> None:
    assert told(ELECTRONICS, ("力争突破 1500 亿元。（", "不少于 1600 亿元。（")) == [
        ("changed", "target", "body/3.1.2#1", "value", 1500, 1600),
        ("changed", "target", "body/3.1.2#1", "comparator", ">", ">="),
        ("changed", "target", "body/3.1.2#1", "aspirational", True, False),
    ]


def test_unit_is_a_change_of_its_own() -> None:
    assert told(
        EQUIPMENT,
        (
            "工程技术研究中心力争达到 20 家、工程研究中心力争达到 2 家，累计",
            "工程技术研究中心力争达到 20 个、工程研究中心力争达到 2 家，累计",
        ),
    ) == [("changed", "target", "body/5.5#2", "unit", "家", "个")]


def test_figure_written_in_another_multiple_is_the_same_figure() -> None:
    [change] = compare(ELECTRONICS, ("超8000亿元", "超0.8万亿元"))
    assert (change.item, change.old, change.new) == ("text", "8000亿元", "0.8万亿元")


def test_other_words_for_the_same_bound_are_changed_words() -> None:
    assert told(ELECTRONICS, ("不少于600亿元", "不低于600亿元")) == [
        ("changed", "text", "body/2", "text", "不少于", "不低于")
    ]


def test_year_is_told_for_the_target_and_not_again_as_words() -> None:
    assert told(ELECTRONICS, ("到 2025 年，我市新型显示", "到 2026 年，我市新型显示")) == [
        ("changed", "target", "body/3.1.2#1", "year", 2025, 2026)
    ]


def test_year_that_others_inherit_is_told_where_it_is_written() -> None:
    # The sentence on 创新能力 names no year; it takes that of its section.
    assert [
        (item, field)
        for _, item, identity, field, _, _ in told(
            EQUIPMENT, ("到 2025 年，全市装备", "到 2026 年，全市装备")
        )
        if identity in ("body/2#3", "body/2#4")
    ] == []


def test_indicator_reworded_is_not_another_target() -> None:
    assert told(
        ELECTRONICS, ("培育技术经纪人不少于 200 人。", "培育技术经理人不少于 200 人。")
    ) == [("changed", "target", "body/3.4.2#2", "indicator", "培育技术经纪人", "培育技术经理人")]


def test_indicator_that_occurs_twice_in_a_part_is_told_apart_by_its_task() -> None:
    # 电子信息领域紧缺人才: once among the goals of 二, once in 三、（七）1.
    assert told(ELECTRONICS, ("引进超 1400 名", "引进超 1500 名")) == [
        ("changed", "target", "body/3.7.1#3", "value", 1400, 1500)
    ]


def test_target_that_is_new_or_gone_leaves_no_trace_in_the_text() -> None:
    goal = "电子信息领域新增工业投资不少于600亿元，"
    assert told(ELECTRONICS, (goal, "")) == [
        ("removed", "target", "body/2#2", None, "不少于600亿元", None)
    ]
    new = "新增高价值发明专利 200 件，培育知识产权示范企业不少于 10 家。（"
    assert told(ELECTRONICS, ("新增高价值发明专利 200 件。（", new)) == [
        ("added", "target", "body/3.8.1#2", None, None, "不少于10家")
    ]


# Rows and tables.


def test_row_that_is_gone_is_one_change_and_shifts_nothing() -> None:
    row = between(ELECTRONICS, "\t培育创新领航企业数（家）", "\t新增苏州市级以上专精特新企业认定数")
    assert told(ELECTRONICS, (row, "")) == [("removed", "target", "annex-1/5", None, "48家", None)]


def test_rows_in_another_order_are_the_same_rows() -> None:
    first = between(ELECTRONICS, "\t高新技术企业认定数（家）", "\t培育创新领航企业数（家）")
    second = between(
        ELECTRONICS, "\t培育创新领航企业数（家）", "\t新增苏州市级以上专精特新企业认定数"
    )
    assert [(c.kind, c.field) for c in compare(ELECTRONICS, (first + second, second + first))] == [
        ("changed", "order")
    ]


def test_row_reworded_is_the_same_row() -> None:
    assert told(ELECTRONICS, ("新增全球“灯塔工厂”数（家）", "新增全球“灯塔工厂”数量（个）")) == [
        (
            *("changed", "target", "annex-1/11", "indicator"),
            *("新增全球“灯塔工厂”数（家）", "新增全球“灯塔工厂”数量（个）"),
        ),
        ("changed", "target", "annex-1/11", "unit", "家", "个"),
    ]


def test_category_over_several_rows_is_one_change() -> None:
    assert told(ELECTRONICS, ("创新企业\t科技型", "创新主体\t科技型")) == [
        ("changed", "target", "annex-1/3", "category", "创新企业", "创新主体")
    ]


def test_year_of_a_table_is_one_change() -> None:
    head = "2025 年\t开发区"
    text = raw(ELECTRONICS).replace(head, "2026 年\t开发区")
    changes = diff_documents(shipped(ELECTRONICS), parse_text(text), lexicon())
    assert [(c.item, c.field, c.old, c.new) for c in changes] == [("table", "year", 2025, 2026)]


def test_district_headed_otherwise_is_the_same_district() -> None:
    text = raw(ELECTRONICS).replace("花桥\t旅度区\t", "花桥\t旅游度假区\t")
    [change] = diff_documents(shipped(ELECTRONICS), parse_text(text), lexicon())
    assert (change.item, change.field) == ("district", "district_name")
    assert (change.old, change.new) == ("旅度区", "旅游度假区")


def test_district_that_is_new_is_one_change() -> None:
    lines = raw(EQUIPMENT).split("\n")
    for number, line in enumerate(lines):
        cells = line.split("\t")
        if len(cells) == 13:
            cells.insert(12, "淀山湖" if cells[11] == "千灯" else "--")
            lines[number] = "\t".join(cells)
    [change] = diff_documents(shipped(EQUIPMENT), parse_text("\n".join(lines)), lexicon())
    assert (change.kind, change.item, change.id) == ("added", "district", "annex-1@淀山湖")


# Units.


def test_unit_that_drops_out_is_one_change() -> None:
    before = ("市工信局", "市商务局", "市科技局", "市发改委")
    assert told(
        ELECTRONICS,
        (
            "市工信局、市商务局、市科技局、市发改委，各区镇，以下",
            "市工信局、市科技局、市发改委，各区镇，以下",
        ),
    ) == [
        (
            *("changed", "task", "body/3.1.1", "responsible_units", before),
            ("市工信局", "市科技局", "市发改委"),
        )
    ]


def test_unit_that_drops_out_of_a_task_list_is_one_change() -> None:
    assert told(
        ELECTRONICS, ("人力资源管理市场、市科创发展服务中心\n17", "人力资源管理市场\n17")
    ) == [
        (
            *("changed", "task", "annex-2/16", "responsible_units"),
            ("市委人才办", "市人社局", "市科技局", "人力资源管理市场", "市科创发展服务中心"),
            ("市委人才办", "市人社局", "市科技局", "人力资源管理市场"),
        )
    ]


def test_lead_that_changes_is_told() -> None:
    clause = "（责任单位：市科技局、市工信局、市商务局）"
    other = "（牵头单位：市工信局；配合单位：市科技局、市商务局）"
    assert told(ELECTRONICS, (clause, other)) == [
        ("changed", "task", "body/3.3.3", "lead_units", ("市科技局",), ("市工信局",))
    ]


def test_order_of_units_behind_the_lead_is_no_change_of_duty() -> None:
    clause = "（责任单位：市科技局、市工信局、市商务局）"
    assert [
        c.field
        for c in compare(ELECTRONICS, (clause, "（责任单位：市科技局、市商务局、市工信局）"))
    ] == ["unit_order"]


def test_other_name_of_the_same_unit_is_no_change_of_duty() -> None:
    assert told(ELECTRONICS, ("市商务局、市市场监督管理局）", "市商务局、市市场监管局）")) == [
        ("changed", "task", "body/3.1.3", "unit_name", "市市场监督管理局", "市市场监管局")
    ]


def test_deadline_that_is_new_is_one_change() -> None:
    clause = "（责任单位：市科技局、市工信局、市商务局）"
    dated = "（责任单位：市科技局、市工信局、市商务局；完成时限：2024年底）"
    assert told(ELECTRONICS, (clause, dated)) == [
        ("changed", "task", "body/3.3.3", "deadline", None, "2024年底")
    ]


def test_all_districts_withdrawn_is_told_for_the_task() -> None:
    assert told(EQUIPMENT, ("市工信局、市科技局、各区镇\n3", "市工信局、市科技局\n3")) == [
        ("changed", "task", "annex-2/2", "all_districts", True, False)
    ]


def test_units_of_a_row_are_told_for_the_row() -> None:
    assert told(
        EQUIPMENT,
        (
            "250\t110\t60\t10\t15\t10\t10\t10\t15\t10\t市发改委",
            "250\t110\t60\t10\t15\t10\t10\t10\t15\t10\t市工信局",
        ),
    ) == [("changed", "target", "annex-1/4", "responsible_units", ("市发改委",), ("市工信局",))]


def test_member_that_leaves_a_group_is_one_change() -> None:
    [change] = compare(ELECTRONICS, ("市教育局、市科技局", "市科技局"))
    assert (change.item, change.field) == ("group", "members")
    assert isinstance(change.old, tuple)
    assert isinstance(change.new, tuple)
    assert set(change.old) - set(change.new) == {"市教育局"}


# Tasks and headings.


def test_task_renamed_is_the_same_task() -> None:
    assert told(ELECTRONICS, ("2. 前沿布局新型显示产业", "2. 超前布局新型显示产业")) == [
        (
            *("changed", "task", "body/3.1.2", "title"),
            *("前沿布局新型显示产业", "超前布局新型显示产业"),
        )
    ]


def test_task_renamed_past_recognition_is_known_by_its_text() -> None:
    assert told(ELECTRONICS, ("3. 培优做大半导体产业", "3. 芯片强基")) == [
        ("changed", "task", "body/3.1.3", "title", "培优做大半导体产业", "芯片强基")
    ]


def test_task_named_by_its_first_sentence_is_renamed_once() -> None:
    assert told(ELECTRONICS, ("构筑“一带多点”创新格局。着眼", "构建“一带多点”创新格局。着眼")) == [
        (
            *("changed", "task", "body/3.2", "title"),
            *("构筑“一带多点”创新格局", "构建“一带多点”创新格局"),
        )
    ]


def test_task_put_before_all_others_shifts_nothing() -> None:
    added = (
        "1. 布局元宇宙产业。研发关键技术。到2025年，元宇宙产业规模力争突破 300 亿元。"
        "（责任单位：市工信局）\n\n2. 提档升级智能终端产业。"
    )
    assert told(
        ELECTRONICS,
        ("1. 提档升级智能终端产业。", added),
        ("2. 前沿布局", "3. 前沿布局"),
        ("3. 培优做大", "4. 培优做大"),
        ("4. 融合发展", "5. 融合发展"),
    ) == [
        ("added", "task", "body/3.1.1", None, None, "布局元宇宙产业"),
        ("added", "target", "body/3.1.1#1", None, None, "力争突破300亿元"),
    ]


def test_row_put_before_all_others_shifts_nothing() -> None:
    rows = [
        line for line in raw(EQUIPMENT).split("\n") if line[:2].strip().isdecimal() and "\t" in line
    ]
    renumbered = [
        (row, f"{int(row.split(chr(9))[0]) + 1}\t{row.split(chr(9), 1)[1]}") for row in rows
    ]
    first = "1\t实施集群“十个一批行动”\t建立工作机制\t健全统筹协调机制。\t市工信局\n"
    edits = [(rows[0], first + renumbered[0][1]), *renumbered[1:]]
    assert told(EQUIPMENT, *edits) == [("added", "task", "annex-2/1", None, None, "建立工作机制")]


def test_two_tasks_in_each_others_place_are_moved() -> None:
    first = between(ELECTRONICS, "2. 前沿布局", "3. 培优做大半导体产业")
    second = between(ELECTRONICS, "3. 培优做大半导体产业", "4. 融合发展")
    swapped = second.replace("3. ", "2. ", 1) + first.replace("2. ", "3. ", 1)
    assert told(ELECTRONICS, (first + second, swapped)) == [
        ("changed", "task", "body/3.1.2", "number", "三、（一）3", "三、（一）2"),
        ("changed", "task", "body/3.1.3", "number", "三、（一）2", "三、（一）3"),
    ]


def test_number_that_is_mended_is_told_once_and_not_for_what_follows() -> None:
    assert told(
        ELECTRONICS, ("3. 加大宣传引导", "4. 加大宣传引导"), ("4. 加强政策保障", "5. 加强政策保障")
    ) == [("changed", "section", "body/4.4", "number", "四、3", "四、4")]


def test_task_without_its_duty_clause_is_no_task() -> None:
    assert told(ELECTRONICS, ("（责任单位：市人社局）", "")) == [
        ("removed", "task", "body/3.7.2", None, "引育高技能人才集群", None)
    ]


def test_programme_that_is_a_heading_is_renamed_once() -> None:
    assert told(ELECTRONICS, ("（四）高价值核心技术攻坚工程\n", "（四）关键技术攻坚工程\n")) == [
        (
            *("changed", "section", "body/3.4", "title"),
            *("高价值核心技术攻坚工程", "关键技术攻坚工程"),
        )
    ]


def test_programme_over_several_rows_is_renamed_once() -> None:
    assert told(ELECTRONICS, ("9\t高价值核心技术攻坚工程", "9\t关键技术攻坚工程")) == [
        (
            *("changed", "programme", "annex-2/关键技术攻坚工程", "title"),
            *("高价值核心技术攻坚工程", "关键技术攻坚工程"),
        )
    ]


def test_row_under_another_programme_is_told() -> None:
    assert told(
        ELECTRONICS,
        ("17\t\t", "17\t高标准生态协同优化工程\t"),
        ("18\t高标准生态协同优化工程\t", "18\t\t"),
    ) == [
        (
            *("changed", "task", "annex-2/17", "programme"),
            *("高层次创新人才集聚工程", "高标准生态协同优化工程"),
        )
    ]


def test_heading_put_between_shifts_nothing() -> None:
    assert told(
        ELECTRONICS, ("四、保障措施\n", "四、组织领导\n\n加强领导，明确分工。\n\n五、保障措施\n")
    ) == [("added", "section", "body/4", None, None, "组织领导")]


# Words.


def test_word_is_told_with_its_sentence() -> None:
    [change] = compare(ELECTRONICS, ("由大体量向高质量转变", "由大规模向高质量转变"))
    assert (change.kind, change.item, change.id) == ("changed", "text", "body/3")
    assert (change.old, change.new, change.line_new) == ("大体量", "大规模", 38)
    assert change.context is not None
    assert change.context.startswith("瞄准数字经济“新赛道”")
    assert change.context.endswith("由大规模向高质量转变。")


def test_words_put_in_are_added_and_those_left_out_removed() -> None:
    assert told(
        ELECTRONICS, ("做宽相关产业链，积极布局元宇宙", "做宽相关产业链，大力积极布局元宇宙")
    ) == [("added", "text", "body/3.1.1", "text", None, "大力")]
    assert told(ELECTRONICS, ("做宽相关产业链，积极布局元宇宙", "做宽相关产业链，布局元宇宙")) == [
        ("removed", "text", "body/3.1.1", "text", "积极", None)
    ]


def test_words_of_a_task_list_are_told_for_their_row() -> None:
    assert told(ELECTRONICS, ("依托百亿级龙头企业", "依托龙头企业")) == [
        ("removed", "text", "annex-2/1", "text", "百亿级", None)
    ]


def test_name_of_a_unit_is_one_word() -> None:
    assert told(ELECTRONICS, ("办公室设在市工信局，统筹", "办公室设在市科技局，统筹")) == [
        ("changed", "group", "group/1", "office", "市工信局", "市科技局")
    ]
    assert told(ELECTRONICS, ("联合属地区镇制定", "联合市金融办制定")) == [
        ("changed", "text", "body/3.3.2", "text", "属地区镇", "市金融办")
    ]


def test_paragraph_put_before_everything_shifts_nothing() -> None:
    paragraph = "本文件自印发之日起施行，有效期至2025年12月31日。"
    assert told(ELECTRONICS, ("一、总体要求\n", f"{paragraph}\n\n一、总体要求\n")) == [
        ("added", "text", "body", "text", None, paragraph)
    ]


def test_paragraph_that_moved_is_not_gone_and_new() -> None:
    moved = "加快培育电子信息上市企业，支持围绕主业开展产业链并购重组。"
    [change] = compare(
        ELECTRONICS, (moved, ""), ("壮大专精特新企业。布局", f"壮大专精特新企业。{moved}布局")
    )
    assert (change.kind, change.item, change.field) == ("changed", "text", "place")
    assert (change.old, change.new) == (
        "三、（三）1 培育创新领航企业 第1段第3句",
        "三、（三）2 壮大专精特新企业 第1段第1句",
    )
    assert change.context == moved


def test_sentence_cut_in_two_is_a_changed_sign() -> None:
    assert told(ELECTRONICS, ("聚焦上下游关键环节落地，增强", "聚焦上下游关键环节落地。增强")) == [
        ("changed", "text", "body/3.1.1", "text", "，", "。")
    ]


def test_heading_dropped_leaves_its_text_where_it_goes() -> None:
    changes = compare(ELECTRONICS, ("2. 强化考核督查机制。", ""))
    assert [(c.kind, c.item, c.field) for c in changes] == [
        ("removed", "section", None),
        ("changed", "text", "place"),
    ]


# Letterhead and colophon.


def test_date_is_told_as_a_day() -> None:
    assert told(ELECTRONICS, ("2022年9月29日\n\n（此件", "2022年9月30日\n\n（此件")) == [
        ("changed", "header", "header/signed", "signed", "2022-09-29", "2022-09-30")
    ]


@pytest.mark.parametrize(
    ("field", "old", "new"),
    [
        ("number", "昆政办发〔2022〕97号", "昆政办发〔2022〕99号"),
        ("adopted", "第17次常务会议", "第18次常务会议"),
        ("disclosure", "（此件公开发布）", ""),
        ("citations", "苏委发〔2022〕122号", "苏委发〔2022〕132号"),
        ("copies_to", "市法院，市检察院", "市检察院"),
        ("recipients", "市各委办局、各直属单位", "市各委办局"),
        (
            "issuers",
            "昆山市人民政府办公室\n\n2022年9月29日\n\n（",
            "昆山市工信局\n\n2022年9月29日\n\n（",
        ),
        ("printed", "2022年9月29日印发", "2022年10月8日印发"),
    ],
)
def test_fact_of_the_header_is_one_change(field: str, old: str, new: str) -> None:
    [change] = compare(ELECTRONICS, (old, new))
    assert (change.kind, change.item, change.field) == ("changed", "header", field)


# Annexes.


def test_annex_with_another_number_is_the_same_annex() -> None:
    assert told(ELECTRONICS, ("附件 1\n", "附件 3\n")) == [
        ("changed", "part", "annex-3", "number", "附件1", "附件3")
    ]


def test_annex_that_is_gone_takes_its_tasks_and_targets_along() -> None:
    annex = between(ELECTRONICS, "附件 2\n", "抄送：")
    changes = compare(ELECTRONICS, (annex, ""))
    document = shipped(ELECTRONICS)
    assert {change.kind for change in changes} == {"removed"}
    assert [c.id for c in changes if c.item == "part"] == ["annex-2"]
    for item, things in (("task", document.tasks), ("target", document.targets)):
        gone = [thing.id for thing in things if thing.part == "annex-2"]
        assert sorted(c.id for c in changes if c.item == item) == sorted(gone)
    assert len(changes) == 1 + 19 + sum(target.part == "annex-2" for target in document.targets)


# What was not understood.


def test_table_that_is_not_understood_is_not_passed_over() -> None:
    table = "甲\t乙\t丙\t丁\n1\t2\t3\t4\n1\t2\t3\t4\n\n"
    [change] = compare(EQUIPMENT, ("附件 1\n", f"{table}附件 1\n"))
    assert (change.kind, change.item, change.field) == ("added", "unread", None)


def test_unit_that_joins_where_all_lead_is_one_change() -> None:
    text = "一、主要任务\n\n1. 强化攻关。开展关键技术研究。（牵头部门：{}）\n"
    old, new = (
        parse_text(text.format(units)) for units in ("市科委、市教委", "市科委、市教委、市商务委")
    )
    assert [change.field for change in diff_documents(old, new, lexicon())] == ["responsible_units"]
