"""Which examples show a table or levels, and what stands inside their conditions."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Final

from assay.analyse import analyse_table
from assay.features.scaffold.about import (
    SIGNS,
    About,
    around,
    is_text,
    joined,
    null_text,
    sign_text,
    wanted,
)
from assay.features.scaffold.candidates import finest, neighbours
from assay.features.scaffold.targets import (
    Apart,
    ComesFrom,
    Count,
    Goal,
    InputIs,
    InRegions,
    Meets,
    Stating,
    Want,
)
from assay.language import Constant, Node, typed, walk
from assay.language.names import record_kind
from assay.plan import (
    Decision,
    NullOf,
    TableDecision,
)
from assay.plan.columns import is_ordered
from assay.plan.difference import Difference
from assay.plan.table import Cell, Comparison, InputRef, Interval, Operand, Scalar
from assay.values.null import Null
from assay.values.shown import in_feature
from assay.values.text import Text

OTHERWISE: Final = -1

_NO_ROW: Final = Text("no row holds", "ไม่ตรงกับแถวใด")
_NO_LEVEL: Final = Text("no level is reached", "ไม่ถึงระดับใด")


def table_goals(decision: TableDecision, about: About) -> Iterator[Goal]:
    """Each row with its ends, `otherwise`, gaps, and each input without a value."""
    name = decision.outcomes[0].name
    analysis = analyse_table(decision)
    idle = {one.row for one in analysis.never} | {one.row for one in analysis.masked}
    for row, cells in enumerate(decision.table.rows):
        if row not in idle and not _for_null(decision, row):
            yield wanted(
                decision,
                _row_text(decision, row),
                *(Meets(decision, cell) for cell in cells.cells),
                ComesFrom(name, row),
            )
            yield from _boundaries(decision, row, about)
    if decision.otherwise is not None:
        none = _NO_LEVEL if decision.levels else _NO_ROW
        text = joined(none, Text("(otherwise)", "(กรณีอื่น)"))
        yield wanted(decision, text, ComesFrom(name, OTHERWISE))
    for gap in analysis.gaps:
        wants = [InRegions(decision, column, regions) for column, regions in gap.area.where]
        yield wanted(decision, _NO_LEVEL if decision.levels else _NO_ROW, *wants)
    for formula in decision.inputs:
        yield from nested(decision, formula.node, about)
    for at, formula in enumerate(decision.inputs):
        if about.can_be_null(decision, formula.node):
            text = null_text(about.title(formula))
            yield wanted(decision, text, InputIs(decision, at, None))


def _for_null(decision: TableDecision, row: int) -> bool:
    outputs = decision.rows[row].outputs.values()
    return any(isinstance(one, NullOf) for one in outputs)


def _row_text(decision: TableDecision, row: int) -> Text:
    number = decision.rows[row].number
    if decision.levels:
        level = decision.rows[row].text.partition(":")[0]
        return Text(f"level {level}", f"ระดับ {level}")
    return Text(f"row {number}", f"แถวที่ {number}")


def _boundaries(decision: TableDecision, row: int, about: About) -> Iterator[Goal]:
    """Each endpoint of a row's cells and its neighbours, with the row's other cells met."""
    cells = decision.table.rows[row].cells
    for cell in cells:
        others = [Meets(decision, one) for one in cells if one.input != cell.input]
        for operand in _operands(cell):
            if isinstance(operand, InputRef):
                yield from _differences(decision, cell.input, operand.index, others, about)
            elif not isinstance(operand.value, Null):
                yield from _ends(decision, cell.input, operand.value, others, about)


def _ends(
    decision: TableDecision, at: int, end: Scalar, others: Sequence[Want], about: About
) -> Iterator[Goal]:
    of = decision.table.inputs[at].type
    if not is_ordered(of):
        return
    words = about.title(decision.inputs[at])
    for value in around(end, of, about):
        yield wanted(decision, is_text(words, value), *others, InputIs(decision, at, value))


def _differences(
    decision: TableDecision, left: int, right: int, others: Sequence[Want], about: About
) -> Iterator[Goal]:
    one, other = decision.table.inputs[left], decision.table.inputs[right]
    column = Difference(left, right, one, other)
    if not column.ordered:
        return
    unit = finest((one.type, other.type), about.unit)
    words = about.title(decision.inputs[left]), about.title(decision.inputs[right])
    kept = [want for want in others if isinstance(want, Meets) and want.cell.input != right]
    for far, sign in SIGNS:
        text = sign_text(sign, words[0], words[1])
        yield wanted(decision, text, *kept, Apart(decision, column, far * unit))


def _operands(cell: Cell) -> Iterator[Operand]:
    for test in cell.tests:
        match test:
            case Comparison(operand=operand):
                yield operand
            case Interval(low=low, high=high):
                yield low
                yield high
            case _:
                pass


def nested(decision: Decision, node: Node, about: About) -> Iterator[Goal]:
    """Comparisons inside `every`, `some` and filters: on both sides, and one fact on each side."""
    for one in walk(node):
        if isinstance(one, typed.Quantified):
            for listed in _listed(one):
                yield wanted(decision, about.none(listed), Count(listed, 0))
        if not isinstance(one, typed.Compare) or not isinstance(one.right, Constant):
            continue
        found, end = one.left, one.right.value
        if not isinstance(found, typed.Get) or not isinstance(found.base, typed.Variable):
            continue
        kind = record_kind(found.base.type)
        if kind is None or isinstance(end, Null) or not is_ordered(found.type):
            continue
        words = about.member(kind, found.name)
        for value in around(end, found.type, about):
            wants = Count(kind, 1), Stating(kind, found.name, value)
            yield wanted(decision, is_text(words, value), *wants)
        lower = next(iter(neighbours(end, found.type, about.unit)), None)
        if lower is not None:
            text = joined(
                is_text(words, end), Text("and another", "และอีกรายการ"), in_feature(lower)
            )
            first, second = (
                Stating(kind, found.name, end, 0),
                Stating(kind, found.name, lower, 1),
            )
            yield wanted(decision, text, Count(kind, 2), first, second)


def _listed(quantified: typed.Quantified) -> Iterator[str]:
    """The kinds of the facts that a quantifier runs over."""
    for iteration in quantified.iterations:
        kind = record_kind(iteration.source.type)
        if kind is not None:
            yield kind
