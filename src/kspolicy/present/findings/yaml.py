"""YAML: the findings that count, with every field."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from kspolicy.check.inspection import Outcome
    from kspolicy.present.listing import Screen


def render(outcome: Outcome, screen: Screen | None) -> str:
    """A mapping with the sequence ``findings``."""
    from kspolicy.present.findings.listed import listed
    from kspolicy.present.formats import yaml

    return yaml.render(listed(outcome), None)
