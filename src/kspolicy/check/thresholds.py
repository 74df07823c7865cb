"""Indicators that count what passes a threshold: 产值超10亿元企业, 产值超50亿元企业."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from kspolicy.link.dimension import magnitude

if TYPE_CHECKING:
    from decimal import Decimal

    from kspolicy.link.mention import Mention

# 产值超10亿企业 · 年主营业务收入突破100亿企业
_THRESHOLD = re.compile(
    r"(?P<before>.*?)(?:超过|超|突破|达到|达|不低于|不少于)"
    r"(?P<figure>\d+(?:\.\d+)?)(?P<multiplier>万亿|千万|百万|十万|亿|万)?元?(?:以上)?(?P<after>\D*)"
)


@dataclass(frozen=True, slots=True)
class Threshold:
    """What is counted (``what``), from which figure on."""

    what: str
    figure: Decimal


def read_threshold(mention: Mention) -> Threshold | None:
    """The threshold in a mention's indicator, None where it has none."""
    match = _THRESHOLD.fullmatch(mention.form.core)
    if match is None:
        return None
    what = f"{match['before']}超…{match['after']}"
    return Threshold(what, magnitude(float(match["figure"]), match["multiplier"]))
