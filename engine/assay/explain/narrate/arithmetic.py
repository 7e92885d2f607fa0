"""Arithmetic in signs, since `plan − disbursed` is read faster than its words; days in words."""

from __future__ import annotations

from typing import Final

from assay.explain.narrate.speaker import Speaker, bare
from assay.language import typed
from assay.language.typed import Node
from assay.values.text import Text, both, bracketed
from assay.values.types import Date, TextType

_SIGNS: Final = {"+": "+", "-": "−", "*": "×", "/": "÷", "**": "^"}
_STRENGTH: Final = {"+": 1, "-": 1, "*": 2, "/": 2, "**": 3}


def arithmetic(speaker: Speaker, node: typed.Arithmetic) -> Text:
    """`planned − actual`, `30 days after the day signed`."""
    left, right = node.left, node.right
    if isinstance(node.type, TextType):
        sides = speaker.noun(left), speaker.noun(right)
        return both("{} followed by {}", "{} ต่อด้วย{}", *sides)
    if isinstance(node.type, Date):
        # Written `day + 30` or `30 + day`.
        day, days = (left, right) if isinstance(left.type, Date) else (right, left)
        form = ("{} days after {}", "{}วันหลัง{}")
        if node.op == "-":
            form = ("{} days before {}", "{}วันก่อน{}")
        return both(*form, speaker.noun(days), speaker.noun(day))
    if isinstance(left.type, Date):
        ends = speaker.noun(right), speaker.noun(left)
        return both("the days from {} to {}", "จำนวนวันตั้งแต่{}ถึง{}", *ends)
    own = _STRENGTH[node.op]
    # a - (b + c) and a / (b * c) keep their parentheses, and so does (a ** b) ** c.
    first = _side(speaker, left, own + 1 if node.op == "**" else own, last=False)
    second = _side(speaker, right, own + 1 if node.op in ("-", "/") else own, last=own == 1)
    sign = f"{{}} {_SIGNS[node.op]} {{}}"
    return both(sign, sign, first, second)


def negated(speaker: Speaker, node: typed.Negate) -> Text:
    """`−excess`."""
    return both("−{}", "−{}", _side(speaker, node.operand, 3, last=False))


def _side(speaker: Speaker, node: Node, least: int, *, last: bool) -> Text:
    """A side of a sign: without an article, in parentheses where it binds less than that.

    Words of some length stand in parentheses too, unless nothing follows them.
    """
    said = bare(speaker.noun(node))
    match node:
        case typed.Arithmetic(op=op):
            loose = _STRENGTH[op] < least
        case typed.Call():
            loose = not last
        case typed.If() | typed.Index() | typed.For():
            loose = True
        case typed.Get(base=base):
            loose = not last and speaker.owner(base) is not None
        case _:
            loose = False
    return bracketed(said) if loose else said
