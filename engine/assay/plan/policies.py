"""The types of a table's outcomes, and whether its hit policy and rounding suit them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from assay.plan.decisions import Fixed, RowOutput
from assay.plan.literals import leave_out, literal, literal_type, named_type, only_number
from assay.plan.outputs import Written, no_outcome
from assay.plan.scope import RuleScope
from assay.rules import TableBody
from assay.source import Entries, Items, Scalar, describe
from assay.source import Node as YamlNode
from assay.values.null import Null
from assay.values.text import Text
from assay.values.types import (
    Boolean,
    Choice,
    Date,
    ListOf,
    Member,
    Number,
    Type,
    Unknown,
    Value,
    type_name,
)


def result_type(body: TableBody, of: Type) -> Type:
    """The type of an outcome whose rows give values of a type: by hit policy and rounding."""
    made = body.hit.traits.result(of)
    item = made.item if isinstance(made, ListOf) and made is not of else made
    if body.decimals is None or not isinstance(item, Number):
        return made
    rounded = Number(item.unit, body.decimals, item.bounds)
    return rounded if item is made else ListOf(rounded)


def declared_types(scope: RuleScope, body: TableBody) -> dict[str, Type] | None:
    """The types that `type` and `values` state, by outcome; null where one is wrong."""
    names = [name.text for name in body.names]
    declared: dict[str, Type | None] = {}
    for name, node in _by_outcome(scope, body.values, names):
        declared[name] = _type_of_values(scope, node)
    for name, node in _by_outcome(scope, body.type, names):
        if isinstance(node, Scalar):
            declared[name] = named_type(scope, node)
            continue
        written = describe(node)
        message = Text(f"a type is a name, not {written}", f"ชนิดต้องเป็นชื่อ แต่พบ{written: th}")
        scope.fail("wrong-shape", message, node.span)
        declared[name] = None
    found = {name: of for name, of in declared.items() if of is not None}
    return found if len(found) == len(declared) else None


def _type_of_values(scope: RuleScope, node: YamlNode) -> Type | None:
    """What the values of an outcome are: numbers, dates, booleans or, else, members."""
    if isinstance(node, Items):
        scalars = [item for item in node.items if isinstance(item, Scalar)]
        words = [item.text for item in scalars]
        if len(words) == len(node.items) and len(set(words)) == len(words) > 0:
            types = {literal_type(item) for item in scalars}
            only = types.pop() if len(types) == 1 else None
            if isinstance(only, Number | Date | Boolean):
                return only
            members = tuple(Member(word, rank) for rank, word in enumerate(words))
            return Choice(members, ordered=False)
    scope.fail(
        "wrong-shape",
        Text(
            "the values of an outcome are a list, each value once",
            "`values` ของผลลัพธ์ต้องเป็นชุดค่าที่ไม่ซ้ำกัน",
        ),
        node.span,
        Text(
            "write [red, yellow, green], highest priority first",
            "ให้เขียน [red, yellow, green] เรียงจากสำคัญที่สุด",
        ),
    )
    return None


def _by_outcome(
    scope: RuleScope, node: YamlNode | None, names: Sequence[str]
) -> list[tuple[str, YamlNode]]:
    """What `type` or `values` says of each outcome; of the only one, without its name."""
    if node is None:
        return []
    if isinstance(node, Entries):
        wrong = [key for key, _ in node.entries if key.text not in names]
        for key in wrong:
            scope.fail("unknown-name", no_outcome(key), key.span)
        return [(key.text, value) for key, value in node.entries if key.text in names]
    if len(names) > 1:
        scope.fail(
            "wrong-shape",
            Text(
                "with several outcomes, say which one is meant",
                "ตารางมีหลายผลลัพธ์ ต้องระบุว่าหมายถึงผลลัพธ์ใด",
            ),
            node.span,
            Text(f"write {{{names[0]}: ...}}", f"ให้เขียน {{{names[0]}: ...}}"),
        )
        return []
    return [(names[0], node)]


def priorities_of(
    scope: RuleScope, body: TableBody, types: Mapping[str, Type]
) -> dict[str, tuple[Value, ...]] | None:
    """The `values` of each outcome that has some, highest priority first; null where wrong."""
    priorities: dict[str, tuple[Value, ...]] = {}
    names = [name.text for name in body.names]
    for name, node in _by_outcome(scope, body.values, names):
        scalars = [item for item in getattr(node, "items", ()) if isinstance(item, Scalar)]
        values = [literal(scope, scalar, types[name]) for scalar in scalars]
        if any(value is None for value in values):
            return None
        priorities[name] = tuple(value for value in values if value is not None)
    if body.hit.traits.needs_values and not priorities:
        scope.fail(
            "no-priorities",
            Text(
                f"the hit policy `{body.hit}` needs to know which value goes first",
                f"นโยบายการเลือกแถว `{body.hit}` ต้องรู้ลำดับความสำคัญของค่า",
            ),
            body.span,
            Text(
                f"list them, highest priority first: `values: {{{names[0]}: [...]}}`",
                f"ให้ระบุค่าเรียงจากสำคัญที่สุด: `values: {{{names[0]}: [...]}}`",
            ),
        )
        return None
    return priorities


def all_listed(
    scope: RuleScope,
    rows: Sequence[RowOutput],
    written: Sequence[Written | None],
    priorities: Mapping[str, Sequence[Value]],
) -> bool:
    """Whether each value that a row states is among the `values` of its outcome."""
    right = True
    for row, then in zip(rows, written, strict=False):
        for name, listed in priorities.items():
            given = row.outputs[name]
            if not isinstance(given, Fixed) or isinstance(given.value, Null) or then is None:
                continue
            if given.value not in listed:
                message = Text(
                    f"a value is given that is not among the `values` of `{name}`",
                    f"แถวให้ค่าที่ไม่อยู่ใน `values` ของ `{name}`",
                )
                hint = Text(
                    "list it there, at the place of its priority",
                    "ให้เพิ่มค่านี้ใน `values` ตามลำดับความสำคัญ",
                )
                scope.fail("unlisted-value", message, then.then[name].span, hint)
                right = False
    return right


def roundable(scope: RuleScope, body: TableBody, types: Mapping[str, Type]) -> bool:
    """Whether there is a number to round, where the table rounds."""
    found = [result_type(body, types[name.text]) for name in body.names]
    items = [of.item if isinstance(of, ListOf) else of for of in found]
    if body.decimals is None or any(isinstance(of, Number | Unknown) for of in items):
        return True
    message = only_number("decimals", found[0])
    scope.fail("wrong-type", message, body.names[0].span, leave_out("decimals"))
    return False


def collectable(scope: RuleScope, body: TableBody, types: Mapping[str, Type]) -> bool:
    """Whether the hit policy can make an outcome of what the rows give."""
    for name in body.names:
        if not body.hit.traits.can_be_made_of(types[name.text]):
            of = type_name(types[name.text])
            message = Text(f"`{body.hit}` can't be made of {of}", f"`{body.hit}` ใช้กับ{of: th }ไม่ได้")
            hint = Text("use `collect`, or give numbers", "ให้ใช้ `collect` หรือให้ผลเป็นตัวเลข")
            scope.fail("wrong-type", message, name.span, hint)
            return False
    return True
