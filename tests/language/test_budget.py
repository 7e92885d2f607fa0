"""What an expression may cost: honest work is done, what has no end in sight is given up soon."""

from __future__ import annotations

import time
from pathlib import Path

import pytest

from assay.language import Budget, evaluate
from assay.values.null import Null
from assay.values.types import Value
from tests.building import domain
from tests.language.domain import NOTHING, Small, compiled

SECONDS = 4.0
"""Generous, for a machine that does other things too: unbounded, each of these takes minutes."""

LONG: dict[str, Value] = {
    "name": "x" * 100_000,
    "codes": tuple(f"code {at}" for at in range(10_000)),
}


def found(text: str, **values: Value) -> tuple[Value, Small]:
    """The value of an expression about a project with a long text and a long list, soon."""
    world = Small({NOTHING: {**LONG, **values}})
    node = compiled(text)
    before = time.perf_counter()
    value = evaluate(node, world, NOTHING)
    assert time.perf_counter() - before < SECONDS, text
    return value, world


@pytest.mark.parametrize(
    "bomb",
    [
        "sum(for i in 1..99999 return sum(for j in 1..99999 return j))",
        "count(for i in 1..2000000000 return i)",
        "count(for a in 1..999, b in 1..999, c in 1..999 return 1)",
        "some a in 1..99999, b in 1..99999 satisfies a + b < 0",
        "count(for i in 1..9999 return (for j in 1..9999 return j)[item > i])",
        "sum(for i in 1..99999 return exp(i / 99999))",
        "sum(for i in 1..99999 return 1.0001 ** (i / 7))",
        'matches(name, "(x?)(x?)(x?)(x?)(x?)(x?)(x?)(x?)xy")',
        'replace(name, "x.*y|x", "z")',
        'count(split(name, "x.*y|x"))',
        'replace(name, ".", "$0$0$0$0$0$0$0$0$0$0$0$0")',
        "string join(codes, name)",
        "string join(for i in 1..9999 return name)",
        "count(for i in 1..9999 return upper case(name))",
        'count(for i in 1..9999 return contains(name, "y"))',
        "count(for i in 1..9999 return name = lower case(name))",
        'count(for i in 1..9999 return name in ["y", name])',
        "count(for i in 1..9999 return name + string(i))",
        "count(for i in 1..99999 return string(1e6000 + i))",
    ],
)
def test_an_expression_without_an_end_in_sight_is_given_up(bomb: str) -> None:
    value, world = found(bomb)
    assert isinstance(value, Null)
    assert value.causes[0].where == world.refused[0]


@pytest.mark.parametrize(
    "inner",
    [
        "mode(numbers)",
        "sort(codes)",
        "median(numbers)",
        "stddev(numbers)",
        "distinct values(codes)",
        "union(codes, codes)",
        "concatenate(codes, codes)",
        "append(codes, name)",
        "reverse(codes)",
        "flatten([codes, codes])",
        "index of(codes, name)",
        "list contains(codes, name)",
        "count(codes)",
        "sum(numbers)",
        "max(codes)",
        "name in codes",
        "codes = codes",
        "some x in codes satisfies x = name",
        "codes[item = name]",
        "string(codes)",
        "string join(codes)",
        "weighted mean(numbers, numbers)",
        "for x in codes return x",
    ],
)
def test_what_goes_through_a_list_in_a_loop_counts_its_elements(inner: str) -> None:
    numbers = "(for j in 1..9999 return j)"
    value, world = found(f"count(for i in 1..99999 return {inner.replace('numbers', numbers)})")
    assert isinstance(value, Null)
    assert "steps of work" in world.refused[0]


def test_a_loop_over_what_is_null_for_many_reasons_counts_the_reasons() -> None:
    value, _ = found("count(for i in 1..99999 return sum(for j in 1..999 return spent / 0))")
    assert isinstance(value, Null)


def test_no_text_grows_beyond_what_a_text_may_have() -> None:
    long = "x" * 600_000
    for text in (
        "name + name",
        "string join([name, name])",
        'replace(name, "x{9}", "123456789$0")',
    ):
        value, world = found(text, name=long)
        assert isinstance(value, Null)
        assert world.refused == ["a text of more than 1,000,000 characters"] or "steps" in str(
            world.refused
        )
    assert found("string length(name)", name=long)[0] == 600_000


def test_an_expression_that_was_given_up_is_not_tried_for_another_fact() -> None:
    world = Small({NOTHING: LONG})
    node = compiled("count(for a in 1..9999, b in 1..9999 return 1)")
    evaluate(node, world, NOTHING)
    before = time.perf_counter()
    for _ in range(1_000):
        assert isinstance(evaluate(node, world, NOTHING), Null)
    assert time.perf_counter() - before < SECONDS


@pytest.mark.thorough
def test_all_expressions_over_a_book_share_one_budget_until_it_is_evaluated() -> None:
    world = Small({NOTHING: LONG})
    world.budget = Budget(0)
    nodes = [compiled(f"count(for i in 1..200000 return {at})") for at in range(30)]
    values = [evaluate(node, world, NOTHING) for node in nodes]
    assert values[0] == 200_000
    assert isinstance(values[-1], Null)
    assert "all rules together" in world.refused[-1]
    world.budget = Budget(0)
    world.budget.settle()
    assert all(evaluate(node, world, NOTHING) == 200_000 for node in nodes)


SCHEMA = """
    kinds:
      unit: {plural: units, key: id}
      part: {plural: parts, key: id, parent: unit, fields: {x: {type: number}}}
"""


def test_sums_over_ten_thousands_of_facts_are_honest_work(tmp_path: Path) -> None:
    many = 20_000
    parts = "id,unit,x\n" + "".join(f"i{at},u{at % 2},{at % 7}\n" for at in range(many))
    small = domain(
        tmp_path,
        schema=SCHEMA,
        facts={"units.yaml": "- {id: u0}\n- {id: u1}\n", "parts.csv": parts},
        rules="""
            rule: sums
            for: unit
            title: Sums
            outcomes:
              all: sum(book.parts.x)
              own: sum(parts[x > 3].x)
              most: count(for one in parts return one.x / sum([one.x, 1]))
        """,
    )
    evaluation = small.evaluate("reference")
    assert not evaluation.findings
    assert evaluation.value("unit", "u0", "all") == sum(at % 7 for at in range(many))


def test_a_rule_that_asks_too_much_is_named_with_its_fact(tmp_path: Path) -> None:
    small = domain(
        tmp_path,
        schema=SCHEMA,
        facts={"units.yaml": "- {id: u0}\n- {id: u1}\n", "parts.csv": "id,unit,x\np0,u0,1\n"},
        rules="""
            rule: sums
            for: unit
            title: Bombs
            given:
              t: '"ten digits"'
              double: 'for i in 1..5000 return for j in 1..5000 return t'
            outcomes:
              many: count(double)
        """,
    )
    evaluation = small.evaluate("reference")
    told = [one for one in evaluation.findings if one.code == "too-much-work"]
    assert [one.fact for one in told] == ["unit/u0", "unit/u1"]
    assert all(one.span is not None and one.rule is not None for one in told)
    assert isinstance(evaluation.value("unit", "u0", "many"), Null)


def test_doubling_by_one_given_after_another_ends_soon(tmp_path: Path) -> None:
    givens = "".join(f"  g{at}: g{at - 1} + g{at - 1}\n" for at in range(1, 40))
    lists = "".join(f"  l{at}: concatenate(l{at - 1}, l{at - 1})\n" for at in range(1, 40))
    rules = (
        f'rule: doubling\nfor: unit\ntitle: Doubling\ngiven:\n  g0: \'"0123456789"\'\n{givens}  l0: "[1]"\n{lists}'
        "outcomes:\n  text: string length(g39)\n  list: count(l39)\n"
    )
    small = domain(
        tmp_path,
        schema=SCHEMA,
        facts={"units.yaml": "- {id: u0}\n", "parts.csv": "id,unit,x\n"},
        rules=rules,
    )
    before = time.perf_counter()
    evaluation = small.evaluate("reference")
    assert time.perf_counter() - before < SECONDS
    assert isinstance(evaluation.value("unit", "u0", "text"), Null)
    assert isinstance(evaluation.value("unit", "u0", "list"), Null)
    assert {one.code for one in evaluation.findings} == {"too-much-work"}


def test_mode_of_very_many_values_is_found_at_once() -> None:
    value, _ = found("mode(for i in 1..60000 return modulo(i, 30000))")
    assert isinstance(value, tuple)
    assert len(value) == 30_000


def test_a_reference_to_a_group_with_very_many_digits_is_read() -> None:
    digits = "1" * 5_000
    assert found(f'replace("ab", "(a)", "$1{digits}")')[0] == f"a{digits}b"
