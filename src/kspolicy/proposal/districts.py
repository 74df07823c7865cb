"""Districts: the heads of allocation tables, and whoever is written to as a district.

A head is short (张浦, 高新区); the long form comes from recipients, duty clauses and the text.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from itertools import combinations
from typing import TYPE_CHECKING

from kspolicy.link.locality import home_of
from kspolicy.proposal.entries import Entry, Likely, Question, Spelling
from kspolicy.proposal.grouping import Clusters, Tie, side_by_side, unambiguous
from kspolicy.proposal.mentions import HEADS, RECIPIENTS, TEXT, Mention, place_of, sentences
from kspolicy.proposal.stems import abbreviates_regularly

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from kspolicy.lexicon.names import DistrictNames
    from kspolicy.link.locality import Home
    from kspolicy.model.document import PolicyDocument
    from kspolicy.proposal.mentions import List

_ZONES = (
    r"(?:高新技术产业|高新技术|经济技术|经济|旅游)?开发区|(?:国家)?高新区|经开区|旅游度假区|度假区|旅度区"
    r"|工业园区|产业园区|园区|商务区|示范区|保税区|新片区|功能区|新区|新城"
)
_TYPE = rf"(?:{_ZONES}|自治县|自治州|镇|街道|乡|区|县|市|州|盟|旗)"
_BODY = r"(?:管理委员会|管委会|人民政府|(?<=街道)办事处|政府)"
_NAME = re.compile(rf"(?P<bare>.*?(?P<type>{_TYPE}))(?P<body>{_BODY})?")
_ZONE = re.compile(rf".*(?:{_ZONES})")
_TOWN = re.compile(r"(?:镇|街道|乡)$")
# What 开发区 alone stands for; 旅度区 and its like are judged by their characters.
_SETTLED = {
    "开发区": ("经济技术开发区", "经济开发区"),
    "经开区": ("经济技术开发区", "经济开发区"),
    "高新区": ("高新技术产业开发区", "高新技术开发区", "国家高新区"),
    "度假区": ("旅游度假区",),
}
_SHORTEST_BARE = 2
SAME = "只差地名或“管委会”“人民政府”"
# A name begins where no other word goes on: 、高新区管委会, 在高新区, but not 经济开发区.
_BEGINS = r"(?<![\u4e00-\u9fff])|(?<=[和与及在向由对])"


@dataclass(slots=True)
class _Written:
    """A name while it is counted. ``bare`` is without city and body: 昆山高新区管委会 → 高新区."""

    name: str
    bare: str
    first: Mention
    count: int = 0
    headed: bool = False
    received: bool = False


def is_district(name: str, home: Home | None) -> bool:
    """Whether a name in a list is a district's: 青浦区政府, 临港新片区管委会, not 市政府."""
    match = _NAME.fullmatch(name)
    if match is None:
        return False
    own = home.places if home else ()
    return match["bare"] not in own and _says_its_kind(match["bare"])


def _says_its_kind(bare: str) -> bool:
    """Whether a name says what kind of place it is: 张浦镇, 高新区, but not 张浦 nor 周市."""
    match = _NAME.fullmatch(bare)
    whole = match is not None and _ZONE.fullmatch(bare) is not None
    return whole or (match is not None and len(bare) - len(match["type"]) >= _SHORTEST_BARE)


def propose_districts(
    documents: Sequence[PolicyDocument],
    lists: Sequence[List],
    tables: Sequence[List],
    names: DistrictNames,
) -> tuple[tuple[Entry, ...], tuple[Question, ...]]:
    """The districts that ``tables`` and ``lists`` name; ``names`` are those known already."""
    questions = _slips(tables)
    wrong = {question.name for question in questions}
    written = _count(lists, [[m for m in table if m.name not in wrong] for table in tables])
    for document in documents:
        _search(document, written)
    ties, doubts = _ties(list(written.values()))
    rows = [[m.name for m in names_ if m.name in written] for names_ in (*tables, *lists)]
    clusters = Clusters(list(written), side_by_side(rows))
    for tie in sorted(ties, key=lambda tie: tie.rank):
        clusters.join(tie)
    named = {name for name, entry in written.items() if entry.first.kind != TEXT}
    entries = [_entry(group, written, clusters, names) for group in clusters.groups()]
    found = _with_doubts(entries, [*clusters.doubts, *doubts])
    return tuple(e for e in found if any(s.name in named for s in e.spellings)), tuple(questions)


def _count(lists: Iterable[List], tables: Iterable[Sequence[Mention]]) -> dict[str, _Written]:
    written: dict[str, _Written] = {}
    for mention in (m for names in (*tables, *lists) for m in names):
        headed = mention.kind == HEADS
        if not headed and not is_district(mention.name, mention.home):
            continue
        entry = written.setdefault(
            mention.name, _Written(mention.name, bare_name(mention.name, mention.home), mention)
        )
        entry.count += 1
        entry.headed |= headed
        entry.received |= mention.kind == RECIPIENTS
    return written


def bare_name(name: str, home: Home | None) -> str:
    """A district without its city and its government: 昆山高新区管委会 → 高新区."""
    match = _NAME.fullmatch(name)
    bare = match["bare"] if match else name
    for place in home.places if home else ():
        inner = bare.removeprefix(place)
        if inner != bare and len(inner) >= _SHORTEST_BARE:
            return inner
    return bare


def _search(document: PolicyDocument, written: dict[str, _Written]) -> None:
    """Count the longer forms of known names in the text of a document."""
    home = home_of(document)
    bares = sorted({entry.bare for entry in written.values()}, key=lambda bare: (-len(bare), bare))
    if not bares:
        return
    open_ended = [re.escape(bare) for bare in bares if not _says_its_kind(bare)]
    whole = [re.escape(bare) for bare in bares if _says_its_kind(bare)]
    city = "|".join(map(re.escape, home.places)) if home else "(?!)"
    forms = [
        rf"(?:{city})?(?:{'|'.join(open_ended)}){_TYPE}{_BODY}?" if open_ended else "(?!)",
        rf"(?:{city})(?:{'|'.join(whole)}){_BODY}?" if whole else "(?!)",
        rf"(?:{_BEGINS})(?:{'|'.join(whole)}){_BODY}" if whole else "(?!)",
    ]
    pattern = re.compile("|".join(forms))
    listed = set(written)
    for part, sentence in sentences(document):
        for match in pattern.finditer(sentence.text):
            name = match.group()
            if sentence.role == "duty" and name in listed:
                # Counted with the names of the duty clause.
                continue
            place = (
                document.id,
                part,
                *place_of(sentence),
                sentence.text,
                home,
            )
            first = Mention(name, TEXT, *place)
            entry = written.setdefault(name, _Written(name, bare_name(name, home), first))
            entry.count += 1


def _ties(names: Sequence[_Written]) -> tuple[list[Tie], list[Tie]]:
    """Certain and doubtful ties between all names."""
    equal: list[Tie] = []
    longs: dict[str, dict[str, str]] = {}
    for one, other in combinations(names, 2):
        if one.bare == other.bare:
            equal.append(Tie(one.name, other.name, SAME))
            continue
        for short, long in ((one, other), (other, one)):
            reason = _abbreviates(short.bare, long.bare)
            if reason:
                longs.setdefault(short.name, {})[long.name] = reason
    certain, doubtful = unambiguous(longs, {entry.name: entry.bare for entry in names})
    open_ended = [entry for entry in names if entry.headed and not _says_its_kind(entry.bare)]
    for entry in open_ended:
        sure, unsure = _long_forms(entry, names)
        certain += sure
        doubtful += unsure
    return [*equal, *certain], doubtful


def _abbreviates(short: str, long: str) -> str | None:
    if long in _SETTLED.get(short, ()):
        return f"“{short}”是“{long}”的通行简称"
    if short[-1:] == long[-1:] == "区" and abbreviates_regularly(short[:-1], long[:-1]):
        return f"“{short}”逐词取自“{long}”"
    return None


def _long_forms(head: _Written, names: Sequence[_Written]) -> tuple[list[Tie], list[Tie]]:
    """张浦 is 张浦镇 where no other long form is written, or just one is a recipient."""
    longer = [
        entry
        for entry in names
        if entry.bare != head.bare
        and entry.bare.startswith(head.bare)
        and re.fullmatch(_TYPE, entry.bare[len(head.bare) :])
    ]
    forms = {entry.bare for entry in longer}
    received = {entry.bare for entry in longer if entry.received}
    towns = {bare for bare in forms if _TOWN.search(bare)}
    chosen = forms if len(forms) == 1 else received if len(received) == 1 else set()
    sure = [entry for entry in longer if entry.bare in chosen and towns <= chosen]
    reason = f"以“{head.bare}”开头的区划名称只此一个"
    if len(forms) > 1:
        reason = f"主送机关中以“{head.bare}”开头的只此一个"
    return (
        [Tie(head.name, entry.name, reason, 2) for entry in sure],
        [
            Tie(head.name, entry.name, f"以“{head.bare}”开头")
            for entry in longer
            if entry not in sure
        ],
    )


def _entry(
    group: Sequence[str], written: dict[str, _Written], clusters: Clusters, names: DistrictNames
) -> Entry:
    members = [written[name] for name in group]
    chief = min(members, key=_rank)
    others = sorted((m for m in members if m is not chief), key=lambda m: -m.count)
    full = max(
        (m.name for m in others if m.bare != chief.bare and m.name.endswith(m.bare)),
        key=len,
        default=None,
    )
    spellings = tuple(
        Spelling(
            *(member.name, member.count, member.first),
            reason=_reason(chief, member, clusters),
            known=names.known(member.name),
        )
        for member in (chief, *others)
    )
    known = next((spelling.known for spelling in spellings if spelling.known), None)
    match = _NAME.fullmatch(chief.name)
    # Of 青浦区政府 alone the district is 青浦区 all the same.
    name = chief.bare if match and match["body"] else chief.name
    return Entry("district", name, full, spellings, chief.first, known=known)


def _reason(chief: _Written, other: _Written, clusters: Clusters) -> str | None:
    """Why ``other`` is ``chief``: of the two themselves where it can be said."""
    if other is chief:
        match = _NAME.fullmatch(chief.name)
        return f"去掉“{match['body']}”" if match and match["body"] else None
    if chief.bare == other.bare:
        return SAME
    return _abbreviates(chief.bare, other.bare) or clusters.reasons.get(other.name)


def _rank(entry: _Written) -> tuple[bool, bool, bool, int, int]:
    """The name of an entry: as tables head it, without city and body, the most frequent."""
    match = _NAME.fullmatch(entry.name)
    bodied = match is not None and match["body"] is not None
    return not entry.headed, bodied, entry.name != entry.bare, -entry.count, len(entry.name)


def _with_doubts(entries: Sequence[Entry], ties: Iterable[Tie]) -> Iterator[Entry]:
    """The entries, each doubtful tie noted at the one that stands first."""
    place = {s.name: index for index, entry in enumerate(entries) for s in entry.spellings}
    noted: dict[int, dict[int, Likely]] = {}
    for tie in ties:
        one, other = sorted((place[tie.one], place[tie.other]))
        if one != other:
            doubt = entries[other]
            noted.setdefault(one, {}).setdefault(other, Likely(doubt.name, doubt.count, tie.reason))
    for index, entry in enumerate(entries):
        yield replace(entry, likely=tuple(noted.get(index, {}).values()))


def _slips(tables: Sequence[List]) -> list[Question]:
    """A head that differs in one character where two tables otherwise have the same heads."""
    found: dict[str, Question] = {}
    times = {m.name: sum(m.name == o.name for t in tables for o in t) for t in tables for m in t}
    for one, other in combinations(tables, 2):
        left = [m for m in one if m.name not in {o.name for o in other}]
        right = [m for m in other if m.name not in {o.name for o in one}]
        if len(left) != 1 or len(right) != 1 or len(one) <= _SHORTEST_BARE:
            continue
        rare, frequent = sorted((left[0], right[0]), key=lambda m: times[m.name])
        if times[rare.name] < times[frequent.name] and _one_character_off(rare.name, frequent.name):
            found.setdefault(
                rare.name,
                Question(
                    *("district", rare.name, frequent.name),
                    *(times[rare.name], times[frequent.name], rare),
                    "只差一字，而两表其余区划相同",
                ),
            )
    return list(found.values())


def _one_character_off(one: str, other: str) -> bool:
    same = len(one) == len(other) >= _SHORTEST_BARE
    return same and sum(a != b for a, b in zip(one, other, strict=True)) == 1
