"""By what goals are told: names by title, values, signs, in both languages."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal
from typing import Final

from assay.analyse.expressions.givers import Known
from assay.analyse.expressions.possible import Possible
from assay.facts import Kind, Schema
from assay.features.scaffold.candidates import neighbours
from assay.features.scaffold.targets import (
    Applies,
    Goal,
    Want,
)
from assay.language import Node
from assay.plan import (
    Decision,
    Formula,
    OutcomeInfo,
)
from assay.plan.columns import sort_key
from assay.plan.givens import own_name
from assay.plan.scope import is_own
from assay.values.shown import in_feature
from assay.values.text import Text
from assay.values.types import Member, Type, Value


@dataclass(frozen=True)
class About:
    """What goals of a kind's decisions are told by.

    Attributes:
        kind: the kind of fact decided on.
        schema: all kinds.
        outcomes: the kind's outcomes.
        unit: one unit of a number that declares no decimals.
        possible: what expressions may come to: nothing is wanted that can't be.
    """

    kind: Kind
    schema: Schema
    outcomes: Mapping[str, OutcomeInfo]
    unit: Decimal
    possible: Possible

    def can_be_null(self, decision: Decision, node: Node) -> bool:
        """Whether an expression may be null of a fact that the rule applies to."""
        return self.possible.null(node, Known.of(decision.applies))

    def can_be(self, decision: Decision, node: Node, truth: bool) -> bool:
        """Whether a condition may be so of a fact that the rule applies to."""
        return truth in self.possible.truths(node, Known.of(decision.applies))

    def title(self, formula: Formula) -> Text:
        """What an expression is called: by title where it reads one name."""
        title = self._title_of(is_own(formula.node))
        return Text(" ".join(formula.text.split())) if title is None else title

    def outcome(self, name: str) -> Text:
        """What an outcome is called."""
        return self._title_of(name) or Text(own_name(name))

    def member(self, kind: str, name: str) -> Text:
        """What a field of another kind is called."""
        field = self.schema.kinds[kind].fields.get(name)
        return Text(name) if field is None or field.title is None else field.title

    def none(self, kind: str) -> Text:
        """That there is no fact of a kind."""
        title = self.schema.kinds[kind].title or Text(kind.replace("_", " "))
        words = title.en[0].lower() + title.en[1:]
        return Text(f"no {words} is recorded", f"ไม่มี{title.in_language('th')}")

    def _title_of(self, name: str | None) -> Text | None:
        if name is None:
            return None
        if name in self.outcomes:
            return self.outcomes[name].title
        return self.kind.fields[name].title if name in self.kind.fields else None


SIGNS: Final = (
    (Decimal(0), Text("{} is equal to {}", "{} เท่ากับ {}")),
    (Decimal(1), Text("{} is just over {}", "{} มากกว่า {} เล็กน้อย")),
    (Decimal(-1), Text("{} is just under {}", "{} น้อยกว่า {} เล็กน้อย")),
)


def wanted(decision: Decision, text: Text, *wants: Want) -> Goal:
    """The goal that some wants are met by a fact to which the rule applies."""
    return Goal(text, (Applies(decision), *wants))


def around(end: Value, of: Type, about: About) -> list[Value]:
    """An endpoint between its neighbours, in their order."""
    values = [*neighbours(end, of, about.unit), end]
    return sorted(values, key=sort_key)


def joined(*texts: Text) -> Text:
    """Texts one after the other."""
    return Text(
        " ".join(one.en for one in texts).replace(" ,", ","),
        " ".join(one.in_language("th") for one in texts),
    )


def is_text(words: Text, value: Value) -> Text:
    """That something is a value."""
    thai = "เป็น" if isinstance(value, Member) else "เท่ากับ"
    return joined(words, Text("is", thai), in_feature(value))


def null_text(words: Text) -> Text:
    """That something is not there."""
    return Text(f"{words.en} is missing", f"ไม่มีข้อมูล “{words.in_language('th')}”")


def sign_text(sign: Text, left: Text, right: Text) -> Text:
    """How two things lie to each other, by one of `SIGNS`."""
    thai = sign.in_language("th").format(left.in_language("th"), right.in_language("th"))
    return Text(sign.en.format(left.en, right.en), thai)
