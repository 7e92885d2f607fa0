"""The schema and the rules that features are held against, loaded once."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass, field, replace
from functools import cached_property
from pathlib import Path

from engine import load_rules, load_schema
from engine.facts import Book, Schema
from engine.finding import InvalidInput
from engine.match import MATCHERS, Matcher
from engine.outcome import Evaluation, evaluate_plan
from engine.plan import Plan, compile_plan
from engine.rules import Library


@dataclass
class Project:
    """A project's folder, with what is loaded and compiled from it so far.

    Both matchers decide every table, so that a feature also proves that they agree.
    """

    folder: Path
    _plans: dict[dt.date, Plan] = field(default_factory=dict)

    @cached_property
    def schema(self) -> Schema:
        """The project's schema."""
        return load_schema(self.folder / "facts" / "schema.yaml")

    @cached_property
    def lenient_schema(self) -> Schema:
        """The schema with nothing required: a scenario states the fields that matter to it."""
        kinds = {
            name: replace(
                kind,
                fields={key: replace(one, required=False) for key, one in kind.fields.items()},
                link=None if kind.link is None else replace(kind.link, required=False),
            )
            for name, kind in self.schema.kinds.items()
        }
        return replace(self.schema, kinds=kinds)

    @cached_property
    def rules(self) -> Library:
        """The project's rules, all versions."""
        return load_rules(self.folder / "rules")

    def evaluate(self, book: Book) -> Evaluation:
        """A book evaluated by the rules in force on its day."""
        return evaluate_plan(book, self._plan(book.as_of), self._matcher)

    @cached_property
    def _matcher(self) -> Matcher:
        return MATCHERS["both"]()

    def _plan(self, day: dt.date) -> Plan:
        if day not in self._plans:
            plan, findings = compile_plan(self.schema, self.rules, day)
            if plan is None:
                raise InvalidInput(findings)
            self._plans[day] = plan
        return self._plans[day]
