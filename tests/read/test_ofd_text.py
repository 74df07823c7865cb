"""Where the characters of an OFD stand, in every way that producers write it."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st
from lxml import etree

from kspolicy.read.ofd.placing import POINTS, Matrix, page_matrix
from kspolicy.read.ofd.text import UNMAPPED, Sign, deltas, is_hidden, signs

MILLIMETRES = page_matrix((0, 0))


def drawn(code: str, attributes: str = 'Size="5"', within: str = "") -> list[Sign]:
    """What a TextObject at 20, 30 mm draws."""
    boundary = "" if "Boundary" in attributes else 'Boundary="20 30 100 10"'
    xml = f"<TextObject {boundary} {attributes}>{within}{code}</TextObject>"
    return list(signs(etree.fromstring(xml), MILLIMETRES))


def lefts(found: list[Sign]) -> list[float]:
    """Left sides in millimetres."""
    return [round(sign.glyph.left / POINTS, 2) for sign in found]


def tops(found: list[Sign]) -> list[float]:
    return [round(sign.glyph.top / POINTS, 2) for sign in found]


def said(found: list[Sign]) -> str:
    return "".join(sign.glyph.text for sign in found)


def test_a_character_stands_on_its_line_at_boundary_and_start() -> None:
    (sign,) = drawn('<TextCode X="1" Y="4.25">市</TextCode>')

    text, left, top, right, bottom, size, sure = sign.glyph
    assert (text, sure, sign.quarters) == ("市", 1.0, 0)
    # 20 + 1 mm from the left; 30 + 4.25 mm is the line it stands on, 0.85 of its size below its top
    assert [side / POINTS for side in (left, top, right, bottom)] == pytest.approx([21, 30, 26, 35])
    assert size == pytest.approx(5 * POINTS)


@pytest.mark.parametrize(
    ("written", "steps"),
    [
        ("5.6 5.7 5.6", [5.6, 5.7, 5.6]),
        ("g 2 5.63 5.67", [5.63, 5.63, 5.67]),
        ("5.6301 5.6726 g 2 5.6301", [5.6301, 5.6726, 5.6301, 5.6301]),
        ("G 2 1,3", [1.0, 1.0, 3.0]),
        (" 5.6\n 5.7 ", [5.6, 5.7]),
        ("5.6e-1", [0.56]),
        ("g", []),
        ("g 3", [0.0, 0.0, 0.0]),
        ("g -3 1 2", [2.0]),
        ("", []),
        (None, []),
    ],
)
def test_steps_are_written_one_by_one_or_counted(written: str | None, steps: list[float]) -> None:
    assert deltas(written, 100) == steps


@given(
    st.lists(st.sampled_from(["g", "G", "1", "-2.5", "1e308", "nan", "9999999999", "x", "-", ""]))
)
def test_any_steps_are_sane_and_never_more_than_asked_for(words: list[str]) -> None:
    found = deltas(" ".join(words), 50)

    assert len(found) <= 50
    assert all(abs(step) <= 1_000_000 for step in found)


def test_a_count_of_a_milliard_gives_no_more_than_there_are_characters() -> None:
    assert len(deltas("g 9000 1 g 9000 1 g 1000000000 1", 8)) == 8


def test_steps_that_are_missing_are_the_width_of_the_characters() -> None:
    assert lefts(drawn('<TextCode X="0" Y="4">到2025年</TextCode>')) == [20, 25, 27.5, 30, 32.5, 35]
    short = drawn('<TextCode X="0" Y="4" DeltaX="6">市政府</TextCode>')
    assert lefts(short) == [20, 26, 31]


def test_a_stretched_text_is_as_wide_as_it_is_stretched() -> None:
    found = drawn('<TextCode X="0" Y="4">市政</TextCode>', 'Size="5" HScale="0.6"')

    assert lefts(found) == [20, 23]


def test_the_matrix_moves_the_start_but_not_the_steps() -> None:
    # 下载次数：1 down the right side of an invoice: turned a quarter, moved by 0.5 and -2 mm
    found = drawn(
        '<TextCode DeltaX="3.18 3.18 3.18 3.18 3.18" X="1.50" Y="0">下载次数：1</TextCode>',
        'Boundary="207.50 30 20 20" CTM="0 1 -1 0 0.50 -2" Font="5" Size="3.175"',
    )

    assert said(found) == "下载次数：1"
    assert {sign.quarters for sign in found} == {1}
    assert tops(found)[0] == pytest.approx(29.5)
    steps = [b - a for a, b in pairwise(tops(found))]
    assert steps == pytest.approx([3.18] * 5, abs=0.011)


def test_a_scaling_matrix_scales_sizes_and_steps() -> None:
    # points instead of millimetres, as converted from PDF
    found = drawn(
        '<TextCode X="0" Y="24" DeltaX="28 28">发文号</TextCode>',
        'Boundary="100 28 64 10" CTM="0.3528 0 0 0.3528 0 0" Size="27.96"',
    )

    assert lefts(found) == pytest.approx([100, 109.88, 119.76])
    assert found[0].glyph.size == pytest.approx(27.96, abs=0.05)


def test_start_below_the_page_is_brought_back_by_the_matrix() -> None:
    # y upwards, the origin in the page's lower corner
    (sign,) = drawn(
        '<TextCode X="586" Y="-728">发</TextCode>',
        'Boundary="0 0 210 297" CTM="0.3527 0 0 0.3527 0 296.6207" Size="9"',
    )

    assert sign.glyph.left / POINTS == pytest.approx(206.68, abs=0.01)
    assert sign.glyph.bottom / POINTS == pytest.approx(40.33, abs=0.01)


def test_text_is_read_downwards() -> None:
    by_direction = drawn(
        '<TextCode X="0" Y="4.25">总体目标</TextCode>', 'Size="5" ReadDirection="90"'
    )
    by_steps = drawn('<TextCode X="0" Y="4.25" DeltaY="5 5 5">总体目标</TextCode>')
    by_steps_across = drawn(
        '<TextCode X="0" Y="4.25" DeltaX="5 5 5">总体目标</TextCode>', 'Size="5" ReadDirection="90"'
    )

    for found in (by_direction, by_steps, by_steps_across):
        assert tops(found) == [30, 35, 40, 45]
        assert lefts(found) == [20] * 4
        assert {sign.quarters for sign in found} == {0}


def test_text_is_read_leftwards() -> None:
    found = drawn('<TextCode X="20" Y="4">甲乙</TextCode>', 'Size="5" ReadDirection="180"')

    assert lefts(found) == [40, 35]


@pytest.mark.parametrize(("degrees", "quarters"), [("90", 1), ("180", 2), ("270", 3), ("45", 0)])
def test_characters_are_turned_by_quarters_only(degrees: str, quarters: int) -> None:
    (sign,) = drawn('<TextCode X="5" Y="5">市</TextCode>', f'Size="5" CharDirection="{degrees}"')

    assert sign.quarters == quarters


def test_a_watermark_stands_aslant() -> None:
    (sign,) = drawn('<TextCode X="0" Y="4">密</TextCode>', 'Size="5" CTM="0.7 -0.7 0.7 0.7 0 0"')

    assert sign.quarters is None


def test_a_code_without_a_start_goes_on_from_the_one_before() -> None:
    found = drawn('<TextCode X="3" Y="4">甲</TextCode><TextCode Y="12">乙</TextCode>')

    assert lefts(found) == [23, 23]
    assert tops(found)[1] - tops(found)[0] == pytest.approx(8)


def test_a_rare_character_takes_two_steps_where_its_halves_are_counted() -> None:
    halves = drawn('<TextCode X="0" Y="4" DeltaX="5 0 5">\U00020bb7市政</TextCode>')
    whole = drawn('<TextCode X="0" Y="4" DeltaX="5 5">\U00020bb7市政</TextCode>')

    assert said(halves) == "\U00020bb7市政"
    assert lefts(halves) == lefts(whole) == [20, 25, 30]


def test_indented_xml_does_not_indent_the_text() -> None:
    found = drawn('<TextCode X="0" Y="4" DeltaX="5">\n      市政\n    </TextCode>')

    assert said(found) == "市政"


def test_glyphs_without_a_character_are_marked() -> None:
    mapping = '<CGTransform CodePosition="0" CodeCount="1"><Glyphs>7</Glyphs></CGTransform>'

    assert said(drawn("<TextCode>¤5</TextCode>", within=mapping)) == f"{UNMAPPED}5"
    assert said(drawn("<TextCode>¤5</TextCode>")) == "¤5"
    assert said(drawn("<TextCode>\ue123市</TextCode>")) == f"{UNMAPPED}市"
    assert said(drawn(r"<TextCode>\0003市\5e02</TextCode>")) == f"{UNMAPPED}市市"


@pytest.mark.parametrize(
    ("attributes", "within"),
    [
        ('Visible="false"', ""),
        ('Alpha="0"', ""),
        ('Fill="false"', ""),
        ("", '<FillColor Value="0 0 0" Alpha="0"/>'),
    ],
)
def test_text_may_be_hidden(attributes: str, within: str) -> None:
    assert is_hidden(etree.fromstring(f"<TextObject {attributes}>{within}</TextObject>"))


@pytest.mark.parametrize("attributes", ["", 'Alpha="128"', 'Fill="false" Stroke="true"'])
def test_text_may_be_faint_or_hollow(attributes: str) -> None:
    assert not is_hidden(etree.fromstring(f"<TextObject {attributes}/>"))


@pytest.mark.parametrize("attributes", ['Size="0"', 'Size="1e308"', 'Size="NaN"', ""])
def test_text_without_a_size_is_none(attributes: str) -> None:
    assert drawn("<TextCode>密</TextCode>", attributes) == []


@given(st.lists(st.sampled_from(["1", "-1", "1e308", "nan", "inf", "0", "x"]), max_size=8))
def test_any_matrix_gives_numbers(words: list[str]) -> None:
    ctm = " ".join(words)
    for sign in drawn("<TextCode>市1</TextCode>", f'Size="5" CTM="{ctm}"'):
        assert all(abs(side) < 1e9 for side in sign.glyph[1:5])


def test_matrices_are_applied_inner_first() -> None:
    moved, doubled = Matrix(e=3, f=4), Matrix(2, 0, 0, 2)

    assert doubled.after(moved).point(1, 1) == (8, 10)
    assert moved.after(doubled).point(1, 1) == (5, 6)
