"""Outcomes that read each other in chains of any length, in any order, and in cycles."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from decimal import Decimal
from pathlib import Path
from random import Random

import pytest

from assay.contents.arranged import DEEPEST, arranged
from assay.facts import Book
from assay.outcome import Evaluation
from assay.scorecard.section import Section
from assay.values.text import Text
from assay.values.types import Number
from tests.building import Domain, domain

SCHEMA = "kinds: {thing: {plural: things, key: id, fields: {n: {type: number, unit: THB}}}}"
TREE = """
kinds:
  thing: {plural: things, key: id, parent: thing, fields: {n: {type: number}}}
"""


def read(folder: Path, rules: dict[str, str], facts: str = "- {id: A, n: 7}\n") -> Domain:
    return domain(folder, schema=SCHEMA, facts={"things.yaml": facts}, rules=rules)


def links(length: int, first: str = "n") -> list[str]:
    """`o0: {is: n + 1}`, `o1: {is: o0 + 1}`, ..."""
    before = [first, *(f"o{at}" for at in range(length - 1))]
    return [f"  o{at}: {{is: {one} + {one} * 0 + n * 0}}\n" for at, one in enumerate(before)]


def in_one_file(lines: Iterable[str], under: str = "outcomes") -> dict[str, str]:
    return {"r.yaml": f"rule: r\ntitle: R\nfor: thing\n{under}:\n{''.join(lines)}"}


def in_a_file_each(lines: Sequence[str]) -> dict[str, str]:
    head = "rule: r{0}\ntitle: R\nfor: thing\noutcomes:\n{1}"
    return {f"{at:05}.yaml": head.format(at, line) for at, line in enumerate(lines)}


def last(made: Domain, name: str) -> object:
    return made.evaluate("reference").value("thing", "A", name)


@pytest.mark.parametrize("length", [10, 64, 66, 90, 124, 1_000, 5_000])
def test_a_chain_of_outcomes_has_its_value_however_long_it_is(tmp_path: Path, length: int) -> None:
    orders = {"back": links(length)[::-1]}
    if length < 1_000:
        orders["on"] = links(length)
    for name, lines in orders.items():
        made = read(tmp_path / name, in_one_file(lines))
        assert made.codes == []
        assert made.plan is not None
        # The unit went all the way.
        assert made.plan.outcomes["thing"][f"o{length - 1}"].type == Number("THB")
        assert last(made, f"o{length - 1}") == Decimal(7)


@pytest.mark.parametrize("length", [66, 400])
def test_a_chain_may_go_through_rule_files_in_any_order(tmp_path: Path, length: int) -> None:
    lines = links(length)
    for seed in (1, 2):
        Random(seed).shuffle(lines)
        made = read(tmp_path / str(seed), in_a_file_each(lines))
        assert made.codes == []
        assert last(made, f"o{length - 1}") == Decimal(7)


@pytest.mark.parametrize("length", [10, 124, 1_000, 3_000])
def test_a_chain_of_given_values_has_its_value(tmp_path: Path, length: int) -> None:
    lines = [f"  g{at}: {{is: {f'g{at - 1}' if at else 'n'} + n * 0}}\n" for at in range(length)]
    rule = in_one_file(lines, "given")
    rule["r.yaml"] += f"outcomes: {{o: {{is: g{length - 1}}}}}\n"
    made = read(tmp_path, rule)
    assert made.codes == []
    assert last(made, "o") == Decimal(7)
    trace = made.evaluate("reference").trace(made.book.of_kind("thing")[0], "o")
    for _ in range(length):
        (trace,) = [one.trace for one in trace.readings if one.trace is not None]
    assert trace.value == Decimal(7)


def test_only_the_given_values_that_are_read_are_computed(tmp_path: Path) -> None:
    lines = [f"  g{at}: {{is: {f'g{at - 1}' if at else '1 / (n - 7)'} + 1}}\n" for at in range(50)]
    rule = in_one_file(lines, "given")
    rule["r.yaml"] += "outcomes: {o: {is: if n = 7 then 1 else g49}}\n"
    assert last(read(tmp_path, rule), "o") == 1


@pytest.mark.parametrize("length", [2, 10, 65, 66, 3_000])
def test_a_cycle_is_told_as_one_however_long_it_is(tmp_path: Path, length: int) -> None:
    made = read(tmp_path, in_one_file(links(length, first=f"o{length - 1}")))
    assert made.codes == ["cycle"]
    (found,) = made.findings
    assert found.span is not None
    assert found.span.line == 5
    assert "thing.o0 reads thing.o" in found.message.en
    assert found.message.en.endswith(" reads thing.o0")
    assert len(found.message.en) < 1_000
    assert len(found.related) < 10


def test_a_cycle_in_which_one_type_is_known_is_told_once_and_as_nothing_else(
    tmp_path: Path,
) -> None:
    lines = links(100, first="o99")
    lines[40] = "  o40: {is: if n > 1 then 5 else o39}\n"
    assert read(tmp_path, in_one_file(lines)).codes == ["cycle"]


def test_types_that_come_from_each_other_in_a_tree_are_found(tmp_path: Path) -> None:
    # Each of the chain rolls up the next one below, so all read each other over the tree.
    lines = [f"  o{at}: {{is: n + sum(children.o{(at + 1) % 90})}}\n" for at in range(90)]
    facts = "- {id: T, n: 1}\n- {id: A, n: 7, parent: T}\n- {id: B, n: 5, parent: T}\n"
    made = domain(tmp_path, schema=TREE, facts={"things.yaml": facts}, rules=in_one_file(lines))
    assert made.codes == []
    evaluation = made.evaluate("reference")
    # An empty list has no sum, so a leaf has no total of its own.
    assert made.plan is not None
    assert made.plan.outcomes["thing"]["o89"].type == Number()
    assert len(evaluation.outcomes["thing"]["A"]) == 90


def deep(folder: Path, length: int) -> Evaluation:
    above = ["", *(f", parent: T{at}" for at in range(length - 1))]
    facts = "".join(f"- {{id: T{at}, n: 1{one}}}\n" for at, one in enumerate(above))
    rule = in_one_file(
        ["  total: {is: if count(children) = 0 then n else n + sum(children.total)}\n"]
    )
    made = domain(folder, schema=TREE, facts={"things.yaml": facts}, rules=rule)
    return made.evaluate("reference")


def test_a_tree_may_be_as_deep_as_it_is(tmp_path: Path) -> None:
    evaluation = deep(tmp_path, 3_000)
    assert evaluation.value("thing", "T0", "total") == 3_000
    assert evaluation.value("thing", "T2999", "total") == 1
    section = Section("thing", Text("Things"))
    placed = arranged(section, evaluation)
    assert [one.fact.key for one in placed] == [("T" + str(at),) for at in range(3_000)]
    assert [one.depth for one in placed[:3]] == [0, 1, 2]
    assert placed[-1].depth == DEEPEST


def test_the_facts_of_a_kind_are_listed_once(tmp_path: Path) -> None:
    book: Book = read(tmp_path, in_one_file(links(1))).book
    assert book.of_kind("thing") is book.of_kind("thing")
