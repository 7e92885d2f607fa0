"""One set of stated facts tried out: made into a book in memory and evaluated."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import Final

from assay.analyse.search.layout import Layout, Spot
from assay.analyse.search.stated import Stated
from assay.analyse.space.cases import Sample
from assay.analyse.space.effort import Effort
from assay.facts import Book, Fact
from assay.language import Interpolate, Node, evaluate
from assay.match import MATCHERS
from assay.outcome.checking import Checked, checked
from assay.outcome.giving import applies, assumed, inputs_of
from assay.outcome.run import Run
from assay.plan import (
    Applicability,
    Calculation,
    CheckDecision,
    Decision,
    Formula,
    Plan,
    TableDecision,
)
from assay.values.null import Null
from assay.values.types import Value


@dataclass(frozen=True, eq=False)
class OnFact:
    """One fact, and what the rules of a run make of it."""

    run: Run
    fact: Fact
    _values: dict[int, tuple[Node, Value]] = field(default_factory=dict, repr=False)
    _cases: dict[Decision, Sample] = field(default_factory=dict, repr=False)

    def value(self, node: Node) -> Value:
        """The value of an expression about the fact."""
        known = self._values.get(id(node))
        if known is None:  # the node is kept, so that its identity stays its own
            known = self._values[id(node)] = node, evaluate(node, self.run.world, self.fact)
        return known[1]

    def case(self, decision: TableDecision) -> Sample:
        """The values of a table's inputs."""
        known = self._cases.get(decision)
        if known is None:
            known = self._cases[decision] = inputs_of(decision, self.fact, self.run.world)
        return known

    def meant(self, asked: Applicability) -> bool | None:
        """Whether a rule or check speaks of the fact; null where that can't be told."""
        found = applies(asked, self.fact, self.run.world)
        return None if isinstance(found, Null) else found

    def checked(self, check: CheckDecision) -> Checked:
        """What comes of a check."""
        return checked(check, self.fact, self.run.world, self.run.widths)

    def outcome(self, name: str) -> Value | None:
        """An outcome of the fact; null where no rule gave it."""
        return self.run.world.outcomes.get(self.fact.id, {}).get(name)

    def is_assumed(self, name: str) -> bool:
        """Whether an outcome was taken where the source does not state it."""
        made = self.run.made.get((self.fact.id, name))
        return made is not None and any(assumed(made, row, name) is not None for row in made.rows)

    def rows(self, name: str) -> tuple[int, ...]:
        """The rows of the table that gave an outcome; none where no row did."""
        made = self.run.made.get((self.fact.id, name))
        return () if made is None else made.rows


@dataclass(frozen=True, eq=False, kw_only=True)
class Trial(OnFact):
    """Facts with what the decisions made of them. `fact` is the one that is decided on."""

    stated: Stated

    @property
    def layout(self) -> Layout:
        """The facts without their values."""
        return self.stated.layout

    @property
    def book(self) -> Book:
        """The facts as a book."""
        return self.run.book


_PLAIN_SIZE: Final = 30
"""So many rows or points of a decision take no longer to try than one."""


def _size(decision: Decision) -> int:
    match decision:
        case TableDecision():
            return len(decision.rows)
        case Calculation(formula=Formula(node=Interpolate(points=points))):
            return len(points)
        case _:
            return 1


class Trials:
    """Tries stated facts out, each once, by some decisions of a plan.

    `made` holds all trials so far, in order; `left` how many more may be made: fewer of decisions
    of very many rows or points, of which each takes longer. `effort` is shared with other searches.
    """

    def __init__(
        self,
        plan: Plan,
        decisions: tuple[Decision, ...],
        limit: int,
        effort: Effort | None = None,
    ) -> None:
        self.plan = replace(plan, steps=plan.only({*decisions, *plan.givens.values()}).steps)
        self.effort = effort
        self._cost = 1 + sum(map(_size, decisions)) // _PLAIN_SIZE
        self.left = limit // self._cost
        self.made: list[Trial] = []
        self._known: dict[tuple[int, frozenset[tuple[Spot, Value]]], Trial | None] = {}
        self._matcher = MATCHERS["reference"]()

    def at(self, stated: Stated) -> Trial | None:
        """The facts tried out; null where two would have one key, or no trial is left."""
        key = id(stated.layout), frozenset(stated.values.items())
        if key in self._known:
            return self._known[key]
        if self.left <= 0:
            return None
        self.left -= 1
        if self.effort is not None:
            self.effort.visit(self._cost)
        book = stated.book(self.plan.day)
        trial = None
        if book is not None:
            run = Run(book, self.plan, self._matcher)
            run.work_off()
            fact = book.facts[stated.layout.kind][stated.subject]
            trial = Trial(run, fact, stated=stated)
            self.made.append(trial)
        self._known[key] = trial
        return trial
