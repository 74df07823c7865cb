"""The archive of a Word document: its parts, unpacked within limits, and how they are related."""

from __future__ import annotations

import posixpath
import zlib
from dataclasses import dataclass, field
from io import BytesIO
from typing import TYPE_CHECKING
from zipfile import BadZipFile, ZipFile

from kspolicy.read.errors import UnreadableError
from kspolicy.read.options import MIB
from kspolicy.read.word.markup import parse

if TYPE_CHECKING:
    from zipfile import ZipInfo

    from lxml.etree import _Element

    from kspolicy.read.options import ReadingOptions

# What zipfile raises on damaged, encrypted or unknown data.
_BROKEN = (BadZipFile, zlib.error, EOFError, OSError, NotImplementedError, RuntimeError, ValueError)
_DAMAGED = "Word 文件已损坏，压缩包不完整"
_CONTENT_TYPES = b"[Content_Types].xml"
_ENTRY = b"PK\x01\x02"
_MOST_PARTS = 20_000
# Text with its markup packs ten to forty times denser; what says the same by the million, more.
_DENSEST = 150
_SMALL = 8 * MIB


@dataclass(frozen=True, slots=True)
class Relation:
    """What a part refers to: the last word of the kind (``footnotes``), and the part's name."""

    kind: str
    target: str


@dataclass(slots=True)
class Package:
    """An opened archive.

    ``left`` is how many bytes it may still unpack to; ``doubled`` counts parts whose name another
    has as well, but for its case.
    """

    archive: ZipFile
    infos: dict[str, ZipInfo]
    left: int
    doubled: int = 0
    roots: dict[str, _Element | None] = field(default_factory=dict)

    def document(self) -> str:
        """The name of the part that holds the text.

        Raises:
            UnreadableError: there is none.
        """
        for relation in self.relations("").values():
            if relation.kind == "officeDocument" and self._key(relation.target) in self.infos:
                return relation.target
        if "word/document.xml" in self.infos:
            return "word/document.xml"
        raise UnreadableError("压缩包里没有 Word 正文（word/document.xml）")

    def relations(self, part: str) -> dict[str, Relation]:
        """What ``part`` (or, for ``""``, the archive) refers to inside the archive, by id."""
        folder, name = posixpath.split(part)
        root = self.xml(posixpath.join(folder, "_rels", f"{name}.rels"))
        if root is None:
            return {}
        found = {}
        for each in root.iter("{*}Relationship"):
            if each.get("TargetMode") != "External":
                target = posixpath.normpath(posixpath.join("/", folder, each.get("Target", "")))
                kind = each.get("Type", "").rpartition("/")[2]
                found[each.get("Id", "")] = Relation(kind, target.lstrip("/"))
        return found

    def related(self, part: str, kind: str) -> list[str]:
        """The names of the parts of one kind that ``part`` refers to."""
        return [each.target for each in self.relations(part).values() if each.kind == kind]

    def xml(self, name: str) -> _Element | None:
        """The root of a part; None when there is no such part.

        Raises:
            UnreadableError: damaged, or beyond a limit.
        """
        if name not in self.roots:
            data = self.data(name)
            self.roots[name] = None if data is None else parse(data, name)
        return self.roots[name]

    def data(self, name: str) -> bytes | None:
        """The bytes of a part; None when there is no such part.

        Raises:
            UnreadableError: damaged, or more than may still be unpacked.
        """
        info = self.infos.get(self._key(name))
        if info is None:
            return None
        if info.file_size > _SMALL and info.file_size > _DENSEST * info.compress_size:
            raise UnreadableError(f"Word 文件的 {name} 压缩得过密，不像正常文档")
        try:
            with self.archive.open(info) as stream:
                data = stream.read(self.left + 1)
        except _BROKEN as error:
            if info.flag_bits & 1:
                raise UnreadableError("压缩包加了密码，请先去掉密码") from error
            raise UnreadableError(_DAMAGED) from error
        self.left -= len(data)
        if self.left < 0:
            raise UnreadableError("Word 文件解压后超过大小上限")
        return data

    @staticmethod
    def _key(name: str) -> str:
        return name.replace("\\", "/").lstrip("/").lower()


def is_package(data: bytes) -> bool:
    """Whether bytes are a Word document by what their archive holds."""
    if not data.startswith(b"PK") or _CONTENT_TYPES not in data or b"word" not in data:
        return False
    if data.count(_ENTRY) > _MOST_PARTS:
        return False
    try:
        with ZipFile(BytesIO(data)) as archive:
            names = {name.replace("\\", "/").lower() for name in archive.namelist()}
    except _BROKEN:
        return False
    return _CONTENT_TYPES.decode().lower() in names and any(
        name.startswith("word/") for name in names
    )


def open_package(data: bytes, options: ReadingOptions) -> Package:
    """Open an archive.

    Raises:
        UnreadableError: damaged, or it unpacks to more than ``options`` allow.
    """
    if data.count(_ENTRY) > _MOST_PARTS:
        raise UnreadableError(f"压缩包里的文件超过 {_MOST_PARTS} 个，不像正常文档")
    try:
        archive = ZipFile(BytesIO(data))
    except _BROKEN as error:
        raise UnreadableError(_DAMAGED) from error
    entries = archive.infolist()
    infos = {Package._key(info.filename): info for info in entries}
    size = sum(info.file_size for info in infos.values())
    if size > options.max_unpacked:
        limit = options.max_unpacked / MIB
        raise UnreadableError(f"Word 文件解压后有 {size / MIB:.0f} MB，超过上限 {limit:.0f} MB")
    return Package(archive, infos, options.max_unpacked, len(entries) - len(infos))
