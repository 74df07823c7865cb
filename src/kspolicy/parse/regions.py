"""Regions in tables: the provinces by their short names, and how a column of regions is headed.

地区, 省份, 省（区、市）, 县（市、区）, 市州 over 北京, 河北, 新疆兵团
"""

from __future__ import annotations

import re
from functools import lru_cache

_PROVINCES = (
    "北京|天津|河北|山西|内蒙古|辽宁|吉林|黑龙江|上海|江苏|浙江|安徽|福建|江西|山东|河南|湖北|湖南|广东"
    "|广西|海南|重庆|四川|贵州|云南|西藏|陕西|甘肃|青海|宁夏|新疆|香港|澳门|台湾"
)
_PROVINCE = re.compile(
    rf"(?:{_PROVINCES})(?:省|市|(?:壮族|回族|维吾尔)?自治区|特别行政区)?$"
    r"|(?:新疆)?(?:生产)?(?:建设)?兵团$"
)
# Nothing but kinds of regions, and what stands between them.
_HEADING = re.compile(
    r"(?:各|分|省级|市级|县级|地级|设区|行政)*"
    r"(?:(?:地区|省份|自治[区州县]|直辖市|城市|街道|[园片辖郊]区|功能区|区域|区划|[省地市州盟县区旗镇乡])"
    r"[（(）)、，,/／和及或]*)+(?:名称|别)?$"
)
_BLANKS = re.compile(r"\s+")
_LONGEST_HEADING = 20


def is_province(name: str) -> bool:
    """Whether ``name`` is a province: 河北, 河北省, 内蒙古, 新疆兵团."""
    return _PROVINCE.match(name) is not None


@lru_cache(maxsize=512)
def heads_regions(name: str) -> bool:
    """Whether ``name`` says that what stands below it are regions, and nothing else of them."""
    bare = without_blanks(name)
    return len(bare) <= _LONGEST_HEADING and _HEADING.match(bare) is not None


def without_blanks(name: str) -> str:
    """A name without the blanks that spread it over its cell: 北 京, 地  区."""
    return _BLANKS.sub("", name) if " " in name or "\n" in name else name
