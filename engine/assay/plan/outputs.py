"""What rows, levels and `otherwise` give: the `then` forms of a rule, compiled."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from assay.document import parse
from assay.plan.decisions import Fixed, NotApplicable, Output
from assay.plan.literals import common_type, is_value, literal, literal_type, untyped
from assay.plan.scope import RuleScope
from assay.rules import FORMS, Then
from assay.source import Entries, Node, Scalar
from assay.values.null import not_rated
from assay.values.text import Text
from assay.values.types import Type, Unknown
from assay.values.words import did_you_mean

NOT_APPLICABLE = "not_applicable"


@dataclass(frozen=True)
class Written:
    """A `then` as written, by outcome."""

    then: Mapping[str, Then]
    node: Node


def read_then(scope: RuleScope, node: Node, names: Sequence[str]) -> Written | None:
    """The `then` of one row: one form where there is one outcome, a form an outcome otherwise."""
    if len(names) == 1 and not _is_by_name(node, names):
        then = _form(scope, node)
        return None if then is None else Written({names[0]: then}, node)
    if not isinstance(node, Entries):
        form = "{" + ", ".join(f"{name}: ..." for name in names) + "}"
        message = Text("a value for each outcome is expected here", "ตรงนี้ต้องให้ค่าของทุกผลลัพธ์")
        scope.fail("wrong-shape", message, node.span, Text(f"write {form}", f"ให้เขียน {form}"))
        return None
    forms: dict[str, Then] = {}
    for key, value in node.entries:
        if key.text not in names:
            listed = ", ".join(names)
            defined = Text(f"it defines {listed}", f"ผลลัพธ์ของตารางนี้คือ {listed}")
            hint = did_you_mean(key.text, names) or defined
            scope.fail("unknown-name", no_outcome(key), key.span, hint)
            continue
        then = _form(scope, value)
        if then is not None:
            forms[key.text] = then
    absent = [name for name in names if name not in {key.text for key, _ in node.entries}]
    if absent:
        listed = ", ".join(f"`{name}`" for name in absent)
        message = Text(f"no value is given for {listed}", f"ไม่ได้ให้ค่าของ {listed}")
        hint = Text("write null where the row leaves it open", "ให้เขียน null หากแถวนี้ไม่กำหนดค่า")
        scope.fail("missing-key", message, node.span, hint)
    return Written(forms, node) if len(forms) == len(names) else None


def no_outcome(name: Scalar) -> Text:
    """The message of a name that stands where an outcome of the table should."""
    return Text(f"`{name.text}` is no outcome of this table", f"`{name.text}` ไม่ใช่ผลลัพธ์ของตารางนี้")


def _is_by_name(node: Node, names: Sequence[str]) -> bool:
    """Whether a mapping names outcomes; one that has the form of a value is a value."""
    keys = {key.text for key, _ in node.entries} if isinstance(node, Entries) else set()
    return keys not in FORMS and not keys.isdisjoint(names)


def _form(scope: RuleScope, node: Node) -> Then | None:
    then, findings = parse(Then, node)
    scope.findings.extend(findings)
    return then


def written_type(scope: RuleScope, forms: Sequence[Then], declared: Type | None) -> Type | None:
    """The type of an outcome: as declared, and what all its written values have in common."""
    types: list[Type] = []
    for then in forms:
        scalar = then.literal or then.value
        if then.is_ is not None:
            formula = scope.expression(then.is_, declared)
            if formula is None or not is_value(scope, formula.node.type, then.is_):
                return None
            types.append(formula.node.type)
        elif declared is None and scalar is not None and not says_not_applicable(then):
            own = literal_type(scalar)
            if own is None:
                hint = Text(
                    "name its type with `type:`, list the `values:`, or put text in quotes",
                    "ให้ระบุชนิดด้วย `type:` ระบุค่าไว้ใน `values:` หรือใส่เครื่องหมายคำพูดหากเป็นข้อความ",
                )
                scope.fail("untyped-word", untyped(scalar), scalar.span, hint)
                return None
            types.append(own)
    return common_type(scope, types, Text("the values", "ค่าต่าง ๆ"), forms[0].span, declared)


def output(scope: RuleScope, then: Then, wanted: Type) -> Output | None:
    """One `then` form, compiled; null where it is wrong, with the findings noted."""
    if says_not_applicable(then):
        return NotApplicable()
    if then.is_ is not None:
        return scope.expression(then.is_, None if isinstance(wanted, Unknown) else wanted)
    scalar = then.literal or then.value
    assert scalar is not None  # `Then` holds exactly one of the three
    if scalar.value is None:
        return Fixed(
            not_rated(words=Text("the rule leaves it open", "เกณฑ์ไม่ได้กำหนดค่า")), then.assumed
        )
    value = literal(scope, scalar, wanted)
    return None if value is None else Fixed(value, then.assumed)


def says_not_applicable(then: Then) -> bool:
    """Whether a form is the bare word `not_applicable`."""
    return (
        then.literal is not None and not then.literal.quoted and then.literal.text == NOT_APPLICABLE
    )
