"""The order of decisions: each after what it reads; a roll-up over a tree as one step."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from typing import Literal

from assay.finding import Finding, Related, error
from assay.language import Via
from assay.plan.decisions import Decision
from assay.plan.plan import Step
from assay.values.text import Text

Edges = Mapping[int, Mapping[int, frozenset[Via]]]
"""By decision, the decisions it reads and how (through the same fact, its tree, or otherwise)."""


def ordered(decisions: Sequence[Decision]) -> tuple[tuple[Step, ...], tuple[Finding, ...]]:
    """The steps of a plan, in the order of the rule files where nothing else orders them.

    Decisions that read each other can only be a roll-up over a tree: every way round passes
    through the children of the fact (then the leaves go first), or every one through its parent
    (the roots). Anything else is a cycle, an error that prints it.
    """
    edges = _edges(decisions)
    steps: list[Step] = []
    findings: list[Finding] = []
    for group in _components(edges):
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


def _components(edges: Edges) -> Iterator[list[int]]:
    """The strongly connected groups, those read before those that read them (Tarjan)."""
    found: dict[int, int] = {}
    low: dict[int, int] = {}
    stack: list[int] = []
    for root in edges:
        if root in found:
            continue
        work: list[tuple[int, Iterator[int]]] = [(root, iter(edges[root]))]
        found[root] = low[root] = len(found)
        stack.append(root)
        while work:
            node, rest = work[-1]
            following = next(rest, None)
            if following is None:
                work.pop()
                if work:
                    low[work[-1][0]] = min(low[work[-1][0]], low[node])
                if low[node] == found[node]:
                    group = stack[stack.index(node) :]
                    del stack[stack.index(node) :]
                    yield sorted(group)
            elif following not in found:
                found[following] = low[following] = len(found)
                stack.append(following)
                work.append((following, iter(edges[following])))
            elif following in stack:
                low[node] = min(low[node], found[following])


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
    for number in group:
        within = {maker: ways for maker, ways in edges[number].items() if maker in group}
        if any(ways - {"self", via} for ways in within.values()):
            return None
        inner[number] = {maker: ways for maker, ways in within.items() if "self" in ways}
    sequence: list[int] = []
    for component in _components(inner):
        if len(component) > 1 or component[0] in inner[component[0]]:
            return None
        sequence.extend(component)
    kind = decisions[group[0]].rule.kind
    return Step(kind, tuple(decisions[number] for number in sequence), order)


def _cycle(decisions: Sequence[Decision], edges: Edges, group: list[int]) -> Finding:
    path = _way_round(edges, group)
    names = [_name(decisions[number]) for number in path]
    related = tuple(
        Related(Text(f"`{name}` is defined here", f"`{name}` นิยามไว้ตรงนี้"), decisions[number].span)
        for name, number in list(zip(names, path, strict=True))[1:-1]
    )
    message = Text(
        f"these outcomes read each other, so none can be computed first: {' reads '.join(names)}",
        f"ผลลัพธ์เหล่านี้อ่านค่าจากกันเป็นวงกลม จึงคำนวณตัวใดก่อนไม่ได้: {' อ่าน '.join(names)}",
    )
    hint = Text("take one of these steps out", "ให้ตัดการอ่านค่าออกหนึ่งทอด")
    return error("cycle", message, decisions[path[0]].span, hint=hint, related=related)


def _way_round(edges: Edges, group: list[int]) -> list[int]:
    """A shortest way from the first of a group back to itself."""
    start = group[0]
    came: dict[int, int] = {}
    queue = [start]
    for node in queue:
        for following in edges[node]:
            if following == start:
                path = [node]
                while path[-1] != start:
                    path.append(came[path[-1]])
                return [*reversed(path), start]
            if following in group and following not in came:
                came[following] = node
                queue.append(following)
    return [start, start]


def _name(decision: Decision) -> str:
    names = decision.gives
    return f"{decision.rule.kind}.{names[0]}" if names else decision.rule.id
