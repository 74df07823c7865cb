"""How a share is shown: half a unit of the last place is rounded up, as statistics are."""

from __future__ import annotations

from decimal import ROUND_HALF_UP, Decimal


def percent(part: int | float, whole: int | float = 1, places: int = 0) -> str:
    """``part`` of ``whole`` in per cent: 210 of 4000 is 5.3% with one place.

    Worked out exactly: in binary, 5.25 may lie a little below what it is. ``whole`` is not zero.
    """
    share = Decimal(str(part)) / Decimal(str(whole)) * 100
    return f"{share.quantize(Decimal(1).scaleb(-places), ROUND_HALF_UP)}%"
