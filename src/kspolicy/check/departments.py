"""Short names of the departments that most Chinese cities and counties have.

A lexicon names the units of its own documents; 市民政局 may be missing from it and is still no
slip of 市财政局. The stems are those of the 2018 and 2023 reforms of party and state institutions
and of what they replaced.
"""

from __future__ import annotations

import re

_STEMS = """
发改 发展改革 教育 教体 科技 科工 工信 工业信息化 经信 公安 民政 司法
财政 人社 人力社保 资源规划 自然资源 自规 规划 国土 生态环境 环保 住建
建设 城建 城管 城市管理 房管 交通 交通运输 交运 水利 水务 农业农村 农业
农林 林业 园林 绿化 园林绿化 商务 商业 文旅 文广 文广旅 文体 文体广旅
文体旅 文化 文物 广电 旅游 体育 卫健 卫生 退役军人 应急 应急管理 安监
审计 国资 市场监管 统计 医保 信访 金融 金融监管 地方金融 政务服务 政务
行政审批 审批 大数据 数据 税务 气象 地震 消防 烟草 邮政 档案 史志
机关事务 机关 知识产权 粮食 粮储 供销 人防 民宗 民族宗教 民族 宗教 侨务
外事 台 港澳 编 老干部 扶贫 乡村振兴 海洋 渔业 畜牧 口岸 投资促进 招商
营商 法制 研究 改革 创建 文明 网信 保密 地方志 公积金 住房公积金 食药监
药监 质监 工商 物价 能源 移民 监察 仲裁 疾控 铁路 民航 航空
"""
_KNOWN = frozenset(_STEMS.split())
_FORM = re.compile(
    r"(?:[\u4e00-\u9fff]{0,4}[省市区县旗])?(?:委)?(?P<stem>[\u4e00-\u9fff]{1,6}?)"
    r"(?:管理局|委员会|办公室|局|委|办|厅|中心)"
)


def is_department(name: str) -> bool:
    """Whether ``name`` is an ordinary department's: 市民政局, 区卫健委, 省数据局."""
    match = _FORM.fullmatch(name)
    return match is not None and match["stem"] in _KNOWN
