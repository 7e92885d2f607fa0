"""A pydantic model for each kind, made from the schema, and its errors in plain words.

The models are strict: a number is a `Decimal` and nothing else, so that nothing ever passes
through a float, `"5"` is not 5 and `true` is not 1. A member of a choice becomes a `Member`, from
its name or its title. Fields are aliased to their names in the schema, since a field may well be
called `copy` or `json`; the JSON Schema of a model speaks of the schema's names.
"""

from __future__ import annotations

import datetime as dt
from decimal import Decimal
from functools import lru_cache
from types import GenericAlias
from typing import Annotated, Any, Final

from annotated_types import Ge, Gt, Le, Lt
from pydantic import AfterValidator, BaseModel, ConfigDict, GetCoreSchemaHandler, create_model
from pydantic import Field as Described
from pydantic_core import CoreSchema, PydanticCustomError, core_schema

from assay.facts.schema.schema import Kind
from assay.values.calendar import LEAST_BUDDHIST_YEAR
from assay.values.number import PRECISION
from assay.values.types import Boolean, Bounds, Choice, Date, ListOf, Member, Number, Type

_GREATEST_BUDDHIST_YEAR: Final = 2700


class FactModel(BaseModel):
    """What every kind's model has in common: strict, closed and frozen."""

    model_config = ConfigDict(strict=True, extra="forbid", frozen=True, protected_namespaces=())


class _OneOf:
    """The annotation of a choice or scale: a member's name or title in, the `Member` out."""

    def __init__(self, choice: Choice) -> None:
        self.choice = choice

    def __get_pydantic_core_schema__(
        self, source: Any, handler: GetCoreSchemaHandler
    ) -> CoreSchema:
        names = [member.name for member in self.choice.members]
        return core_schema.no_info_plain_validator_function(
            self._member,
            json_schema_input_schema=core_schema.literal_schema(names),
            serialization=core_schema.to_string_ser_schema(),
        )

    def _member(self, word: object) -> Member:
        if not isinstance(word, str):
            raise PydanticCustomError("member_type", "a member is written as a text")
        member = self.choice.member(word)
        if member is None:
            raise PydanticCustomError("unknown_member", "no such member")
        return member


@lru_cache(maxsize=512)
def model_of(kind: Kind) -> type[FactModel]:
    """The model of a kind's facts, made when first asked for.

    A fact's fields stand under their aliases, the names in the schema; a null one is `None`.
    """
    fields: dict[str, Any] = {}
    for field in kind.columns.values():
        annotation = _annotation(field.type)
        if field.required and annotation is str:
            annotation = Annotated[str, Described(min_length=1)]
        title = None if field.title is None else field.title.en
        fields[attribute(field.name)] = (
            (annotation, Described(alias=field.name, title=title))
            if field.required
            else (annotation | None, Described(default=None, alias=field.name, title=title))
        )
    return create_model(kind.name, __base__=FactModel, **fields)


def attribute(name: str) -> str:
    """The Python attribute of a field: no attribute of pydantic's ends in an underscore."""
    return name + "_"


def _annotation(of: Type) -> Any:
    match of:
        case Number():
            digits = Described(max_digits=PRECISION, decimal_places=of.decimals)
            return Annotated[(Decimal, digits, *_limits(of.bounds))]
        case Boolean():
            return bool
        case Date():
            return Annotated[(dt.date, AfterValidator(_gregorian), *_limits(of.bounds))]
        case Choice():
            return Annotated[Member, _OneOf(of)]
        case ListOf():
            return GenericAlias(tuple, (_annotation(of.item), ...))
        case _:
            return str


def _limits(bounds: Bounds | None) -> list[Any]:
    if bounds is None:
        return []
    limits: list[Any] = []
    if bounds.low is not None:
        limits.append((Ge if bounds.low_closed else Gt)(bounds.low))
    if bounds.high is not None:
        limits.append((Le if bounds.high_closed else Lt)(bounds.high))
    return limits


def _gregorian(day: dt.date) -> dt.date:
    """Refuse a day that can only be meant in the Buddhist era, where the field reads none."""
    if LEAST_BUDDHIST_YEAR <= day.year <= _GREATEST_BUDDHIST_YEAR:
        raise PydanticCustomError("buddhist_year", "a Buddhist-era year")
    return day
