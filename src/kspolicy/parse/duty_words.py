"""What a duty clause says besides names: labels, verbs, times and brackets."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

    from kspolicy.model.document import UnitRole

# The brackets that a clause stands in.
OPENING, CLOSING = "（(【〔[［", "）)】〕]］"
BRACKET = re.compile(r"[（(【〔\[［）)】〕\]］]")
LABEL = re.compile(r"\s*(?P<label>[^:：、，,；;（）]{2,8}?)[:：]")
LABEL_ROLES: dict[str, UnitRole] = {
    "牵头": "lead",
    "主办": "lead",
    "主责": "lead",
    "主要责任": "lead",
    "第一责任": "lead",
    "配合": "supporting",
    "协办": "supporting",
    "协助": "supporting",
    "协同": "supporting",
    "参与": "supporting",
    "参加": "supporting",
    "协作": "supporting",
    "支撑": "supporting",
    "支持": "supporting",
    "责任": "responsible",
    "落实": "responsible",
    "承办": "responsible",
    "负责": "responsible",
    "推进": "responsible",
}
DEADLINE_LABEL = re.compile(r"(?:时限|时间|期限)(?:要求)?$")
# 责任领导：分管副市长 names a person.
PERSON_LABEL = re.compile(r"领导|责任人|负责人|联系人|电话")
# A label that lost the line break before it: 市工商联完成时限：2024年6月底前.
LATER_LABEL = re.compile(
    r"(?<=.)(?:(?P<time>完成(?:时限|时间|期限)|时限要求)"
    r"|(?:牵头|配合|参与|协作|支撑|支持|责任)(?:单位|部门))[:：]"
)
# …负责, …按职责分工负责, …按职责分别负责, …按职责分工; …结合实际落实, …组织实施, …负总责.
VERB = re.compile(
    r"(?:共同|分别|各自|等)?(?:(?:按照?|依据?|依照|根据)(?:各自)?(?:职责|职能)?(?:分工)?(?:分别|共同)?"
    r"|结合实际)?(?P<verb>(?:牵头|负责|统筹|指导|督促)?(?:牵头|负责|配合|参与|协助|(?:抓好)?落实|参加|推进|(?:组织)?实施"
    r"|负?总责|主责|主办|协办|协同|统筹|指导|监督|督促)|(?<=[按照依据自责能]分工))$"
)
VERB_ROLES: dict[str, UnitRole] = {
    "牵头": "lead",
    "主办": "lead",
    "主责": "lead",
    "总责": "lead",
    "配合": "supporting",
    "参与": "supporting",
    "参加": "supporting",
    "协助": "supporting",
    "协办": "supporting",
    "协同": "supporting",
    "指导": "supporting",
    "监督": "supporting",
    "督促": "supporting",
}
# 2025年6月底前完成, 年内持续推进, 2023年12月: what stands where a unit could and is a time.
DEADLINE = re.compile(
    r"(?:力争|确保)?[于在]?(?=\d|[今当明]年|年[底内]|[一二三四]季|[上下]半年|持|长|常|全年)(?:"
    r"(?P<time>(?:(?:20\d\d|今|当|明)年)?(?:\d{1,2}月份?|[一二三四]季度|[上下]半年)?(?:\d{1,2}日)?"
    r"(?:[年季月]?[底末]|[上中下]旬)?(?:之?前|以前|年?内)|年[底内](?:之?前)?|20\d\d年(?:\d{1,2}月)?底?(?![度\d])"
    r"|\d{1,2}月(?:\d{1,2}日|[底末]|[上中下]旬)?(?=(?:基本|全面|全部)?完成))"
    r"(?:基本|全面|全部)?(?P<done>完成|落实到位|(?:持续|长期)?(?:推进|实施|坚持))?"
    r"|(?P<standing>(?:持续|长期|常态化?)(?:推进|坚持|实施|开展)|全年(?:推进|实施)))"
)
# 具体任务均涉及相关市（州）人民政府，不再做分工，下同
INVOLVED = re.compile(
    r"(?:具体|各项|各|上述)?(?:任务|工作)均?涉及(?P<districts>(?:相关|有关|各)[^，,。；;]{2,20})$"
)
# What kind of target it is, written among the units: （预期性指标，牵头单位：市发改委）
ATTRIBUTE = re.compile(r"(?:预期|约束|指导)性(?:指标|目标)?$")
# What a table says where no unit is: 无, ——, /.
NOBODY = re.compile(r"[无/—－-]+")
JOINTLY = "会同"


def named_role(words: str, roles: Mapping[str, UnitRole]) -> UnitRole | None:
    """The role that ``words`` say, by the first of ``roles`` that stands in them."""
    for word, role in roles.items():
        if word in words:
            return role
    return None
