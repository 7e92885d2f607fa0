"""Every proof against the plain enumeration of values: nothing missed, nothing invented.

The tables are small and generated: every type, declared decimals and ranges, names as endpoints,
lists, `not(...)`, `null`, and what `applies` demands. Which rows hold for a case is asked of the
reference matcher, which knows nothing of regions; the cases are all combinations of some values of
each input, so many that whatever can happen at all happens among them.
"""

from __future__ import annotations

import datetime as dt
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field
from decimal import Decimal
from itertools import combinations, product
from random import Random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from assay.analyse import OTHERWISE, TableAnalysis, analyse_table
from assay.analyse.space.space import Box
from assay.language import Node
from assay.language import typed as language
from assay.match import Reference
from assay.plan import TableDecision
from assay.plan.regions import regions
from assay.plan.table import (
    Case,
    Cell,
    Comparison,
    Constant,
    Input,
    InputRef,
    Interval,
    IsNull,
    Operand,
    Operator,
    Row,
    Scalar,
    Table,
    Test,
)
from assay.values.hit_policy import HitPolicy
from assay.values.null import Null, missing
from assay.values.types import Boolean, Bounds, Choice, Date, Member, Number, TextType, Type
from tests.analyse.decisions import decision, name_of

NULL = missing("nothing")
TABLES_AN_EXAMPLE = 60
EXAMPLES = 180

STAGES = tuple(Member(name, rank) for rank, name in enumerate(("draft", "hearing", "in_force")))
KINDS = tuple(Member(name, rank) for rank, name in enumerate(("core", "support", "หลัก")))
DAY = dt.date(2020, 9, 30)


def numbers(low: str, high: str, step: str) -> tuple[Decimal, ...]:
    values = [Decimal(low)]
    while values[-1] < Decimal(high):
        values.append(values[-1] + Decimal(step))
    return tuple(values)


def ranged(low: str, high: str, decimals: int | None, *closed: bool) -> Number:
    return Number(None, decimals, Bounds(Decimal(low), Decimal(high), *closed))


@dataclass(frozen=True)
class Domain:
    """A type, values that stand for all it has, and the constants that cells compare it with.

    Where there is no step between values, each interval between constants has as many of the
    values as a table has inputs, so that all orders of inputs that can occur do.
    """

    type: Type
    values: tuple[Scalar, ...]
    constants: tuple[Scalar, ...]


WHOLE = Domain(ranged("0", "2", 0), numbers("0", "2", "1"), numbers("-1", "3", "1"))
DENSE = Domain(
    ranged("0", "2", None, True, False), numbers("0", "1.75", "0.25"), numbers("0", "2", "1")
)
OPEN = Domain(Number(), numbers("-0.75", "2.75", "0.25"), numbers("0", "1", "1"))
TENTHS = Domain(
    ranged("0.9", "1.2", 1, False, True),
    numbers("1.0", "1.2", "0.1"),
    (*numbers("0.8", "1.3", "0.1"), Decimal("1.05"), Decimal("1.15")),
)
FINE = Domain(
    ranged("1", "1.2", None, False, True),
    numbers("1.025", "1.2", "0.025"),
    numbers("1.0", "1.2", "0.1"),
)
DAYS = Domain(
    Date(Bounds(DAY, DAY + dt.timedelta(3))),
    tuple(DAY + dt.timedelta(n) for n in range(4)),
    tuple(DAY + dt.timedelta(n) for n in range(-1, 5)),
)
TEXTS = Domain(TextType(), ("a", "b", "x", "y", "z"), ("a", "b"))
TRUTHS = Domain(Boolean(), (False, True), (False, True))
SCALE = Domain(Choice(STAGES, ordered=True), STAGES, STAGES)
CHOICE = Domain(Choice(KINDS), KINDS, KINDS)
FAMILIES = ((WHOLE, DENSE, OPEN), (TENTHS, FINE), (DAYS,), (TEXTS,), (TRUTHS,), (SCALE,), (CHOICE,))
ORDERED = (WHOLE, DENSE, OPEN, TENTHS, FINE, DAYS, SCALE)
OPERATORS: tuple[Operator, ...] = ("=", "!=", "<", "<=", ">", ">=")
SEEN_FROM_THE_RIGHT: dict[Operator, Operator] = {
    "=": "=", "!=": "!=", "<": ">", "<=": ">=", ">": "<", ">=": "<="
}  # fmt: skip
POLICIES = (
    HitPolicy.UNIQUE, HitPolicy.UNIQUE, HitPolicy.ANY, HitPolicy.FIRST, HitPolicy.FIRST,
    HitPolicy.PRIORITY, HitPolicy.COLLECT,
)  # fmt: skip
SCORES = (Decimal(1), Decimal(2), Decimal(3), NULL)


@dataclass
class Maker:
    """Makes tables by chance; the same seed makes the same."""

    random: Random
    domains: list[Domain] = field(default_factory=list)

    def table(self) -> Table:
        random = self.random
        family = random.choice(FAMILIES)
        count = random.choice((1, 2, 2, 3))
        # Inputs mostly of one family, so that they can be compared with each other.
        pools = [family if random.random() < 0.8 else random.choice(FAMILIES) for _ in range(count)]
        self.domains = [random.choice(pool) for pool in pools]
        if count == 3 and all(len(domain.values) > 6 for domain in self.domains):
            self.domains[2] = WHOLE if family is FAMILIES[0] else TENTHS
        rows = [self.row() for _ in range(random.choice((1, 2, 2, 3, 3, 4)))]
        if random.random() < 0.2:
            rows.append(rows[0])
        inputs = tuple(Input(f"n{at}", one.type) for at, one in enumerate(self.domains))
        return Table(inputs, tuple(rows), "bands")

    def row(self) -> Row:
        wanted = self.random.choice((0, 1, 1, 1, 2, 2, 3))
        return Row(tuple(self.cell() for _ in range(wanted)))

    def cell(self) -> Cell:
        at = self.random.randrange(len(self.domains))
        tests = tuple(self.test(at) for _ in range(self.random.choice((1, 1, 1, 2))))
        return Cell(at, tests, self.random.random() < 0.2)

    def test(self, at: int) -> Test:
        random, ordered = self.random, self.domains[at] in ORDERED
        shape = random.choice(("compare", "compare", "compare", "interval", "null"))
        if shape == "null" and random.random() < 0.4:
            return IsNull()
        if shape == "interval" and ordered:
            ends = self.operand(at), self.operand(at)
            return Interval(*ends, random.random() < 0.5, random.random() < 0.5)
        return Comparison(random.choice(OPERATORS if ordered else OPERATORS[:2]), self.operand(at))

    def operand(self, at: int) -> Operand:
        (family,) = (one for one in FAMILIES if self.domains[at] in one)
        alike = [other for other, one in enumerate(self.domains) if one in family]
        if self.random.random() < 0.35:
            return InputRef(self.random.choice(alike))
        return self.constant(at)

    def constant(self, at: int) -> Constant:
        return Constant(self.random.choice(self.domains[at].constants))

    def demand(self, table: Table) -> tuple[Node | None, Row]:
        """What `applies` asks, as an expression and as a row; mostly nothing."""
        if self.random.random() < 0.75:
            return None, Row(())
        asked = [self.demanded(table) for _ in range(self.random.choice((1, 1, 2)))]
        nodes = tuple(node for node, _ in asked)
        whole = language.And(nodes, type=Boolean(), start=0, end=0)
        return (nodes[0] if len(nodes) == 1 else whole), Row(tuple(cell for _, cell in asked))

    def demanded(self, table: Table) -> tuple[Node, Cell]:
        at = self.random.randrange(len(table.inputs))
        one = name_of(table.inputs[at])
        if self.random.random() < 0.2:
            check = language.NullCheck(operand=one, negated=True, type=Boolean(), start=0, end=0)
            return check, Cell(at, (IsNull(),), negated=True)
        operand = self.operand(at)
        op = self.random.choice(OPERATORS if self.domains[at] in ORDERED else OPERATORS[:2])
        if isinstance(operand, InputRef):
            other: Node = name_of(table.inputs[operand.index])
        else:
            other = language.Constant(operand.value, type=table.inputs[at].type, start=0, end=0)
        said, left, right = (op, one, other)
        if self.random.random() < 0.5:  # as people also write it: 5 < delay
            said, left, right = SEEN_FROM_THE_RIGHT[op], other, one
        compare = language.Compare(op=said, left=left, right=right, type=Boolean(), start=0, end=0)
        return compare, Cell(at, (Comparison(op, operand),))


@dataclass(frozen=True)
class Truth:
    """A table's cases, and the rows and cells that hold for each: plain enumeration."""

    cases: list[Case]
    holding: list[tuple[int, ...]]
    always: dict[Cell, bool]

    @classmethod
    def of(cls, table: Table, demanded: Row, domains: list[Domain]) -> Truth:
        everything: list[Case] = list(product(*((*domain.values, NULL) for domain in domains)))
        within = held(table, [demanded], everything)
        cases = [case for case, rows in zip(everything, within, strict=True) if rows]
        cells = list(dict.fromkeys(cell for row in table.rows for cell in row.cells))
        there = [case for case in cases if is_there(case)]
        met = held(table, [Row((cell,)) for cell in cells], there)
        always = {
            cell: bool(there) and all(at in rows for rows in met) for at, cell in enumerate(cells)
        }
        return cls(cases, held(table, table.rows, cases), always)


def held(table: Table, rows: Sequence[Row], cases: Sequence[Case]) -> list[tuple[int, ...]]:
    return Reference().match(regions(Table(table.inputs, tuple(rows))), cases)


def is_there(case: Case) -> bool:
    return not any(isinstance(value, Null) for value in case)


def falls_in(analysis: TableAnalysis, box: Box, case: Case) -> bool:
    columns = analysis.space.columns
    return all(column.number(case) in box[at] for at, column in enumerate(columns))


def one_table(random: Random, seen: Counter[str]) -> None:
    maker = Maker(random)
    table = maker.table()
    node, demanded = maker.demand(table)
    policy = random.choice(POLICIES)
    scores = [random.choice(SCORES) for _ in table.rows]
    made = decision(
        table,
        policy,
        scores,
        otherwise=random.random() < 0.2,
        applies=node,
        priorities=SCORES[:3] if policy is HitPolicy.PRIORITY else (),
    )
    truth = Truth.of(table, demanded, maker.domains)
    analysis = analyse_table(made)
    assert not analysis.not_proven
    assert analysis.never_applies == (not truth.cases)
    if not truth.cases:
        seen["never applies"] += 1
        return
    gaps(made, analysis, truth, seen)
    overlaps(made, analysis, truth, scores, seen)
    rows_without_effect(made, analysis, truth, scores, seen)


def gaps(made: TableDecision, analysis: TableAnalysis, truth: Truth, seen: Counter[str]) -> None:
    if made.policy is HitPolicy.COLLECT or made.otherwise is not None:
        assert not analysis.gaps
        return
    read = {at for column in analysis.space.columns for at in column.inputs}
    for case, rows in zip(truth.cases, truth.holding, strict=True):
        found = any(falls_in(analysis, gap.area.box, case) for gap in analysis.gaps)
        missing_row = not rows and is_there(tuple(case[at] for at in read))
        assert found == missing_row, (made.table, case)
    for gap in analysis.gaps:
        assert is_there(tuple(gap.area.sample[at] for at in read))
        assert held(made.table, made.table.rows, [gap.area.sample]) == [()]
        assert falls_in(analysis, gap.area.box, gap.area.sample)
        # A gap is told even where none of the values enumerated lies in it: there are none such.
        assert any(falls_in(analysis, gap.area.box, case) for case in truth.cases), made.table
    seen["gap" if analysis.gaps else "complete"] += 1


def overlaps(
    made: TableDecision,
    analysis: TableAnalysis,
    truth: Truth,
    scores: Sequence[Scalar],
    seen: Counter[str],
) -> None:
    together = {pair for rows in truth.holding for pair in combinations(rows, 2)}
    duplicates = {(one.of, one.row) for one in analysis.duplicates}
    forbidden: set[tuple[int, int]] = set()
    if made.policy is HitPolicy.UNIQUE:
        forbidden = together - duplicates
    elif made.policy is HitPolicy.ANY:
        forbidden = {(one, other) for one, other in together if scores[one] != scores[other]}
    assert {one.rows for one in analysis.overlaps} == forbidden, made.table
    for one in analysis.overlaps:
        assert set(one.rows) <= set(held(made.table, made.table.rows, [one.area.sample])[0])
    chooses = made.policy in (HitPolicy.ANY, HitPolicy.FIRST, HitPolicy.PRIORITY)
    too_strong = chooses and len(made.rows) > 1 and not together
    assert analysis.too_strong == too_strong
    seen["overlap"] += bool(analysis.overlaps)
    seen["too strong"] += too_strong


def rows_without_effect(
    made: TableDecision,
    analysis: TableAnalysis,
    truth: Truth,
    scores: Sequence[Scalar],
    seen: Counter[str],
) -> None:
    holds = {row: [rows for rows in truth.holding if row in rows] for row in range(len(scores))}
    never = {row for row, cases in holds.items() if not cases}
    assert {one.row for one in analysis.never} == never, made.table
    duplicates = {one.row for one in analysis.duplicates}
    for one in analysis.duplicates:
        assert scores[one.row] == scores[one.of]
        assert holds[one.row] == holds[one.of]
    masked: set[int] = set()
    for row in set(holds) - never - duplicates:
        if made.policy is HitPolicy.FIRST and all(rows[0] != row for rows in holds[row]):
            masked.add(row)
        if made.policy is HitPolicy.PRIORITY:
            place = [SCORES.index(score) for score in scores]
            if all(min(rows, key=lambda one: (place[one], one)) != row for rows in holds[row]):
                masked.add(row)
    if made.otherwise is not None and all(truth.holding):
        masked.add(OTHERWISE)
    assert {one.row for one in analysis.masked} == masked, made.table
    always = {
        (row, cell)
        for row, written in enumerate(made.table.rows)
        for cell in written.cells
        if truth.always[cell] and not (cell.negated and set(cell.tests) == {IsNull()})
    }
    assert {(one.row, one.cell) for one in analysis.always} == always, made.table
    seen.update(
        never=len(never), duplicates=len(duplicates), masked=len(masked), always=len(always)
    )


@pytest.mark.thorough
def test_ten_thousand_tables_are_proven_as_plain_enumeration_finds_them() -> None:
    seen: Counter[str] = Counter()

    @settings(max_examples=EXAMPLES, deadline=None, database=None, derandomize=True)
    @given(st.integers(0, 2**32))
    def agree(seed: int) -> None:
        random = Random(seed)
        for _ in range(TABLES_AN_EXAMPLE):
            one_table(random, seen)
            seen["tables"] += 1

    agree()

    assert seen["tables"] >= 10_000
    kinds = ("gap", "complete", "overlap", "too strong", "never", "duplicates", "masked", "always")
    assert all(seen[kind] > 200 for kind in (*kinds, "never applies")), seen
