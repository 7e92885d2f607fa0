"""Which rule gives what, what each reads, and so who reads whom."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property

from assay.explain.narrate import Names
from assay.plan import Plan
from assay.plan.givens import is_private
from assay.values.text import Text


@dataclass(frozen=True)
class ReadName:
    """A field or outcome that a rule reads, and the ids of the rules that give it."""

    kind: str
    name: str
    title: Text
    makers: tuple[str, ...]


@dataclass(frozen=True)
class Links:
    """What the rules of a plan read of each other."""

    names: Names

    @property
    def plan(self) -> Plan:
        """The plan whose rules are linked."""
        return self.names.plan

    def reads(self, rule: str) -> tuple[ReadName, ...]:
        """What a rule reads, in alphabetical order; its own given values and outcomes apart."""
        found = {
            (read.kind, read.name)
            for decision in self.plan.of_rule(rule)
            for read in decision.reads
            if not is_private(read.name) and rule not in self.makers(read.kind, read.name)
        }
        return tuple(
            ReadName(kind, name, self.names.title(kind, name), self.makers(kind, name))
            for kind, name in sorted(found)
        )

    def makers(self, kind: str, name: str) -> tuple[str, ...]:
        """The rules that give an outcome; none of a field."""
        return tuple(dict.fromkeys(one.rule.id for one in self.plan.givers(kind, name)))

    def readers(self, rule: str) -> tuple[str, ...]:
        """The other rules that read an outcome of this one."""
        return tuple(sorted(self._readers[rule]))

    @cached_property
    def _readers(self) -> Mapping[str, list[str]]:
        found: dict[str, list[str]] = {one.id: [] for one in self.plan.rules}
        for one in self.plan.rules:
            read = {maker for name in self.reads(one.id) for maker in name.makers}
            for maker in read - {one.id}:
                found[maker].append(one.id)
        return found
