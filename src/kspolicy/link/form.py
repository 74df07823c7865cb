"""The normal form of an indicator: what is measured, without the words around it.

Two indicators with equal forms are one: 新增高新技术认定企业 and 高新技术企业认定数（家） are both
高新技术企业. The form keeps apart what only looks alike: 智能终端产业规模 is not 产业规模, and
企业技术中心 is not 工程技术研究中心, because no word that says *what* is measured is ever dropped.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

_QUOTES = re.compile(r"[“”‘’\"《》\s]")
_OF_WHICH = re.compile(r"^其中[:：]?")
# 技术标准、计量检测、认证认可、检验检测等公共服务平台 is 公共服务平台.
_EXAMPLES = re.compile(r"[^的、]*(?:、[^、的]*)+等")
# 省级以上, 省级及以上, 苏州市级: how high, not what.
_LEVEL = re.compile(
    r"(?P<place>[\u4e00-\u9fff]{2}(?=市级))?(?P<rank>国家|部|省|市|区|县)级(?:及?以上)?"
)
_SCOPE = re.compile(r"全国|全球|全省|全市|我[市省区县]|本[市省区县]|国内")
_NOISE = re.compile(
    "新增|新建|累计|引进|引育|引培|培育|培养|认定|遴选|入选|建成|打造|争创|实施|设立|举办|完成|达成"
    "|面向|领域|年度|的"
)
_COUNT_WORD = re.compile(r"(?:数量|总数|个数|数)$")
_SAME_WORDS = ((re.compile(r"产值规模"), "产值"), (re.compile(r"(?<=\d)([万亿])元"), r"\1"))
_SUBJECT = re.compile(
    r"(?P<subject>[\u4e00-\u9fff]{2,12}?)(?:产业|行业|领域|高质量|创新|建设|发展|三年|五年|行动|实施|若干|工作)"
)
_TITLE_START = re.compile(r".*关于(?:印发|加快|促进|推进|支持)?")
_SUBJECT_TAIL = r"(?:产业)?(?:领域|类|方面)|"


@dataclass(frozen=True, slots=True)
class IndicatorForm:
    """The normal form. ``core`` says what is measured, ``rank`` how high (国家, 省, 市…)."""

    core: str
    rank: str | None


def document_subject(title: str, places: tuple[str, ...]) -> str:
    """The matter of a document by its title, which its own tables leave out.

    市政府办公室关于印发昆山市电子信息产业创新集群建设实施意见的通知 → 电子信息
    """
    bare = _TITLE_START.sub("", title)
    for place in places:
        bare = bare.removeprefix(place)
    match = _SUBJECT.match(bare)
    return match["subject"] if match else ""


@lru_cache(maxsize=4096)
def normal_form(
    indicator: str, unit: str | None, subject: str, places: tuple[str, ...]
) -> IndicatorForm:
    """The normal form of ``indicator``, measured in ``unit``, in a document about ``subject``."""
    words = _OF_WHICH.sub("", indicator)
    for place in places:
        # A place in quotes is part of a name: “苏州制造”.
        words = re.sub(rf"(?<!“){re.escape(place)}(?!级)", "", words)
    words = _QUOTES.sub("", words)
    if unit:
        words = words.removesuffix(f"（{unit}）").removesuffix(f"({unit})")
    if "等" in words:
        words = _EXAMPLES.sub("", words)
    level = _LEVEL.search(words)
    words = _LEVEL.sub("", words)
    if subject:
        words = re.sub(rf"{re.escape(subject)}(?:{_SUBJECT_TAIL})", "", words)
    words = _COUNT_WORD.sub("", _NOISE.sub("", _SCOPE.sub("", words)))
    for pattern, same in _SAME_WORDS:
        words = pattern.sub(same, words)
    return IndicatorForm(words, level["rank"] if level else None)


def contains_in_order(longer: str, shorter: str) -> bool:
    """Whether the characters of ``shorter`` all stand in ``longer``, in order."""
    rest = iter(longer)
    return all(character in rest for character in shorter)
