"""引用本文件及其附件的标题，应与标题一字不差。

标题各处应同：书名号中的名称与本文件、所印发的文件或附件的标题只差“任务”“重点”“工作”一类字眼，或
只差一个字的，视为引用有误。通知标题“关于印发…的通知”和通知正文“《…》已经审议通过，现印发给你们”
中的名称只能是所印发的文件，文种不同、多一个“的”也报告；别处主题、地名、文种不同的是另一份文件，
不查。带发文字号的、说明废止或修订的也不查。

反例：
    一、主要任务
    制定《昆山市产业创新集群建设重点工作任务清单》，明确责任。
    附件：1.昆山市产业创新集群建设重点工作清单
    附件1
    昆山市产业创新集群建设重点工作清单

正例：
    一、主要任务
    制定《昆山市产业创新集群建设重点工作清单》，落实《苏州市产业创新集群建设重点工作清单》。
    附件：1.昆山市产业创新集群建设重点工作清单
    附件1
    昆山市产业创新集群建设重点工作清单
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from kspolicy.check.passages import located, passages
from kspolicy.check.rule import finding
from kspolicy.check.titles import (
    OwnTitle,
    bare_title,
    differs_a_little,
    differs_in_wording,
    enclosed_name,
    issued_under,
    miscited,
    own_titles,
)
from kspolicy.model.finding import Evidence, Finding, Severity

if TYPE_CHECKING:
    from collections.abc import Iterator

    from kspolicy.check.case import Case, LinkedDocument

CODE = "KS505"
NAME = "引用的标题与本文件标题不一致"
SEVERITY = Severity.WARNING

_CITED = re.compile(r"《(?P<title>[^《》]{4,80})》(?![（(][^（）()]{2,16}号)")
_OTHER_VERSION = re.compile(r"废止|修订|修改|替代|同时停止|原《")


def check(case: Case) -> Iterator[Finding]:
    """Cited titles that nearly are the document's own, one finding a wording."""
    for document in case.documents:
        found: dict[tuple[str, str], tuple[OwnTitle, list[Evidence]]] = {}
        for real, evidence in (*_enclosed(document), *_issued(document), *_cited(document)):
            key = (bare_title(str(evidence.value)), real.text)
            found.setdefault(key, (real, []))[1].append(evidence)
        for real, places in found.values():
            cited = str(places[0].value)
            yield finding(
                __name__,
                document.id,
                cited,
                f"标题是“{real.text}”，引用时写作“{cited}”",
                (*places, located(document.id, real.part, real.item, real.text, real.text)),
            )


def _cited(document: LinkedDocument) -> Iterator[tuple[OwnTitle, Evidence]]:
    own = own_titles(document.document)
    for passage in passages(document.document):
        text = passage.text
        if "》" not in text:
            continue
        for match in _CITED.finditer(text):
            real = miscited(match["title"], own)
            if real and not _OTHER_VERSION.search(passage.piece_at(match.start()).text):
                yield real, passage.evidence(*match.span("title"))


def _issued(document: LinkedDocument) -> Iterator[tuple[OwnTitle, Evidence]]:
    """The name that the notice's text gives to what it issues: no other document can be meant."""
    enclosed = document.document.header.enclosed_title
    own = own_titles(document.document)
    if enclosed is None:
        return
    for passage in passages(document.document):
        if (passage.part, passage.section) != ("body", ""):
            continue
        cited = issued_under(passage.text)
        # What is nearly one of the titles is found wherever it is cited.
        if cited and miscited(cited, own) is None and differs_in_wording(cited, enclosed.text):
            if any(bare_title(cited) == bare_title(title.text) for title in own):
                continue
            start = passage.text.index(f"《{cited}》") + 1
            real = OwnTitle(enclosed.text, "body", enclosed)
            yield real, passage.evidence(start, start + len(cited))


def _enclosed(document: LinkedDocument) -> Iterator[tuple[OwnTitle, Evidence]]:
    """The name that the notice's title gives to what it encloses."""
    title, enclosed = document.document.header.title, document.document.header.enclosed_title
    name = enclosed_name(title.text) if title else None
    if title and enclosed and name and differs_a_little(name, enclosed.text):
        real = OwnTitle(enclosed.text, "body", enclosed)
        yield real, located(document.id, "body", title, title.text, name)
