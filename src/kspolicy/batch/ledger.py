"""What was parsed before, so that a file that has not changed is not parsed again.

A ledger is a file of lines, one for each file that was parsed, each behind a checksum: a damaged
line is a line less. It speaks for one folder, one state of the program and one set of options. It
only says what the YAML of a file must be; whether the YAML is so, and the file as it was, is asked
of them. A ledger that is lost costs time and nothing else.
"""

from __future__ import annotations

import json
import os
import sys
from dataclasses import asdict, dataclass
from hashlib import blake2b, sha256
from pathlib import Path
from typing import TYPE_CHECKING, Any
from zlib import crc32

from kspolicy.batch.item import Item, pieces
from kspolicy.batch.outcome import Digest, Remark
from kspolicy.batch.parsing import Foreign, Parsed
from kspolicy.corpus.cache_root import cache_root
from kspolicy.read.errors import UnreadableError

if TYPE_CHECKING:
    from kspolicy.read.options import ReadingOptions

# What decides what the YAML of a file says.
_DECISIVE = ("model", "read", "parse", "corpus", "batch")


@dataclass(frozen=True, slots=True)
class Entry:
    """A file that was parsed: its size and hash, and the YAML that came of it.

    Where none came, because it is no policy document, ``reason`` says so.
    """

    size: int
    source: str
    yaml: str = ""
    file: str = ""
    digest: Digest | None = None
    reason: str = ""


class Ledger:
    """The ledger of a folder of YAML; nothing is kept where no cache may be."""

    def __init__(self, out: Path, options: ReadingOptions) -> None:
        self._out = out
        self._path = _ledger_path(out)
        self._title = ""
        self._entries: dict[str, Entry] = {}
        if self._path is not None:
            self._title = f"kspolicy {_fingerprint(out, options)}"
            self._load(self._path)

    def find(self, item: Item) -> Entry | None:
        """What is known of an item, provided that its bytes are as they were."""
        entry = self._entries.get(_key(item))
        if entry is None or entry.size != item.size or item.is_copy:
            return None
        digest = sha256()
        try:
            for piece in pieces(item):
                digest.update(piece)
        except UnreadableError:
            return None
        return entry if digest.hexdigest() == entry.source else None

    def is_current(self, entry: Entry) -> bool:
        """Whether the YAML that came of a file is there, and nobody has changed it."""
        try:
            return sha256((self._out / entry.file).read_bytes()).hexdigest() == entry.yaml
        except OSError:
            return False

    def add(self, item: Item, parsed: Parsed | Foreign) -> None:
        """Note what came of an item; a ledger that cannot be written is done without."""
        if self._path is None or item.is_copy:
            return
        if isinstance(parsed, Foreign):
            entry = Entry(item.size, parsed.source, reason=parsed.reason)
        else:
            entry = Entry(item.size, parsed.source, parsed.yaml, parsed.file.name, parsed.digest)
        if self._entries.get(_key(item)) == entry:
            return
        self._entries[_key(item)] = entry
        try:
            with self._path.open("a", encoding="ascii") as file:
                file.write(_line([_key(item), asdict(entry)]))
        except OSError:
            self._path = None

    def _load(self, path: Path) -> None:
        """Take in what an earlier run has written, or begin anew."""
        try:
            title, *lines = path.read_text(encoding="ascii").splitlines()
        except (OSError, ValueError):
            title, lines = "", []
        if title == self._title:
            for line in lines:
                read = _read_line(line)
                if read is not None:
                    self._entries[read[0]] = read[1]
            # Each change of a file is a line more. What is said twice is not kept for ever.
            if len(lines) <= 2 * len(self._entries) + 100:
                return
        try:
            path.parent.mkdir(parents=True, exist_ok=True)
            draft = path.with_name(f"{path.name}.{os.getpid()}")
            with draft.open("w", encoding="ascii") as file:
                file.write(self._title)
                file.writelines(_line([key, asdict(each)]) for key, each in self._entries.items())
            draft.replace(path)
        except OSError:
            self._path = None


def _key(item: Item) -> str:
    """Where an item lies, whatever the working folder."""
    return os.path.abspath(item.shown)  # noqa: PTH100 - a path into an archive is no Path


def _line(data: object) -> str:
    # The break comes first: a line that was cut off spoils itself only, not the next.
    content = json.dumps(data, separators=(",", ":"))
    return f"\n{crc32(content.encode()):08x} {content}"


def _read_line(line: str) -> tuple[str, Entry] | None:
    checksum, _, content = line.partition(" ")
    if checksum != f"{crc32(content.encode()):08x}":
        return None
    key, said = json.loads(content)
    digest: dict[str, Any] | None = said.pop("digest")
    if digest is None:
        return key, Entry(**said)
    remarks = tuple(Remark(**remark) for remark in digest.pop("remarks"))
    return key, Entry(**said, digest=Digest(**digest, remarks=remarks))


def _ledger_path(out: Path) -> Path | None:
    """Where the ledger of a folder is kept; None when nothing may be kept."""
    root = cache_root()
    if root is None:
        return None
    folder = out.absolute()
    return root / "parsed" / f"{crc32(os.fsencode(folder)):08x}-{folder.name}"


def _fingerprint(out: Path, options: ReadingOptions) -> str:
    """A hash of everything but a file that decides what its YAML says.

    That is the program's own code, whatever packages are installed, the options, and the folders
    in which the JSON Schema may lie that every YAML refers to.
    """
    digest = blake2b(digest_size=16)
    package = Path(__file__).parents[1]
    for part in _DECISIVE:
        for folder, _, names in sorted(os.walk(package / part)):
            for name in sorted(names):
                if not folder.endswith("__pycache__"):
                    digest.update(f"{folder}\0{name}\0".encode(errors="surrogatepass"))
                    digest.update(Path(folder, name).read_bytes())
    installed = {name for folder in sys.path for name in _names(folder) if ".dist-info" in name}
    schemas = {str(above): _names(above / "schemas") for above in out.absolute().parents}
    for said in (*sorted(installed), sys.version, options, schemas):
        digest.update(f"{said}\0".encode(errors="surrogatepass"))
    return digest.hexdigest()


def _names(folder: str | Path) -> list[str]:
    try:
        return sorted(path.name for path in Path(folder).iterdir())
    except OSError:
        return []
