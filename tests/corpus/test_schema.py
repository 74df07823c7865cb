"""The JSON Schemas accept what the program writes, refuse what it refuses, and are stable."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from jsonschema import Draft202012Validator

from kspolicy.corpus.guard import load_yaml
from kspolicy.corpus.schema import KINDS, Kind, schema, schema_file, schema_text
from kspolicy.corpus.store import written_form

from .sample import sample

if TYPE_CHECKING:
    from collections.abc import Iterator

SOURCE = Path(__file__).parents[2] / "src"


def models(kind: Kind) -> list[dict[str, Any]]:
    whole = schema(kind)
    return [whole, *whole["$defs"].values()]


def walk(node: object) -> Iterator[dict[str, Any]]:
    if isinstance(node, dict):
        yield node
        for value in node.values():
            yield from walk(value)
    elif isinstance(node, list):
        for value in node:
            yield from walk(value)


def test_document_that_is_written_is_accepted() -> None:
    data = load_yaml(written_form(Path(), sample()), "x").data
    assert list(Draft202012Validator(schema("document")).iter_errors(data)) == []


@pytest.mark.parametrize("kind", KINDS)
def test_schema_is_a_schema(kind: Kind) -> None:
    Draft202012Validator.check_schema(schema(kind))
    assert json.loads(schema_text(kind)) == schema(kind)
    assert schema_text(kind).endswith("}\n")
    assert schema_file(kind) == f"{kind}.schema.json"


@pytest.mark.parametrize("kind", KINDS)
def test_unknown_fields_are_refused_everywhere(kind: Kind) -> None:
    objects = [model for model in models(kind) if "properties" in model]
    assert len(objects) > 1
    assert all(model["additionalProperties"] is False for model in objects)


@pytest.mark.parametrize("kind", KINDS)
def test_schema_speaks_chinese(kind: Kind) -> None:
    whole = schema(kind)
    assert whole["$id"] == f"urn:kspolicy:schema:{kind}:1"
    assert any("一" <= character <= "鿿" for character in whole["title"])
    said = [node["description"] for node in walk(whole) if isinstance(node.get("description"), str)]
    assert len(said) > 5
    assert all(any("一" <= character <= "鿿" for character in text) for text in said)


def test_field_called_title_is_kept() -> None:
    assert "title" in schema("document")["$defs"]["Task"]["properties"]
    assert "title" in schema("document")["$defs"]["Task"]["required"]


def test_text_is_the_same_in_every_run() -> None:
    program = "import sys; from kspolicy.corpus.schema import *; sys.stdout.buffer.write("
    program += "''.join(map(schema_text, KINDS)).encode())"
    runs = {
        subprocess.run(
            [sys.executable, "-c", program],
            env={"PYTHONPATH": str(SOURCE), "PYTHONHASHSEED": seed},
            capture_output=True,
            check=True,
        ).stdout.decode()
        for seed in ("1", "2")
    }
    assert runs == {"".join(map(schema_text, KINDS))}
