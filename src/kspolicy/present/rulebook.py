"""The manual of the rules: a page for the terminal, a book in Markdown."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from kspolicy.present.findings.wording import severity_name
from kspolicy.present.wrap import wrap

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from kspolicy.check.rule import Rule
    from kspolicy.present.listing import Screen

# What the hundreds of a code say, in the order of the book.
FAMILIES = {
    "KS1": "表内数据",
    "KS2": "文表数值",
    "KS3": "责任单位",
    "KS4": "任务与目标的覆盖",
    "KS5": "结构与编号",
    "KS6": "日期与引用",
    "KS7": "文字",
    "KS8": "文件之间",
}

# A break beside a Chinese sign, or between two characters, is none; beside a code it is a space.
_NO_SPACE = re.compile(
    r"(?<=[\u3000-\u303f\uff00-\uffef“”])\n|\n(?=[\u3000-\u303f\uff00-\uffef“”])"
    r"|(?<=[^\x00-\x7f])\n(?=[^\x00-\x7f])"
)

_PREFACE = """\
# 检查规则

本页由 `kspolicy rules --page` 从各条规则的说明生成，请勿手工修改。

**错误**是矛盾或合计不符；**警告**是同一件事说法不一；**提示**值得一看。编号不重复使用。每条规则的
反例恰好有一处问题，正例没有；例中的竖线表示单元格的分隔，一行等号之后是另一份文件。在命令行中查看
一条规则：`kspolicy explain KS101`。"""


def rule_page(rule: Rule, screen: Screen | None) -> str:
    """The manual of one rule, paragraphs wrapped for a screen."""
    title = f"{rule.code}　{rule.name}（{severity_name(rule.severity)}）"
    if screen and screen.colour:
        title = f"\x1b[1m{title}\x1b[0m"
    blocks = [title]
    for paragraph in paragraphs(rule):
        lines = paragraph.split("\n")
        if screen:
            lines = [piece for line in lines for piece in wrap(line, screen.width)]
        blocks.append("\n".join(lines))
    for heading, example in (("反例", rule.bad), ("正例", rule.good)):
        shown = "\n".join(f"    {line}" for line in _shown(example).split("\n"))
        blocks.append(f"{heading}：\n{shown}")
    return "\n\n".join(blocks) + "\n"


def rule_book(rules: Sequence[Rule]) -> str:
    """All rules in Markdown: a table of them, then the manual of each."""
    return "\n\n".join(_book(rules)) + "\n"


def _book(rules: Sequence[Rule]) -> Iterator[str]:
    yield _PREFACE
    yield "\n".join(
        (
            "| 编号 | 级别 | 名称 | 说明 |",
            "|---|---|---|---|",
            *(
                f"| [{rule.code}](#{rule.code.lower()}) | {severity_name(rule.severity)} "
                f"| {rule.name} | {rule.summary} |"
                for rule in rules
            ),
        )
    )
    family = ""
    for rule in rules:
        if rule.code[:3] != family:
            family = rule.code[:3]
            yield f"## {family}xx　{FAMILIES[family]}"
        yield f"### {rule.code}"
        yield f"**{rule.name}**（{severity_name(rule.severity)}）"
        yield from paragraphs(rule)
        for heading, example in (("反例", rule.bad), ("正例", rule.good)):
            yield f"{heading}：\n\n```text\n{_shown(example)}\n```"


def paragraphs(rule: Rule) -> Iterator[str]:
    """The manual's paragraphs, each on one line; a list keeps its lines."""
    for paragraph in (rule.summary, *rule.explanation.split("\n\n")):
        if paragraph.startswith(("- ", " ", "1.")):
            yield paragraph
        elif paragraph:
            yield _NO_SPACE.sub("", paragraph).replace("\n", " ")


def _shown(example: str) -> str:
    return example.strip("\n").replace("\t", " | ")
