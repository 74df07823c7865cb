"""A batch of documents: one process against several, a run in which nothing is new, peak memory.

python bench/batch.py [DOCUMENTS [ROUNDS]]

The documents are the shipped ones, each under a number and with figures of its own. Every run is
the program itself, with a cache and a folder to write to that are its own. Runs of one and of two
processes take turns, and the fastest of each counts: what else a machine does makes runs slower,
never faster.
"""

from __future__ import annotations

import os
import re
import subprocess
import sys
from pathlib import Path
from tempfile import TemporaryDirectory
from time import perf_counter
from typing import NamedTuple

ROOT = Path(__file__).parents[1]
# The largest process of all that a run started, in KiB on Linux.
MEASURE = """
import resource, sys
from kspolicy.cli.root import run
code = run(sys.argv[1:])
everybody = (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN)
print("peak", *(resource.getrusage(who).ru_maxrss for who in everybody))
sys.exit(code)
"""


class Measured(NamedTuple):
    """One run: its time, and the peak memory of the program and of its largest worker."""

    seconds: float
    own: float
    worker: float
    summary: str


def main() -> None:
    """Write the documents, then measure."""
    count = int(sys.argv[1]) if len(sys.argv) > 1 else 2000
    rounds = int(sys.argv[2]) if len(sys.argv) > 2 else 2
    with TemporaryDirectory() as folder:
        raw = Path(folder, "raw")
        size = write_documents(raw, count)
        print(f"{count} documents, {size / 1e6:.0f} MB of text")
        runs: dict[str, list[Measured]] = {"1 process": [], "2 processes": [], "nothing new": []}
        for number in range(rounds):
            runs["1 process"].append(measured(raw, Path(folder, f"{number}-1"), "1"))
            runs["2 processes"].append(measured(raw, Path(folder, f"{number}-2"), "2"))
            runs["nothing new"].append(measured(raw, Path(folder, f"{number}-2"), "2"))
        best = {name: min(each) for name, each in runs.items()}
    for name, run in best.items():
        print(
            f"{name:12} {run.seconds:7.2f} s  {count / run.seconds:7.0f} documents/s  "
            f"peak {run.own:4.0f} MB, worker {run.worker:4.0f} MB  {run.summary}"
        )
    alone, shared, again = (run.seconds for run in best.values())
    print(f"2 processes are {alone / shared:.2f} times as fast as one")
    print(f"nothing new takes {again / shared:.3f} of the time")


def write_documents(raw: Path, count: int) -> int:
    """Write ``count`` documents; how many bytes they are."""
    raw.mkdir()
    texts = [path.read_text(encoding="utf-8") for path in sorted((ROOT / "data/raw").glob("*.txt"))]
    size = 0
    for number in range(1, count + 1):
        text = _varied(texts[number % len(texts)], number)
        data = text.encode()
        Path(raw, f"{number}.txt").write_bytes(data)
        size += len(data)
    return size


def _varied(text: str, number: int) -> str:
    text = re.sub(r"昆政办发〔2022〕9[78]号", f"昆政办发〔2022〕{1000 + number}号", text, count=1)
    return re.sub(r"(?<=超)(\d{2,4})(?=家)", lambda found: str(int(found[0]) + number), text)


def measured(raw: Path, folder: Path, jobs: str) -> Measured:
    """One run of ``kspolicy parse`` over ``raw``, what it writes and keeps going to ``folder``."""
    started = perf_counter()
    done = subprocess.run(
        [
            *(sys.executable, "-c", MEASURE),
            *("parse", str(raw), "--jobs", jobs, "--out", f"{folder}/out"),
        ],
        env={**os.environ, "PYTHONPATH": str(ROOT / "src"), "KSPOLICY_CACHE": f"{folder}/cache"},
        capture_output=True,
        check=False,
    )
    seconds = perf_counter() - started
    if done.returncode:
        raise SystemExit(done.stderr.decode()[-2000:])
    *_, summary, peak = done.stdout.decode().splitlines()
    own, worker = (int(size) / 1024 for size in peak.split()[1:])
    return Measured(seconds, own, worker, summary)


if __name__ == "__main__":
    main()
