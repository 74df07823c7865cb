"""How much room a rule leaves where the wording leaves some.

A rule that needs one adds a field here and reads it from the case; the configuration may set it
under the field's name.
"""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal


@dataclass(frozen=True, slots=True)
class Tolerances:
    """The room that is left, each as a part of the greater figure.

    ``about``: 左右 and 约 leave room; a figure within a tenth is about the same.
    """

    about: Decimal = Decimal("0.1")
