"""A text, its table of indicators year by year, and its shares: nothing is reported in vain."""

from __future__ import annotations

from kspolicy.check.runner import run_checks
from shipped import lexicon, parse_text

PLAN = """某某市人民政府办公室

某政办发〔2023〕5号

某某市人民政府办公室关于印发某某市数字化转型三年行动计划（2023—2025年）的通知

各区人民政府：

现印发给你们，请认真贯彻执行。

某某市人民政府办公室

2023年3月1日

某某市数字化转型三年行动计划（2023—2025年）

一、发展目标

到2025年，新增数字化改造企业1200家，地区生产总值达到280亿元，常住人口城镇化率达到52%，森林覆盖率稳定在61.4%以上，数字经济核心产业增加值占比由5.8%提高到8%。地区生产总值年均增长8.5%左右。

二、重点任务

（一）推进改造。开展诊断服务。（责任单位：市工业和信息化局）

附件1

主要指标表

指标|单位|2022年|2023年|2024年|2025年|年均增长（%）|属性
新增数字化改造企业|家|200|300|400|500|—|预期性
地区生产总值|亿元|186.3|200|240|280|8.5左右|预期性
常住人口城镇化率|%|45.2|47|50|52|[6.8]|预期性
森林覆盖率|%|61.37|61.4|61.4|≥61.4|—|约束性
数字经济核心产业增加值占比|%|5.8|6.5|7|8|—|预期性

注：[ ]内为累计数。

附件2

任务分解表（2023年—2025年）

指标|2023年|||2024年||
|全市|开发区|高新区|全市|开发区|高新区
新增数字化改造企业（家）|300|100|200|400|150|250
"""


def findings(text: str) -> list[tuple[str, str]]:
    document = parse_text(text.replace("|", "\t"))
    return [(f.rule, f.message) for f in run_checks([document], lexicon()).findings]


def test_a_plan_that_agrees_with_its_tables_has_no_finding() -> None:
    assert findings(PLAN) == []


def test_another_figure_of_the_same_year_is_found() -> None:
    (found,) = findings(PLAN.replace("240|280|", "240|270|"))
    assert found == ("KS201", "“地区生产总值”数值矛盾：正文“达到280亿元”，附件1“270亿元”")


def test_shares_that_do_not_add_up_are_found_in_their_year() -> None:
    (found,) = findings(PLAN.replace("|400|150|250", "|400|150|240"))
    assert found[0] in ("KS101", "KS103")
