"""What conditions demand, held against plain evaluation of generated conditions."""

from __future__ import annotations

from collections import Counter
from decimal import Decimal
from itertools import product
from pathlib import Path
from random import Random

import pytest

from assay.finding import Span
from assay.language import Budget, Node, evaluate, typed
from assay.language.world import Fact
from assay.match import Reference
from assay.plan import Applicability, Formula
from assay.plan.demands import Demands, demanded
from assay.plan.exclusive import never_together
from assay.plan.regions import regions
from assay.plan.table import Input, Row, Table
from assay.values.null import Null, missing
from assay.values.text import Text
from assay.values.types import Boolean, Bounds, ListOf, Number, Record, TextType, Type, Value
from tests.building import domain

MONTH = Number(None, 0, Bounds(Decimal(1), Decimal(4)))
NUMBER = Number()
VALUES: dict[str, tuple[Type, tuple[Value, ...]]] = {
    "month": (MONTH, tuple(Decimal(at) for at in range(1, 5))),
    "rate": (NUMBER, tuple(Decimal(at) / 2 for at in range(1, 10))),
    "role": (TextType(), ("a", "b", "other")),
    "open": (Boolean(), (False, True)),
}
OPERATORS: tuple[typed.CompareOp, ...] = ("=", "!=", "<", "<=", ">", ">=")
NOTHING = missing("nothing")


class Facts:
    """One fact, whose values are a mapping."""

    def __init__(self, values: dict[str, Value]) -> None:
        self.values = values
        self.budget = Budget()

    def value(self, record: Fact, name: str) -> Value:
        return self.values[name]

    def parameter(self, name: str) -> Value:
        return {"limit": Decimal(3), "quarters": (Decimal(1), Decimal(4))}[name]

    def parent(self, record: Fact, kind: str) -> Fact | Null:
        raise NotImplementedError

    def children(self, record: Fact, kind: str) -> tuple[Fact, ...]:
        raise NotImplementedError

    def facts(self, kind: str) -> tuple[Fact, ...]:
        raise NotImplementedError

    def previous(self, record: Fact) -> Fact | Null:
        raise NotImplementedError

    def book(self, name: str) -> Value:
        raise NotImplementedError

    def undecided(self, node: typed.If | typed.Filter, null: Null) -> None:
        """An `if` takes `else`, as its rows say."""

    def unlike_units(self, node: Node, units: tuple[str, ...]) -> None:
        raise NotImplementedError

    def given_up(self, node: Node, why: Text) -> None:
        raise NotImplementedError


def name(of: str) -> Node:
    fact = typed.Subject(type=Record("project"), start=0, end=0)
    return typed.Get(fact, of, type=VALUES[of][0], start=0, end=0)


def constant(value: Value, of: Type) -> Node:
    return typed.Constant(value, type=of, start=0, end=0)


class Maker:
    """Conditions by chance on some of the names."""

    def __init__(self, random: Random, names: tuple[str, ...] = tuple(VALUES)) -> None:
        self.random = random
        self.names = names

    def condition(self, depth: int = 2) -> Node:
        random = self.random
        shapes = ("test", "test", "and", "or", "not", "if") if depth else ("test",)
        match random.choice(shapes):
            case "and":
                parts = tuple(self.condition(depth - 1) for _ in range(random.choice((2, 3))))
                return typed.And(parts, type=Boolean(), start=0, end=0)
            case "or":
                parts = tuple(self.condition(depth - 1) for _ in range(random.choice((2, 3))))
                return typed.Or(parts, type=Boolean(), start=0, end=0)
            case "not":
                return typed.Not(self.condition(depth - 1), type=Boolean(), start=0, end=0)
            case "if":
                three = (self.condition(depth - 1) for _ in range(3))
                return typed.If(*three, type=Boolean(), start=0, end=0)
            case _:
                return self.test()

    def test(self) -> Node:
        random = self.random
        of = random.choice(self.names)
        one, declared = name(of), VALUES[of][0]
        if of == "open" and random.random() < 0.7:
            return one
        if random.random() < 0.15:
            return typed.NullCheck(one, random.random() < 0.5, type=Boolean(), start=0, end=0)
        ordered = isinstance(declared, Number)
        if random.random() < 0.6:
            op = random.choice(OPERATORS if ordered else OPERATORS[:2])
            left, right = one, self.operand(of)
            if random.random() < 0.4:
                left, right = right, left
            return typed.Compare(op, left, right, type=Boolean(), start=0, end=0)
        tests = tuple(self.unary(of, ordered) for _ in range(random.choice((1, 2))))
        return typed.Within(one, tests, type=Boolean(), start=0, end=0)

    def unary(self, of: str, ordered: bool) -> typed.Test:
        random = self.random
        shape = random.random()
        if ordered and shape < 0.3:
            ends = self.operand(of), self.operand(of)
            return typed.Interval(*ends, random.random() < 0.5, random.random() < 0.5)
        if shape < 0.4:
            return typed.IsNull()
        if shape < 0.55:
            items = tuple(self.value(of) for _ in range(2))
            if ordered and random.random() < 0.5:
                listed: Node = typed.Parameter("quarters", type=ListOf(NUMBER), start=0, end=0)
            else:
                listed = typed.ListNode(items, type=ListOf(VALUES[of][0]), start=0, end=0)
            return typed.Among(listed)
        op = random.choice(OPERATORS if ordered else OPERATORS[:2])
        return typed.Comparison(op, self.operand(of))

    def operand(self, of: str) -> Node:
        if isinstance(VALUES[of][0], Number) and self.random.random() < 0.3:
            others = [one for one in ("month", "rate") if one in self.names and one != of]
            if others and self.random.random() < 0.6:
                return name(others[0])
            return typed.Parameter("limit", type=NUMBER, start=0, end=0)
        return self.value(of)

    def value(self, of: str) -> Node:
        declared, values = VALUES[of]
        return constant(self.random.choice(values[:5]), declared)


def cases(names: tuple[str, ...] = tuple(VALUES)) -> list[dict[str, Value]]:
    pools = [(*VALUES[one][1], NOTHING) for one in names]
    return [dict(zip(names, values, strict=True)) for values in product(*pools)]


def answer(node: Node, case: dict[str, Value]) -> object:
    found = evaluate(node, Facts(case), "fact")
    return None if isinstance(found, Null) else found


def holds(inputs: list[Node], rows: tuple[Row, ...], several: list[dict[str, Value]]) -> list[bool]:
    table = Table(tuple(Input(f"n{at}", one.type) for at, one in enumerate(inputs)), rows)
    read = [tuple(evaluate(one, Facts(case), "fact") for one in inputs) for case in several]
    return [bool(held) for held in Reference().match(regions(table), read)]


PARAMETERS: dict[str, Value] = {"limit": Decimal(3), "quarters": (Decimal(1), Decimal(4))}


def test_rows_hold_exactly_where_conditions_are_true_and_where_they_are_false() -> None:
    seen: Counter[object] = Counter()
    everything = cases()
    for seed in range(150):
        node = Maker(Random(seed)).condition()
        inputs: list[Node] = []

        def column(value: Node, inputs: list[Node] = inputs) -> int:
            if value not in inputs:
                inputs.append(value)
            return inputs.index(value)

        true, false = Demands(column, exact=True, parameters=PARAMETERS).of(node)
        sampled = Random(seed).sample(everything, 60)
        where_true = holds(inputs, true, sampled)
        where_false = holds(inputs, false, sampled)
        for case, is_true, is_false in zip(sampled, where_true, where_false, strict=True):
            found = answer(node, case)
            assert (is_true, is_false) == (found is True, found is False), (node, case)
            seen[found] += 1
    assert all(seen[one] > 500 for one in (True, False, None)), seen


def test_what_some_columns_tell_of_a_condition_holds_wherever_it_is_true() -> None:
    narrowing = 0
    everything = cases()
    for seed in range(150):
        random = Random(seed)
        node = Maker(random).condition()
        known = random.sample(tuple(VALUES), 2)
        inputs = [name(one) for one in known]
        formulas = [Formula(one, "", Span("")) for one in inputs]
        rows = demanded(Applicability(Formula(node, "", Span(""))), formulas, PARAMETERS)
        sampled = random.sample(everything, 60)
        told = holds(inputs, rows, sampled)
        for case, held in zip(sampled, told, strict=True):
            assert held or answer(node, case) is not True, (node, case)
        narrowing += not all(told)
    assert narrowing > 60


def test_conditions_on_whole_numbers_and_texts_are_proven_apart_exactly_where_they_are() -> None:
    seen: Counter[bool] = Counter()
    for seed in range(400):
        random = Random(seed)
        names = random.choice((("month",), ("month", "open"), ("role", "open")))
        maker = Maker(random, names)
        one, other = maker.condition(1), maker.condition(1)
        if any(isinstance(part, typed.If) for node in (one, other) for part in typed.walk(node)):
            continue
        both = any(answer(one, case) is answer(other, case) is True for case in cases(names))
        sides = [Applicability(Formula(node, "", Span(""))) for node in (one, other)]
        assert never_together(sides[0], sides[1], "project", PARAMETERS) != both, (one, other)
        seen[both] += 1
    assert min(seen.values()) > 50, seen


SCHEMA = """
kinds:
  project:
    plural: projects
    key: id
    fields:
      month: {type: number, decimals: 0, range: "[1..12]", required: true}
      beds: {type: number}
      due: {type: date}
"""


@pytest.mark.parametrize(
    ("one", "other", "proven"),
    [
        ("month > 6 and month < 9", "month in (3, 6, 9, 12)", True),
        ("month > 6 and month < 10", "month in (3, 6, 9, 12)", False),
        ("month > 6 and month < 8", "month != 7", True),
        ("beds > 6 and beds < 8", "beds != 7", False),
        ("beds > 5 or beds < 2", "beds in [2..5]", True),
        ("beds > 5 or month = 3", "beds in [2..5]", False),
        ("beds > 5 or month = 3", "beds in [2..5] and not(month = 3)", True),
        ("not(month in (3, 6))", "month in (3, 6)", True),
        ("month > parameters.start", "month <= 6", True),
    ],
)
def test_two_tests_of_one_value_are_intersected(
    tmp_path: Path, one: str, other: str, proven: bool
) -> None:
    rules = {"parameters.yaml": "start: [{from: 2000-01-01, value: 6}]"} | {
        f"{rule}.yaml": (
            f'rule: {rule}\ntitle: T\nfor: project\napplies: "{applies}"\n'
            f'outcomes:\n  x: {{is: "{value}"}}\n'
        )
        for rule, applies, value in (("a", one, 1), ("b", other, 2))
    }
    made = domain(
        tmp_path,
        schema=SCHEMA,
        facts={"projects.yaml": "- {id: A, month: 1}"},
        rules=rules,
    )
    assert [one.code for one in made.findings] == ([] if proven else ["shared-outcome"])
