"""How a command reads documents, and how much work one of them may be: --ocr, --timeout, --max-…"""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import Literal

from kspolicy.batch.limits import Limits
from kspolicy.read.options import DEFAULT, MIB, ReadingOptions

Ocr = Literal["auto", "never", "always"]


@dataclass(frozen=True, slots=True)
class Reading:
    """What holds for every document that a command reads."""

    options: ReadingOptions = DEFAULT
    limits: Limits = field(default_factory=Limits)


def reading(
    ocr: Ocr, timeout: float | None, memory: int | None, size: int, unpacked: int, pages: int
) -> Reading:
    """What the options say; ``timeout`` is in seconds, all that is memory in MiB."""
    options = ReadingOptions(
        ocr=ocr, max_bytes=size * MIB, max_unpacked=unpacked * MIB, max_pages=pages
    )
    limits = Limits()
    if timeout is not None:
        limits = replace(limits, timeout=timeout, per_mib=0.0, page=timeout)
    if memory is not None:
        limits = replace(limits, memory=memory * MIB, reading=memory * MIB)
    return Reading(options, limits)
