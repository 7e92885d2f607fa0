"""The `given` values of a rule, as the expressions of its file see them."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from itertools import islice

from assay.values.types import Type


def private_name(version: str, name: str) -> str:
    """The member that the world knows a `given` of a rule by, unlike any field or outcome."""
    return f"{version}/{name}"


def is_private(name: str) -> bool:
    """Whether a member is a `given` of a rule."""
    return "/" in name


def own_name(name: str) -> str:
    """A member as its rule file calls it: a `given` without the rule, any other as it is."""
    return name.rpartition("/")[2]


class Givens(Mapping[str, tuple[str, Type]]):
    """By the name in the file: the member that the world knows the value by, and its type.

    A type is asked for when an expression names the value, and not before: it may depend on an
    outcome of another rule, which may depend on one of this.
    """

    def __init__(
        self,
        members: Mapping[str, str],
        type_of: Callable[[str], Type],
        places: Mapping[str, int] | None = None,
        end: int | None = None,
    ) -> None:
        self._members = members
        self._type_of = type_of
        self._places = places or {name: at for at, name in enumerate(members)}
        self._end = len(members) if end is None else end

    def before(self, name: str) -> Givens:
        """Those that stand before one of them."""
        return Givens(self._members, self._type_of, self._places, self._places.get(name))

    def member(self, name: str) -> str:
        """The member that one is known by; its type is not asked for."""
        return self._members[name]

    def __getitem__(self, name: str) -> tuple[str, Type]:
        if name not in self:
            raise KeyError(name)
        return self._members[name], self._type_of(name)

    def __contains__(self, name: object) -> bool:
        return self._places.get(str(name), self._end) < self._end

    def __iter__(self) -> Iterator[str]:
        return islice(self._members, self._end)

    def __len__(self) -> int:
        return self._end
