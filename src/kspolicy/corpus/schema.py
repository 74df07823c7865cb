"""The JSON Schemas of the files that people read and write, generated from the models."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any, Literal, get_args

from kspolicy.model.correction import CorrectionsFile
from kspolicy.model.document import SCHEMA_VERSION, PolicyDocument

if TYPE_CHECKING:
    from kspolicy.model.record import Record

Kind = Literal["document", "corrections"]
KINDS: tuple[Kind, ...] = get_args(Kind)

MODELS: dict[Kind, type[Record]] = {"document": PolicyDocument, "corrections": CorrectionsFile}
_TITLES: dict[Kind, tuple[str, str]] = {
    "document": (
        "公文的结构化数据",
        "一份公文的版头、正文与附件、任务、目标、目标分解表；各值附原文位置，名称均为原文写法。",
    ),
    "corrections": (
        "对结构化数据的更正",
        "人工核对后对一份公文的更正：更正哪一项、原先识别为何、应为何、理由。",
    ),
}


def schema_file(kind: Kind) -> str:
    """The name of a schema's file in the folder ``schemas``."""
    return f"{kind}.schema.json"


def schema_text(kind: Kind) -> str:
    """The text of a schema's file: the same for the same models."""
    return json.dumps(schema(kind), ensure_ascii=False, indent=2) + "\n"


def schema(kind: Kind) -> dict[str, Any]:
    """The JSON Schema (Draft 2020-12) of a kind of files; unknown fields are refused."""
    title, description = _TITLES[kind]
    generated = MODELS[kind].model_json_schema()
    definitions = generated.pop("$defs", {})
    for model in (generated, *definitions.values()):
        # Class names and docstrings are for those who program.
        model.pop("title", None)
        model.pop("description", None)
        for field in model.get("properties", {}).values():
            field.pop("title", None)
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "$id": f"urn:kspolicy:schema:{kind}:{SCHEMA_VERSION}",
        "title": title,
        "description": description,
        **generated,
        "$defs": definitions,
    }
