"""Whether two tables ever give a fact different outcomes: proven on their regions, with a case.

Two tables that read the same inputs are put on one space, cut at the endpoints of both, and the
space is split until it is known which rows of each hold (`assay.analyse.space.split`). Two
conditions are compared likewise: as rows that say true or false, with null where none holds.
"""

from __future__ import annotations

from collections.abc import Callable, Hashable, Sequence
from dataclasses import dataclass
from typing import Final, TypeAlias

from assay.analyse.proofs.given import given, same, written
from assay.analyse.space.cases import Given
from assay.analyse.space.effort import MOST_STATES, Effort, TooLarge
from assay.analyse.space.split import Held, Rows, differing
from assay.plan import Applicability, Formula, TableDecision
from assay.plan.demands import Demands, TooManyRows, demanded
from assay.plan.table import (
    Cell,
    Comparison,
    InputRef,
    Interval,
    Operand,
    Row,
    Scalar,
    Test,
)
from assay.plan.tables import Inputs

_MOST_UNSURE: Final = 32
"""So many parts of which only evaluation can tell are passed over in search of a sure one."""


Knowing: TypeAlias = Callable[[Sequence[Formula], Applicability], Given]
"""Tells what is known of some inputs for the facts that a rule applies to."""


@dataclass(frozen=True)
class Apart:
    """A case in which two tables, or two conditions, give different outcomes.

    Attributes:
        inputs: the expressions of the columns of both.
        sample: a value for each of them, as a fact to which the rule applies may have it.
        sure: false where only evaluation can tell whether the outcomes differ: they are computed
            by different expressions, which may come to the same.
    """

    inputs: tuple[Formula, ...]
    sample: tuple[Scalar, ...]
    sure: bool


@dataclass(frozen=True)
class _Side:
    """Inputs, and rows on them with what each gives."""

    inputs: tuple[Formula, ...]
    rows: tuple[Row, ...]
    gives: tuple[Hashable, ...]


def as_declared(inputs: Sequence[Formula], applies: Applicability) -> Given:
    """What types say of some inputs, of whatever facts, and no more."""
    return Given(tuple(inputs), tuple(Inputs.of(inputs).inputs))


def tables_apart(
    one: TableDecision,
    other: TableDecision,
    known: Knowing = as_declared,
    limit: int = MOST_STATES,
) -> Apart | None:
    """A case in which two tables give different outcomes; null where it is proven there is none.

    The cases are those expected of a fact to which the first one's rule applies, nulls included.
    Raises TooLarge where that can't be told with so many states.
    """

    def alike(mine: Held, theirs: Held) -> bool | None:
        return same(given(one, mine), given(other, theirs))

    one_side, other_side = _table_side(one), _table_side(other)
    return _apart(
        one_side,
        other_side,
        one.applies,
        alike,
        known,
        same_policy=_settings(one) == _settings(other),
        effort=Effort(limit),
    )


def conditions_apart(
    one: Formula,
    other: Formula,
    applies: Applicability,
    known: Knowing = as_declared,
    limit: int = MOST_STATES,
) -> Apart | None:
    """A case in which two conditions differ: true, false and null are three answers.

    The cases are those of facts to which a rule applies. What is no test of a value is taken as a
    value that may be true, false or null, whatever others are. Raises TooLarge as `tables_apart`.
    """
    effort = Effort(limit)
    one_side, other_side = _condition_side(one, effort), _condition_side(other, effort)

    def alike(mine: Held, theirs: Held) -> bool | None:
        return _answer(one_side, mine) == _answer(other_side, theirs)

    return _apart(one_side, other_side, applies, alike, known, same_policy=True, effort=effort)


def _table_side(of: TableDecision) -> _Side:
    return _Side(of.inputs, of.table.rows, tuple(written(of, row) for row in of.rows))


def _settings(of: TableDecision) -> tuple[object, ...]:
    """What the outcome depends on besides the rows."""
    names = [(outcome.name, outcome.type) for outcome in of.outcomes]
    return of.policy, of.priorities, of.rounding, names, given(of, ())


def _condition_side(of: Formula, effort: Effort) -> _Side:
    inputs = Inputs()
    try:
        true, false = Demands(inputs.parts(of), exact=True).of(of.node)
    except TooManyRows:
        raise TooLarge(effort.limit) from None
    gives = (*(True for _ in true), *(False for _ in false))
    return _Side(tuple(inputs.formulas), (*true, *false), gives)


def _answer(side: _Side, held: Held) -> Hashable:
    return side.gives[held[0]] if held else None


def _apart(
    one: _Side,
    other: _Side,
    applies: Applicability,
    alike: Callable[[Held, Held], bool | None],
    known: Knowing,
    *,
    same_policy: bool,
    effort: Effort,
) -> Apart | None:
    both = Inputs.of(one.inputs)
    places = [both.add(formula) for formula in other.inputs]
    theirs = [_moved(row, places) for row in other.rows]
    told = known(both.formulas, applies)
    asked = demanded(applies, told.formulas, told.parameters)
    found, there = told.shaped(asked, [*one.rows, *theirs])
    if None in found.rows:
        raise TooLarge(effort.limit)
    boxes = [row or () for row in found.rows]
    sides = (
        Rows(boxes[: len(one.rows)], one.gives),
        Rows(boxes[len(one.rows) :], other.gives),
    )
    space = found.space
    unsure: list[Apart] = []
    for within in there:
        for part in differing(space, within, sides, alike, same_policy=same_policy, effort=effort):
            sample = space.sample(part.box, effort)
            if sample is None:
                continue
            case = Apart(told.formulas, sample, part.sure)
            if part.sure:
                return case
            unsure.append(case)
            if len(unsure) == _MOST_UNSURE:
                return unsure[0]
    return unsure[0] if unsure else None


def _moved(row: Row, places: Sequence[int]) -> Row:
    """A row on the inputs of both."""

    def operand(of: Operand) -> Operand:
        return InputRef(places[of.index]) if isinstance(of, InputRef) else of

    def test(of: Test) -> Test:
        match of:
            case Comparison(op, right):
                return Comparison(op, operand(right))
            case Interval(low, high, low_closed, high_closed):
                return Interval(operand(low), operand(high), low_closed, high_closed)
            case _:
                return of

    return Row(
        tuple(
            Cell(places[cell.input], tuple(test(one) for one in cell.tests), cell.negated)
            for cell in row.cells
        )
    )
