"""How fast text becomes a model, and whether the cost stays in proportion to the text.

python bench/parse.py [ROUNDS]
"""

from __future__ import annotations

import sys
from pathlib import Path
from statistics import median
from time import perf_counter
from typing import TYPE_CHECKING

from kspolicy.parse.document import parse_source
from kspolicy.parse.errors import NotPolicyDocumentError
from kspolicy.read import read_bytes

if TYPE_CHECKING:
    from collections.abc import Callable

RAW = Path(__file__).parents[1] / "data" / "raw"


def main() -> None:
    """Print the speed on the shipped documents, then on hostile lines of growing length."""
    rounds = int(sys.argv[1]) if len(sys.argv) > 1 else 30
    files = {path.name: path.read_bytes() for path in sorted(RAW.glob("*.txt"))}
    length = sum(len(data.decode()) for data in files.values())
    sources = [read_bytes(data, name) for name, data in files.items()]
    reading = _seconds(lambda: [read_bytes(data, name) for name, data in files.items()], rounds)
    parsing = _seconds(lambda: [parse_source(source) for source in sources], rounds)
    print(f"{len(files)} documents, {length} characters")
    print(f"reading  {reading * 1000:7.2f} ms  {length / reading / 1e6:5.2f} million characters/s")
    print(f"parsing  {parsing * 1000:7.2f} ms  {length / parsing / 1e6:5.2f} million characters/s")
    print("\none line of          250,000      500,000    1,000,000  characters")
    for name, unit in {
        "digits": "1",
        "opening brackets": "（",
        "commas": "，",
        "goals": "到2025年，新增企业超10家，",
    }.items():
        times = []
        for size in (250_000, 500_000, 1_000_000):
            text = "一、主要目标\n" + unit * (size // len(unit))
            source = read_bytes(text.encode(), "line.txt")
            times.append(_seconds(lambda source=source: _parse(source), 1))
        print(f"{name:18}" + "".join(f"{seconds * 1000:10.1f} ms" for seconds in times))


def _parse(source: object) -> None:
    try:
        parse_source(source)  # type: ignore[arg-type]
    except NotPolicyDocumentError:
        return


def _seconds(work: Callable[[], object], rounds: int) -> float:
    times = []
    for _ in range(rounds):
        started = perf_counter()
        work()
        times.append(perf_counter() - started)
    return median(times)


if __name__ == "__main__":
    main()
