"""How far an indicator reaches by its own words: 苏州市级以上, 省级, 全国."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from kspolicy.link.mention import Mention

# 省级以上 · 省级及以上 · 苏州市级
_LEVEL = re.compile(
    r"(?P<place>[\u4e00-\u9fff]{2}(?=市级))?(?P<rank>国家|部|省|市|区|县)级(?P<above>及?以上)?"
)
# 全市 and 我市 say no more than the document's own title does.
_WIDE = re.compile(r"全国|全球|全省|世界")


def stated_scope(mention: Mention) -> str:
    """The words of a mention that say how far it reaches, in one form; empty where none does.

    省级及以上企业技术中心 → 省级以上; 电子信息竞争力全国百强企业 → 全国.
    """
    level = _LEVEL.search(mention.indicator)
    words = list(dict.fromkeys(_WIDE.findall(mention.indicator)))
    if level:
        words.append(f"{level['rank']}级{'以上' if level['above'] else ''}")
    return "".join(words)
