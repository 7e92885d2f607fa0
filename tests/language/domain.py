"""A small domain for the tests of the language: its vocabulary, its facts, and a world of them."""

from __future__ import annotations

import datetime as dt
from collections.abc import Hashable, Iterable, Mapping
from dataclasses import dataclass, field
from decimal import Decimal

from assay.language import (
    Budget,
    Definition,
    KindInfo,
    Node,
    Problem,
    Scope,
    compile_expression,
    evaluate,
)
from assay.language.typed import Filter, If
from assay.values.fact_id import FactId
from assay.values.null import Null, missing, not_applicable
from assay.values.text import Text
from assay.values.types import (
    Boolean,
    Choice,
    Date,
    ListOf,
    Member,
    Number,
    OwnUnit,
    TextType,
    Type,
    Value,
)

DRAFTING = Member("drafting", 0)
HEARING = Member("hearing", 1, Text("Hearing", "รับฟังความคิดเห็น"))
SUBMITTED = Member("cabinet_submitted", 2)
IN_FORCE = Member("in_force", 3)
STAGE = Choice((DRAFTING, HEARING, SUBMITTED, IN_FORCE), ordered=True, name="stage")

CORE = Member("core", 0)
SUPPORT = Member("support", 1)
ROLE = Choice((CORE, SUPPORT), name="role")

GRADE = Choice((Member("D_plus", 0, Text("D+")), Member("C", 1)), ordered=True, name="grade")

NA = not_applicable("a rule")

KINDS = {
    "agency": KindInfo("agency", "agencies"),
    "project": KindInfo("project", "projects", "agency"),
    "indicator": KindInfo("indicator", "indicators", "project"),
    "milestone": KindInfo("milestone", "milestones", "indicator"),
    "budget_line": KindInfo("budget_line", "budget_lines", "budget_line"),
}

FIELDS: dict[str, dict[str, Type]] = {
    "agency": {"name": TextType(), "budget": Number("THB million")},
    "project": {
        "name": TextType(),
        "role": ROLE,
        "plan": Number("THB million", decimals=4),
        "spent": Number("THB million"),
        "rate": Number("percent"),
        "due": Date(),
        "obstacle": Boolean(),
        "codes": ListOf(TextType()),
        "support": Number(),
    },
    "indicator": {
        "name": TextType(),
        "target": Number(OwnUnit("unit")),
        "result": Number(OwnUnit("unit")),
        "other": Number(OwnUnit("unit2")),
        "unit": TextType(),
        "unit2": TextType(),
        "weight": Number(),
        "best": STAGE,
    },
    "milestone": {"stage": STAGE, "on": Date(), "note": TextType()},
    "budget_line": {"disbursed": Number(), "code": TextType()},
}

OUTCOMES: dict[str, dict[str, Type]] = {
    "project": {"status": Choice((Member("red", 0), Member("green", 1)))},
    "indicator": {"score": Number()},
    "budget_line": {"total_disbursed": Number()},
}


@dataclass(frozen=True)
class Words:
    """The vocabulary of the domain."""

    kinds: Mapping[str, KindInfo] = field(default_factory=lambda: KINDS)
    book: Mapping[str, Type] = field(
        default_factory=lambda: {"as_of": Date(), "fiscal_year": Number()}
    )
    later: Mapping[str, dt.date] = field(default_factory=dict)
    definitions: Mapping[str, Definition] = field(default_factory=dict)
    parameters: Mapping[str, Type] = field(
        default_factory=lambda: {"threshold": Number("percent"), "start": Date()}
    )

    def member(self, kind: str, name: str, *, fields_only: bool = False) -> Type | None:
        found = FIELDS[kind].get(name)
        return found if found or fields_only else OUTCOMES.get(kind, {}).get(name)

    def member_names(self, kind: str) -> Iterable[str]:
        return [*FIELDS[kind], *OUTCOMES.get(kind, {})]

    def choice_with(self, member: str) -> str | None:
        return next((one.name for one in (STAGE, ROLE, GRADE) if one.member(member)), None)

    def entitled(self, kind: str, title: str) -> str | None:
        return {("milestone", "ขั้นตอน"): "stage"}.get((kind, title))


@dataclass(frozen=True)
class Fact:
    """A fact of the domain."""

    kind: str
    key: str
    parent: str | None = None


class Small:
    """A world of few facts; `units` and `told` hold what it was told."""

    def __init__(
        self,
        facts: Mapping[Fact, Mapping[str, Value]],
        previous: Mapping[Fact, Fact] | None = None,
    ) -> None:
        self.values = facts
        self.earlier = previous or {}
        self.units: list[tuple[str, ...]] = []
        self.told: list[tuple[If | Filter, Null]] = []
        self.reads: list[tuple[str, str]] = []
        self.budget = Budget(len(facts))
        self.refused: list[str] = []

    def value(self, record: Hashable, name: str) -> Value:
        assert isinstance(record, Fact)
        self.reads.append((record.key, name))
        known = self.values[record]
        return known[name] if name in known else missing(name, FactId.of(record.kind, record.key))

    def parent(self, record: Hashable, kind: str) -> Hashable | Null:
        assert isinstance(record, Fact)
        for one in self.values:
            if one.key == record.parent:
                return one if one.kind == kind else self.parent(one, kind)
        return missing(kind, FactId.of(record.kind, record.key))

    def children(self, record: Hashable, kind: str) -> tuple[Hashable, ...]:
        assert isinstance(record, Fact)
        return tuple(one for one in self.values if one.kind == kind and one.parent == record.key)

    def facts(self, kind: str) -> tuple[Hashable, ...]:
        return tuple(one for one in self.values if one.kind == kind)

    def previous(self, record: Hashable) -> Hashable | Null:
        assert isinstance(record, Fact)
        return self.earlier.get(record) or missing(
            "", FactId.of(record.kind, record.key), previous=True
        )

    def book(self, name: str) -> Value:
        known: dict[str, Value] = {"as_of": dt.date(2020, 9, 30), "fiscal_year": Decimal(2563)}
        return known[name]

    def parameter(self, name: str) -> Value:
        known: dict[str, Value] = {"threshold": Decimal(5), "start": dt.date(2019, 10, 1)}
        return known[name]

    def undecided(self, node: If | Filter, null: Null) -> None:
        """Every null condition is told of."""
        self.told.append((node, null))

    def unlike_units(self, node: Node, units: tuple[str, ...]) -> None:
        self.units.append(units)

    def given_up(self, node: Node, why: Text) -> None:
        self.refused.append(why.en)


def scope(kind: str | None = "project", **private: tuple[str, Type]) -> Scope:
    """A place in a rule about a kind."""
    return Scope(Words(), kind, private)


def compiled(text: str, within: Scope | None = None, expected: Type | None = None) -> Node:
    """The tree of an expression that must have no problems."""
    node, problems = compile_expression(text, within or scope(), expected)
    assert node is not None, problems
    return node


def problems(
    text: str, within: Scope | None = None, expected: Type | None = None
) -> tuple[Problem, ...]:
    """The problems of an expression that must have some."""
    node, found = compile_expression(text, within or scope(), expected)
    assert node is None
    assert found
    return found


def problem(text: str, within: Scope | None = None, expected: Type | None = None) -> Problem:
    """The only problem of an expression."""
    (found,) = problems(text, within, expected)
    return found


EMPTY = Small({})
NOTHING = Fact("project", "X")


def value(text: str, **values: Value) -> Value:
    """The value of an expression about a project that has these values."""
    world = Small({NOTHING: values})
    return evaluate(compiled(text), world, NOTHING)


def number(text: str, **values: Value) -> Decimal:
    """The number that an expression gives."""
    found = value(text, **values)
    assert isinstance(found, Decimal), found
    return found


def null(text: str, **values: Value) -> Null:
    """The null that an expression gives."""
    found = value(text, **values)
    assert isinstance(found, Null), found
    return found
