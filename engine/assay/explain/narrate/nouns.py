"""What an expression computes, as a noun: `the physical delay`, `the number of its indicators`."""

from __future__ import annotations

from typing import Final

from assay.explain.narrate.arithmetic import arithmetic, negated
from assay.explain.narrate.conditions import either
from assay.explain.narrate.functions import call_words
from assay.explain.narrate.names import as_noun, of_book, owned
from assay.explain.narrate.quantified import collected
from assay.explain.narrate.speaker import Speaker, bare
from assay.language import FUNCTIONS, Clause, Function, How, typed
from assay.language.names import record_kind
from assay.language.typed import Node
from assay.values.text import Text, both, bracketed, listed, plain, quoted
from assay.values.types import ListOf, Record

_PARTS: Final = {
    "year": Text("the year of {}", "ปีของ{}"),
    "month": Text("the month of {}", "เดือนของ{}"),
    "day": Text("the day of {}", "วันที่ของ{}"),
    "weekday": Text("the weekday (1 is Monday) of {}", "วันในสัปดาห์ (1 คือวันจันทร์) ของ{}"),
}


def noun(speaker: Speaker, node: Node) -> Text:
    """What an expression computes; a condition is `whether` it holds."""
    match node:
        case typed.Constant():
            return speaker.operand(node, node.type)
        case typed.ListNode(items=items):
            said = [speaker.noun(item) for item in items]
            return listed(said) if said else Text("an empty list", "รายการว่าง")
        case typed.Get():
            return _member(speaker, node, "of")
        case typed.Negate():
            return negated(speaker, node)
        case typed.Arithmetic():
            return arithmetic(speaker, node)
        case typed.Call():
            return _call(speaker, node)
        case typed.If(condition=condition, then=then, otherwise=otherwise):
            sides = speaker.noun(then), speaker.noun(otherwise)
            return either(speaker.clause(condition), *sides)
        case typed.For():
            return collected(speaker, node)
        case typed.DatePart() | typed.Steps() | typed.Interpolate():
            return _figure(speaker, node)
        case typed.BookValue() | typed.Parameter() | typed.Variable():
            return _named(speaker, node)
        case (
            typed.Subject()
            | typed.Parent()
            | typed.Children()
            | typed.Facts()
            | typed.Previous()
            | typed.Filter()
            | typed.Index()
        ):
            return speaker.records(node)
        case _:
            return both("whether {}", "การที่{}", speaker.clause(node))


def _named(speaker: Speaker, node: typed.BookValue | typed.Parameter | typed.Variable) -> Text:
    match node:
        case typed.BookValue(name=name):
            return as_noun(of_book(name))
        case typed.Parameter(name=name, type=ListOf()):
            form = "the values of the parameter {}", "ค่าของพารามิเตอร์{}"
            return both(*form, quoted(plain(name)))
        case typed.Parameter(name=name):
            return both("the parameter {}", "ค่าพารามิเตอร์{}", quoted(plain(name)))
        case typed.Variable():
            if record_kind(node.type) is None:
                return Text("the value", "ค่านั้น")
            return speaker.records(node)


def _figure(speaker: Speaker, node: typed.DatePart | typed.Steps | typed.Interpolate) -> Text:
    match node:
        case typed.DatePart(part=part, operand=operand):
            form = _PARTS[part]
            return both(form.en, form.in_language("th"), speaker.noun(operand))
        case typed.Steps(first=first, last=last):
            ends = speaker.noun(first), speaker.noun(last)
            return both("the whole numbers from {} to {}", "จำนวนเต็มตั้งแต่{}ถึง{}", *ends)
        case typed.Interpolate(x=x, points=points):
            said = [
                both("{} at {}", "{}ที่{}", speaker.noun(point.y), speaker.noun(point.x))
                for point in points
            ]
            return call_words("interpolate", [speaker.noun(x), listed(said)])


def _member(speaker: Speaker, node: typed.Get, link: str) -> Text:
    """A field, outcome or given value of a fact; of many facts, the values, joined by `link`."""
    alias = speaker.stands_for(node.name)
    if alias is not None:
        return speaker.noun(alias)
    if speaker.names.given(node.name) is not None:
        return _title(speaker, node, "the ")  # a rule computes its own values for one fact only
    if isinstance(node.base.type, Record):
        return owned(_title(speaker, node, "the "), speaker.owner(node.base))
    form = f"{{}} {link} {{}}"
    return both(form, "{}ของ{}", _title(speaker, node), speaker.records(node.base))


def _title(speaker: Speaker, node: typed.Get, article: str = "") -> Text:
    """What a member of a fact is called, without its owner."""
    return speaker.names.noun(record_kind(node.base.type) or speaker.kind, node.name, article)


def _call(speaker: Speaker, node: typed.Call) -> Text:
    function, arguments = FUNCTIONS[node.function], node.arguments
    if isinstance(function.words, Clause):
        return both("whether {}", "การที่{}", speaker.clause(node))
    match function.how, arguments:
        case How.LEAST | How.GREATEST, (typed.ListNode(items=items),) if items:
            arguments = items
        case How.CHOSEN, (value, typed.ListNode(items=())):
            return both("{} (if any)", "{} (ถ้ามี)", speaker.noun(value))
        case How.WEIGHED, (typed.Get() as one, typed.Get() as weight) if one.base == weight.base:
            return both(
                "the mean of {} weighted by {} over {}",
                "ค่าเฉลี่ยของ{}ถ่วงน้ำหนักด้วย{}ของ{}",
                _title(speaker, one),
                _title(speaker, weight),
                speaker.records(one.base),
            )
        case _:
            pass
    return call_words(node.function, [_argument(speaker, function, one) for one in arguments])


def _argument(speaker: Speaker, function: Function, node: Node) -> Text:
    over = function.several or function.how in (How.ADDED, How.WEIGHED)
    if over and isinstance(node, typed.Get):
        return _member(speaker, node, "over") if _is_list(node) else speaker.noun(node)
    said = speaker.noun(node)
    if function.how is How.COUNTED:
        return bare(said)
    if isinstance(node, typed.Arithmetic | typed.If) and not over:
        return bracketed(bare(said))
    return said


def _is_list(node: typed.Get) -> bool:
    return not isinstance(node.base.type, Record)
