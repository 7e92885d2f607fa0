"""Tables, levels and scales drawn as they are written: a cell for each condition and result."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from assay.explain.narrate import Names
from assay.rules import LevelsBody, RuleDocument, ScaleBody, TableBody, TableRow
from assay.source import Entries, Node, Scalar
from assay.values.text import Text
from assay.values.types import Choice, ListOf, Type

_FORMS: Final = frozenset({"is", "value"})

DRAWN: Final = {
    "below": Text("Below the least point", "ต่ำกว่าจุดที่น้อยที่สุด"),
    "better": Text("Beyond the end with the higher score", "เมื่อพ้นปลายด้านที่ได้คะแนนสูงกว่า"),
    "worse": Text("Beyond the end with the lower score", "เมื่อพ้นปลายด้านที่ได้คะแนนต่ำกว่า"),
    "above": Text("Above the greatest point", "สูงกว่าจุดที่มากที่สุด"),
    "row": Text("Row", "แถว"),
    "because": Text("Because", "เหตุผล"),
    "otherwise": Text("Otherwise", "กรณีอื่น"),
    "as_written": Text("As written", "ตามที่เขียนไว้"),
    "condition": Text("Condition", "เงื่อนไข"),
    "level": Text("Level", "ระดับ"),
    "point_number": Text("Point", "จุดที่"),
}
"""The words of a drawing."""


@dataclass(frozen=True)
class Cell:
    """What stands in a place of a table.

    Attributes:
        text: as written.
        output: whether it is a result, and not a condition.
        code: whether it is an expression or a test.
        chip: whether it is a member of a choice, which may have a colour.
        title: what a reader calls that member; null where it has no title.
        assumed: why it is taken, where the source does not state it.
        reason: why the row gives what it gives.
        any: whether nothing is asked here.
    """

    text: str
    output: bool = False
    code: bool = False
    chip: bool = False
    title: Text | None = None
    assumed: Text | None = None
    reason: Text | None = None
    any: bool = False


@dataclass(frozen=True)
class Head:
    """The head of a column: its title, and its name as rules have it."""

    title: Text
    name: str = ""
    output: bool = False


@dataclass(frozen=True)
class Row:
    """A row with its label and an id that a link can name."""

    id: str
    label: Text
    cells: tuple[Cell, ...]


@dataclass(frozen=True)
class Grid:
    """A table as it is drawn."""

    id: str
    caption: Text
    heads: tuple[Head, ...]
    rows: tuple[Row, ...]


@dataclass(frozen=True)
class Drawing:
    """Draws the bodies of one rule."""

    names: Names
    document: RuleDocument

    @property
    def kind(self) -> str:
        """The kind of fact that the rule is about."""
        return self.document.for_.text

    def grid(self, body: TableBody | LevelsBody | ScaleBody) -> Grid:
        """The body as a table."""
        match body:
            case TableBody():
                return self._table(body)
            case LevelsBody():
                return self._levels(body)
            case ScaleBody():
                return self._scale(body)

    # Decision tables ----------------------------------------------------------------------------

    def _table(self, body: TableBody) -> Grid:
        columns = list(dict.fromkeys(key.text for row in body.rows for key, _ in row.when))
        outcomes = [name.text for name in body.names]
        reasons = any(row.because is not None for row in body.rows)
        heads = [Head(DRAWN["row"])]
        heads += [self._head(name) for name in columns]
        heads += [self._head(name, output=True) for name in outcomes]
        heads += [Head(DRAWN["because"])] if reasons else []
        rows = []
        for number, row in enumerate(body.rows, start=1):
            cells = [*self._conditions(row, columns), *self._outputs(row.then, outcomes)]
            if reasons:
                cells.append(_said(row.because))
            rows.append(Row(f"row-{number}", Text(str(number)), tuple(cells)))
        if body.otherwise is not None:
            cells = [_NOTHING for _ in columns]
            cells += [*self._outputs(body.otherwise, outcomes), *([_NOTHING] if reasons else [])]
            rows.append(Row("otherwise", DRAWN["otherwise"], tuple(cells)))
        return Grid("table", DRAWN["as_written"], tuple(heads), tuple(rows))

    def _head(self, name: str, *, output: bool = False) -> Head:
        if name in self.document.given:
            title = self.names.title_of_given(self.document.span.file, name)
            return Head(title, name, output)
        return Head(self.names.title(self.kind, name), name, output)

    def _conditions(self, row: TableRow, columns: Sequence[str]) -> Iterator[Cell]:
        written: Mapping[str, Scalar] = {key.text: cell for key, cell in row.when}
        for name in columns:
            cell = written.get(name)
            if cell is None or cell.text.strip() == "-":
                yield _NOTHING
            else:
                yield Cell(cell.text, code=True)

    def _outputs(self, then: Node, outcomes: Sequence[str]) -> Iterator[Cell]:
        for name in outcomes:
            form = then
            if isinstance(then, Entries) and not {key.text for key, _ in then.entries} & _FORMS:
                form = then.get(name) or then
            yield self._output(form, self._type(name))

    def _type(self, name: str) -> Type | None:
        info = self.names.plan.outcomes.get(self.kind, {}).get(name)
        return None if info is None else info.type

    def _output(self, form: Node, of: Type | None) -> Cell:
        if isinstance(form, Scalar):
            return _stated(form, of)
        if not isinstance(form, Entries):
            return Cell("", output=True)
        computed, value, assumed = form.get("is"), form.get("value"), form.get("assumed")
        if isinstance(computed, Scalar):
            return Cell(_one_line(computed.text), output=True, code=True)
        return _stated(value if isinstance(value, Scalar) else None, of, _why(assumed))

    # Levels -------------------------------------------------------------------------------------

    def _levels(self, body: LevelsBody) -> Grid:
        outcome = self._head(body.outcome.text, output=True)
        heads = (Head(DRAWN["level"]), outcome, Head(DRAWN["condition"]))
        of = self._type(body.outcome.text)
        rows = [
            Row(
                f"level-{number}",
                Text(str(number)),
                (self._output(key, of), Cell(_one_line(condition.text), code=True)),
            )
            for number, (key, condition) in enumerate(body.levels, start=1)
        ]
        last = body.otherwise
        if last is not None:
            cell = _stated(last.literal or last.value, of, last.assumed)
            if last.is_ is not None:
                cell = Cell(_one_line(last.is_.text), output=True, code=True)
            rows.append(Row("otherwise", DRAWN["otherwise"], (cell, _NOTHING)))
        return Grid("levels", DRAWN["as_written"], heads, tuple(rows))

    # Scales -------------------------------------------------------------------------------------

    def _scale(self, body: ScaleBody) -> Grid:
        reached = Text(body.of.text.replace("_", " "))
        if (
            body.of.text in self.document.given
            or body.of.text in self.names.schema.kinds[self.kind].columns
        ):
            reached = self._head(body.of.text).title
        heads = (
            Head(DRAWN["point_number"]),
            Head(reached, body.of.text),
            self._head(body.outcome.text, output=True),
        )
        rows = [
            Row(
                f"point-{number}",
                Text(str(number)),
                (
                    Cell(at.text, code=True),
                    Cell(score.text if isinstance(score, Scalar) else "", output=True),
                ),
            )
            for number, (at, score) in enumerate(body.points, start=1)
        ]
        rows += [
            Row(name, DRAWN[name], (_NOTHING, Cell(end.text, output=True)))
            for name, end in ends_of(body)
        ]
        return Grid("scale", DRAWN["as_written"], heads, tuple(rows))


def ends_of(scale: ScaleBody) -> Iterator[tuple[str, Scalar]]:
    """What a scale states of its ends, by the names of its keys."""
    ends = {"below": scale.below, "above": scale.above, "worse": scale.worse}
    for name, end in {**ends, "better": scale.better}.items():
        if end is not None:
            yield name, end


_NOTHING: Final = Cell("", any=True)


def _stated(value: Scalar | None, of: Type | None, assumed: Text | None = None) -> Cell:
    """A result that stands in the rule; a member of a choice may have a colour."""
    item = of.item if isinstance(of, ListOf) else of
    text = "" if value is None else value.text
    member = item.member(text) if isinstance(item, Choice) else None
    title = None if member is None else member.title
    return Cell(text, output=True, chip=member is not None, title=title, assumed=assumed)


def _said(because: Text | None) -> Cell:
    return _NOTHING if because is None else Cell("", reason=because)


def _why(node: Node | None) -> Text | None:
    match node:
        case Scalar(text=text):
            return Text(text)
        case Entries():
            said = {key.text: one.text for key, one in node.entries if isinstance(one, Scalar)}
            return Text.of(said)
        case _:
            return None


def _one_line(text: str) -> str:
    return " ".join(text.split())
