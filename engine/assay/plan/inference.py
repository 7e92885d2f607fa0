"""Types that depend on each other, each inferred when it is first asked for.

The type of an outcome may come from an expression that reads outcomes of other rules, and in a
roll-up over a tree from one that reads the outcome itself.
"""

from __future__ import annotations

from collections.abc import Callable, Hashable

from assay.values.types import Type, Unknown


class Inference:
    """The types found so far; null for what is wrong.

    A type is `Unknown` while it is being inferred. What comes out unknown in the meantime is asked
    again once the outermost type is found.
    """

    def __init__(self) -> None:
        self._found: dict[Hashable, Type | None] = {}
        self._meanwhile: dict[Hashable, Type] = {}
        self._open: set[Hashable] = set()

    def of(self, key: Hashable, infer: Callable[[], Type | None]) -> Type | None:
        """The type that goes by a key, inferred at most once where it does not read itself."""
        if key in self._found:
            return self._found[key]
        if key in self._open:
            return Unknown()
        if key in self._meanwhile:
            return self._meanwhile[key]
        self._open.add(key)
        try:
            found = infer()
        finally:
            self._open.discard(key)
        if self._open and isinstance(found, Unknown):
            self._meanwhile[key] = found
            return found
        self._found[key] = found
        if not self._open:
            self._meanwhile.clear()
        return found
