"""Calls of what rules define themselves: the definition's expression in the place of the call.

A call is opened where it is checked: the parameters stand for the argument's own nodes, so that
units, nulls and proofs know of a definition what they would know of the expression written out.
Every node of it stands at the call's place, and the first one bears what was called.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Final

from assay.language import syntax as tree
from assay.language import typed
from assay.language.kinship import Clash, common, described, with_unit
from assay.language.names import Frame
from assay.language.scope import Definition
from assay.language.typed import Node
from assay.values.text import Text, both

if TYPE_CHECKING:
    from assay.language.check import Checker

MOST_PARTS: Final = 5_000
"""The most nodes that the opened calls of an expression may have together."""

DEEPEST: Final = 50
"""How deep the tree of a definition may be, and that of a call with its arguments."""


def call(checker: Checker, of: tree.Invocation, definition: Definition, frame: Frame) -> Node:
    """The typed node of a call of a definition."""
    before = len(checker.problems)
    names = [name for name, _ in definition.parameters]
    if definition.body is None:
        for one in of.arguments:
            checker.check(one, frame)
        return checker.nothing(of)
    if len(of.arguments) != len(names):
        form = f"`{definition.name}({', '.join(names)})`"
        message = called_otherwise(definition.name, [form], len(of.arguments))
        return checker.refuse("wrong-arguments", message, of)
    arguments: dict[str, Node] = {}
    for (name, wanted), one in zip(definition.parameters, of.arguments, strict=True):
        arguments[name] = node = checker.check(one, frame, wanted)
        try:
            common(wanted, node.type)
        except Clash:
            checker.unlike(taken(definition.name, described(wanted), name), node)
    if len(checker.problems) > before:
        return checker.nothing(of)
    node = _opened(checker, of, definition, definition.body, arguments)
    if frame.arguments is None and len(checker.problems) == before:
        node = _at(node, of, set(map(id, arguments.values())))
    called = typed.Called(definition.name, tuple(arguments.values()))
    return replace(node, start=of.start, end=of.end, called=called)


def taken(function: str, what: Text, name: str) -> Text:
    """What a function takes as one of its arguments."""
    return Text(
        f"`{function}` takes {what} as its `{name}`",
        f"ค่า `{name}` ของ `{function}` ต้องเป็น{what: th}",
    )


def called_otherwise(function: str, ways: list[str], given: int) -> Text:
    """The message of a call with more or fewer values than a function takes."""
    return Text(
        f"`{function}` is called as {' or '.join(ways)}; here it is given {given} "
        f"value{'' if given == 1 else 's'}",
        f"`{function}` เรียกใช้ในรูป {' หรือ '.join(ways)} แต่ที่นี่ให้ค่ามา {given} ค่า",
    )


def _opened(
    checker: Checker,
    of: tree.Invocation,
    definition: Definition,
    body: tree.Syntax,
    arguments: dict[str, Node],
) -> Node:
    before = len(checker.problems)
    placed = tree.placed(body, of.start, of.end)
    # Nodes are known by identity while they are checked, so that one may not make way for another.
    checker.opened.append(placed)
    node = checker.check(placed, Frame(arguments=arguments), definition.type)
    if definition.unit is not None:
        node = replace(node, type=with_unit(node.type, definition.unit))
    problems = checker.problems[before:]
    said = f"in `{definition.name}`: {{}}", f"ใน `{definition.name}`: {{}}"
    checker.problems[before:] = [
        replace(one, start=of.start, end=of.end, message=both(*said, one.message))
        for one in problems
    ]
    if problems:
        return checker.nothing(of)
    size = measured(node)
    if size is not None:
        checker.parts += size
    if size is None or checker.parts > MOST_PARTS:
        message = Text(
            "with what it is defined by, this expression is too long",
            "นิพจน์นี้ยาวเกินไปเมื่อแทนด้วยสิ่งที่นิยามไว้",
        )
        hint = Text(
            "name a part of it under `given`, and call the definition with that name",
            "ให้ตั้งชื่อส่วนหนึ่งไว้ใต้ `given` แล้วเรียกใช้ด้วยชื่อนั้น",
        )
        return checker.refuse("too-complex", message, of, hint)
    return node


def _at(node: Node, of: tree.Invocation, arguments: set[int]) -> Node:
    """A node of the definition at the call's place; what is an argument's own stays at its."""
    if id(node) in arguments:
        return node
    moved = typed.rebuilt(node, lambda part: _at(part, of, arguments))
    return replace(moved, start=of.start, end=of.end)


def measured(node: Node) -> int | None:
    """How many nodes a tree has; null where they are too many, or the tree is too deep."""
    count, depth, level = 0, 0, [node]
    while level:
        count, depth = count + len(level), depth + 1
        if count > MOST_PARTS or depth > DEEPEST:
            return None
        level = [part for one in level for part in typed.parts(one)]
    return count
