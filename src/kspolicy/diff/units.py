"""Responsible units: who was added, who dropped out, who leads, whose name is written otherwise."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from kspolicy.diff.change import Change, Subject
    from kspolicy.lexicon.names import UnitNames
    from kspolicy.model.document import UnitMention


def unit_changes(
    subject: Subject, old: Sequence[UnitMention], new: Sequence[UnitMention], units: UnitNames
) -> Iterator[Change]:
    """What of the units of one task changed; names that the lexicon holds for one are one unit."""
    found = list(
        name_changes(subject, [unit.name for unit in old], [unit.name for unit in new], units)
    )
    yield from (change for change in found if change.field != "unit_order")
    roles = list(_role_changes(subject, old, new, units))
    # A unit that joins or leaves, and a lead that changes, leave their mark on the other units.
    joined_or_left = any(change.field == "responsible_units" for change in found)
    leads = [change for change in roles if change.field == "lead_units"]
    yield from leads or ([] if joined_or_left else roles)
    if not roles:
        yield from (change for change in found if change.field == "unit_order")


def name_changes(
    subject: Subject, old: Sequence[str], new: Sequence[str], units: UnitNames
) -> Iterator[Change]:
    """What of a list of units without roles changed."""
    before, after = units.resolve_list(old), units.resolve_list(new)
    if set(before) != set(after):
        yield subject.changed("responsible_units", tuple(old), tuple(new))
    elif before != after:
        yield subject.changed("unit_order", tuple(old), tuple(new))
    written = dict(zip(before, old, strict=True))
    for name, spelling in zip(after, new, strict=True):
        if written.get(name, spelling) != spelling:
            yield subject.changed("unit_name", written[name], spelling)


def _role_changes(
    subject: Subject, old: Sequence[UnitMention], new: Sequence[UnitMention], units: UnitNames
) -> Iterator[Change]:
    for role, field in (("lead", "lead_units"), ("supporting", "supporting_units")):
        before, after = _in_role(old, role, units), _in_role(new, role, units)
        # Where all have one role, that who joined or left has it goes without saying.
        all_alike = len(before) == len(old) and len(after) == len(new)
        if before.keys() != after.keys() and not all_alike:
            yield subject.changed(field, tuple(before.values()), tuple(after.values()))


def _in_role(mentions: Sequence[UnitMention], role: str, units: UnitNames) -> dict[str, str]:
    """The units in a role as written, by their canonical names."""
    resolved = units.resolve_list([mention.name for mention in mentions])
    return {
        name: mention.name
        for name, mention in zip(resolved, mentions, strict=True)
        if mention.role == role
    }
