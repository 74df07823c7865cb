"""What a hostile case is: a file, a command, and whether the file is refused or read."""

from __future__ import annotations

import zlib
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

# Entities that unfold to a thousand million signs: ``&l9;``.
LAUGHS = "".join(
    f'<!ENTITY l{n} "{f"&l{n - 1};" * 10}">' if n else '<!ENTITY l0 "哈">' for n in range(10)
)


def deflated(piece: bytes, times: int, window: int = zlib.MAX_WBITS) -> bytes:
    """``piece`` so many times over, deflated without having it in memory."""
    packer = zlib.compressobj(9, zlib.DEFLATED, window)
    return b"".join(packer.compress(piece) for _ in range(times)) + packer.flush()


@dataclass(frozen=True, slots=True)
class Case:
    """A file that ``make`` writes into a folder, returning the arguments of a command on it.

    ``name`` says in Chinese what the file is. ``is_read``: it reads well within the limits, and
    that is better than refusing it; else the command ends with code 2 and one sentence. It
    ``recognises`` images, for which a process may have more memory. ``is_slow``: to make it and to
    read it takes longer than a test may.
    """

    name: str
    make: Callable[[Path], list[str]]
    is_read: bool = False
    recognises: bool = False
    is_slow: bool = False
