"""Many items and what can go wrong with one of them, while the others are answered in order."""

from __future__ import annotations

import multiprocessing
import os
import time
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from batch.works import Spawning, act
from kspolicy.batch import crew, queue
from kspolicy.batch.item import Item, Refused
from kspolicy.batch.limits import Limits, usable_cores
from kspolicy.batch.queue import Queue, workers_needed
from kspolicy.read.allowance import OVER_TIME

if TYPE_CHECKING:
    from collections.abc import Sequence

MIB = 2**20


def items(*names: str, size: int = 0) -> list[Item]:
    return [Item(name, Path(name), size) for name in names]


def answers(
    names: Sequence[str], jobs: int, timeout: float = 30.0, memory: int = 1024 * MIB
) -> list[str]:
    work = Queue(items(*names), act, Limits(timeout, 0.0, memory), jobs)
    return [result.reason if isinstance(result, Refused) else result for _, result in work]


@pytest.mark.parametrize("jobs", [0, 1, 3])
def test_results_come_in_the_order_of_the_items(jobs: int) -> None:
    names = ["slow1", *(f"quick{n}" for n in range(20)), "slow2", "quick"]
    work = Queue(items(*names), act, Limits(), jobs)
    results = list(work)
    assert [number for number, _ in results] == list(range(len(names)))
    assert [result for _, result in results] == [f"{name} done" for name in names]


def test_an_expected_failure_and_a_bug_are_results_too() -> None:
    for jobs in (0, 1):
        reasons = answers(["refuse", "bug", "nest", "fine"], jobs)
        assert reasons[0] == "不是文本"
        assert "程序内部出错（KeyError）" in reasons[1]
        assert reasons[2] == "结构嵌套太深，没有读完"
        assert reasons[3] == "fine done"


def test_a_bug_keeps_its_trace() -> None:
    [(_, result)] = Queue(items("bug"), act, Limits(), 1)
    assert isinstance(result, Refused)
    assert "KeyError: 'bug'" in result.trace


@pytest.mark.parametrize("method", multiprocessing.get_all_start_methods())
def test_workers_may_be_started_in_any_way(method: str, monkeypatch: pytest.MonkeyPatch) -> None:
    context = multiprocessing.get_context(method)
    monkeypatch.setattr(crew, "_warm_context", lambda: context)
    assert answers(["a", "crash", "b"], 1)[::2] == ["a done", "b done"]


def test_a_crash_costs_its_own_file_only() -> None:
    names = ["a", "crash", "b", "killed", "leave", "c", "stray", "d"]
    reasons = answers(names, 2)
    assert [reasons[place] for place in (0, 2, 5, 7)] == ["a done", "b done", "c done", "d done"]
    assert "SIGSEGV" in reasons[1]
    assert "多半是内存不足" in reasons[3]
    assert "意外结束" in reasons[4]
    assert "崩溃" in reasons[6]


def test_a_file_that_hangs_is_ended_and_said() -> None:
    started = time.monotonic()
    reasons = answers(["hang", "a", "b"], 1, timeout=1.0)
    assert reasons == ["1 秒还没有读完，已中止；可用 --timeout 放宽", "a done", "b done"]
    assert time.monotonic() - started < 10


def test_a_file_that_hangs_and_hears_nothing_is_ended_by_force() -> None:
    started = time.monotonic()
    assert "已中止" in answers(["deaf"], 1, timeout=0.3)[0]
    assert time.monotonic() - started < 10


def test_the_time_of_a_file_begins_when_the_work_on_it_does() -> None:
    names = [f"slow{n}" for n in range(9)]
    assert answers(names, 1, timeout=1.5) == [f"{name} done" for name in names]


def test_a_large_file_has_more_time() -> None:
    small, large = items("a", size=0)[0], items("b", size=100 * MIB)[0]
    limits = Limits(timeout=300, per_mib=60)
    assert limits.seconds(small) == 300
    assert limits.seconds(large) == 6300


@pytest.mark.skipif(not Path("/proc/self").exists(), reason="只有 Linux 按进程限制内存")
def test_memory_is_limited_and_the_worker_goes_on() -> None:
    reasons = answers(["swell", "short", "a"], 1)
    assert reasons == ["需要的内存超过上限，没有读完；可用 --max-memory 放宽"] * 2 + ["a done"]


@pytest.mark.skipif(not Path("/proc/self").exists(), reason="只有 Linux 按进程限制内存")
def test_recognition_has_more_memory_than_reading() -> None:
    assert answers(["wide", "recognise", "wide", "a"], 1) == [
        "需要的内存超过上限，没有读完；可用 --max-memory 放宽",
        "recognise done",
        "需要的内存超过上限，没有读完；可用 --max-memory 放宽",
        "a done",
    ]


def test_a_large_file_may_take_more_memory() -> None:
    small, large, huge = items("a")[0], items("b", size=8 * MIB)[0], items("c", size=9999 * MIB)[0]
    limits = Limits(memory=1000, reading=100, per_byte=2)
    assert limits.bytes_to_read(small) == 100
    assert limits.bytes_to_read(replace(large, size=400)) == 900
    assert limits.bytes_to_read(huge) == 1000


def test_a_page_that_ends_a_process_is_left_out_and_the_others_are_read() -> None:
    assert answers(["pages2", "a", "pages4"], 1) == ["without [2]", "a done", "without [2, 3, 4]"]


def test_a_second_try_finds_a_worker_whatever_else_waits() -> None:
    large = [*items("pages2", "a", "pages3", size=2 * MIB), *items("b", "pages2", "c", "pages4")]
    work = Queue([*large, *items("d", "e")], act, Limits(), 2)
    assert [result for _, result in work] == [
        *("without [2]", "a done", "without [2, 3]"),
        *("b done", "without [2]", "c done", "without [2, 3, 4]", "d done", "e done"),
    ]


def test_a_file_of_many_such_pages_is_refused_with_the_page() -> None:
    assert answers(["pages5"], 1) == ["第 5 页读取时进程崩溃（SIGSEGV），文件可能已损坏或过大"]


@pytest.mark.skipif(OVER_TIME is None, reason="本系统不计处理器时间")
def test_a_page_without_end_is_ended() -> None:
    work = Queue(items("page", "a"), act, Limits(page=0.2), 1)
    results = [result for _, result in work]
    assert isinstance(results[0], Refused)
    assert results[0].reason.startswith("第 1 页内容过于繁复")
    assert results[1] == "a done"


@pytest.mark.skipif(not hasattr(os, "killpg"), reason="本系统没有进程组")
def test_what_a_worker_has_started_ends_with_it(tmp_path: Path) -> None:
    note = tmp_path / "pid"
    list(Queue(items("a"), Spawning(note), Limits(1.0, 0.0), 1))
    child = int(note.read_text())
    for _ in range(50):
        if not _is_running(child):
            return
        time.sleep(0.1)
    pytest.fail("soffice and the like would go on for ever")


def test_nothing_new_is_begun_while_results_pile_up(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(queue, "_MOST_HELD", 2 * MIB)
    finished: list[int] = []
    names = [f"large{number}" for number in range(12)]
    work = Queue([*items("hang", size=2 * MIB), *items(*names)], act, Limits(1.0, 0.0), 2)
    work.finished = lambda number: finished.append(number) if number is not None else None
    assert [number for number, _ in work] == list(range(13))
    # Two of 1 MiB and a little more are held; what is with the worker then is finished, no more.
    assert finished.index(0) <= 4


def test_an_interruption_leaves_what_is_finished_and_no_process() -> None:
    # Nothing waits for a worker that has something large in work.
    work = Queue([*items("hang", size=2 * MIB), *items("a", "b", "c")], act, Limits(), 2)

    def interrupt(number: int | None) -> None:
        if number == 3:
            raise KeyboardInterrupt

    work.finished = interrupt
    with pytest.raises(KeyboardInterrupt):
        list(work)
    assert dict(work.left()) == {1: "a done", 2: "b done", 3: "c done"}
    assert multiprocessing.active_children() == []


def test_a_few_small_texts_need_no_worker(tmp_path: Path) -> None:
    def item(name: str, data: bytes) -> Item:
        path = tmp_path / name
        path.write_bytes(data)
        return Item(name, path, len(data))

    text = item("a.txt", "通知".encode())
    assert workers_needed([], 4) == 0
    assert workers_needed([text, text], 4) == 0
    assert workers_needed([text, item("b.pdf", b"%PDF-1.7")], 4) == 4
    assert workers_needed([item("c.txt", b"\xef\xbb\xbf%PDF-1.7")], 4) == 4
    assert workers_needed([item("d.txt", b"PK\x03\x04\x00")], 4) == 4
    assert workers_needed([item("e.txt", bytes(300_000))], 4) == 4
    assert workers_needed([text] * 200_000, 4) == 4


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="本系统没有管道文件")
def test_nobody_waits_for_a_pipe(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "a.txt")
    assert workers_needed([Item("a.txt", tmp_path / "a.txt", 0)], 4) == 4


def test_cores_are_those_that_may_be_used(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(os, "sched_getaffinity", lambda _: {3}, raising=False)
    assert usable_cores() == 1


def _is_running(process: int) -> bool:
    """Whether a process is there and no zombie."""
    try:
        state: Any = Path(f"/proc/{process}/stat").read_text()
    except OSError:
        return False
    return state.rpartition(")")[2].split()[0] != "Z"
