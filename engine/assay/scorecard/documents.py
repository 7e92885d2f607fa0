"""The form of `scorecard.yaml`: what a scorecard and a report show, and in which order."""

from __future__ import annotations

from typing import Annotated, ClassVar, Final, Self, TypeAlias

from pydantic import BeforeValidator, Discriminator, Field, Tag, model_validator

from assay.document import Part, keyed
from assay.document.leaves import (
    Decimals,
    Message,
    OneOf,
    Title,
    Whole,
    Words,
    by_form,
    items_of,
    pairs_of,
    text_of,
    wrong,
)
from assay.source import Entries, Node, Scalar
from assay.values.text import Text

_NAMES = ("key", "label", "both")
_PAIR = 2


def _units(node: Node) -> dict[str, Node]:
    return {unit.text: reads for unit, reads in pairs_of(node)}


class UnitPart(Part):
    """How a unit reads: nothing where it is understood, else a text, or several.

    Attributes:
        th: in Thai. `th: ระบบ`
        en: in English, of any number but one. `en: systems`
        one: in English, of one. `one: system`
    """

    called: ClassVar[Text] = Text("a unit", "หน่วย")

    th: Words | None = None
    en: Words | None = None
    one: Words | None = None

    @model_validator(mode="before")
    @classmethod
    def _read(cls, node: Node) -> object:
        if not isinstance(node, Scalar):
            return keyed(node)
        empty = {"<span>": node.span}
        return empty if node.value is None else {**empty, "en": text_of(node)}

    def reads(self, *, one: bool = False) -> Text:
        """The unit of a number, which may be one."""
        th, en = (None if part is None else part.text for part in (self.th, self.en))
        several = Text(en if en is not None else th or "", th)
        return several if self.one is None or not one else Text(self.one.text, several.th)


class TwoFields(Part):
    """The fields that hold one text in two languages.

    Attributes:
        th: the field with the text in Thai. `th: name_th`
        en: the field with the text in English. `en: name_en`
    """

    th: Words
    en: Words


FieldName: TypeAlias = Annotated[
    Annotated[Scalar, BeforeValidator(text_of), Tag("<value>")]
    | Annotated[TwoFields, Tag("<mapping>")],
    Discriminator(by_form),
]


class ColumnPart(Part):
    """A field or an outcome, alone or with a heading: `beds`, `{beds: {th: เตียง, en: Beds}}`.

    Attributes:
        field: its name; of a text that stands in a field a language, both.
            `field: {th: name_th, en: name_en}`
        title: the heading, where its own title is too long. `title: {th: ใช้จ่าย, en: Spent}`
    """

    called: ClassVar[Text] = Text("a column", "คอลัมน์")

    field: FieldName
    title: Title | None = None

    @model_validator(mode="before")
    @classmethod
    def _read(cls, node: Node) -> object:
        if isinstance(node, Scalar):
            return {"field": node, "<span>": node.span}
        if isinstance(node, Entries) and len(node) == 1 and node.get("field") is None:
            ((name, title),) = node.entries
            return {"field": name, "title": title, "<span>": node.span}
        return keyed(node)


Columns: TypeAlias = Annotated[tuple[ColumnPart, ...], BeforeValidator(items_of)]


class BarsPart(Part):
    """Parts of a whole, as a bar in each row and as a chart: numbers of one unit.

    Attributes:
        whole: the number that is divided. `whole: plan`
        parts: the numbers it is divided into, eight at most. `parts: [disbursed, carried_over]`
        decimals: how many decimals the first screen shows, for the eye; the trace of a figure has
            all of them. `decimals: 1`
    """

    called: ClassVar[Text] = Text("`bars`", "`bars`")

    whole: ColumnPart
    parts: Columns
    decimals: Decimals | None = None


class SectionPart(Part):
    """Facts of one kind: a table of columns, or lines of text about each.

    Attributes:
        kind: the kind of the facts. `kind: project`
        title: its heading; the kind's own title where nothing is said.
            `title: {th: โครงการ, en: Projects}`
        name_by: whether a fact is named by its `key`, its `label` or `both`; both where nothing
            is said. `name_by: key`
        sort: the field or outcome by which the facts stand in order, or `source` for the order of
            their file; by their keys, and a tree as a tree, where nothing is said. `sort: order`
        columns: the fields and outcomes of the table.
            `columns: [status, {utilisation: {th: ใช้จ่าย, en: Spent}}]`
        lines: texts about each fact, `{name}` standing for a value of it.
            `lines: ["{met} of {indicators} met"]`
    """

    called: ClassVar[Text] = Text("the section", "ส่วนของรายงาน")
    shown: ClassVar[tuple[str, ...]] = ("columns", "lines")

    kind: Words
    title: Title | None = None
    name_by: Annotated[str, BeforeValidator(OneOf(Text("way of naming", "วิธีเรียกชื่อ"), _NAMES))] = (
        "both"
    )
    sort: Words | None = None
    columns: Columns | None = None
    lines: Annotated[tuple[Message, ...], BeforeValidator(items_of)] | None = None

    @model_validator(mode="after")
    def _shows(self) -> Self:
        if all(getattr(self, key) is None for key in self.shown):
            message = Text("the section shows nothing", "ส่วนนี้ไม่แสดงสิ่งใด")
            hint = Text(
                "add `columns: [...]`, names of fields or outcomes, or `lines:`, texts",
                "เพิ่ม `columns: [...]` เป็นชื่อของช่องหรือผลลัพธ์ หรือ `lines:` เป็นข้อความ",
            )
            raise wrong("missing-key", message, hint, self.span)
        return self


def _pair(node: Node) -> tuple[Node, ...]:
    items = items_of(node)
    if len(items) != _PAIR:
        message = Text(
            f"two figures can be held against each other, not {len(items)}",
            f"เทียบกันได้ครั้งละสองตัวเลข แต่พบ {len(items)}",
        )
        hint = Text("write `against: [first, second]`", "ให้เขียน `against: [ตัวแรก, ตัวที่สอง]`")
        raise wrong("wrong-type", message, hint, node.span)
    return items


TONES: Final = ("good", "doubtful", "bad", "open")
"""How a state may be taken."""


def _tones(node: Node) -> dict[str, str]:
    read = OneOf(Text("tone", "ลักษณะ"), TONES)
    return {member.text: read(tone) for member, tone in pairs_of(node)}


def _two_or_more(node: Node) -> tuple[Node, ...]:
    items = items_of(node)
    if len(items) < _PAIR:
        message = Text("a slope needs two figures or more", "เส้นแสดงการเปลี่ยนแปลงต้องมีตั้งแต่สองตัวเลข")
        hint = Text("write `slope: [first, second]`", "ให้เขียน `slope: [ตัวแรก, ตัวที่สอง]`")
        raise wrong("wrong-type", message, hint, node.span)
    return items


class TilesPart(Part):
    """Each fact as a tile in the tone of its state.

    Attributes:
        by: the choice or boolean that is their state. `by: status`
        tones: how a state is to be taken: `good`, `doubtful`, `bad` or `open`.
            `tones: {green: good, red: bad}`
    """

    called: ClassVar[Text] = Text("`tiles`", "`tiles`")

    by: Words
    tones: Annotated[dict[str, str], BeforeValidator(_tones)] = Field(default_factory=dict)


class ReportSection(SectionPart):
    """A section of a report on paper, which has room for more than a terminal.

    Attributes:
        figures: fields and outcomes set large on the front page, a fact a line.
            `figures: [status]`
        bars: parts of a whole, drawn. `bars: {whole: plan, parts: [disbursed, carried_over]}`
        against: two figures of one unit side by side, drawn. `against: [approved_plan, plan]`
        slope: figures of one unit from left to right, a line for each fact, drawn.
            `slope: [approved_plan, plan, outturn]`
        moved: amounts taken where they are below 0 and given where above, drawn. `moved: virement`
        filters: by which a reader of the page narrows the table: fields and outcomes that are
            choices, truths, texts or lists of them, and kinds of facts above. `filters: [role]`
        tiles: a field or outcome by whose state each fact is a small tile above the table, in the
            tone that `tones` give it. `tiles: {by: status, tones: {red: bad}}`
    """

    shown: ClassVar[tuple[str, ...]] = (
        "columns",
        "lines",
        "figures",
        "bars",
        "against",
        "slope",
        "moved",
    )

    figures: Columns | None = None
    bars: BarsPart | None = None
    against: Annotated[tuple[ColumnPart, ColumnPart], BeforeValidator(_pair)] | None = None
    filters: Annotated[tuple[Words, ...], BeforeValidator(items_of)] = ()
    slope: Annotated[tuple[ColumnPart, ...], BeforeValidator(_two_or_more)] | None = None
    moved: ColumnPart | None = None
    tiles: TilesPart | None = None


class TallyPart(TilesPart):
    """Facts counted by a state, drawn as a bar of so many parts.

    Attributes:
        kind: the kind of the facts counted. `kind: project`
        by: the choice or boolean that is their state. `by: attained`
        questioned: the states of which those facts are counted apart that a finding stands
            against. `questioned: [met]`
        tones: how a state is to be taken: `good`, `doubtful`, `bad` or `open`; facts that are
            counted apart are doubtful. `tones: {met: good, not_met: bad, not_verifiable: open}`
    """

    called: ClassVar[Text] = Text("`tally`", "`tally`")

    kind: Words
    questioned: Annotated[tuple[Words, ...], BeforeValidator(items_of)] = ()


class CellPart(Part):
    """A cell of the summary's table: a field or outcome, a line of text, or its findings.

    Attributes:
        name: a field or outcome; `findings` for what stands against the fact and those below it.
            `name: status`
        line: a text, `{name}` standing for a value of the fact, `{name:1}` for one with one decimal
            for the eye. `line: "{met} of {all}"`
        title: the heading, where its own title is too long. `title: {th: สถานะ, en: Status}`
    """

    called: ClassVar[Text] = Text("a column", "คอลัมน์")

    name: Words | None = None
    line: Message | None = None
    title: Title | None = None

    @model_validator(mode="before")
    @classmethod
    def _read(cls, node: Node) -> object:
        if isinstance(node, Scalar):
            return {"name": node, "<span>": node.span}
        if isinstance(node, Entries) and len(node) == 1 and not set(_CELL) & set(_keys(node)):
            ((name, title),) = node.entries
            return {"name": name, "title": title, "<span>": node.span}
        return keyed(node)

    @model_validator(mode="after")
    def _shows(self) -> Self:
        if (self.name is None) == (self.line is None):
            message = Text("a column shows one thing", "คอลัมน์แสดงสิ่งเดียว")
            hint = Text("write `name` or `line`", "ให้เขียน `name` หรือ `line`")
            raise wrong("wrong-shape", message, hint, self.span)
        return self


_CELL = ("name", "line")


def _keys(node: Entries) -> list[str]:
    return [key.text for key, _ in node]


class SummaryPart(Part):
    """A block of the first screen: about facts of a kind, or the actions.

    Attributes:
        kind: the kind of the facts it is about. `kind: project`
        title: its heading. `title: {th: โครงการ, en: Projects}`
        line: what it comes to, as a text; `{name}` stands for a value of the fact or, beside a
            `tally`, for the number of a state, `{all}`, `{clean}` for those counted without a
            finding and `{questioned}`. `line: "{met} of {all} are met"`
        tally: facts counted by a state. `tally: {kind: indicator, by: attained}`
        bars: parts of a whole, drawn. `bars: {whole: plan, parts: [paid, left]}`
        actions: so many actions are told, heaviest first. `actions: 5`
        sort: the field or outcome by which the rows of a table stand in order. `sort: order`
        columns: a table of the facts, a row each. `columns: [status, {findings: To mend}]`
    """

    called: ClassVar[Text] = Text("the block", "ส่วนของหน้าแรก")

    kind: Words | None = None
    title: Title | None = None
    line: Message | None = None
    tally: TallyPart | None = None
    bars: BarsPart | None = None
    actions: Annotated[int, BeforeValidator(Whole(1, 20))] | None = None
    sort: Words | None = None
    columns: Annotated[tuple[CellPart, ...], BeforeValidator(items_of)] | None = None

    @model_validator(mode="after")
    def _about(self) -> Self:
        if (self.kind is None) == (self.actions is None):
            message = Text(
                "a block is about facts of a kind, or tells the actions",
                "แต่ละส่วนต้องกล่าวถึงข้อมูลชนิดหนึ่ง หรือแสดงเรื่องที่ต้องดำเนินการ",
            )
            hint = Text("write `kind` or `actions`", "ให้เขียน `kind` หรือ `actions`")
            raise wrong("wrong-shape", message, hint, self.span)
        return self


class ScorecardDocument(Part):
    """What a scorecard and a report show, section by section.

    Attributes:
        units: how units read, by the unit as the schema writes it; an empty one is understood,
            and not shown. `units: {THB million: {th: ล้านบาท, en: THB million}}`
        sections: the sections of the scorecard, in their order.
            `sections: [{kind: project, columns: [status]}]`
        summary: the first screen: a verdict, the money, what to do, a table.
            `summary: [{kind: project, line: "{met} met"}, {actions: 5}]`
        report: the sections of a report; those of the scorecard where nothing is said.
            `report: [{kind: project, figures: [status]}]`
    """

    called: ClassVar[Text] = Text("the scorecard", "ผังของรายงาน")

    units: Annotated[dict[str, UnitPart], BeforeValidator(_units)] = Field(default_factory=dict)
    sections: Annotated[tuple[SectionPart, ...], BeforeValidator(items_of)]
    summary: Annotated[tuple[SummaryPart, ...], BeforeValidator(items_of)] = ()
    report: Annotated[tuple[ReportSection, ...], BeforeValidator(items_of)] | None = None
