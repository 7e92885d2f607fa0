"""The built-in functions: each one's documented examples, and what examples do not show."""

from __future__ import annotations

import re
from decimal import Decimal
from pathlib import Path

import pytest

from assay.language import FUNCTIONS, Function, evaluate, render_functions, render_hit_policies
from assay.values.null import Null, Reason
from tests.language.domain import EMPTY, compiled, null, scope, value

EXAMPLES = [
    (function.name, text, result)
    for function in FUNCTIONS.values()
    for text, result in function.examples
]

NAMES = [
    "abs",
    "floor",
    "ceiling",
    "decimal",
    "round up",
    "round down",
    "round half up",
    "round half down",
    "modulo",
    "sqrt",
    "exp",
    "log",
    "odd",
    "even",
    "count",
    "sum",
    "product",
    "min",
    "max",
    "mean",
    "median",
    "mode",
    "stddev",
    "all",
    "any",
    "list contains",
    "distinct values",
    "sort",
    "reverse",
    "sublist",
    "concatenate",
    "append",
    "union",
    "flatten",
    "index of",
    "string",
    "number",
    "string length",
    "substring",
    "upper case",
    "lower case",
    "contains",
    "starts with",
    "ends with",
    "matches",
    "replace",
    "split",
    "string join",
    "date",
    "interpolate",
    "weighted mean",
    "percent",
    "total",
    "get or else",
]


def test_there_are_these_functions_and_no_others() -> None:
    assert sorted(FUNCTIONS) == sorted(NAMES)


@pytest.mark.parametrize(("name", "text", "result"), EXAMPLES)
def test_an_example_gives_what_its_documentation_says(name: str, text: str, result: str) -> None:
    assert name in text
    nowhere = scope(None)
    found = evaluate(compiled(text, nowhere), EMPTY)
    expected = evaluate(compiled(result, nowhere), EMPTY)
    if isinstance(expected, Null):
        assert isinstance(found, Null)
    else:
        assert found == expected
        assert type(found) is type(expected)


@pytest.mark.parametrize("function", FUNCTIONS.values(), ids=lambda one: one.name)
def test_every_function_is_documented_with_an_example(function: Function) -> None:
    assert function.doc.endswith(".")
    assert function.nulls
    assert function.examples


@pytest.mark.parametrize(
    ("table", "rendered"),
    [("functions", render_functions()), ("hit policies", render_hit_policies())],
)
def test_the_manual_has_the_current_tables(table: str, rendered: str) -> None:
    manual = Path(__file__).parents[2] / "docs" / "language.md"
    text = manual.read_text("utf-8")
    match = re.search(rf"<!-- {table} -->\n(.*)<!-- end of {table} -->", text, re.DOTALL)
    assert match is not None
    assert match[1].strip() == rendered.strip()


@pytest.mark.parametrize("n", ["2.5", "-2.5", "0.125", "-1.121", "1.129"])
@pytest.mark.parametrize(
    ("name", "mode"),
    [
        ("decimal", "ROUND_HALF_EVEN"),
        ("round up", "ROUND_UP"),
        ("round down", "ROUND_DOWN"),
        ("round half up", "ROUND_HALF_UP"),
        ("round half down", "ROUND_HALF_DOWN"),
        ("floor", "ROUND_FLOOR"),
        ("ceiling", "ROUND_CEILING"),
    ],
)
def test_rounding_agrees_with_the_decimal_module(n: str, name: str, mode: str) -> None:
    for decimals in (0, 1, 2):
        quantum = Decimal(1).scaleb(-decimals)
        expected = Decimal(n).quantize(quantum, rounding=mode)
        assert str(value(f"{name}({n}, {decimals})")) == str(expected)


def test_rounding_left_of_the_point() -> None:
    assert str(value("round half up(1250, -2)")) == "1300"
    assert value("round half up(1250, 0.5) = null") is True


def test_a_number_too_large_to_round_is_returned_as_it_is() -> None:
    assert value("round half up(1e40, 2)") == Decimal("1e40")
    assert value("even(1e40)") is True


def test_modulo_has_the_sign_of_the_divisor() -> None:
    for a, b, expected in ((12, 5, 2), (-12, 5, 3), (12, -5, -3), (-12, -5, -2)):
        assert value(f"modulo({a}, {b})") == expected
    assert value("modulo(10.1, 4.5)") == Decimal("1.1")


def test_texts_of_values() -> None:
    assert value("string(1e3)") == "1000"
    assert value("string(true)") == "true"
    assert value('string(["a", "b"])') == '["a", "b"]'
    assert null("string(name)").reason is Reason.MISSING


@pytest.mark.parametrize("text", ["abc", "1,000", "1 000", "", "1.", "+5", "0x1", "NaN", "๕"])
def test_a_text_that_is_no_number_is_undefined(text: str) -> None:
    assert null("number(name)", name=text).reason is Reason.UNDEFINED


def test_numbers_are_read_with_named_separators() -> None:
    assert value('number("1 000,5", " ", ",")') == Decimal("1000.5")
    assert str(value('number("-1,234.50", ",", ".")')) == "-1234.50"
    assert null('number("1.0", ".", ".")').reason is Reason.UNDEFINED


def test_positions_in_texts_count_unicode_characters() -> None:
    assert value(r'substring("\U01F40Eab", 2)') == "ab"
    assert value('string length("\\U01F40Eab")') == 3
    for text in ('substring("ab", 3)', 'substring("ab", 0)', 'substring("ab", 1.5)'):
        assert null(text).reason is Reason.UNDEFINED


def test_sublist_keeps_to_the_list() -> None:
    assert value("sublist([1, 2, 3], -2, 1)") == (2,)
    for text in ("sublist([1, 2], 2, 2)", "sublist([1, 2], 3)", "sublist([1, 2], 0)"):
        assert null(text).reason is Reason.UNDEFINED


def test_a_percentage_of_nothing_is_null_and_no_error() -> None:
    assert null("percent(plan, 0)", plan=Decimal(5)).reason is Reason.UNDEFINED
    assert value("percent(1, 3)") == Decimal("33." + "3" * 32)


def test_string_join_over_a_null_is_null() -> None:
    assert null('string join(["a", name], ",")').reason is Reason.MISSING
    assert value('string join([], ",")') == ""


def test_several_arguments_stand_for_a_list() -> None:
    assert value("sum(1, 2, 3)") == 6
    assert value("median(1, 2, 9)") == 2
    assert value("any(false, true)") is True
