"""What is said of a batch of documents: each as it comes, and all at the end."""

from __future__ import annotations

import os
from collections import Counter
from typing import TYPE_CHECKING

from kspolicy.batch.outcome import State
from kspolicy.cli.failure import FAILED, complain, explanation, tell
from kspolicy.present.place import describe_place

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from kspolicy.batch.finding import Finder
    from kspolicy.batch.item import Item, Refused
    from kspolicy.batch.outcome import Digest, Outcome, Remark
    from kspolicy.cli.progress import Progress

# Of so many documents, each is told in full.
_FEW = 20
_SHOWN = 5


class Account:
    """Says what became of each file, and keeps count; the watch of a batch.

    Of few documents, and of many if it is ``full``, everything is said that a person can act on;
    of many only what is doubtful. When it ``is_check``, only what is wrong is said.
    """

    def __init__(
        self, entries: Sequence[Item | Refused], progress: Progress, *, full: bool, is_check: bool
    ) -> None:
        self.code = 0
        self._total = len(entries)
        self._full = full or self._total <= _FEW
        self._is_check = is_check
        self._progress = progress
        self._counts: Counter[State] = Counter()
        self._doubtful = 0
        self._remarks = 0

    def begin(self, pending: Sequence[Item]) -> None:
        """These are about to be parsed."""
        self._progress.begin(pending)

    def advance(self, item: Item | None) -> None:
        """The work on an item is done; or, without one, a little time has passed."""
        self._progress.advance(item)

    def conclude(self, outcome: Outcome) -> None:
        """Say what became of a file: what is in it, or why nothing was written."""
        self._counts[outcome.state] += 1
        match outcome.state:
            case State.WRITTEN | State.UNCHANGED:
                if not self._is_check:
                    self._summarise(outcome)
            case State.DIFFERENT | State.MISSING:
                self.code = self.code or 1
                complain(_lagging(outcome))
            case _:
                self.code = FAILED
                complain(_refusal(outcome))
                if outcome.trace and os.environ.get("KSPOLICY_DEBUG") == "1":
                    tell(outcome.trace)

    def close(self, finder: Finder) -> None:
        """Say what all of it came to, where there was more than one file."""
        if self._is_check:
            return
        if passed := finder.passed.total():
            kinds = "、".join(
                f"{kind or '无扩展名'} {n}" for kind, n in finder.passed.most_common(5)
            )
            tell(f"跳过其他文件 {passed} 个（{kinds}{' 等' if len(finder.passed) > 5 else ''}）。")
        if finder.links:
            tell(f"没有进入链接的文件夹：{_some(finder.links)}。")
        if self._total < 2:
            return
        said = [f"{name} {count} 份" for name, count in self._named() if count]
        doubts = f"；请核对 {self._doubtful} 份中的 {self._remarks} 处" if self._remarks else ""
        print(f"共 {self._total} 份：{'，'.join(said)}{doubts}。")

    def interrupted(self) -> None:
        """Say how far it has come."""
        done = self._counts.total()
        tell(f"已中断：{self._total} 份中完成了 {done} 份；再运行同一命令即可继续。")

    def _named(self) -> Iterable[tuple[str, int]]:
        return (
            ("写入", self._counts[State.WRITTEN]),
            ("没有变化", self._counts[State.UNCHANGED]),
            ("因手工修改没有覆盖", self._counts[State.EDITED]),
            ("重复", self._counts[State.DOUBLED]),
            ("读不了", self._counts[State.REFUSED]),
        )

    def _summarise(self, outcome: Outcome) -> None:
        digest = outcome.digest
        if digest is None:
            return
        self._doubtful += bool(digest.remarks)
        self._remarks += len(digest.remarks)
        if self._full:
            print(f"{_contents(digest)}\n  {_written(outcome)}：{outcome.file}")
            for remark in digest.remarks:
                print(f"  请核对：{_placed(remark)}")
        elif digest.remarks:
            more = f"（共 {len(digest.remarks)} 处）" if len(digest.remarks) > 1 else ""
            print(f"{digest.document}：请核对{more}：{_placed(digest.remarks[0])}")


def _contents(digest: Digest) -> str:
    return (
        f"{digest.document}：任务 {digest.tasks} 项，目标 {digest.targets} 项，"
        f"分解表数值 {digest.figures} 个，责任单位 {digest.units} 个"
    )


def _written(outcome: Outcome) -> str:
    return "已写入" if outcome.state is State.WRITTEN else "没有变化"


def _placed(remark: Remark) -> str:
    place = describe_place("", remark.line, remark.page, remark.paragraph)
    return f"{place} {remark.message}".lstrip()


def _lagging(outcome: Outcome) -> str:
    state = "与解析结果不一致" if outcome.state is State.DIFFERENT else "还没有生成"
    return f"{outcome.file} {state}（原文 {outcome.shown}），请重新运行 kspolicy parse。"


def _refusal(outcome: Outcome) -> str:
    if outcome.state is State.EDITED:
        return (
            f"{outcome.file} 被手工修改过，没有覆盖。请把修改写进 corrections 文件夹，"
            "或用 --force 放弃这些修改。"
        )
    if outcome.first is not None and outcome.digest is not None:
        return f"{outcome.shown}：{_doubled(outcome.first, outcome.digest)}"
    said = explanation(outcome.error) if outcome.error else outcome.reason
    return f"{outcome.shown}：{said}"


def _doubled(first: Outcome, digest: Digest) -> str:
    forms = first.digest is not None and first.digest.form != digest.form
    what = "同一份文件的两种形式" if forms else "同一份文件"
    return f"与 {first.shown} 是{what}（{digest.document}），没有再写，请去掉一个"


def _some(names: Sequence[str]) -> str:
    more = f" 等 {len(names)} 个" if len(names) > _SHOWN else ""
    return "、".join(names[:_SHOWN]) + more
