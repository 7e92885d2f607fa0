"""Texts of the language put to its parser, checker and evaluator, with judgement of the answer."""

from __future__ import annotations

import datetime as dt
import re
import string
from collections.abc import Iterator, Sequence
from decimal import Decimal
from functools import cache
from random import Random
from time import process_time
from typing import Final

import yaml

from assay.language import (
    FUNCTIONS,
    Comparison,
    Interval,
    IsNull,
    Node,
    Problem,
    Test,
    compile_cell,
    compile_expression,
    evaluate,
)  # fmt: skip
from assay.language.typed import Among
from assay.values.null import Null
from assay.values.text import LANGUAGES
from assay.values.types import Boolean, Date, ListOf, Member, Number, TextType, Type, Value
from assay.values.words import KEYWORDS
from fuzz.answers import Fault
from fuzz.expressions import an_expression
from fuzz.projects import PROJECTS, ROOT
from fuzz.tally import Tally
from tests.language.domain import (
    CORE,
    FIELDS,
    HEARING,
    IN_FORCE,
    NA,
    ROLE,
    STAGE,
    Fact,
    Small,
    compiled,
    scope,
)  # fmt: skip

_AGENCY, _PROJECT = Fact("agency", "A"), Fact("project", "P", "A")
_ONE, _OTHER = Fact("indicator", "I", "P"), Fact("indicator", "J", "P")

_WORLDS: Final = (
    (Small({_PROJECT: {}}), _PROJECT),
    (
        Small(
            {
                _AGENCY: {"name": "เขต", "budget": Decimal("1e6000")},
                _PROJECT: {
                    "name": "a.b(", "role": CORE, "plan": Decimal("1.50"), "spent": Decimal(0),
                    "rate": Decimal("-1e-6000"), "due": dt.date.max, "obstacle": True,
                    "codes": ("", "ก่", NA), "support": Decimal("9" * 34),
                },
                _ONE: {
                    "name": "x", "target": Decimal(3), "result": Decimal("2.5"), "unit": "people",
                    "weight": Decimal(1), "best": HEARING, "score": NA,
                },
                _OTHER: {
                    "target": Decimal(-3), "unit": "baht", "weight": Decimal(0), "best": IN_FORCE,
                },
            },
            {_PROJECT: _PROJECT},
        ),
        _PROJECT,
    ),
)  # fmt: skip
"""A fact of which nothing is known, and one among others with values at the ends of their types."""

_EXPECTED: Final[Sequence[Type | None]] = (
    None, None, None, Number(), Boolean(), TextType(), Date(), STAGE, ListOf(Number()),
)  # fmt: skip

_MADE: Final = 2000
"""So many expressions are made besides those that are written."""

_LISTED: Final = re.compile(r"`([^`\n]+)`")


class Spoken:
    """The target of atheris: its bytes are one that chooses what the text is for, and the text."""

    def __init__(self, tally: Tally) -> None:
        self._tally = tally

    def take(self, data: bytes) -> None:
        """Judges one input; a fault is noted and does not end the run."""
        if not data:
            return
        text = data[1:].decode("utf-8", "ignore")
        started = process_time()
        codes: frozenset[str] = frozenset()
        target = "cell" if data[0] % 2 else "expression"
        try:
            codes = said_of(text, data[0])
        except Exception as cause:
            self._tally.fault(target, cause, data, repr(text))
        self._tally.count(target, codes, process_time() - started, repr(text)[:200])


def said_of(text: str, choice: int) -> frozenset[str]:
    """The codes of what is wrong with a text; none where it has a value in every world.

    An odd `choice` makes it a cell of one of a project's columns, an even one an expression of
    one of several types. Raises Fault, or what the engine raises.
    """
    if choice % 2:
        columns = _columns()
        column = columns[choice // 2 % len(columns)]
        cell, problems = compile_cell(text, column, scope())
        if cell is not None:
            for world, fact in _WORLDS:
                for test in cell.tests:
                    for part in _operands(test):
                        evaluate(part, world, fact)
        return _checked(cell is None, problems, text)
    node, problems = compile_expression(text, scope(), _EXPECTED[choice // 2 % len(_EXPECTED)])
    if node is not None:
        for world, fact in _WORLDS:
            value = evaluate(node, world, fact)
            if not _is(value, node.type):
                raise Fault(f"the value is not of its type: {value!r}, {node.type}")
    return _checked(node is None, problems, text)


def _operands(test: Test) -> Iterator[Node]:
    match test:
        case Comparison(operand=operand):
            yield operand
        case Interval(low=low, high=high):
            yield low
            yield high
        case Among(elements=elements):
            yield elements
        case IsNull():
            pass


@cache
def _columns() -> tuple[Node, ...]:
    return tuple(compiled(name) for name in FIELDS["project"])


def _checked(refused: bool, problems: Sequence[Problem], text: str) -> frozenset[str]:
    if refused != bool(problems):
        raise Fault("a text is refused without a problem, or has one and is not refused")
    for one in problems:
        said = [one.message] if one.hint is None else [one.message, one.hint]
        if not all(text.in_language(lang).strip() for text in said for lang in LANGUAGES):
            raise Fault(f"a problem says nothing: {one}")
        if not 0 <= one.start <= one.end <= max(len(text), 1):
            raise Fault(f"a problem lies outside the text: {one}")
    return frozenset(one.code for one in problems)


def _is(value: Value, of: Type) -> bool:
    """Whether a value is one of a type; a null is one of each."""
    if isinstance(value, Null):
        return True
    match of:
        case Number():
            return isinstance(value, Decimal) and value.is_finite()
        case TextType():
            return isinstance(value, str)
        case Boolean():
            return isinstance(value, bool)
        case Date():
            return isinstance(value, dt.date)
        case ListOf(item=item):
            return isinstance(value, tuple) and all(_is(one, item) for one in value)
        case _:
            return isinstance(value, Member | Fact) or type(value).__name__ == "Null"


# What atheris starts from -----------------------------------------------------------------------


def corpus() -> list[str]:
    """Every value of the rules, and whatever the manual shows as an expression."""
    texts: dict[str, None] = {}
    for project in PROJECTS.values():
        for file in project.files:
            if file.startswith("rules/"):
                root = yaml.load(project.read(file), Loader=yaml.BaseLoader)
                texts |= dict.fromkeys(_values(root))
    manual = (ROOT / "docs" / "language.md").read_text(encoding="utf-8")
    texts |= dict.fromkeys(_LISTED.findall(manual))
    random, words = Random(0), tuple(dictionary_words())
    texts |= dict.fromkeys(an_expression(random, words, 2) for _ in range(_MADE))
    return [text for text in texts if len(text) < 300]


def _values(node: object) -> Iterator[str]:
    if isinstance(node, str):
        yield node
    elif isinstance(node, list | dict):
        for one in node.values() if isinstance(node, dict) else node:
            yield from _values(one)


def dictionary_words() -> list[str]:
    """The tokens of the language and the names of the domain."""
    names = [name for fields in FIELDS.values() for name in fields]
    signs = ["<=", ">=", "!=", "**", "..", "[", "]", "(", ")", '"', "\\u", "date(", "]["]
    members = [*ROLE.members, *STAGE.members]
    words = [*KEYWORDS, *FUNCTIONS, *names, *signs, *(one.name for one in members)]
    words += ["indicators", "project", "agency", "item", "previous", "parameters.threshold", "ก่"]
    return list(dict.fromkeys(words))


def dictionary() -> str:
    r"""The words in libFuzzer's form: a quoted one a line, other bytes than letters as `\xNN`."""
    plain = set(string.ascii_letters + string.digits + " _.")
    return "".join(
        '"{}"\n'.format(
            "".join(
                chr(byte) if chr(byte) in plain else f"\\x{byte:02x}"
                for byte in word.encode("utf-8")
            )
        )
        for word in dictionary_words()
    )
