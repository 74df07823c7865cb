"""Which item a person means: by the ref that listings print, or as a reader cites it."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from kspolicy.corpus.errors import UnknownName

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from kspolicy.query.words import Rows

_WIDTHS = str.maketrans("：＃＠／．", ":#@/.")
_PART = re.compile(r"(?P<part>body|annex-\d+)(?:/|(?=[^\d/])|$)(?P<rest>.*)")
_ANNEX = re.compile(r"附件(\d+)(?:/|第)?(?=(\d*))")
_CITED = re.compile(r"[一二三四五六七八九十]+|\d+|[①-⑳]")
_ITEM = re.compile(r"body|annex-|正文|附件|.*[#@/]|[\d.]*\.\d+$")
# 三、（三）3 is written in many ways; these signs do not matter.
_SIGNS = re.compile(r"[、，.（）()]")
_DROP_QUOTES = dict.fromkeys(map(ord, '“”‘’"《》'))
_ITEM_WORD = re.compile(r"(?<=\d)[项行条号]$")


@dataclass(frozen=True, slots=True)
class Reference:
    """An item: ``ref`` as listings print it, of the document with the id ``document``.

    ``item`` is its id within the document, empty for the document itself.
    """

    ref: str
    document: str
    item: str


@dataclass(frozen=True, slots=True)
class _Known:
    """What a document has.

    ``names`` are its items by id, ``concepts`` those of the items that have one, ``numbers`` the
    ids of body tasks by the number that a reader cites.
    """

    document: str
    short: str
    names: dict[str, str] = field(default_factory=dict)
    concepts: dict[str, str] = field(default_factory=dict)
    numbers: dict[str, str] = field(default_factory=dict)

    def reference(self, item: str) -> Reference:
        return Reference(f"{self.short}:{item}" if item else self.short, self.document, item)


def find_references(
    given: str,
    rows: Rows,
    *,
    document: Callable[[str], str | None],
    district: Callable[[str], str],
    within: frozenset[str] | None = None,
) -> list[Reference]:
    """The items that ``given`` may mean: several when it names no document and several have it.

    ``97:body/3.3.3#1``, ``97:三、（三）3``, ``97:附件1/3@昆山高新区``, ``97``. What stands before
    the colon is a document by any of its names; without it all documents are looked through, or
    those of ``within``.

    Args:
        given: what the person wrote.
        rows: the index.
        document: the id of the document that a name means, None when it means none.
        district: the canonical name of a district as written.
        within: the documents to look through.

    Raises:
        UnknownName: there is no such item; with the nearest.
    """
    known = {d.document: d for d in _known(rows)}
    owner, item = _split(given.strip().translate(_WIDTHS), document, known)
    if owner is not None and not item:
        return [known[owner].reference("")]
    if owner is not None:
        searched = [known[owner]]
    else:
        searched = [d for d in known.values() if within is None or d.document in within]
    found = [d.reference(hit) for d in searched if (hit := _find(item, d, district))]
    if not found:
        raise UnknownName("条目", given, _nearest(item, searched))
    return found


def _split(
    given: str, document: Callable[[str], str | None], known: Iterable[str]
) -> tuple[str | None, str]:
    """The document that is named, if any, and the item.

    Raises:
        UnknownName: a document is named that there is not.
    """
    named, colon, item = given.rpartition(":")
    if colon and (owner := document(named)) is not None:
        return owner, item.strip()
    # What looks like an item is none of the documents that happen to have these words.
    if not colon and _ITEM.match(given):
        return None, given
    owner = document(given)
    if owner is None and (colon or given.isdecimal()):
        raise UnknownName("文档", named if colon else given, known=list(known))
    return owner, "" if owner is not None else item


def _known(rows: Rows) -> Iterator[_Known]:
    documents = {row["document"]: _Known(row["document"], row["ref"]) for row in rows["documents"]}
    # Sections first: a section that is a task is called as the task is.
    for kind, name in (("passages", "label"), ("tasks", "title"), ("targets", "indicator")):
        for row in rows[kind]:  # type: ignore[index]
            known = documents[row["document"]]
            item = row["ref"].removeprefix(f"{known.short}:")
            known.names.setdefault(row["part"], "")
            known.names[item] = row[name]
            if kind == "tasks" and row["part"] == "body" and row["number"]:
                known.numbers.setdefault(_bare(row["number"]), item)
            if kind == "targets" and row["concept"]:
                known.concepts[item] = row["concept"]
    yield from documents.values()


def _find(given: str, known: _Known, district: Callable[[str], str]) -> str | None:
    """The id of the item, None when the document has none.

    Raises:
        UnknownName: the row is there, but no such district in it.
    """
    item, at, place = given.partition("@")
    base, hash_sign, index = item.partition("#")
    for path in _paths(base, known):
        whole = f"{path}{hash_sign}{index}"
        if not at and whole in known.names:
            return whole
        shares = [name for name in known.names if at and name.startswith(f"{whole}@")]
        if shares:
            heads = {district(head): head for head in (s.partition("@")[2] for s in shares)}
            if district(place.strip()) not in heads:
                raise UnknownName("区镇", place, known=list(heads.values()))
            return f"{whole}@{heads[district(place.strip())]}"
    return None


def _paths(given: str, known: _Known) -> Iterator[str]:
    """The ids that an item's number may stand for, likeliest first."""
    words = "".join(given.split())
    words = words.replace("正文", "body")
    words = _ANNEX.sub(lambda m: f"annex-{m[1]}" + ("/" if m[2] else ""), words)
    words = _ITEM_WORD.sub("", words)
    match = _PART.match(words)
    part, rest = (match["part"], match["rest"]) if match else ("body", words)
    if not rest:
        yield part
        return
    if part == "body" and _bare(rest) in known.numbers:
        yield known.numbers[_bare(rest)]
    yield f"{part}/{rest}"
    if re.fullmatch(rf"(?:{_CITED.pattern}|{_SIGNS.pattern})+", rest):
        yield f"{part}/{'.'.join(str(_ordinal(number)) for number in _CITED.findall(rest))}"


def _ordinal(number: str) -> int | None:
    from kspolicy.parse.numerals import ordinal

    return ordinal(number)


def _bare(number: str) -> str:
    return _SIGNS.sub("", "".join(number.split()))


def _nearest(item: str, searched: Iterable[_Known]) -> list[str]:
    """Up to five items whose name has these words, else whose id looks like this one."""
    from difflib import get_close_matches

    listed = list(searched)
    words = item.translate(_DROP_QUOTES)
    named = [
        (not ref.startswith("body"), _called(known, ref))
        for known in listed
        for ref, name in known.names.items()
        if len(words) > 1 and "@" not in ref
        if words in name.translate(_DROP_QUOTES) or words in known.concepts.get(ref, "")
    ]
    if named:
        return [called for _, called in sorted(named, key=lambda pair: pair[0])][:5]
    return [
        _called(known, ref)
        for known in listed
        for path in list(_paths(item.partition("@")[0], known))[-1:]
        for ref in get_close_matches(path, [n for n in known.names if "@" not in n], n=3)
    ][:5]


def _called(known: _Known, item: str) -> str:
    return f"{known.short}:{item} {known.names[item]}".rstrip()
