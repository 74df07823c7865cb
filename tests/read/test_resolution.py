"""At how many dots a page is drawn to be recognised."""

from __future__ import annotations

import pytest

from kspolicy.read.errors import UnreadableError
from kspolicy.read.pages.resolution import scale_of

A4, A0 = (595.3, 841.9), (2383.9, 3370.4)


def test_a_page_of_paper_is_drawn_at_200_dots_per_inch() -> None:
    assert scale_of(*A4) * 72 == pytest.approx(200)


def test_a_poster_is_drawn_at_fewer() -> None:
    scale = scale_of(*A0)
    assert 100 < scale * 72 < 200
    assert max(A0) * scale <= 6001
    assert A0[0] * A0[1] * scale**2 <= 26_000_001


@pytest.mark.parametrize("size", [(14_400.0, 14_400.0), (10.0, 2.0**31)])
def test_what_would_be_illegible_is_refused(size: tuple[float, float]) -> None:
    with pytest.raises(UnreadableError, match="不像正常的公文"):
        scale_of(*size)
