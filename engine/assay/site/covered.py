"""Draws the bodies of a rule and marks in them each goal that scenarios cover, or do not."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from typing import Final

from assay.contents.drawn import Cell, Drawing, Grid
from assay.explain.narrate import Names
from assay.features.coverage import Goal, GoalKind, RuleCoverage, Side
from assay.finding import Span
from assay.plan.checks import ASSUMPTION
from assay.rules import LevelsBody, RuleDocument, ScaleBody, TableBody
from assay.site.marks import (
    CoveredRule,
    Mark,
    MarkedCell,
    MarkedGrid,
    MarkedRow,
    Missing,
    Part,
    State,
    Strip,
)
from assay.site.words import WORDS
from assay.values.text import Text

_RESULTS: Final = {"holds": "holds", "fails": "fails", "unchecked": "unchecked"}
_SPARED: Final = {"does not apply": "applies_not"}
_APPLIES: Final = {"applies": "applies_to", "does not": "applies_not"}


def covered_rule(
    name: str, coverage: RuleCoverage, document: RuleDocument, names: Names | None
) -> CoveredRule:
    """A rule with each goal marked once, under an id that begins with `name`.

    Without `names`, where the rules of its days do not fit together, no table is drawn, and its
    rows stand in a list.
    """
    drawing = None if names is None else Drawing(names, document)
    marker = _Marker(name, coverage, document, drawing)
    missing = tuple(
        Missing(
            marker.ids[goal],
            goal.span,
            "" if goal.kind in (GoalKind.CHECK, GoalKind.APPLIES) else goal.of,
            goal.text,
        )
        for goal in coverage.missing
    )
    return CoveredRule(name, coverage, missing, tuple(marker.parts()))


@dataclass(frozen=True)
class _Written:
    """A body as the document has it. `names` is what its goals say that they are of."""

    what: Text
    title: Text
    names: str
    span: Span
    body: TableBody | LevelsBody | ScaleBody | None = None
    formula: str | None = None
    check: bool = False


@dataclass(frozen=True)
class _Marker:
    """Draws the bodies of one rule and marks its goals."""

    name: str
    coverage: RuleCoverage
    document: RuleDocument
    drawing: Drawing | None

    @cached_property
    def ids(self) -> Mapping[Goal, str]:
        """The id of each goal's mark."""
        return {
            goal: f"{self.name}-goal-{number}"
            for number, goal in enumerate(self.coverage.goals, start=1)
        }

    def parts(self) -> Iterator[Part]:
        """The bodies that have goals, in the order of the file."""
        applies = [goal for goal in self.coverage.goals if goal.kind is GoalKind.APPLIES]
        if applies:
            yield self._applies(applies)
        for number, written in enumerate(self._written, start=1):
            own = [goal for goal in self.coverage.goals if self._is_of(goal, written)]
            if own:
                yield self._part(f"{self.name}-part-{number}", written, own)

    def _applies(self, goals: Sequence[Goal]) -> Part:
        by_part = {goal.part: goal for goal in goals}
        condition = self.document.applies
        own = self._results(
            f"{self.name}-applies-results",
            [self._mark(by_part.get(part), WORDS[word]) for part, word in _APPLIES.items()],
        )
        formula = None if condition is None else _one_line(condition.text)
        kind = self.document.for_.text
        title = Text(kind) if self.drawing is None else self.drawing.names.kind(kind)
        what, code = WORDS["applies"], None if title.en == kind else kind
        return Part(f"{self.name}-applies", what, title, code, formula, None, own, ())

    # What the document has ----------------------------------------------------------------------

    @cached_property
    def _written(self) -> Sequence[_Written]:
        return sorted(self._bodies(), key=lambda one: (one.span.line, one.span.column))

    def _bodies(self) -> Iterator[_Written]:
        document = self.document
        for what, body in (
            ("table", document.table),
            ("levels", document.levels),
            ("scale", document.scale),
        ):
            if body is not None:
                names = ", ".join(name.text for name in body.names)
                title = body.title or Text(names.replace("_", " "))
                yield _Written(WORDS[what], title, names, body.span, body)
        for name, outcome in document.outcomes.items():
            title = outcome.title or Text(name.replace("_", " "))
            formula = _one_line(outcome.is_.text)
            yield _Written(WORDS["outcome"], title, name, outcome.name.span, formula=formula)
        for that in document.assuming:
            said, names = WORDS["assuming"], f"{ASSUMPTION}: {that.text}"
            formula = _one_line(that.text)
            yield _Written(said, said, names, that.span, formula=formula, check=True)
        for check in document.checks:
            yield _Written(
                WORDS["check"],
                check.title or Text(check.code.text),
                check.code.text,
                check.span,
                formula=check.stated,
                check=True,
            )

    def _is_of(self, goal: Goal, written: _Written) -> bool:
        """Whether a goal is one of a body; a check may be called like an outcome."""
        if goal.of != written.names or goal.kind is GoalKind.APPLIES:
            return False
        if goal.kind is GoalKind.BOUNDARY:
            return self._is_of_check(goal) == written.check
        return (goal.kind is GoalKind.CHECK) == written.check

    def _is_of_check(self, goal: Goal) -> bool:
        return any(
            one.check and one.names == goal.of and _lies_in(goal.span, one.span)
            for one in self._written
        )

    # Marks --------------------------------------------------------------------------------------

    def _part(self, name: str, written: _Written, goals: Sequence[Goal]) -> Part:
        strips = self._boundaries(name, goals)
        drawn: MarkedGrid | None = None
        shown: frozenset[Goal] = frozenset()
        if written.body is not None and self.drawing is not None:
            plain = self.drawing.grid(written.body)
            rows = {found: goal for goal in goals if (found := _row_of(goal)) is not None}
            shown = frozenset(rows[row.id] for row in plain.rows if row.id in rows)
            drawn = self._marked(name, plain, rows, strips)
        rest = [goal for goal in goals if goal.kind is not GoalKind.BOUNDARY and goal not in shown]
        if written.check:
            by_part = {goal.part: goal for goal in rest}
            # No fact breaks what is assumed, so that nothing is asked of a scenario there.
            asked = {"holds"} if written.what == WORDS["assuming"] else _RESULTS.keys()
            results = {part: _RESULTS[part] for part in _RESULTS if part in asked}
            parts = {**results, **(_SPARED if _SPARED.keys() <= by_part.keys() else {})}
            marks = [self._mark(by_part.get(part), WORDS[word]) for part, word in parts.items()]
        else:
            marks = [self._mark(goal, goal.text) for goal in rest]
        return Part(
            id=name,
            what=written.what,
            title=written.title,
            code=None if written.title.en == written.names else written.names,
            formula=written.formula,
            grid=drawn,
            results=self._results(f"{name}-results", marks),
            boundaries=strips,
        )

    def _mark(self, goal: Goal | None, label: Text, text: Text | None = None) -> Mark:
        if goal is None:
            return Mark(None, "impossible", label)
        proofs = self.coverage.proofs.get(goal)
        state: State = "missing" if proofs is None else "covered"
        return Mark(self.ids[goal], state, label, text, proofs or ())

    def _results(self, name: str, marks: Sequence[Mark]) -> tuple[Strip, ...]:
        return (Strip(name, tuple(marks)),) if marks else ()

    def _boundaries(self, name: str, goals: Sequence[Goal]) -> tuple[Strip, ...]:
        """A strip for each endpoint, those of a column next to each other."""
        columns: dict[str, dict[str, dict[Side, Goal]]] = {}
        for goal in goals:
            if goal.boundary is not None:
                ends = columns.setdefault(goal.boundary.column, {})
                ends.setdefault(goal.boundary.endpoint, {})[goal.boundary.side] = goal
        several = [
            (column, endpoint, sides)
            for column, ends in columns.items()
            for endpoint, sides in ends.items()
        ]
        return tuple(
            Strip(
                f"{name}-end-{number}",
                tuple(self._side(side, sides.get(side)) for side in Side),
                column,
                endpoint,
                frozenset(row for goal in sides.values() for row in _rows(goal)),
            )
            for number, (column, endpoint, sides) in enumerate(several, start=1)
        )

    def _side(self, side: Side, goal: Goal | None) -> Mark:
        return self._mark(goal, WORDS[f"end_{side}"], None if goal is None else goal.text)

    # Tables -------------------------------------------------------------------------------------

    def _marked(
        self, name: str, grid: Grid, rows: Mapping[str, Goal], strips: Sequence[Strip]
    ) -> MarkedGrid:
        points = [row for row in grid.rows if row.id.startswith("point-")]
        # A scale names its endpoints in the order of its points; where one can't be hit at all,
        # which it is can't be told, and the strips alone show them.
        at_points = dict(zip((row.id for row in points), strips, strict=False))
        if len(points) != len(strips):
            at_points = {}
        marked = []
        for number, row in enumerate(grid.rows, start=1):
            named = [strip for strip in strips if number in strip.rows]
            cells = tuple(
                MarkedCell(cell, _ends(cell, head.name, named))
                for cell, head in zip(row.cells, grid.heads[1:], strict=True)
            )
            mark: Mark | None = self._mark(rows.get(row.id), row.label)
            if row in points:
                mark = _exactly(at_points.get(row.id))
            marked.append(MarkedRow(row.label, mark, cells))
        return MarkedGrid(replace(grid, id=f"{name}-{grid.id}"), tuple(marked))


def _ends(cell: Cell, column: str, named: Sequence[Strip]) -> tuple[Strip, ...]:
    """The boundaries whose endpoint a cell names, of those its row names.

    The condition of a level, which has no column, names all of them; of two columns that are
    compared, either may be the endpoint.
    """
    if cell.output or cell.any:
        return ()
    return tuple(one for one in named if not column or column in (one.column, one.endpoint))


def _rows(goal: Goal) -> tuple[int, ...]:
    return () if goal.boundary is None else goal.boundary.rows


def _row_of(goal: Goal) -> str | None:
    """The row of a drawn table that a goal is, by its id; null where it is none."""
    match goal.kind:
        case GoalKind.ROW | GoalKind.LEVEL if goal.number is not None:
            return f"{goal.kind}-{goal.number}"
        case GoalKind.OTHERWISE | GoalKind.SEGMENT:
            return goal.part
        case _:
            return None


def _exactly(strip: Strip | None) -> Mark | None:
    """The mark of a point: whether it is hit exactly. Its scenarios stand in the strip."""
    if strip is None:
        return None
    exactly = strip.marks[tuple(Side).index(Side.AT)]
    return replace(exactly, id=None, text=None, proofs=())


def _lies_in(one: Span, other: Span) -> bool:
    start, end = (other.line, other.column), (other.end_line, other.end_column)
    return start <= (one.line, one.column) <= end


def _one_line(text: str) -> str:
    return " ".join(text.split())
