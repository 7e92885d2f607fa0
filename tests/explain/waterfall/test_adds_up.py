"""Steps always add up exactly: over whole evaluations, and over expressions made at random."""

from __future__ import annotations

import shutil
import tempfile
from decimal import Decimal
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from assay import evaluate, load_book, load_rules
from assay.explain.waterfall import StepKind, opened, waterfall
from assay.outcome import Evaluation
from assay.values.types import Number
from tests.building import domain
from tests.explain.waterfall.adding import adds_up, all_of, operands

PROJECT = Path(__file__).parents[3]
HOSPITAL = PROJECT / "tests" / "domains" / "hospital"


@pytest.mark.parametrize(
    ("book", "rules"),
    [
        (PROJECT / "facts" / "etda" / "2563-q4", PROJECT / "rules"),
        (HOSPITAL / "facts" / "2568", HOSPITAL / "rules"),
    ],
    ids=["etda", "hospital"],
)
class TestWholeEvaluations:
    def evaluated(self, book: Path, rules: Path) -> Evaluation:
        return evaluate(load_book(book), load_rules(rules))

    def test_every_figure_and_all_that_it_opens_into_adds_up(self, book: Path, rules: Path) -> None:
        told = list(all_of(self.evaluated(book, rules)))
        assert [one.title.en for one in told if not adds_up(one)] == []

    def test_every_numeric_outcome_has_a_waterfall_and_no_other(
        self, book: Path, rules: Path
    ) -> None:
        evaluation = self.evaluated(book, rules)
        for fact, outcome in evaluation.all_outcomes():
            numeric = isinstance(evaluation.info(fact.kind, outcome.name).type, Number)
            assert (waterfall(evaluation, fact, outcome.name) is not None) is numeric

    def test_a_waterfall_comes_to_the_value_of_the_evaluation(
        self, book: Path, rules: Path
    ) -> None:
        evaluation = self.evaluated(book, rules)
        for fact, outcome in evaluation.all_outcomes():
            told = waterfall(evaluation, fact, outcome.name)
            assert told is None or told.total == outcome.value

    def test_every_step_but_the_last_digits_names_a_line_of_a_rule(
        self, book: Path, rules: Path
    ) -> None:
        for one in all_of(self.evaluated(book, rules)):
            for step in one.steps:
                assert (step.span is None) is (step.kind is StepKind.REMAINDER)

    def test_what_is_said_to_open_opens(self, book: Path, rules: Path) -> None:
        evaluation = self.evaluated(book, rules)
        for one in all_of(evaluation):
            for operand in operands(one):
                below = opened(evaluation, operand)
                if operand.opens:
                    assert below is not None
                    assert below.total == operand.value

    def test_every_title_and_reason_is_told_in_thai_too(self, book: Path, rules: Path) -> None:
        for one in all_of(self.evaluated(book, rules)):
            for step in one.steps:
                assert step.reason is None or step.reason.th is not None

    def test_printed_steps_add_up_as_well(self, book: Path, rules: Path) -> None:
        for one in all_of(self.evaluated(book, rules)):
            for decimals in (0, 2, 4):
                assert adds_up(one.printed(decimals))


SCHEMA = """
kinds:
  unit:
    plural: units
    key: id
    fields:
      a: {type: number}
      b: {type: number}
      c: {type: number}
      flag: {type: boolean}
  part:
    plural: parts
    key: id
    parent: unit
    fields:
      v: {type: number}
      w: {type: number}
      good: {type: boolean}
"""

numbers = st.decimals(
    min_value=-(10**12), max_value=10**12, places=4, allow_nan=False, allow_infinity=False
)
small = st.integers(min_value=-9, max_value=9)

leaves = st.one_of(
    st.sampled_from(["a", "b", "c"]),
    small.map(lambda n: f"({n})"),
    st.sampled_from(
        [
            "sum(parts.v)",
            "total(parts[good].v)",
            "total(parts.v[item > 0])",
            "mean(parts.v)",
            "mean(parts[good].w)",
            "weighted mean(parts.v, parts.w)",
            "count(parts)",
            "count(parts[good])",
            "min(parts.v)",
            "sum(for p in parts return p.v * p.w - 1)",
            "sum(for p in parts, n in 1..2 return p.v / n)",
            "parts[1].v",
        ]
    ),
)


def grown(inner: st.SearchStrategy[str]) -> st.SearchStrategy[str]:
    pairs = st.tuples(inner, st.sampled_from(["+", "-", "*", "/"]), inner)
    calls = st.tuples(
        st.sampled_from(["max", "min", "sum", "mean", "percent", "product", "get or else"]),
        inner,
        inner,
    )
    return st.one_of(
        pairs.map(lambda one: f"({one[0]} {one[1]} {one[2]})"),
        pairs.map(lambda one: f"{one[0]} {one[1]} {one[2]}"),
        calls.map(lambda one: f"{one[0]}({one[1]}, {one[2]})"),
        inner.map(lambda one: f"-({one})"),
        st.tuples(inner, st.integers(0, 6)).map(lambda one: f"round half up({one[0]}, {one[1]})"),
        st.tuples(inner, inner).map(lambda one: f"(if flag then {one[0]} else {one[1]})"),
    )


expressions = st.recursive(leaves, grown, max_leaves=8)
parts = st.tuples(numbers, st.integers(0, 5), st.booleans())


@settings(max_examples=40, deadline=None)
@given(
    written=st.lists(expressions, min_size=4, max_size=8),
    decimals=st.one_of(st.none(), st.integers(0, 5)),
    stated=st.tuples(numbers, numbers, numbers),
    flag=st.booleans(),
    below=st.lists(parts, max_size=4),
)
def test_steps_of_any_expression_add_up_to_the_last_digit(
    written: list[str],
    decimals: int | None,
    stated: tuple[Decimal, Decimal, Decimal],
    flag: bool,
    below: list[tuple[Decimal, int, bool]],
) -> None:
    rounding = "" if decimals is None else f", decimals: {decimals}"
    outcomes = "\n".join(f'  x{at}: {{is: "{text}"{rounding}}}' for at, text in enumerate(written))
    a, b, c = (f"{one:f}" for one in stated)
    folder = Path(tempfile.mkdtemp())
    try:
        evaluation = domain(
            folder,
            schema=SCHEMA,
            facts={
                "units.csv": f"id,a,b,c,flag\nU,{a},{b},{c},{str(flag).lower()}\n",
                "parts.csv": "id,unit,v,w,good\n"
                + "".join(
                    f"{at},U,{v:f},{w},{str(good).lower()}\n"
                    for at, (v, w, good) in enumerate(below)
                ),
            },
            rules=f"rule: x\ntitle: x\nfor: unit\noutcomes:\n{outcomes}\n",
        ).evaluate("reference")
    finally:
        shutil.rmtree(folder)
    found = list(all_of(evaluation))
    assert len(found) >= len(written)
    assert [one.title.en for one in found if not adds_up(one)] == []
