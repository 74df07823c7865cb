"""Time commands against each other: all of them in turn, round after round, in one run.

A shared machine changes its speed from minute to minute, so a time alone says little. Each round
runs every command once; a command's figure is the median over the rounds of its CPU time divided
by that of the reference in the same round.
"""

from __future__ import annotations

import subprocess
from dataclasses import dataclass
from resource import RUSAGE_CHILDREN, getrusage
from statistics import median
from time import perf_counter
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence


@dataclass(frozen=True, slots=True)
class Timing:
    """One command: median CPU and wall seconds, and its ratio to the reference."""

    name: str
    cpu: float
    wall: float
    ratio: float


def run_rounds(
    commands: Mapping[str, Sequence[str]],
    *,
    rounds: int,
    environment: Mapping[str, str] | None = None,
) -> list[Timing]:
    """Run ``commands`` in turn; the first is the reference.

    Raises:
        RuntimeError: a command failed; with what it printed.
    """
    cpu: dict[str, list[float]] = {name: [] for name in commands}
    wall: dict[str, list[float]] = {name: [] for name in commands}
    for round_number in range(rounds + 1):
        for name, command in commands.items():
            used, passed = _run(command, environment)
            if round_number:  # the first round warms caches
                cpu[name].append(used)
                wall[name].append(passed)
    reference = next(iter(commands))
    return [
        Timing(
            name,
            median(cpu[name]),
            median(wall[name]),
            median(own / base for own, base in zip(cpu[name], cpu[reference], strict=True)),
        )
        for name in commands
    ]


def _run(command: Sequence[str], environment: Mapping[str, str] | None) -> tuple[float, float]:
    """CPU and wall seconds of one run, as the operating system accounts for it."""
    before = getrusage(RUSAGE_CHILDREN)
    started = perf_counter()
    done = subprocess.run(command, capture_output=True, env=environment, check=False)
    passed = perf_counter() - started
    after = getrusage(RUSAGE_CHILDREN)
    if done.returncode:
        raise RuntimeError(f"{command}: {done.stderr.decode(errors='replace')}")
    used = after.ru_utime - before.ru_utime + after.ru_stime - before.ru_stime
    return used, passed
