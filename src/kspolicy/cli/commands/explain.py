"""kspolicy explain"""

from __future__ import annotations

from typing import Annotated

import typer

ORDER = 14
EXAMPLES = ("kspolicy explain KS203", "kspolicy explain KS1    # KS1 开头的各条")

_WIDEST = 100


def explain(
    codes: Annotated[
        list[str], typer.Argument(metavar="编号", help="规则的编号或其开头，可写多个。")
    ],
) -> None:
    """说明一条检查规则：检查什么、为什么、怎样处理，附反例和正例。"""
    from kspolicy.check.runner import select_rules
    from kspolicy.cli.output import deliver, screen_width, wants_colour
    from kspolicy.present.listing import Screen
    from kspolicy.present.rulebook import rule_page

    width = screen_width()
    screen = None if width is None else Screen(min(width, _WIDEST), wants_colour())
    deliver("\n".join(rule_page(rule, screen) for rule in select_rules(codes)))
