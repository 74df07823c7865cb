"""What is no file, or none of its own: pipes, devices, links in circles; and other commands."""

from __future__ import annotations

import os
from hashlib import sha256
from typing import TYPE_CHECKING

from hostile import pdf
from hostile.case import POLICY

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path


def pipe(folder: Path) -> list[str]:
    """A named pipe that nobody writes to."""
    os.mkfifo(folder / "a.txt")
    return _parse(folder, "a.txt")


def device(folder: Path) -> list[str]:
    """A device that never comes to its end."""
    return ["parse", "/dev/zero", "--out", str(folder / "out")]


def link_to_device(folder: Path) -> list[str]:
    """A document that is a link to it, in a folder."""
    (folder / "in").mkdir()
    (folder / "in" / "a.txt").symlink_to("/dev/zero")
    return _parse(folder, "in")


def circle(folder: Path) -> list[str]:
    """Folders that are links to each other, and a link to itself."""
    within = folder / "in"
    within.mkdir()
    (within / "b").symlink_to(within)
    (within / "c.txt").symlink_to(within / "c.txt")
    (within / "通知.txt").write_text(POLICY, encoding="utf-8")
    return _parse(folder, "in")


def endless_link(folder: Path) -> list[str]:
    """A link to itself, named."""
    (folder / "a.txt").symlink_to(folder / "a.txt")
    return _parse(folder, "a.txt")


def deep_folder(folder: Path) -> list[str]:
    """A document in a thousand folders, too deep to be named in one go."""
    where = folder / "in"
    where.mkdir()
    here = os.open(where, os.O_RDONLY)
    for _ in range(1000):
        os.mkdir("aaaaaa", dir_fd=here)
        below = os.open("aaaaaa", os.O_RDONLY, dir_fd=here)
        os.close(here)
        here = below
    os.close(here)
    (where / "通知.txt").write_text(POLICY, encoding="utf-8")
    return _parse(folder, "in")


def _parse(folder: Path, name: str) -> list[str]:
    return ["parse", str(folder / name), "--out", str(folder / "out")]


def given(name: str, build: Callable[[], bytes], *arguments: str) -> Callable[[Path], list[str]]:
    """A file that is given to another command, last or where the arguments say ``{file}``.

    ``{folder}`` is where it lies, beside a document, ``{document}``, that does no harm.
    """

    def make(folder: Path) -> list[str]:
        (folder / name).write_bytes(build())
        (folder / "通知.txt").write_text(POLICY, encoding="utf-8")
        places = {"file": folder / name, "folder": folder, "document": folder / "通知.txt"}
        return [argument.format(**places) for argument in arguments]

    return make


def shown(folder: Path) -> list[str]:
    """A saved document, and a hostile PDF as the file that it is said to be read from."""
    from kspolicy.corpus.store import write_document
    from kspolicy.model.source import Paragraph, Place, Source
    from kspolicy.parse.document import parse_source

    data = pdf.exponential_forms()
    (folder / "a.pdf").write_bytes(data)
    blocks = tuple(Paragraph(line, (0,), (Place(page=1),)) for line in POLICY.splitlines())
    source = Source(name="a.pdf", form="pdf", sha256=sha256(data).hexdigest(), blocks=blocks)
    document = parse_source(source)
    write_document(folder, document)
    return ["show", document.targets[0].id, "--image", str(folder / "a.png")]
