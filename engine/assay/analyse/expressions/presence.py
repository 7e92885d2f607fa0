"""What is there, and not null, where a condition is true, false or not decided."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from assay.language import FUNCTIONS, Node, NullIf, typed


def demanded(condition: Node, truth: bool = True) -> tuple[Node, ...]:
    """The nodes that are not null wherever a condition is true, or (`truth`) where it is false."""
    match condition:
        case typed.And(operands=operands) | typed.Or(operands=operands):
            several = [demanded(one, truth) for one in operands]
            return _together(several, isinstance(condition, typed.And) is truth)
        case typed.Not(operand=operand):
            return demanded(operand, not truth)
        case typed.NullCheck(operand=operand, negated=negated):
            return needed(operand) if negated is truth else ()
        case typed.Within(operand=operand, tests=tests):
            null = truth and asks_for_null(tests)
            return () if null else (condition, *needed(operand))
        case _:
            return needed(condition)


def needed(node: Node) -> tuple[Node, ...]:
    """A value and those without any of which it is null."""
    parts: tuple[Node, ...] = ()
    match node:
        case typed.Arithmetic(left=left, right=right) | typed.Compare(left=left, right=right):
            parts = (left, right)
        case typed.Negate() | typed.DatePart() | typed.Not() | typed.Parent():
            parts = tuple(typed.parts(node))
        case typed.Get(base=base):
            parts = (base,)
        case typed.Call(function=name, arguments=arguments):
            parts = arguments if NullIf.ARGUMENT in FUNCTIONS[name].null else ()
        case _:
            pass
    return (node, *(one for part in parts for one in needed(part)))


def unless(condition: Node, truth: bool = True) -> tuple[Node, ...]:
    """The nodes that are not null wherever a condition is not true (or not false): false or null.

    Only a test for null itself says so, since it is never null.
    """
    match condition:
        case typed.And(operands=operands) | typed.Or(operands=operands):
            several = [unless(one, truth) for one in operands]
            return _together(several, isinstance(condition, typed.Or) is truth)
        case typed.Not(operand=operand):
            return unless(operand, not truth)
        case typed.NullCheck():
            return demanded(condition, not truth)
        case typed.Within(tests=tests) if truth and asks_for_null(tests):
            return demanded(condition, False)
        case _:
            return ()


def operands_of(node: typed.And | typed.Or) -> Iterator[tuple[Node, tuple[Node, ...]]]:
    """The operands, each with what is not null where no other decides the whole by itself."""
    truth = isinstance(node, typed.Or)
    for one in node.operands:
        others = (unless(other, truth) for other in node.operands if other is not one)
        yield one, tuple(there for each in others for there in each)


def is_sifted(records: Node, name: str) -> bool:
    """Whether a filter lets no record pass that lacks a member: `xs[score != null]`."""
    while isinstance(records, typed.Filter):
        for one in demanded(records.condition):
            match one:
                case typed.Get(base=typed.Variable(slot=records.slot), name=known) if known == name:
                    return True
                case _:
                    pass
        records = records.source
    return False


def asks_for_null(tests: Iterable[typed.Test]) -> bool:
    """Whether one of the tests of a value is `null`."""
    return any(isinstance(test, typed.IsNull) for test in tests)


def _together(several: Sequence[tuple[Node, ...]], every: bool) -> tuple[Node, ...]:
    """The nodes of all, or (not `every`) those that are in each."""
    if every:
        return tuple(one for each in several for one in each)
    return tuple(one for one in several[0] if all(one in each for each in several))
