"""Which files are meant: named, in folders, in archives, on standard input."""

from __future__ import annotations

import os
import re
from collections import Counter
from pathlib import Path, PurePosixPath
from typing import TYPE_CHECKING, BinaryIO

from kspolicy.batch.item import STDIN, Item, Refused, content, pieces
from kspolicy.read import is_recognised, suffixes
from kspolicy.read.archive import is_archive, members
from kspolicy.read.errors import UnreadableError, too_large, unopened

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator
    from tempfile import TemporaryDirectory
    from types import TracebackType

    from kspolicy.read.archive import Member
    from kspolicy.read.options import ReadingOptions

# A Path makes one slash of two.
_URL = re.compile(r"((?:https?|ftps?|file):)/+", re.IGNORECASE)
_WILD = re.compile(r"[*?\[]")
_DIGITS = re.compile(r"([0-9]+)")
_OTHER_ARCHIVES = {".rar", ".7z", ".tar", ".gz", ".tgz", ".bz2", ".xz"}
# What systems and office programs leave beside documents.
_LITTER = {"__macosx", "thumbs.db", "desktop.ini", "$recycle.bin", "@eadir"}
_CORRECTIONS = "corrections"
_DEEPEST = 3


class Finder:
    """Finds documents; as a context it keeps copies of what has no file of its own until its end.

    ``passed`` counts by file ending what was seen in folders and archives and is of no known
    form; ``links`` are linked folders, which are not followed.
    """

    def __init__(
        self,
        options: ReadingOptions,
        stdin: BinaryIO | None = None,
        also: Callable[[Path], bool] = lambda path: False,
    ) -> None:
        """Set out what to find.

        Args:
            options: the limits of a file and of an archive.
            stdin: where the bytes come from when ``-`` is named.
            also: whether a file in a folder is wanted although no reader knows its ending.
        """
        self.passed: Counter[str] = Counter()
        self.links: list[str] = []
        self._options = options
        self._stdin = stdin
        self._also = also
        self._seen: set[str] = set()
        self._copies: TemporaryDirectory[str] | None = None
        self._count = 0
        self._copied = 0

    def __enter__(self) -> Finder:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        if self._copies is not None:
            self._copies.cleanup()

    def find(self, given: Iterable[str]) -> Iterator[Item | Refused]:
        """Everything that is meant by paths, patterns and ``-``, in this order, each file once.

        Within a folder or an archive the order is that of names, 97 before 100.
        """
        for name in given:
            try:
                yield from self._meant(name)
            except UnreadableError as error:
                yield Refused(STDIN if name == "-" else _URL.sub(r"\1//", name), str(error))
            except OSError as error:
                yield Refused(name, str(unopened(error)))

    def _meant(self, name: str) -> Iterator[Item | Refused]:
        if name == "-":
            yield from self._piped()
            return
        if _URL.match(name):
            raise UnreadableError("不从网上下载，请先把网页或附件存成文件，再给出这个文件")
        path = Path(name)
        if _WILD.search(name) and not os.path.lexists(path):
            yield from self._matching(name)
        elif path.is_dir():
            yield from self._in_folder(path)
        else:
            yield from self._file(path, name)

    def _matching(self, pattern: str) -> Iterator[Item | Refused]:
        """For a shell that leaves patterns as they are."""
        from glob import glob

        found = sorted(glob(pattern, recursive=True), key=_natural)  # noqa: PTH207 - may be absolute
        if not found:
            raise UnreadableError("没有相符的文件，请检查写法")
        for name in found:
            yield from self._meant(name)

    def _piped(self) -> Iterator[Item | Refused]:
        if self._stdin is None:
            raise UnreadableError("标准输入没有内容")
        copy = self._copy(iter(lambda: self._stdin.read(2**16) if self._stdin else b"", b""))
        item = Item(STDIN, copy, copy.stat().st_size, is_copy=True)
        yield from self._opened(item) if self._is_archive(item) else [item]

    def _in_folder(self, folder: Path, depth: int = 1) -> Iterator[Item | Refused]:
        if depth > self._options.max_nesting:
            yield Refused(str(folder), f"文件夹套文件夹超过 {depth - 1} 层，没有再打开")
            return
        for entry in sorted(os.scandir(folder), key=lambda entry: _natural(entry.name)):
            if _is_litter(entry.name):
                continue
            try:
                yield from self._entry(entry, folder / entry.name, depth)
            except OSError as error:
                yield Refused(entry.path, str(unopened(error)))

    def _entry(self, entry: os.DirEntry[str], path: Path, depth: int) -> Iterator[Item | Refused]:
        """What lies in a folder under a name."""
        if entry.is_dir():
            if entry.is_symlink():
                self.links.append(str(path))
            elif entry.name != _CORRECTIONS:
                yield from self._in_folder(path, depth + 1)
        elif entry.is_file() and (_is_wanted(entry.name) or self._also(path)):
            yield from self._file(path, str(path))
        elif entry.is_file():
            self.passed[path.suffix.lower()] += 1

    def _file(self, path: Path, shown: str) -> Iterator[Item | Refused]:
        identity = os.path.realpath(path)
        if identity in self._seen:
            return
        self._seen.add(identity)
        suffix = path.suffix.lower()
        if suffix in _OTHER_ARCHIVES:
            yield Refused(shown, f"不能打开 {suffix} 压缩包，请先解压，或改存为 ZIP")
            return
        size = path.stat().st_size if path.is_file() else 0
        item = Item(shown, path, size)
        yield from self._opened(item) if self._is_archive(item) else [item]

    def _is_archive(self, item: Item) -> bool:
        """Whether an item is an archive of documents, not a document that is itself an archive."""
        if item.suffix not in ("", ".zip") or (item.member is None and not item.path.is_file()):
            return False
        try:
            head = next(pieces(item), b"")
            if not is_archive(head):
                return item.suffix == ".zip" and bool(head.strip())
            if item.size > self._options.max_bytes:
                return True
            return not is_recognised(content(item))
        except UnreadableError:
            return item.suffix == ".zip"

    def _opened(self, archive: Item, depth: int = 1) -> Iterator[Item | Refused]:
        """What lies in an archive, which is a file of its own or a copy."""
        try:
            found = members(archive.path, self._options)
        except (UnreadableError, OSError) as error:
            said = unopened(error) if isinstance(error, OSError) else error
            yield Refused(archive.shown, str(said))
            return
        wanted = [member for member in found if self._is_wanted_member(member)]
        if wanted and all(member.is_locked for member in wanted):
            yield Refused(archive.shown, "压缩包有密码，请先解压，再给出其中的文件")
            return
        if not wanted:
            yield Refused(archive.shown, "压缩包中没有可以读的文件")
        for member in sorted(wanted, key=lambda member: _natural(member.name)):
            yield from self._member(archive, member, depth)

    def _member(self, archive: Item, member: Member, depth: int) -> Iterator[Item | Refused]:
        shown = f"{archive.shown}/{_printable(member.name)}"
        item = Item(shown, archive.path, member.size, member)
        try:
            if not self._is_archive(item):
                yield item
                return
            if depth == _DEEPEST:
                raise UnreadableError(f"压缩包里的压缩包超过 {_DEEPEST} 层，没有再打开")
            copy = self._copy(pieces(item))
        except (UnreadableError, OSError) as error:
            said = unopened(error) if isinstance(error, OSError) else error
            yield Refused(shown, str(said))
            return
        yield from self._opened(Item(shown, copy, member.size, is_copy=True), depth + 1)

    def _is_wanted_member(self, member: Member) -> bool:
        path = PurePosixPath(member.name)
        if any(map(_is_litter, path.parts)) or _CORRECTIONS in path.parts[:-1]:
            return False
        if _is_wanted(path.name):
            return True
        self.passed[path.suffix.lower()] += 1
        return False

    def _copy(self, written: Iterable[bytes]) -> Path:
        """A file of ours in which this is written.

        Raises:
            UnreadableError: there is more of it than a file may have.
        """
        if self._copies is None:
            from tempfile import TemporaryDirectory

            self._copies = TemporaryDirectory(prefix="kspolicy-")
        self._count += 1
        path = Path(self._copies.name, str(self._count))
        size = 0
        with path.open("xb") as file:
            for piece in written:
                size += len(piece)
                if size > self._options.max_bytes:
                    raise too_large(size, self._options)
                file.write(piece)
        self._copied += size
        if self._copied > self._options.max_unpacked:
            limit = self._options.max_unpacked / 2**20
            raise UnreadableError(f"压缩包里的压缩包合计超过上限 {limit:.0f} MB，没有再打开")
        return path


def _is_wanted(name: str) -> bool:
    suffix = PurePosixPath(name).suffix.lower()
    return suffix == ".zip" or suffix in suffixes()


def _is_litter(name: str) -> bool:
    hidden = name.startswith((".", "~$")) and name not in (".", "..")
    return hidden or name.casefold() in _LITTER


def _natural(name: str) -> list[tuple[int, str]]:
    """Every second piece is a number; its length goes before its digits."""
    return [(len(piece) if i % 2 else 0, piece) for i, piece in enumerate(_DIGITS.split(name))]


def _printable(name: str) -> str:
    return "".join(character if character.isprintable() else "?" for character in name)
