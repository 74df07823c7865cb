"""Where what can be made again is kept between runs."""

from __future__ import annotations

import os
from pathlib import Path

VARIABLE = "KSPOLICY_CACHE"


def cache_root() -> Path | None:
    """The folder of all caches; None when nothing may be kept.

    ``$KSPOLICY_CACHE`` names it; set but empty, it forbids caches. Else it is ``kspolicy`` in the
    user's folder of caches.
    """
    named = os.environ.get(VARIABLE)
    if named is not None:
        return Path(named) if named else None
    home = os.environ.get("XDG_CACHE_HOME")
    try:
        return (Path(home) if home else Path.home() / ".cache") / "kspolicy"
    except RuntimeError:  # nobody's home
        return None
