"""The shipped documents, read from Word: the same model as from their text."""

from __future__ import annotations

import shutil
import subprocess
from typing import TYPE_CHECKING

import pytest

from kspolicy.parse.document import parse_source
from kspolicy.read import read_bytes
from shipped import ELECTRONICS, EQUIPMENT
from typeset.docx import docx
from typeset.paper import comparable, model

if TYPE_CHECKING:
    from pathlib import Path


@pytest.mark.parametrize("name", [ELECTRONICS, EQUIPMENT])
def test_a_word_document_gives_the_model_of_the_text(name: str) -> None:
    source = read_bytes(docx(name), f"{name}.docx")
    assert source.form == "docx"
    assert comparable(parse_source(source)) == model(name)
    assert [note.kind for note in source.notes] == ["tracked-changes"]


@pytest.mark.skipif(
    shutil.which("soffice") is None, reason="LibreOffice (soffice) is not installed"
)
def test_an_old_word_document_gives_the_model_of_the_text(tmp_path: Path) -> None:
    new = tmp_path / "paper.docx"
    new.write_bytes(docx(ELECTRONICS))
    subprocess.run(
        [
            *("soffice", f"-env:UserInstallation={(tmp_path / 'profile').as_uri()}"),
            *("--headless", "--convert-to", "doc:MS Word 97", "--outdir", tmp_path, new),
        ],
        check=True,
        capture_output=True,
        timeout=120,
    )
    source = read_bytes((tmp_path / "paper.doc").read_bytes(), f"{ELECTRONICS}.doc")
    assert source.form == "doc"
    assert comparable(parse_source(source)) == model(ELECTRONICS)
