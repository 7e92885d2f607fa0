"""The `given` values of a rule, as the expressions of its file see them."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from itertools import takewhile

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

    def __init__(self, members: Mapping[str, str], type_of: Callable[[str], Type]) -> None:
        self._members = dict(members)
        self._type_of = type_of

    def before(self, name: str) -> Givens:
        """Those that stand before one of them."""
        earlier = takewhile(lambda one: one != name, self._members)
        return Givens({one: self._members[one] for one in earlier}, self._type_of)

    def member(self, name: str) -> str:
        """The member that one is known by; its type is not asked for."""
        return self._members[name]

    def __getitem__(self, name: str) -> tuple[str, Type]:
        return self._members[name], self._type_of(name)

    def __contains__(self, name: object) -> bool:
        return name in self._members

    def __iter__(self) -> Iterator[str]:
        return iter(self._members)

    def __len__(self) -> int:
        return len(self._members)
