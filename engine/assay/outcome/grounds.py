"""What stands behind the outcomes and checks of a finished evaluation, a step at a time.

A trace tells the whole story of one outcome. Whoever asks of very many outcomes only which rows
fired, in which case and on what they rest, goes down by these steps instead, each place once.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import TypeAlias

from assay.facts import Fact
from assay.language import Node, evaluate
from assay.outcome.checking import Checked, checked
from assay.outcome.evaluation import Evaluation
from assay.outcome.giving import Made, applies, inputs_of, work_out, work_out_check
from assay.outcome.reading import ReadingWorld
from assay.plan import Applicability, CheckDecision, TableDecision
from assay.plan.table import Case
from assay.values.null import Null
from assay.values.types import Value

Place: TypeAlias = tuple[Fact, str]
"""An outcome of a fact, or a `given` of a rule on it."""


class Grounds:
    """The grounds of one evaluation; everything is worked out again from its facts."""

    def __init__(self, evaluation: Evaluation) -> None:
        self._run = evaluation.tracer.run
        self._world = self._run.world

    def fact(self, fact_id: str) -> Fact | None:
        """A fact by `kind/key`; null where the book has none."""
        return self._run.book.find(fact_id)

    def made(self, fact: Fact, name: str) -> Made | None:
        """How an outcome or a `given` was made; null where no rule gave it."""
        return self._run.how_made(fact, name)

    def applies(self, asked: Applicability, fact: Fact) -> bool | Null:
        """Whether a rule or check speaks of a fact; null where that can't be told."""
        return applies(asked, fact, self._world)

    def case(self, decision: TableDecision, fact: Fact) -> Case:
        """The values of a table's inputs."""
        return inputs_of(decision, fact, self._world)

    def value(self, node: Node, fact: Fact) -> Value:
        """The value of an expression about a fact."""
        return evaluate(node, self._world, fact)

    def checked(self, check: CheckDecision, fact: Fact) -> Checked:
        """What came of a check."""
        return checked(check, fact, self._world, self._run.widths)

    def below(self, made: Made, fact: Fact) -> Sequence[Place]:
        """The outcomes that an outcome read, what decides whether its rule applies included."""
        reading = ReadingWorld(self._world)
        work_out(made, fact, reading)
        return _outcomes(reading)

    def below_check(self, check: CheckDecision, fact: Fact) -> Sequence[Place]:
        """The outcomes that a check read, its tolerance and its rule's `applies` included."""
        reading = ReadingWorld(self._world)
        if check.applies.condition is not None:
            evaluate(check.applies.condition.node, reading, fact)
        work_out_check(check, fact, reading)
        return _outcomes(reading)


def _outcomes(reading: ReadingWorld) -> Sequence[Place]:
    reads: Iterable[tuple[Fact | None, str, Value]] = reading.read
    return [(fact, name) for fact, name, _ in reads if fact is not None and name not in fact.values]
