"""The Chinese fonts of this computer, found in the folders where systems keep them."""

from __future__ import annotations

import os
import re
from itertools import islice
from mmap import ACCESS_READ, mmap
from pathlib import Path
from typing import TYPE_CHECKING

from kspolicy.read.errors import UnreadableError
from kspolicy.read.fonts.face import DamagedFontError, Face, faces

if TYPE_CHECKING:
    from collections.abc import Iterator

# Linux and its relatives, macOS, Windows; ``~`` is the user's home, ``$NAME`` a variable.
FOLDERS = (
    *("/usr/share/fonts", "/usr/local/share/fonts", "~/.local/share/fonts", "~/.fonts"),
    *("/System/Library/Fonts", "/Library/Fonts", "~/Library/Fonts"),
    *("$WINDIR/Fonts", "$LOCALAPPDATA/Microsoft/Windows/Fonts"),
)
# Names of files, best first: 仿宋 and 宋 as official documents are set in, then any other that is
# as heavy as text is, in the end what merely has the characters.
_KNOWN = (
    *("simfang", "fzfs", "stfangso", "fandolfang-regular", "simsun", "songti", "stsong"),
    *("notoserif(cjk|cjksc|sc)-regular", "sourcehanserif(sc|cn)?-regular", "uming"),
    *("notosans(cjk|cjksc|sc)-regular", "sourcehansans(sc|cn)?-regular", "msyh", "pingfang"),
    *("hiragino sans gb", "stheiti light", "wqy-zenhei", "wqy-microhei", "simhei", "deng"),
    *("droidsansfallback", "notoserif", "notosans", "sourcehan"),
)
_SUFFIXES = (".ttf", ".ttc", ".otf")
# A Chinese font has some thousand characters; it is not smaller, hardly larger than this in bytes.
_SMALLEST, _LARGEST = 500_000, 200_000_000
_MOST_FILES, _MOST_OPENED, _MOST_TAKEN = 20_000, 100, 3
_SIMPLIFIED = re.compile(r"\b(SC|GB|CN)\b")
_TELLING = "国务院办公厅"


def installed(named: Path | None = None) -> Iterator[Face]:
    """Faces with Chinese characters, best first: the one in the file ``named``, then the system's.

    Raises:
        UnreadableError: ``named`` is no font file.
    """
    if named is not None:
        try:
            yield _best(faces(_mapped(named)))
        except (DamagedFontError, OSError, ValueError) as error:
            message = f"“{named}”不是可用的字体文件，请换一个 TTF、OTF 或 TTC 文件"
            raise UnreadableError(message) from error
    yield from islice(_found(), _MOST_TAKEN)


def _found() -> Iterator[Face]:
    for path in islice(sorted(_files(), key=_rank), _MOST_OPENED):
        try:
            face = _best(faces(_mapped(path)))
        except (DamagedFontError, OSError, ValueError):
            continue
        if all(face.characters.glyph(ord(sign)) for sign in _TELLING):
            yield face


def _files() -> Iterator[Path]:
    """The files that may be Chinese fonts."""
    folders = (os.path.expanduser(os.path.expandvars(folder)) for folder in FOLDERS)  # noqa: PTH111
    entries = (
        Path(place, name)
        for folder in folders
        for place, _, names in os.walk(folder)
        for name in names
    )
    for path in islice(entries, _MOST_FILES):
        if path.suffix.lower() in _SUFFIXES:
            try:
                size = path.stat().st_size
            except OSError:
                continue
            if _SMALLEST <= size <= _LARGEST:
                yield path


def _rank(path: Path) -> tuple[int, str]:
    """The place of a file among the known ones, then the others by their names."""
    name = path.name.lower()
    known = (index for index, start in enumerate(_KNOWN) if re.match(start, name))
    return next(known, len(_KNOWN)), str(path)


def _mapped(path: Path) -> mmap:
    with path.open("rb") as file:
        return mmap(file.fileno(), 0, access=ACCESS_READ)


def _best(found: list[Face]) -> Face:
    """Of a collection, the face for simplified characters that is as heavy as text is."""
    if not found:
        raise DamagedFontError
    return min(
        found,
        key=lambda face: (
            not _SIMPLIFIED.search(face.family),
            "Mono" in face.family,
            abs(face.weight - 400),
        ),
    )
