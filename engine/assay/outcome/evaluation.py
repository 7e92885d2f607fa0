"""An evaluation: outcomes, findings, and the identity of what made them."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from assay.facts import Book, Fact, key_id
from assay.finding import Finding
from assay.match import Matcher
from assay.outcome.giving import assumed
from assay.outcome.identity import Identity, identity
from assay.outcome.run import Run
from assay.outcome.trace import Trace, Tracer
from assay.plan import OutcomeInfo, Plan
from assay.values.fact_id import FactId
from assay.values.null import not_rated
from assay.values.text import Text
from assay.values.types import Type, Value


@dataclass(frozen=True, slots=True)
class Outcome:
    """A value that a rule gave to a fact.

    Attributes:
        fact: `kind/key`.
        name: the outcome's name within its kind.
        value: the value, or a null that says why.
        rule: the rule that gave it; null where none applies (the value is not rated).
        file: that rule's file below the rules folder: of several versions, the one used.
        assumed: why the value was taken, where the source does not state it.
    """

    fact: FactId
    name: str
    value: Value
    rule: str | None = None
    file: str | None = None
    assumed: Text | None = None


@dataclass(frozen=True)
class Evaluation:
    """One book evaluated by one plan; the same inputs give the same evaluation.

    `outcomes` holds, by kind and by the fact's key as text, the outcomes by name in the order of
    the plan; facts in natural order of their keys. `findings` stand gravest first.
    """

    book: Book
    plan: Plan
    outcomes: Mapping[str, Mapping[str, Mapping[str, Outcome]]]
    findings: tuple[Finding, ...]
    identity: Identity
    tracer: Tracer

    def outcome(self, kind: str, key: str, name: str) -> Outcome:
        """One outcome; KeyError where the kind, the fact or the outcome does not exist."""
        return self.outcomes[kind][key][name]

    def value(self, kind: str, key: str, name: str) -> Value:
        """The value of one outcome; KeyError as for `outcome`."""
        return self.outcome(kind, key, name).value

    def info(self, kind: str, name: str) -> OutcomeInfo:
        """Title and type of an outcome; KeyError where there is none."""
        return self.plan.outcomes[kind][name]

    def info_of(self, fact: Fact, name: str) -> OutcomeInfo | None:
        """Title and type of a fact's outcome by the rule that gave it; null of any other member.

        Where no rule rates the fact, it is what all rules that give the outcome have in common.
        """
        made = self.tracer.run.made.get((fact.id, name))
        given = () if made is None else made.decision.defines
        shared = self.plan.outcomes.get(fact.kind, {}).get(name)
        return next((one for one in given if one.name == name), shared)

    def type_of(self, fact: Fact, name: str) -> Type | None:
        """The type of a fact's field or outcome; null of a `given`."""
        info, field = self.info_of(fact, name), self.book.schema.kinds[fact.kind].columns.get(name)
        return info.type if info is not None else None if field is None else field.type

    def all_outcomes(self) -> Iterator[tuple[Fact, Outcome]]:
        """Every outcome with its fact, by kind, then by key in natural order."""
        for kind, by_key in self.outcomes.items():
            for fact in self.book.of_kind(kind):
                for outcome in by_key[key_id(fact.key)].values():
                    yield fact, outcome

    def trace(self, fact: Fact, name: str) -> Trace:
        """How an outcome of a fact came about, down to the facts."""
        return self.tracer.trace(fact, name)


def evaluate_plan(book: Book, plan: Plan, matcher: Matcher) -> Evaluation:
    """A book evaluated by a plan, with the rows of tables matched by a matcher.

    Raises MatchError where a matcher fails (or two differ): a fault of the engine.
    """
    run = Run(book, plan, matcher)
    run.work_off()
    outcomes = {
        kind: {
            key_id(fact.key): {name: _outcome(run, fact, name) for name in names}
            for fact in book.of_kind(kind)
        }
        for kind, names in sorted(plan.outcomes.items())
    }
    return Evaluation(
        book,
        plan,
        outcomes,
        tuple(sorted(run.findings, key=Finding.sort_key)),
        identity(book, plan),
        Tracer(run),
    )


def _outcome(run: Run, fact: Fact, name: str) -> Outcome:
    made = run.made.get((fact.id, name))
    if made is None:
        return Outcome(fact.id, name, not_rated(fact.id, name))
    value = run.world.outcomes[fact.id][name]
    reasons = [why for row in made.rows if (why := assumed(made, row, name)) is not None]
    rule = made.decision.rule
    return Outcome(fact.id, name, value, rule.id, rule.file, reasons[0] if reasons else None)
