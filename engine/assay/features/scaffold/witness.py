"""Facts that put a decision into a wanted case, or the plain answer that none were found."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from assay.analyse.space.space import Box
from assay.facts import Book, Schema
from assay.features.scaffold.search import Search
from assay.features.scaffold.targets import Applies, Goal, InRegions, NodeIs
from assay.features.scaffold.trial import Trial
from assay.language import Node
from assay.plan import Decision, Formula, Plan, TableDecision
from assay.plan.columns import Column
from assay.plan.region_set import RegionSet
from assay.plan.table import Scalar
from assay.values.null import Null
from assay.values.shown import in_data
from assay.values.text import Text


@dataclass(frozen=True)
class Witness:
    """Facts that meet a goal, as an evaluation of them says.

    `trial` holds the facts and what was stated of them; `book` is them as a book.
    """

    goal: Goal
    trial: Trial

    @property
    def book(self) -> Book:
        """The facts."""
        return self.trial.book


@dataclass(frozen=True)
class Unreached:
    """No facts were found: what was wanted, in words, and after how many trials."""

    goal: Goal
    trials: int

    @property
    def text(self) -> Text:
        """That nothing was found, in words."""
        wanted = self.goal.text
        return Text(
            f"after {self.trials} trials no facts were found where {wanted.en}",
            f"ลองแล้ว {self.trials} ครั้ง ไม่พบข้อมูลที่ทำให้{wanted.in_language('th')}",
        )


def witness(plan: Plan, schema: Schema, decision: Decision, goal: Goal) -> Witness | Unreached:
    """Facts on which a decision of a plan meets a goal.

    The search is bounded (`assay.features.scaffold.search.MOST_TRIALS`) and the same every time;
    what it finds is evaluated, never assumed.
    """
    search = Search(plan, schema, (decision,))
    found = search.find(goal)
    if found is None:
        return Unreached(goal, len(search.trials.made))
    return Witness(goal, found)


def in_box(decision: TableDecision, columns: Sequence[Column], box: Box) -> Goal:
    """The goal that a table's case lies in a box: some regions of each of its columns."""
    wants = [
        InRegions(decision, column, regions) for column, regions in zip(columns, box, strict=True)
    ]
    texts = list(_region_texts(columns, box))
    text = Text(
        " and ".join(one.en for one in texts), " และ".join(one.in_language("th") for one in texts)
    )
    return Goal(text, (Applies(decision), *wants))


def in_case(decision: Decision, inputs: Sequence[Formula], case: Sequence[Scalar]) -> Goal:
    """The goal that expressions about the fact have these values, null for any null."""
    wants = [_is(one.node, value) for one, value in zip(inputs, case, strict=True)]
    words = ", ".join(
        f"{' '.join(one.text.split())} = {in_data(value) or 'null'}"
        for one, value in zip(inputs, case, strict=True)
    )
    return Goal(Text(words), (Applies(decision), *wants))


def _is(node: Node, value: Scalar) -> NodeIs:
    return NodeIs(node, None if isinstance(value, Null) else value)


def _region_texts(columns: Sequence[Column], box: Box) -> Iterator[Text]:
    for column, regions in zip(columns, box, strict=True):
        if regions == RegionSet.span(0, column.size - 1):
            continue
        texts = [column.region(at).text for at in regions]
        yield Text(
            " or ".join(one.en for one in texts),
            " หรือ ".join(one.in_language("th") for one in texts),
        )
