"""Duty worded in the ways of many places: joined names, times, stated rules, lines of its own."""

from __future__ import annotations

import pytest

from kspolicy.parse.clause import DutyClause, parse_clause
from kspolicy.parse.duty import find_duty

from .writing import parse, parse_body


def clause_of(text: str) -> DutyClause:
    (clause,) = find_duty(text)
    return clause


def units(clause: DutyClause) -> list[tuple[str, str]]:
    return [(unit.name, unit.role) for unit in clause.units]


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("市生态环境局、市水务局和市城市管理局", "市生态环境局 市水务局 市城市管理局"),
        ("市公安局以及市司法局", "市公安局 市司法局"),
        ("市委组织部与市人力资源和社会保障局", "市委组织部 市人力资源和社会保障局"),
        ("市大数据局（市数据局）和市行政审批局", "市大数据局（市数据局） 市行政审批局"),
        ("文化和旅游部、住房和城乡建设部", "文化和旅游部 住房和城乡建设部"),
        (
            "市卫生和计划生育委员会、市自然资源和规划局",
            "市卫生和计划生育委员会 市自然资源和规划局",
        ),
        ("市社会和法制委员会、市干部和人才局", "市社会和法制委员会 市干部和人才局"),
        ("市老龄事业发展及服务中心", "市老龄事业发展及服务中心"),
        ("各有关部门和单位", "各有关部门和单位"),
    ],
)
def test_names_are_parted_at_a_word_only_where_both_are_complete(text: str, names: str) -> None:
    clause = clause_of(f"（责任单位：{text}）")
    assert [unit.name for unit in clause.units] == names.split()
    assert all(f"（责任单位：{text}）"[u.offset :].startswith(u.name) for u in clause.units)


@pytest.mark.parametrize(
    ("text", "names", "districts"),
    [
        ("市交通运输局及各区人民政府", ["市交通运输局"], "各区人民政府"),
        ("国资委等部门及各区、县级市政府", ["国资委"], "各区、县级市政府"),
        ("省能源局，各市、县（市、区）人民政府", ["省能源局"], "各市、县（市、区）人民政府"),
        (
            "各乡镇人民政府、街道办事处，谯城经开区管委会",
            ["谯城经开区管委会"],
            "各乡镇人民政府、街道办事处",
        ),
        ("能源局等省有关部门和各地级以上市人民政府", ["能源局"], "各地级以上市人民政府"),
        ("市司法局，各区、各部门", ["市司法局", "各部门"], "各区"),
        ("各县（市、区）政府、丽水开发区管委会", ["丽水开发区管委会"], "各县（市、区）政府"),
        ("各市直部门、市教育局", ["各市直部门", "市教育局"], None),
        ("各区、区教育局", ["区教育局"], "各区"),
    ],
)
def test_what_each_governs_is_all_districts(
    text: str, names: list[str], districts: str | None
) -> None:
    clause = clause_of(f"（责任单位：{text}）")
    assert [unit.name for unit in clause.units] == names
    assert clause.districts == districts


@pytest.mark.parametrize(
    "text",
    [
        "市税务局会同市财政局、市发展改革委负责",
        "市税务局牵头会同市财政局、市发展改革委落实",
        "市税务局牵头，会同市财政局、市发展改革委负责",
        "市税务局牵头，市财政局、市发展改革委参加",
    ],
)
def test_who_acts_with_others_leads(text: str) -> None:
    assert units(clause_of(f"（{text}）")) == [
        ("市税务局", "lead"),
        ("市财政局", "supporting"),
        ("市发展改革委", "supporting"),
    ]


@pytest.mark.parametrize(
    ("text", "supporting"),
    [
        ("责任单位：市农业局会同市财政局、市林业局", ["市财政局", "市林业局"]),
        ("责任单位：市农业局会同市财政局、市林业局；完成时限：年底前", ["市财政局", "市林业局"]),
        ("市农业局会同市财政局、市林业局，市供销社配合", ["市财政局", "市林业局", "市供销社"]),
        (
            "责任单位：市农业局会同市财政局、市林业局；配合单位：市公安局",
            ["市财政局", "市林业局", "市公安局"],
        ),
    ],
)
def test_all_behind_with_are_supporting_where_no_verb_follows(
    text: str, supporting: list[str]
) -> None:
    lead, *others = units(clause_of(f"（{text}）"))
    assert lead == ("市农业局", "lead")
    assert others == [(name, "supporting") for name in supporting]


@pytest.mark.parametrize(
    ("text", "roles"),
    [
        ("市发改委负总责，市财政局配合", "lead supporting"),
        ("市发改委主责，市财政局配合", "lead supporting"),
        ("市发改委主办，市财政局协办", "lead supporting"),
        ("市发改委负责，市财政局指导", "responsible supporting"),
        ("市发改委牵头统筹，市财政局督促落实", "lead supporting"),
        ("市发改委、市财政局按职责分工推进", "responsible responsible"),
        ("市发改委、市财政局等按职责分别负责", "responsible responsible"),
        ("市发改委、市财政局组织实施", "responsible responsible"),
        ("市发改委、市财政局抓好落实", "responsible responsible"),
        ("主责单位：市发改委；协作单位：市财政局", "lead supporting"),
        ("推进单位：市发改委、市财政局", "responsible responsible"),
        ("责任：市发改委、市财政局", "responsible responsible"),
        ("责任单位 ：市发改委、市财政局", "responsible responsible"),
    ],
)
def test_verbs_and_labels_say_the_role(text: str, roles: str) -> None:
    clause = clause_of(f"加快建设（{text}）。")
    assert units(clause) == list(zip(["市发改委", "市财政局"], roles.split(), strict=True))


@pytest.mark.parametrize("text", ["统筹推进", "分步组织实施", "主体责任：企业"])
def test_how_a_work_is_done_is_no_clause(text: str) -> None:
    assert find_duty(f"加快建设（{text}）。") == []


@pytest.mark.parametrize("label", ["支撑单位", "支持单位", "技术支撑单位", "支持部门", "协助单位"])
def test_who_gives_support_is_supporting(label: str) -> None:
    for text in (
        f"（牵头单位：市住建局，{label}：市财政局）",
        f"牵头单位：市住建局；{label}：市财政局",
    ):
        assert units(clause_of(text)) == [("市住建局", "lead"), ("市财政局", "supporting")]


def test_a_column_of_who_gives_support_is_supporting() -> None:
    document = parse_body(
        "一、清单\n\n序号\t工作任务\t牵头单位\t支撑单位\n"
        "1\t推进旧改。\t市住建局\t市财政局\n2\t推进绿化。\t市园林局\t市水务局"
    )
    assert [[(unit.name, unit.role) for unit in task.units] for task in document.tasks] == [
        [("市住建局", "lead"), ("市财政局", "supporting")],
        [("市园林局", "lead"), ("市水务局", "supporting")],
    ]


@pytest.mark.parametrize(
    "deadline",
    ["2025年6月底前完成", "年内持续推进", "2023年底前", "年底前完成", "持续推进", "2023年12月"],
)
def test_a_time_is_a_deadline_and_no_unit(deadline: str) -> None:
    clause = clause_of(f"（市工信局、市数据局负责，{deadline}）")
    assert [unit.name for unit in clause.units] == ["市工信局", "市数据局"]
    assert clause.deadline == deadline


@pytest.mark.parametrize("time", ["一季度前", "15日前", "常态化推进"])
def test_a_time_is_no_unit_wherever_it_stands_in_a_list(time: str) -> None:
    for listed in (f"{time}，市财政局", f"市财政局，{time}"):
        clause = clause_of(f"（责任单位：{listed}）")
        assert units(clause) == [("市财政局", "responsible")]
        assert clause.deadline == time


def test_a_mark_or_a_rule_is_no_unit_wherever_it_stands_in_a_list() -> None:
    assert find_duty("（配合单位：--）") == []
    for listed in ("首位为主办单位、市财政局、--", "--、市财政局、首位为主办单位"):
        assert units(clause_of(f"（责任单位：{listed}）")) == [("市财政局", "responsible")]


def test_a_cell_with_a_mark_names_no_unit() -> None:
    assert not parse_clause("--", 0, 2).units


def test_a_name_with_a_sign_of_a_time_or_a_rule_stays_a_name() -> None:
    names = ["中日友好医院", "常州市财政局", "首都图书馆", "华为公司", "季华实验室"]
    clause = clause_of(f"（责任单位：{'、'.join(names)}）")
    assert [unit.name for unit in clause.units] == names


def test_a_name_that_begins_like_a_time_stays_a_name() -> None:
    names = ["内蒙古自治区财政厅", "前海管理局", "年画协会", "长江办", "月城镇政府", "无锡市政府"]
    clause = clause_of(f"（责任单位：{'、'.join(names)}）")
    assert [unit.name for unit in clause.units] == names
    assert clause.deadline is None


@pytest.mark.parametrize(
    "text",
    [
        "（谁主管、谁负责）",
        "（鼓励社会力量参与）",
        "（教师组织、家长配合）",
        "（自行负责）",
        "（用人单位负责）",
        "（党委领导、政府负责、部门协同、公众参与）",
        "建设平台。（如市科技局、市财政局）",
        "建设平台。（中国科学院、清华大学）",
        "由龙头企业牵头，高校院所参与，组建联合体。",
        "由市科技局牵头，高校院所参与，组建联合体。",
        "（责任领导：分管副市长）",
    ],
)
def test_what_names_no_unit_for_certain_is_no_duty(text: str) -> None:
    assert find_duty(text) == []


@pytest.mark.parametrize(
    "name",
    [
        "市公安局交警大队",
        "昆山国投公司",
        "高新区",
        "各级政府",
        "有关部门",
        "苏州银保监分局昆山监管组",
    ],
)
def test_units_that_are_no_offices_may_be_responsible(name: str) -> None:
    assert units(clause_of(f"（{name}负责）")) == [(name, "responsible")]


def test_a_ministry_whose_name_begins_like_a_pronoun_is_a_unit() -> None:
    assert units(clause_of("（自然资源部负责）")) == [("自然资源部", "responsible")]


def test_units_in_brackets_behind_the_last_sentence() -> None:
    text = "支持夜间经济集聚区建设。（市商务局、市文化广电旅游局）"
    clause = clause_of(text)
    assert [unit.name for unit in clause.units] == ["市商务局", "市文化广电旅游局"]
    assert text[clause.start : clause.end] == "（市商务局、市文化广电旅游局）"


def test_who_leads_in_a_sentence_without_brackets() -> None:
    text = "强化支撑。由市工信局牵头，市财政局、市科技局配合，2023年6月底前出台实施细则。"
    clause = clause_of(text)
    assert units(clause) == [
        ("市工信局", "lead"),
        ("市财政局", "supporting"),
        ("市科技局", "supporting"),
    ]
    assert clause.deadline == "2023年6月底前"


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("市环境局牵头按年度拟定治理计划。", [("市环境局", "lead")]),
        ("市环境局、市水务局牵头负责水环境治理。", [("市环境局", "lead"), ("市水务局", "lead")]),
        (
            "市环境局牵头，市财政局、市水务局配合，制定年度计划。",
            [("市环境局", "lead"), ("市财政局", "supporting"), ("市水务局", "supporting")],
        ),
        ("由市环境局牵头，建立会商机制。", [("市环境局", "lead")]),
    ],
)
def test_who_leads_begins_a_sentence(sentence: str, expected: list[tuple[str, str]]) -> None:
    assert units(clause_of(sentence)) == expected
    assert units(clause_of(f"加强治理。{sentence}各部门按要求落实。")) == expected


@pytest.mark.parametrize(
    "text",
    [
        "市环境局牵头起草了规划。",
        "市环境局牵头的项目优先安排。",
        "市环境局牵头单位作用明显。",
        "龙头企业牵头组建联合体。",
        "市环境局牵头治污，高校院所参与。市水务局牵头治水。",
        "省里安排，市环境局牵头治污。",
    ],
)
def test_other_words_about_who_leads_are_no_clause(text: str) -> None:
    assert find_duty(text) == []


def test_labels_without_the_word_unit_and_square_brackets() -> None:
    assert units(clause_of("【主办：市住建局；协办：市城管局】")) == [
        ("市住建局", "lead"),
        ("市城管局", "supporting"),
    ]


def test_the_first_leads_where_the_text_says_so_from_there_on() -> None:
    document = parse_body(
        "1.甲。（市科技局、市工信局负责）\n\n"
        "2.乙。（税务总局、财政部负责，排在第一位的部门为牵头部门，下同）\n\n"
        "3.丙。（海关总署、财政部负责）"
    )
    assert [
        [(unit.name, unit.role, unit.by_custom) for unit in task.units] for task in document.tasks
    ] == [
        [("市科技局", "lead", True), ("市工信局", "supporting", True)],
        [("税务总局", "lead", False), ("财政部", "responsible", False)],
        [("海关总署", "lead", False), ("财政部", "responsible", False)],
    ]


def test_a_rule_in_brackets_keeps_the_name_before_it() -> None:
    clause = clause_of("责任单位：市发改委、市财政局（第一责任单位为牵头单位，下同）")
    assert [unit.name for unit in clause.units] == ["市发改委", "市财政局"]
    assert (clause.first_leads, clause.rule_extends) == (True, True)


def test_labels_on_lines_of_their_own_are_one_task() -> None:
    document = parse_body(
        "1.甲。加快发展。\n\n牵头部门：市教育局\n\n参与单位：市人社局\n\n完成时限：2024年6月底前\n\n"
        "2.乙。加快发展。\n\n责任单位：市科技局\n\n加强统筹。\n\n责任单位：市财政局"
    )
    assert [
        ([(unit.name, unit.role) for unit in task.units], task.deadline) for task in document.tasks
    ] == [
        ([("市教育局", "lead"), ("市人社局", "supporting")], "2024年6月底前"),
        ([("市科技局", "lead")], None),
        ([("市财政局", "lead")], None),
    ]
    assert document.tasks[0].duty_wording == (
        "牵头部门：市教育局；参与单位：市人社局；完成时限：2024年6月底前"
    )


def test_a_time_on_a_line_of_its_own_assigns_nothing() -> None:
    document = parse_body("1.甲。加快发展。\n\n完成时限：2024年6月底前")
    assert document.tasks == ()


def test_each_sentence_with_its_own_duty_is_a_task() -> None:
    document = parse_body(
        "1.市场推广。到2025年，新增站点5座（市交通局负责）。"
        "到2024年，新增企业6家以上（市建委、市科技局负责）。"
    )
    assert [(task.id, [unit.name for unit in task.units]) for task in document.tasks] == [
        ("body/1", ["市交通局"]),
        ("body/1~2", ["市建委", "市科技局"]),
    ]
    assert [(t.task, t.year) for t in document.targets if t.unit == "家"] == [("body/1~2", 2024)]


def test_two_clauses_in_one_sentence_are_one_task() -> None:
    document = parse_body("1.推广。新建站点（市交通局负责）、厂房（市工信局负责）。")
    assert [[unit.name for unit in task.units] for task in document.tasks] == [
        ["市交通局", "市工信局"]
    ]


def test_a_table_says_none_and_keeps_the_role_of_its_column() -> None:
    assert parse_clause("无", 0, 1, role="supporting").units == ()
    cell = "省经信厅、省科技厅按职责分工负责"
    assert units(parse_clause(cell, 0, len(cell), role="lead")) == [
        ("省经信厅", "lead"),
        ("省科技厅", "lead"),
    ]


def test_a_header_may_say_that_the_first_leads() -> None:
    (task,) = parse(
        "某某市行动计划\n\n一、任务\n\n序号\t工作任务\t责任单位（列第一位的为牵头单位）\n"
        "1\t甲\t市工信局、市科技局\n"
    ).tasks
    assert [(unit.role, unit.by_custom) for unit in task.units] == [
        ("lead", False),
        ("responsible", False),
    ]
