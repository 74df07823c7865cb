"""What holds for every test: nothing of the user's own is used, no deadline in property tests."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

import pytest
from hypothesis import settings

if TYPE_CHECKING:
    from collections.abc import Iterator

# A first call may load a dictionary; that it is slow is no failure of the property under test.
settings.register_profile("kspolicy", settings.default, deadline=None)
settings.load_profile("kspolicy")


def pytest_configure() -> None:
    """Forget the settings that change where data lies and how output looks.

    This is early, because some libraries read them when they are imported.
    """
    for name in ("KSPOLICY_DATA", "FORCE_COLOR", "PY_COLORS", "GITHUB_ACTIONS"):
        os.environ.pop(name, None)


@pytest.fixture(scope="session", autouse=True)
def own_cache(tmp_path_factory: pytest.TempPathFactory) -> Iterator[None]:
    """A cache folder for this run alone."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("XDG_CACHE_HOME", str(tmp_path_factory.mktemp("cache")))
        yield
