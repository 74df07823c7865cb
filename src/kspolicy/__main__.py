"""``python -m kspolicy`` does what ``kspolicy`` does."""

from __future__ import annotations

from kspolicy.cli import main

main()
