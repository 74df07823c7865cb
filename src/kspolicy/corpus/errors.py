"""What can be wrong with the folder of documents, said to the person who can mend it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence


class CorpusError(Exception):
    """Something of the corpus cannot be used. The message is one Chinese sentence."""


@dataclass(frozen=True, slots=True)
class Problem:
    """One thing that is wrong in one file.

    ``message`` says what is wrong and what to do, without the place; ``str()`` gives the whole
    sentence. ``field`` is written like ``targets[3].value``.
    """

    file: str
    message: str
    line: int | None = None
    field: str | None = None

    def __str__(self) -> str:
        line = f" 第 {self.line} 行" if self.line else ""
        field = f"的 {self.field}" if self.field else ""
        return f"{self.file}{line}{field}：{self.message}。"


class InvalidFile(CorpusError):  # noqa: N818 - named for what it is about
    """A file is not what it should be; ``problems`` has at least one entry."""

    def __init__(self, problems: Sequence[Problem]) -> None:
        self.problems = tuple(problems)
        others = len(problems) - 1
        more = f"（另有 {others} 处问题）" if others else ""
        super().__init__(f"{problems[0]}{more}")


_MOST_NAMED = 9


class UnknownName(CorpusError):  # noqa: N818 - named for what it is about
    """Nothing has the name that was given.

    ``nearest`` are the names that look like it; where there are none, ``known`` are those that
    there are, of which the first are told.
    """

    def __init__(
        self, kind: str, given: str, nearest: Sequence[str] = (), known: Sequence[str] = ()
    ) -> None:
        self.kind = kind
        self.given = given
        self.nearest = tuple(nearest)
        self.known = tuple(known)
        hint = ""
        if nearest:
            hint = f"；相近的有：{'、'.join(nearest)}"
        elif known:
            more = "等" if len(known) > _MOST_NAMED else ""
            hint = f"；现有：{'、'.join(known[:_MOST_NAMED])}{more}"
        super().__init__(f"没有名为“{given}”的{kind}{hint}。")


class AmbiguousName(CorpusError):  # noqa: N818 - named for what it is about
    """More than one thing may be meant by the name that was given."""

    def __init__(self, kind: str, given: str, matches: Sequence[str]) -> None:
        self.kind = kind
        self.given = given
        self.matches = tuple(matches)
        super().__init__(
            f"“{given}”可以指 {len(matches)} 个{kind}：{'、'.join(matches)}；请写得更完整。"
        )
