"""Expressions and cells at random: mostly sound in form, often wrong in names, types and units."""

from __future__ import annotations

from collections.abc import Sequence
from random import Random
from typing import Final

from assay.language import FUNCTIONS

_ATOMS: Final = (
    "null", "true", "false", "0", "1", "-1", "2.5", ".5", "100", "1e3", '"a"', '""', '"เขต"', "[]",
    'date("2020-09-30")', "2020-09-30", "[1, 2, 3]", '["a", "b"]', "9" * 34,
    "plan", "spent", "late", "stage", "due", "blocked", "target", "result", "colours",
    "name", "unit", "district", "works", "lines", "children", "parent", "item", "book.as_of",
    "book.works",
    "x",
    "previous.plan", "parameters.threshold", "parameters.first_day", "hearing", "in_force", "red",
    "district.name", "works.spent", "works[spent != null]", "children.amount", "book.fiscal_year",
)  # fmt: skip

_FORMS: Final = (
    "{0} + {1}", "{0} - {1}", "{0} * {1}", "{0} / {1}", "{0} ** {1}", "-{0}", "({0})", "({0}, {1})",
    "{0} = {1}", "{0} != {1}", "{0} < {1}", "{0} <= {1}", "{0} > {1}", "{0} >= {1}", "{0} = null",
    "{0} and {1}", "{0} or {1}", "not({0})", "{0} between {1} and {2}", "{0} in [{1}..{2}]",
    "{0} in ({1}..{2})", "{0} in [{1}, {2}]", "{0} in ({1}, <= {2})", "if {0} then {1} else {2}",
    "for x in {0} return {1}", "for x in {0}, y in {1} return {2}", "for i in 1..{0} return {1}",
    "some x in {0} satisfies {1}", "every x in {0} satisfies {1}", "{0}[{1}]", "{0}.{1}", "{0}[1]",
    "{0}[-1]", "[{0}, {1}]", "[{0}]", "{0}.year", "{0}.weekday",
)  # fmt: skip

_TESTS: Final = (
    "-", "null", "not(null)", "not({0})", "{0}", "{0}, {1}", "<= {0}", "> {0}", "!= {0}", "= {0}",
    "[{0}..{1}]", "({0}..{1})", "({0}..{1}]", "{0}, null", "not({0}, {1})", "< {0}, >= {1}",
)  # fmt: skip

FUNCTION_NAMES: Final = tuple(sorted(FUNCTIONS))


def an_expression(random: Random, words: Sequence[str], depth: int) -> str:
    """The text of an expression nested up to `depth` deep; now and then that of a cell."""
    if depth > 0 and random.random() < 0.1:
        return random.choice(_TESTS).format(*_parts(random, words, depth))
    return _expression(random, words, depth)


def _expression(random: Random, words: Sequence[str], depth: int) -> str:
    if depth <= 0:
        return random.choice(words) if random.random() < 0.1 else random.choice(_ATOMS)
    parts = _parts(random, words, depth)
    if random.random() < 0.4:
        count = random.choice((0, 1, 1, 2, 2, 3, 4))
        arguments = [*parts, *parts][:count]
        return f"{random.choice(FUNCTION_NAMES)}({', '.join(arguments)})"
    return random.choice(_FORMS).format(*parts)


def _parts(random: Random, words: Sequence[str], depth: int) -> list[str]:
    return [_expression(random, words, depth - random.randint(1, 2)) for _ in range(3)]
