"""What a duty clause says of all tasks: who leads by the order of the names, and who else acts."""

from __future__ import annotations

import re
from dataclasses import dataclass

from kspolicy.parse.unit_names import TRAILING_BRACKET

# 以下均涉及各区镇 · 以下均需各市州、县市区人民政府落实，不再列出
EXTENSION = re.compile(
    r"以下(?:各项)?(?:任务|工作|内容|事项|措施)?(?:均|都|同样)?"
    r"(?:涉及|包括|包?含|[需须由要请]+)(?P<whom>(?:[^，,。；;（）()]|[（(][^（）()]*[）)]){2,30}?)"
    r"(?:按职责分工|结合实际|共同)?(?:(?:抓好|贯彻|组织|具体|负责)?(?:落实|实施)|负责|配合|参与)?"
    r"(?=[，,。；;）)]|\Z)"
)
ASIDE = re.compile(r"以下|不再|下同|排在|排名|排序|第一位|[为是](?:工作)?(?:牵头|主办|汇总)")
# 排在第一位的部门为牵头部门, 列第一位者为工作牵头单位或汇总单位, 列首位的为牵头单位,
# 第一责任单位为牵头单位, 列第一位为牵头或汇总单位.
FIRST_LEADS = re.compile(
    r"(?:第[一1]|首[位个家列])[^，,。；;：（）]{0,8}[为是](?:工作)?(?:牵头|主办)"
)
# 列逗号之前的为牵头单位 · 分号前为牵头单位
_PARTING = re.compile(r"(?P<mark>逗号|分号)(?:之|以)?前[^，,。；;：（）]{0,8}牵头")
# What such a rule says of those that do not lead: 其他有关单位按职责分工配合.
_OTHERS = re.compile(r"其[他它余]|(?:逗号|分号|之|以)后")


@dataclass(slots=True)
class Rules:
    """The rules of a clause on the order of its units.

    ``first_leads``: the first leads, or ``parting``: those before this mark; ``extends``: in later
    tasks as well. ``shared``: it has just been said that each does its own (按职责分工).
    """

    first_leads: bool = False
    parting: str | None = None
    extends: bool = False
    shared: bool = False

    @property
    def repeated(self) -> bool:
        """Whether a 下同 speaks of one of these rules."""
        return self.first_leads or self.parting is not None or self.shared

    def taken_from(self, item: str) -> str:
        """The item without what it says of all tasks: 市财政局（第一责任单位为牵头单位，下同）."""
        if FIRST_LEADS.search(item):
            self.first_leads = True
        parting = _PARTING.search(item) if "号" in item else None
        if parting:
            self.parting = "，" if parting["mark"] == "逗号" else "；"
        if self.first_leads or self.parting:
            if "下同" in item:
                self.extends = True
            if parting or _OTHERS.match(item):
                return ""
        bracket = TRAILING_BRACKET.search(item)
        if bracket and ASIDE.search(bracket["inside"]):
            return item[: bracket.start()]
        return item
