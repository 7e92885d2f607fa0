"""The order of decisions: each after what it reads; a roll-up over a tree as one step."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from typing import Final, Literal

from assay.finding import Finding, Related, error
from assay.language import Via
from assay.plan.decisions import Decision
from assay.plan.graph import components, way_round
from assay.plan.plan import Step
from assay.values.text import Text, run_together

Edges = Mapping[int, Mapping[int, frozenset[Via]]]
"""By decision, the decisions it reads and how (through the same fact, its tree, or otherwise)."""


_MOST_NAMED: Final = 8
"""How many outcomes of a long cycle are named from its beginning, and from its end."""


def ordered(decisions: Sequence[Decision]) -> tuple[tuple[Step, ...], tuple[Finding, ...]]:
    """The steps of a plan, in the order of the rule files where nothing else orders them.

    Decisions that read each other can only be a roll-up over a tree: every way round passes
    through the children of the fact (then the leaves go first), or every one through its parent
    (the roots). Anything else is a cycle, an error that prints it.
    """
    edges = _edges(decisions)
    steps: list[Step] = []
    findings: list[Finding] = []
    for group in map(sorted, components(edges)):
        kind = decisions[group[0]].rule.kind
        if len(group) == 1 and group[0] not in edges[group[0]]:
            steps.append(Step(kind, (decisions[group[0]],)))
            continue
        step = _roll_up(decisions, edges, group, "children", "leaves up") or _roll_up(
            decisions, edges, group, "parent", "roots down"
        )
        if step is None:
            findings.append(_cycle(decisions, edges, group))
        else:
            steps.append(step)
    return tuple(steps), tuple(findings)


def _edges(decisions: Sequence[Decision]) -> Edges:
    makers: dict[tuple[str, str], list[int]] = defaultdict(list)
    for number, decision in enumerate(decisions):
        for name in decision.gives:
            makers[decision.rule.kind, name].append(number)
    edges: dict[int, dict[int, frozenset[Via]]] = {}
    for number, decision in enumerate(decisions):
        ways: dict[int, set[Via]] = defaultdict(set)
        for read in decision.reads:
            for maker in makers.get((read.kind, read.name), ()):
                ways[maker].add(read.via)
        edges[number] = {maker: frozenset(ways[maker]) for maker in sorted(ways)}
    return edges


def _roll_up(
    decisions: Sequence[Decision],
    edges: Edges,
    group: list[int],
    via: Via,
    order: Literal["leaves up", "roots down"],
) -> Step | None:
    """The group as a step over a tree; null where a way round does not pass through `via`."""
    if len({decisions[number].rule.kind for number in group}) > 1:
        return None
    inner: dict[int, dict[int, frozenset[Via]]] = {}
    inside = set(group)
    for number in group:
        within = {maker: ways for maker, ways in edges[number].items() if maker in inside}
        if any(ways - {"self", via} for ways in within.values()):
            return None
        inner[number] = {maker: ways for maker, ways in within.items() if "self" in ways}
    sequence: list[int] = []
    for component in components(inner):
        if len(component) > 1 or component[0] in inner[component[0]]:
            return None
        sequence.extend(component)
    kind = decisions[group[0]].rule.kind
    return Step(kind, tuple(decisions[number] for number in sequence), order)


def _cycle(decisions: Sequence[Decision], edges: Edges, group: list[int]) -> Finding:
    path = way_round(edges, group)
    names = [_name(decisions[number]) for number in path]
    related = tuple(
        Related(Text(f"`{name}` is defined here", f"`{name}` นิยามไว้ตรงนี้"), decisions[number].span)
        for name, number in list(zip(names, path, strict=True))[1:-1][:_MOST_NAMED]
    )
    many = len(path) - 2 * _MOST_NAMED
    left_out = [Text(f"... ({many:,} more)", f"... (อีก {many:,} ตัว)")] if many > 1 else []
    ends = (names[:_MOST_NAMED], names[-_MOST_NAMED:]) if left_out else (names, [])
    shown = [*map(Text, ends[0]), *left_out, *map(Text, ends[1])]
    way = run_together(shown, " reads ", " อ่าน ")
    message = Text(
        f"these outcomes read each other, so none can be computed first: {way}",
        f"ผลลัพธ์เหล่านี้อ่านค่าจากกันเป็นวงกลม จึงคำนวณตัวใดก่อนไม่ได้: {way:th}",
    )
    hint = Text("take one of these steps out", "ให้ตัดการอ่านค่าออกหนึ่งทอด")
    return error("cycle", message, decisions[path[0]].span, hint=hint, related=related)


def _name(decision: Decision) -> str:
    names = decision.gives
    return f"{decision.rule.kind}.{names[0]}" if names else decision.rule.id
