"""Which cases of a table's inputs can happen for the facts that its rule applies to."""

from __future__ import annotations

from collections.abc import Sequence
from contextlib import suppress
from dataclasses import dataclass, replace

from assay.analyse.expressions.givers import Known
from assay.analyse.expressions.orders import never_above
from assay.analyse.expressions.possible import Possible
from assay.analyse.expressions.spread import Spread, hull, rank_of
from assay.analyse.space.cases import Cases, Given, within, written_rows
from assay.analyse.space.effort import Effort, TooLarge
from assay.analyse.space.shapes import Shapes
from assay.analyse.space.space import Box, Space, with_regions
from assay.finding import Span
from assay.language import Get, Node, typed, walk
from assay.plan import Applicability, CheckDecision, Formula, TableDecision
from assay.plan.columns import NULL_REGION, Line, Names
from assay.plan.demands import Demands, TooManyRows, demanded
from assay.plan.givens import own_name
from assay.plan.grid import Grid
from assay.plan.region_set import RegionSet
from assay.plan.scope import is_own
from assay.plan.table import Cell, Input, IsNull, Row
from assay.plan.tables import Inputs
from assay.values.types import (
    Boolean,
    Choice,
    Date,
    ListOf,
    Number,
    Record,
    TextType,
    Unknown,
    Value,
)


@dataclass(frozen=True)
class Reach:
    """The inputs of a table as narrowly as it is known what they may be.

    Attributes:
        given: the inputs; ranges and decimals are those that their expressions can come to.
        applies: which facts there are: those the rule applies to, and which inputs are never null.
        asked: the same as rows of cells, as far as it speaks of single inputs.
        possible: what expressions may come to.
    """

    given: Given
    applies: Applicability
    asked: tuple[Row, ...]
    possible: Possible

    @classmethod
    def of(
        cls,
        formulas: Sequence[Formula],
        applies: Applicability,
        possible: Possible,
        assumed: Sequence[CheckDecision] = (),
    ) -> Reach:
        """What is known of some inputs of a rule, and of what it assumes of its facts."""
        found = given(formulas, applies, possible, assumed)
        known = Known.of(applies)
        there = [one.node for one in found.formulas if not possible.null(one.node, known)]
        inner = replace(applies, condition=_and_there(applies.condition, there))
        asked = demanded(inner, found.formulas, possible.parameters)
        return cls(found, inner, asked, possible)

    @property
    def formulas(self) -> tuple[Formula, ...]:
        """The inputs' expressions."""
        return self.given.formulas

    @property
    def inputs(self) -> tuple[Input, ...]:
        """The inputs."""
        return self.given.inputs

    def can(self, rows: Sequence[Row]) -> list[bool]:
        """For each row, whether a case can happen in which it holds; true where that is open."""
        found, there = self._shaped(rows)
        return [
            boxes is None
            or any(
                self._applies_in(found.space, both) and _is_inhabited(found.space, both)
                for one in there
                for both in within(one, boxes)
            )
            for boxes in found.rows
        ]

    def known(self, rows: Sequence[Row]) -> Known:
        """What holds of the inputs where the rule applies, told at the endpoints of rows."""
        found, there = self._shaped(rows)
        within: list[tuple[Node, Spread]] = []
        for at, column in enumerate(found.space.columns):
            regions = RegionSet.of(
                region
                for one in there
                for region in one[at]
                if self._applies_in(found.space, with_regions(one, at, RegionSet.of([region])))
            )
            if isinstance(column, Line | Names) and (lies := _lies(column, regions)) is not None:
                within.append((self.formulas[column.input].node, lies))
        return replace(Known.of(self.applies), within=tuple(within))

    def cases(self, decision: TableDecision) -> Cases:
        """The cases of a table of these inputs that can happen."""
        rows = decision.table.rows
        found, there = self._shaped(rows)
        return Cases(
            decision=decision,
            space=found.space,
            rows=tuple(
                None if one is None else self._applied(found.space, there, one)
                for one in found.rows
            ),
            cells={},
            demanded=there,
            written=written_rows(decision),
        )

    def _shaped(self, rows: Sequence[Row]) -> tuple[Shapes, tuple[Box, ...]]:
        """Rows as boxes, and the boxes of the cases that there can be."""
        found, there = self.given.shaped(self.asked, [*rows, *self._cuts()])
        parts = tuple(one for box in there if all(one := self._trimmed(found.space, box)))
        return Shapes(found.space, found.rows[: len(rows)]), parts

    def _cuts(self) -> list[Row]:
        """The endpoints that `applies` names anywhere, so that each side of them is told."""
        condition = self.applies.condition
        if condition is None:
            return []
        parts = [replace(condition, node=one) for one in walk(condition.node)]
        known = self.possible.parameters
        rows = [row for one in parts for row in demanded(Applicability(one), self.formulas, known)]
        return [Row((cell,)) for cell in dict.fromkeys(cell for row in rows for cell in row.cells)]

    def _trimmed(self, space: Space, box: Box) -> Box:
        """A box without regions to which the rule does not apply, whatever the other columns."""
        for at, regions in enumerate(box):
            alone = ((one, with_regions(box, at, RegionSet.of([one]))) for one in regions)
            left = RegionSet.of(region for region, one in alone if self._applies_in(space, one))
            box = with_regions(box, at, left)
        return box

    def _applied(self, space: Space, there: Sequence[Box], boxes: Sequence[Box]) -> tuple[Box, ...]:
        """The boxes of a row of which the rule applies to some case."""
        return tuple(
            box
            for box in within(space.whole, boxes)
            if any(self._applies_in(space, both) for both in within(box, there))
        )

    def _applies_in(self, space: Space, box: Box) -> bool:
        """Whether the rule can apply to a case of a box, as far as single inputs tell."""
        condition = self.applies.condition
        if condition is None:
            return True
        within: list[tuple[Node, Spread]] = []
        there: list[Node] = []
        for column, regions in zip(space.columns, box, strict=True):
            if not isinstance(column, Line | Names):
                continue
            node = self.formulas[column.input].node
            if NULL_REGION not in regions:
                there.append(node)
            lies = _lies(column, regions)
            if lies is not None:
                within.append((node, lies))
        known = Known(there=tuple(there), within=tuple(within))
        return True in self.possible.truths(condition.node, known)

    def is_asked(self, at: int) -> bool:
        """Whether `applies` asks more of an input than whether it is there."""
        condition = self.applies.condition
        return condition is not None and _names(condition.node, self.formulas[at].node)

    def decimals(self, at: int) -> int | None:
        """The most decimals a number may have, 0 for a date; null where nothing is known."""
        grids = self.inputs[at].grids
        return hull(grids).decimals if grids else None


def own_names(statement: Formula) -> tuple[Formula, ...]:
    """The names of the rule's own fact in a statement that a table could have as columns."""
    found: dict[str, Formula] = {}
    for node in walk(statement.node):
        if isinstance(node, Get) and not isinstance(node.type, ListOf | Record | Unknown):
            name = is_own(node)
            if name is not None:
                text = own_name(name)
                found.setdefault(name, Formula(node, text, statement.span))
    return tuple(found.values())


def _names(condition: Node, input_: Node) -> bool:
    """Whether a condition reads an input but to ask whether it is there."""
    if isinstance(condition, typed.NullCheck) and condition.operand == input_:
        return False
    return condition == input_ or any(_names(one, input_) for one in typed.parts(condition))


def _is_inhabited(space: Space, box: Box) -> bool:
    try:
        return space.is_inhabited(box, Effort())
    except TooLarge:
        return True


def _lies(column: Line | Names, regions: RegionSet) -> Spread | None:
    """Where the values of some regions lie, nowhere for that of null; null for texts."""
    numbers = [at for at in regions if at != NULL_REGION]
    if isinstance(column, Line):
        return tuple(grid for at in numbers for grid in column.stretch(at, at))
    values = [column.values[at - 1] for at in numbers if at <= len(column.values)]
    known = [rank_of(one) for one in values if not isinstance(one, str)]
    whole = len(known) == len(numbers)
    return tuple(one for spread in known for one in spread) if whole else None


def given(
    formulas: Sequence[Formula],
    applies: Applicability,
    possible: Possible,
    assumed: Sequence[CheckDecision] = (),
    *,
    nulls: bool = False,
) -> Given:
    """What is known of some inputs of a rule, besides what their types say.

    Values that its assumptions test stand after the inputs. With `nulls` it is told of the inputs,
    too, which are never null in a book that the schema lets through.
    """
    inputs, never = Inputs.of(formulas), list[Row]()
    for check in assumed:
        # Null is no breach: only what makes it false is ruled out.
        with suppress(TooManyRows):
            column = inputs.parts(check.statement)
            demands = Demands(column, exact=True, parameters=possible.parameters)
            never += demands.of(check.statement.node)[1]
    every = tuple(inputs.formulas)
    never += never_above([one.node for one in every], possible)
    known = Known.of(applies)
    for at in range(0 if nulls else len(formulas), len(every)):
        if not possible.null(every[at].node, known):
            never.append(Row((Cell(at, (IsNull(),)),)))
    return Given(every, narrowed(every, applies, possible), tuple(never), possible.parameters)


def narrowed(
    formulas: Sequence[Formula], applies: Applicability, possible: Possible
) -> tuple[Input, ...]:
    """Inputs of a rule with what is known of the values they may have."""
    return tuple(
        Input(one.text, one.node.type, _expected(one, applies, possible)) for one in formulas
    )


def _expected(
    formula: Formula, applies: Applicability, possible: Possible
) -> tuple[Grid, ...] | frozenset[Value] | None:
    match formula.node.type:
        case Number() | Date():
            return possible.amounts(formula.node)
        case Choice(members=members):
            found = frozenset(possible.members(formula.node))
            return None if len(found) == len(members) else found
        case TextType():
            return possible.values(formula.node) or None  # none at all: only null is known
        case Boolean():
            known = Known.of(applies)
            named = () if is_own(formula.node) is not None else own_names(formula)
            if named:
                rows = demanded(Applicability(formula), named, possible.parameters)
                known = Reach.of(named, applies, possible).known(rows)
            return possible.truths(formula.node, known)
        case _:
            return None


def _and_there(condition: Formula | None, there: Sequence[Node]) -> Formula | None:
    """A condition, and that some nodes are not null."""
    if not there:
        return condition
    checks = [typed.NullCheck(one, negated=True, type=Boolean(), start=0, end=0) for one in there]
    before = [] if condition is None else [condition.node]
    whole = typed.And((*before, *checks), type=Boolean(), start=0, end=0)
    return Formula(whole, "", Span("")) if condition is None else replace(condition, node=whole)
