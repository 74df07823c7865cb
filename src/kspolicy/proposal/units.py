"""Units: every name written, put together with its other spellings."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kspolicy.check.slips import find_slips
from kspolicy.proposal.entries import Entry, Likely, Question, Spelling
from kspolicy.proposal.grouping import Clusters, side_by_side
from kspolicy.proposal.mentions import ISSUERS
from kspolicy.proposal.nearness import close_names
from kspolicy.proposal.unit_names import certainly_one, is_former, take_apart
from kspolicy.proposal.unit_ties import SAME, Written, find_ties

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from kspolicy.lexicon.lexicon import Lexicon
    from kspolicy.proposal.grouping import Tie
    from kspolicy.proposal.mentions import List


def propose_units(
    lists: Sequence[List], lexicon: Lexicon
) -> tuple[tuple[Entry, ...], tuple[Question, ...]]:
    """The units that ``lists`` name, and the names that look like slips.

    Names known only as issuers count where they are the full name of a unit that has duties.
    """
    written = _count(lists)
    spelt = [[mention.full or mention.name for mention in names] for names in lists]
    ties, doubts = find_ties(list(written.values()))
    tied = {name for tie in ties for name in (tie.one, tie.other)}
    close = close_names([*written, *lexicon.units.spellings])
    near = [[name for name in names if name in close] for names in spelt]
    slips = {
        wrong: meant
        for wrong, meant in find_slips(near, lexicon).items()
        if wrong in written and wrong not in tied
    }
    names = [name for name in written if name not in slips]
    clusters = Clusters(names, side_by_side(spelt))
    for tie in sorted(ties, key=lambda tie: tie.rank):
        clusters.join(tie)
    groups = {
        group[0]: group
        for group in clusters.groups()
        if any(written[name].count > written[name].issued for name in group)
    }
    entries = {first: _entry(group, written, clusters, lexicon) for first, group in groups.items()}
    owner = {name: first for first, group in groups.items() for name in group}
    apart = clusters.apart
    weak = [tie for tie in doubts if frozenset((tie.one, tie.other)) not in apart]
    _add_doubts(entries, owner, [*clusters.doubts, *weak])
    order = {name: index for index, name in enumerate(written)}
    units = sorted(entries.values(), key=lambda e: (-e.count, order[e.spellings[0].name]))
    return tuple(units), tuple(_questions(slips, written, units))


def _count(lists: Iterable[List]) -> dict[str, Written]:
    """Every name with its places, in reading order; issuers last, they name but full forms."""
    written: dict[str, Written] = {}
    mentions = [mention for names in lists for mention in names]
    for mention in sorted(mentions, key=lambda mention: mention.kind == ISSUERS):
        name = mention.full or mention.name
        entry = written.setdefault(name, Written(name, take_apart(name, mention.home), mention))
        entry.count += 1
        if mention.full:
            entry.elided += 1
            entry.elision = entry.elision or mention.name
        entry.issued += mention.kind == ISSUERS
    return written


def _entry(
    group: Sequence[str], written: dict[str, Written], clusters: Clusters, lexicon: Lexicon
) -> Entry:
    members = [written[name] for name in group]
    old = {former for name in group if (former := is_former(name))}
    chief = min(members, key=lambda member: (member.name in old, *_rank(member)))
    others = sorted((m for m in members if m is not chief), key=lambda m: -m.count)
    spellings = tuple(
        Spelling(
            *(member.name, member.count, member.first, member.elided, member.elision),
            reason=_reason(chief, member, clusters),
            known=lexicon.units.known(member.name),
        )
        for member in (chief, *others)
    )
    home = chief.first.home
    full = max(
        (m.name for m in others if home and m.name.startswith((*home.places, "中共", "国家"))),
        key=len,
        default=None,
    )
    asides = [
        Likely(m.parts.aside.removeprefix("原"), 0, f"“{m.name}”括号中的名称")
        for m in members
        if m.parts.aside and is_former(m.name) not in group
    ]
    known = next((spelling.known for spelling in spellings if spelling.known), None)
    # 区委组织部（区人才工作局） is called 区委组织部.
    name = chief.name[: -len(chief.parts.aside) - 2] if chief.parts.aside else chief.name
    return Entry("unit", name, full, spellings, chief.first, tuple(asides), known)


def _reason(chief: Written, other: Written, clusters: Clusters) -> str | None:
    """Why ``other`` is ``chief``: of the two themselves where it can be said."""
    if other is chief:
        return "去掉括号" if chief.parts.aside else None
    if chief.parts.key == other.parts.key:
        return SAME
    return (
        certainly_one(chief.parts, other.parts)
        or certainly_one(other.parts, chief.parts)
        or clusters.reasons.get(other.name)
    )


def _rank(entry: Written) -> tuple[bool, bool, bool, int, int]:
    """The name of an entry: no bracket, its level and no city before it, frequent, short."""
    home = entry.first.home
    headed = home is not None and entry.name.startswith((home.name, "中共", "国家税务"))
    bracketed = bool(entry.parts.aside) or entry.name.startswith("原")
    return bracketed, headed, not entry.parts.level, -entry.count, len(entry.name)


def _add_doubts(entries: dict[str, Entry], owner: dict[str, str], ties: Iterable[Tie]) -> None:
    """Note each doubtful tie once, at the entry that is named more often."""
    from dataclasses import replace

    noted: set[frozenset[str]] = set()
    order = {first: index for index, first in enumerate(entries)}
    for tie in ties:
        one, other = owner.get(tie.one), owner.get(tie.other)
        if one is None or other is None or one == other or frozenset((one, other)) in noted:
            continue
        noted.add(frozenset((one, other)))
        frequent, rare = sorted(
            (one, other), key=lambda first: (-entries[first].count, order[first])
        )
        doubt = entries[rare]
        likely = Likely(doubt.name, doubt.count, tie.reason)
        entries[frequent] = replace(entries[frequent], likely=(*entries[frequent].likely, likely))


def _questions(
    slips: dict[str, str], written: dict[str, Written], units: Sequence[Entry]
) -> Iterator[Question]:
    counts = {s.name: entry.count for entry in units for s in entry.spellings}
    for wrong, meant in slips.items():
        entry = written[wrong]
        yield Question(
            *("unit", wrong, meant, entry.count, counts.get(meant, 0), entry.first),
            "只差一字，一少见，一常见",
        )
