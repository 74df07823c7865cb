"""The two ancestors of every model that is written to YAML."""

from __future__ import annotations

from pydantic import BaseModel, ConfigDict, Field

from kspolicy.model.source import Box


class Record(BaseModel):
    """A frozen model that refuses unknown fields."""

    model_config = ConfigDict(frozen=True, extra="forbid", validate_default=False)


class Located(Record):
    """A record that knows where it is written."""

    line: int | None = Field(default=None, ge=1, description="所在行（从 1 起）")
    paragraph: int | None = Field(
        default=None,
        ge=1,
        description="所在段，用于没有行的文件，如 DOCX（从 1 起，表格的一行算一段）",
    )
    page: int | None = Field(default=None, ge=1, description="所在页（从 1 起）")
    box: Box | None = Field(default=None, description="页面上的位置：左、上、右、下，单位为点")

    @property
    def ordinal(self) -> int:
        """Which line or paragraph it is, to tell the order; 0 where that is not known."""
        return self.line or self.paragraph or 0
