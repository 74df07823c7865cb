"""The index kept between runs, so that a question costs neither YAML nor models.

Each kind of rows is a file of its own: marshal, behind a checksum, because marshal reads many
damaged files without complaint. A manifest lists every file the index was made of with its size,
time and hash; an index is used only while all of them are as they were.
"""

from __future__ import annotations

import marshal
import os
import sys
from typing import TYPE_CHECKING, Any, Literal
from zlib import crc32

from kspolicy import __version__

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence
    from pathlib import Path

Kind = Literal[
    "documents",
    "targets",
    "tasks",
    "passages",
    "units",
    "districts",
    "unit_names",
    "district_names",
    "places",
    "links",
    "problems",
]

# Rows of another version of the program, or marshalled by another Python, are of no use.
_MAGIC = f"kspolicy {__version__} {sys.implementation.cache_tag} 1\n".encode()
_CHECKSUM = 4
# A file changed within this time of the index being written may have changed again unnoticed:
# file times are coarse. Its hash decides.
_RACY_NS = 2_000_000_000

Stamp = tuple[int, int, str]
"""Size in bytes, time of change in nanoseconds, hash of the content."""


class CachedIndex:
    """An index that loads its rows kind by kind, from the cache or from ``built``."""

    def __init__(self, folder: str | None, make: Callable[[], Mapping[str, Any]]) -> None:
        self._folder = folder
        self._make = make
        self._rows: dict[str, Any] = {}

    def __getitem__(self, kind: Kind) -> Any:  # noqa: ANN401 - rows are plain data of many shapes
        """The rows of one kind."""
        if kind not in self._rows:
            rows = _load(os.path.join(self._folder, kind)) if self._folder else None
            if rows is None:
                self._rows.update(self._make())
            else:
                self._rows[kind] = rows
        return self._rows[kind]


def open_index(data: Path, lexicon: Sequence[Path] = ()) -> CachedIndex:
    """The index of the documents in ``data``, from the cache where that is fresh.

    Args:
        data: the folder of YAML documents.
        lexicon: the user's own lexicon files.

    Raises:
        CorpusError: (when rows are asked for) the folder or a lexicon cannot be used.
    """
    place = _cache_folder(data, lexicon)
    files = _watched(data, lexicon)

    def make() -> Mapping[str, Any]:
        from kspolicy.index.make import make_index

        rows = make_index(data, lexicon)
        if place is not None:
            _store(place, rows, files)
        return rows

    fresh = place is not None and _is_fresh(place, files)
    return CachedIndex(place if fresh else None, make)


def _cache_folder(data: Path, lexicon: Sequence[Path]) -> str | None:
    """Where the index of ``data`` is kept; None when nothing may be kept."""
    root = os.environ.get("KSPOLICY_CACHE")
    if root == "":
        return None
    if root is None:
        home = os.environ.get("XDG_CACHE_HOME") or os.path.join(os.path.expanduser("~"), ".cache")
        root = os.path.join(home, "kspolicy")
    key = "\0".join([os.path.abspath(data), *(os.path.abspath(path) for path in lexicon)])
    return os.path.join(root, f"{crc32(key.encode()):08x}-{os.path.basename(data) or 'data'}")


def _watched(data: Path, lexicon: Sequence[Path]) -> list[str]:
    """Every file whose change makes the index stale."""
    from kspolicy import lexicon as built_in

    folders = [os.fspath(data), os.path.join(data, "corrections")]
    folders += [os.path.join(path, "data") for path in built_in.__path__]
    found = [os.path.abspath(path) for path in lexicon]
    for folder in folders:
        try:
            names = os.listdir(folder)
        except OSError:
            continue
        found += [os.path.join(folder, name) for name in names if name.endswith((".yaml", ".yml"))]
    return sorted(found)


def _is_fresh(place: str, files: Sequence[str]) -> bool:
    """Whether the index in ``place`` was made of just these files as they are now."""
    manifest = _load(os.path.join(place, "manifest"))
    if not isinstance(manifest, tuple) or list(manifest[1]) != list(files):
        return False
    written, stamps = manifest
    touched = False
    for path in files:
        size, changed, digest = stamps[path]
        try:
            state = os.stat(path)
        except OSError:
            return False
        if state.st_size != size:
            return False
        if state.st_mtime_ns == changed and changed + _RACY_NS < written:
            continue
        if _digest(path) != digest:
            return False
        stamps[path] = (size, state.st_mtime_ns, digest)
        touched = True
    if touched:
        _write(place, "manifest", (_now(), stamps))
    return True


def _store(place: str, rows: Mapping[str, Any], files: Sequence[str]) -> None:
    """Keep the rows; a cache that cannot be written is done without."""
    stamps: dict[str, Stamp] = {}
    try:
        os.makedirs(place, exist_ok=True)
        for path in files:
            state = os.stat(path)
            stamps[path] = (state.st_size, state.st_mtime_ns, _digest(path))
    except OSError:
        return
    _write(place, "manifest", None)
    for kind, data in rows.items():
        _write(place, kind, data)
    _write(place, "manifest", (_now(), stamps))


def _load(path: str) -> Any:  # noqa: ANN401 - whatever was stored
    """What was stored in ``path``; None when it is missing, damaged, or of another version."""
    try:
        with open(path, "rb") as file:
            content = file.read()
    except OSError:
        return None
    start = len(_MAGIC) + _CHECKSUM
    if not content.startswith(_MAGIC) or len(content) <= start:
        return None
    if crc32(content[start:]).to_bytes(_CHECKSUM, "big") != content[len(_MAGIC) : start]:
        return None
    try:
        return marshal.loads(content[start:])  # noqa: S302 - our own file, behind a checksum
    except (ValueError, EOFError, TypeError):
        return None


def _write(place: str, name: str, data: object) -> None:
    """Write one file at once, so that a reader at the same time sees the old or the new."""
    payload = marshal.dumps(data)
    path = os.path.join(place, name)
    draft = f"{path}.{os.getpid()}"
    try:
        with open(draft, "wb") as file:
            file.write(_MAGIC + crc32(payload).to_bytes(_CHECKSUM, "big") + payload)
        os.replace(draft, path)
    except OSError:
        return


def _digest(path: str) -> str:
    from hashlib import blake2b

    try:
        with open(path, "rb") as file:
            return blake2b(file.read(), digest_size=16).hexdigest()
    except OSError:
        return ""


def _now() -> int:
    from time import time_ns

    return time_ns()
