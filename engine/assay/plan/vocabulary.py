"""The names that rules may use, and the types of outcomes that several rules give."""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from typing import Final

from assay.facts import BOOK_TYPES, Schema
from assay.language import Definition, KindInfo
from assay.language.kinship import Clash, common, with_unit
from assay.plan.rule import RuleCompiler
from assay.values.types import OwnUnit, Type, Unknown

_MOST_LOOKED_THROUGH: Final = 100_000
"""How many names all hints of a plan may look through for the one that was meant."""


class OutcomeVocabulary:
    """The names that rules may use: the schema's, and the outcomes of all rules in force."""

    def __init__(
        self,
        schema: Schema,
        parameters: Mapping[str, Type],
        definitions: Mapping[str, Definition],
        later: Mapping[str, dt.date],
    ) -> None:
        self._schema = schema
        self.parameters = parameters
        self.definitions = definitions
        self.later = later
        self.book: Mapping[str, Type] = BOOK_TYPES
        self.kinds = {
            kind.name: KindInfo(kind.name, kind.plural, kind.parent, kind.title)
            for kind in schema.kinds.values()
        }
        self._makers: dict[tuple[str, str], list[RuleCompiler]] = defaultdict(list)
        self._outcomes: dict[str, dict[str, None]] = defaultdict(dict)
        self._known: dict[tuple[str, str], Type] = {}
        self._looked_through = 0
        self._titled: dict[str, dict[str, str]] = {}

    def add(self, kind: str, name: str, maker: RuleCompiler) -> None:
        """Notes that a rule gives an outcome to facts of a kind."""
        self._makers[kind, name].append(maker)
        self._outcomes[kind][name] = None

    def makers(self) -> Mapping[tuple[str, str], list[RuleCompiler]]:
        """The rules that give each outcome, by kind and name."""
        return self._makers

    def member(self, kind: str, name: str, *, fields_only: bool = False) -> Type | None:
        """A field of the schema, or an outcome with the type that the rules that make it agree on.

        Where they differ in unit alone, the unit is that of the rule that gave it; where in more,
        that is a finding of its own, and the first one's type is as good as any.
        """
        found = self._schema.kinds[kind].members.get(name)
        if found is not None or fields_only:
            return found
        known = self._known.get((kind, name))
        makers = self._makers.get((kind, name))
        if known is not None or not makers:
            return known
        types = [maker.outcome_type(name) for maker in makers]
        of, clash = agreed(types)
        if clash is not None and clash.units is not None:
            of = with_unit(of, OwnUnit(name, of_rule=True))
        if not any(isinstance(one, Unknown) for one in types):  # a type that is found stays
            self._known[kind, name] = of
        return of

    def member_names(self, kind: str) -> Iterable[str]:
        """Fields and outcomes of a kind, for hints; none once very many were looked through.

        A library in which nearly everything is wrong is told so all the same, and soon.
        """
        names = [*self._schema.kinds[kind].members, *self._outcomes[kind]]
        self._looked_through += len(names)
        return names if self._looked_through <= _MOST_LOOKED_THROUGH else []

    def choice_with(self, member: str) -> str | None:
        """The name of a declared type that has a member of that name."""
        types = self._schema.types.items()
        return next((name for name, one in types if one.member(member) is not None), None)

    def entitled(self, kind: str, title: str) -> str | None:
        """The name of the field or outcome of a kind that has this title, in any language."""
        return self._titles(kind).get(title)

    def _titles(self, kind: str) -> Mapping[str, str]:
        """The names of a kind by their titles, the first of each."""
        if kind not in self._titled:
            titles = {name: field.title for name, field in self._schema.kinds[kind].columns.items()}
            for name in self._outcomes[kind]:
                titles.setdefault(name, self._makers[kind, name][0].bodies[name].title)
            found = self._titled[kind] = {}
            for name, one in titles.items():
                for words in () if one is None else (one.en, one.th):
                    if words is not None:
                        found.setdefault(words, name)
        return self._titled[kind]


def agreed(types: Sequence[Type]) -> tuple[Type, Clash | None]:
    """The type that several rules give one outcome, and how they fail to agree."""
    found = types[0]
    for one in types[1:]:
        try:
            found = common(found, one)
        except Clash as clash:
            return types[0], clash
    return found, None
