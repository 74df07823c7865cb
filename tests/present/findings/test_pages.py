"""Markdown, HTML, CSV and YAML."""

from __future__ import annotations

import csv
import io
from html.parser import HTMLParser

import yaml

from kspolicy.present.findings import render_outcome

from .outcomes import SUM, outcome, revised

_VOID = {"meta", "br"}


class Page(HTMLParser):
    """What a browser would see: the text, the tags, and whether they close in order."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.tags: list[str] = []
        self.links: list[str] = []
        self.text = ""
        self._open: list[str] = []
        self.feed(text)
        self.close()
        assert self._open == []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append(tag)
        self.links += [name for name, _ in attrs if name in {"src", "href", "srcset", "onclick"}]
        if tag not in _VOID:
            self._open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        assert self._open.pop() == tag

    def handle_data(self, data: str) -> None:
        self.text += data


def test_markdown_shows_the_words_as_they_are() -> None:
    page = render_outcome(outcome(), "md")
    assert "\n## 甲政发〔2024〕1号 关于印发甲方案的通知\n" in page
    assert "- **错误 KS101**　“企业数（家）”各区镇合计 5+4 = 9，总数为 10\n" in page
    assert "\n  - 附件1 第12行：企业数（家）：甲区 5、乙区 4\n" in page
    assert r"正文 100%，\<b\>附件\</b\>\|\*90\*， 换行" in page
    assert r"产值超80亿元，a\_b" in page
    assert "\n## 未能检查的文件\n\n- 公文/坏.txt：文件是空的\n" in page


def test_markdown_of_a_revision() -> None:
    page = render_outcome(revised(), "md")
    assert "\n### 仍存在\n\n- **错误 KS101**" in page
    assert "\n### 已消除\n\n- KS203　“投资”数值不同" in page


def test_html_needs_nothing_and_runs_nothing() -> None:
    page = Page(render_outcome(outcome(), "html"))
    assert not {"script", "img", "link", "iframe"} & set(page.tags)
    assert page.links == []
    assert "<b>附件</b>|*90*" in page.text
    assert SUM.message in page.text
    assert "甲政发〔2024〕2号 附件2 第2页" in page.text
    assert "公文/坏.txt：文件是空的" in page.text
    # The manual of the rule is on the page, behind the rule's name.
    assert "分解数之和应等于总数。" in page.text
    assert "仍存在" in Page(render_outcome(revised(), "html")).text


def test_csv_has_a_line_a_finding() -> None:
    text = render_outcome(outcome(), "csv")
    header, *rows = csv.reader(io.StringIO(text.removeprefix("\ufeff")))
    assert header == ["文号", "级别", "规则", "名称", "说明", "出处"]
    assert [row[1:3] for row in rows] == [["错误", "KS101"], ["警告", "KS203"], ["提示", "KS103"]]
    assert rows[0][5].startswith("附件1 第12行：企业数（家）：2025年 10；附件1 第12行：")


def test_yaml_has_every_field() -> None:
    data = yaml.safe_load(render_outcome(outcome(), "yaml"))
    assert [each["rule"] for each in data["findings"]] == ["KS101", "KS203", "KS103"]
    assert data["findings"][0]["fingerprint"] == SUM.fingerprint
