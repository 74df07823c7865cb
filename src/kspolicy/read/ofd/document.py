"""The document in an OFD: its pages, what they share, and what beside them is not read."""

from __future__ import annotations

import posixpath
import re
from collections import Counter
from contextlib import suppress
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, NamedTuple

from kspolicy.model.source import ReadingNote
from kspolicy.read.errors import UnreadableError
from kspolicy.read.ofd.elements import child, children, local_name, numbers, text_of
from kspolicy.read.ofd.package import DamagedPartError, Package
from kspolicy.read.ofd.placing import page_matrix

if TYPE_CHECKING:
    from collections.abc import Iterator

    from lxml.etree import _Element

    from kspolicy.read.ofd.placing import Matrix
    from kspolicy.read.options import ReadingOptions

_ENCRYPTED = "OFD 已加密，请先用阅读器打开并另存为不加密的文件"
_A4 = (0.0, 0.0, 210.0, 297.0)
_BOXES = ("PhysicalBox", "ApplicationBox", "CropBox", "ContentBox")
# A blank page may stand for several; a file that shows one page by the thousand is a trap.
_MOST_REPEATED = 50
# The file of a page, by the names that all producers give: Pages/Page_0/Content.xml
_PAGE_FILE = re.compile(r"/pages/[^/]*/content\.xml$")
_LEAST_SIDE, _MOST_SIDE = 5.0, 5000.0


class Font(NamedTuple):
    """A font by its name, and the name of the part that holds it; None where none does."""

    name: str
    part: str | None


@dataclass(frozen=True, slots=True)
class Stack:
    """A page between the templates behind it and those before it, in the order of drawing.

    ``box`` is that of the page in millimetres: left, top, width, height. ``missing`` counts the
    templates that are damaged or not there.
    """

    roots: tuple[_Element, ...]
    box: tuple[float, ...]
    missing: int = 0

    @property
    def matrix(self) -> Matrix:
        """The matrix from the page's millimetres to points."""
        return page_matrix(self.box)

    @property
    def size(self) -> tuple[float, float]:
        """The width and height of the page in points."""
        return page_matrix((0, 0)).point(*self.box[2:])


@dataclass(slots=True)
class Document:
    """The first document of a package.

    ``pages`` and ``templates`` (by id) are names of parts, None for one that is missing; ``media``
    are the names of images by id; ``styles`` are the DrawParams by id; ``parsed`` are templates by
    the names of their parts; ``size`` is the usual box of a page, in millimetres.
    """

    package: Package
    folder: str
    size: tuple[float, ...] = _A4
    pages: list[str | None] = field(default_factory=list)
    templates: dict[str, str] = field(default_factory=dict)
    media: dict[str, str] = field(default_factory=dict)
    fonts: dict[str, Font] = field(default_factory=dict)
    styles: dict[str, _Element] = field(default_factory=dict)
    composites: dict[str, _Element] = field(default_factory=dict)
    notes: list[ReadingNote] = field(default_factory=list)
    parsed: dict[str, _Element] = field(default_factory=dict)

    @classmethod
    def opened(cls, package: Package, options: ReadingOptions) -> Document:
        """Open the document that OFD.xml names.

        Raises:
            UnreadableError: encrypted, damaged, without a document, or of too many pages.
        """
        if any(posixpath.basename(name) == "encryptions.xml" for name in package.infos):
            raise UnreadableError(_ENCRYPTED)
        try:
            main, notes, body = _main(package)
            root = package.xml(main)
        except DamagedPartError as error:
            raise UnreadableError(f"OFD 已损坏（{error}），请重新下载或导出") from error
        document = cls(package, posixpath.dirname(main), notes=notes)
        document._take(root, options)
        document._note_unlisted()
        document._note_asides(root, body)
        return document

    def stack(self, number: int) -> Stack | None:
        """The page ``number``, from 1, with its templates; None if it is missing or damaged.

        Raises:
            UnreadableError: beyond a limit.
        """
        name = self.pages[number - 1]
        try:
            root = self.package.xml(name) if name else None
        except DamagedPartError:
            root = None
        if root is None:
            return None
        for each in children(root, "PageRes"):
            self.take_resources(text_of(each), posixpath.dirname(name or ""))
        uses = list(children(root, "Template"))
        behind = [self._template(use) for use in uses if not _is_before(use)]
        before = [self._template(use) for use in uses if _is_before(use)]
        roots = [*behind, root, *before]
        found = tuple(each for each in roots if each is not None)
        return Stack(found, _area(child(root, "Area")) or self.size, roots.count(None))

    def _template(self, use: _Element) -> _Element | None:
        name = self.templates.get(use.get("TemplateID", "").strip())
        if name is not None and name not in self.parsed:
            with suppress(DamagedPartError):
                self.parsed[name] = self.package.xml(name)
        return self.parsed.get(name or "")

    def _take(self, root: _Element, options: ReadingOptions) -> None:
        common = child(root, "CommonData")
        self.size = _area(child(common, "PageArea")) or _A4
        for each in () if common is None else common:
            match local_name(each):
                case "PublicRes" | "DocumentRes":
                    self.take_resources(text_of(each), self.folder)
                case "TemplatePage":
                    name = self.package.find(each.get("BaseLoc"), self.folder)
                    if name:
                        self.templates[each.get("ID", "").strip()] = name
        pages = [] if (holder := child(root, "Pages")) is None else list(children(holder, "Page"))
        if len(pages) > options.max_pages:
            raise UnreadableError(f"OFD 有 {len(pages)} 页，超过上限 {options.max_pages} 页")
        self.pages = [self.package.find(each.get("BaseLoc"), self.folder) for each in pages]
        if not pages:
            raise UnreadableError("OFD 中没有页面")
        if max(Counter(filter(None, self.pages)).values(), default=0) > _MOST_REPEATED:
            raise UnreadableError("OFD 把同一页面列了许多次，不像正常文档，没有读")

    def _note_unlisted(self) -> None:
        """Say of parts that nobody reads: unlisted pages, parts that share a name."""
        if self.package.doubled:
            message = f"OFD 中有 {self.package.doubled} 个文件与另一个重名，重名的只读了一个"
            self.notes.append(ReadingNote("parts-doubled", message))
        known = {*self.pages, *self.templates.values()}
        lying = [name for name in self.package.infos if _PAGE_FILE.search(name)]
        count = sum(name not in known for name in lying)
        if count:
            message = f"OFD 中另有 {count} 个页面文件没有列入页面目录，未读入"
            self.notes.append(ReadingNote("pages-unlisted", message))

    def take_resources(self, reference: str, folder: str) -> None:
        """Add the images and composites of a resource file; a damaged one is noted."""
        name = self.package.find(reference, folder)
        if name is None:
            return
        try:
            root = self.package.xml(name)
        except DamagedPartError as error:
            self.notes.append(ReadingNote("part-damaged", f"OFD 的{error}，其中的图像未读入"))
            return
        place = posixpath.dirname(name)
        within = posixpath.join(place, root.get("BaseLoc", "").replace("\\", "/"))

        def part(file: str) -> str | None:
            return self.package.find(file, within) or self.package.find(file, place)

        for each in (unit for group in root for unit in group):
            key = each.get("ID", "").strip()
            match local_name(each):
                case "MultiMedia":
                    if found := part(text_of(child(each, "MediaFile"))):
                        self.media[key] = found
                case "Font":
                    file = part(text_of(child(each, "FontFile")))
                    self.fonts[key] = Font(each.get("FontName", "").strip(), file)
                case "DrawParam":
                    self.styles[key] = each
                case "CompositeGraphicUnit":
                    self.composites[key] = each

    def _note_asides(self, root: _Element, body: _Element) -> None:
        """Seals, annotations and attachments: there, and not read."""
        for kind, holder, item, sentence in (
            ("seals", text_of(child(body, "Signatures")), "Signature", "有电子印章（签名）{} 个"),
            ("annotations", text_of(child(root, "Annotations")), "Annot", "有批注 {} 处"),
            ("attachments", text_of(child(root, "Attachments")), "Attachment", "有附件 {} 个"),
        ):
            count = sum(1 for _ in self._listed(holder, item))
            if count:
                message = f"OFD 中{sentence.format(count)}，未读入"
                self.notes.append(ReadingNote(f"{kind}-unread", message))

    def _listed(self, reference: str, item: str, deep: int = 0) -> Iterator[_Element]:
        """The elements called ``item`` in a list, or in the files that it lists page by page."""
        name = self.package.find(reference, self.folder)
        if name is None or deep > 1:
            return
        try:
            root = self.package.xml(name)
        except DamagedPartError:
            return
        for each in root.iter():
            if local_name(each) == item:
                yield each
            elif local_name(each) == "FileLoc" and item == "Annot":
                yield from self._listed(text_of(each), item, deep + 1)


def _main(package: Package) -> tuple[str, list[ReadingNote], _Element]:
    """The name of the document's root, what was noticed, and its entry in OFD.xml."""
    top = package.find("OFD.xml", package.root)
    root = package.xml(top or "ofd.xml")
    if any(local_name(each) in ("Encryptions", "Encryption") for each in root.iter()):
        raise UnreadableError(_ENCRYPTED)
    bodies = list(children(root, "DocBody"))
    notes: list[ReadingNote] = []
    if len(bodies) > 1:
        message = f"OFD 中有 {len(bodies)} 个文档，只读了第一个"
        notes.append(ReadingNote("documents-unread", message))
    for body in bodies[:1]:
        name = _current(package, body) or package.find(text_of(child(body, "DocRoot")), "")
        if name:
            return name, notes, body
    raise UnreadableError("OFD 中没有文档（OFD.xml 未指明 Document.xml，或它不在包内）")


def _current(package: Package, body: _Element) -> str | None:
    """The root of the version that is said to be current; None where there are no versions."""
    versions = child(body, "Versions")
    for version in () if versions is None else children(versions, "Version"):
        name = package.find(version.get("BaseLoc"), "")
        if version.get("Current", "").strip().lower() == "true" and name:
            root = text_of(child(package.xml(name), "DocRoot"))
            return package.find(root, posixpath.dirname(name))
    return None


def _is_before(use: _Element) -> bool:
    """Whether a template covers the page that uses it."""
    return use.get("ZOrder", "Background") == "Foreground"


def _area(area: _Element | None) -> tuple[float, ...] | None:
    """The first usable box of an area."""
    for name in _BOXES:
        box = numbers(text_of(child(area, name)), 4)
        if box and all(_LEAST_SIDE <= side <= _MOST_SIDE for side in box[2:]):
            return box
    return None
