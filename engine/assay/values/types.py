"""The types of fields, outcomes and expressions, and the values they have.

| type | value |
|---|---|
| number | `Decimal` |
| text | `str` |
| boolean | `bool` |
| date | `datetime.date` |
| choice, scale | `Member` |
| list of T | `tuple` of values |
| record (a fact of a kind) | an opaque record of the evaluation |

Every one of them may be a `Null` instead.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Hashable
from dataclasses import dataclass, field
from decimal import Decimal
from typing import Final, TypeAlias

from assay.values.null import Null
from assay.values.text import Text


@dataclass(frozen=True, slots=True)
class Member:
    """A member of a choice or scale. `rank` counts from 0, lowest first; titles do not count."""

    name: str
    rank: int = field(compare=False)
    title: Text | None = field(default=None, compare=False)

    def __str__(self) -> str:
        return self.name


@dataclass(frozen=True, slots=True)
class Bounds:
    """A declared range of a number or date; a null end is open to infinity."""

    low: Decimal | dt.date | None = None
    high: Decimal | dt.date | None = None
    low_closed: bool = True
    high_closed: bool = True


PERCENT: Final = "percent"
"""The unit of a per cent: what `percent(part, whole)` gives and a figure with a % sign has."""

UNIT: Final = ".unit"
"""What the unit of an outcome is called by, after the outcome."""


@dataclass(frozen=True, slots=True)
class OwnUnit:
    """A unit that each fact has of its own: stated in another of its fields, or its rule's.

    `of_rule` says that `field` is an outcome which rules give in several units, so that a fact's
    is that of the rule which gave it.
    """

    field: str
    of_rule: bool = False

    @property
    def member(self) -> str:
        """The member of the fact that holds the unit."""
        return f"{self.field}{UNIT}" if self.of_rule else self.field


Unit: TypeAlias = str | OwnUnit | None


@dataclass(frozen=True, slots=True)
class Number:
    """A decimal. `decimals` is the most it is declared to have; null where nothing is declared."""

    unit: Unit = None
    decimals: int | None = None
    bounds: Bounds | None = None


@dataclass(frozen=True, slots=True)
class TextType:
    """A text."""


@dataclass(frozen=True, slots=True)
class Boolean:
    """True or false."""


@dataclass(frozen=True, slots=True)
class Date:
    """A day of the Gregorian calendar."""

    bounds: Bounds | None = None


@dataclass(frozen=True, slots=True)
class Choice:
    """A list of names; `ordered` makes it a scale, lowest first. `name` is null when inline."""

    members: tuple[Member, ...]
    ordered: bool = False
    name: str | None = None

    def member(self, word: str) -> Member | None:
        """The member of that name or, failing that, of that title in either language."""
        for one in self.members:
            if one.name == word:
                return one
        for one in self.members:
            if one.title is not None and word in (one.title.en, one.title.th):
                return one
        return None

    @property
    def listed(self) -> Text:
        """The members in a message: `red, green`, `สีแดง (red), สีเขียว (green)`."""
        titled = (
            one.name
            if one.title is None or one.title.th is None
            else f"{one.title:th} ({one.name})"
            for one in self.members
        )
        return Text(", ".join(one.name for one in self.members), ", ".join(titled))


@dataclass(frozen=True, slots=True)
class ListOf:
    """A list of values of one type."""

    item: Type


@dataclass(frozen=True, slots=True)
class Record:
    """A fact of a kind, as an expression sees it."""

    kind: str


@dataclass(frozen=True, slots=True)
class Unknown:
    """The type of `null`, and of an outcome whose type is still being inferred: fits any other."""


Type: TypeAlias = Number | TextType | Boolean | Date | Choice | ListOf | Record | Unknown

Value: TypeAlias = "Decimal | str | bool | dt.date | Member | Null | tuple[Value, ...] | Hashable"
"""A value of an expression; the `Hashable` arm is a record, opaque to the language."""


def type_name(of: Type) -> Text:
    """What a message calls a type: `number (percent)`, `list of text`, `stage`, `indicator`."""
    match of:
        case Number(unit=str(unit)):
            return Text(f"number ({unit})", f"ตัวเลข ({unit})")
        case Number():
            return Text("number", "ตัวเลข")
        case TextType():
            return Text("text", "ข้อความ")
        case Boolean():
            return Text("boolean", "ค่าจริงเท็จ (true หรือ false)")
        case Date():
            return Text("date", "วันที่")
        case Choice(name=str(name)):
            return Text(name, f"ตัวเลือก `{name}`")
        case Choice():
            return Text(f"choice of {of.listed}", f"ตัวเลือกจาก {of.listed:th}")
        case ListOf(item=item):
            return Text(f"list of {type_name(item)}", f"ชุดของ{type_name(item):th}")
        case Record(kind=kind):
            return Text(f"a fact of kind {kind}", f"รายการชนิด `{kind}`")
        case Unknown():
            return Text("null", "ค่าว่าง (null)")
