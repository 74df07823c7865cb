"""Web pages as browsers save them: HTML in any Chinese encoding, alone or packed (MHTML)."""

from __future__ import annotations

from hashlib import sha256
from typing import TYPE_CHECKING

from kspolicy.model.source import Source
from kspolicy.read.errors import UnreadableError

if TYPE_CHECKING:
    from kspolicy.read.options import ReadingOptions

SUFFIXES = (".html", ".htm", ".xhtml", ".shtml", ".mht", ".mhtml")

# Longer than any comment that a saver writes above a page.
_HEAD = 4096


def holds(data: bytes) -> bool:
    """Whether the bytes begin as a page, or as a message that holds one."""
    from kspolicy.read.web.archive import is_archive
    from kspolicy.read.web.tree import is_page

    head = data[:_HEAD]
    if head.startswith((b"\xff\xfe", b"\xfe\xff")):
        return is_page(head.decode("utf-16", "replace"))
    # A zero between two signs: UTF-16 without its mark.
    return is_page(head.replace(b"\0", b"").decode("latin-1").removeprefix("ï»¿")) or is_archive(
        data
    )


def read(data: bytes, name: str, options: ReadingOptions) -> Source:
    """Read a saved web page: the document's own text, without the page around it.

    Raises:
        UnreadableError: no text, damaged beyond reading, or made to harm.
    """
    from kspolicy.read.web.archive import is_archive, unpack
    from kspolicy.read.web.blocks import make_blocks
    from kspolicy.read.web.encoding import decode_page
    from kspolicy.read.web.leftout import in_broken_tags, in_comments
    from kspolicy.read.web.maintext import choose
    from kspolicy.read.web.tree import parse_tree
    from kspolicy.read.web.walk import lay_out

    unpacked = unpack(data, options) if is_archive(data) else None
    page = decode_page(unpacked.data, unpacked.charset) if unpacked else decode_page(data)
    layout = lay_out(parse_tree(page.text))
    broken = in_broken_tags(page.text, layout)
    chosen = choose(layout)
    if not chosen.pieces:
        raise UnreadableError(
            "网页里没有可读的文字（内容可能由脚本载入，请在浏览器中另存为完整网页）"
        )
    blocks, notes = make_blocks(chosen.pieces)
    return Source(
        name=name,
        form="html",
        sha256=sha256(data).hexdigest(),
        encoding=page.encoding,
        blocks=tuple(blocks),
        notes=(
            *(unpacked.notes if unpacked else ()),
            *page.notes,
            *chosen.notes,
            *broken,
            *in_comments(page.text),
            *notes,
        ),
    )
