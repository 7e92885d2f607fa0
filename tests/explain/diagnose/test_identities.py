"""Checks of the form `a = b` whose sides add stated amounts up are identities; no others are."""

from __future__ import annotations

from fractions import Fraction
from pathlib import Path

import pytest

from assay.explain.diagnose.identities import Identity, identities
from tests.building import domain

SCHEMA = """
    kinds:
      fund:
        plural: funds
        key: no
        fields:
          no: {type: number, decimals: 0}
          total: {type: number}
          other: {type: number}
          core: {type: boolean}
      grant:
        plural: grants
        key: id
        parent: fund
        fields:
          id: {type: text}
          paid: {type: number}
          due: {type: number}
          state: {type: text}
"""
FACTS = {
    "funds.yaml": "- {no: 3, total: 10, other: 4, core: true}\n",
    "grants.yaml": """
        - {id: a, fund: 3, paid: 1, due: 2, state: open}
        - {id: b, fund: 3, paid: 3, due: 5, state: shut}
        - {id: c, fund: 3, paid: 4, state: open}
    """,
}


def found(folder: Path, that: str, head: str = "", tolerance: str = "") -> list[Identity]:
    width = f"tolerance: {tolerance}, " if tolerance else ""
    rule = (
        f"rule: r\ntitle: R\nfor: fund\n{head}checks:\n"
        f"  - {{code: c, that: '{that}', {width}severity: error, message: differs}}\n"
    )
    return list(identities(domain(folder, schema=SCHEMA, facts=FACTS, rules=rule).evaluate()))


def terms(one: Identity) -> dict[str, Fraction]:
    return {f"{fact.partition('/')[2]}.{name}": by for (fact, name), by in one.terms.items()}


PAID = {"a.paid": Fraction(-1), "b.paid": Fraction(-1), "c.paid": Fraction(-1)}


@pytest.mark.parametrize(
    ("that", "expected"),
    [
        ("total = sum(grants.paid)", {"3.total": 1, **PAID}),
        ("total - sum(grants.paid) = 0", {"3.total": 1, **PAID}),
        ("total = total(grants.paid) + 2", {"3.total": 1, **PAID}),
        ("total = -(other - 3)", {"3.total": 1, "3.other": 1}),
        ("total = 2 * other / 4", {"3.total": 1, "3.other": Fraction(-1, 2)}),
        ("total + other = other + sum(grants.paid)", {"3.total": 1, **PAID}),
        ("3 * total = 3 * mean(grants.paid)", {"3.total": 3, **PAID}),
        (
            'total = sum(grants[state = "open"].paid)',
            {"3.total": 1, "a.paid": -1, "c.paid": -1},
        ),
        ("total = sum(grants[due != null].paid)", {"3.total": 1, "a.paid": -1, "b.paid": -1}),
        ("total = other + grants[2].paid", {"3.total": 1, "3.other": -1, "b.paid": -1}),
        ("total = grants.paid[1] + other", {"3.total": 1, "3.other": -1, "a.paid": -1}),
        (
            "total = sum(for g in grants return 2 * g.paid)",
            {"3.total": 1, "a.paid": -2, "b.paid": -2, "c.paid": -2},
        ),
        ("total = (if core then other else 0)", {"3.total": 1, "3.other": -1}),
        ("total = get or else(grants[3].due, other)", {"3.total": 1, "3.other": -1}),
        ("total = other + count(grants) + no", {"3.total": 1, "3.other": -1}),
        (
            "total = sum(other, grants[1].paid)",
            {"3.total": 1, "3.other": -1, "a.paid": -1},
        ),
    ],
)
def test_what_adds_up_stated_amounts_is_an_identity(
    tmp_path: Path, that: str, expected: dict[str, int | Fraction]
) -> None:
    (one,) = found(tmp_path, that)
    assert terms(one) == expected


@pytest.mark.parametrize(
    "that",
    [
        "total = 2 * other * other",
        "total = sum(for g in grants return g.paid * g.due)",
        "total = round half up(sum(grants.paid), 0)",
        "total = max(grants.paid) + other",
        "total = sum(grants[paid > 1].paid)",
        "total = (if other > 1 then other else 0)",
        "total = percent(other, total)",
        "total + previous.other = other",
    ],
)
def test_what_bends_with_an_amount_is_none(tmp_path: Path, that: str) -> None:
    assert found(tmp_path, that) == []


@pytest.mark.parametrize("that", ["total = 5", "total = count(grants)", "total - total = 0"])
def test_where_fewer_than_two_amounts_stand_nothing_is_added_up(tmp_path: Path, that: str) -> None:
    assert found(tmp_path, that) == []


def test_what_is_no_equality_or_can_not_be_told_is_none(tmp_path: Path) -> None:
    assert found(tmp_path, "total <= other") == []
    assert found(tmp_path, "total = other or core") == []
    assert found(tmp_path, "total = sum(grants.due)") == []  # grant c states none


def test_givens_and_outcomes_are_followed_to_the_amounts(tmp_path: Path) -> None:
    head = (
        "given: {half: {is: other / 2}, twice: {is: total + half}}\n"
        "outcomes: {whole: {is: twice - sum(grants.paid)}}\n"
    )
    (one,) = found(tmp_path, "whole = 1", head)
    assert terms(one) == {"3.total": 1, "3.other": Fraction(1, 2), **PAID}


def test_a_rounded_outcome_is_not_followed(tmp_path: Path) -> None:
    head = "given: {half: {is: other / 2, decimals: 0}}\n"
    assert found(tmp_path, "total = half + other", head) == []


def test_the_row_of_a_table_that_fired_is_followed_where_no_amount_chose_it(
    tmp_path: Path,
) -> None:
    table = """table:
  outcome: share
  hit: unique
  rows:
    - {when: {core: true}, then: {is: other / 2}}
    - {when: {core: false}, then: 7}
"""
    (one,) = found(tmp_path, "total = share", table)
    assert terms(one) == {"3.total": 1, "3.other": Fraction(-1, 2)}
    chosen = table.replace("core: true", 'other: "> 1"').replace("core: false", 'other: "<= 1"')
    assert found(tmp_path, "total = share", chosen) == []


def test_a_rule_that_does_not_apply_makes_none(tmp_path: Path) -> None:
    assert found(tmp_path, "total = other", "applies: not(core)\n") == []


def test_residual_and_tolerance_are_those_of_the_check(tmp_path: Path) -> None:
    # 10 - (1 + 3 + 4) = 2; half a unit of each of four figures, printed without decimals.
    (one,) = found(tmp_path, "total = sum(grants.paid)", tolerance="printed")
    assert (one.residual, one.tolerance) == (Fraction(2), Fraction(2))
    assert one.holds
    (one,) = found(tmp_path, "total = sum(grants.paid)", tolerance="1.5")
    assert not one.holds


def test_a_roll_up_of_five_hundred_levels_is_followed(tmp_path: Path) -> None:
    schema = """
        kinds:
          line:
            plural: lines
            key: code
            parent: line
            fields: {code: {type: text}, amount: {type: number}, stated: {type: number}}
    """
    rule = """
        rule: r
        title: R
        for: line
        outcomes: {deep: {is: amount + total(children.deep)}}
        checks: [{code: c, that: stated = deep, severity: error, message: no}]
    """
    lines = ["code,parent,amount,stated", "0,,1,500"]
    lines += [f"{number},{number - 1},1," for number in range(1, 500)]
    facts = {"lines.csv": "\n".join(lines) + "\n"}
    (one,) = identities(domain(tmp_path, schema=schema, facts=facts, rules=rule).evaluate())
    assert len(one.terms) == 501
    assert one.holds
