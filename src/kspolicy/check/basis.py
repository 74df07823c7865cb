"""Whether a figure counts what is new (新增) or all there is (累计), by its own words."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from kspolicy.model.document import Basis, Target

if TYPE_CHECKING:
    from kspolicy.link.mention import Mention

_INCREMENT = re.compile(r"新增|新建|新设|新引进|新认定|净增")
_TOTAL = "累计"
_EVENT = "认定|遴选|评选|入选|培育|引育|培养|引进|引培|举办|实施|达成|入库"
# 累计…培育数 adds up what happens in the period, which is what 新增 says of it.
_EVENTS_COUNTED = re.compile(rf"(?:{_EVENT})数?$|^(?:累计)?(?:{_EVENT})")
_MEASURE = re.compile(r"[（(][^（）()]{1,8}[）)]$")


def stated_basis(mention: Mention) -> Basis | None:
    """What a mention says of its basis: 累计…新增数 is an increment; None where it says nothing."""
    if isinstance(mention.item, Target):
        return mention.item.basis
    if _INCREMENT.search(mention.indicator):
        return "increment"
    return "cumulative" if _TOTAL in mention.indicator else None


def counts_events(mention: Mention) -> bool:
    """Whether what is counted happens in the period, so that both bases say the same of it."""
    return _EVENTS_COUNTED.search(_MEASURE.sub("", mention.indicator)) is not None


def name_basis(basis: Basis | None) -> str:
    """A basis as documents write it."""
    return {"increment": "新增", "cumulative": "累计", None: "未写"}[basis]
