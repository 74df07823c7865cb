"""How the short names of departments are made, everywhere in the country.

发改委 is 发展和改革委员会 and 人社局 is 人力资源和社会保障局 in every city. The table has the short
forms that official usage has settled, with what they stand for: the departments of the 2018 and
2023 reforms and of what they replaced. What is not in the table is judged by its characters.
"""

from __future__ import annotations

from functools import cache

# Short stem: the long ones. 和, 与 and 及 are left out of both.
_TABLE = """
发改: 发展改革
工信: 工业信息化
经信: 经济信息化
经济信息: 经济信息化
科技: 科学技术
科创: 科技创新
科工: 科技工业信息化
人社: 人力资源社会保障
人力社保: 人力资源社会保障
住建: 住房城乡建设 住房建设
住房城乡: 住房城乡建设
城建: 城乡建设
资规: 自然资源规划
自规: 自然资源规划
资源规划: 自然资源规划
规划资源: 规划自然资源
规自: 规划自然资源
市监: 市场监督管理
市场监管: 市场监督管理
市场监督: 市场监督管理
卫健: 卫生健康
卫计: 卫生计划生育 卫生计生
文旅: 文化旅游 文化广电旅游 文化旅游体育 文化体育旅游 文化广电体育旅游 文化广电旅游体育
文广旅: 文化广电旅游
文体旅: 文化体育旅游
文旅体: 文化旅游体育
文体广旅: 文体广电旅游 文化体育广电旅游
文广旅体: 文化广电旅游体育
文广新: 文化广电新闻出版
广电: 广播电视
教体: 教育体育
城管: 城市管理
城管执法: 城市管理执法 城市管理行政执法 城市管理综合执法 城市管理综合行政执法
综合执法: 综合行政执法
应急: 应急管理
交通: 交通运输
交运: 交通运输
医保: 医疗保障
退役军人: 退役军人事务
国资: 国有资产监督管理
粮储: 粮食物资储备
民宗: 民族宗教事务 民族宗教
地方金融监管: 地方金融监督管理
政数: 政务服务数据管理
政务服务: 政务服务管理
审批: 行政审批 行政审批服务
行政审批: 行政审批服务
机关事务: 机关事务管理
药监: 药品监督管理
食药监: 食品药品监督管理
网信: 网络安全信息化委员会
编: 机构编制委员会
妇: 妇女
科: 科学技术
侨: 归国华侨
文: 文学艺术界
工商: 工商行政管理 工商业
残: 残疾人
供销: 供销合作
大数据: 大数据管理 大数据发展管理
林草: 林业草原
"""


@cache
def _settled() -> dict[str, frozenset[str]]:
    lines = (line.split(": ") for line in _TABLE.split("\n") if line)
    return {short: frozenset(long.split()) for short, long in lines}


def stands_for(short: str, long: str) -> bool:
    """Whether settled usage abbreviates the stem ``long`` to ``short``."""
    return long in _settled().get(short, ())


def is_settled(short: str) -> bool:
    """Whether settled usage has a meaning for a stem: 工商 is 工商行政管理, not 工业和商务."""
    return short in _settled()


def only_long(short: str) -> str | None:
    """The long stem that a short one can only stand for: 自然资源规划 for 资规 and for 自规."""
    meant = _settled().get(short, frozenset())
    return next(iter(meant)) if len(meant) == 1 else None


def abbreviates_regularly(short: str, long: str) -> bool:
    """Whether every two-character word of ``long`` is kept whole or by its first character.

    旅度区 is 旅游度假区, 文广旅局 is 文化广电旅游局: nothing of the long name is left out.
    """
    if len(long) % 2 or not short or len(short) >= len(long):
        return False
    at = 0
    for index in range(0, len(long), 2):
        if not short.startswith(long[index], at):
            return False
        at += 1
        if short.startswith(long[index + 1], at):
            at += 1
    return at == len(short)
