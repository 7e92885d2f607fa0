"""The built-in functions: each one's documented examples, and what examples do not show."""

from __future__ import annotations

import re
import runpy
from dataclasses import replace
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest

from assay.language import (
    FUNCTIONS,
    Function,
    How,
    Node,
    Noun,
    NullIf,
    evaluate,
    typed,
    walk,
)
from assay.language.functions.declare import Family
from assay.values.hit_policy import HitPolicy
from assay.values.null import Null, Reason, missing
from assay.values.text import Text
from assay.values.types import Bounds, ListOf, Number, Type, Value
from tests.language.domain import EMPTY, compiled, null, scope, value

TOOL = runpy.run_path(str(Path(__file__).parents[2] / "tools" / "functions_page.py"))
"""What `make docs` writes the manual of functions with."""

EXAMPLES = [
    (function.name, text, result)
    for function in FUNCTIONS.values()
    for text, result in function.examples
]


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


@pytest.mark.parametrize("forgotten", ["how", "null", "words", "examples"])
def test_a_function_without_one_of_its_traits_is_refused_at_once(forgotten: str) -> None:
    traits: dict[str, Any] = {
        "how": How.OTHERWISE,
        "null": [NullIf.ARGUMENT],
        "words": Noun(Text("half of {0}", "ครึ่งหนึ่งของ{0}")),
        "examples": {"half(2)": "1"},
    }
    del traits[forgotten]
    with pytest.raises(TypeError, match=forgotten):
        Family("Trial").function("half(n: N) -> N", **traits)


def test_a_family_may_say_of_all_its_functions_how_their_results_come_about() -> None:
    family = Family("Trial", How.OTHERWISE)
    words = Noun(Text("half of {0}", "ครึ่งหนึ่งของ{0}"))
    family.function("half(n: N) -> N", null=[], words=words, examples={})(lambda n: n / 2)
    assert family.functions["half"].how is How.OTHERWISE


@pytest.mark.parametrize("function", FUNCTIONS.values(), ids=lambda one: one.name)
def test_a_null_argument_makes_null_as_it_is_declared(function: Function) -> None:
    call = _example_call(function)
    for at, argument in enumerate(call.arguments):
        is_list = isinstance(argument.type, ListOf)
        null_too = NullIf.ARGUMENT in function.null or (
            is_list and not OF_LISTS.isdisjoint(function.null)
        )
        found = evaluate(_with(call, at, _constant(missing("x"), argument.type)), EMPTY)
        assert isinstance(found, Null) == null_too, (function.name, at)


@pytest.mark.parametrize("function", FUNCTIONS.values(), ids=lambda one: one.name)
def test_a_null_in_a_list_makes_null_as_it_is_declared(function: Function) -> None:
    call = _example_call(function)
    for at, argument in enumerate(call.arguments):
        elements = evaluate(argument, EMPTY)
        if not isinstance(elements, tuple) or isinstance(elements[0], tuple):
            continue
        held = (*elements, missing("x"))
        found = evaluate(_with(call, at, _constant(held, argument.type)), EMPTY)
        if NullIf.OPEN not in function.null:
            assert isinstance(found, Null) == (not HELD.isdisjoint(function.null)), function.name


HELD = {NullIf.ELEMENT, NullIf.HELD}
OF_LISTS = {NullIf.LIST, NullIf.OPEN, *HELD}


def _example_call(function: Function) -> typed.Call:
    """The first call of a function in its examples, written out."""
    node = compiled(function.examples[0][0], scope(None))
    if function.name == "date":  # one of constants only is a constant itself
        node = compiled("date(sum([2020]), 9, 30)", scope(None))
    if function.name == "interpolate":
        node = compiled(function.examples[2][0], scope(None))
    return next(
        one for one in walk(node) if isinstance(one, typed.Call) and one.function == function.name
    )


def _constant(value: Value, of: Type) -> typed.Constant:
    return typed.Constant(value, type=of, start=0, end=0)


def _with(call: typed.Call, at: int, argument: Node) -> Node:
    return replace(call, arguments=(*call.arguments[:at], argument, *call.arguments[at + 1 :]))


@pytest.mark.parametrize(
    ("text", "decimals", "low", "high"),
    [
        ("count([1])", 0, 0, None),
        ("string length(name)", 0, 0, None),
        ("floor(spent)", 0, None, None),
        ("round half up(spent, 2)", 2, None, None),
        ("round half up(spent, spent)", None, None, None),
        ("abs(spent)", None, 0, None),
        ("floor(abs(spent))", 0, 0, None),
        ("due.month", 0, 1, 12),
        ("due.weekday", 0, 1, 7),
        ("ceiling(due.day)", 0, 1, 31),
    ],
)
def test_the_type_of_a_result_says_what_it_may_be(
    text: str, decimals: int | None, low: int | None, high: int | None
) -> None:
    of = compiled(text, scope("project")).type
    assert isinstance(of, Number)
    assert of.decimals == decimals
    assert of.bounds == (
        None if low is None else Bounds(Decimal(low), None if high is None else Decimal(high))
    )


@pytest.mark.parametrize("lang", TOOL["PAGES"])
@pytest.mark.parametrize("table", TOOL["TABLES"])
def test_the_manuals_have_the_current_tables(table: str, lang: str) -> None:
    manual = Path(__file__).parents[2] / "docs" / TOOL["PAGES"][lang]
    text = manual.read_text("utf-8")
    match = re.search(rf"<!-- {table} -->\n(.*)<!-- end of {table} -->", text, re.DOTALL)
    assert match is not None
    assert match[1].strip() == TOOL["TABLES"][table](lang).strip(), "run `make docs`"


def test_the_tables_have_their_words_in_thai_and_no_others() -> None:
    thai = TOOL["THAI"]
    assert set(thai["functions"]) == set(FUNCTIONS)
    assert set(thai["families"]) == {one.family for one in FUNCTIONS.values()}
    assert set(thai["made of"]) == {one.traits.made_of.value for one in HitPolicy}
    nulls = {part for one in FUNCTIONS.values() for part in one.nulls.split(", or ")}
    assert set(thai["nulls"]) == nulls


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
