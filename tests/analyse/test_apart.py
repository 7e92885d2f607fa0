"""Whether two tables or conditions differ, against the plain enumeration of their cases."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from decimal import Decimal
from itertools import product
from random import Random
from typing import cast

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from assay.analyse.proofs.equivalence import Apart, conditions_apart, tables_apart
from assay.analyse.space.effort import TooLarge
from assay.finding import Span
from assay.language import Budget, Node, World, evaluate
from assay.language import typed as language
from assay.plan import Applicability, Fixed, Formula, Rounding, TableDecision
from assay.plan.table import Case, Cell, Comparison, Constant, Input, Row, Scalar, Table
from assay.values.hit_policy import Gives, Hit, HitPolicy, NoRow, hit
from assay.values.null import Null
from assay.values.text import Text
from assay.values.types import Boolean, Bounds, Number, Value
from tests.analyse.decisions import decision, name_of
from tests.analyse.large_tables import split_table
from tests.analyse.test_against_brute_force import (
    NULL,
    OPERATORS,
    ORDERED,
    SCORES,
    Maker,
    held,
)

SPAN = Span("rules/bands.yaml", 1, 1, 1, 2)
TENTH = Number(decimals=1, bounds=Bounds(Decimal(0), Decimal(100)))
EVERY_POLICY = tuple(HitPolicy)


def outcome(of: TableDecision, case: Case, rows: tuple[int, ...]) -> object:
    """What a case is given, by the hit policy on the values themselves."""
    values = [row.outputs["score"] for row in of.rows]
    stated = {at: one.value for at, one in enumerate(values) if isinstance(one, Fixed)}
    result = hit(of.policy, rows, lambda row: {"score": stated[row]}, ["score"], of.priorities)
    match result:
        case Hit(values=found):
            return plain(found["score"])
        case NoRow():
            if of.otherwise is None:
                return "no row"
            return ("otherwise",) if of.policy.traits.gives is Gives.LIST else "otherwise"
        case _:
            return "violation"


def plain(value: Value) -> object:
    if isinstance(value, tuple):
        return tuple(plain(one) for one in value)
    return "null" if isinstance(value, Null) else value


def changed(maker: Maker, of: Table, scores: list[Scalar]) -> tuple[Table, list[Scalar], str]:
    """A table with one thing changed, and what."""
    random, rows, given_now = maker.random, list(of.rows), list(scores)
    at = random.randrange(len(rows))
    how = random.choice(("cell", "cell", "row", "dropped", "score", "added", "nothing"))
    cells = list(rows[at].cells)
    if how == "cell" and cells:
        place = random.randrange(len(cells))
        cells[place] = maker.cell()
        rows[at] = Row(tuple(cells))
    elif how == "row":
        rows[at] = maker.row()
    elif how == "dropped" and len(rows) > 1:
        del rows[at], given_now[at]
    elif how == "score":
        given_now[at] = random.choice(SCORES)
    elif how == "added":
        rows.insert(at, rows[at])
        given_now.insert(at, scores[at])
    return replace(of, rows=tuple(rows)), given_now, how


def one_pair(random: Random, seen: Counter[str]) -> None:
    maker = Maker(random)
    table = maker.table()
    node, demanded = maker.demand(table)
    scores: list[Scalar] = [random.choice(SCORES) for _ in table.rows]
    other_table, other_scores, how = changed(maker, table, scores)
    policy = random.choice(EVERY_POLICY)
    other_policy = random.choice(EVERY_POLICY) if random.random() < 0.25 else policy
    otherwise = random.random() < 0.2
    one, other = (
        decision(of, by, outputs, otherwise=otherwise, applies=node, priorities=SCORES[:3])
        for of, by, outputs in (
            (table, policy, scores),
            (other_table, other_policy, other_scores),
        )
    )
    found = tables_apart(one, other)
    everything: list[Case] = list(product(*((*domain.values, NULL) for domain in maker.domains)))
    within = held(table, [demanded], everything)
    cases = [case for case, rows in zip(everything, within, strict=True) if rows]
    differ = [
        case
        for case, mine, theirs in zip(
            cases,
            held(table, table.rows, cases),
            held(other_table, other_table.rows, cases),
            strict=True,
        )
        if outcome(one, case, mine) != outcome(other, case, theirs)
    ]
    assert (found is not None) == bool(differ), (table, other_table, policy, other_policy)
    if found is not None:
        assert found.sure
        sample = by_input(found, one)
        assert held(table, [demanded], [sample]) == [(0,)]
        (mine,) = held(table, table.rows, [sample])
        (theirs,) = held(other_table, other_table.rows, [sample])
        assert outcome(one, sample, mine) != outcome(other, sample, theirs)
    seen[f"{how} {'apart' if found else 'alike'}"] += 1
    if other_policy is not policy:
        seen[f"policy {'apart' if found else 'alike'}"] += 1


def by_input(found: Apart, of: TableDecision) -> Case:
    """A sample in the order of a table's inputs."""
    places = {formula.text: at for at, formula in enumerate(found.inputs)}
    return tuple(found.sample[places[one.name]] for one in of.table.inputs)


@pytest.mark.thorough
def test_thousands_of_changed_tables_are_told_apart_as_plain_enumeration_does() -> None:
    seen: Counter[str] = Counter()

    @settings(max_examples=80, deadline=None, database=None, derandomize=True)
    @given(st.integers(0, 2**32))
    def agree(seed: int) -> None:
        random = Random(seed)
        for _ in range(40):
            one_pair(random, seen)

    agree()

    ways = ("cell", "row", "dropped", "score", "added", "policy")
    assert all(seen[f"{way} {answer}"] > 20 for way in ways for answer in ("apart", "alike")), seen
    assert seen["nothing alike"] > 100


# Conditions ---------------------------------------------------------------------------------------


@dataclass(frozen=True)
class Values:
    """A world of one fact: the values of its fields by name."""

    by_name: dict[str, Value]
    budget: Budget = field(default_factory=Budget)

    def value(self, record: object, name: str) -> Value:
        return self.by_name[name]


def condition(maker: Maker, inputs: Sequence[Input], depth: int) -> Node:
    """A condition made by chance of tests of inputs, `and`, `or` and `not`."""
    random = maker.random
    if depth == 0 or random.random() < 0.3:
        return atom(maker, inputs)
    parts = tuple(condition(maker, inputs, depth - 1) for _ in range(random.choice((2, 2, 3))))
    match random.choice(("and", "or", "not")):
        case "and":
            return language.And(parts, type=Boolean(), start=0, end=0)
        case "or":
            return language.Or(parts, type=Boolean(), start=0, end=0)
        case _:
            return language.Not(parts[0], type=Boolean(), start=0, end=0)


def atom(maker: Maker, inputs: Sequence[Input]) -> Node:
    random = maker.random
    at = random.randrange(len(inputs))
    one, domain = name_of(inputs[at]), maker.domains[at]
    if random.random() < 0.15:
        return language.NullCheck(
            operand=one, negated=random.random() < 0.5, type=Boolean(), start=0, end=0
        )
    op = random.choice(OPERATORS if domain in ORDERED else OPERATORS[:2])
    alike = [name_of(other) for n, other in enumerate(inputs) if maker.domains[n] is domain]
    right: Node = language.Constant(
        random.choice(domain.constants), type=inputs[at].type, start=0, end=0
    )
    if random.random() < 0.3:
        right = random.choice(alike)
    return language.Compare(op=op, left=one, right=right, type=Boolean(), start=0, end=0)


def replaced(maker: Maker, node: Node, inputs: Sequence[Input]) -> Node:
    """The condition with one of its tests made anew, or one junction swapped."""
    random = maker.random
    match node:
        case language.And(operands=parts) | language.Or(operands=parts):
            if random.random() < 0.3:
                other = language.Or if isinstance(node, language.And) else language.And
                return other(parts, type=Boolean(), start=0, end=0)
            at = random.randrange(len(parts))
            changed_part = replaced(maker, parts[at], inputs)
            return replace(node, operands=(*parts[:at], changed_part, *parts[at + 1 :]))
        case language.Not(operand=operand):
            return replace(node, operand=replaced(maker, operand, inputs))
        case _:
            return atom(maker, inputs)


def truth(node: Node, inputs: Sequence[Input], case: Case) -> object:
    named = {one.name: value for one, value in zip(inputs, case, strict=True)}
    answer = evaluate(node, cast("World", Values(named)), "fact")
    return None if isinstance(answer, Null) else answer


def one_condition(random: Random, seen: Counter[str]) -> None:
    maker = Maker(random)
    inputs = maker.table().inputs
    node = condition(maker, inputs, 2)
    other = replaced(maker, node, inputs)
    found = conditions_apart(Formula(node, "", SPAN), Formula(other, "", SPAN), Applicability())
    cases = product(*((*domain.values, NULL) for domain in maker.domains))
    differ = any(truth(node, inputs, case) != truth(other, inputs, case) for case in cases)
    assert (found is not None) == differ, (node, other)
    if found is not None:
        names = {name_of(one): at for at, one in enumerate(inputs)}
        case: list[Scalar] = [NULL for _ in inputs]
        for formula, value in zip(found.inputs, found.sample, strict=True):
            case[names[formula.node]] = value
        assert truth(node, inputs, tuple(case)) != truth(other, inputs, tuple(case))
    seen["apart" if found else "alike"] += 1


def test_thousands_of_changed_conditions_are_told_apart_as_plain_enumeration_does() -> None:
    seen: Counter[str] = Counter()

    @settings(max_examples=40, deadline=None, database=None, derandomize=True)
    @given(st.integers(0, 2**32))
    def agree(seed: int) -> None:
        random = Random(seed)
        for _ in range(40):
            one_condition(random, seen)

    agree()

    assert min(seen["apart"], seen["alike"]) > 200, seen


# What only evaluation can tell, and size ------------------------------------------------------------


def one_column(*rows: Row) -> Table:
    return Table((Input("delay", TENTH),), rows)


def up_to(limit: int) -> Row:
    return Row((Cell(0, (Comparison("<=", Constant(Decimal(limit))),)),))


def over(limit: int) -> Row:
    return Row((Cell(0, (Comparison(">", Constant(Decimal(limit))),)),))


def figure(name: str) -> Formula:
    return Formula(name_of(Input(name, Number())), name, SPAN)


def test_an_expression_is_like_itself_and_perhaps_like_another() -> None:
    table = one_column(up_to(5), over(5))
    plan, actual = figure("plan"), figure("actual")
    base = decision(table, HitPolicy.UNIQUE, [plan, Decimal(1)])
    assert tables_apart(base, decision(table, HitPolicy.UNIQUE, [plan, Decimal(1)])) is None
    found = tables_apart(base, decision(table, HitPolicy.UNIQUE, [actual, Decimal(1)]))
    assert found is not None
    assert not found.sure
    # A row that moves gives an expression where a number was: that, too, may come to the same.
    moved = decision(one_column(up_to(6), over(6)), HitPolicy.UNIQUE, [plan, Decimal(1)])
    found = tables_apart(base, moved)
    assert found is not None
    assert (found.sample, found.sure) == ((Decimal("5.1"),), False)


def test_a_sure_difference_goes_before_one_that_only_may_be() -> None:
    base = decision(one_column(up_to(5), over(5)), HitPolicy.UNIQUE, [figure("plan"), Decimal(1)])
    other = decision(
        one_column(up_to(5), over(7)), HitPolicy.UNIQUE, [figure("actual"), Decimal(1)]
    )
    found = tables_apart(base, other)
    assert found is not None
    assert found.sure
    assert Decimal(5) < Decimal(str(found.sample[0])) <= Decimal(7)


def test_values_are_compared_as_they_are_rounded_and_sums_are_not() -> None:
    def summed(policy: HitPolicy, *given_by: str) -> TableDecision:
        rows = one_column(*[up_to(50) for _ in given_by])
        made = decision(rows, policy, [Decimal(one) for one in given_by], otherwise=True)
        return replace(made, rounding=Rounding(0, "half up"))

    assert tables_apart(summed(HitPolicy.FIRST, "0.4"), summed(HitPolicy.FIRST, "0.3")) is None
    one, other = (summed(HitPolicy.COLLECT_SUM, *pair) for pair in (("0.4", "0.4"), ("0.4", "0.0")))
    assert tables_apart(one, other) is not None


def test_an_assumed_value_is_not_the_same_as_a_stated_one() -> None:
    table = one_column(up_to(5), over(5))
    stated = decision(table, HitPolicy.UNIQUE, [Decimal(0), Decimal(1)])
    why = Fixed(Decimal(0), Text("the source does not say"))
    assumed = decision(table, HitPolicy.UNIQUE, [why, Decimal(1)])
    found = tables_apart(stated, assumed)
    assert found is not None
    assert found.sure


def test_one_cell_of_a_large_table_is_found_without_walking_the_table() -> None:
    table = split_table(7, 6, 400)
    outputs: list[Value] = [Decimal(at) for at in range(400)]
    base = decision(table, HitPolicy.UNIQUE, outputs)
    given_now = [*outputs[:200], Decimal(-1), *outputs[201:]]
    found = tables_apart(base, decision(table, HitPolicy.UNIQUE, given_now), limit=2_000)
    assert found is not None
    case = tuple(
        found.sample[[one.text for one in found.inputs].index(one.name)] for one in table.inputs
    )
    assert held(table, table.rows, [case]) == [(200,)]
    assert tables_apart(base, decision(table, HitPolicy.ANY, outputs), limit=60_000) is None


def test_what_can_not_be_told_within_the_limit_is_said_so() -> None:
    table = split_table(7, 6, 400)
    outputs: list[Value] = [Decimal(at) for at in range(400)]
    base = decision(table, HitPolicy.UNIQUE, outputs)
    with pytest.raises(TooLarge):
        tables_apart(base, decision(table, HitPolicy.ANY, outputs), limit=50)
