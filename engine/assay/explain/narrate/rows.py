"""Rows of a table, levels and `otherwise` in sentences: what each gives, and where."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from assay.explain.narrate.narrator import Narrator
from assay.language import typed
from assay.language.typed import Node
from assay.plan import Fixed, Formula, NotApplicable, NullOf, Output, RowOutput, TableDecision
from assay.plan.table import Cell, InputRef, Interval, IsNull, Operand, Test
from assay.plan.table import Comparison as Compared
from assay.values.hit_policy import Gives
from assay.values.null import Null
from assay.values.text import Text, both, listed, lowered, plain, sentence
from assay.values.types import ListOf, Member, Type, Unknown

LEVELS: Final = Text(
    "The levels are tried from the top; the first whose condition is met counts. Where one can't "
    "be told for lack of facts, the outcome stays open unless a level above it is met.",
    "พิจารณาทีละระดับจากบนลงล่าง ใช้ระดับแรกที่ตรงเงื่อนไข ถ้าข้อมูลไม่พอจะตัดสินระดับใด "
    "ผลจะยังว่างไว้ เว้นแต่ตรงเงื่อนไขของระดับที่อยู่เหนือกว่า",
)
PRIORITY: Final = Text("From the highest priority: {}.", "ลำดับความสำคัญจากสูงไปต่ำ {}")
_NOT_APPLICABLE: Final = Text("not applicable", "ไม่เกี่ยวข้อง")
_OPEN: Final = Text("left open", "เว้นว่างไว้")
_ALWAYS: Final = Text("in every case", "ทุกกรณี")


def policy_lines(narrator: Narrator, decision: TableDecision) -> Iterator[Text]:
    """What counts where several rows hold, in one sentence or two."""
    if decision.levels:
        yield LEVELS
        return
    yield decision.policy.traits.words
    if decision.policy.traits.needs_values:
        for values in decision.priorities.values():
            said = [narrator.constant(value, Unknown()) for value in values]
            order = Text(", ".join(one.en for one in said), " ".join(f"{one:th}" for one in said))
            yield both(PRIORITY.en, PRIORITY.in_language("th"), order)


def written_rows(decision: TableDecision) -> Iterator[tuple[RowOutput, tuple[Cell, ...]]]:
    """The rows that stand in the file, without those made beside a level for where it is null."""
    for row, written in zip(decision.table.rows, decision.rows, strict=True):
        if not any(isinstance(one, NullOf) for one in written.outputs.values()):
            yield written, row.cells


def row_sentence(
    narrator: Narrator, decision: TableDecision, row: RowOutput, cells: tuple[Cell, ...]
) -> Text:
    """`Green where no obstacle is reported and the physical delay is at most 5%`, as a sentence."""
    gives = _gives(narrator, decision, row)
    where = listed([_cell(narrator, decision, cell) for cell in cells])
    if not cells:
        said = both("{} {}", "{} {}", gives, _ALWAYS)
    elif any(isinstance(one, Formula) for one in row.outputs.values()):
        # What is computed may have conditions of its own.
        said = both("where {}: {}", "เมื่อ{}: {}", where, gives)
    else:
        said = both("{} where {}", "{} เมื่อ{}", gives, where)
    if row.because is not None and row.because.en != where.en:
        said = both("{}, because {}", "{} เพราะ{}", said, row.because)
    return sentence(_assumed(said, row))


def otherwise_sentence(narrator: Narrator, decision: TableDecision, row: RowOutput) -> Text:
    """`Otherwise 0 (assumed: the documents state no lower level)`, as a sentence."""
    said = both("otherwise {}", "กรณีอื่น {}", _gives(narrator, decision, row))
    return sentence(_assumed(said, row))


def _assumed(said: Text, row: RowOutput) -> Text:
    """With the reason for what the source does not state."""
    reasons = dict.fromkeys(
        one.assumed
        for one in row.outputs.values()
        if isinstance(one, Fixed) and one.assumed is not None
    )
    for reason in reasons:
        said = both("{} (assumed: {})", "{} (ข้อสมมติ: {})", said, reason)
    return said


def _gives(narrator: Narrator, decision: TableDecision, row: RowOutput) -> Text:
    """What a row gives: the value alone or, of several outcomes, each by its name."""
    counted = decision.policy.traits.gives is Gives.COUNT and row.number is not None
    said = []
    for name, output in row.outputs.items():
        of = next(info.type for info in decision.outcomes if info.name == name)
        if isinstance(of, ListOf):
            of = of.item
        if counted:
            of = Unknown()
        value = _output(narrator, output, of)
        if len(row.outputs) > 1:
            title = narrator.names.title(narrator.kind, name)
            value = both("{}: {}", "{}: {}", title, value)
        said.append(value)
    return listed(said)


def _output(narrator: Narrator, output: Output, of: Type) -> Text:
    match output:
        case Fixed(value=Null()):
            return _OPEN
        case Fixed(value=Member() as member):
            title = member.title or plain(member.name)
            return Text(lowered(title.en), title.in_language("th"))
        case Fixed(value=value):
            return narrator.constant(value, of)
        case NotApplicable() | NullOf():
            return _NOT_APPLICABLE
        case Formula():
            return narrator.value_of(output)


# Cells ------------------------------------------------------------------------------------------


def _cell(narrator: Narrator, decision: TableDecision, cell: Cell) -> Text:
    """What a cell asks of its column."""
    formula = decision.inputs[cell.input]
    tests = tuple(_test(decision, test, formula.node.type) for test in cell.tests)
    return narrator.meets(formula, tests, negated=cell.negated)


def _test(decision: TableDecision, test: Test, of: Type) -> typed.Test:
    """A test of the table's closed form as an expression has it."""
    match test:
        case Compared(op=op, operand=operand):
            return typed.Comparison(op, _operand(decision, operand, of))
        case Interval(low=low, high=high, low_closed=at_low, high_closed=at_high):
            ends = _operand(decision, low, of), _operand(decision, high, of)
            return typed.Interval(*ends, at_low, at_high)
        case IsNull():
            return typed.IsNull()


def _operand(decision: TableDecision, operand: Operand, of: Type) -> Node:
    if isinstance(operand, InputRef):
        return decision.inputs[operand.index].node
    return typed.Constant(type=of, start=0, end=0, value=operand.value)


def outcome_noun(narrator: Narrator, name: str) -> Text:
    """An outcome of the rule as a noun: `the score`."""
    return narrator.names.noun(narrator.kind, name)
