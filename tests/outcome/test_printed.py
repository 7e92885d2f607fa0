"""`tolerance: printed` is one idea in every spelling of a sum.

The widths are held against intervals that this file computes by itself: each figure printed with
so many decimals lies half a unit to either side, and a sum lies between the least and the greatest
that its figures let it be.
"""

from __future__ import annotations

import random
from collections.abc import Callable, Sequence
from decimal import Decimal
from pathlib import Path

import pytest

from assay.finding import Finding
from tests.building import domain

D = Decimal
HALF = D("0.05")

SCHEMA = """
kinds:
  unit:
    plural: units
    key: id
    fields:
      total: {type: number, decimals: 1}
      exact: {type: number}
  part:
    plural: parts
    key: id
    parent: unit
    fields:
      x: {type: number, decimals: 1}
      weight: {type: number}
      core: {type: boolean, required: true}
  grant:
    plural: grants
    key: id
    parent: unit
    fields: {x: {type: number, decimals: 1}}
"""

Parts = Sequence[tuple[Decimal, Decimal, bool]]
"""Each part's x, weight and whether it is core."""

Interval = tuple[Decimal, Decimal]


def over(parts: Parts, *, core: bool = False) -> list[tuple[Interval, Decimal]]:
    """The interval of each x and its weight, of the core parts only where so asked."""
    return [((x - HALF, x + HALF), w) for x, w, is_core in parts if is_core or not core]


def sums(terms: Sequence[tuple[Interval, Decimal]]) -> Interval:
    ends = [sorted((low * w, high * w)) for (low, high), w in terms]
    return sum((low for low, _ in ends), D(0)), sum((high for _, high in ends), D(0))


def once(terms: Sequence[tuple[Interval, Decimal]]) -> Interval:
    return sums([(interval, D(1)) for interval, _ in terms])


def scaled(interval: Interval, by: Decimal) -> Interval:
    low, high = interval[0] * by, interval[1] * by
    return min(low, high), max(low, high)


SPELLINGS: dict[str, Callable[[Parts], Interval]] = {
    "sum(parts.x)": lambda p: once(over(p)),
    "total(parts.x)": lambda p: once(over(p)),
    "sum(for p in parts return p.x)": lambda p: once(over(p)),
    "sum(for x in parts.x return x)": lambda p: once(over(p)),
    "-sum(for p in parts return -p.x)": lambda p: once(over(p)),
    "mean(parts.x) * count(parts)": lambda p: once(over(p)),
    "mean(parts.x)": lambda p: scaled(once(over(p)), 1 / D(len(p))),
    "total(parts[core].x)": lambda p: once(over(p, core=True)),
    "total(for p in parts[core] return p.x)": lambda p: once(over(p, core=True)),
    "total(for p in parts return if p.core then p.x else 0)": lambda p: once(over(p, core=True)),
    "parts[1].x + parts[-1].x": lambda p: once([over(p)[0], over(p)[-1]]),
    "parts.x[1] + parts.x[-1]": lambda p: once([over(p)[0], over(p)[-1]]),
    "0.5 * sum(parts.x)": lambda p: scaled(once(over(p)), D("0.5")),
    "sum(parts.x) * -3": lambda p: scaled(once(over(p)), D(-3)),
    "sum(parts.x) / 4": lambda p: scaled(once(over(p)), D("0.25")),
    "sum(for p in parts return p.weight * p.x)": lambda p: sums(over(p)),
    "sum(for p in parts return p.x * p.weight) / sum(parts.weight)": lambda p: scaled(
        sums(over(p)), 1 / sum((w for _, w, _ in p), D(0))
    ),
    "weighted mean(parts.x, parts.weight)": lambda p: scaled(
        sums(over(p)), 1 / sum((w for _, w, _ in p), D(0))
    ),
    "percent(sum(parts.x), 400)": lambda p: scaled(once(over(p)), D("0.25")),
    "sum(concatenate(parts.x, grants.x))": lambda p: once([*over(p), ((D(2) - HALF, D(2) + HALF), D(1))]),
    "sum(parts.x) + sum(grants.x)": lambda p: once([*over(p), ((D(2) - HALF, D(2) + HALF), D(1))]),
    "sum(parts.x) - grants[1].x": lambda p: once([*over(p), ((-D(2) - HALF, -D(2) + HALF), D(1))]),
    "get or else(sum(parts.x), 0)": lambda p: once(over(p)),
    "(if exact = null then sum(parts.x) else exact)": lambda p: once(over(p)),
}  # fmt: skip

TOTALS = ("total = {}", "{} = total", "total <= {}", "total - {} = 0", "0 = {} - total")


def raised(folder: Path, that: str, total: Decimal, parts: Parts, extra: str = "") -> list[Finding]:
    rules = (
        f"rule: r\ntitle: R\nfor: unit\n{extra}checks:\n"
        f"  - {{code: sum, that: '{that}', tolerance: printed, severity: error, message: m}}\n"
    )
    facts = {
        "units.yaml": f"- {{id: U, total: {total:f}}}\n",
        "grants.yaml": "- {id: G, unit: U, x: 2}\n",
        "parts.yaml": "".join(
            f"- {{id: P{at}, unit: U, x: {x:f}, weight: {w:f}, core: {str(core).lower()}}}\n"
            for at, (x, w, core) in enumerate(parts)
        ),
    }
    return list(domain(folder, schema=SCHEMA, facts=facts, rules=rules).evaluate().findings)


def table(chosen: random.Random) -> Parts:
    return [
        (D(chosen.randint(-400, 900)).scaleb(-1), D(chosen.randint(1, 40)), chosen.random() < 0.6)
        for _ in range(chosen.randint(1, 6))
    ]


@pytest.mark.parametrize("spelled", SPELLINGS)
def test_a_total_is_let_pass_exactly_where_rounding_explains_it(
    tmp_path: Path, spelled: str
) -> None:
    chosen = random.Random(spelled)
    for at in range(6):
        parts = table(chosen)
        low, high = SPELLINGS[spelled](parts)
        first = (low - HALF).quantize(D("0.1"), "ROUND_CEILING")
        last = (high + HALF).quantize(D("0.1"), "ROUND_FLOOR")
        that = chosen.choice(TOTALS[:2]).format(spelled)
        for total, passes in [
            (first, True),
            (last, True),
            (first - D("0.1"), False),
            (last + D("0.1"), False),
        ]:
            found = raised(tmp_path / f"{at}{total}", that, total, parts)
            assert (not found) is passes, (that, total, parts, found)


def test_what_rounding_explains_is_the_same_on_either_side_and_under_an_order(
    tmp_path: Path,
) -> None:
    parts = [(D("1.3"), D(1), True)] * 3
    for at, form in enumerate(TOTALS):
        that = form.format("sum(parts.x)")
        assert not raised(tmp_path / f"a{at}", that, D("4.1"), parts), that
        assert raised(tmp_path / f"b{at}", that, D("4.2"), parts), that


@pytest.mark.parametrize(
    ("extra", "spelled"),
    [
        ("given: {all: {is: sum(parts.x)}}\n", "all"),
        ("given: {all: {is: sum(parts.x)}, more: {is: all + 0}}\n", "more"),
        ("given: {each: {is: parts.x}}\n", "sum(each)"),
        ("given: {each: {is: for p in parts return 2 * p.x}}\n", "sum(each) / 2"),
        ("outcomes: {all: {is: sum(parts.x)}}\n", "all"),
        (
            """table: {outcome: all, rows: [{when: {exact: null}, then: {is: sum(parts.x)}}]}\n""",
            "all",
        ),
    ],
)
def test_figures_are_found_behind_the_values_of_rules(
    tmp_path: Path, extra: str, spelled: str
) -> None:
    parts = [(D("1.3"), D(1), True)] * 3
    that = f"total = {spelled}"
    assert not raised(tmp_path / "a", that, D("4.0"), parts, extra)
    assert not raised(tmp_path / "b", that, D("4.1"), parts, extra)
    (found,) = raised(tmp_path / "c", that, D("4.2"), parts, extra)
    assert dict(found.values)["tolerance"] == D("0.2")


def test_a_value_that_a_rule_rounds_is_off_by_its_own_half_unit_besides(tmp_path: Path) -> None:
    extra = "given: {all: {is: sum(parts.x), decimals: 0}}\n"
    parts = [(D("1.3"), D(1), True)] * 3
    (found,) = raised(tmp_path, "total = all", D("4.8"), parts, extra)
    assert dict(found.values)["tolerance"] == D("0.70")  # 0.05 + 3 * 0.05 + 0.5


def test_a_whole_number_has_the_decimals_that_the_schema_declares(tmp_path: Path) -> None:
    parts = [(D("1"), D(1), True), (D("2.5"), D(1), True)]
    assert not raised(tmp_path / "a", "total = sum(parts.x)", D("3.6"), parts)
    (found,) = raised(tmp_path / "b", "total = sum(parts.x)", D(4), parts)
    assert dict(found.values)["tolerance"] == D("0.15")


@pytest.mark.parametrize(
    ("spelled", "tolerance"),
    [
        ("parts[1].weight * 9", "4.55"),  # as written: 1 is off by 0.5, nine times
        ("abs(sum(parts.x))", "0.05"),  # any other function
        ("max(parts.x) + 30", "0.05"),
        ("count(parts) + 30", "0.05"),
        ("parts[1].x * parts[2].x", "0.18"),  # each times the other: 1.3 * 0.05 twice, and 0.05
        ("50 / parts[1].x", "0.05"),  # a divisor
    ],
)
def test_what_else_counts_and_what_does_not(tmp_path: Path, spelled: str, tolerance: str) -> None:
    parts = [(D("1.3"), D(1), True)] * 3
    (found,) = raised(tmp_path, f"total = {spelled}", D(99), parts)
    assert dict(found.values)["tolerance"] == D(tolerance)


def test_figures_are_found_through_a_roll_up_over_a_deep_tree(tmp_path: Path) -> None:
    schema = """
    kinds:
      line:
        plural: lines
        key: code
        parent: line
        fields: {own: {type: number, decimals: 1}, total: {type: number, decimals: 1}}
    """
    rules = (
        "rule: r\ntitle: R\nfor: line\noutcomes: {all: {is: own + total(children.all)}}\n"
        "checks: [{code: sum, that: total = all, tolerance: printed, severity: error, message: m}]\n"
    )
    lines = [
        f"- {{code: L{at}, parent: {f'L{at - 1}' if at else 'null'}, own: 0.1, total: 999}}\n"
        for at in range(600)
    ]
    facts = {"lines.yaml": "".join(lines)}
    found = domain(tmp_path, schema=schema, facts=facts, rules=rules).evaluate().findings
    of_root = next(one for one in found if one.fact == "line/L0")
    assert dict(of_root.values)["tolerance"] == D("0.05") * 601
