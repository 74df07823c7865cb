"""Documents → proposed lexicon."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from kspolicy.link.links import link_document
from kspolicy.link.locality import Home, home_of, lexicon_for
from kspolicy.proposal.districts import is_district, propose_districts
from kspolicy.proposal.entries import Entry, Likely, Proposal, Spelling
from kspolicy.proposal.mentions import TEXT, Mention, heads, name_lists, place_of
from kspolicy.proposal.units import propose_units

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from kspolicy.lexicon.lexicon import Lexicon
    from kspolicy.link.indicators import Concept
    from kspolicy.model.document import PolicyDocument


def propose(documents: Sequence[PolicyDocument], lexicon: Lexicon) -> Proposal:
    """Propose a lexicon from ``documents``.

    ``lexicon`` is the one in force: what it has already is marked, and groups nothing.
    """
    homes = [home_of(document) for document in documents]
    lexicon = lexicon_for(documents, lexicon)
    lists = name_lists(documents)
    tables = heads(documents)
    headed = {mention.name for table in tables for mention in table}
    offices = [
        tuple(m for m in names if m.name not in headed and not is_district(m.name, m.home))
        for names in lists
    ]
    units, unit_slips = propose_units([names for names in offices if names], lexicon)
    districts, district_slips = propose_districts(documents, lists, tables, lexicon.districts())
    counted = Counter(home.name if home else None for home in homes)
    return Proposal(
        documents=tuple(document.id for document in documents),
        home=_chief_home(homes),
        homes=dict(sorted(counted.items(), key=lambda item: (-item[1], item[0] or ""))),
        units=units,
        districts=districts,
        indicators=tuple(_indicators(documents, lexicon)),
        questions=(*district_slips, *unit_slips),
    )


def fresh_only(proposal: Proposal, lexicon: Lexicon) -> Proposal:
    """The proposal without what the lexicon in force knows already.

    An entry that it knows under another name keeps that name, so that the new spellings are added
    to it. Of two names that it knows both a person has judged before.
    """
    from dataclasses import replace

    districts = lexicon.districts()

    def undecided(entry: Entry) -> tuple[Likely, ...]:
        known = districts.known if entry.kind == "district" else lexicon.units.known
        return tuple(each for each in entry.likely if not (entry.known and known(each.name)))

    def kept(entries: Sequence[Entry]) -> tuple[Entry, ...]:
        return tuple(
            replace(
                entry,
                name=entry.known or entry.name,
                spellings=entry.fresh,
                full=_fresh_full(entry),
                likely=undecided(entry),
            )
            for entry in entries
            if entry.fresh or undecided(entry)
        )

    return replace(
        proposal,
        units=kept(proposal.units),
        districts=kept(proposal.districts),
        indicators=kept(proposal.indicators),
    )


def _fresh_full(entry: Entry) -> str | None:
    return entry.full if any(entry.full == spelling.name for spelling in entry.fresh) else None


def _chief_home(homes: Sequence[Home | None]) -> Home | None:
    """The place of most documents; of several with as many, the first."""
    counts = Counter(home for home in homes if home)
    return max(counts, key=lambda home: counts[home], default=None)


def _indicators(documents: Sequence[PolicyDocument], lexicon: Lexicon) -> Iterator[Entry]:
    """Indicators that text and annexes name unlike, joined by likeness only: for a person."""
    for document in documents:
        for concept in link_document(document, lexicon).concepts:
            if concept.doubts:
                yield _indicator(document, concept)


def _indicator(document: PolicyDocument, concept: Concept) -> Entry:
    doubts = {doubt.mention: doubt.reason for doubt in concept.doubts}
    first, *others = concept.mentions
    home = home_of(document)
    place = (
        document.id,
        first.part,
        *place_of(first.item),
        first.indicator,
        home,
    )
    mention = Mention(first.indicator, TEXT, *place)
    likely = {
        other.indicator: Likely(other.indicator, 1, doubts.get(other.id, "一般规则已认作同一指标"))
        for other in others
        if other.indicator != first.indicator
    }
    spelling = Spelling(first.indicator, 1, mention)
    return Entry("indicator", first.indicator, None, (spelling,), mention, tuple(likely.values()))
