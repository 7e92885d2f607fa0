"""Rete and the reference, which know nothing of each other, give the same answers.

The tables and cases are generated: every type, nulls, boundaries and their neighbours, texts that
look alike, names as endpoints, lists and `not(...)`, under every hit policy.
"""

import datetime as dt
from collections import Counter
from decimal import Decimal
from random import Random

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from assay.match import Reference, Rete
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
from assay.values.fact_id import FactId
from assay.values.hit_policy import Hit, HitPolicy, Result, hit
from assay.values.null import missing, not_applicable
from assay.values.types import Boolean, Choice, Date, Member, Number, TextType, Type, Unknown

NULL = missing("result", FactId("indicator/DG-1"))
STAGES = tuple(
    Member(name, rank) for rank, name in enumerate(("drafting", "hearing", "approved", "in_force"))
)
KINDS = tuple(Member(name, rank) for rank, name in enumerate(("core", "support", "สนับสนุน")))
TIE_BREAKER = Decimal("5.000000000000000000000000000000001")

# Each type with values that sit on a boundary, one unit beside it, or look like another.
TYPES: list[tuple[Type, tuple[Scalar, ...]]] = [
    (
        Number(decimals=1),
        tuple(map(Decimal, ("4.9", "5", "5.0", "5.1", "-5", "0", "-0", "20", "19.9", "1E+2"))),
    ),
    (Number(), (Decimal(5), TIE_BREAKER, Decimal("4.999"), Decimal("1e-7"), Decimal("9" * 34))),
    (
        Date(),
        (
            dt.date(2020, 9, 29),
            dt.date(2020, 9, 30),
            dt.date(2020, 10, 1),
            dt.date.min,
            dt.date.max,
        ),
    ),
    (
        TextType(),
        (
            "5",
            "5.0",
            "5 ",
            "",
            "true",
            "null",
            "TH",
            "th",
            "น้ำ",
            "น\u0e49\u0e4d\u0e32",
            '"\\\n',
            "c0",
        ),
    ),
    (Boolean(), (True, False)),
    (Choice(KINDS), KINDS),
    (Choice(STAGES, ordered=True), STAGES),
    (Unknown(), ()),
]
ORDERED = (Number, Date)
EQUALITY: tuple[Operator, ...] = ("=", "!=")
ALL_OPERATORS: tuple[Operator, ...] = ("=", "!=", "<", "<=", ">", ">=")


def has_order(of: Type) -> bool:
    return isinstance(of, ORDERED) or (isinstance(of, Choice) and of.ordered)


@st.composite
def operands(draw: st.DrawFn, at: int, kinds: list[int]) -> Operand:
    alike = [other for other, kind in enumerate(kinds) if kind == kinds[at]]
    numbers = [other for other, kind in enumerate(kinds) if kind < 2]
    named = st.sampled_from(numbers if kinds[at] < 2 else alike).map(InputRef)
    values = st.sampled_from([*TYPES[kinds[at]][1], NULL]).map(Constant)
    return draw(values | values | named)


@st.composite
def cell_tests(draw: st.DrawFn, at: int, kinds: list[int]) -> Test:
    ordered = has_order(TYPES[kinds[at]][0])
    shape = draw(st.sampled_from(["=", "=", "compare", "interval", "null"]))
    if shape == "null":
        return IsNull()
    if shape == "interval" and ordered:
        ends = draw(operands(at, kinds)), draw(operands(at, kinds))
        return Interval(*ends, draw(st.booleans()), draw(st.booleans()))
    op = draw(st.sampled_from(ALL_OPERATORS if ordered else EQUALITY))
    return Comparison("=" if shape == "=" else op, draw(operands(at, kinds)))


@st.composite
def cells(draw: st.DrawFn, kinds: list[int]) -> Cell:
    at = draw(st.integers(0, len(kinds) - 1))
    found = draw(st.lists(cell_tests(at, kinds), min_size=1, max_size=3))
    return Cell(at, tuple(found), draw(st.booleans()))


@st.composite
def tables(draw: st.DrawFn) -> Table:
    kinds = draw(st.lists(st.integers(0, len(TYPES) - 1), min_size=1, max_size=5))
    rows = draw(st.lists(st.lists(cells(kinds), max_size=3), max_size=8))
    inputs = tuple(Input(f"input {at}", TYPES[kind][0]) for at, kind in enumerate(kinds))
    return Table(inputs, tuple(Row(tuple(row)) for row in rows))


def some_cases(table: Table, seed: int, wanted: int) -> list[Case]:
    """Cases of boundary values, a null now and then, drawn evenly."""
    random = Random(seed)
    pools = dict(TYPES)
    return [
        tuple(
            NULL if random.random() < 0.1 else random.choice([*pools[one.type], NULL])
            for one in table.inputs
        )
        for _ in range(wanted)
    ]


def outcomes(policy: HitPolicy, rows: tuple[int, ...]) -> Result:
    """What a policy makes of the rows: outputs repeat, and some are null or not applicable."""
    grades = [*STAGES, missing("x"), not_applicable("y")]
    values = [Decimal(1), Decimal("2.5"), missing("z")]

    def outputs(row: int) -> dict[str, object]:
        return {"score": values[row % 3], "stage": grades[row % 6]}

    names = ("score",) if policy is HitPolicy.COLLECT_SUM else ("score", "stage")
    return hit(policy, rows, outputs, names, {"stage": STAGES[::-1]})


@pytest.mark.thorough
def test_rete_and_reference_agree_on_twenty_thousand_generated_cases_under_every_policy() -> None:
    rete, reference = Rete(), Reference()
    seen: Counter[HitPolicy] = Counter()
    held: Counter[int] = Counter()

    @settings(
        max_examples=440,
        deadline=None,
        database=None,
        derandomize=True,
        suppress_health_check=list(HealthCheck),
    )
    @given(tables(), st.sampled_from(HitPolicy), st.integers(0, 2**32))
    def agree(table: Table, policy: HitPolicy, seed: int) -> None:
        cases = some_cases(table, seed, 60)
        finite = regions(table)
        answers, others = rete.match(finite, cases), reference.match(finite, cases)
        assert answers == others
        for rows, other in zip(answers, others, strict=True):
            result = outcomes(policy, rows)
            assert result == outcomes(policy, other)
            assert not isinstance(result, Hit) or set(result.rows) <= set(rows)
            held[min(len(rows), 2)] += 1
        seen[policy] += len(cases)

    agree()

    assert sum(seen.values()) >= 20_000
    assert set(seen) == set(HitPolicy)
    assert min(held[0], held[1], held[2]) > 2_000  # no row, one row and several


def test_a_region_holds_all_that_the_values_say() -> None:
    """The finite rows themselves, without any engine, against the reference."""

    @settings(max_examples=200, deadline=None, database=None, derandomize=True)
    @given(tables(), st.integers(0, 2**32))
    def agree(table: Table, seed: int) -> None:
        cases = some_cases(table, seed, 30)
        finite = regions(table)
        for case, rows in zip(cases, Reference().match(finite, cases), strict=True):
            signature = finite.signature(case)
            assert rows == tuple(at for at, row in enumerate(finite.rows) if row.holds(signature))

    agree()
