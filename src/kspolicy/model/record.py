"""The two ancestors of every model that is written to YAML, and how parsers make them."""

from __future__ import annotations

from typing import TYPE_CHECKING, Concatenate, ParamSpec, TypeVar

from pydantic import BaseModel, ConfigDict, Field

if TYPE_CHECKING:
    from collections.abc import Callable

    from kspolicy.model.source import Place

_Fields = ParamSpec("_Fields")
_Made = TypeVar("_Made", bound="Located")

# How the four things that pydantic keeps of a record are put into one, frozen or not.
_put_values, _put_names, _put_extra, _put_private = (
    vars(BaseModel)[slot].__set__
    for slot in (
        "__dict__",
        "__pydantic_fields_set__",
        "__pydantic_extra__",
        "__pydantic_private__",
    )
)


class Record(BaseModel):
    """A frozen model that refuses unknown fields."""

    model_config = ConfigDict(frozen=True, extra="forbid", validate_default=False)


class Located(Record):
    """A record that knows where it is written."""

    line: int | None = Field(default=None, ge=1, description="所在行（从 1 起）")
    page: int | None = Field(default=None, ge=1, description="所在页（从 1 起）")
    box: tuple[float, float, float, float] | None = Field(
        default=None, description="页面上的位置：左、上、右、下，单位为点"
    )


def maker(record: Callable[_Fields, _Made]) -> Callable[Concatenate[Place, _Fields], _Made]:
    """A function that makes records of a kind at a place, without looking at their fields again.

    For parsers, which make the fields themselves, by the thousand: the type checker has seen all
    that a validation could find. What comes from a file or a user is validated by the class.
    All fields of such a record count as set.
    """
    assert isinstance(record, type)
    assert issubclass(record, Located)
    kind: type[Located] = record
    # Every field in its order. Those without a default are always given, and so must be those whose
    # default would be made anew for each record.
    blank = {name: field.default for name, field in kind.model_fields.items()}
    names = set(blank)
    create = object.__new__

    def make(place: Place, **fields: object) -> Located:
        made = create(kind)
        values = blank | fields
        values["line"], values["page"], values["box"] = place.line, place.page, place.box
        _put_values(made, values)
        _put_names(made, names)
        _put_extra(made, None)
        _put_private(made, None)
        return made

    return make  # type: ignore[return-value]
