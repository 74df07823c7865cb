"""What a process may use for one page, where it may be ended for using more."""

from __future__ import annotations

import signal
from types import SimpleNamespace
from typing import TYPE_CHECKING

import pytest

from kspolicy.read.allowance import (
    OVER_TIME,
    Allowance,
    grant,
    interruptible,
    page_in_work,
    widen_memory,
)

if TYPE_CHECKING:
    from collections.abc import Iterator


@pytest.fixture
def page() -> Iterator[SimpleNamespace]:
    """The page that is said to be in work, with an allowance of a tenth of a second."""
    number = SimpleNamespace(value=0)
    grant(Allowance(0.1, number))
    yield number
    grant(None)


def test_without_a_grant_nothing_is_limited() -> None:
    resource = pytest.importorskip("resource")
    before = resource.getrlimit(resource.RLIMIT_DATA)
    with page_in_work(3), interruptible():
        assert signal.getitimer(signal.ITIMER_PROF) == (0.0, 0.0)
    widen_memory()
    assert resource.getrlimit(resource.RLIMIT_DATA) == before


def test_a_page_is_named_while_it_is_in_work(page: SimpleNamespace) -> None:
    with page_in_work(3):
        assert page.value == 3
    assert page.value == 0
    with pytest.raises(ValueError), page_in_work(4):
        raise ValueError
    assert page.value == 0


@pytest.mark.skipif(OVER_TIME is None, reason="本系统不计处理器时间")
def test_time_is_counted_only_while_a_page_is_in_work(page: SimpleNamespace) -> None:
    with page_in_work(3, times=600):
        left, _ = signal.getitimer(signal.ITIMER_PROF)
        assert 0 < left <= 60.1
    assert signal.getitimer(signal.ITIMER_PROF) == (0.0, 0.0)


@pytest.mark.skipif(OVER_TIME is None, reason="本系统不计处理器时间")
def test_python_is_interrupted_and_goes_on(page: SimpleNamespace) -> None:
    before = signal.getsignal(signal.SIGPROF)
    with pytest.raises(TimeoutError), interruptible():
        while True:
            pass
    assert signal.getsignal(signal.SIGPROF) == before
    assert signal.getitimer(signal.ITIMER_PROF) == (0.0, 0.0)
