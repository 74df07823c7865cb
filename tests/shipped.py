"""The shipped documents, parsed once for all tests that ask them something."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

from kspolicy.lexicon.lexicon import Lexicon, load_lexicon
from kspolicy.parse.document import parse_source
from kspolicy.read import read_bytes, read_file

if TYPE_CHECKING:
    from kspolicy.model.document import PolicyDocument

ROOT = Path(__file__).parents[1]
RAW = ROOT / "data" / "raw"
ELECTRONICS = "昆政办发〔2022〕97号"
EQUIPMENT = "昆政办发〔2022〕98号"


@cache
def shipped(name: str) -> PolicyDocument:
    """One of the two shipped documents."""
    return parse_source(read_file(RAW / f"{name}.txt"))


@cache
def lexicon() -> Lexicon:
    """The built-in lexicon."""
    return load_lexicon()


def parse_text(text: str) -> PolicyDocument:
    """A document written in a test."""
    return parse_source(read_bytes(text.encode(), "test.txt"))


def edited(name: str, *changes: tuple[str, str]) -> PolicyDocument:
    """A shipped document with its text changed; each old text must be there."""
    text = (RAW / f"{name}.txt").read_text(encoding="utf-8")
    for old, new in changes:
        assert old in text, old
        text = text.replace(old, new, 1)
    return parse_text(text)
