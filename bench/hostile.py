"""What becomes of hostile files: exit code, seconds, peak memory, and the sentence that is said.

python bench/hostile.py [WORDS ...]

Each file is built anew, and the program itself is run on it with its customary limits, in a
process of its own. Memory is that of this process and all it starts, at the same moment: what
they share counts once. Seconds are those of a clock and, in brackets, of the processors; these
count, for on a machine that does other things as well a clock shows more. With words, only the
cases whose name holds one of them. The code is 1 when a case did not end as it should.
"""

from __future__ import annotations

import os
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path
from tempfile import mkdtemp
from time import perf_counter, sleep
from typing import TYPE_CHECKING

ROOT = Path(__file__).parents[1]
sys.path.insert(0, str(ROOT / "tests"))

from hostile.cases import CASES  # noqa: E402 - found through the line above

if TYPE_CHECKING:
    from hostile.case import Case

MOST_SECONDS, MOST_MEGABYTES, MOST_RECOGNISING = 5.0, 512.0, 1024.0
# Beyond this, by the clock, a case hangs or waits for something, and is given up.
_PATIENCE = 30.0
_INTERVAL = 0.02
# A longer sentence is cut in its middle.
_WIDEST = 160


@dataclass(frozen=True, slots=True)
class Run:
    """How a command ended.

    ``seconds`` are by the clock, ``work`` is what processors did; ``megabytes`` is None where the
    system does not tell.
    """

    code: int
    seconds: float
    work: float
    megabytes: float | None
    said: tuple[str, ...]

    def faults(self, case: Case) -> list[str]:
        """What is not as it should be."""
        faults = []
        if self.code != (0 if case.is_read else 2):
            faults.append("退出码")
        if self.work > MOST_SECONDS or self.seconds > _PATIENCE:
            faults.append("太慢")
        most = MOST_RECOGNISING if case.recognises else MOST_MEGABYTES
        if self.megabytes is not None and self.megabytes > most:
            faults.append("太多内存")
        if not case.is_read and len(self.refusals) != 1:
            faults.append("不是一句话")
        if any("kspolicy 的缺陷" in line or "Traceback" in line for line in self.said):
            faults.append("程序出错")
        return faults

    @property
    def refusals(self) -> list[str]:
        """The lines that say why a file is refused."""
        return [line for line in self.said if line.startswith("错误：")]


def main(words: list[str]) -> int:
    """Run every case, and print a line for each."""
    cases = [case for case in CASES if not words or any(word in case.name for word in words)]
    failed = 0
    for case in cases:
        folder = Path(mkdtemp())
        try:
            run = measured(case.make(folder), folder)
        finally:
            # Python's own way of removing a folder goes no deeper than its functions may.
            subprocess.run(["rm", "-rf", str(folder)], check=False)
        faults = run.faults(case)
        failed += bool(faults)
        print(_line(case, run, faults), flush=True)
    print(f"{len(cases)} 种，{failed} 种没有照限度结束。" if failed else "都照限度结束。")
    return 1 if failed else 0


def measured(arguments: list[str], folder: Path) -> Run:
    """Run the program with these arguments."""
    environment = {**os.environ, "PYTHONPATH": str(ROOT / "src"), "XDG_CACHE_HOME": str(folder)}
    environment["KSPOLICY_DATA"] = str(folder)
    said = folder / "said.log"
    with said.open("wb") as file:
        started, before = perf_counter(), _work()
        process = subprocess.Popen(
            [sys.executable, "-m", "kspolicy", *arguments],
            stdin=subprocess.DEVNULL,
            stdout=file,
            stderr=subprocess.STDOUT,
            env=environment,
        )
        peak: float | None = None
        while process.poll() is None:
            peak = max(peak or 0.0, *_megabytes(process.pid))
            if perf_counter() - started > _PATIENCE:
                process.terminate()
            sleep(_INTERVAL)
        seconds, work = perf_counter() - started, _work() - before
    lines = said.read_text(encoding="utf-8", errors="replace").splitlines()
    lines = [line.replace(f"{folder}/", "") for line in lines]
    return Run(process.returncode, seconds, work, peak or None, tuple(lines))


def _work() -> float:
    """The seconds that processors worked for what we have started and what has ended."""
    used = os.times()
    return used.children_user + used.children_system


def _megabytes(process: int) -> tuple[float, float]:
    """What a process and its children have in memory now, and the most that one of them had."""
    family = _family(process)
    now = sum(_kilobytes(f"/proc/{each}/smaps_rollup", "Pss:") for each in family)
    most = max(_kilobytes(f"/proc/{each}/status", "VmHWM:") for each in family)
    return now / 1024, most / 1024


def _family(process: int) -> list[int]:
    family = [process]
    for each in family:
        try:
            children = Path(f"/proc/{each}/task/{each}/children").read_text().split()
        except OSError:
            continue
        family += map(int, children)
    return family


def _kilobytes(file: str, label: str) -> int:
    try:
        lines = Path(file).read_text().splitlines()
    except OSError:  # it has ended, or this system has no such file
        return 0
    return next((int(line.split()[1]) for line in lines if line.startswith(label)), 0)


def _line(case: Case, run: Run, faults: list[str]) -> str:
    memory = "   —" if run.megabytes is None else f"{run.megabytes:4.0f}"
    said = run.refusals[:1] or [line for line in run.said if line.strip()][:1] or [""]
    sentence = said[0].removeprefix("错误：")
    if len(sentence) > _WIDEST:
        sentence = f"{sentence[: _WIDEST // 4]}…{sentence[-_WIDEST // 2 :]}"
    wrong = f"【{'、'.join(faults)}】" if faults else ""
    spent = f"{run.seconds:5.2f} 秒（{run.work:.2f}）  {memory} MB"
    return f"{run.code:2}  {spent}  {case.name}：{wrong}{sentence}"


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
