"""Cells of a table: S-FEEL unary tests on a column."""

from __future__ import annotations

import datetime as dt
from decimal import Decimal

import pytest

from assay.language import (
    Cell,
    Comparison,
    Constant,
    Get,
    Interval,
    IsNull,
    Problem,
    Scope,
    compile_cell,
)
from assay.language.typed import Parameter
from assay.values.types import Number, Value
from tests.language.domain import CORE, DRAFTING, HEARING, IN_FORCE, compiled, scope

INDICATOR = scope("indicator")
MILESTONE = scope("milestone")


def cell(text: str, column: str, within: Scope | None = None) -> Cell:
    place = within or scope()
    found, problems = compile_cell(text, compiled(column, place), place)
    assert found is not None, problems
    return found


def refused(text: str, column: str, within: Scope | None = None) -> Problem:
    place = within or scope()
    found, problems = compile_cell(text, compiled(column, place), place)
    assert found is None
    (one,) = problems
    return one


def shape(found: Cell) -> list[object]:
    """The tests of a cell in short: operators with constants and names."""

    def operand(node: object) -> Value:
        match node:
            case Constant(value=value):
                return value
            case Get(name=name) | Parameter(name=name):
                return f"<{name}>"
            case _:
                raise AssertionError(node)

    short: list[object] = []
    for test in found.tests:
        match test:
            case Comparison(op=op, operand=node):
                short.append((op, operand(node)))
            case Interval():
                ends = ("[" if test.low_closed else "(") + ("]" if test.high_closed else ")")
                short.append((ends, operand(test.low), operand(test.high)))
            case IsNull():
                short.append("null")
            case _:
                raise AssertionError(test)
    return short


def d(number: str) -> Decimal:
    return Decimal(number)


def test_a_dash_is_met_by_anything() -> None:
    for text in ("-", " - "):
        assert cell(text, "plan").any
        assert not cell(text, "plan").negated
    assert not cell("null", "plan").any


@pytest.mark.parametrize(
    ("text", "column", "expected"),
    [
        ("5", "plan", [("=", d("5"))]),
        ("-5", "plan", [("=", d("-5"))]),
        ("<= 5", "plan", [("<=", d("5"))]),
        ("> -2.5", "plan", [(">", d("-2.5"))]),
        ("= 5", "plan", [("=", d("5"))]),
        ("!= 5", "plan", [("!=", d("5"))]),
        ("(5..20]", "plan", [("(]", d("5"), d("20"))]),
        ("[-5..5)", "plan", [("[)", d("-5"), d("5"))]),
        ("< 5, [7..8], null", "plan", [("<", d("5")), ("[]", d("7"), d("8")), "null"]),
        ("null", "plan", ["null"]),
        ("true", "obstacle", [("=", True)]),
        ('"TH"', "name", [("=", "TH")]),
        ("core", "role", [("=", CORE)]),
        ('"core"', "role", [("=", CORE)]),
        ("2020-09-30", "due", [("=", dt.date(2020, 9, 30))]),
        (">= 2020-09-30", "due", [(">=", dt.date(2020, 9, 30))]),
        (
            '[date("2020-01-01")..2020-12-31]',
            "due",
            [("[]", dt.date(2020, 1, 1), dt.date(2020, 12, 31))],
        ),
        (">= spent", "plan", [(">=", "<spent>")]),
        ("spent", "plan", [("=", "<spent>")]),
        ("> parameters.threshold", "rate", [(">", "<threshold>")]),
        ("[parameters.start..2020-09-30]", "due", [("[]", "<start>", dt.date(2020, 9, 30))]),
    ],
)
def test_a_cell_is_a_list_of_tests(text: str, column: str, expected: list[object]) -> None:
    found = cell(text, column)
    assert shape(found) == expected
    assert not found.negated


def test_members_of_a_scale_compare_and_make_ranges() -> None:
    assert shape(cell("hearing, in_force", "stage", MILESTONE)) == [
        ("=", HEARING),
        ("=", IN_FORCE),
    ]
    assert shape(cell(">= hearing", "stage", MILESTONE)) == [(">=", HEARING)]
    assert shape(cell("[drafting..hearing)", "stage", MILESTONE)) == [("[)", DRAFTING, HEARING)]


def test_not_stands_round_the_whole_cell() -> None:
    found = cell("not(5, > 10)", "plan")
    assert found.negated
    assert shape(found) == [("=", d("5")), (">", d("10"))]
    assert cell("not(null)", "plan").negated
    assert refused("5, not(6)", "plan").code == "unsupported"


def test_a_bare_name_is_a_member_first() -> None:
    # `support` is a member of `role` and a field of the project.
    assert shape(cell("support", "role"))[0] != ("=", "<support>")
    assert shape(cell("support", "plan")) == [("=", "<support>")]


def test_a_given_name_may_be_an_endpoint() -> None:
    place = scope(limit=("given limit", Number()))
    assert shape(cell("<= limit", "plan", place)) == [("<=", "<given limit>")]


def test_two_amounts_in_the_facts_own_unit_compare() -> None:
    assert shape(cell(">= target", "result", INDICATOR)) == [(">=", "<target>")]
    found = refused(">= other", "result", INDICATOR)
    assert found.code == "wrong-unit"
    assert "given" in str(found.hint or "")


@pytest.mark.parametrize(
    ("text", "column", "code", "hint"),
    [
        ("TH", "name", "unknown-name", '"TH"'),
        ("Thai baht", "name", "syntax", '"Thai baht"'),
        ("cor", "role", "unknown-member", "core"),
        ("5", "name", "wrong-type", None),
        ('"5"', "plan", "wrong-type", None),
        ("< core", "role", "wrong-type", "scale"),
        ("< true", "obstacle", "wrong-type", "="),
        ("[20..5]", "plan", "empty-range", "lower end first"),
        ("agency.budget", "plan", "unsupported", "given"),
        ("plan + 5", "plan", "unsupported", "given"),
        ("max(1, 2)", "plan", "unsupported", "given"),
        ("if true then 1 else 2", "plan", "unsupported", "given"),
        ("spend", "plan", "unknown-name", "spent"),
        ("agency", "plan", "wrong-type", "given"),
        ("> null", "plan", "wrong-type", "not(null)"),
        ("!= null", "plan", "wrong-type", "not(null)"),
        ("[null..5]", "plan", "wrong-type", None),
        ("> rate", "plan", "wrong-unit", None),
        ("2020-02-30", "due", "malformed-date", None),
        ("2020-09-30", "plan", "syntax", None),
        ("1,234", "plan", "syntax", "comma"),
        ("1,000", "plan", "syntax", "comma"),
        ("5", "codes", "wrong-type", "given"),
        ("5", "agency", "wrong-type", "given"),
        ("", "plan", "syntax", None),
        ("=> 5", "plan", "syntax", ">="),
        ("(5..20", "plan", "syntax", "close it"),
        ("475 or more", "plan", "unsupported", "write `>= 475`"),
        ("475 or above", "plan", "unsupported", "write `>= 475`"),
        ("475.5 or less", "plan", "unsupported", "write `<= 475.5`"),
        ("at least 475", "plan", "syntax", "write `>= 475`"),
        ("no more than 5", "plan", "syntax", "write `<= 5`"),
        ("more than -5", "plan", "syntax", "write `> -5`"),
        ("under 5%", "plan", "syntax", "write `< 5`"),
        ("ตั้งแต่ 475 ขึ้นไป", "plan", "syntax", "write `>= 475`"),
        ("ไม่เกิน 5", "plan", "syntax", "write `<= 5`"),
        ("at least five", "name", "syntax", '"at least five"'),
        ("> 1,500", "plan", "syntax", "comma"),
        (">= 1,500, < 3", "plan", "syntax", "comma"),
        ("[475...500]", "plan", "syntax", "[5..20]"),
        ("[475,0..500,0]", "plan", "syntax", "475.0"),
        ("[1,000..2,000]", "plan", "syntax", "comma"),
        ("]10..20[", "plan", "syntax", "(10..20)"),
        ("not in (1, 2)", "plan", "syntax", "not(a, b)"),
        ("010", "plan", "syntax", '"010"'),
        ("2563-09-30", "due", "buddhist-year", "2020"),
        ("> 2563-09-30", "due", "buddhist-year", "2020"),
        ("[2020-01-01..2563-09-30]", "due", "buddhist-year", "2020"),
        ('date("2563-09-30")', "due", "buddhist-year", "2020"),
    ],
)
def test_what_no_cell_may_hold_is_refused(
    text: str, column: str, code: str, hint: str | None
) -> None:
    found = refused(text, column)
    assert found.code == code
    if hint is not None:
        assert hint in str(found.hint or "")


def test_texts_have_no_order_in_a_cell() -> None:
    assert refused('< "b"', "name").code == "wrong-type"


def test_a_list_of_numbers_has_a_space_after_its_commas() -> None:
    assert shape(cell("1, 234", "plan")) == [("=", d("1")), ("=", d("234"))]
