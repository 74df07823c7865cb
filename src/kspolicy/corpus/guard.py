"""YAML text → plain data, safe against hostile files and against the surprises of YAML 1.1.

The text is read event by event, so nothing is built that has not been looked at. PyYAML's own
composer crashes the process on 30,000 ``[`` and unfolds a billion aliases; its constructor drops
the first of two equal keys and reads ``no`` as false, ``010`` as 8 and ``12:30:45`` as 45045.
"""

from __future__ import annotations

import re
from math import isfinite
from typing import TYPE_CHECKING, Any

import yaml
from yaml import AliasEvent, MappingEndEvent, MappingStartEvent, ScalarEvent, SequenceEndEvent

from kspolicy.corpus.errors import InvalidFile, Problem
from kspolicy.corpus.files import read_text
from kspolicy.corpus.loaded import LOADER, Loaded

if TYPE_CHECKING:
    from pathlib import Path

# A document of a thousand pages has some two million characters, and is not twenty levels deep.
_LONGEST = 20_000_000
_DEEPEST = 60

_INTEGER = re.compile(r"[-+]?(?:0|[1-9][0-9]{0,4000}+)").fullmatch
_DECIMAL = re.compile(
    r"[-+]?(?:0|[1-9][0-9]*+)(?:\.[0-9]++(?:[eE][-+]?[0-9]++)?|[eE][-+]?[0-9]++)"
).fullmatch
_CONSTANTS = {"true": True, "false": False, "null": None, "~": None, "": None}

# YAML 1.1, clause 5.1: what is not printable may not stand in a file.
_FORBIDDEN = re.compile("[^\t\n\r\x20-\x7e\x85\xa0-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")

# What the parser says → what to do about it.
_ADVICE = {
    "mapping values are not allowed": "多了一个冒号，或者缩进不对；含冒号的文字请加双引号",
    "could not find expected ':'": "字段名后面缺少冒号，或者缩进不对",
    "tab character": "缩进里有制表符，请改用空格",
    "unexpected end of stream": "引号没有成对",
    "unknown escape character": "双引号里的反斜杠要写两个",
    "cannot start any token": "文字以特殊符号开头，请加双引号",
}
_GENERAL_ADVICE = "请检查缩进是否对齐，括号、引号是否成对"


def read_yaml(path: Path) -> Loaded:
    """Read a YAML file as ``load_yaml`` does.

    Raises:
        InvalidFile: as ``load_yaml``, or the file cannot be opened or is not UTF-8.
    """
    return load_yaml(read_text(path), str(path))


def load_yaml(text: str, name: str) -> Loaded:
    """Read YAML that holds one mapping of texts, numbers, true, false and null.

    Only what cannot mean anything else becomes a number, boolean or null; a date stays a text.
    Keys are always texts.

    Args:
        text: what the file says.
        name: the file, as the person knows it.

    Raises:
        InvalidFile: not YAML, or more of YAML than these files need: anchors, tags, merge keys,
            doubled keys, several documents, over 20 million characters or 60 levels.
    """
    if len(text) > _LONGEST:
        raise InvalidFile([Problem(name, "文件过大，请检查是否放错了文件")])
    try:
        return Loaded(_Reading(text, name).document(), text)
    except yaml.MarkedYAMLError as error:
        mark = error.problem_mark or error.context_mark
        message = f"不是正确的 YAML：{_advice(error)}"
        raise InvalidFile([Problem(name, message, mark.line + 1 if mark else None)]) from error
    except (yaml.YAMLError, UnicodeError) as error:
        bad = _FORBIDDEN.search(text)
        line = text.count("\n", 0, bad.start()) + 1 if bad else None
        raise InvalidFile([Problem(name, "有文本里不该有的控制字符，请删去", line)]) from error


def _advice(error: yaml.MarkedYAMLError) -> str:
    said = f"{error.problem} {error.context}"
    return next((advice for part, advice in _ADVICE.items() if part in said), _GENERAL_ADVICE)


class _Reading:
    """One reading of one text, from its first event to its last."""

    def __init__(self, text: str, name: str) -> None:
        self._events = yaml.parse(text, Loader=LOADER)
        self._name = name
        self._depth = 0

    def document(self) -> dict[str, Any]:
        """The one mapping that the text holds."""
        self._next()
        if isinstance(self._next(), yaml.StreamEndEvent):
            raise self._refusal("是空文件，请补上内容或删去")
        root = self._next()
        data = self._value(root)
        if not isinstance(data, dict):
            raise self._refusal("最外层应是“字段: 值”", root)
        self._next()
        end = self._next()
        if not isinstance(end, yaml.StreamEndEvent):
            raise self._refusal("一个文件只能有一份内容，请把 --- 以下另存", end)
        return data

    def _next(self) -> Any:  # noqa: ANN401 - the stubs know less of events than we need
        return next(self._events)

    def _value(self, event: Any) -> Any:  # noqa: ANN401
        self._admit(event)
        if isinstance(event, ScalarEvent):
            return _meaning(event.value) if event.implicit[0] else event.value
        self._depth += 1
        if self._depth > _DEEPEST:
            raise self._refusal(f"嵌套超过 {_DEEPEST} 层，请检查括号和缩进", event)
        collect = self._mapping if isinstance(event, MappingStartEvent) else self._sequence
        data = collect()
        self._depth -= 1
        return data

    def _sequence(self) -> list[Any]:
        items = []
        while not isinstance(event := self._next(), SequenceEndEvent):
            items.append(self._value(event))
        return items

    def _mapping(self) -> dict[str, Any]:
        data: dict[str, Any] = {}
        while not isinstance(event := self._next(), MappingEndEvent):
            key = self._key(event)
            if key in data:
                raise self._refusal(f"“{key}”写了两次，请删去一处", event)
            data[key] = self._value(self._next())
        return data

    def _key(self, event: Any) -> str:  # noqa: ANN401
        """A key, as written: ``2025`` and ``no`` are texts here."""
        self._admit(event)
        if not isinstance(event, ScalarEvent):
            raise self._refusal("字段名应是文字，不能是列表或映射", event)
        if event.value == "<<" and event.implicit[0]:
            raise self._refusal("不支持合并键（<<），请写出完整内容", event)
        return event.value

    def _admit(self, event: Any) -> None:  # noqa: ANN401
        """Refuse what YAML can do beyond plain data."""
        if isinstance(event, AliasEvent):
            raise self._refusal("不支持引用（*），请写出完整内容，或给文字加双引号", event)
        if event.anchor is not None:
            raise self._refusal("不支持锚点（&），请删去，或给文字加双引号", event)
        if event.tag is not None:
            raise self._refusal("不支持类型标记（!），请删去，或给文字加双引号", event)

    def _refusal(self, message: str, event: Any = None) -> InvalidFile:  # noqa: ANN401
        line = None if event is None else event.start_mark.line + 1
        return InvalidFile([Problem(self._name, message, line)])


def _meaning(written: str) -> str | int | float | bool | None:
    """What a plain scalar means: a number, true, false, null, or the text it is."""
    if written in _CONSTANTS:
        return _CONSTANTS[written]
    if _INTEGER(written):
        return int(written)
    if _DECIMAL(written) and isfinite(number := float(written)):
        return number
    return written
