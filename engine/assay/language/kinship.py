"""How types go together: which fit, which are ordered, and what they have in common."""

from __future__ import annotations

from assay.language.scope import Vocabulary
from assay.values.null import undefined
from assay.values.text import Text
from assay.values.types import (
    Boolean,
    Choice,
    Date,
    ListOf,
    Number,
    OwnUnit,
    Record,
    TextType,
    Type,
    Unit,
    Unknown,
    type_name,
)

NO_VALUE = undefined("null", "ค่าว่าง (null)")
"""What the literal `null` is: a null of no particular cause."""


class Clash(Exception):
    """Two types that have nothing in common; `units` where only their units differ."""

    def __init__(self, first: Type, second: Type) -> None:
        self.units: tuple[Text, Text] | None = None
        if isinstance(first, Number) and isinstance(second, Number):
            self.units = (unit_name(first.unit), unit_name(second.unit))
        one, other = described(first), described(second)
        self.text = Text(f"{one} and {other}", f"{one:th }กับ{other: th}")
        super().__init__(self.text.en)


def common(first: Type, second: Type) -> Type:
    """The type that values of both types have; raises `Clash` where there is none."""
    match first, second:
        case Unknown(), _:
            return second
        case _, Unknown():
            return first
        case Number(), Number():
            return _number(first, second)
        case Date(), Date():
            return first if first == second else Date()
        case Choice(), Choice() if first.members == second.members:
            return first
        case ListOf(item=one), ListOf(item=other):
            return ListOf(common(one, other))
        case (TextType(), TextType()) | (Boolean(), Boolean()):
            return first
        case Record(kind=one), Record(kind=other) if one == other:
            return first
    raise Clash(first, second)


def _number(first: Number, second: Number) -> Number:
    if isinstance(first.unit, str) and isinstance(second.unit, str) and first.unit != second.unit:
        raise Clash(first, second)
    if first == second:
        return first
    # A fixed unit says more than a fact's own, which says more than none.
    fixed = [unit for unit in (first.unit, second.unit) if isinstance(unit, str)]
    return Number(fixed[0] if fixed else first.unit or second.unit)


def ordered(of: Type) -> bool:
    """Whether values of a type compare by `<`: numbers, dates, texts and scales do."""
    return isinstance(of, Number | Date | TextType | Unknown) or (
        isinstance(of, Choice) and of.ordered
    )


def choice_of(expected: Type | None) -> Choice | None:
    """The choice that is expected, if one is."""
    return expected if isinstance(expected, Choice) else None


def unit_of(of: Type) -> Unit:
    """The unit of a number, or of the numbers in a list; null for anything else."""
    while isinstance(of, ListOf):
        of = of.item
    return of.unit if isinstance(of, Number) else None


def with_unit(of: Type, unit: Unit) -> Type:
    """A number type, or list of numbers, of another unit."""
    match of:
        case ListOf(item=item):
            return ListOf(with_unit(item, unit))
        case Number():
            return Number(unit, of.decimals, of.bounds)
        case _:
            return of


def unit_name(unit: Unit) -> Text:
    """What a message calls a unit."""
    match unit:
        case OwnUnit(field=field, of_rule=True):
            return Text(f"the unit of `{field}`", f"หน่วยของ `{field}`")
        case OwnUnit(field=field):
            return Text(f"the unit in `{field}`", f"หน่วยตามช่อง `{field}`")
        case None:
            return Text("no unit", "ไม่มีหน่วย")
        case str():
            return Text(unit, unit)


def described(of: Type) -> Text:
    """What a message calls a value of a type: `a number (percent)`, `a date`."""
    match of:
        case Unknown() | Record():
            return type_name(of)
        case Choice(name=str(name)):
            return Text(f"a member of `{name}`", f"สมาชิกของ `{name}`")
        case Choice():
            return Text(f"one of {of.listed}", f"สมาชิกของตัวเลือก {of.listed:th}")
        case ListOf(item=Record(kind=kind)):
            return Text(f"a list of facts of kind {kind}", f"ชุดของรายการชนิด `{kind}`")
        case _:
            return Text(f"a {type_name(of)}", f"{type_name(of):th}")


def ancestors(vocabulary: Vocabulary, kind: str) -> tuple[str, ...]:
    """The kinds above a kind, nearest first; a tree is not above itself."""
    found: list[str] = []
    above = vocabulary.kinds[kind].parent
    while above is not None and above != kind and above not in found:
        found.append(above)
        above = vocabulary.kinds[above].parent if above in vocabulary.kinds else None
    return tuple(found)


def is_tree(vocabulary: Vocabulary, kind: str) -> bool:
    """Whether facts of a kind stand under facts of the same kind."""
    return vocabulary.kinds[kind].parent == kind


def child_kinds(vocabulary: Vocabulary, kind: str) -> dict[str, str]:
    """The kinds right below a kind, by their plural."""
    return {
        info.plural: info.name
        for info in vocabulary.kinds.values()
        if info.parent == kind and info.name != kind
    }
