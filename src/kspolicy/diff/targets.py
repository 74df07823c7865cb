"""The targets of running text: which is which, and what of them changed."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from kspolicy.diff.change import Change, Subject, Value
from kspolicy.diff.folding import bare, fold
from kspolicy.diff.pairing import Pairing, alike
from kspolicy.link.dimension import dimension, magnitude
from kspolicy.link.indicators import indicator_form
from kspolicy.link.mention import whole_indicator
from kspolicy.model.multipliers import split_unit

if TYPE_CHECKING:
    from collections.abc import Callable, Hashable, Iterator, Mapping, Sequence

    from kspolicy.lexicon.lexicon import Lexicon
    from kspolicy.link.form import IndicatorForm
    from kspolicy.model.document import Target

# An indicator reworded within its task is still the same from here on; equal figures help.
_REWORDED = 0.6
_SAME_FIGURE = 0.3
# What a change of basis is written with; that is told as the basis, not as another indicator.
_BASIS = re.compile(r"新增|新建|新设|新引进|新认定|净增|累计")

Owner = tuple[str, str | None]
"""Part, and the task or else the heading that a target stands in."""


@dataclass(frozen=True, slots=True)
class Measured:
    """A target with what tells it apart."""

    target: Target
    form: IndicatorForm
    dimension: str | None
    owner: Owner


def owner_of(target: Target) -> Owner:
    """The task that a target stands in, else the heading, else the part."""
    if target.task is not None:
        return target.part, target.task
    return target.part, f"{target.part}/{target.section}" if target.section else None


def measure(targets: Sequence[Target], subject: str, lexicon: Lexicon) -> list[Measured]:
    """The targets with their forms; ``subject`` is the matter of their document."""
    return [
        Measured(
            target,
            indicator_form(whole_indicator(target), target.unit, subject, lexicon),
            dimension(target.unit),
            owner_of(target),
        )
        for target in targets
    ]


def pair_targets(
    olds: Sequence[Measured], news: Sequence[Measured], owners: Mapping[Owner, Owner]
) -> Pairing[Measured]:
    """The targets of two documents: by what they measure and the task or heading they stand in.

    ``owners`` gives the new owner of each old one that lives on. What one task measures in other
    words, or one part in another task, is joined when nothing else could be meant.
    """
    pairing = Pairing(olds, news)

    def owner(old: Measured) -> Owner:
        return owners.get(old.owner, ("", "/".join(map(str, old.owner))))

    def part(old: Measured) -> str:
        found = owners.get((old.owner[0], None))
        return found[0] if found else ""

    def thing(measured: Measured) -> Hashable:
        return measured.form, measured.dimension

    # A table gives one indicator year by year.
    pairing.join_equal(
        lambda m: (owner(m), thing(m), m.target.year), lambda m: (m.owner, thing(m), m.target.year)
    )
    pairing.join_equal(lambda m: (owner(m), thing(m)), lambda m: (m.owner, thing(m)))
    pairing.join_equal(lambda m: (owner(m), m.form), lambda m: (m.owner, m.form))
    _join_reworded(pairing, owner)
    pairing.join_equal(lambda m: (part(m), thing(m)), lambda m: (m.owner[0], thing(m)), unique=True)
    return pairing


def _join_reworded(pairing: Pairing[Measured], owner: Callable[[Measured], Owner]) -> None:
    news: dict[Hashable, list[int]] = {}
    for j in pairing.free_new():
        new = pairing.new[j]
        news.setdefault((new.owner, new.dimension), []).append(j)
    pairing.join_best(
        (score, i, j)
        for i in pairing.free_old()
        for j in news.get((owner(pairing.old[i]), pairing.old[i].dimension), ())
        if (score := _likeness(pairing.old[i], pairing.new[j])) >= _REWORDED
    )


def _likeness(old: Measured, new: Measured) -> float:
    same = _magnitude(old.target) == _magnitude(new.target)
    likeness = alike(bare(whole_indicator(old.target)), bare(whole_indicator(new.target)))
    return likeness + (_SAME_FIGURE if same else 0)


def _magnitude(target: Target) -> object:
    return magnitude(target.value, target.unit)


def target_changes(
    targets: Pairing[Measured],
    owners: Mapping[Owner, Owner],
    old_labels: Mapping[Owner, str],
    new_labels: Mapping[Owner, str],
) -> Iterator[Change]:
    """What of the targets changed. The labels name the owners of either document."""
    for before, after in targets.pairs():
        old, new = before.target, after.target
        subject = _subject(old, new)
        yield from _field_changes(subject, old, new)
        owner = old_labels.get(before.owner), new_labels.get(after.owner)
        if owners.get(before.owner) != after.owner and owner[0] != owner[1]:
            yield subject.changed("task", *owner)
    for measured in targets.removed():
        target = measured.target
        yield _subject(target, None).removed(fold(target.wording), context=fold(target.quote))
    for measured in targets.added():
        target = measured.target
        yield _subject(None, target).added(fold(target.wording), context=fold(target.quote))


def _field_changes(subject: Subject, old: Target, new: Target) -> Iterator[Change]:
    if _reworded(old, new):
        yield subject.changed("indicator", whole_indicator(old), whole_indicator(new))
    # 0.8万亿元 is 8000亿元: other words for one figure show as changed words.
    if _figures(old) != _figures(new):
        unit = new.unit if old.unit == new.unit else None
        for field in ("value", "value_max", "base_value"):
            before: Value = getattr(old, field)
            after: Value = getattr(new, field)
            if before != after:
                yield subject.changed(field, before, after, unit=unit)
        if old.unit != new.unit:
            yield subject.changed("unit", old.unit, new.unit)
    for field in ("comparator", "aspirational", "basis", "attribute", "base_year"):
        if getattr(old, field) != getattr(new, field):
            yield subject.changed(field, getattr(old, field), getattr(new, field))
    if old.year != new.year and (_states_year(old) or _states_year(new)):
        yield subject.changed("year", old.year, new.year)


def _states_year(target: Target) -> bool:
    """Whether the sentence itself names the year; else a year changed elsewhere and is told."""
    return target.year is not None and not target.year_inherited


def _reworded(old: Target, new: Target) -> bool:
    """Whether the indicator itself is written otherwise, more than its basis or an elision."""
    before, after = fold(old.indicator), fold(new.indicator)
    if before == after or fold(whole_indicator(old)) == fold(whole_indicator(new)):
        return False
    return old.basis == new.basis or _BASIS.sub("", before) != _BASIS.sub("", after)


def _figures(target: Target) -> tuple[object, ...]:
    figures = (target.value, target.value_max, target.base_value)
    exact = (None if figure is None else magnitude(figure, target.unit) for figure in figures)
    return *exact, split_unit(target.unit)[1]


def _subject(old: Target | None, new: Target | None) -> Subject:
    target = new or old
    assert target is not None
    return Subject(
        item="target",
        label=fold(whole_indicator(target)) or target.id,
        part=target.part,
        old=old,
        new=new,
        id_old=old.id if old else None,
        id_new=new.id if new else None,
    )
