"""The whole documents that are damaged: small, and between them with every feature of a form."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING

from fuzzing import drawn, fixed, packed, textual, word

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping


@dataclass(frozen=True, slots=True)
class Base:
    """A whole document, and the name of its file."""

    name: str
    data: bytes


@cache
def bases(form: str) -> tuple[Base, ...]:
    """The documents of a form."""
    written = _WRITERS[form]().items()
    if form in ("docx", "ofd"):
        # Packed again, for an archive tells when it was made, and a case must not depend on that.
        written = {name: packed.zipped(packed.unzipped(data)) for name, data in written}.items()
    return tuple(Base(name, data) for name, data in written)


def _archives() -> Mapping[str, bytes]:
    text, marked = textual.texts(), textual.markdowns()
    document = next(base.data for base in bases("docx") if base.name == "c.docx")
    return packed.archives(text["a.txt"], marked["c.md"], document)


def _yamls() -> Mapping[str, bytes]:
    text = textual.texts()
    return packed.yamls({name: text[name] for name in ("a.txt", "c.txt")})


_WRITERS: dict[str, Callable[[], Mapping[str, bytes]]] = {
    "text": textual.texts,
    "markdown": textual.markdowns,
    "html": textual.pages,
    "docx": word.words,
    "ofd": fixed.ofds,
    "pdf": drawn.pdfs,
    "zip": _archives,
    "yaml": _yamls,
    "image": packed.images,
}
FORMS = tuple(_WRITERS)
