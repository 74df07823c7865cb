"""What is emitted loads equal, whatever it is, and reads well."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any
from unicodedata import east_asian_width

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from kspolicy.corpus.emitter import emit
from kspolicy.corpus.guard import load_yaml

if TYPE_CHECKING:
    from datetime import date

# What YAML 1.1, YAML 1.2 or PyYAML reads as something else than this text, or not at all.
TRICKY = (
    *("", " ", "  ", " x", "x ", "\t", "\n", "a\nb", "a\n", "\r\n", "a  b", "a\tb"),
    *("no", "No", "NO", "y", "N", "on", "off", "yes", "true", "False", "null", "Null", "~"),
    *("012", "0x1F", "0o17", "0b1", "12", "-3", "+3", "1_000", "1e5", "1.", ".5", "1.5", "3.1"),
    *(".inf", "-.INF", ".nan", "12:30", "12:30:45", "190:20:30.15", "1:1", "97e", "1E+2", "._1"),
    *("2022-09-29", "2022-9-9", "2022-09-29T10:00:00Z", "2022-09-29 10:00:00", "3.1.1", "1-2"),
    *("=", "<<", "<", "-", "--", "---", "...", "- a", "-a", "? a", "?", ":", ": a", "a:", "a: b"),
    *(
        "a:b",
        "a #b",
        "#",
        "#a",
        "a#b",
        "a,b",
        "[",
        "]",
        "{",
        "}",
        "[a]",
        "{a: b}",
        "a]",
        "a}",
        "a?",
        "a?b",
    ),
    *("&a", "*a", "!a", "!!str a", "|", ">", "|-", "%", "%YAML 1.1", "@a", "`a", "'", '"', "'a'"),
    *('"a"', "a'b", 'a"b', "\\", "a\\b", "\\n", "\x00", "\x07", "\x1b[31m", "\x7f", "\x80"),
    *("\x85", "a\x85b", "\xa0", "\u2028", "\u2029", "\u200b", "\u202e", "\u3000x", "\ufeff"),
    *("\ufffe", "\uffff", "\ufffd", "\U0001f600", "\U000e0100", "\U0010ffff", "\ue000"),
    *("昆政办发〔2022〕97号", "97号", "2家", "5G", "５", "：", "，、", "“引”", "body/3.1.1#1"),
    *("key" * 400, "长" * 2000, '"' * 600),
)
# A surrogate is no character; that emit refuses it is tested below.
TEXTS = st.text(st.characters(exclude_categories=["Cs"]), max_size=40) | st.sampled_from(TRICKY)
SCALARS = (
    st.none()
    | st.booleans()
    | st.integers()
    | st.floats(allow_nan=False, allow_infinity=False)
    | TEXTS
)


def documents(leaves: st.SearchStrategy[Any]) -> st.SearchStrategy[dict[str, Any]]:
    values = st.recursive(
        leaves,
        lambda inner: st.lists(inner, max_size=5) | st.dictionaries(TEXTS, inner, max_size=5),
        max_leaves=25,
    )
    return st.dictionaries(TEXTS, values, max_size=6)


def same(one: object, other: object) -> bool:
    """Equal, in the same order, and of equal types: True is not 1 and 2 is not 2.0."""
    return repr(one) == repr(other)


@pytest.mark.parametrize("loader", [yaml.CSafeLoader, yaml.SafeLoader])
@given(data=documents(SCALARS | st.dates()))
def test_any_data_loads_equal_with_pyyaml(
    loader: type[yaml.SafeLoader], data: dict[str, Any]
) -> None:
    assert same(yaml.load(emit(data), loader), data)


@given(documents(SCALARS))
def test_any_data_loads_equal_with_our_loader(data: dict[str, Any]) -> None:
    assert same(load_yaml(emit(data), "x").data, data)


@pytest.mark.parametrize("text", TRICKY)
def test_tricky_text_stays_that_text_wherever_it_stands(text: str) -> None:
    data = {text: text, "list": [text], "map": {text: text}, "deep": [[{"x": {text: [text]}}]]}
    emitted = emit(data)
    assert same(yaml.load(emitted, yaml.CSafeLoader), data)
    assert same(yaml.load(emitted, yaml.SafeLoader), data)
    assert same(load_yaml(emitted, "x").data, data)


@pytest.mark.parametrize("number", [0, -1, 10**30, 1e16, 1e-5, -2.5e300, 0.1, -0.0, 5e-324, 1e22])
def test_number_stays_that_number(number: float) -> None:
    data = {"x": number, "flow": [number]}
    assert same(yaml.load(emit(data), yaml.CSafeLoader), data)
    assert same(load_yaml(emit(data), "x").data, data)


@given(st.dates())
def test_date_is_a_date_to_yaml_and_a_text_to_us(day: date) -> None:
    emitted = emit({"date": day})
    assert yaml.load(emitted, yaml.CSafeLoader) == {"date": day}
    assert load_yaml(emitted, "x").data == {"date": day.isoformat()}


def test_tuple_is_written_as_a_list() -> None:
    assert yaml.safe_load(emit({"x": (1, ("a", ()))})) == {"x": [1, ["a", []]]}


@pytest.mark.parametrize(
    "value", [float("inf"), float("-inf"), float("nan"), "\ud800", "a\udfffb", ["\udcff"]]
)
def test_what_yaml_cannot_hold_is_refused(value: object) -> None:
    with pytest.raises(ValueError, match="cannot be written"):
        emit({"x": value})


@pytest.mark.parametrize("value", [object(), b"a", {1}, {1: "x"}, {"x": {None: 1}}, [b"a"]])
def test_other_types_are_refused(value: object) -> None:
    with pytest.raises(TypeError):
        emit({"x": value})


@pytest.mark.parametrize("text", ["\x07", "\u202e", "\u200b", "\u3000", "\xa0", "\ufeff", "\x85"])
def test_reviewer_sees_what_cannot_be_seen(text: str) -> None:
    emitted = emit({"x": f"甲{text}乙"})
    assert text not in emitted
    assert "\\u" in emitted


@pytest.mark.parametrize(
    "text",
    [
        *("昆政办发〔2022〕97号", "力争超8000亿元（责任单位：市工信局）", "97号", "2家", "3.1.1节"),
        *("body/3.1.1#1", "annex-1/9", "三、（一）1", "《意见》", "“亮屏”技术", "5G 芯片", "VR/AR"),
        *("a.b", "0a5f", "f0e1", "comparator-number-unit"),
    ],
)
def test_text_is_plain_where_that_is_safe(text: str) -> None:
    assert emit({"x": text}) == f"x: {text}\n"


@given(documents(SCALARS))
def test_what_stands_on_one_line_fits_it(data: dict[str, Any]) -> None:
    for line in emit(data).splitlines():
        if line.lstrip(" -").startswith(("{", "[")) and not line.endswith(("{}", "[]")):
            assert columns(line) <= 120


def columns(line: str) -> int:
    return sum(2 if east_asian_width(character) in "WF" else 1 for character in line)


@given(st.text(st.characters(categories=["Lo", "Zs", "Nd"]), min_size=1, max_size=400))
def test_text_is_never_wrapped(text: str) -> None:
    assert emit({"x": [{"text": text, "line": 1}]}).count("\n") <= 3
    assert len(emit({"x": text}).splitlines()) == 1


def test_layout_is_pleasant() -> None:
    sentence = "加大宣传力度，对各地好的做法进行宣传报道，烘托争先创优产业发展氛围，" * 3
    data = {
        "id": "昆政办发〔2022〕97号",
        "header": {
            "number": {"line": 5, "text": "昆政办发〔2022〕97号"},
            "recipients": ["昆山开发区", "各镇人民政府"],
        },
        "parts": [
            {
                "id": "body",
                "paragraphs": [[{"line": 24, "text": "短句。"}, {"line": 25, "text": sentence}]],
                "sections": [{"id": "1", "box": [90.0, 72.5, 505.25, 88.0]}],
            }
        ],
        "shares": {"开发区": 4800, "高新区": "--", "旅度区": None},
        "empty": {"list": [], "map": {}, "text": ""},
    }
    assert emit(data) == (
        "id: 昆政办发〔2022〕97号\n"
        "header:\n"
        "  number: {line: 5, text: 昆政办发〔2022〕97号}\n"
        "  recipients: [昆山开发区, 各镇人民政府]\n"
        "parts:\n"
        "- id: body\n"
        "  paragraphs:\n"
        "  - - {line: 24, text: 短句。}\n"
        "    - line: 25\n"
        f"      text: {sentence}\n"
        "  sections:\n"
        '  - {id: "1", box: [90.0, 72.5, 505.25, 88.0]}\n'
        "shares: {开发区: 4800, 高新区: --, 旅度区: null}\n"
        'empty: {list: [], map: {}, text: ""}\n'
    )


def test_line_of_120_columns_is_full() -> None:
    # "x: {text: " and "}" take 11 columns, a Chinese character two.
    fits, too_long = "字" * 54, "字" * 55
    assert emit({"x": {"text": fits}}) == f"x: {{text: {fits}}}\n"
    assert emit({"x": {"text": too_long}}) == f"x:\n  text: {too_long}\n"


def test_order_of_keys_is_kept() -> None:
    keys = ["b", "a", "c", "Ω", "甲"]
    assert [line[0] for line in emit(dict.fromkeys(keys, 1)).splitlines()] == keys
