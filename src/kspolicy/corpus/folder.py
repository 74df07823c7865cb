"""Where the documents lie, and which of them a person means.

A question that the index can answer needs this module but neither YAML nor models, so it imports
neither.
"""

from __future__ import annotations

import re
from pathlib import Path
from typing import TYPE_CHECKING

from kspolicy.corpus.errors import AmbiguousName, CorpusError, UnknownName

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping, Sequence

VARIABLE = "KSPOLICY_DATA"
CUSTOMARY = Path("data", "structured")

_PACKAGE = Path(__file__).parents[1]
# Every bracket that is written around the year of a document number, in either width.
_BRACKETS = str.maketrans("〔[【（［", "(((((") | str.maketrans("〕]】）］", ")))))")
_DIGITS = re.compile(r"([0-9]+)")


def data_folder(explicit: Path | None, environment: Mapping[str, str], cwd: Path) -> Path:
    """The folder of documents: as asked for, else as set, else the customary, else ours.

    Args:
        explicit: what ``--data`` says.
        environment: may hold ``KSPOLICY_DATA``.
        cwd: the working folder, which may hold ``data/structured``.

    Raises:
        CorpusError: the folder that is named does not exist, or there is none at all.
    """
    named = environment.get(VARIABLE)
    if explicit is not None:
        return _existing(cwd / explicit, f"--data {explicit}")
    if named:
        return _existing(cwd / named, f"环境变量 {VARIABLE}={named}")
    for folder in (cwd / CUSTOMARY, *_shipped()):
        if folder.is_dir():
            return folder
    raise CorpusError(
        f"没有找到结构化文档：当前目录下没有 {CUSTOMARY}，请先运行 kspolicy parse，"
        f"或用 --data、环境变量 {VARIABLE} 指定文件夹。"
    )


def _existing(folder: Path, said: str) -> Path:
    if not folder.is_dir():
        what = "不是文件夹" if folder.exists() else "所指的文件夹不存在"
        raise CorpusError(f"{said} {what}，请检查路径，或先运行 kspolicy parse 生成。")
    return folder


def _shipped() -> Iterable[Path]:
    """The documents that come with the program: inside a wheel, or in its repository."""
    yield _PACKAGE / "shipped" / "structured"
    if _PACKAGE.parent.name == "src":
        yield _PACKAGE.parents[1] / CUSTOMARY


def document_files(folder: Path) -> list[Path]:
    """The YAML files of the documents in a folder, 97号 before 100号."""
    return _yaml_files(folder)


def corrections_files(folder: Path) -> list[Path]:
    """The files of corrections that belong to a folder of documents."""
    return _yaml_files(folder / "corrections")


def corrections_file(document: Path) -> Path:
    """Where the corrections of a document are, if there are any."""
    return document.parent / "corrections" / document.name


def _yaml_files(folder: Path) -> list[Path]:
    if not folder.is_dir():
        return []
    files = (path for path in folder.iterdir() if path.suffix == ".yaml" and path.is_file())
    return sorted((path for path in files if not path.name.startswith(".")), key=_natural_order)


def _natural_order(path: Path) -> list[tuple[int, str]]:
    # Every second piece is a number; its length goes before its digits.
    return [(len(piece) if i % 2 else 0, piece) for i, piece in enumerate(_DIGITS.split(path.stem))]


def find_document(names: Mapping[str, Sequence[str]], given: str) -> str:
    """The id of the document that a person means.

    A document is meant by its id or number in full, or by any part that no other has: ``97`` is
    昆政办发〔2022〕97号, also beside one numbered 197. Kinds of brackets and width do not matter.

    Args:
        names: the id of each document, and what else it is called (number, title).
        given: what the person wrote.

    Raises:
        UnknownName: no document is called so; with the nearest.
        AmbiguousName: several are; with all of them.
    """
    wanted = fold(given)
    ids = {document: [fold(document)] for document in names}
    called = {document: [fold(name) for name in (document, *names[document])] for document in names}
    for candidates, is_meant in (
        (called, wanted.__eq__),
        (ids, _with_whole_numbers(wanted)),
        (ids, _with_part(wanted)),
        (called, _with_part(wanted)),
    ):
        found = [document for document in names if any(map(is_meant, candidates[document]))]
        if len(found) == 1:
            return found[0]
        if found:
            raise AmbiguousName("文档", given, found)
    raise UnknownName("文档", given, _nearest(wanted, called), list(called))


def fold(name: str) -> str:
    """A name without what does not tell names apart: width, case, spaces, kinds of brackets."""
    from unicodedata import normalize

    return "".join(normalize("NFKC", name.translate(_BRACKETS)).casefold().split())


def _with_part(wanted: str) -> Callable[[str], bool]:
    return lambda name: bool(wanted) and wanted in name


def _with_whole_numbers(wanted: str) -> Callable[[str], bool]:
    """Like ``_with_part``, but 97 is no part of 197."""
    before = "(?<![0-9])" if wanted[:1].isdigit() else ""
    after = "(?![0-9])" if wanted[-1:].isdigit() else ""
    pattern = re.compile(f"{before}{re.escape(wanted)}{after}")
    return lambda name: bool(wanted) and pattern.search(name) is not None


def _nearest(wanted: str, called: Mapping[str, Sequence[str]]) -> list[str]:
    from difflib import get_close_matches

    owners = {name: document for document, names in called.items() for name in names}
    close = get_close_matches(wanted, owners, n=3, cutoff=0.4)
    return list(dict.fromkeys(owners[name] for name in close))
