"""The form of a lexicon file."""

from __future__ import annotations

from typing import Literal

from pydantic import Field

from kspolicy.model.record import Record


class NameEntry(Record):
    """One thing and the ways in which its name is written."""

    name: str = Field(min_length=1, description="规范名称")
    full: str | None = Field(default=None, description="全称")
    aliases: tuple[str, ...] = Field(default=(), description="其他写法")

    def spellings(self) -> tuple[str, ...]:
        """Every way the name is written, the canonical one first."""
        return (self.name, *((self.full,) if self.full else ()), *self.aliases)


class Slip(Record):
    """Words that are wrong wherever they stand, and what is meant."""

    wrong: str = Field(min_length=2, description="错误写法，在任何上下文中都是错的")
    right: str = Field(min_length=1, description="正确写法")
    note: str | None = Field(default=None, description="依据")


class LexiconFile(Record):
    """One lexicon file, built in or a user's own."""

    name: str = Field(description="词典名称，如城市名")
    mode: Literal["add", "replace"] = Field(
        default="add", description="add 在内置词典上增补；replace 取代内置词典"
    )
    places: tuple[str, ...] = Field(default=(), description="地名，比较名称时略去")
    districts: tuple[NameEntry, ...] = Field(default=(), description="区镇")
    units: tuple[NameEntry, ...] = Field(default=(), description="单位")
    indicators: tuple[NameEntry, ...] = Field(default=(), description="指标")
    slips: tuple[Slip, ...] = Field(default=(), description="错误写法，replace 时也只增补")
