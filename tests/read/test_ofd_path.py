"""Ruled lines from the paths of an OFD."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from lxml import etree

from kspolicy.read.ofd.path import is_outline, straight_parts, strokes
from kspolicy.read.ofd.placing import POINTS, page_matrix


def drawn(data: str, attributes: str = "", within: str = "") -> list[tuple[float, ...]]:
    """The boxes, in millimetres, of the lines a path at 10, 20 mm draws."""
    xml = (
        f'<PathObject Boundary="10 20 100 100" {attributes}>{within}'
        f"<AbbreviatedData>{data}</AbbreviatedData></PathObject>"
    )
    found = strokes(etree.fromstring(xml), page_matrix((0, 0)))
    return [tuple(round(side / POINTS, 2) for side in stroke) for stroke in found]


RECTANGLE = "M 0 0 L 50 0 L 50 30 L 0 30 C"


@pytest.mark.parametrize(
    "data",
    ["M 0 0 L 50 0", " M 0 0 L 50 0", "M0 0L50 0", "S 0 0 M 0 0 L 50 0", "M 0,0 50,0"],
)
def test_a_line_however_it_is_written(data: str) -> None:
    assert drawn(data) == [(10, 20, 60, 20)]


def test_a_drawn_rectangle_is_four_lines() -> None:
    assert set(drawn(RECTANGLE)) == {
        *((10, 20, 60, 20), (60, 20, 60, 50)),
        *((10, 50, 60, 50), (10, 20, 10, 50)),
    }


def test_a_filled_sliver_is_a_line() -> None:
    data = "M 0 0 L 171 0 L 171 0 L 171 0.26 L 0 0.26 L 0 0 C"

    assert drawn(data, 'Stroke="false" Fill="true"') == [(10, 20, 181, 20.26)]


@pytest.mark.parametrize(
    ("attributes", "within"),
    [
        ('Stroke="false" Fill="true"', ""),
        ('Stroke="false"', ""),
        ('Alpha="0"', ""),
        ('Visible="false"', ""),
        ("", '<StrokeColor Value="255 255 255"/>'),
        ("", '<StrokeColor Value="0 0 0" Alpha="0"/>'),
    ],
)
def test_a_shade_or_what_is_not_seen_is_no_line(attributes: str, within: str) -> None:
    assert drawn(RECTANGLE, attributes, within) == []


def test_curves_and_slants_are_no_lines() -> None:
    assert drawn("M 0 0 L 50 30") == []
    assert drawn("M 0 0 A 25 25 0 1 1 50 0 A 25 25 0 1 1 0 0 C") == []
    assert drawn("M 0 0 B 10 10 20 10 50 0") == []
    # what is straight between curves (a rounded corner) stays
    assert drawn("M 0 0 L 40 0 Q 50 0 50 10 L 50 40") == [(10, 20, 50, 20), (60, 30, 60, 60)]


def test_lines_are_moved_and_scaled_by_the_matrix() -> None:
    assert drawn("M 0 0 L 100 0", 'CTM="0.5 0 0 0.5 1 2"') == [(11, 22, 61, 22)]
    assert drawn("M 0 0 L 30 0", 'CTM="0 1 -1 0 0 0"') == [(10, 20, 10, 50)]


def test_dashes_are_lines_of_their_own() -> None:
    assert drawn("M 0 0 L 2 0 M 3 0 L 5 0") == [(10, 20, 12, 20), (13, 20, 15, 20)]


def test_a_broken_number_spoils_one_step_only() -> None:
    assert drawn("M 0 0 L nan 0 L 50 0") == [(10, 20, 60, 20)]
    assert drawn("M 0 0 L 1e308 0 L 50 0") == [(10, 20, 60, 20)]


def test_a_character_turned_into_shapes_is_told_from_a_box() -> None:
    def path(data: str) -> etree._Element:
        return etree.fromstring(
            f'<PathObject Stroke="false" Fill="true"><AbbreviatedData>{data}</AbbreviatedData>'
            "</PathObject>"
        )

    assert is_outline(path("M 0 0 " + "L 1 2 B 1 2 3 4 5 6 " * 8 + "C"))
    assert not is_outline(path(RECTANGLE))


@given(st.text("MLQBASC 0123456789.-+eE,xN\n", max_size=200))
def test_any_path_data_gives_sane_corners(data: str) -> None:
    for part in straight_parts(data):
        assert len(part) > 1
        assert all(abs(side) <= 1_000_000 for point in part for side in point)
