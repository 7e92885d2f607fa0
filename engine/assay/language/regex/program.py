"""The program of a pattern, and its run over a text."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Literal, TypeAlias

from assay.language.budget import Spend

CharTest: TypeAlias = Callable[[str], bool]
Groups: TypeAlias = tuple[int | None, ...]
"""The start and end of the whole match, then of each group; null where a group has no part."""


@dataclass(frozen=True, slots=True)
class Step:
    """One instruction. Jumps count from the step itself; of a split, `first` is tried first."""

    kind: Literal["char", "split", "jump", "save", "start", "end", "match"]
    first: int = 1
    second: int = 1
    accepts: CharTest | None = None


def search(
    steps: tuple[Step, ...],
    groups: int,
    text: str,
    start: int,
    spend: Spend,
    *,
    multiline: bool,
) -> Groups | None:
    """The leftmost match at or after `start`; of several there, the one its order prefers.

    Spends one step of work for each that is taken of the program.
    """
    blank: Groups = (None,) * (2 * groups + 2)
    best: Groups | None = None
    threads: list[tuple[int, Groups]] = []
    for at in range(start, len(text) + 1):
        entering = [] if best is not None else [(0, blank)]
        threads, taken = _awaiting(steps, [*threads, *entering], text, at, multiline)
        spend(taken)
        moved: list[tuple[int, Groups]] = []
        for place, found in threads:
            step = steps[place]
            if step.kind == "match":
                # The threads after this one are less wanted.
                best = found
                break
            if at < len(text) and step.accepts is not None and step.accepts(text[at]):
                moved.append((place + 1, found))
        threads = moved
        if best is not None and not threads:
            break
    return best


def _awaiting(
    steps: tuple[Step, ...],
    wanted: list[tuple[int, Groups]],
    text: str,
    at: int,
    multiline: bool,
) -> tuple[list[tuple[int, Groups]], int]:
    """The threads that wait for a character or have matched, best first, each place once.

    And how many steps were taken.
    """
    found: list[tuple[int, Groups]] = []
    seen: set[int] = set()
    stack = wanted[::-1]
    while stack:
        place, groups = stack.pop()
        if place in seen:
            continue
        seen.add(place)
        step = steps[place]
        match step.kind:
            case "jump":
                stack.append((place + step.first, groups))
            case "split":
                stack.append((place + step.second, groups))
                stack.append((place + step.first, groups))
            case "save":
                slot = step.first
                stack.append((place + 1, (*groups[:slot], at, *groups[slot + 1 :])))
            case "start":
                # A line feed at the very end begins no further line.
                if at == 0 or (multiline and text[at - 1] == "\n" and at < len(text)):
                    stack.append((place + 1, groups))
            case "end":
                if at == len(text) or (multiline and text[at] == "\n"):
                    stack.append((place + 1, groups))
            case _:
                found.append((place, groups))
    return found, len(seen)
