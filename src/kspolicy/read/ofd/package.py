"""The archive of an OFD: its parts by the names that other parts call them, within limits."""

from __future__ import annotations

import posixpath
import zlib
from dataclasses import dataclass, field
from io import BytesIO
from typing import TYPE_CHECKING
from urllib.parse import unquote

from kspolicy.read.errors import UnreadableError
from kspolicy.read.options import MIB

if TYPE_CHECKING:
    from collections.abc import Iterable
    from zipfile import ZipFile, ZipInfo

    from lxml.etree import _Element

    from kspolicy.read.options import ReadingOptions

# The XML of one page or resource; a page of dense text has some 100 kB.
_LARGEST_XML = 48 * MIB
# From this size on, a part packed more tightly than this is no honest one.
_SMALL = 8 * MIB
_DENSEST = 200
# An OFD unpacks to some ten times its size; one that unpacks to less than this may to more.
_PLAUSIBLE = 64 * MIB
_MOST_PACKED = 50
# The mark of an entry in the archive's directory, and how many a document may have.
_ENTRY = b"PK\x01\x02"
_MOST_PARTS = 100_000
_NAMED_ENCODING = 200
# A part lies no deeper below the folder that a name counts from.
_DEEPEST = 8


class DamagedPartError(Exception):
    """A part is there, but cannot be unpacked or is no XML; ``str()`` says which, in Chinese."""


@dataclass(slots=True)
class Package:
    """An opened archive.

    ``root`` is the folder in which OFD.xml lies; ``left`` is how many bytes it may still unpack to.
    ``endings`` are the parts by the ends of their names, once they are asked for;
    ``doubled`` counts parts whose name another has as well, but for its case.
    """

    archive: ZipFile
    infos: dict[str, ZipInfo]
    root: str
    left: int
    endings: dict[str, str | None] = field(default_factory=dict)
    doubled: int = 0

    @classmethod
    def opened(cls, data: bytes, options: ReadingOptions) -> Package:
        """Open the archive ``data``.

        Raises:
            UnreadableError: it is damaged, or no OFD.
        """
        archive = _archive(data)
        if archive is None:
            raise UnreadableError("OFD 已损坏，打不开，请重新下载或导出")
        # ZipInfo.is_dir fails where there is no name.
        files = [info for info in archive.infolist() if not info.filename.endswith("/")]
        infos = {_key(info.filename): info for info in files}
        root = _root(infos)
        size = sum(info.file_size for info in infos.values())
        if size > _PLAUSIBLE and size > _MOST_PACKED * len(data):
            raise UnreadableError(f"OFD 解开后有 {size / MIB:.0f} MB，不像正常文档，没有打开")
        if root is None:
            raise UnreadableError("压缩包里没有 OFD.xml，不是 OFD 文件")
        doubled = len(files) - len(infos)
        return cls(archive, infos, root, options.max_unpacked, doubled=doubled)

    def find(self, reference: str | None, folder: str) -> str | None:
        r"""The name of the part that ``reference``, standing in ``folder``, means; None if none.

        Absolute (``/Doc_0/…``) and relative names, with ``\\``, ``./``, another case or escapes,
        and relative to the package, to the document, or to nothing at all: producers differ.
        """
        reference = (reference or "").strip().replace("\\", "/")
        if not reference:
            return None
        for written in dict.fromkeys((reference, unquote(reference))):
            places = (self.root, folder) if written.startswith("/") else (folder, self.root)
            for place in places:
                key = _key(posixpath.join(place, written.lstrip("/")))
                if key in self.infos:
                    return key
        if not self.endings:
            self.endings.update(_endings(self.infos))
        return self.endings.get(_key(reference))

    def xml(self, name: str) -> _Element:
        """The root of the part ``name``, as :meth:`find` gave it.

        Raises:
            DamagedPartError: it cannot be unpacked, or is no XML.
            UnreadableError: beyond a limit.
        """
        if self.infos[name].file_size > _LARGEST_XML:
            size = self.infos[name].file_size / MIB
            raise UnreadableError(f"OFD 的 {name} 有 {size:.0f} MB，不像正常文档，没有读")
        return _parsed(self.data(name), name)

    def data(self, name: str) -> bytes:
        """The bytes of the part ``name``.

        Raises:
            DamagedPartError: it cannot be unpacked.
            UnreadableError: beyond a limit, or locked by a password.
        """
        from zipfile import BadZipFile

        info = self.infos[name]
        if info.flag_bits & 0x1:
            raise UnreadableError("OFD 已加密，请先用密码打开并另存为不加密的文件")
        dense = info.file_size > _SMALL and info.file_size > _DENSEST * info.compress_size
        if dense or info.file_size > self.left:
            raise UnreadableError("OFD 解开后过大，不像正常文档，没有读")
        try:
            # A part never unpacks to more than its directory states.
            with self.archive.open(info) as part:
                found = part.read(info.file_size + 1)
        except (
            *(BadZipFile, zlib.error, EOFError, OSError, NotImplementedError),
            *(ValueError, RuntimeError),
        ) as error:
            raise DamagedPartError(f"{name} 已损坏") from error
        self.left -= len(found)
        return found


def is_ofd(data: bytes) -> bool:
    """Whether bytes are an archive with an OFD.xml, at its top or one folder down."""
    if not data.startswith(b"PK") or b"fd.xml" not in data.lower():
        return False
    archive = _archive(data)
    return archive is not None and _root(_key(name) for name in archive.namelist()) is not None


def _archive(data: bytes) -> ZipFile | None:
    """The archive that bytes are; None when it is damaged, or of too many parts to be one."""
    import struct
    from zipfile import BadZipFile, ZipFile

    if data.count(_ENTRY) > _MOST_PARTS:
        return None
    try:
        return ZipFile(BytesIO(data))
    except (BadZipFile, NotImplementedError, ValueError, OverflowError, struct.error):
        return None


def _root(names: Iterable[str]) -> str | None:
    """The folder in which OFD.xml lies: the package itself, or one down; None if there is none."""
    names = list(names)
    if "ofd.xml" in names:
        return ""
    parted = (name.split("/") for name in names)
    return next((parts[0] for parts in parted if len(parts) == 2 and parts[1] == "ofd.xml"), None)


def _endings(names: Iterable[str]) -> dict[str, str | None]:
    """The part by each end of its name (``res/1.png`` of ``doc_0/res/1.png``); None of several."""
    endings: dict[str, str | None] = {}
    for name in names:
        steps = name.split("/")[-_DEEPEST:]
        for first in range(1, len(steps)):
            ending = "/".join(steps[first:])
            endings[ending] = None if ending in endings else name
    return endings


def _key(name: str) -> str:
    """One spelling of a part's name; ``..`` leads no higher than the package."""
    path = posixpath.normpath("/" + name.partition("\0")[0].replace("\\", "/"))
    return path.lstrip("/").lower()


def _parsed(data: bytes, name: str) -> _Element:
    from lxml import etree

    if b"<!DOCTYPE" in data or b"<!ENTITY" in data:
        raise UnreadableError(f"OFD 的 {name} 带有自定义实体（DOCTYPE），可能有害，没有读")
    for encoding in (None, "gb18030"):
        if encoding and b"encoding=" in data[:_NAMED_ENCODING].lower().replace(b'="utf-8"', b""):
            break
        parser = etree.XMLParser(
            resolve_entities=False, no_network=True, load_dtd=False, encoding=encoding
        )
        try:
            root = etree.fromstring(data.strip(), parser)
        except (etree.XMLSyntaxError, ValueError):
            continue
        if root.getroottree().docinfo.internalDTD is not None:
            raise UnreadableError(f"OFD 的 {name} 带有自定义实体（DOCTYPE），可能有害，没有读")
        return root
    raise DamagedPartError(f"{name} 不是完好的 XML")
