"""Task lists: columns by their names, merged programmes, roles, deadlines, and goals in them."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from kspolicy.parse.document import parse_source
from kspolicy.read import read_bytes

from .writing import NOTICE, parse

if TYPE_CHECKING:
    from kspolicy.model.document import PolicyDocument

BEFORE = f"{NOTICE}昆山市行动计划\n\n一、要求\n\n坚持创新。\n\n附件1\n\n重点工作清单\n\n"


def document_of(*rows: str) -> PolicyDocument:
    return parse(BEFORE + "\n".join(rows) + "\n")


def test_a_row_is_a_task_with_its_programme_matter_and_units() -> None:
    document = document_of(
        "序号\t任务清单\t\t目标清单\t责任单位",
        "1\t集群 创建工程\t做强终端产业\t做优模式。产业规模力争突破 5000 亿元。"
        "\t市工信局、市商务局，各区镇",
        "2\t\t布局新型显示\t新增企业2家。\t市科技局",
    )
    first, second = document.tasks
    assert (first.id, first.part, first.number) == ("annex-1/1", "annex-1", "1")
    assert (first.title, first.programme) == ("做强终端产业", "集群创建工程")
    assert not first.programme_inherited
    assert [(unit.name, unit.role, unit.by_custom) for unit in first.units] == [
        ("市工信局", "lead", True),
        ("市商务局", "supporting", True),
    ]
    assert first.all_districts is not None
    assert first.all_districts.wording == "各区镇"
    assert first.duty_wording == "市工信局、市商务局，各区镇"
    assert [sentence.text for sentence in first.sentences] == [
        "做优模式。",
        "产业规模力争突破5000亿元。",
    ]
    assert (second.programme, second.programme_inherited) == ("集群创建工程", True)
    assert second.all_districts is None
    assert [(t.task, t.indicator, t.wording) for t in document.targets] == [
        ("annex-1/1", "产业规模", "力争突破5000亿元"),
        ("annex-1/2", "新增企业", "2家"),
    ]


def test_columns_of_lead_and_support_and_a_deadline() -> None:
    (task,) = document_of(
        "序号\t重点任务\t牵头单位\t配合单位\t完成时限",
        "1\t建设平台\t市科技局\t市财政局、市工信局\t2023年底",
    ).tasks
    assert [(unit.name, unit.role, unit.by_custom) for unit in task.units] == [
        ("市科技局", "lead", False),
        ("市财政局", "supporting", False),
        ("市工信局", "supporting", False),
    ]
    assert task.deadline == "2023年底"
    assert task.duty_wording == "市科技局；市财政局、市工信局"


def test_persons_and_remarks_are_neither_units_nor_work() -> None:
    document = document_of(
        "序号\t工作任务\t责任单位\t责任人\t联系电话\t备注",
        "1\t甲\t市工信局\t张三\t57000000\t新增3家",
    )
    (task,) = document.tasks
    assert [unit.name for unit in task.units] == ["市工信局"]
    assert task.sentences == ()
    assert document.targets == ()


def test_rows_without_numbers_are_numbered_by_their_place() -> None:
    document = document_of("工作任务\t具体措施\t责任单位", "甲\t一\t市工信局", "乙\t二\t市科技局")
    assert [(task.id, task.title) for task in document.tasks] == [
        ("annex-1/1", "甲"),
        ("annex-1/2", "乙"),
    ]


def test_a_merged_task_holds_for_the_rows_below() -> None:
    document = document_of(
        "序号\t工作任务\t具体措施\t责任单位", "1\t甲\t一\t市工信局", "2\t\t二\t市科技局"
    )
    assert [task.title for task in document.tasks] == ["甲", "甲"]


def test_a_doubled_number_is_kept_apart_and_noted() -> None:
    document = document_of(
        "序号\t工作任务\t责任单位", "1\t甲\t市工信局", "1\t乙\t市科技局", "1\t丙\t市科技局"
    )
    assert [task.id for task in document.tasks] == ["annex-1/1", "annex-1/1~2", "annex-1/1~3"]
    assert [(note.kind, note.line) for note in document.notes] == [
        ("number-doubled", 27),
        ("number-doubled", 28),
    ]


def test_numbers_outside_a_column_of_goals_must_show_that_they_are_goals() -> None:
    document = document_of(
        "序号\t工作任务\t工作内容\t责任单位", "1\t甲\t建设平台2个，力争新增企业5家。\t市工信局"
    )
    assert [target.wording for target in document.targets] == ["5家"]


@pytest.mark.parametrize(
    "rows",
    [
        ("序号\t姓名\t单位", "1\t张三\t市工信局"),
        ("序号\t责任单位\t责任人", "1\t市工信局\t张三"),
        ("序号\t场景\t解决方案", "1\t甲\t乙"),
    ],
)
def test_another_table_is_not_taken_for_one(rows: tuple[str, ...]) -> None:
    document = document_of(*rows)
    assert document.tasks == ()
    assert [note.kind for note in document.notes] == ["table-not-understood"]


def test_what_does_not_read_like_a_unit_is_noted() -> None:
    name = "为了加强统筹协调推动各项任务落到实处而设立的专门工作机构"
    document = document_of("序号\t工作任务\t责任单位", f"1\t甲\t市工信局、{name}")
    assert [unit.name for unit in document.tasks[0].units] == ["市工信局"]
    assert [(note.kind, note.line) for note in document.notes] == [("unit-not-understood", 26)]


def test_the_measures_of_a_merged_task_share_its_number_and_inherit_its_units() -> None:
    document = document_of(
        "序号\t工作任务\t具体措施\t牵头单位\t完成时限",
        "1\t甲\t一\t市工信局\t2023年底",
        "\t\t二\t\t",
        "2\t乙\t三\t市科技局\t长期",
    )
    assert [(task.id, task.number, task.title) for task in document.tasks] == [
        ("annex-1/1", "1", "甲"),
        ("annex-1/1.2", "1", "甲"),
        ("annex-1/2", "2", "乙"),
    ]
    assert [task.title_inherited for task in document.tasks] == [False, True, False]
    assert [unit.name for unit in document.tasks[1].units] == ["市工信局"]
    assert document.tasks[1].deadline == "2023年底"
    assert document.notes == ()


def test_rows_over_the_whole_width_name_what_the_tasks_below_belong_to() -> None:
    document = document_of(
        "序号\t重点工作\t牵头单位\t配合单位",
        "强化创新能力\t\t\t",
        "（一）\t加强平台建设\t\t",
        "1\t建设平台\t市科技局\t市财政局",
    )
    assert [(task.title, task.programme) for task in document.tasks] == [
        ("建设平台", "加强平台建设")
    ]


@pytest.mark.parametrize(
    "written",
    ["市发改委、市财政局", "市发改委，市财政局", "市发改委；市财政局", "市发改委/市财政局"],
)
def test_units_may_be_parted_in_several_ways(written: str) -> None:
    (task,) = document_of("序号\t工作任务\t责任单位", f"1\t甲\t{written}").tasks
    assert [unit.name for unit in task.units] == ["市发改委", "市财政局"]


def test_a_cell_may_say_itself_who_leads() -> None:
    (task,) = document_of(
        "序号\t工作任务\t责任单位", "1\t甲\t市发改委牵头，市财政局、市科技局配合"
    ).tasks
    assert [(unit.name, unit.role) for unit in task.units] == [
        ("市发改委", "lead"),
        ("市财政局", "supporting"),
        ("市科技局", "supporting"),
    ]


def test_several_columns_may_say_what_is_to_be_done_in_any_order() -> None:
    (task,) = document_of(
        "牵头单位\t工作目标\t主要内容\t重点任务\t领域\t备注",
        "市工信局\t新增企业2家。\t做优服务。\t培育企业\t产业\t略",
    ).tasks
    assert task.title == "培育企业"
    assert [sentence.text for sentence in task.sentences][:2] == ["新增企业2家。", "做优服务。"]


def test_a_figure_too_long_to_hold_is_noted_with_the_line_of_its_row() -> None:
    document = document_of(
        "序号\t工作任务\t工作目标\t责任单位", f"1\t甲\t新增企业{'1' * 16}家。\t市工信局"
    )
    assert document.targets == ()
    assert [(note.kind, note.line) for note in document.notes] == [("figure-not-understood", 26)]


def test_the_rows_of_a_second_list_below_one_heading_are_told_apart_and_noted_once() -> None:
    head = "序号\t工作任务\t工作目标\t责任单位"
    document = document_of(
        head,
        "1\t甲\t新增企业20家。\t市科技局",
        "2\t乙\t新增平台5家。\t市科技局",
        "",
        head,
        "1\t丙\t引进人才300名。\t市人社局",
        "2\t丁\t到2025年，新增园区3个。\t市工信局",
        "3\t戊\t新增中心1个。\t市工信局",
    )
    assert [(task.id, task.number, task.title) for task in document.tasks] == [
        ("annex-1/1", "1", "甲"),
        ("annex-1/2", "2", "乙"),
        ("annex-1/1~2", "1", "丙"),
        ("annex-1/2~2", "2", "丁"),
        ("annex-1/3~2", "3", "戊"),
    ]
    assert [(target.id, target.task, target.year) for target in document.targets] == [
        ("annex-1/1#1", "annex-1/1", None),
        ("annex-1/2#1", "annex-1/2", None),
        ("annex-1/1~2#1", "annex-1/1~2", None),
        ("annex-1/2~2#1", "annex-1/2~2", 2025),
        ("annex-1/3~2#1", "annex-1/3~2", None),
    ]
    (note,) = document.notes
    assert (note.kind, note.line) == ("number-doubled", 30)
    assert "第 2 份任务清单" in note.message


def test_a_list_that_goes_on_counting_in_another_table_keeps_its_numbers() -> None:
    head = "序号\t工作任务\t责任单位"
    document = document_of(
        head, "1\t甲\t市科技局", "2\t乙\t市科技局", "", "（续）", "", head, "3\t丙\t市人社局"
    )
    assert [task.id for task in document.tasks] == ["annex-1/1", "annex-1/2", "annex-1/3"]
    assert document.notes == ()


def test_the_rows_of_a_list_below_another_table_are_told_apart_and_noted_once() -> None:
    document = document_of(
        "指标（单位）\t2025年\t开发区\t高新区\t责任单位",
        "企业数（家）\t10\t5\t5\t市科技局",
        "",
        "重点任务如下。",
        "",
        "序号\t工作任务\t工作目标\t责任单位",
        "1\t甲\t新增企业20家。\t市科技局",
        "2\t乙\t新增平台5家。\t市科技局",
    )
    assert [row.id for row in document.allocations[0].rows] == ["annex-1/1"]
    assert [task.id for task in document.tasks] == ["annex-1/1~2", "annex-1/2~2"]
    assert [target.id for target in document.targets] == ["annex-1/1~2#1", "annex-1/2~2#1"]
    (note,) = document.notes
    assert (note.kind, note.line) == ("number-doubled", 31)
    assert "前面已有表格" in note.message


@pytest.mark.parametrize(
    ("deadline", "year"),
    [
        ("2023年底前", 2023),
        ("2023年12月", 2023),
        ("2022—2024年", 2024),
        ("2023年底前完成，持续推进", 2023),
        ("2023年底前启动", None),
        ("2022年出台，2024年完成", None),
        ("持续推进", None),
    ],
)
def test_the_deadline_of_a_row_is_the_year_of_its_figures(deadline: str, year: int | None) -> None:
    document = document_of(
        "序号\t重点任务\t责任单位\t完成时限",
        f"1\t新建污水管网500公里。\t市水务局\t{deadline}",
        "2\t到2025年，污水处理率达到95%。\t市水务局\t2023年底前",
    )
    assert [(t.indicator, t.value, t.year) for t in document.targets] == [
        ("新建污水管网", 500, year),
        ("污水处理率", 95, 2025),
    ]


def test_what_a_row_is_to_reach_by_its_deadline_is_a_goal() -> None:
    document = document_of(
        "序号\t重点任务\t主要内容\t责任单位\t完成时限",
        "1\t垃圾处理\t生活垃圾焚烧能力达到2万吨/日。\t市城管局\t2023年底前",
        "2\t管网改造\t改造老旧管网100公里，漏损率降至9%以内。\t市水务局\t2024年6月",
        "3\t企业培育\t培育龙头企业，总投资5亿元。\t市工信局\t2023年",
        "4\t平台建设\t现有平台5个，整合利用。\t市工信局\t2023年",
    )
    assert [
        (t.task, t.indicator, t.comparator, t.value, t.unit, t.year) for t in document.targets
    ] == [
        ("annex-1/1", "生活垃圾焚烧能力", ">=", 2, "万吨/日", 2023),
        ("annex-1/2", "改造老旧管网", "=", 100, "公里", 2024),
        ("annex-1/2", "漏损率", "<=", 9, "%", 2024),
    ]


WEB = """<html><body><p>某省人民政府关于印发某某规划的通知</p><p>某政发〔2021〕5号</p><p>附件1</p>
<p>重点任务分工表</p><table border="1">{}</table></body></html>"""


def web_document_of(*rows: str) -> PolicyDocument:
    """A document whose table is drawn as a web page does; 2| before a text: it reaches down."""
    drawn = "".join(f"<tr>{''.join(map(_cell, row.split(' / ')))}</tr>" for row in rows)
    return parse_source(read_bytes(WEB.format(drawn).encode(), "表.html"))


def _cell(text: str) -> str:
    rows, _, words = text.rpartition("|")
    return f'<td rowspan="{rows or 1}">{words}</td>'


def test_a_merged_cell_of_units_or_time_holds_for_every_row_it_covers() -> None:
    document = web_document_of(
        "序号 / 重点任务 / 主要内容 / 牵头单位 / 配合单位 / 完成时限",
        "2|1 / 2|管网建设 / 新建管网5公里。 / 省住建厅 / 2|省财政厅，各市人民政府 / 2022年底",
        "改造管网3公里。 / 省水利厅 / 2023年底",
        "2 / 垃圾处理 / 新建焚烧厂2座。 / 省住建厅 / 省发改委 / 2|2024年底",
        "3 / 节水 / 新建管网4公里。 / 省水利厅 / ",
    )
    assert [[unit.name for unit in task.units] for task in document.tasks] == [
        ["省住建厅", "省财政厅"],
        ["省水利厅", "省财政厅"],
        ["省住建厅", "省发改委"],
        ["省水利厅"],
    ]
    assert [task.deadline for task in document.tasks] == [
        "2022年底",
        "2023年底",
        "2024年底",
        "2024年底",
    ]
    assert [task.all_districts is not None for task in document.tasks] == [True, True, False, False]
    assert [target.year for target in document.targets] == [2022, 2023, 2024, 2024]


def test_a_blank_cell_that_nothing_covers_stays_blank() -> None:
    document = web_document_of(
        "序号 / 重点任务 / 牵头单位 / 配合单位 / 完成时限",
        "1 / 管网建设 / 省住建厅 / 省财政厅 / 2022年底",
        "2 / 垃圾处理 / 省水利厅 /  / ",
    )
    assert [[unit.name for unit in task.units] for task in document.tasks][1] == ["省水利厅"]
    assert [task.deadline for task in document.tasks] == ["2022年底", None]
