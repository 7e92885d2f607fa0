"""Facts in words: the fact of the rule, those above and below it, those that a filter keeps."""

from __future__ import annotations

from assay.explain.narrate.conditions import without_echoes
from assay.explain.narrate.speaker import Loop, Speaker, bare
from assay.language import typed
from assay.language.names import record_kind
from assay.language.typed import Node
from assay.values.text import Text, both, listed
from assay.values.types import Boolean


def records(speaker: Speaker, node: Node) -> Text:
    """The fact or facts that an expression names: `its milestones`, `the budget lines below it`."""
    names = speaker.names
    match node:
        case typed.Subject():
            return both("this {}", "{}นี้", names.kind(speaker.kind))
        case typed.Variable(slot=slot):
            called = next((loop.called for loop in speaker.loops if loop.slot == slot), None)
            kind = record_kind(node.type) or speaker.kind
            return called or both("the {}", "{}นั้น", names.kind(kind))
        case typed.Parent(base=base, kind=kind):
            return _parent(speaker, base, kind)
        case typed.Children(base=base, kind=kind):
            return _children(speaker, base, kind)
        case typed.Facts(kind=kind):
            return both("the {} in the book", "{}ในชุดข้อมูล", names.kinds(kind))
        case typed.Previous(base=base):
            return both("{} in the previous book", "{}ในงวดก่อน", speaker.records(base))
        case typed.Filter():
            return _filter(speaker, node)
        case typed.Index(source=source, position=position):
            return _index(speaker, source, position)
        case _:
            return speaker.noun(node)


def _parent(speaker: Speaker, base: Node, kind: str) -> Text:
    one = speaker.names.kind(kind)
    tree = record_kind(base.type) == kind
    if _is_it(speaker, base):
        if tree:
            return both("the {} above it", "{}ระดับถัดขึ้นไป", one)
        return both("its {}", "{}", one)
    if tree:
        return both("the {} above {}", "{}ระดับถัดขึ้นไปของ{}", one, speaker.records(base))
    return both("the {} of {}", "{}ของ{}", one, speaker.records(base))


def _children(speaker: Speaker, base: Node, kind: str) -> Text:
    many = speaker.names.kinds(kind)
    tree = record_kind(base.type) == kind
    if _is_it(speaker, base):
        if tree:
            return both("the {} below it", "{}ย่อย", many)
        if isinstance(base, typed.Subject):
            own = both("{}นี้", "{}นี้", speaker.names.kind(speaker.kind))
            return both("its {}", "{}ของ{}", many, own)
        return both("its {}", "{}ของรายการนั้น", many)
    if tree:
        return both("the {} below {}", "{}ย่อยของ{}", many, speaker.records(base))
    return both("the {} of {}", "{}ของ{}", many, speaker.records(base))


def _is_it(speaker: Speaker, base: Node) -> bool:
    """Whether `it` says well enough which fact is meant: the rule's own, or the loop's element."""
    if isinstance(base, typed.Subject):
        return not any(loop.of_facts for loop in speaker.loops)
    return (
        isinstance(base, typed.Variable)
        and bool(speaker.loops)
        and (speaker.loops[-1].slot == base.slot)
    )


def _filter(speaker: Speaker, node: typed.Filter) -> Text:
    kind = record_kind(node.source.type)
    if kind is None:
        inner = speaker.within(Loop(node.slot, None))
        source = speaker.noun(node.source)
        return both("{} where {}", "{}ที่{}", source, inner.clause(node.condition))
    return both("{} {}", "{}ที่{}", speaker.records(node.source), _which(speaker, node))


def _which(speaker: Speaker, node: typed.Filter) -> Text:
    """`whose code is “1”`, `where there is no budget line above it`."""
    inner = speaker.within(Loop(node.slot, None))
    said = inner.clause(node.condition)
    condition = node.condition
    parts = without_echoes(condition.operands) if isinstance(condition, typed.And) else [condition]
    if all(_is_of(node.slot, part) for part in parts):
        clauses = [inner.clause(part) for part in parts]
        return listed([Text(f"whose {bare(one).en}", one.th) for one in clauses])
    return Text(f"where {said.en}", said.th)


def _is_of(slot: int, condition: Node) -> bool:
    """Whether a condition is about a member of the filter's own element."""
    match condition:
        case typed.Compare(left=of) | typed.NullCheck(operand=of) | typed.Within(operand=of):
            pass
        case typed.Call(function="list contains", arguments=(_, of)):
            pass
        case _:
            return False
    return (
        isinstance(of, typed.Get)
        and isinstance(of.base, typed.Variable)
        and of.base.slot == slot
        and not isinstance(of.type, Boolean)
    )


def _index(speaker: Speaker, source: Node, position: Node) -> Text:
    kind = record_kind(source.type)
    number = position.value if isinstance(position, typed.Constant) else None
    if number == 1 and kind is not None and _is_look_up(speaker, source, kind):
        return _looked_up(speaker, source, kind)
    said = speaker.records(source) if kind is not None else speaker.noun(source)
    if number == 1:
        return both("the first of {}", "{}รายการแรก", said)
    if number == -1:
        return both("the last of {}", "{}รายการสุดท้าย", said)
    return both("number {1} of {0}", "{0}รายการที่{1}", said, speaker.noun(position))


def _looked_up(speaker: Speaker, source: Node, kind: str) -> Text:
    """`the budget line whose code is “1”`."""
    assert isinstance(source, typed.Filter)
    return both("the {} {}", "{}ที่{}", speaker.names.kind(kind), _which(speaker, source))


def _is_look_up(speaker: Speaker, source: Node, kind: str) -> bool:
    """Whether a fact is looked up by its key, so that there is no more than one."""
    match source:
        case typed.Filter(
            source=typed.Facts(),
            condition=typed.Compare(op="=", left=typed.Get(base=typed.Variable(), name=name)),
        ):
            return speaker.names.schema.kinds[kind].key == (name,)
        case _:
            return False
