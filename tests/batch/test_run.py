"""Whole batches: what is written, what is known already, which of two counts."""

from __future__ import annotations

import os
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from kspolicy.batch import ledger as ledgers
from kspolicy.batch.finding import Finder
from kspolicy.batch.item import Item, Refused
from kspolicy.batch.ledger import Ledger
from kspolicy.batch.limits import Limits
from kspolicy.batch.outcome import Digest, Outcome, State
from kspolicy.batch.parsing import Parsed, Parser
from kspolicy.batch.run import Manner, Purpose, run
from kspolicy.read import ReadingOptions

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

OUT = Path("data/structured")
OPTIONS = ReadingOptions()


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """A working folder with three documents, and a cache of its own."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("KSPOLICY_CACHE", str(tmp_path / "cache"))
    for number in (1, 2, 3):
        Path(f"{number}.txt").write_text(text(number), encoding="utf-8")
    yield tmp_path


def text(number: int, figure: int = 10) -> str:
    return f"甲政发〔2024〕{number}号\n\n一、主要目标\n到2025年，新增企业超{figure}家。\n"


@dataclass
class Looker:
    """Keeps what became of each file, and which were parsed."""

    outcomes: list[Outcome] = field(default_factory=list)
    parsed: list[str] = field(default_factory=list)

    def begin(self, pending: Sequence[Item]) -> None:
        self.parsed = [item.shown for item in pending]

    def advance(self, item: Item | None) -> None:
        pass

    def conclude(self, outcome: Outcome) -> None:
        self.outcomes.append(outcome)

    @property
    def states(self) -> list[tuple[str, State]]:
        return [(outcome.shown, outcome.state) for outcome in self.outcomes]


def batch(
    *given: str, check: bool = False, force: bool = False, options: ReadingOptions = OPTIONS
) -> Looker:
    looker = Looker()
    with Finder(options) as finder:
        run(
            list(finder.find(given or ("1.txt", "2.txt", "3.txt"))),
            Purpose(OUT, check, force),
            Manner(Parser(OUT, options), Limits(), 0),
            Ledger(OUT, options),
            looker,
        )
    return looker


def all_in(state: State) -> list[tuple[str, State]]:
    return [(f"{number}.txt", state) for number in (1, 2, 3)]


def test_what_has_not_changed_is_not_parsed_again() -> None:
    first = batch()
    assert first.states == all_in(State.WRITTEN)
    times = [path.stat().st_mtime_ns for path in sorted(OUT.iterdir())]
    again = batch()
    assert again.parsed == []
    assert again.states == all_in(State.UNCHANGED)
    assert [one.digest for one in again.outcomes] == [one.digest for one in first.outcomes]
    assert [path.stat().st_mtime_ns for path in sorted(OUT.iterdir())] == times


def test_a_file_that_has_changed_is_parsed_again() -> None:
    batch()
    Path("2.txt").write_text(text(2, 20), encoding="utf-8")
    again = batch()
    assert again.parsed == ["2.txt"]
    assert again.states[1] == ("2.txt", State.WRITTEN)
    assert "20家" in (OUT / "甲政发〔2024〕2号.yaml").read_text(encoding="utf-8")


def test_what_is_no_policy_document_is_not_read_again_and_again() -> None:
    Path("2.txt").write_text("天气很好。", encoding="utf-8")
    first = batch()
    assert first.outcomes[1].reason.startswith("不像政策文件")
    again = batch()
    assert again.parsed == []
    assert again.outcomes[1] == first.outcomes[1]
    Path("2.txt").write_text(text(2), encoding="utf-8")
    assert batch().states[1] == ("2.txt", State.WRITTEN)


def test_what_could_not_be_read_is_tried_again() -> None:
    Path("2.txt").write_bytes(b"\0\0")
    batch()
    assert batch().parsed == ["2.txt"]


def test_a_yaml_that_is_missing_is_made_again() -> None:
    batch()
    (OUT / "甲政发〔2024〕3号.yaml").unlink()
    again = batch()
    assert again.parsed == ["3.txt"]
    assert again.states[2] == ("3.txt", State.WRITTEN)


def test_another_program_or_other_options_parse_again(monkeypatch: pytest.MonkeyPatch) -> None:
    batch()
    assert batch(options=ReadingOptions(ocr="never")).parsed == ["1.txt", "2.txt", "3.txt"]
    batch()
    monkeypatch.setattr(ledgers, "_DECISIVE", (*ledgers._DECISIVE, "check"))
    again = batch()
    assert again.parsed == ["1.txt", "2.txt", "3.txt"]
    assert again.states == all_in(State.UNCHANGED)


def test_a_file_of_the_program_is_part_of_the_fingerprint(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    package = folder / "kspolicy"
    (package / "parse").mkdir(parents=True)
    (package / "parse" / "outline.py").write_text("LEVELS = 5\n", encoding="utf-8")
    monkeypatch.setattr(ledgers, "__file__", str(package / "batch" / "ledger.py"))
    before = ledgers._fingerprint(OUT, OPTIONS)
    assert ledgers._fingerprint(OUT, OPTIONS) == before
    (package / "parse" / "outline.py").write_text("LEVELS = 6\n", encoding="utf-8")
    assert ledgers._fingerprint(OUT, OPTIONS) != before


def test_a_damaged_ledger_costs_time_only(folder: Path) -> None:
    batch()
    [path] = (folder / "cache" / "parsed").iterdir()
    whole = path.read_bytes()
    lines = whole.splitlines(keepends=True)
    for damaged in (
        whole[:-20],
        whole.replace(b"2.txt", b"3.txt", 1),
        whole[:200] + b"\xff" + whole[201:],
        b"".join(lines[:2]) + b"rubbish\n" + b"".join(lines[2:]),
        b"",
    ):
        path.write_bytes(damaged)
        again = batch()
        assert again.states == all_in(State.UNCHANGED)
        assert batch().parsed == []


def test_without_a_cache_everything_is_parsed(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("KSPOLICY_CACHE", "")
    batch()
    assert batch().parsed == ["1.txt", "2.txt", "3.txt"]


@pytest.mark.skipif(
    not hasattr(os, "geteuid") or os.geteuid() == 0, reason="管理员不受文件夹权限限制"
)
def test_a_ledger_that_cannot_be_written_is_done_without(folder: Path) -> None:
    (folder / "cache").mkdir()
    (folder / "cache").chmod(0o500)
    assert batch().states == all_in(State.WRITTEN)


def test_a_ledger_does_not_grow_for_ever(folder: Path) -> None:
    item = Item("1.txt", Path("1.txt"), 10)
    digest = Digest("甲政发〔2024〕1号", "text", 0, 1, 0, 0, ())
    for _ in range(5):
        ledger = Ledger(OUT, OPTIONS)
        for version in range(50):
            ledger.add(item, Parsed(digest, OUT / "1.yaml", "", f"{version}", ""))
    [path] = (folder / "cache" / "parsed").iterdir()
    assert len(path.read_text(encoding="ascii").splitlines()) < 200


def test_force_and_check_parse_what_has_not_changed() -> None:
    batch()
    assert batch(force=True).parsed == ["1.txt", "2.txt", "3.txt"]
    checked = batch(check=True)
    assert checked.parsed == ["1.txt", "2.txt", "3.txt"]
    assert checked.states == all_in(State.UNCHANGED)


def test_check_writes_nothing() -> None:
    assert batch(check=True).states == all_in(State.MISSING)
    assert not OUT.exists()
    batch()
    Path("1.txt").write_text(text(1, 11), encoding="utf-8")
    before = {path: path.read_bytes() for path in OUT.iterdir()}
    assert batch(check=True).states[0] == ("1.txt", State.DIFFERENT)
    assert {path: path.read_bytes() for path in OUT.iterdir()} == before


def test_what_a_person_has_edited_is_not_written_over() -> None:
    batch()
    path = OUT / "甲政发〔2024〕1号.yaml"
    edited = path.read_text(encoding="utf-8").replace("10家", "12家")
    path.write_text(edited, encoding="utf-8")
    for _ in range(2):
        assert batch("1.txt").states == [("1.txt", State.EDITED)]
        assert path.read_text(encoding="utf-8") == edited
    assert batch("1.txt", force=True).states == [("1.txt", State.WRITTEN)]


def test_of_two_files_that_are_one_document_the_first_counts() -> None:
    Path("副本.txt").write_text(text(1, 77), encoding="utf-8")
    looker = batch("1.txt", "副本.txt")
    assert looker.states == [("1.txt", State.WRITTEN), ("副本.txt", State.DOUBLED)]
    assert looker.outcomes[1].first == looker.outcomes[0]
    assert "10家" in (OUT / "甲政发〔2024〕1号.yaml").read_text(encoding="utf-8")
    again = batch("1.txt", "副本.txt")
    assert again.parsed == []
    assert again.states == [("1.txt", State.UNCHANGED), ("副本.txt", State.DOUBLED)]
    turned = batch("副本.txt", "1.txt")
    assert turned.states == [("副本.txt", State.WRITTEN), ("1.txt", State.DOUBLED)]
    assert "77家" in (OUT / "甲政发〔2024〕1号.yaml").read_text(encoding="utf-8")


def test_what_cannot_be_used_keeps_its_place() -> None:
    Path("2.txt").write_text("天气很好。", encoding="utf-8")
    looker = batch("1.txt", "http://x.cn/2.txt", "2.txt", "没有.txt", "3.txt")
    assert [state for _, state in looker.states] == [
        State.WRITTEN,
        State.REFUSED,
        State.REFUSED,
        State.REFUSED,
        State.WRITTEN,
    ]
    reasons = [outcome.reason for outcome in looker.outcomes[1:4]]
    assert reasons[0].startswith("不从网上下载")
    assert reasons[1].startswith("不像政策文件")
    assert reasons[2] == "没有这个文件"


def test_a_disk_that_refuses_is_told_for_each_file(monkeypatch: pytest.MonkeyPatch) -> None:
    from kspolicy.corpus import store

    def full(path: Path, text: str) -> None:
        raise OSError(28, "No space left on device", str(path))

    monkeypatch.setattr(store, "replace_text", full)
    looker = batch()
    assert looker.states == all_in(State.REFUSED)
    assert all(isinstance(outcome.error, OSError) for outcome in looker.outcomes)
    monkeypatch.undo()


def test_an_interrupted_batch_writes_what_is_finished_and_goes_on() -> None:
    class Interrupted(Looker):
        def conclude(self, outcome: Outcome) -> None:
            super().conclude(outcome)
            if len(self.outcomes) == 2:
                raise KeyboardInterrupt

    entries: list[Item | Refused] = [
        Item(f"{n}.txt", Path(f"{n}.txt"), Path(f"{n}.txt").stat().st_size) for n in (1, 2, 3)
    ]
    looker = Interrupted()
    with pytest.raises(KeyboardInterrupt):
        run(
            entries,
            Purpose(OUT),
            Manner(Parser(OUT, OPTIONS), Limits(), 0),
            Ledger(OUT, OPTIONS),
            looker,
        )
    assert len(list(OUT.iterdir())) == 2
    again = batch()
    assert again.parsed == ["3.txt"]
    assert len(list(OUT.iterdir())) == 3
