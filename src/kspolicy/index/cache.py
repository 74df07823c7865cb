"""The index kept between runs, so that a question costs neither YAML nor models.

Each kind of rows is a file of its own, so that a question loads only what it asks for. A manifest
lists every file the index was made of with its size, time and hash, and those of the program that
made it; the index is used only while all of them are as they were.
"""

from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING, Any, Literal

from kspolicy.corpus.cache_root import cache_root
from kspolicy.index.storage import load, store

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

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
    "remarks",
]

_MANIFEST = "manifest"
_PROGRAM = Path(__file__).parents[1]
# The layers whose code decides what the rows say, and how.
_DECISIVE = ("model", "corpus", "lexicon", "link", "index")
# A file changed within this time of the index being written may have changed again unnoticed:
# file times are coarse. Its hash decides.
_RACY_NS = 2_000_000_000

Stamp = tuple[int, int, str]
"""Size in bytes, time of change in nanoseconds, hash of the content."""


class CachedIndex:
    """An index that loads its rows kind by kind, from ``folder`` or, failing that, made anew."""

    def __init__(self, folder: Path | None, make: Callable[[], Mapping[str, Any]]) -> None:
        self._folder = folder
        self._make = make
        self._rows: dict[str, Any] = {}

    def __getitem__(self, kind: Kind) -> Any:  # noqa: ANN401 - rows are plain data of many shapes
        """The rows of one kind."""
        if kind not in self._rows:
            rows = load(self._folder / kind) if self._folder else None
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
    folder = _cache_folder(data, lexicon)
    files = _watched(data, lexicon)

    def make() -> Mapping[str, Any]:
        from kspolicy.index.make import make_index

        # Stamped before they are read: what changes meanwhile makes the index stale, not wrong.
        stamps = _stamps(files) if folder is not None else None
        rows = make_index(data, lexicon)
        if folder is not None and stamps is not None:
            _keep(folder, rows, stamps)
        return rows

    fresh = folder is not None and _is_fresh(folder, files)
    return CachedIndex(folder if fresh else None, make)


def _cache_folder(data: Path, lexicon: Sequence[Path]) -> Path | None:
    """Where the index of ``data`` is kept; None when nothing may be kept."""
    from zlib import crc32

    root = cache_root()
    if root is None:
        return None
    key = "\0".join(str(path.absolute()) for path in (data, *lexicon))
    return root / f"{crc32(key.encode()):08x}-{data.name or 'data'}"


def _watched(data: Path, lexicon: Sequence[Path]) -> list[str]:
    """Every file whose change makes the index stale."""
    found = [str(path.absolute()) for path in lexicon]
    data = data.absolute()
    for folder in (data, data / "corrections", _PROGRAM / "lexicon" / "data"):
        found += _files(folder, ".yaml")
    for layer in _DECISIVE:
        found += _files(_PROGRAM / layer, ".py")
    return sorted(found)


def _files(folder: Path, ending: str) -> list[str]:
    try:
        with os.scandir(folder) as found:
            return [each.path for each in found if each.name.endswith(ending)]
    except OSError:
        return []


def _is_fresh(folder: Path, files: Sequence[str]) -> bool:
    """Whether the index in ``folder`` was made of just these files as they are now."""
    manifest = load(folder / _MANIFEST)
    if manifest is None or list(manifest[1]) != list(files):
        return False
    written, stamps = manifest
    touched = False
    for path in files:
        size, changed, digest = stamps[path]
        try:
            state = Path(path).stat()
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
        _write_manifest(folder, stamps)
    return True


def _stamps(files: Sequence[str]) -> dict[str, Stamp] | None:
    """How each file is now; None when one cannot be read."""
    stamps: dict[str, Stamp] = {}
    try:
        for path in files:
            state = Path(path).stat()
            stamps[path] = (state.st_size, state.st_mtime_ns, _digest(path))
    except OSError:
        return None
    return stamps


def _keep(folder: Path, rows: Mapping[str, Any], stamps: Mapping[str, Stamp]) -> None:
    """Keep the rows; a cache that cannot be written is done without."""
    try:
        folder.mkdir(parents=True, exist_ok=True)
        # Without a manifest, rows half written are rows that nobody reads.
        (folder / _MANIFEST).unlink(missing_ok=True)
        for kind, data in rows.items():
            store(folder / kind, data)
    except OSError:
        return
    _write_manifest(folder, stamps)


def _write_manifest(folder: Path, stamps: Mapping[str, Stamp]) -> None:
    from contextlib import suppress
    from time import time_ns

    with suppress(OSError):
        store(folder / _MANIFEST, (time_ns(), dict(stamps)))


def _digest(path: str) -> str:
    """The hash of a file; of a file that cannot be read none, which equals no other."""
    from hashlib import blake2b

    try:
        return blake2b(Path(path).read_bytes(), digest_size=16).hexdigest()
    except OSError:
        return ""
