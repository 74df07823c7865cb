"""Which indicators are taken up where: in goals, tasks, task lists, allocation tables."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kspolicy.check.correspondence import correspondences

if TYPE_CHECKING:
    from kspolicy.check.case import LinkedDocument
    from kspolicy.link.indicators import Concept
    from kspolicy.link.mention import Mention


def unfollowed_goals(document: LinkedDocument) -> list[Concept]:
    """Goals that no task, list or table repeats, where most of the goals are repeated."""
    goals = [c for c in document.links.concepts if any(_is_goal(m) for m in c.mentions)]
    left = [c for c in goals if all(_is_goal(m) for m in c.mentions)]
    return left if 2 * len(left) <= len(goals) and len(left) < len(goals) else []


def unannounced_rows(document: LinkedDocument) -> list[Concept]:
    """Allocation rows that no text speaks of, in a table of which the text speaks."""
    rows = [c for c in document.links.concepts if any(m.is_row for m in c.mentions)]
    left = [c for c in rows if all(m.is_row for m in c.mentions)]
    return left if 2 * len(left) <= len(rows) else []


def unallocated_targets(document: LinkedDocument) -> list[Concept]:
    """Targets of the text that no allocation table shares out, where it does share out many.

    Goals that nothing takes up at all are left out (they are no matter of the table), and so is the
    second name of a target that a task list renames.
    """
    texts = [c for c in document.links.concepts if not all(m.is_row for m in c.mentions)]
    left = [c for c in texts if not any(m.is_row for m in c.mentions)]
    goals = {id(concept) for concept in unfollowed_goals(document)}
    doubled = _second_names(document)
    left = [
        concept
        for concept in left
        if id(concept) not in goals and not all(m.id in doubled for m in concept.mentions)
    ]
    return left if len(texts) - len(left) >= len(texts) / 4 else []


def _second_names(document: LinkedDocument) -> set[str]:
    """Of two names for one target, the mention that is not, or less, tied to a table."""
    found: set[str] = set()
    for pair in correspondences(document):
        for one, other in pair.renamed:
            allocated = any(m.is_row for m in document.links.concept_of[other.id].mentions)
            found.add(one.id if allocated else other.id)
    return found


def _is_goal(mention: Mention) -> bool:
    return mention.part == "body" and mention.task is None and not mention.tabulated
