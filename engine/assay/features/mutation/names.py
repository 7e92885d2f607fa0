"""Which names are taken for each other: fields of one kind, of one type, that rules read."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from assay.language import reads
from assay.language.scope import Scope
from assay.plan import DECIDING, Decision
from assay.values.types import ListOf, Number, Type

Member = tuple[str, str]
"""A field or outcome: its kind and its name."""


@dataclass(frozen=True)
class Names:
    """The names an expression of a rule may use, and those that are near at hand.

    `own` are the members that the rule itself reads, `near` those that rules about the same kind
    do: what nobody reads is not written by mistake.
    """

    scope: Scope
    own: frozenset[Member] = frozenset()
    near: frozenset[Member] = frozenset()

    def instead(self, kind: str, name: str, most: int = 2) -> list[str]:
        """Members of a kind that may be taken for one of them: the rule's own first, then near."""
        of = self.scope.vocabulary.member
        listed = {other: of(kind, other) for other in self.scope.vocabulary.member_names(kind)}
        read = self.own | self.near
        others = [one for one in _beside(name, listed) if (kind, one) in read]
        return sorted(others, key=lambda one: (kind, one) not in self.own)[:most]

    def instead_of_given(self, name: str, most: int = 2) -> list[str]:
        """Other `given` values of the rule that may be taken for one of them, the nearest first."""
        private = {other: of for other, (_, of) in self.scope.private.items()}
        return _beside(name, private)[:most]


def _beside(name: str, listed: Mapping[str, Type | None]) -> list[str]:
    """The names of a list that stand for the same type as one of them, the nearest first."""
    of = listed.get(name)
    if of is None:
        return []
    names = list(listed)
    at = names.index(name)
    alike = [one for one in names if one != name and _alike(of, listed[one])]
    return sorted(alike, key=lambda one: abs(names.index(one) - at))


def members_read(decisions: Iterable[Decision]) -> frozenset[Member]:
    """The fields and outcomes that decisions read; what a message only shows is left out."""
    formulas = (one for decision in decisions for one in decision.formulas(*DECIDING))
    return frozenset((read.kind, read.name) for one in formulas for read in reads(one.node))


def _alike(one: Type, other: Type | None) -> bool:
    """Whether two types are one, but for the decimals and the range of numbers."""
    if isinstance(one, ListOf) and isinstance(other, ListOf):
        return _alike(one.item, other.item)
    if isinstance(one, Number) and isinstance(other, Number):
        return one.unit == other.unit
    return type(one) is type(other) and (isinstance(one, Number) or _bare(one) == _bare(other))


def _bare(of: Type) -> object:
    """A type without the range of a date."""
    return getattr(of, "members", type(of))
