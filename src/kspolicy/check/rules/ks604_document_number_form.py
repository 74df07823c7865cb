"""发文字号的写法：年份用六角括号〔〕，顺序号不加“第”、不编虚位。

依据：GB/T 9704—2012 7.2.5：“年份应标全称，用六角括号‘〔〕’括入；发文顺序号不加‘第’字，不编虚位
（即1不编为01），在阿拉伯数字后加‘号’字。”本文件的发文字号和引用的发文字号都查，一份文件合为一条。

反例：
    一、总体要求
    落实《关于推进创新集群发展的指导意见》（苏委发[2022]1号）。

正例：
    一、总体要求
    落实《关于推进创新集群发展的指导意见》（苏委发〔2022〕1号）。
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from kspolicy.check.passages import passages
from kspolicy.check.rule import finding
from kspolicy.model.finding import Evidence, Finding, Fix, Severity

if TYPE_CHECKING:
    from collections.abc import Iterator

    from kspolicy.check.case import Case, LinkedDocument

CODE = "KS604"
NAME = "发文字号的写法不合规范"
SEVERITY = Severity.WARNING

# Round brackets are also written in numbers of another kind (（2019）苏05民初1号), so that only
# those behind a word of document numbers count.
_NUMBER = re.compile(
    r"(?P<code>[\u4e00-\u9fff]{0,11}(?:[\u4e00-\u9fff](?=[〔\[【﹝［])|[发函规电通令政委办](?=[（(])))"
    r"(?P<open>[〔\[【﹝［（(])(?P<year>(?:19|20)\d\d)(?P<close>[〕\]】﹞］）)])"
    r"(?P<ordinal>第?)(?P<number>\d{1,5})号"
)
# Certificates and licences are numbered in a way of their own: 京房权字（2020）第012号.
_CERTIFICATE = re.compile(r"[字证审]$")


def check(case: Case) -> Iterator[Finding]:
    """Document numbers written against the standard, one finding a document."""
    for document in case.documents:
        wrong = list(_wrong_numbers(document))
        if not wrong:
            continue
        said = "；".join(dict.fromkeys(f"“{item.value}”{why}" for item, why, _ in wrong))
        yield finding(
            __name__,
            document.id,
            "发文字号写法",
            f"发文字号的写法不合 GB/T 9704—2012 7.2.5：{said}",
            tuple(item for item, _, _ in wrong),
            tuple(fix for _, _, fix in wrong if fix is not None),
        )


def _wrong_numbers(document: LinkedDocument) -> Iterator[tuple[Evidence, str, Fix | None]]:
    for passage in passages(document.document):
        text = passage.text
        if "号" not in text:
            continue
        for match in _NUMBER.finditer(text):
            faults = list(_faults(match))
            if faults and not _CERTIFICATE.search(match["code"]):
                # What stands before the brackets may begin with words of the sentence.
                written = text[match.start("open") : match.end()]
                evidence = passage.evidence(match.start("open"), match.end(), written)
                yield evidence, "、".join(faults), _fix(match, written, evidence.line)


def _faults(match: re.Match[str]) -> Iterator[str]:
    if match["open"] + match["close"] != "〔〕":
        yield "应当用六角括号〔〕"
    if match["ordinal"]:
        yield "不加“第”字"
    if match["number"].startswith("0"):
        yield "不编虚位"


def _fix(match: re.Match[str], written: str, line: int | None) -> Fix | None:
    if line is None or match["number"].startswith("0"):
        return None
    return Fix(line, written, f"〔{match['year']}〕{match['number']}号")
