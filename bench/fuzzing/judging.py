"""What becomes of one damaged document, and whether that is as it should be."""

from __future__ import annotations

import re
import traceback
import warnings
from itertools import pairwise
from math import isfinite
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING
from zipfile import ZipFile

import yaml

from fuzzing.counting import runs_of
from fuzzing.losses import lost
from kspolicy.batch.finding import Finder
from kspolicy.batch.item import Item, Refused, content
from kspolicy.corpus.errors import CorpusError, InvalidFile
from kspolicy.corpus.form import document_text
from kspolicy.corpus.guard import load_yaml
from kspolicy.corpus.validation import validate_file, validated
from kspolicy.model.document import PolicyDocument
from kspolicy.model.source import Table
from kspolicy.parse.document import parse_source
from kspolicy.parse.errors import NotPolicyDocumentError
from kspolicy.read import UnreadableError, read_bytes
from kspolicy.read.options import DEFAULT

if TYPE_CHECKING:
    from collections.abc import Iterator

    from kspolicy.model.source import Place, Source

# What happened, in a word, and what is wrong with it.
Verdict = tuple[str, str | None]

_CHINESE = re.compile("[\u4e00-\u9fff]")
_LONGEST_SENTENCE = 400
_FORBIDDEN = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff]")


def judged(form: str, name: str, data: bytes) -> Verdict:
    """Read ``data`` as a file called ``name``, and judge what comes of it."""
    judge = {"yaml": _yaml, "zip": _archive}.get(form, _document)
    with warnings.catch_warnings(record=True) as remarks:
        warnings.simplefilter("always")
        try:
            outcome, complaint = judge(form, name, data)
        except MemoryError:
            return "raised", "MemoryError"
        except Exception as error:
            return "raised", f"{type(error).__name__}: {_where(error)}: {error}"[:300]
    if complaint is None and remarks:
        complaint = f"warns: {remarks[0].message}"
    return outcome, complaint


def _where(error: Exception) -> str:
    """The last place of ours on the way to an error."""
    frames = traceback.extract_tb(error.__traceback__)
    ours = [frame for frame in frames if "kspolicy" in frame.filename] or list(frames)
    return f"{Path(ours[-1].filename).name}:{ours[-1].lineno}"


def _document(form: str, name: str, data: bytes) -> Verdict:
    try:
        source = read_bytes(data, name)
    except UnreadableError as error:
        return "refused", _unclear(str(error)) or lost(form, data, None)
    outcome, complaint = _parsed(source)
    return outcome, _unsound(source) or complaint or lost(source.form, data, source)


def _parsed(source: Source) -> Verdict:
    """Whether the source makes a model that can be written, and read again."""
    try:
        document = parse_source(source)
    except NotPolicyDocumentError as error:
        return "no policy document", _unclear(str(error))
    try:
        text = document_text(document, "s.json")
    except CorpusError as error:
        return "parsed", f"cannot be written: {error}"
    try:
        again = validated(PolicyDocument, load_yaml(text, "x.yaml"), "x.yaml")
    except InvalidFile as error:
        return "parsed", f"is written and not valid: {error}"
    return "parsed", None if again == document else "is written and read again, and differs"


def _unclear(sentence: str) -> str | None:
    """What is wrong with a sentence of refusal."""
    if not _CHINESE.search(sentence) or len(sentence) > _LONGEST_SENTENCE or "\n" in sentence:
        return f"unclear refusal: {sentence[:200]!r}"
    return None


def _unsound(source: Source) -> str | None:
    """What is wrong with the shape of a source."""
    for run in runs_of(source):
        text, offsets, places = run.text, run.offsets, run.places
        if len(offsets) != len(places) or not places or offsets[0] != 0:
            return f"{len(offsets)} offsets, {len(places)} places: {text[:40]!r}"
        if any(a >= b for a, b in pairwise(offsets)) or offsets[-1] > len(text):
            return f"offsets out of order: {offsets[:9]}, {len(text)} characters"
        if not all(map(_is_place, places)):
            return f"no place: {places[:2]}"
        if _FORBIDDEN.search(text):
            return f"control characters: {text[:60]!r}"
    for block in source.blocks:
        if isinstance(block, Table):
            width = len(block.header.cells)
            if any(len(row.cells) != width and not row.broken for row in block.rows):
                return "rows of other widths than their header"
        elif not block.text.strip():
            return "an empty paragraph"
    for note in source.notes:
        if _FORBIDDEN.search(note.message) or not _CHINESE.search(note.message):
            return f"unclear note: {note.message[:80]!r}"
    return None


def _is_place(place: Place) -> bool:
    box = place.box or ()
    return (place.line or 1) > 0 and (place.page or 1) > 0 and all(map(isfinite, box))


def _yaml(form: str, name: str, data: bytes) -> Verdict:
    with TemporaryDirectory() as folder:
        path = Path(folder, "corrections" if "corrections" in name else ".", name)
        path.parent.mkdir(exist_ok=True)
        path.write_bytes(data)
        problems = validate_file(path)
    lines = len(data.splitlines()) + 1
    for problem in problems:
        if wrong := _unclear(problem.message):
            return "refused", wrong
        if not 1 <= (problem.line or 1) <= lines:
            return "refused", f"line {problem.line} of {lines}"
    try:
        text = data.decode("utf-8-sig")
        loaded = load_yaml(text, name)
    except (UnicodeDecodeError, InvalidFile):
        return "refused", None if problems else "valid, and not read"
    # What PyYAML finds, all of it as text, must be what was taken.
    plain = yaml.load(text, Loader=yaml.CBaseLoader)
    complaint = None if _same(plain, loaded.data) else "other data than PyYAML reads"
    return ("refused" if problems else "valid"), complaint


def _same(plain: object, data: object) -> bool:
    if isinstance(plain, dict) and isinstance(data, dict):
        return plain.keys() == data.keys() and all(_same(plain[key], data[key]) for key in plain)
    if isinstance(plain, list) and isinstance(data, list):
        return len(plain) == len(data) and all(map(_same, plain, data))
    if isinstance(data, bool) or data is None:
        return plain in ("true", "false", "null", "~", "")
    if isinstance(data, str):
        return plain == data
    return isinstance(data, int | float) and type(data)(str(plain)) == data


def _archive(form: str, name: str, data: bytes) -> Verdict:
    """Every member that zipfile can unpack is found, with its bytes, or named as refused."""
    with TemporaryDirectory() as folder:
        path = Path(folder, name)
        path.write_bytes(data)
        with Finder(DEFAULT) as finder:
            found, refused = [], []
            for each in finder.find([str(path)]):
                (refused if isinstance(each, Refused) else found).append(each)
            for item in found:
                complaint = _member(item, refused)
                if complaint:
                    return "found", complaint
            passed = finder.passed.total()
        for each in refused:
            if wrong := _unclear(each.reason):
                return "refused", wrong
        if not found and not refused and not passed:
            return "nothing", "an archive of which nothing is said"
        given = {item.member.name for item in found if item.member} | {
            r.shown.partition(f"{name}/")[2] for r in refused
        }
        missing = next((m for m in _unpackable(path) if m.replace("\\", "/") not in given), None)
    whole = len(found) == 1 and found[0].member is None
    named_whole = any(each.shown.endswith(name) for each in refused)
    if missing and not (whole or named_whole or passed):
        return "found", f"{missing!r} is left out in silence"
    return ("found" if found else "refused"), None


def _member(item: Item, refused: list[Refused]) -> str | None:
    try:
        data = content(item)
    except UnreadableError as error:
        refused.append(Refused(item.shown, str(error)))
        return None
    try:
        source = read_bytes(data, item.name)
    except UnreadableError as error:
        return _unclear(str(error))
    return _unsound(source)


def _unpackable(path: Path) -> Iterator[str]:
    try:
        with ZipFile(path) as archive:
            for info in archive.infolist():
                if info.filename.endswith((".txt", ".md", ".docx")):
                    archive.read(info)
                    yield info.filename
    except Exception:  # what zipfile cannot open says nothing of us
        return
