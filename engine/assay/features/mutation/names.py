"""Which names are taken for each other: fields of one kind, of one type, that rules read."""

from __future__ import annotations

from collections.abc import Iterable
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
        vocabulary = self.scope.vocabulary
        of = vocabulary.member(kind, name)
        listed = list(vocabulary.member_names(kind))
        if of is None or name not in listed:
            return []
        at = listed.index(name)
        found = [
            (((kind, other) not in self.own), abs(place - at), place, other)
            for place, other in enumerate(listed)
            if other != name
            and (kind, other) in self.own | self.near
            and _alike(of, vocabulary.member(kind, other))
        ]
        return [other for *_, other in sorted(found)][:most]

    def instead_of_given(self, name: str, most: int = 2) -> list[str]:
        """Other `given` values of the rule that may be taken for one of them, the nearest first."""
        private = self.scope.private
        listed = list(private)
        if name not in listed:
            return []
        of, at = private[name][1], listed.index(name)
        found = [
            (abs(place - at), place, other)
            for place, other in enumerate(listed)
            if other != name and _alike(of, private[other][1])
        ]
        return [other for *_, other in sorted(found)][:most]


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
