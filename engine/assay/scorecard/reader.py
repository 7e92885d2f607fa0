"""From the document of a scorecard to its layout: names as fields and outcomes with their types."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Sequence
from typing import Final

from assay import words
from assay.facts import Schema
from assay.finding import Finding, error
from assay.plan import Plan
from assay.scorecard.documents import (
    BarsPart,
    CellPart,
    ColumnPart,
    ReportSection,
    ScorecardDocument,
    SectionPart,
    SummaryPart,
    TallyPart,
    TilesPart,
    TwoFields,
)
from assay.scorecard.section import (
    PLACE,
    SOURCE,
    Bars,
    Block,
    Cell,
    Column,
    Filter,
    Layout,
    Section,
    Tally,
    Tiles,
)
from assay.source import Scalar
from assay.values.text import Text
from assay.values.types import Boolean, Choice, ListOf, TextType, type_name
from assay.values.words import known_names

COUNTS: Final = ("all", "clean", "questioned")
"""What a line beside a tally may name besides its states."""

FINDINGS: Final = "findings"
"""The name of a cell that tells findings, where the facts have nothing of that name."""

MOST_PARTS: Final = 8
"""So many colours of parts the style has."""


class LayoutNames:
    """What may be shown of each kind: fields and outcomes, with titles and types."""

    def __init__(self, schema: Schema, plan: Plan) -> None:
        self.schema = schema
        self.plan = plan

    def of(self, kind: str) -> list[str]:
        """The fields and outcomes of a kind."""
        return [*self.schema.kinds[kind].members, *self.plan.outcomes.get(kind, {})]

    def title_of(self, kind: str) -> Text:
        """What a fact of the kind is called."""
        return self.schema.kinds[kind].title or Text(kind)

    def above(self, kind: str) -> list[str]:
        """The kinds of the facts above those of a kind, nearest first."""
        kinds = self.schema.kinds
        found: list[str] = []
        parent = kinds[kind].parent
        while parent is not None and parent not in (kind, *found):
            found.append(parent)
            parent = kinds[parent].parent
        return found

    def column(self, kind: str, name: str, title: Text | None = None) -> Column:
        """A field or outcome as a column, by its own title where no other is given."""
        outcome = self.plan.outcomes.get(kind, {}).get(name)
        if outcome is not None:
            return Column(name, title or outcome.title or _plain(name), outcome.type)
        declared = self.schema.kinds[kind].columns[name]
        return Column(name, title or declared.title or _plain(name), declared.type)


class LayoutReader:
    """Finds what the names of a document mean, noting all that mean nothing."""

    def __init__(self, names: LayoutNames) -> None:
        self.names = names
        self.findings: list[Finding] = []

    def layout(self, document: ScorecardDocument) -> Layout:
        """The layout; where there are findings, what of it is right."""
        sections = self._sections(document.sections)
        report = sections if document.report is None else self._sections(document.report)
        summary = tuple(self._block(one) for one in document.summary if self._about(one))
        units = document.units.items()
        return Layout(
            sections,
            {unit: part.reads() for unit, part in units},
            report,
            summary,
            {unit: part.reads(one=True) for unit, part in units},
        )

    def _about(self, part: SummaryPart) -> bool:
        """Whether a block is about a kind that there is, or about none."""
        known = list(self.names.schema.kinds)
        return part.kind is None or self._known(part.kind, known, Text("`kind`"))

    def _block(self, part: SummaryPart) -> Block:
        if part.kind is None:
            return Block(title=part.title, actions=part.actions)
        kind = part.kind.text
        known = self.names.of(kind)
        tally = None if part.tally is None else self._tally(part.tally)
        counted = () if tally is None else (*COUNTS, *self._states(tally.by))
        sorts = part.sort is not None and self._known(part.sort, [*known, SOURCE], Text("`sort`"))
        return Block(
            kind,
            part.title,
            None if part.line is None else self._line(part.line, kind, counted),
            tally,
            None if part.bars is None else self._bars(part.bars, kind),
            sort=part.sort.text if part.sort is not None and sorts else None,
            cells=tuple(one for cell in part.columns or () if (one := self._cell(cell, kind))),
        )

    def _tally(self, part: TallyPart) -> Tally | None:
        if not self._known(part.kind, list(self.names.schema.kinds), Text("`kind`")):
            return None
        tiles = self._tiles(part, part.kind.text)
        if tiles is None:
            return None
        states = self._states(tiles.by)
        asked = [one for one in part.questioned if self._known(one, states, _STATE)]
        return Tally(
            tiles.by,
            tiles.tones,
            kind=part.kind.text,
            questioned=frozenset(one.text for one in asked),
        )

    def _tiles(self, part: TilesPart, kind: str) -> Tiles | None:
        if not self._known(part.by, self.names.of(kind), Text("`by`")):
            return None
        by = self.names.column(kind, part.by.text)
        if not isinstance(by.type, Choice | Boolean):
            of = type_name(by.type)
            message = Text(
                f"a state is a choice or a boolean, and `{by.name}` is a {of}",
                f"สถานะต้องเป็นตัวเลือกหรือค่าใช่/ไม่ใช่ แต่ `{by.name}` เป็น{of: th}",
            )
            self._note("wrong-type", message, part.by)
            return None
        states = self._states(by)
        for state in part.tones:
            if state not in states:
                message = Text(
                    f"`{state}` is no state of `{by.name}`", f"`{by.name}` ไม่มีสถานะ `{state}`"
                )
                at = part.places.get("tones", part.span)
                self.findings.append(
                    error("unknown-name", message, at, hint=known_names(state, states))
                )
        return Tiles(by, part.tones)

    def _filter(self, name: Scalar, kind: str) -> Filter | None:
        """A member of the facts by which they can be told apart, or the kind of a fact above."""
        above = self.names.above(kind)
        if name.text in above:
            return Filter(self.names.title_of(name.text), above=name.text)
        if not self._known(name, [*self.names.of(kind), *above], Text("a filter", "ตัวกรอง")):
            return None
        column = self.names.column(kind, name.text)
        of = column.type.item if isinstance(column.type, ListOf) else column.type
        if isinstance(of, Choice | Boolean | TextType):
            return Filter(column.title, column.name)
        message = Text(
            f"`{name.text}` is a {type_name(of)}, which has no few values to choose from",
            f"`{name.text}` เป็น{type_name(of): th} ซึ่งไม่มีค่าให้เลือกกรอง",
        )
        self._note("wrong-type", message, name)
        return None

    def _states(self, by: Column) -> tuple[str, ...]:
        if isinstance(by.type, Choice):
            return tuple(one.name for one in by.type.members)
        return ("true", "false")

    def _cell(self, part: CellPart, kind: str) -> Cell | None:
        if part.line is not None:
            return Cell(part.title or Text(""), self._line(part.line, kind))
        assert part.name is not None  # the model sees to it
        name, known = part.name.text, self.names.of(kind)
        if name == FINDINGS and name not in known:
            return Cell(part.title or words.FINDINGS, None)
        if not self._known(part.name, [*known, FINDINGS], _COLUMN):
            return None
        column = self.names.column(kind, name, part.title)
        return Cell(column.title, Text(f"{{{name}}}"))

    def _sections(self, parts: Iterable[SectionPart]) -> tuple[Section, ...]:
        known = list(self.names.schema.kinds)
        return tuple(
            self._section(part) for part in parts if self._known(part.kind, known, Text("`kind`"))
        )

    def _section(self, part: SectionPart) -> Section:
        kind = part.kind.text
        drawn = part if isinstance(part, ReportSection) else None
        known = self.names.of(kind)
        sorts = part.sort is not None and self._known(part.sort, [*known, SOURCE], Text("`sort`"))
        return Section(
            kind,
            part.title or self.names.title_of(kind),
            self._columns(part.columns, kind),
            tuple(self._line(line, kind) for line in part.lines or ()),
            part.name_by,
            part.sort.text if part.sort is not None and sorts else None,
            self._columns(None if drawn is None else drawn.figures, kind),
            None if drawn is None or drawn.bars is None else self._bars(drawn.bars, kind),
            self._against(None if drawn is None else drawn.against, kind),
            tuple(
                one
                for name in (() if drawn is None else drawn.filters)
                if (one := self._filter(name, kind)) is not None
            ),
            None if drawn is None or drawn.tiles is None else self._tiles(drawn.tiles, kind),
            () if drawn is None else self._of_one_unit(drawn.slope or (), kind),
            None if drawn is None or drawn.moved is None else self._number(drawn.moved, kind),
        )

    def _columns(self, parts: Sequence[ColumnPart] | None, kind: str) -> tuple[Column, ...]:
        found = [self._column(part, kind) for part in parts or ()]
        return tuple(one for one in found if one is not None)

    def _column(self, part: ColumnPart, kind: str) -> Column | None:
        if isinstance(part.field, Scalar):
            if not self._known(part.field, self.names.of(kind), _COLUMN):
                return None
            return self.names.column(kind, part.field.text, part.title)
        return self._in_two_fields(part.field, part.title, kind)

    def _in_two_fields(self, fields: TwoFields, title: Text | None, kind: str) -> Column | None:
        """A text that stands in a field for each language."""
        first, second = self._text_field(fields.th, kind), self._text_field(fields.en, kind)
        if first is None or second is None:
            return None
        return Column(first.name, title or first.title, first.type, second.name)

    def _text_field(self, name: Scalar, kind: str) -> Column | None:
        if not self._known(name, self.names.of(kind), _COLUMN):
            return None
        column = self.names.column(kind, name.text)
        if isinstance(column.type, TextType):
            return column
        of = type_name(column.type)
        message = Text(
            f"`{column.name}` is a {of}, which reads alike in both languages",
            f"`{column.name}` เป็น{of: th} ซึ่งอ่านเหมือนกันทั้งสองภาษา",
        )
        hint = Text(f"write `{column.name}` alone", f"ให้เขียนเพียง `{column.name}`")
        self._note("wrong-type", message, name, hint)
        return None

    def _bars(self, part: BarsPart, kind: str) -> Bars | None:
        whole, columns = self._column(part.whole, kind), self._columns(part.parts, kind)
        if len(part.parts) > MOST_PARTS:
            many = len(part.parts)
            message = Text(
                f"a bar has at most {MOST_PARTS} parts that can be told apart, not {many}",
                f"แท่งกราฟแบ่งได้ไม่เกิน {MOST_PARTS} ส่วนจึงจะแยกออกจากกันได้ แต่พบ {many}",
            )
            self._note("wrong-type", message, part.parts[MOST_PARTS])
            return None
        if whole is None or not self._alike((whole, *columns), (part.whole, *part.parts)):
            return None
        return Bars(whole, columns, part.decimals)

    def _against(
        self, parts: Sequence[ColumnPart] | None, kind: str
    ) -> tuple[Column, Column] | None:
        match self._columns(parts, kind):
            case (first, second) as both if parts is not None and self._alike(both, parts):
                return first, second
            case _:
                return None

    def _of_one_unit(self, parts: Sequence[ColumnPart], kind: str) -> tuple[Column, ...]:
        columns = self._columns(parts, kind)
        return columns if parts and self._alike(columns, parts) else ()

    def _number(self, part: ColumnPart, kind: str) -> Column | None:
        found = self._of_one_unit((part,), kind)
        return found[0] if found else None

    def _alike(self, columns: Sequence[Column], parts: Sequence[ColumnPart]) -> bool:
        """Whether columns are numbers of one unit, so that their lengths can be compared."""
        if len(columns) < len(parts):  # a name that means nothing has been told
            return False
        for column, part in zip(columns, parts, strict=True):
            if not column.figures:
                kind = type_name(column.type)
                message = Text(
                    f"`{column.name}` is a {kind}, which has no length to draw",
                    f"`{column.name}` เป็น{kind: th} ซึ่งวาดเป็นแท่งไม่ได้",
                )
                hint = Text("name numbers", "ให้ระบุชื่อของตัวเลข")
                self._note("wrong-type", message, part, hint)
                return False
        units = dict.fromkeys(str(one.unit) for one in columns)
        if len(units) > 1 or any(not isinstance(one.unit, str | None) for one in columns):
            listed = ", ".join(f"`{one.name}`" for one in columns)
            message = Text(
                f"{listed} are not of one unit, so they can't be drawn side by side",
                f"{listed} มีหน่วยต่างกัน จึงวาดเทียบกันไม่ได้",
            )
            self._note("wrong-type", message, parts[-1])
            return False
        return True

    def _line(self, line: dict[str, Scalar], kind: str, more: Iterable[str] = ()) -> Text:
        known = [*self.names.of(kind), *more]
        for text in line.values():
            for place in PLACE.finditer(text.text):
                if place[1] not in known:
                    message = Text(
                        f"`{place[1]}` is no field or outcome of {kind}",
                        f"`{place[1]}` ไม่ใช่ช่องหรือผลลัพธ์ของ {kind}",
                    )
                    span, hint = text.span_of(*place.span()), known_names(place[1], known)
                    self.findings.append(error("unknown-name", message, span, hint=hint))
                elif place[2] is not None and not re.fullmatch("[0-9]", place[2]):
                    message = Text(
                        f"`{place[2]}` is no number of decimals", f"`{place[2]}` ไม่ใช่จำนวนทศนิยม"
                    )
                    span = text.span_of(*place.span(2))
                    hint = Text("write `{name:1}`", "ให้เขียน `{ชื่อ:1}`")
                    self.findings.append(error("wrong-type", message, span, hint=hint))
        return Text.of({lang: text.text for lang, text in line.items()})

    def _known(self, name: Scalar, known: Collection[str], what: Text) -> bool:
        if name.text not in known:
            message = Text(
                f"{what} can't be `{name.text}`: there is no such name here",
                f"ไม่มีชื่อ `{name.text}` ให้ใช้เป็น{what: th}",
            )
            self._note("unknown-name", message, name, known_names(name.text, known))
        return name.text in known

    def _note(
        self, code: str, message: Text, at: Scalar | ColumnPart, hint: Text | None = None
    ) -> None:
        self.findings.append(error(code, message, at.span, hint=hint))


_COLUMN: Final = Text("a column", "คอลัมน์")
_STATE: Final = Text("a state", "สถานะ")


def _plain(name: str) -> Text:
    words = name.replace("_", " ")
    return Text(words[:1].upper() + words[1:])
