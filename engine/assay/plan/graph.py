"""Groups of things that depend on each other, those depended on first. Nothing here recurses."""

from __future__ import annotations

from collections.abc import Hashable, Iterable, Iterator, Mapping, Sequence
from typing import TypeVar

T = TypeVar("T", bound=Hashable)


def components(edges: Mapping[T, Iterable[T]]) -> Iterator[list[T]]:
    """The strongly connected groups of a graph, each after those that it leads to (Tarjan).

    The members of a group stand in the order in which they were left: one that leads to no other
    than those before it comes first.
    """
    found: dict[T, int] = {}
    low: dict[T, int] = {}
    stack: list[T] = []
    waiting: set[T] = set()
    left: dict[T, int] = {}
    for root in edges:
        if root in found:
            continue
        work = [(root, iter(edges[root]))]
        found[root] = low[root] = len(found)
        stack.append(root)
        waiting.add(root)
        while work:
            node, rest = work[-1]
            following = next(rest, None)
            if following is None:
                work.pop()
                left[node] = len(left)
                if work:
                    low[work[-1][0]] = min(low[work[-1][0]], low[node])
                if low[node] == found[node]:
                    group: list[T] = []
                    while not group or group[-1] != node:
                        group.append(stack.pop())
                    waiting.difference_update(group)
                    yield sorted(group, key=left.__getitem__)
            elif following not in found:
                found[following] = low[following] = len(found)
                stack.append(following)
                waiting.add(following)
                work.append((following, iter(edges[following])))
            elif following in waiting:
                low[node] = min(low[node], found[following])


def way_round(edges: Mapping[T, Iterable[T]], group: Sequence[T]) -> list[T]:
    """A shortest way from the first of a group back to itself."""
    start, inside = group[0], set(group)
    came: dict[T, T] = {}
    queue = [start]
    for node in queue:
        for following in edges[node]:
            if following == start:
                path = [node]
                while path[-1] != start:
                    path.append(came[path[-1]])
                return [*reversed(path), start]
            if following in inside and following not in came:
                came[following] = node
                queue.append(following)
    return [start, start]
