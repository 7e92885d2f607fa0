"""Text to typed tree: parse, resolve, check; all problems that can be found in one go."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

from assay.language import check_cells
from assay.language.check import COMPARE, Checker
from assay.language.check_definitions import measured
from assay.language.kinship import Clash, common, described, unit_of, with_unit
from assay.language.literals import Refused
from assay.language.names import Frame, Names, nothing_called
from assay.language.parse import parse
from assay.language.problem import Problem
from assay.language.scope import Scope
from assay.language.syntax import Invocation, NumberLiteral, Syntax
from assay.language.typed import Cell, Node, Variable
from assay.language.units import is_own
from assay.values.text import Text
from assay.values.types import Boolean, OwnUnit, Type


def compile_expression(
    text: str, scope: Scope, expected: Type | None = None
) -> tuple[Node | None, tuple[Problem, ...]]:
    """The typed tree of an expression, or the problems that it has.

    Args:
        text: an expression of the language.
        scope: what it may name.
        expected: the type that it must have; gives a type to a member written bare or quoted.

    Returns:
        The tree and no problems, or no tree and the problems, in the order of the text. The type
        of a tree is `Unknown` where it is `null` whatever the facts are, or where it reads an
        outcome that is still being inferred.
    """
    try:
        surface = parse(text)
    except Refused as refused:
        return None, (_title(text, scope) or refused.problem,)
    checker = Checker(scope)
    node = checker.check(surface, _frame(checker), expected)
    if expected is not None:
        _fit(checker, node, expected)
    if scope.arguments is not None and measured(node) is None:
        message = Text("this definition is nested too deep", "นิยามนี้ซ้อนกันลึกเกินไป")
        checker.refuse("too-complex", message, node, Text("split it", "ให้แยกเป็นหลายนิยาม"))
    if checker.problems:
        return None, ordered(checker)
    return _of_subject(checker, node), ()


def _frame(checker: Checker) -> Frame:
    """What names stand for before any loop: in a definition, its parameters."""
    arguments = checker.scope.arguments
    if arguments is None:
        return Frame()
    return Frame(
        arguments={
            name: Variable(checker.slot(), name, type=of, start=0, end=0)
            for name, of in arguments.items()
        }
    )


def parse_definition(
    text: str, decimals: int | None = None, mode: str = "half up"
) -> Syntax | Problem:
    """The expression of a definition, rounded where it says so; or what is wrong with it."""
    try:
        body = parse(text)
    except Refused as refused:
        return refused.problem
    if decimals is None:
        return body
    start, end = 0, len(text)
    to = NumberLiteral(Decimal(decimals), start=start, end=end)
    name = "decimal" if mode == "half even" else f"round {mode}"
    return Invocation(name, (body, to), name_end=end, start=start, end=end)


def compile_cell(text: str, column: Node, scope: Scope) -> tuple[Cell | None, tuple[Problem, ...]]:
    """The unary tests of a table's cell on its column, or the problems that they have.

    Args:
        text: S-FEEL unary tests, as in DMN 1.5, 9.2; `-` is met by anything.
        column: the typed tree of the column's name.
        scope: what the cell may name.
    """
    if text.strip() == "-":
        return Cell((), False, 0, len(text)), ()
    try:
        surface = parse(text, "cell")
    except Refused as refused:
        return None, (check_cells.plainer(refused.problem, text, column),)
    checker = Checker(scope)
    cell = check_cells.cell(checker, surface, column)
    return (None, ordered(checker)) if checker.problems else (cell, ())


def ordered(checker: Checker) -> tuple[Problem, ...]:
    """The problems of a checker in the order of the text, each once."""
    return tuple(sorted(set(checker.problems), key=lambda one: (one.start, one.end, one.code)))


def _title(text: str, scope: Scope) -> Problem | None:
    """The problem of a text that is the title of something: several words are no name."""
    hint = Names(scope).meant(text.strip(), Frame())
    message = nothing_called(text.strip())
    return None if hint is None else Problem(0, len(text), "unknown-name", message, hint)


def _fit(checker: Checker, node: Node, expected: Type) -> None:
    try:
        common(expected, node.type)
    except Clash as clash:
        if clash.units is not None:
            what = Text("expected and found are", "ค่าที่ต้องการกับค่าที่พบ")
            checker.refuse_clash(clash, what, node)
            return
        of = described(expected)
        wanted = Text(f"{of} is expected here", f"ตรงนี้ต้องเป็น{of: th}")
        checker.unlike(wanted, node, COMPARE if isinstance(expected, Boolean) else None)


def _of_subject(checker: Checker, node: Node) -> Node:
    """The tree with an own unit in its type only where that is the rule's own fact's."""
    if isinstance(unit_of(node.type), OwnUnit) and not is_own(node, checker.unit_sources):
        return replace(node, type=with_unit(node.type, None))
    return node
