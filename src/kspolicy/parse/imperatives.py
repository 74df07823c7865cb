"""Sentences of a chapter of tasks that set one by its verb and a count, without any year.

更换液化气钢瓶10万个 · 完成7艘船舶尾气治理 · 每年实施节能改造项目6项以上 · 供电可靠率达到99.99%
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from kspolicy.parse.quantities import DURATIONS

if TYPE_CHECKING:
    from kspolicy.parse.goal import Goal
    from kspolicy.parse.quantities import Quantity

# A chapter of tasks: 重点任务, 主要举措, 实施城市更新行动, 加快充电设施建设.
_TASKS = re.compile(
    r"任务|措施|举措|行动|工程|重点工作|工作重点|工作内容|实施内容|建设内容"
    r"|(?<![^，])(?:推进|推动|加快|实施|提升|提高|强化|加强|完善|优化|开展|促进|打造|支持|深化|构建"
    r"|大力|着力|全面|持续|深入|积极|扎实|健全|构筑|建立|夯实|筑牢|增强|改善|巩固|做好|拓展|壮大"
    r"|营造|抓好|办好|推行|引领|激发|培育|发展(?!基础|形势)|创新|统筹)"
)
# What tells of what was done (工作报告, 完成情况), or holds for everybody (管理办法, 申报条件).
_NO_TASKS = re.compile(
    r"报告|情况|总结|通报|年鉴|解读|公报|办法|规定|细则|条例|条件|标准(?!化)|要求|考核|奖补|奖励|保障措施|组织保障"
)
# What is done to a count of things, and then is done.
_DONE = (
    r"(?:完成|建成|创成|创建|新[建增设开]|新?购置|新?引进|招引|改建|扩建|改造|更[新换]|淘汰|清退|报废|关停|关闭"
    r"|拆除|打造|培育|开工|竣工|投产|加装|安装|配[备建](?![0-9]{1,3}[名人])|整治|治理|修复|抽检|认定|遴选|选树|铺设|敷设|布设"
    r"|种植|栽植|筹集|开通|盘活|处置|推广)(?![区后率度时期前满])"
)
_LED = r"(?:(?:推动|引导|督促|组织|支持)[^，,。；;0-9]{0,8}?)?"
_OFTEN = r"(?:每年|年内|全年|同步|累计|计划|力争|再|分别|全面|加快|推进|共)*"
_SET = re.compile(
    rf"{_OFTEN}{_LED}{_DONE}|(?:实现|建设)(?=[0-9.]+[万余]?[个家座处所条套台项公亩平])|每年(?!安排|列支|拨付|投入|给予|[补奖])[^，,。；;0-9]"
)
# 改造提升后日处理能力达到5万吨 · 打造1个平台、3个体系
_AFTERWARDS = "后"
_VAGUE = re.compile(r"(?:平台|中心|体系|机制|格局|高地|模式|品牌|系统|方面|重点|目标|专班|清单)")
# 投资强度达到300万元/亩 holds for each; 推广10项典型经验 and 整治3类问题 count words, not things.
_NORM = re.compile(r"(?:[强宽高厚深长密]度|标准|成本|价格|费用|容积率)$")
_KINDS = frozenset("项类篇份条种件批期")
_COUNT_BEHIND = re.compile(r"(?:不少于|不低于|至少|超过?|近|约)?[0-9]")
# A level that is come to, told of a measure and of nothing else: 供电可靠率达到99.99%.
_MEASURE = re.compile(r"(?:[率量]|占比|比重|比例|覆盖面)$")
# 推进5个“美丽街区”建设 · 对全区1918个垃圾箱房进行升级改造: what may be a goal, or what there is.
_LED_ON = re.compile(
    r"(?:推进|推动|开展|实施|对)(?:全[市区县省])?(?:至少|约)?$|(?<![^，,；;。、])全[市区县省]$"
)
# 全国建成5000个示范社区: to be done, or done already.
_TOLD = re.compile(rf"全[国省市区县](?:共|累计)?{_DONE}[^，,。；;0-9]{{0,20}}$")
_REACH = 30
_WORK = re.compile(
    r"[^，,。；;]{1,60}?(?:建设|改造|更新|整治|治理|修复|清退|提升|增效|行动|项目|工程|转产)(?=[，,。；;])"
)


def sets_tasks(headings: str, title: str) -> bool:
    """Whether what stands below ``headings``, in a part with this ``title``, sets tasks."""
    told = _NO_TASKS.search(headings) or _NO_TASKS.search(title)
    return told is None and _TASKS.search(headings) is not None


def is_set(words: str, goal: Goal, *, dated: bool) -> bool:
    """Whether ``words``, those of ``goal``, set a task by their verb and their count.

    ``dated``: they stand below a year; without one 全市完成投资50亿元 rather tells what was done.
    """
    if goal.measured.scope is not None and not dated:
        return False
    comparison = goal.comparison
    if goal.quantity.unit in DURATIONS or comparison.comparator in ("<=", "<"):
        return False
    ends = goal.stop == goal.end
    verb = _SET.match(words)
    indicator = goal.measured.indicator
    if _AFTERWARDS in words or _NORM.search(indicator):
        return False
    if verb is not None:
        if ends:
            return len(indicator) > len(verb.group())
        counted = goal.quantity.unit not in _KINDS and not _VAGUE.fullmatch(indicator)
        return counted and _COUNT_BEHIND.match(words, verb.end()) is not None
    return ends and comparison.stated and _MEASURE.search(indicator) is not None


def may_be_set(text: str, quantity: Quantity, begin: int, end: int) -> bool:
    """Whether ``quantity`` may count what is to be done: 推进5个“美丽街区”建设."""
    before = max(begin, quantity.start - _REACH)
    if quantity.chinese:
        return False
    if not _LED_ON.search(text, before, quantity.start):
        return _TOLD.search(text, before, quantity.start) is not None
    return _WORK.match(text, quantity.end, end) is not None
