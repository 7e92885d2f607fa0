"""Types and units of calls: arguments against signatures, and what a function gives."""

from __future__ import annotations

import datetime as dt
from decimal import Decimal
from typing import TYPE_CHECKING, Final

from assay.language import check_definitions, typed
from assay.language import syntax as tree
from assay.language.check_operators import ONE_OF_LIST
from assay.language.complaints import DATES_ONLY
from assay.language.functions import FUNCTIONS, Function
from assay.language.functions.declare import VARIABLES, How, Parameter, Signature
from assay.language.kinship import Clash, common, ordered
from assay.language.names import Frame
from assay.language.syntax import Syntax
from assay.language.typed import Node
from assay.language.units import guard
from assay.values.null import Null
from assay.values.number import PRECISION
from assay.values.text import Text
from assay.values.types import (
    PERCENT,
    Boolean,
    Bounds,
    Date,
    ListOf,
    Number,
    TextType,
    Type,
    Unknown,
)
from assay.values.words import did_you_mean

if TYPE_CHECKING:
    from assay.language.check import Checker

_FROM_ZERO: Final = Bounds(Decimal(0))
_PLAIN: dict[str, Type] = {
    "number": Number(),
    "whole number": Number(decimals=0, bounds=_FROM_ZERO),
    "text": TextType(),
    "boolean": Boolean(),
    "date": Date(),
    "integer": Number(decimals=0),
    "number from 0": Number(bounds=_FROM_ZERO),
    "percent": Number(PERCENT),
    "any": Unknown(),
}

# Functions of FEEL that are left out, and what to write.
_AS_OF = Text("write `book.as_of`, the day of the facts", "ให้ใช้ `book.as_of` ซึ่งเป็นวันที่ของข้อมูล")
_MONTHS = Text(
    "write `end of month(day)`, `add months(day, n)` or `months apart(from, to)`",
    "ให้ใช้ `end of month(day)`, `add months(day, n)` หรือ `months apart(from, to)`",
)
_PART_OF_TEXT = Text("write `substring` or `split`", "ให้ใช้ `substring` หรือ `split`")
_ELSEWHERE = {
    "today": _AS_OF,
    "now": _AS_OF,
    "if": Text("write `if c then a else b`", "ให้เขียน `if c then a else b`"),
    "iferror": Text("write `get or else(x, 0)`", "ให้เขียน `get or else(x, 0)`"),
    "and": Text("write `a and b`", "ให้เขียน `a and b`"),
    "or": Text("write `a or b`", "ให้เขียน `a or b`"),
    "round": Text("write `round half up(x, 2)`", "ให้เขียน `round half up(x, 2)`"),
    "sumif": Text("write a filter, `sum(xs[c].x)`", "ให้กรองแล้วรวม เช่น `sum(xs[c].x)`"),
    "countif": Text("write a filter, `count(xs[c])`", "ให้กรองแล้วนับ เช่น `count(xs[c])`"),
    "len": Text("write `string length(x)`", "ให้เขียน `string length(x)`"),
    "eomonth": _MONTHS,
    "edate": _MONTHS,
    "datedif": _MONTHS,
    "average": Text("write `mean`", "ให้ใช้ `mean`"),
    "insert before": Text("write `concatenate`", "ให้ใช้ `concatenate`"),
    "remove": Text("write a filter, `xs[item != x]`", "ให้กรองด้วย `xs[item != x]`"),
    "time": DATES_ONLY,
    "duration": Text("a date minus a date is a number of days", "วันที่ลบด้วยวันที่ได้เป็นจำนวนวัน"),
    "substring before": _PART_OF_TEXT,
    "substring after": _PART_OF_TEXT,
    "day of week": Text("write `.weekday`", "ให้ใช้ `.weekday`"),
    "is defined": Text("write `x != null`", "ให้เขียน `x != null`"),
}


def invocation(checker: Checker, of: tree.Invocation, frame: Frame, expected: Type | None) -> Node:
    """The typed node of a call."""
    function = FUNCTIONS.get(of.function)
    definitions = checker.scope.vocabulary.definitions
    definition = definitions.get(of.function) if function is None else None
    named = [one for one in of.arguments if isinstance(one, tree.NamedArgument)]
    if definition is not None and not named:
        return check_definitions.call(checker, of, definition, frame)
    if function is None or named:
        if function is None and definition is None:
            _unknown(checker, of)
        for one in of.arguments:
            # The mistakes inside are worth knowing all the same.
            checker.check(one, frame)
        return checker.nothing(of)
    if of.function == "interpolate":
        points = _points(of)
        if points is not None:
            return _interpolate(checker, of, points, frame)
    arguments = of.arguments
    if function.several and len(arguments) > 1:
        whole = tree.ListLiteral(arguments, start=arguments[0].start, end=arguments[-1].end)
        arguments = (whole,)
    signature = next((s for s in function.signatures if s.accepts(len(arguments))), None)
    if signature is None:
        ways = [f"`{function.name}({one.arguments})`" for one in function.signatures]
        message = check_definitions.called_otherwise(function.name, ways, len(arguments))
        return checker.refuse("wrong-arguments", message, of)
    nodes, bindings, sound = _arguments(checker, function, signature, arguments, (frame, expected))
    if not sound or _refused(checker, function, nodes):
        return checker.nothing(of)
    meeting = [] if function.mixes else _meeting(signature, nodes)
    units = tuple(alike for group in meeting for alike in guard(group, checker.unit_sources))
    result = _result(function, signature, nodes, bindings)
    date = _constant_date(function, nodes)
    if date is not None:
        return typed.Constant(date, type=result, start=of.start, end=of.end)
    return typed.Call(function.name, nodes, units, type=result, start=of.start, end=of.end)


def _unknown(checker: Checker, of: tree.Invocation) -> None:
    name = tree.Name(of.function, start=of.start, end=of.name_end)
    message = Text(f"there is no function `{of.function}`", f"ไม่มีฟังก์ชัน `{of.function}`")
    hint = _ELSEWHERE.get(of.function.lower()) or did_you_mean(
        of.function, [*FUNCTIONS, *checker.scope.vocabulary.definitions]
    )
    checker.refuse("unknown-function", message, name, hint)


def _arguments(
    checker: Checker,
    function: Function,
    signature: Signature,
    arguments: tuple[Syntax, ...],
    within: tuple[Frame, Type | None],
) -> tuple[tuple[Node, ...], dict[str, Type], bool]:
    """The checked arguments, what the type variables stand for, and whether all is well.

    `within` is the frame of the call and the type expected of it.
    """
    frame, expected = within
    bindings: dict[str, Type] = {}
    hoped = {signature.result: expected} if expected and signature.result in VARIABLES else {}
    nodes: dict[int, Node] = {}
    before = len(checker.problems)
    is_open = [checker.is_open(one, frame) for one in arguments]
    # Arguments that have a type of their own come first: they give one to bare members.
    for at in sorted(range(len(arguments)), key=is_open.__getitem__):
        parameter = signature.parameter(at)
        wanted = _type(parameter.pattern, {**hoped, **bindings})
        nodes[at] = checker.check(arguments[at], frame, wanted)
        _bind(checker, function, parameter, nodes[at], bindings)
    sound = len(checker.problems) == before
    return tuple(nodes[at] for at in range(len(arguments))), bindings, sound


def _constant_date(function: Function, nodes: tuple[Node, ...]) -> dt.date | None:
    """The date that a call with constants only says: it is FEEL's way to write a literal date."""
    constants = [node.value for node in nodes if isinstance(node, typed.Constant)]
    if function.name != "date" or len(constants) < len(nodes):
        return None
    value = function.apply(*constants)
    return value if isinstance(value, dt.date) else None


def _meeting(signature: Signature, nodes: tuple[Node, ...]) -> list[list[Node]]:
    """The arguments whose amounts meet: those of one type variable."""
    groups: dict[str, list[Node]] = {}
    for at, node in enumerate(nodes):
        variable = signature.parameter(at).pattern.removeprefix("list of ")
        if variable in VARIABLES:
            groups.setdefault(variable, []).append(node)
    return list(groups.values())


def _refused(checker: Checker, function: Function, nodes: tuple[Node, ...]) -> bool:
    if function.refuse is None:
        return False
    constants = tuple(
        node.value
        if isinstance(node, typed.Constant) and not isinstance(node.value, Null)
        else None
        for node in nodes
    )
    refusal = function.refuse(constants)
    if refusal is None:
        return False
    at, code, message, hint = refusal
    checker.refuse(code, message, nodes[at], hint)
    return True


# Types ----------------------------------------------------------------------------------------


def _type(pattern: str, bindings: dict[str, Type]) -> Type | None:
    """The type that a pattern asks for, as far as it is known."""
    if pattern.startswith("list of "):
        item = _type(pattern.removeprefix("list of "), bindings)
        return None if item is None or isinstance(item, Unknown) else ListOf(item)
    if pattern in VARIABLES:
        return bindings.get(pattern)
    return None if pattern == "any" else _PLAIN[pattern]


def _bind(
    checker: Checker,
    function: Function,
    parameter: Parameter,
    node: Node,
    bindings: dict[str, Type],
) -> None:
    """Checks an argument against its pattern; notes a problem where it does not fit."""
    if parameter.pattern == "any" or isinstance(node.type, Unknown):
        return
    pattern = parameter.pattern
    found: Type = node.type
    while pattern.startswith("list of "):
        if isinstance(found, Unknown):
            return
        if not isinstance(found, ListOf):
            _misfit(checker, function, parameter, node)
            return
        pattern, found = pattern.removeprefix("list of "), found.item
    if isinstance(found, Unknown) or pattern == "any":
        return
    if pattern in VARIABLES:
        fits = {
            "N": isinstance(found, Number),
            "M": isinstance(found, Number),
            "O": ordered(found),
            "T": True,
        }[pattern]
        if not fits:
            _misfit(checker, function, parameter, node)
            return
        try:
            bindings[pattern] = common(bindings.get(pattern, Unknown()), found)
        except Clash as clash:
            what = Text(f"`{function.name}` takes", f"ค่าที่ให้ `{function.name}`")
            checker.refuse_clash(clash, what, node)
    elif type(_PLAIN[pattern]) is not type(found):
        _misfit(checker, function, parameter, node)


def _misfit(checker: Checker, function: Function, parameter: Parameter, node: Node) -> None:
    wanted = check_definitions.taken(function.name, noun(parameter.pattern), parameter.name)
    checker.unlike(wanted, node, _misfit_hint(parameter, node))


def _misfit_hint(parameter: Parameter, node: Node) -> Text | None:
    if parameter.pattern.startswith("list of ") and not isinstance(node.type, ListOf):
        return Text(
            "a value alone is no list: write `[x]`, or name the list",
            "ค่าเดียวไม่ใช่ชุดค่า: ให้เขียน `[x]` หรือระบุชื่อชุดค่า",
        )
    if isinstance(node.type, ListOf) and "list of" not in parameter.pattern:
        return ONE_OF_LIST
    if parameter.pattern == "text":
        return Text("make a text of a value by `string(...)`", "ให้แปลงค่าเป็นข้อความด้วย `string(...)`")
    if parameter.pattern in ("number", "N") and isinstance(node.type, TextType):
        return Text(
            "make a number of a text by `number(...)`", "ให้แปลงข้อความเป็นตัวเลขด้วย `number(...)`"
        )
    return None


_NUMBER = (Text("a number", "ตัวเลข"), Text("numbers", "ตัวเลข"))
_NOUNS = {
    "number": _NUMBER,
    "N": _NUMBER,
    "M": _NUMBER,
    "whole number": (Text("a whole number", "จำนวนเต็ม"), Text("values", "จำนวนเต็ม")),
    "text": (Text("a text", "ข้อความ"), Text("texts", "ข้อความ")),
    "boolean": (Text("a boolean", "ค่าจริงเท็จ"), Text("conditions", "เงื่อนไข")),
    "date": (Text("a date", "วันที่"), Text("values", "วันที่")),
    "percent": (Text("a percent", "ร้อยละ"), Text("values", "ร้อยละ")),
    "any": (Text("a value", "ค่า"), Text("values", "ค่า")),
    "T": (Text("a value", "ค่า"), Text("values", "ค่า")),
    "O": (
        Text(
            "a number, date, text or member of a scale",
            "ตัวเลข วันที่ ข้อความ หรือสมาชิกของมาตรวัด",
        ),
        Text(
            "numbers, dates, texts or members of a scale",
            "ตัวเลข วันที่ ข้อความ หรือสมาชิกของมาตรวัด",
        ),
    ),
}
"""What a message calls one value of a pattern, and several."""


def noun(pattern: str) -> Text:
    """What a message calls the type of a parameter."""
    if not pattern.startswith("list of "):
        return _NOUNS[pattern][0]
    inner = pattern.removeprefix("list of ")
    if inner.startswith("list of "):
        return Text("a list of lists", "ชุดของชุดค่า")
    several = _NOUNS[inner][1]
    return Text(f"a list of {several}", f"ชุดของ{several:th}")


def _result(
    function: Function, signature: Signature, nodes: tuple[Node, ...], bindings: dict[str, Type]
) -> Type:
    pattern = signature.result
    if pattern == "flat list of T":
        item = nodes[0].type
        while isinstance(item, ListOf):
            item = item.item
        return ListOf(item)
    if pattern.startswith("list of "):
        return ListOf(_substituted(pattern.removeprefix("list of "), bindings))
    found = _substituted(pattern, bindings)
    if function.how is How.ROUNDED and isinstance(found, Number):
        return _rounded(function, nodes, found)
    return found


def _rounded(function: Function, nodes: tuple[Node, ...], found: Number) -> Number:
    """The type of a rounded number: its decimals, where they are said, and its range, rounded."""
    match nodes[1:]:
        case ():
            to = Decimal(0)
        case (typed.Constant(value=Decimal() as to),) if 0 <= to <= PRECISION and to == int(to):
            pass
        case _:
            return found
    own = nodes[0].type
    bounds = None if not isinstance(own, Number) else own.bounds
    return Number(found.unit, int(to), bounds and _rounded_bounds(function, bounds, to))


def _rounded_bounds(function: Function, bounds: Bounds, to: Decimal) -> Bounds:
    ends = (end and function.apply(end, to) for end in (bounds.low, bounds.high))
    low, high = (one if isinstance(one, Decimal) else None for one in ends)
    return Bounds(low, high)


def _substituted(pattern: str, bindings: dict[str, Type]) -> Type:
    variable = pattern.removesuffix(" from 0")
    if variable not in VARIABLES:
        return _PLAIN[pattern]
    found = bindings.get(variable, Number() if variable in "NM" else Unknown())
    # What is declared of the arguments' decimals and range need not hold of the result.
    bounds = None if variable == pattern else _FROM_ZERO
    return Number(found.unit, bounds=bounds) if isinstance(found, Number) else found


# Interpolation --------------------------------------------------------------------------------


_ALONG = Text("`interpolate` compares", "ค่าที่ `interpolate` เปรียบเทียบ")
_SCORE = Text("the score of a point", "คะแนนของจุด")
_BETWEEN = Text("`interpolate` goes between", "คะแนนของจุดใน `interpolate`")


def _points(of: tree.Invocation) -> tuple[tree.ListLiteral, ...] | None:
    """The pairs of `interpolate(x, [[x, y], ...])`; null where they are not written so."""
    if len(of.arguments) != 2 or not isinstance(of.arguments[1], tree.ListLiteral):
        return None
    pairs = [one for one in of.arguments[1].items if isinstance(one, tree.ListLiteral)]
    whole = len(pairs) == len(of.arguments[1].items) and all(len(p.items) == 2 for p in pairs)
    return tuple(pairs) if pairs and whole else None


def _interpolate(
    checker: Checker, of: tree.Invocation, pairs: tuple[tree.ListLiteral, ...], frame: Frame
) -> Node:
    x = checker.check(of.arguments[0], frame)
    points = tuple(
        typed.Point(checker.check(pair.items[0], frame), checker.check(pair.items[1], frame))
        for pair in pairs
    )
    across: Type = x.type
    if not isinstance(across, Number | Date | Unknown):
        return checker.unlike(
            Text("`interpolate` goes along numbers or dates", "`interpolate` อ่านตามตัวเลขหรือวันที่"), x
        )
    score: Type = Unknown()
    for point in points:
        across = checker.agree(across, point.x.type, _ALONG, point.x)
        if checker.need(point.y, Number, _SCORE, Text("a number", "ตัวเลข")):
            score = checker.agree(score, point.y.type, _BETWEEN, point.y)
    units = (
        *guard((x, *(point.x for point in points)), checker.unit_sources),
        *guard((point.y for point in points), checker.unit_sources),
    )
    result = Number(score.unit) if isinstance(score, Number) else Number()
    return typed.Interpolate(
        x, points, clamped=True, units=units, type=result, start=of.start, end=of.end
    )
