"""The types of outcomes and `given` values, each found once those that it reads are.

The type of an outcome may come from an expression that reads outcomes of other rules, and in a
roll-up over a tree from one that reads the outcome itself. Names are put in order first, and then
types are found in that order, so a chain of any length needs no recursion.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import TypeAlias

from assay.plan.graph import components
from assay.values.types import Type, Unknown

Key: TypeAlias = tuple[str, ...]


@dataclass(frozen=True)
class Asked:
    """A value whose type is to be found.

    Attributes:
        key: what it goes by: the rule file and its name there.
        name: what all rules call it; null of a `given`.
        names: every name that its expressions hold, whatever that means there.
        own: the `given` values of its rule, by name.
        infer: finds the type from those known so far; null where it is wrong.
    """

    key: Key
    name: str | None
    names: frozenset[str]
    own: Mapping[str, Key]
    infer: Callable[[], Type | None]


class Inference:
    """The types found so far; null for what is wrong, unknown for what is not found yet."""

    def __init__(self) -> None:
        self._found: dict[Key, Type | None] = {}
        self._final: set[Key] = set()

    def of(self, key: Key) -> Type:
        """The type that goes by a key; unknown while it is being found, or where it is wrong."""
        return self._found.get(key) or Unknown()

    def is_final(self, key: Key) -> bool:
        """Whether all that a type comes from was known when it was last looked at."""
        return key in self._final

    def settle(self, asked: Iterable[Asked]) -> None:
        """Finds the types of several values."""
        by_key = {one.key: one for one in asked}
        by_name: dict[str, list[Key]] = defaultdict(list)
        for one in by_key.values():
            if one.name is not None:
                by_name[one.name].append(one.key)
        # A name is a node between what reads it and all that may be called so.
        edges: dict[Key, list[Key]] = {(name,): keys for name, keys in by_name.items()}
        for key, one in by_key.items():
            edges[key] = [one.own[name] for name in one.names if name in one.own]
            edges[key] += [(name,) for name in one.names if name in by_name]
        for group in components(edges):
            several = [by_key[key] for key in group if key in by_key]
            if len(group) == 1:
                for one in several:
                    self._found[one.key] = one.infer()
                    self._final.add(one.key)
            elif several:
                self._settle_together(several, edges, set(group))

    def _settle_together(
        self, several: Sequence[Asked], edges: Mapping[Key, Sequence[Key]], group: set[Key]
    ) -> None:
        """Types that come from each other: as soon as one is found, those that read it follow."""
        readers: dict[Key, list[Key]] = defaultdict(list)
        for key in group:
            for read in edges[key]:
                readers[read].append(key)
        by_key = {one.key: one for one in several}
        waiting = list(several)
        for one in waiting:
            if not isinstance(self.of(one.key), Unknown):
                continue
            self._found[one.key] = one.infer()
            if isinstance(self.of(one.key), Unknown):
                continue
            through = [reader for name in readers[one.key] for reader in [name, *readers[name]]]
            waiting += [by_key[reader] for reader in through if reader in by_key]
