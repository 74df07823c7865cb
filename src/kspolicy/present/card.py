"""One thing shown whole: its facts one below the other, then what belongs to it as tables."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from kspolicy.present.cells import line_text, value_text
from kspolicy.present.listing import Column, Listing, Screen, plain

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence
    from typing import Any

GAP = 2
# A shorter line of Chinese is hard to read, whatever stands left of it.
_NARROWEST_VALUE = 20


class Card(NamedTuple):
    """What there is to show of one thing.

    ``facts`` are Chinese labels with their values; those that are None or empty are left out.
    ``data`` is the thing as JSON and YAML give it.
    """

    title: str
    facts: Sequence[tuple[str, object]]
    listings: Sequence[Listing]
    data: Mapping[str, Any]


class _Whole(Listing):
    """A listing that is its only row."""

    @property
    def data(self) -> object:
        return plain(self.rows[0])


def render_card(card: Card, format: str, screen: Screen | None = None) -> str | bytes:
    """The card as table (for people), md, json or yaml; ``screen`` is None when nobody watches."""
    from kspolicy.present import render

    if format in ("json", "yaml"):
        return render(_Whole((), [card.data]), format)
    lines = _markdown(card) if format == "md" else _text(card, screen)
    return "".join(f"{line}\n" for line in lines)


def _facts(card: Card) -> list[tuple[str, list[str]]]:
    """The labels and the lines of their values, fit to be shown."""
    facts = []
    for label, value in card.facts:
        lines = ("" if value is None else value_text(value)).split("\n")
        shown = [_shown(line) for line in lines if line.strip()]
        if shown:
            facts.append((label, shown))
    return facts


def _shown(line: str) -> str:
    return line_text({"": line}, Column("", ""))


def _text(card: Card, screen: Screen | None) -> Iterator[str]:
    """Title, facts with their labels aligned, tables under their titles."""
    from kspolicy.present import render
    from kspolicy.present.width import text_width
    from kspolicy.present.wrap import wrap

    bold, dim = ("1", "2") if screen and screen.colour else ("", "")
    yield _painted(_shown(card.title), bold)
    yield ""
    facts = _facts(card)
    widest = max((text_width(label) for label, _ in facts), default=0)
    indent = GAP + widest + GAP
    for label, paragraphs in facts:
        lines = paragraphs
        if screen:
            room = max(screen.width - indent, _NARROWEST_VALUE)
            lines = [line for paragraph in paragraphs for line in wrap(paragraph, room)]
        padded = " " * GAP + label + " " * (widest - text_width(label) + GAP)
        yield _painted(padded, dim) + lines[0]
        for line in lines[1:]:
            yield " " * indent + line
    for listing in card.listings:
        yield ""
        yield _painted(listing.title, bold)
        table = render(
            listing._replace(title=""),
            "table",
            terminal=screen is not None,
            width=screen.width if screen else 80,
            colour=bool(screen and screen.colour),
        )
        yield from str(table).splitlines()


def _markdown(card: Card) -> Iterator[str]:
    from kspolicy.present import render

    yield f"## {_escaped(_shown(card.title))}"
    yield ""
    for label, lines in _facts(card):
        yield f"- **{label}**：" + "  \n  ".join(map(_escaped, lines))
    for listing in card.listings:
        yield ""
        yield from str(render(listing, "md")).splitlines()


def _escaped(text: str) -> str:
    """Text in which Markdown sees no marks of its own."""
    for mark in "\\`*_<[":
        text = text.replace(mark, f"\\{mark}")
    return text


def _painted(text: str, style: str) -> str:
    return f"\x1b[{style}m{text}\x1b[0m" if style else text
