"""A page saved in one file with its pictures (MHTML): the page itself taken out."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from kspolicy.model.source import ReadingNote
from kspolicy.read.errors import UnreadableError

if TYPE_CHECKING:
    from email.message import Message

    from kspolicy.read.options import ReadingOptions

_HEAD = 8192
_MULTIPART = re.compile(
    rb"^content-type:\s*(?:multipart/(?:related|mixed|alternative)|text/html)",
    re.IGNORECASE | re.MULTILINE,
)
_MAIL = re.compile(rb"\s*(?:[A-Za-z][A-Za-z-]{1,40}:[^\n]*\n(?:[ \t][^\n]*\n)*)+\r?\n")
_BOUNDARY = re.compile(rb"boundary\s*=", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Unpacked:
    """The page in an archive: its bytes and the encoding its part names."""

    data: bytes
    charset: str | None
    notes: tuple[ReadingNote, ...] = field(default=())


def is_archive(data: bytes) -> bool:
    """Whether the bytes begin with the header of a message that holds a page."""
    match = _MAIL.match(data[:_HEAD])
    return match is not None and _MULTIPART.search(match[0]) is not None


def unpack(data: bytes, options: ReadingOptions) -> Unpacked:
    """Take the page out of an archive.

    Raises:
        UnreadableError: parts lie too deep in each other, or none of them is a page.
    """
    from email import message_from_bytes

    if len(_BOUNDARY.findall(data)) > options.max_nesting:
        raise UnreadableError("网页存档的层次过多，无法读取")
    pages = [
        part
        for part in message_from_bytes(data).walk()
        if part.get_content_type() in ("text/html", "application/xhtml+xml")
    ]
    if not pages:
        raise UnreadableError("网页存档里没有网页")
    content = pages[0].get_payload(decode=True)
    if not isinstance(content, bytes) or not content.strip():
        raise UnreadableError("网页存档里的网页是空的")
    notes = [ReadingNote("page-unpacked", "网页取自存档文件，行号是取出后的网页的行号")]
    if len(pages) > 1:
        message = f"存档中另有 {len(pages) - 1} 个嵌在页面里的网页，未读取"
        notes.append(ReadingNote("frames-skipped", message))
    return Unpacked(content, _charset(pages[0]), tuple(notes))


def _charset(part: Message) -> str | None:
    named = part.get_param("charset")
    return named if isinstance(named, str) else None
