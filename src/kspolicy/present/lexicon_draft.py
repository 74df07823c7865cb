"""A proposed lexicon as YAML for a person to review: valid as it stands, evidence as comments."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kspolicy.corpus.emitter import emit
from kspolicy.present.cells import one_line
from kspolicy.present.place import describe_place

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from kspolicy.proposal.entries import Entry, Likely, Proposal, Question, Spelling
    from kspolicy.proposal.mentions import Mention

# So much of a wording is quoted before and behind a name.
_BEFORE, _BEHIND = 10, 16
_NO_PLACE = "待定"
_HOW = """\
# 只根据这些文件的文字提取，供人核对；核对后可直接使用：kspolicy … --lexicon 本文件
# （mode: replace 表示取代内置词典，add 表示在其上增补）。
#
# 怎样合并：确定是同一对象的写法已列入 aliases，理由写在行尾（只差“和”“委员会”或地名，全国通行的
# 简称，多了“管委会”“人民政府”等）；只是可能的没有合并，写成“# 可能也是：…”；曾在同一处并列的两个
# 名称不合并。
#
# 请核对：
# 1. name 是规范名称，现取文件中最常用的写法，可以改；full 是全称，文件中没有的请补上。
# 2. aliases 中的每一个是否都指同一对象。
# 3. “可能也是”：确是同一对象的，并入 aliases，并删去它自己的一条。
# 4. “疑为错字”（如有，在文末）：不是错字的，去掉 # 号，移入上面的列表。
"""
_TITLES = {"district": "区镇", "unit": "单位", "indicator": "指标"}


def lexicon_draft(proposal: Proposal, *, only_new: bool = False) -> str:
    """The proposal as a lexicon file with comments.

    It takes the place of the built-in lexicon, or with ``only_new`` is added to the one in force.
    """
    return "".join(f"{line}\n" for line in _lines(proposal, only_new=only_new))


def describe_first(mention: Mention) -> str:
    """Where a name is first written: 昆政办发〔2022〕97号 正文 第32行."""
    place = describe_place(mention.part, mention.line, mention.page, mention.paragraph)
    return f"{mention.document} {place}"


def excerpt(mention: Mention) -> str:
    """The words around a name."""
    quote = one_line(mention.quote)
    at = max(quote.find(mention.name), 0)
    start, end = max(at - _BEFORE, 0), at + len(mention.name) + _BEHIND
    # Two characters more take no more room than a mark of omission.
    start, end = (0 if start < 3 else start), (len(quote) if end + 3 > len(quote) else end)
    return f"{'…' if start else ''}{quote[start:end]}{'…' if end < len(quote) else ''}"


def _lines(proposal: Proposal, *, only_new: bool) -> Iterator[str]:
    home = proposal.home
    yield f"# 词典草稿：由 kspolicy lexicon 从 {len(proposal.documents)} 份文件提取"
    yield from (f"#   {one_line(document)}" for document in proposal.documents)
    yield from _HOW.splitlines()
    yield from _warnings(proposal, only_new=only_new)
    yield ""
    yield f"name: {_scalar(home.name if home else _NO_PLACE)}"
    yield f"mode: {'add' if only_new else 'replace'}"
    places = home.places if home and home.level != home.name else ()
    yield f"places: [{', '.join(map(_scalar, places))}]"
    for key, entries in (("districts", proposal.districts), ("units", proposal.units)):
        yield ""
        yield from _section(key, entries)
    if proposal.indicators:
        yield ""
        yield "# 指标：正文与附件写法不同、因数值或字面相近才认作同一个的。"
        yield "# 确是同一指标的，去掉 # 号。"
        yield "# indicators:"
        for entry in proposal.indicators:
            yield f"# {_evidence(entry.spellings[0])}"
            aliases = ", ".join(_scalar(likely.name) for likely in entry.likely)
            yield f"# - {{name: {_scalar(entry.name)}, aliases: [{aliases}]}}"
    if proposal.questions:
        yield ""
        yield "# 疑为错字，没有列入："
        yield from (line for question in proposal.questions for line in _question(question))


def _warnings(proposal: Proposal, *, only_new: bool) -> Iterator[str]:
    if only_new:
        yield "#"
        yield "# 这里只有现用词典中没有的写法，请并入现用词典，或与它一起使用。"
    places = [name for name in proposal.homes if name]
    if len(places) > 1:
        counts = "，".join(f"{name} {proposal.homes[name]} 份" for name in places)
        yield "#"
        yield f"# 注意：文件来自几处（{counts}）。一份词典应只为一处，请用 --doc 分开提取。"
    elif not places:
        yield "#"
        yield "# 注意：文件没有写明是哪一地的，请填写 name 和 places。"


def _section(key: str, entries: Sequence[Entry]) -> Iterator[str]:
    written = [entry for entry in entries if entry.spellings]
    yield f"{key}:" if written else f"{key}: []"
    for entry in entries:
        yield from _entry(entry) if entry.spellings else _known_entry(entry)


def _entry(entry: Entry) -> Iterator[str]:
    head = entry.spellings[0]
    known = f"；词典中已有，名为“{one_line(entry.known)}”" if entry.known else ""
    yield f"# {_evidence(head)}{known}"
    yield f"- name: {_scalar(entry.name)}"
    if entry.full:
        yield f"  full: {_scalar(entry.full)}"
        yield from (f"  # {_evidence(s)}" for s in entry.spellings if s.name == entry.full)
    if entry.aliases:
        yield "  aliases:"
        for spelling in entry.aliases:
            yield f"  - {_scalar(spelling.name)}  # {_evidence(spelling)}"
    yield from _suggestions(entry.likely, "  ")


def _known_entry(entry: Entry) -> Iterator[str]:
    """An entry of which the lexicon in force has every spelling, for its suggestions alone."""
    yield f"# {one_line(entry.known or entry.name)}（词典中已有）"
    yield from _suggestions(entry.likely, "")


def _suggestions(likely: Iterable[Likely], indent: str) -> Iterator[str]:
    for each in likely:
        times = f"（{each.count} 次）" if each.count else ""
        yield f"{indent}# 可能也是：{one_line(each.name)}{times}，请核对：{one_line(each.reason)}"


def _question(question: Question) -> Iterator[str]:
    name, meant = one_line(question.name), one_line(question.meant)
    against = f"对 {question.meant_count} 次" if question.meant_count else "，后者在词典中"
    yield (
        f"# {_TITLES[question.kind]}“{name}”是否“{meant}”之误？"
        f"{question.reason}（{question.count} 次{against}）；"
        f"见 {one_line(describe_first(question.first))}：“{excerpt(question.first)}”"
    )
    yield f"# - name: {_scalar(question.name)}"


def _evidence(spelling: Spelling) -> str:
    """How often, where first in which words, and why it belongs here."""
    said = [f"{spelling.count} 次"]
    if spelling.elided:
        said[0] += (
            f"（其中 {spelling.elided} 次承前省略，写作“{one_line(spelling.elision or '')}”）"
        )
    said.append(f"首见 {one_line(describe_first(spelling.first))}：“{excerpt(spelling.first)}”")
    if spelling.reason:
        said.append(spelling.reason)
    return "；".join(said)


def _scalar(text: str) -> str:
    """A text as a YAML value, quoted where it must be."""
    return emit({"x": text})[len("x: ") : -1]
