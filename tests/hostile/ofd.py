"""Hostile OFD."""

from __future__ import annotations

from hostile.case import LAUGHS
from typeset.archive import packed
from typeset.ofd import Sheet, page, parts, rule, text

_PAGE = "Doc_0/Pages/Page_0/Content.xml"
_LINE = text("根据我市2023年房地产用地供应计划，请尽快落实。", 28, 60)


def _with_page(content: str) -> bytes:
    return packed({**parts([Sheet(objects=[_LINE])]), _PAGE: content})


def entities() -> bytes:
    """A billion laughs in a page."""
    return _with_page(page("&l9;").replace("?>", f"?><!DOCTYPE a [{LAUGHS}]>", 1))


def deep(levels: int = 200_000) -> bytes:
    """Blocks in each other on a page."""
    return _with_page(page("<ofd:PageBlock>" * levels + "</ofd:PageBlock>" * levels))


def many_lines(megabytes: int = 40) -> bytes:
    """A page of many ruled lines."""
    one = rule((28, 80), (100, 80))
    return _with_page(page(one * (megabytes * 2**20 // len(one))))


def long_steps(count: int = 1_000_000_000) -> bytes:
    """A text whose characters are said to be a thousand million steps apart."""
    stepped = f'<ofd:TextCode X="0" Y="1" DeltaX="g {count} 3.2">一二三</ofd:TextCode>'
    shown = '<ofd:TextObject ID="9" Font="1" Size="3" Boundary="28 60 100 5">'
    return _with_page(page(f"{shown}{stepped}</ofd:TextObject>"))


def many_parts(count: int = 20_000) -> bytes:
    """A document of as many pictures, none of which lies where it is said to."""
    made: dict[str, str | bytes] = {**parts([Sheet(objects=[_LINE])])}
    listed = "".join(
        f'<ofd:MultiMedia ID="{1000 + n}" Type="Image"><ofd:MediaFile>no{n}</ofd:MediaFile>'
        "</ofd:MultiMedia>"
        for n in range(count)
    )
    fonts = str(made["Doc_0/PublicRes.xml"])
    made["Doc_0/PublicRes.xml"] = fonts.replace(
        "</ofd:Fonts>", f"</ofd:Fonts><ofd:MultiMedias>{listed}</ofd:MultiMedias>"
    )
    return packed({**made, **{f"Doc_0/Res/{n}.png": b"" for n in range(count)}})
