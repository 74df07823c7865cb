"""Whether a YAML file is what it should be, and if not, which field of which line is wrong."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any, TypeVar

from pydantic import ValidationError

from kspolicy.corpus.errors import InvalidFile, Problem
from kspolicy.corpus.figures import contradictions
from kspolicy.corpus.folder import corrections_file
from kspolicy.corpus.guard import read_yaml
from kspolicy.corpus.schema import MODELS, Kind, schema, schema_file
from kspolicy.model.document import UNALLOCATED_MARK, PolicyDocument
from kspolicy.model.record import Record

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from pathlib import Path

    from pydantic_core import ErrorDetails

    from kspolicy.corpus.loaded import FieldPath, Loaded

Model = TypeVar("Model", bound=Record)

# What pydantic complains of → what should stand there.
_EXPECTED = {
    "string_type": "文字",
    "int_type": "整数",
    "int_from_float": "整数",
    "float_type": "数字",
    "bool_type": " true 或 false",
    "tuple_type": "列表",
    "dict_type": "“名称: 值”的映射",
    "model_type": "“字段: 值”的映射",
    "date_type": " 2022-09-29 这样的日期",
    "date_parsing": " 2022-09-29 这样的日期",
    "date_from_datetime_inexact": " 2022-09-29 这样的日期",
}
_PATTERNS = {
    UNALLOCATED_MARK: "“--”之类的未划分标记",
    r"^(body|annex-\d+)$": " body 或 annex-1 这样的编号",
    r"^[0-9a-f]{64}$": " 64 位小写十六进制的 SHA-256",
    r"\S": "非空的文字",
}
_MEND = "请还原这里的值；识别有误时，把更正和理由写入 {}"


def validated(model: type[Model], loaded: Loaded, name: str) -> Model:
    """Plain data as a model, nothing converted: ``"2"`` is no number.

    Raises:
        InvalidFile: with every field that is wrong.
    """
    try:
        return _model(model, loaded.data)
    except ValidationError as error:
        found = [_problem(name, loaded, *wrong) for wrong in _wrong_fields(error, loaded)]
        raise InvalidFile(found) from error


def validate_file(path: Path) -> list[Problem]:
    """Everything that is wrong with a document or a file of corrections.

    The JSON Schema that an editor uses and the model that the program uses must both accept it, and
    the figures of a document must be those that its own wordings give.
    """
    name = str(path)
    try:
        loaded = read_yaml(path)
    except InvalidFile as error:
        return list(error.problems)
    is_corrections = path.parent.name == "corrections" or "corrections" in loaded.data
    kind: Kind = "corrections" if is_corrections else "document"
    wrong = []
    try:
        model = _model(MODELS[kind], loaded.data)
    except ValidationError as error:
        wrong = list(_wrong_fields(error, loaded))
    else:
        if isinstance(model, PolicyDocument):
            mend = _MEND.format(corrections_file(path))
            wrong = [(field, f"{said}；{mend}") for field, said in contradictions(model)]
    wrong += _against_schema(kind, loaded.data, [path for path, _ in wrong])
    return [_problem(name, loaded, *each) for each in wrong]


def _model(model: type[Model], data: dict[str, Any]) -> Model:
    # Only in JSON does strict mode take a list for a tuple and a text for a date.
    return model.model_validate_json(json.dumps(data, ensure_ascii=False), strict=True)


def _problem(name: str, loaded: Loaded, path: FieldPath, message: str) -> Problem:
    return Problem(name, message, loaded.line(path) if path else None, _written(path) or None)


def _written(path: FieldPath) -> str:
    """``targets[3].value``."""
    steps = (f"[{step}]" if isinstance(step, int) else f".{step}" for step in path)
    return "".join(steps).removeprefix(".")


def _wrong_fields(error: ValidationError, loaded: Loaded) -> Iterator[tuple[FieldPath, str]]:
    """Each field that is wrong, once, and what should stand there."""
    by_field: dict[FieldPath, list[ErrorDetails]] = {}
    for details in error.errors(include_url=False):
        path = loaded.known(details["loc"])
        if details["type"] == "missing" and isinstance(details["loc"][-1], str):
            path = details["loc"]
        by_field.setdefault(path, []).append(details)
    for path, complaints in by_field.items():
        yield path, _message(complaints)


def _message(complaints: list[ErrorDetails]) -> str:
    """One sentence for the complaints about one field; a union has one for each member."""
    first = complaints[0]
    match first["type"]:
        case "missing" if isinstance(first["loc"][-1], str):
            return "缺少这个必填的字段，请补上"
        case "missing" | "too_long" | "too_short":
            return "项数不对，请对照字段说明"
        case "extra_forbidden":
            return "没有这个字段，请检查拼写或删去"
        case "value_error":
            return str(first["ctx"]["error"])
    expected = dict.fromkeys(map(_expected, complaints))
    if "数字" in expected:
        expected.pop("整数", None)
    return f"应是{'、或'.join(expected)}，现在是{_shown(first['input'])}"


def _expected(complaint: ErrorDetails) -> str:
    kind, context = complaint["type"], complaint.get("ctx", {})
    match kind:
        case "literal_error":
            return f" {context['expected'].replace(' or ', ' 或 ')} 之一"
        case "greater_than_equal":
            return f"不小于 {context['ge']} 的数"
        case "string_too_short":
            return "非空的文字"
        case "string_pattern_mismatch":
            return _PATTERNS.get(context["pattern"], f"符合 {context['pattern']} 的文字")
    return _EXPECTED.get(kind, f"别的内容（{complaint['msg']}）")


def _shown(value: object) -> str:
    match value:
        case None:
            return "空"
        case bool():
            return " true" if value else " false"
        case list():
            return "列表"
        case dict():
            return "映射"
    text = str(value)
    return f"“{text if len(text) <= 40 else text[:39] + '…'}”"


def _against_schema(
    kind: Kind, data: dict[str, Any], known: Sequence[FieldPath]
) -> Iterator[tuple[FieldPath, str]]:
    """What the JSON Schema refuses beyond the fields that are known to be wrong."""
    from jsonschema import Draft202012Validator

    validator = Draft202012Validator(
        schema(kind), format_checker=Draft202012Validator.FORMAT_CHECKER
    )
    for error in validator.iter_errors(data):
        path = tuple(error.absolute_path)
        if not any(wrong[: len(path)] == path for wrong in known):
            yield path, f"不符合 {schema_file(kind)} 的要求（{error.validator}），请对照字段说明"
