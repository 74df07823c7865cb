"""How far an indicator reaches by its own words: 苏州市级以上, 省级, 全国."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from kspolicy.model.document import Target

if TYPE_CHECKING:
    from kspolicy.link.mention import Mention

# 省级以上 · 省级及以上 · 苏州市级
_LEVEL = re.compile(
    r"(?P<place>[\u4e00-\u9fff]{2}(?=市级))?(?P<rank>国家|部|省|市|区|县)级(?P<above>及?以上)?"
)
# 全市 and 我市 say no more than the document's own title does.
_WIDE = re.compile(r"全国|全球|全省|世界")
# The length of 全市, 我省 and the like.
_WHOLE = 2


def places(mention: Mention) -> str | None:
    """The certain places that a target is said of (东部地区); None where of all, or not said."""
    scope = mention.item.scope if isinstance(mention.item, Target) else None
    return scope if scope and len(scope) > _WHOLE else None


def is_of_all(mention: Mention) -> bool:
    """Whether a target is said of the whole of its place: 全市, 我省."""
    said = isinstance(mention.item, Target) and mention.item.scope is not None
    return said and places(mention) is None


def stated_scope(mention: Mention) -> str:
    """The words of a mention that say how far it reaches, in one form; empty where none does.

    省级及以上企业技术中心 → 省级以上; 电子信息竞争力全国百强企业 → 全国.
    """
    level = _LEVEL.search(mention.indicator)
    words = list(dict.fromkeys(_WIDE.findall(mention.indicator)))
    if level:
        words.append(f"{level['rank']}级{'以上' if level['above'] else ''}")
    return "".join(words)
