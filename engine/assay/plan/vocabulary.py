"""The names that rules may use, and the types of outcomes that several rules give."""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence

from assay.facts import BOOK_TYPES, Schema
from assay.language import Definition, KindInfo
from assay.language.kinship import Clash, common
from assay.plan.rule import RuleCompiler
from assay.values.types import Type


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

    def add(self, kind: str, name: str, maker: RuleCompiler) -> None:
        """Notes that a rule gives an outcome to facts of a kind."""
        self._makers[kind, name].append(maker)
        self._outcomes[kind][name] = None

    def makers(self) -> Mapping[tuple[str, str], list[RuleCompiler]]:
        """The rules that give each outcome, by kind and name."""
        return self._makers

    def member(self, kind: str, name: str, *, fields_only: bool = False) -> Type | None:
        """A field of the schema, or an outcome with the type that the rules that make it agree on.

        Where they do not agree, that is a finding of its own, and the first one's type is as good
        as any.
        """
        found = self._schema.kinds[kind].members.get(name)
        if found is not None or fields_only:
            return found
        makers = self._makers.get((kind, name))
        return agreed([maker.outcome_type(name) for maker in makers])[0] if makers else None

    def member_names(self, kind: str) -> Iterable[str]:
        """Fields and outcomes of a kind."""
        return [*self._schema.kinds[kind].members, *self._outcomes[kind]]

    def entitled(self, kind: str, title: str) -> str | None:
        """The name of the field or outcome of a kind that has this title, in any language."""
        titles = {name: field.title for name, field in self._schema.kinds[kind].columns.items()}
        for name in self._outcomes[kind]:
            titles.setdefault(name, self._makers[kind, name][0].bodies[name].title)
        named = (name for name, one in titles.items() if one and title in (one.en, one.th))
        return next(named, None)


def agreed(types: Sequence[Type]) -> tuple[Type, Clash | None]:
    """The type that several rules give one outcome, and how they fail to agree."""
    found = types[0]
    for one in types[1:]:
        try:
            found = common(found, one)
        except Clash as clash:
            return types[0], clash
    return found, None
