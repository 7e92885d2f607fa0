"""Text to surface tree, by Lark's LALR parser; building it costs some 50 ms, once."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from functools import lru_cache
from pathlib import Path
from typing import Final, Literal, TypeAlias, cast

from lark import Lark, Token, Transformer, UnexpectedInput, v_args

from assay.language import literals
from assay.language import syntax as tree
from assay.language.complaints import complaint, foreseen
from assay.language.literals import Refused
from assay.language.problem import Problem
from assay.language.syntax import Syntax
from assay.language.typed import ArithmeticOp, CompareOp
from assay.values.text import Text

MAX_LENGTH: Final = 20_000
MAX_DEPTH: Final = 100

Start: TypeAlias = Literal["expression", "cell"]


def parse(text: str, start: Start = "expression") -> Syntax:
    """The tree of a text; raises `Refused` with the problem where it has none."""
    parsed = _parsed(text, start)
    if isinstance(parsed, Problem):
        raise Refused(parsed)
    return parsed


def is_name(word: str) -> bool:
    """Whether an expression can call something by this name, as it stands."""
    try:
        parsed = parse(word)
    except Refused:
        return False
    return isinstance(parsed, tree.Name) and parsed.end == len(word)


def names_in(text: str) -> frozenset[str]:
    """Every word of a text that an expression could call something by, whatever it is there."""
    return frozenset(found[0] for found in _name_pattern().finditer(text))


@lru_cache(maxsize=1)
def _name_pattern() -> re.Pattern[str]:
    return re.compile(_parser().get_terminal("NAME").pattern.to_regexp())


@lru_cache(maxsize=4096)
def _parsed(text: str, start: Start) -> Syntax | Problem:
    if len(text) > MAX_LENGTH:
        return Problem(
            MAX_LENGTH,
            len(text),
            "too-long",
            Text(
                f"an expression may have {MAX_LENGTH:,} characters; this one has {len(text):,}",
                f"นิพจน์มีได้ไม่เกิน {MAX_LENGTH:,} อักขระ แต่นิพจน์นี้มี {len(text):,}",
            ),
            Text("name its parts under `given`", "ให้ตั้งชื่อส่วนย่อยไว้ใต้ `given`"),
        )
    slip = foreseen(text)
    if slip is not None:
        return slip
    try:
        parsed = cast("Syntax", _parser().parse(text, start=start))
    except UnexpectedInput as unexpected:
        return complaint(text, unexpected)
    except Refused as refused:
        return refused.problem
    if tree.depth(parsed) > MAX_DEPTH:
        return Problem(
            0,
            len(text),
            "too-deep",
            Text(
                f"this expression is nested more than {MAX_DEPTH} levels deep",
                f"นิพจน์นี้ซ้อนกันลึกเกิน {MAX_DEPTH} ชั้น",
            ),
            Text(
                "name its parts under `given`; add many values by `sum([a, b, ...])`",
                "ให้ตั้งชื่อส่วนย่อยไว้ใต้ `given` และบวกหลายค่าด้วย `sum([a, b, ...])`",
            ),
        )
    return parsed


@lru_cache(maxsize=1)
def _parser() -> Lark:
    return Lark(
        Path(__file__).with_name("grammar.lark").read_text("utf-8"),
        parser="lalr",
        lexer="basic",
        start=["expression", "cell"],
        transformer=_Builder(),
        maybe_placeholders=False,
    )


def _end(token: Token) -> int:
    return _start(token) + len(token)


def _start(token: Token) -> int:
    assert token.start_pos is not None
    return token.start_pos


@v_args(inline=True)
class _Builder(Transformer[Token, Syntax]):
    """Makes a node of each production as the parser reduces it."""

    def number(self, token: Token) -> Syntax:
        value = literals.number(token, _start(token))
        return tree.NumberLiteral(value, start=_start(token), end=_end(token))

    def text(self, token: Token) -> Syntax:
        value = literals.text(token, _start(token))
        return tree.TextLiteral(value, start=_start(token), end=_end(token))

    def date(self, token: Token) -> Syntax:
        return tree.BareDate(str(token), start=_start(token), end=_end(token))

    def boolean(self, word: Token) -> Syntax:
        return tree.BooleanLiteral(word == "true", start=_start(word), end=_end(word))

    def null(self, token: Token) -> Syntax:
        return tree.NullLiteral(start=_start(token), end=_end(token))

    def name(self, token: Token) -> Syntax:
        word = literals.name(token, _start(token))
        return tree.Name(word, start=_start(token), end=_end(token))

    def path(self, base: Syntax, token: Token) -> Syntax:
        word = literals.name(token, _start(token))
        return tree.Path(base, word, _start(token), start=base.start, end=_end(token))

    def bracket(self, base: Syntax, _: Token, inside: Syntax, close: Token) -> Syntax:
        return tree.Bracket(base, inside, start=base.start, end=_end(close))

    def invocation(self, name: Token, _: Token, *rest: Syntax | Token) -> Syntax:
        *arguments, close = rest
        function = " ".join(literals.name(word, _start(name)) for word in name.split())
        return tree.Invocation(
            function,
            _nodes(arguments),
            _end(name),
            start=_start(name),
            end=_close(close),
        )

    def named_argument(self, name: Token, value: Syntax) -> Syntax:
        return tree.NamedArgument(str(name), value, start=_start(name), end=value.end)

    def group(self, opened: Token, inside: Syntax, close: Token) -> Syntax:
        # The brackets belong to the text that the node stands for.
        return replace(inside, start=_start(opened), end=_end(close))

    def list(self, opened: Token, *rest: Syntax | Token) -> Syntax:
        *items, close = rest
        return tree.ListLiteral(_nodes(items), start=_start(opened), end=_close(close))

    def range(self, opened: Token, low: Syntax, high: Syntax, close: Token) -> Syntax:
        return tree.Range(
            low, high, opened == "[", close == "]", start=_start(opened), end=_end(close)
        )

    def steps(self, first: Syntax, last: Syntax) -> Syntax:
        return tree.StepRange(first, last, start=first.start, end=last.end)

    def tests(self, opened: Token, *rest: Syntax | Token) -> Syntax:
        *tests, close = rest
        return tree.Tests(_nodes(tests), start=_start(opened), end=_close(close))

    def cell(self, *tests: Syntax) -> Syntax:
        return tree.Tests(tests, start=tests[0].start, end=tests[-1].end)

    def unary_test(self, op: Token, operand: Syntax) -> Syntax:
        return tree.UnaryTest(_COMPARE[op], operand, start=_start(op), end=operand.end)

    def not_call(self, word: Token, _: Token, *rest: Syntax | Token) -> Syntax:
        *tests, close = rest
        at = _start(word)
        return tree.NotCall(_nodes(tests), at, start=at, end=_close(close))

    def negation(self, minus: Token, operand: Syntax) -> Syntax:
        return tree.Negation(operand, start=_start(minus), end=operand.end)

    def operation(self, left: Syntax, op: Token, right: Syntax) -> Syntax:
        return tree.Operation(_ARITHMETIC[op], left, right, start=left.start, end=right.end)

    def relation(self, left: Syntax, op: Token, right: Syntax) -> Syntax:
        return tree.Relation(_COMPARE[op], left, right, start=left.start, end=right.end)

    def between(self, operand: Syntax, _: Token, low: Syntax, __: Token, high: Syntax) -> Syntax:
        return tree.Between(operand, low, high, start=operand.start, end=high.end)

    def within(self, operand: Syntax, _: Token, test: Syntax) -> Syntax:
        return tree.In(operand, test, start=operand.start, end=test.end)

    def outside(self, operand: Syntax, word: Token, _: Token, test: Syntax) -> Syntax:
        inside = tree.In(operand, test, start=operand.start, end=test.end)
        return tree.NotCall((inside,), _start(word), start=operand.start, end=test.end)

    def junction(self, left: Syntax, word: Token, right: Syntax) -> Syntax:
        joins: Literal["and", "or"] = "and" if word == "and" else "or"
        same = isinstance(left, tree.Junction) and left.word == joins
        operands = left.operands if isinstance(left, tree.Junction) and same else (left,)
        return tree.Junction(joins, (*operands, right), start=left.start, end=right.end)

    def conditional(
        self, word: Token, condition: Syntax, _: Token, then: Syntax, __: Token, otherwise: Syntax
    ) -> Syntax:
        return tree.Conditional(condition, then, otherwise, start=_start(word), end=otherwise.end)

    def iterator(self, name: Token, _: Token, source: Syntax) -> Syntax:
        word = literals.name(name, _start(name))
        return tree.Iterator(word, source, start=_start(name), end=source.end)

    def loop(self, word: Token, *rest: Syntax | Token) -> Syntax:
        iterators, body = _iterators(rest)
        return tree.Loop(iterators, body, start=_start(word), end=body.end)

    def quantifier(self, word: Token, *rest: Syntax | Token) -> Syntax:
        iterators, condition = _iterators(rest)
        quantifier: Literal["some", "every"] = "some" if word == "some" else "every"
        return tree.Quantifier(
            quantifier, iterators, condition, start=_start(word), end=condition.end
        )


_COMPARE: Final[dict[str, CompareOp]] = {
    "=": "=", "!=": "!=", "<": "<", "<=": "<=", ">": ">", ">=": ">=",
}  # fmt: skip
_ARITHMETIC: Final[dict[str, ArithmeticOp]] = {
    "+": "+", "-": "-", "*": "*", "/": "/", "**": "**",
}  # fmt: skip


def _nodes(parts: Sequence[Syntax | Token]) -> tuple[Syntax, ...]:
    return tuple(part for part in parts if not isinstance(part, Token))


def _close(part: Syntax | Token) -> int:
    return _end(part) if isinstance(part, Token) else part.end


def _iterators(
    parts: Sequence[Syntax | Token],
) -> tuple[tuple[tree.Iterator, ...], Syntax]:
    *before, body = _nodes(parts)
    return tuple(part for part in before if isinstance(part, tree.Iterator)), body
