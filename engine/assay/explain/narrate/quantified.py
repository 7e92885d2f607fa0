"""`every`, `some` and `for` in words: what is said of each element, and of how many it holds."""

from __future__ import annotations

import dataclasses
from collections.abc import Sequence

from assay.explain.narrate.speaker import Loop, Speaker
from assay.language import typed
from assay.language.names import record_kind
from assay.language.typed import Node
from assay.values.text import Text, both, listed
from assay.values.types import Boolean


def quantified(speaker: Speaker, node: typed.Quantified, positive: bool) -> Text:
    """`the stage is at least “In force” for every milestone`, or the opposite."""
    condition = node.condition
    if node.quantifier == "every" and not positive:
        # Not all do: at least one does not.
        opposite = typed.Not(
            type=condition.type, start=condition.start, end=condition.end, operand=condition
        )
        return quantified(
            speaker, dataclasses.replace(node, quantifier="some", condition=opposite), True
        )
    inner, over = iterated(speaker, node.iterations)
    said = inner.clause(condition)
    simple = not isinstance(condition, typed.And | typed.Or | typed.Quantified | typed.If)
    if not positive:
        form = "{1} for no {0}" if simple else "there is no {0} for which {1}"
        return both(form, "ไม่มี{0}ใดที่{1}", over, said)
    if node.quantifier == "some":
        form = "{1} for at least one {0}" if simple else "there is a {0} for which {1}"
        return both(form, "มี{0}อย่างน้อยหนึ่งรายการที่{1}", over, said)
    thai = "ทุก{0}เป็นไปตามเงื่อนไขว่า{1}"
    if simple:
        thai = "ทุก{0}มี{1}" if _is_of_element(condition) else "ทุก{0}{1}"
    return both("{1} for every {0}" if simple else "for every {0}, {1}", thai, over, said)


def collected(speaker: Speaker, node: typed.For) -> Text:
    """`the score + 1 for each milestone`."""
    inner, over = iterated(speaker, node.iterations)
    return both("{} for each {}", "{}ของแต่ละ{}", inner.noun(node.body), over)


def iterated(speaker: Speaker, iterations: Sequence[typed.Iteration]) -> tuple[Speaker, Text]:
    """The speaker of the body, and what it is said of: `milestone`, `value of the scope`."""
    inner, over = speaker, []
    for one in iterations:
        over.append(_element(inner, one.source))
        kind = record_kind(one.source.type)
        called = None
        if kind is None:
            called = Text("the value", "ค่านั้น")
        elif len(iterations) > 1:
            called = both("the {}", "{}นั้น", speaker.names.kind(kind))
        inner = inner.within(Loop(one.slot, called, of_facts=kind is not None))
    return inner, listed(over)


def _element(speaker: Speaker, source: Node) -> Text:
    """One of the elements of a list, without an article."""
    kind = record_kind(source.type)
    if kind is None:
        return both("value of {}", "ค่าใน{}", speaker.noun(source))
    match source:
        case typed.Children(base=typed.Subject()) if not speaker.loops:
            return speaker.names.kind(kind)
        case typed.Facts():
            return speaker.names.kind(kind)
        case _:
            return both("one of {}", "{}", speaker.records(source))


def _is_of_element(condition: Node) -> bool:
    """Whether it compares a member of the element, so that in Thai the element `has` it."""
    match condition:
        case typed.Compare(left=typed.Get(base=typed.Variable()) as of):
            return not isinstance(of.type, Boolean)
        case typed.Within(operand=typed.Get(base=typed.Variable()) as of):
            return not isinstance(of.type, Boolean)
        case _:
            return False
