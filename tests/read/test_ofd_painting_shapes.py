"""Lines and areas of an OFD are drawn in their places, colours and order."""

from __future__ import annotations

from math import pi

import pytest

from read.painted import BLACK, RED, SCALE, WHITE, at, drawn, filled, inked, near, path


@pytest.mark.parametrize(
    ("colour", "shown"),
    [
        ('Value="255 0 0"', RED),
        ('Value="#FF #00 #00"', RED),
        ('Value="128"', (128, 128, 128)),
        ('Value="0 255 255 0"', RED),
        ('Value="0 0 0" Alpha="128"', (127, 127, 127)),
        ("", BLACK),
    ],
)
def test_an_area_has_its_colour(colour: str, shown: tuple[int, int, int]) -> None:
    image, _ = drawn(filled(colour))

    assert at(image, 70, 90) == pytest.approx(shown, abs=2)
    assert inked(image) == near(50, 80, 90, 100)


def test_what_is_drawn_later_covers_what_is_below() -> None:
    image, _ = drawn(filled('Value="0 0 0"') + filled('Value="255 0 0"', "M 5 5 L 9 5 L 9 9 L 5 9"))

    assert at(image, 57, 87) == RED
    assert at(image, 70, 95) == BLACK


def test_an_outline_is_as_wide_as_its_line() -> None:
    image, _ = drawn(path("M 10 10 L 30 10", 'Stroke="true"', '<ofd:StrokeColor Value="255 0 0"/>'))
    square, _ = drawn(path("M 10 10 L 30 10", 'Cap="Square"'))

    assert inked(image, RED) == near(60, 89.5, 80, 90.5)
    assert inked(square) == near(59.5, 89.5, 80.5, 90.5)


def test_a_line_without_height_is_seen() -> None:
    level = (
        '<ofd:PathObject LineWidth="0.5" Boundary="50 80 40 0">'
        "<ofd:AbbreviatedData>M 0 0 L 40 0</ofd:AbbreviatedData></ofd:PathObject>"
    )

    assert inked(drawn(level)[0]) == near(50, 79.75, 90, 80.25)


def test_an_area_without_a_colour_is_not_filled() -> None:
    assert inked(drawn(path(attributes='Stroke="false" Fill="true"'))[0]) is None
    image, _ = drawn(path("M 2 2 L 30 2 L 30 18 L 2 18 C", 'Fill="true"'))
    assert at(image, 70, 90) == WHITE
    assert at(image, 60, 82) == BLACK


def test_a_hole_is_left_as_the_rule_says() -> None:
    ring = "M 0 0 L 40 0 L 40 20 L 0 20 C M 10 5 L 30 5 L 30 15 L 10 15 C"
    odd, _ = drawn(filled('Value="0 0 0"', ring, 'Rule="Even-Odd"'))
    whole, _ = drawn(filled('Value="0 0 0"', ring))

    assert at(odd, 70, 90) == WHITE
    assert at(odd, 52, 90) == at(whole, 70, 90) == BLACK


@pytest.mark.parametrize(
    "circle",
    [
        "M 10 10 A 10 10 0 1 1 30 10 A 10 10 0 1 1 10 10 C",
        "M 10 10 A 10 10 0 0 0 30 10 A 10 10 0 0 0 10 10 C",
        "M 10 10 A 10 10 45 0 1 20 0 A 10 10 0 1 1 10 10 C",
        "M 20 0 A 10 10 0 1 1 10 10 A 10 10 0 0 1 20 0 C",
        # Too small to reach, it is made as large as it must be.
        "M 10 10 A 1 1 0 1 1 30 10 A 2 2 0 1 1 10 10",
        "M 10 10 B 10 4.477 14.477 0 20 0 B 25.523 0 30 4.477 30 10 "
        "B 30 15.523 25.523 20 20 20 B 14.477 20 10 15.523 10 10",
    ],
)
def test_a_circle_is_round(circle: str) -> None:
    image, _ = drawn(filled('Value="0 0 0"', circle))
    area = image.convert("L").point(lambda value: 255 * (value < 128)).histogram()[255]

    assert inked(image) == near(60, 80, 80, 100)
    assert area / SCALE**2 == pytest.approx(pi * 100, rel=0.01)


def test_an_ellipse_is_turned_and_a_curve_bent() -> None:
    ellipse, _ = drawn(filled('Value="0 0 0"', "M 20 2 A 8 4 90 1 1 20 18 A 8 4 90 1 1 20 2 C"))
    curve, _ = drawn(filled('Value="0 0 0"', "M 0 20 Q 20 -20 40 20 C"))

    assert inked(ellipse) == near(66, 82, 74, 98)
    # A parabola is as high as half of the way to its point.
    assert inked(curve) == near(50, 80, 90, 100)


def test_what_objects_say_in_common_is_looked_up() -> None:
    styles = (
        '<ofd:DrawParams><ofd:DrawParam ID="4" LineWidth="3"/>'
        '<ofd:DrawParam ID="5" Relative="4"><ofd:StrokeColor Value="255 0 0"/></ofd:DrawParam>'
        '<ofd:DrawParam ID="6" Relative="6"><ofd:StrokeColor Value="0 0 255"/></ofd:DrawParam>'
        "</ofd:DrawParams>"
    )
    line = (
        '<ofd:PathObject Boundary="50 80 40 20" DrawParam="{}">{}<ofd:AbbreviatedData>'
        "M 10 10 L 30 10</ofd:AbbreviatedData></ofd:PathObject>"
    )
    red, _ = drawn(line.format(5, ""), styles)
    own_colour, _ = drawn(line.format(5, '<ofd:StrokeColor Value="0 0 255"/>'), styles)
    endless, _ = drawn(line.format(6, ""), styles)
    layer, _ = drawn(f'</ofd:Layer><ofd:Layer DrawParam="5">{line.format("", "")}', styles)

    assert inked(red, RED) == inked(layer, RED) == near(60, 88.5, 80, 91.5)
    assert inked(own_colour, (0, 0, 255)) == near(60, 88.5, 80, 91.5)
    assert inked(endless, (0, 0, 255))


def test_a_gradient_is_its_first_colour_and_a_pattern_none() -> None:
    shaded = (
        '<ofd:FillColor><ofd:AxialShd><ofd:Segment><ofd:Color Value="255 0 0"/></ofd:Segment>'
        '<ofd:Segment><ofd:Color Value="0 0 0"/></ofd:Segment></ofd:AxialShd></ofd:FillColor>'
    )
    pattern = "<ofd:FillColor><ofd:Pattern/></ofd:FillColor>"
    attributes = 'Stroke="false" Fill="true"'

    assert at(drawn(path(attributes=attributes, within=shaded))[0], 70, 90) == RED
    assert inked(drawn(path(attributes=attributes, within=pattern))[0]) is None


def test_nothing_is_seen_outside_of_a_boundary_or_a_clip() -> None:
    over = filled('Value="0 0 0"', "M -20 -20 L 80 -20 L 80 80 L -20 80 C")
    clip = (
        "<ofd:Clips><ofd:Clip><ofd:Area><ofd:Path Boundary='10 5 20 10'><ofd:AbbreviatedData>"
        "M 0 0 L 20 0 L 20 10 L 0 10 C</ofd:AbbreviatedData></ofd:Path></ofd:Area></ofd:Clip>"
        "</ofd:Clips>"
    )

    # Half of a line more, or lines along its edge would be thinner.
    assert inked(drawn(over)[0]) == near(49.8, 79.8, 90.2, 100.2)
    clipped = over.replace("<ofd:FillColor", f"{clip}<ofd:FillColor")
    assert inked(drawn(clipped)[0]) == near(60, 85, 80, 95)


def test_templates_lie_below_and_composites_where_they_are_put() -> None:
    square = filled('Value="255 0 0"', "M 0 0 L 9 0 L 9 9 L 0 9 C")
    unit = (
        '<ofd:CompositeGraphicUnits><ofd:CompositeGraphicUnit ID="7" Width="40" Height="20">'
        f"<ofd:Content>{square}</ofd:Content></ofd:CompositeGraphicUnit>"
        "</ofd:CompositeGraphicUnits>"
    )
    use = '<ofd:CompositeObject ResourceID="7" Boundary="100 100 90 90" CTM="0.5 0 0 0.5 0 0"/>'
    image, _ = drawn(use, unit, head='<ofd:Template TemplateID="0"/>')

    assert inked(image, RED) == near(125, 140, 129.5, 144.5)
    # The dashes beside the number of a page.
    dashes = image.crop((0, round(265 * SCALE), *image.size))
    assert inked(dashes)
