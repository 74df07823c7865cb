"""What a hostile case is: a file, a command, and whether the file is refused or read."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

# A document that a case hides its harm in, or lays beside it.
POLICY = (
    "关于印发产业发展行动计划的通知\n各区镇：\n一、总体目标\n到2025年，力争工业产值达500亿元。\n"
    "二、重点任务\n1．培育企业。到2025年，新增规上企业超50家。（责任单位：市工信局）\n"
)


@dataclass(frozen=True, slots=True)
class Case:
    """A file that ``make`` writes into a folder, returning the arguments of a command on it.

    ``name`` says in Chinese what the file is. ``is_read``: it reads well within the limits, and
    that is better than refusing it; else the command ends with code 2 and one sentence.
    """

    name: str
    make: Callable[[Path], list[str]]
    is_read: bool = False


def parsed(name: str, data: bytes) -> Callable[[Path], list[str]]:
    """A file of this name and content, to be parsed."""

    def make(folder: Path) -> list[str]:
        (folder / name).write_bytes(data)
        return ["parse", str(folder / name), "--out", str(folder / "out")]

    return make
