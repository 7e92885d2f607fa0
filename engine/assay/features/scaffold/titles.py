"""What goals are called in a feature: columns and outcomes by title, rows by number."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from assay.facts import Kind, Schema
from assay.features.coverage.wording import Wording
from assay.plan import Formula, OutcomeInfo, TableDecision
from assay.plan.givens import own_name
from assay.plan.scope import is_own
from assay.values.shown import in_feature
from assay.values.text import Text, both
from assay.values.types import Member, Value


@dataclass(frozen=True)
class Titles(Wording):
    """The titles of a kind of fact and its outcomes, beside those of other kinds."""

    kind: Kind
    schema: Schema
    outcomes: Mapping[str, OutcomeInfo]

    def column(self, formula: Formula) -> Text:
        """By title where it reads one name."""
        title = self._title_of(is_own(formula.node))
        return title or Text(" ".join(formula.text.split()))

    def outcome(self, name: str) -> Text:
        """By title."""
        return self._title_of(name) or Text(own_name(name))

    def row(self, decision: TableDecision, at: int, number: int) -> Text:
        """By number; a level by its outcome."""
        level = decision.rows[at].text.partition(":")[0] if decision.levels else str(number)
        return both("{} {}", "{} {}" if decision.levels else "{}ที่ {}", self.rows(decision), level)

    def member(self, kind: str, name: str) -> Text:
        """What a field of another kind is called."""
        field = self.schema.kinds[kind].fields.get(name)
        return Text(name) if field is None or field.title is None else field.title

    def none(self, kind: str) -> Text:
        """There is no fact of a kind."""
        title = self.schema.kinds[kind].title or Text(kind.replace("_", " "))
        words = title.en[0].lower() + title.en[1:]
        return Text(f"no {words} is recorded", f"ไม่มี{title.in_language('th')}")

    def _title_of(self, name: str | None) -> Text | None:
        if name is None:
            return None
        if name in self.outcomes:
            return self.outcomes[name].title
        return self.kind.fields[name].title if name in self.kind.fields else None


def is_text(words: Text, value: Value) -> Text:
    """Something is a value."""
    thai = "{} เป็น {}" if isinstance(value, Member) else "{} เท่ากับ {}"
    return both("{} is {}", thai, words, in_feature(value))
