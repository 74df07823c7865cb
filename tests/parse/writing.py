"""Documents to parse, written down in the test that needs them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kspolicy.parse.document import parse_source
from kspolicy.read import read_bytes

if TYPE_CHECKING:
    from kspolicy.model.document import PolicyDocument, Target

NOTICE = """昆山市人民政府办公室文件

昆政办发〔2022〕9号

市政府办公室关于印发昆山市行动计划的通知

各镇人民政府，市各委办局：

现印发给你们，请认真贯彻执行。

昆山市人民政府办公室

2022年3月1日

"""


def parse(text: str) -> PolicyDocument:
    """Parse ``text`` as it stands."""
    return parse_source(read_bytes(text.encode(), "文.txt"))


def parse_body(body: str) -> PolicyDocument:
    """Parse a notice of 2022 with this body."""
    return parse(f"{NOTICE}昆山市行动计划\n\n{body}\n")


def targets_of(sentence: str, section: str = "主要目标") -> tuple[Target, ...]:
    """The targets of one paragraph that stands in a section of this title."""
    return parse_body(f"一、{section}\n\n{sentence}").targets
