"""Filters, quantifiers, counts and `if` over lists with missing values, held against a small
three-valued evaluator of this file's own that knows nothing of the engine's.

Here a truth is True, False, None (missing) or NA (not applicable); a number is an int, None or NA.
"""

from __future__ import annotations

import random
from collections.abc import Callable, Iterator, Sequence
from decimal import Decimal
from itertools import product
from typing import Any

import pytest

from assay.language import evaluate
from assay.values.fact_id import FactId
from assay.values.null import Null, missing, not_applicable
from assay.values.types import Value
from tests.language.domain import Fact, Small, compiled

P1 = Fact("project", "P1")

NA = "not applicable"
NUMBERS: tuple[Any, ...] = (0, 1, 5, None, NA)

Truth = Any


def both(one: Truth, other: Truth) -> Truth:
    if one is False or other is False:
        return False
    return worst((one, other), True)


def either(one: Truth, other: Truth) -> Truth:
    if one is True or other is True:
        return True
    return worst((one, other), False)


def worst(values: Sequence[Any], otherwise: Any) -> Any:
    """Missing before not applicable before the value."""
    if any(one is None for one in values):
        return None
    return NA if any(one is NA for one in values) else otherwise


def less(one: Any, other: Any) -> Truth:
    return worst((one, other), None) if {one, other} & {None, NA} else one < other


CONDITIONS: dict[str, Callable[[Any, Any], Truth]] = {
    "score < 3": lambda x, w: less(x, 3),
    "score < weight": less,
    "not(score < 3)": lambda x, w: {True: False, False: True}.get(less(x, 3), less(x, 3)),
    "score != null": lambda x, w: x is not None and x is not NA,
    "score = null": lambda x, w: x is None or x is NA,
    "score != null and score < 3": lambda x, w: both(x not in (None, NA), less(x, 3)),
    "score < 3 and score != null": lambda x, w: both(less(x, 3), x not in (None, NA)),
    "score = null or score < 3": lambda x, w: either(x in (None, NA), less(x, 3)),
    "score < 3 and weight < 3": lambda x, w: both(less(x, 3), less(w, 3)),
    "score < 3 or weight < 3": lambda x, w: either(less(x, 3), less(w, 3)),
    "get or else(score, 0) < 3": lambda x, w: less(0 if x in (None, NA) else x, 3),
    "if score < 3 then weight < 3 else score > 4": lambda x, w: (
        less(w, 3) if less(x, 3) is True else less(4, x)
    ),
}


def kept(condition: str, items: Sequence[tuple[Any, Any]]) -> list[tuple[Any, Any]] | None:
    truths = [CONDITIONS[condition](*item) for item in items]
    if None in truths:
        return None
    return [item for item, truth in zip(items, truths, strict=True) if truth is True]


def total(items: list[tuple[Any, Any]] | None) -> Any:
    """The sum of the scores; null if a score is missing, or if only what does not apply is left."""
    if items is None or any(x is None for x, _ in items):
        return None
    scores = [x for x, _ in items if x is not NA]
    return None if items and not scores else sum(scores)


def quantified(condition: str, items: Sequence[tuple[Any, Any]], decisive: bool) -> Truth:
    truths = [CONDITIONS[condition](*item) for item in items]
    if decisive in truths:
        return decisive
    return None if set(truths) & {None, NA} else not decisive


FORMS: dict[str, Callable[[str, Sequence[tuple[Any, Any]]], Any]] = {
    "count(indicators[{}])": lambda c, items: None if (k := kept(c, items)) is None else len(k),
    "total(indicators[{}].score)": lambda c, items: total(kept(c, items)),
    "count(indicators[{}]) = 0": lambda c, items: None if (k := kept(c, items)) is None else not k,
    "if count(indicators[{}]) = 0 then 1 else 2": lambda c, items: 1 if kept(c, items) == [] else 2,
    "some i in indicators satisfies i.marked": lambda c, items: quantified(c, items, True),
    "every i in indicators satisfies i.marked": lambda c, items: quantified(c, items, False),
}


def given(name: str, key: str, number: Any) -> Value:
    if number is None:
        return missing(name, FactId.of("indicator", key))
    return not_applicable(name, FactId.of("indicator", key)) if number is NA else Decimal(number)


def worlds() -> Iterator[list[tuple[Any, Any]]]:
    yield []
    yield from ([one] for one in product(NUMBERS, NUMBERS))
    chosen = random.Random(10)
    for size in (2, 2, 3, 3, 4):
        for _ in range(25):
            yield [(chosen.choice(NUMBERS), chosen.choice(NUMBERS)) for _ in range(size)]


@pytest.mark.parametrize("form", FORMS)
@pytest.mark.parametrize("condition", CONDITIONS)
def test_a_condition_over_items_is_as_three_valued_logic_has_it(form: str, condition: str) -> None:
    of_item = "".join(
        f"i.{word}" if word in ("score", "weight") else word for word in _words(condition)
    )
    text = form.replace("i.marked", of_item) if "i.marked" in form else form.format(condition)
    node = compiled(text)
    for items in worlds():
        facts: dict[Fact, dict[str, Value]] = {P1: {}}
        for at, (score, weight) in enumerate(items):
            key = f"I{at}"
            values = {"score": given("score", key, score), "weight": given("weight", key, weight)}
            facts[Fact("indicator", key, P1.key)] = values
        found = evaluate(node, Small(facts), P1)
        expected = FORMS[form](condition, items)
        assert (None if isinstance(found, Null) else found) == expected, (text, items)
        if isinstance(found, Null) and "indicators[" in form and kept(condition, items) is None:
            lacking = {f"indicator/I{at}" for at, item in enumerate(items) if None in item}
            assert {cause.fact for cause in found.causes if cause.fact} <= lacking | {
                f"indicator/I{at}" for at, item in enumerate(items) if NA in item
            }


def _words(text: str) -> Iterator[str]:
    word = ""
    for letter in text:
        if letter.isalpha():
            word += letter
            continue
        yield from (word, letter)
        word = ""
    yield word
