"""What the rules that give a value can come to is known where a table or levels read it."""

from __future__ import annotations

from pathlib import Path

import pytest

from assay.analyse import analyse
from tests.analyse.rules import told
from tests.building import domain

SCHEMA = """
types:
  stage: {scale: [drafting, hearing, in_force]}
kinds:
  project:
    plural: projects
    key: id
    fields:
      x: {type: number}
      whole: {type: number, decimals: 0, range: "[0..20]"}
      other: {type: number, decimals: 0, range: "[0..20]"}
      tenth: {type: number, decimals: 1}
      days: {type: date}
      until: {type: date}
      target: {type: number, range: "> 0"}
      goal: {type: number}
      margin: {type: number, range: "[0..1)"}
      figure: {type: number}
      middle: {type: number, required: true}
      stage: {type: stage}
      open: {type: boolean}
  step:
    plural: steps
    key: id
    parent: project
    fields:
      id: {type: text}
      done: {type: boolean}
      rate: {type: number}
      weight: {type: number, decimals: 0, range: ">= 0"}
"""
HEAD = "rule: a\ntitle: A\nfor: project\n"


def found(folder: Path, given: str, rows: str, *, hit: str = "unique", more: str = "") -> list[str]:
    """What is told of a table: all but notes."""
    body = f"given:\n{given}table:\n  outcome: y\n  hit: {hit}\n  rows:\n{rows}"
    rules = {"a.yaml": HEAD + body}
    if more:
        rules["b.yaml"] = "rule: b\ntitle: B\nfor: project\n" + more
    made = domain(
        folder, schema=SCHEMA, facts={"projects.yaml": "- {id: A, middle: 1}"}, rules=rules
    )
    assert made.plan is not None, [one.message.en for one in made.findings]
    return [
        one for one in told(list(analyse(made.plan, made.schema))) if not one.startswith("note")
    ]


def row(**cells: str) -> str:
    listed = ", ".join(f'{name}: "{cell}"' for name, cell in cells.items())
    return f"    - {{when: {{{listed}}}, then: 1}}\n"


@pytest.mark.parametrize(
    ("value", "cells"),
    [
        ("floor(x / 10)", ("< 0", "0", "1", "2", "> 2")),
        ("round half up(x, 0)", ("< 0", "0", "1", "2", "> 2")),
        ("decimal(x, 1)", ("<= 1", "1.1", ">= 1.2")),
        ("if open then 3 else if x > 5 then 2 else 1", ("1", "2", "3")),
        ("if open then 3 else 1", ("1", "3")),
        ("count(steps)", ("0", "1", "2", "> 2")),
        ("count(steps[done]) + whole", ("< 1", "1", "2", "> 2")),
        ("whole + other", ("[0..1]", "2", "[3..40]")),
        ("whole - other", ("[-20..-1]", "0", "[1..20]")),
        ("whole * other", ("0", "1", "[2..400]")),
        ("-whole", ("[-20..-1]", "0")),
        ("whole / 10", ("[0..1]", "[1.1..2]")),
        ("abs(x)", ("[0..5]", "> 5")),
        ("x * x", (">= 0",)),
        ("x ** 2", (">= 0",)),
        ("min(whole, 5)", ("[0..1]", "[2..5]")),
        ("max(whole, 5, other)", ("5", "[6..20]")),
        ("max(min(x, 100), 0)", ("[0..100]",)),
        ("if x < 0 then 0 else x", (">= 0",)),
        ("if x > 100 then 100 else if x < 0 then 0 else x", ("[0..100]",)),
        ("percent(count(steps[done]), count(steps))", ("[0..100]",)),
        ("percent(count(steps[rate < 50]), count(steps[rate < 80]))", ("[0..100]",)),
        ("sum(steps.weight)", ("0", "1", "[2..5]", ">= 6")),
        ("mean([1, 2, 3])", ("[1..3]",)),
        ("get or else(whole, 3)", ("[0..3]", "[4..20]")),
        ("until - days", ("< 0", "0", "1", ">= 2")),
        ("days.month", ("[1..6]", "[7..12]")),
        ("1 / target", ("> 0",)),
        ("target * (1 - margin)", ("> 0",)),
        ("max(steps.weight)", ("0", "[1..5]", ">= 6")),
    ],
)
def test_a_gap_where_no_value_can_lie_is_none(
    tmp_path: Path, value: str, cells: tuple[str, ...]
) -> None:
    rows = "".join(row(v=cell) for cell in cells)
    assert found(tmp_path, f'  v: {{is: "{value}"}}\n', rows) == []


@pytest.mark.parametrize(
    ("value", "cells"),
    [
        ("floor(x / 10)", ("< 0", "0", "2", "> 2")),
        ("if open then 3 else if x > 5 then 2 else 1", ("1", "3")),
        ("count(steps)", ("1", "2", "> 2")),
        ("whole + tenth", ("<= 1", ">= 2")),
        ("x / 10", ("< 1", "> 1")),
        ("if x < 0 then 1 else x", ("> 0",)),
        ("sum(steps.weight)", ("0", "[2..5]", ">= 6")),
        ("target - margin", ("> 0",)),
        ("max(whole, 5)", ("[6..20]",)),
    ],
)
def test_a_gap_where_a_value_can_lie_is_told(
    tmp_path: Path, value: str, cells: tuple[str, ...]
) -> None:
    rows = "".join(row(v=cell) for cell in cells)
    (one,) = found(tmp_path, f'  v: {{is: "{value}"}}\n', rows)
    assert one.startswith("warning gap: ")


@pytest.mark.parametrize(
    ("giver", "cells", "whole"),
    [
        ("levels: {outcome: p, 3: x > 9, 2: x > 5, otherwise: 1}", ("1", "2", "3"), True),
        ("levels: {outcome: p, 3: x > 9, 2: x > 5, otherwise: 1}", ("1", "3"), False),
        ("levels: {outcome: p, 2.5: x > 9, otherwise: 1}", ("1", "(2..3)"), True),
        ('levels: {outcome: p, "A": x > 9, "B": x > 5, otherwise: "C"}', ("'A'", "'B'", "'C'"), True),
        ('levels: {outcome: p, "A": x > 9, "B": x > 5, otherwise: "C"}', ("'A'", "'C'"), False),
        ("levels: {outcome: p, type: stage, hearing: x > 9, otherwise: drafting}", ("drafting", "hearing"), True),
        ("outcomes: {p: {is: x / 3, decimals: 0}}", ("<= 1", "2", ">= 3"), True),
        ("outcomes: {p: {is: x / 3, decimals: 1}}", ("<= 1", "2", ">= 3"), False),
        ("table: {outcome: p, hit: collect count, rows: [{when: {x: '> 1'}, then: 1}]}", ("0", "1"), True),
        ("table: {outcome: p, hit: collect sum, rows: [{when: {x: '> 1'}, then: 2}, {when: {x: '> 2'}, then: 3}]}", ("0", "2", "3", "5"), True),
        ("scale: {outcome: p, of: x, points: {1: 50, 2: 100}, below: 0, above: 100}", ("[0..50)", "[50..100]"), True),
        ("scale: {outcome: p, of: x, between: step, points: {1: 50, 2: 100}, below: 0, above: 100}", ("0", "50", "100"), True),
    ],
)  # fmt: skip
def test_what_another_rule_can_give_is_known(
    tmp_path: Path, giver: str, cells: tuple[str, ...], whole: bool
) -> None:
    quoted = [cell.replace("'", '\\"') for cell in cells]
    rows = "".join(row(p=cell) for cell in quoted)
    told = found(tmp_path, "  v: {is: x}\n", rows, more=giver + "\n")
    assert any("gap" in one for one in told) is not whole


MARGINS = "  lower: {is: target - target * margin}\n  upper: {is: target + target * margin}\n"
BANDS = row(figure="< lower") + row(figure="[lower..upper]") + row(figure="> upper")


@pytest.mark.parametrize(
    "given",
    [
        MARGINS,
        "  lower: {is: target * (1 - margin)}\n  upper: {is: target * (1 + margin)}\n",
        "  m: {is: target * margin}\n  lower: {is: target - m}\n  upper: {is: target + m}\n",
        "  lower: {is: target * 0.9, decimals: 1}\n  upper: {is: target * 1.1, decimals: 1}\n",
        "  lower: {is: 'min(goal, target)'}\n  upper: {is: 'max(goal, target)'}\n",
        "  lower: {is: goal - abs(x)}\n  upper: {is: goal + whole / 2}\n",
        "  lower: {is: goal}\n  upper: {is: if open then goal + 5 else goal + target}\n",
    ],
)
def test_derived_limits_are_compared_by_what_they_are_derived_from(
    tmp_path: Path, given: str
) -> None:
    assert found(tmp_path, given, BANDS) == []


@pytest.mark.parametrize(
    ("rows", "clash"),
    [
        (
            row(serious="> 2", short="< 2")
            + row(serious="<= 2")
            + row(short=">= 2", serious="> 2"),
            0,
        ),
        (row(serious="> 2") + row(short="< 2") + row(short=">= 2", serious="<= 2"), 0),
        (row(serious="> 2") + row(short="< 4") + row(short=">= 4", serious="<= 2"), 1),
    ],
)
def test_counts_over_one_list_with_narrower_conditions_are_no_greater(
    tmp_path: Path, rows: str, clash: int
) -> None:
    given = "  serious: {is: 'count(steps[rate < 50])'}\n  short: {is: 'count(steps[rate < 85])'}\n"
    told = found(tmp_path, given, rows)
    assert sum("overlap" in one for one in told) == clash


@pytest.mark.parametrize(
    ("assuming", "rows", "told"),
    [
        ("whole <= other", row(whole="> 2", other="< 2") + row(whole="<= 2") + row(whole="> 2", other=">= 2"), ["never-holds"]),
        ("whole <= other", row(whole="> 2") + row(other="< 2") + row(whole="<= 2", other=">= 2"), []),
        ("[whole <= middle, middle <= other]", row(whole="> 2") + row(other="< 2") + row(whole="<= 2", other=">= 2"), []),
        # Where x is missing, nothing is said of the other two.
        ("[whole <= x, x <= other]", row(whole="> 2") + row(other="< 2") + row(whole="<= 2", other=">= 2"), ["overlap"]),
        ("whole + other <= 5", row(whole="> 2") + row(whole="<= 2"), []),
        ("open or whole > 3", row(open="true") + row(whole="> 3", open="false"), []),
        ("if open then whole > 3 else whole < 2", row(whole="> 2", open="true") + row(open="false"), ["gap"]),
    ],
)  # fmt: skip
def test_what_a_rule_assumes_is_no_case_of_its_table(
    tmp_path: Path, assuming: str, rows: str, told: list[str]
) -> None:
    given = f'  v: {{is: x}}\nassuming: "{assuming}"\n'
    if assuming.startswith("["):
        given = f"  v: {{is: x}}\nassuming: {assuming}\n"
    codes = [one.split()[1].rstrip(":") for one in found(tmp_path, given, rows)]
    assert codes == told
