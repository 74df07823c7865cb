"""Coordination groups: who joined, who left, whose office it is."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kspolicy.diff.change import Change, Subject
from kspolicy.diff.folding import fold
from kspolicy.diff.pairing import Pairing

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from kspolicy.lexicon.names import UnitNames
    from kspolicy.model.document import CoordinationGroup

_ALIKE = 0.5


def pair_groups(
    old: Sequence[CoordinationGroup], new: Sequence[CoordinationGroup]
) -> Pairing[CoordinationGroup]:
    """The groups of two documents by what is said of their members."""
    pairing = Pairing(old, new)
    pairing.join_likest(lambda group: group.wording, _ALIKE)
    return pairing


def group_changes(groups: Pairing[CoordinationGroup], units: UnitNames) -> Iterator[Change]:
    """What of the groups of both documents changed; a new or dropped one shows in the text."""
    for old, new in groups.pairs():
        number = groups.new.index(new) + 1
        subject = Subject(
            item="group",
            label="工作小组",
            part="body",
            old=old,
            new=new,
            id_old=f"group/{groups.old.index(old) + 1}",
            id_new=f"group/{number}",
        )
        if set(units.resolve_list(old.members)) != set(units.resolve_list(new.members)):
            yield subject.changed("members", old.members, new.members)
        elif fold(old.wording) != fold(new.wording):
            yield subject.changed("wording", fold(old.wording), fold(new.wording))
        if units.resolve(old.office or "") != units.resolve(new.office or ""):
            yield subject.changed("office", old.office, new.office)
