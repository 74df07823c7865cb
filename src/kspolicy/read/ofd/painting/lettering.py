"""Which glyph of which font stands for a character of an OFD."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field
from io import BytesIO
from typing import TYPE_CHECKING, NamedTuple

from kspolicy.read.errors import UnreadableError
from kspolicy.read.fonts.face import DamagedFontError, Face, faces
from kspolicy.read.fonts.installed import installed
from kspolicy.read.ofd.elements import children, number, text_of, words
from kspolicy.read.ofd.package import DamagedPartError
from kspolicy.read.options import MIB

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from lxml.etree import _Element

    from kspolicy.read.ofd.document import Document
    from kspolicy.read.ofd.text import Letter

_NO_FONT = (
    "本机没有找到中文字体，画不出 OFD 的文字：请安装中文字体（如思源宋体 Noto Serif CJK SC），"
    "或用 --font 指明一个字体文件"
)
_MOST_GLYPHS = 100_000
_MOST_OWN = 64 * MIB
# So many characters or fonts are named, the others counted.
_MOST_NAMED = 10


class Shape(NamedTuple):
    """A glyph of a font; ``own``: the font is the document's own, else one in its place."""

    face: Face
    glyph: int
    own: bool

    @property
    def advance(self) -> float:
        """How wide it is, in parts of the font's size."""
        return self.face.advance(self.glyph)


@dataclass(slots=True)
class Lettering:
    """The fonts of a document: its own where it has them, else those of this computer.

    ``lacking`` counts the characters that no font has; ``replaced`` are the fonts in place of which
    others are taken, each with the last of those; ``left`` is how large its own may yet be.
    """

    document: Document
    named: Path | None
    lacking: Counter[str] = field(default_factory=Counter)
    replaced: dict[str, str] = field(default_factory=dict)
    left: int = _MOST_OWN
    _own: dict[str, Face | None] = field(default_factory=dict)
    _system: list[Face] | None = None

    def shape(self, font: str, letter: Letter, glyph: int | None) -> Shape | None:
        """What draws ``letter`` in the font with the id ``font``; None where nothing can.

        ``glyph`` is the number of its glyph, where the document gives it.

        Raises:
            UnreadableError: a font of this computer is needed, and there is none.
        """
        own = self._embedded(font)
        if own is not None:
            found = own.characters.glyph(ord(letter.code)) if glyph is None else glyph
            if 0 < found < own.glyphs:
                return Shape(own, found, own=True)
        for face in self._installed():
            found = face.characters.glyph(ord(letter.text))
            if 0 < found < face.glyphs:
                known = self.document.fonts.get(font)
                self.replaced[known.name if known else ""] = face.family
                return Shape(face, found, own=False)
        self.lacking[letter.text] += 1
        return None

    def remarks(self) -> Iterator[str]:
        """What is not drawn as the document has it, in Chinese sentences."""
        if self.replaced:
            names = [f"“{name}”" for name in self.replaced if name]
            said = "、".join(names[:_MOST_NAMED]) + ("等" if len(names) > _MOST_NAMED else "")
            others = "、".join(dict.fromkeys(filter(None, self.replaced.values()))) or "其他字体"
            yield f"文件没有内嵌可用的字体{said}，图中用 {others} 代替，字形与原件不尽相同。"
        if self.lacking:
            signs = "、".join(list(self.lacking)[:_MOST_NAMED])
            more = "等" if len(self.lacking) > _MOST_NAMED else ""
            yield (
                f"有 {self.lacking.total()} 个字符（{signs}{more}）在可用的字体中没有，"
                "图中画成空框。"
            )

    def _embedded(self, font: str) -> Face | None:
        """The face in the package for a font; None where there is none that can be used."""
        if font not in self._own:
            known = self.document.fonts.get(font)
            self._own[font] = self._opened(known.part) if known and known.part else None
        return self._own[font]

    def _opened(self, part: str) -> Face | None:
        from PIL import ImageFont

        self.left -= self.document.package.infos[part].file_size
        if self.left < 0:
            return None
        try:
            face = faces(self.document.package.data(part))[0]
            # What FreeType refuses would be drawn as something else.
            ImageFont.truetype(BytesIO(face.program()), layout_engine=ImageFont.Layout.BASIC)
        except (DamagedPartError, DamagedFontError, IndexError, OSError, ValueError):
            return None
        return face

    def _installed(self) -> list[Face]:
        if self._system is None:
            self._system = list(installed(self.named))
            if not self._system:
                raise UnreadableError(_NO_FONT)
        return self._system


def glyphs_given(element: _Element) -> dict[int, int]:
    """The glyphs that a TextObject gives for its characters, by their places in it."""
    given: dict[int, int] = {}
    for transform in children(element, "CGTransform"):
        place = int(number(transform.get("CodePosition"), 0.0))
        count = int(number(transform.get("CodeCount"), 1.0))
        for holder in children(transform, "Glyphs"):
            listed = words(text_of(holder))[:_MOST_GLYPHS]
            # Several glyphs for one character, or the reverse, are rare: the first of them stand.
            for offset, glyph in enumerate(listed[: max(count, 0)]):
                given[place + offset] = int(number(glyph, 0.0))
    return given
