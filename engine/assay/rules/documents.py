"""The rule documents: what a rule file may hold (design §5), as strict pydantic models.

Every leaf stays the `Scalar` that was read, with its text as written and its place in the file, so
that each later error points at the very characters. The models know the shape of a rule and no
more; names, types and expressions are the plan's concern.
"""

from __future__ import annotations

import datetime as dt
from typing import Annotated, Any, ClassVar, Final, Self, TypeAlias

from pydantic import BeforeValidator, Field, model_validator
from pydantic_core import PydanticCustomError

from assay.document import Named, NamedPart, Part, by_name, keyed, named_key
from assay.document.leaves import (
    NOTHING,
    Cell,
    Decimals,
    Expression,
    Identifier,
    Message,
    Mode,
    Name,
    OneOf,
    Pairs,
    Severity,
    Title,
    Word,
    filled,
    items_of,
    name_of,
    one_or_more,
    pairs_of,
    scalar_of,
    title_of,
    wrong,
)
from assay.rules.period import Period
from assay.rules.source import Source
from assay.source import Entries, Items, Node, Scalar
from assay.values.hit_policy import HitPolicy
from assay.values.text import Text
from assay.values.words import is_name

_HIT = Text("hit policy", "นโยบายการเลือกแถว")
_BETWEEN = Text("kind of scale", "ชนิดของมาตรวัด")


class Effective(Part):
    """The days on which the rule is in force, both ends included; an absent end is open.

    They are held against the book's as-of date or, with `on`, against a date field of each fact.

    Attributes:
        from_: the first day. `from: 2019-10-01`
        to: the last day. `to: 2020-09-30`
        on: the date field of each fact that decides, instead of the book's as-of date.
            `on: signed`
    """

    from_: Word | None = Field(None, alias="from")
    to: Word | None = None
    on: Name | None = None

    @property
    def days(self) -> Period:
        """From the first day to the last."""
        return Period(day_of(self.from_), day_of(self.to))


AS_DAY: Final = Text("write a date as 2020-09-30", "ให้เขียนวันที่แบบ 2020-09-30")
"""The hint for what is no day."""


def no_day(written: Scalar) -> Text:
    """The message of what is no day."""
    return Text(f"`{written.text}` is no date", f"`{written.text}` ไม่ใช่วันที่")


def day_of(written: Scalar | None) -> dt.date | None:
    """The day that is written; null where it is none."""
    return written.value if written is not None and isinstance(written.value, dt.date) else None


class Rounded(Part):
    """A part whose numbers may be rounded: to so many `decimals`, by the way of `round`.

    Attributes:
        decimals: how many decimals the number is rounded to; later rules read the rounded one.
            Without it nothing is rounded. `decimals: 1`
        round: the way of rounding, where it is not `half up`. `round: half even`
    """

    decimals: Decimals | None = None
    round: Mode | None = None

    @model_validator(mode="after")
    def _rounds(self) -> Self:
        if self.round is not None and self.decimals is None:
            raise wrong(
                "missing-key",
                Text(
                    f"`round: {self.round}` rounds nothing without `decimals`",
                    f"`round: {self.round}` ไม่ปัดเศษสิ่งใดหากไม่มี `decimals`",
                ),
                Text(
                    "write `decimals: 1` beside it, or leave `round` out",
                    "ให้เขียน `decimals: 1` คู่กัน หรือตัด `round` ออก",
                ),
                self.span,
            )
        return self


class Derived(NamedPart, Rounded):
    """A computed value under a name: `{is: expression, decimals: 1}`, or the expression alone.

    Attributes:
        is_: the expression that computes it. `is: percent(outturn, plan)`
        type: its type, where it can't be told from the expression. `type: rag`
        unit: its unit, where it is not that of what it is computed from. `unit: percent`
        title: its name for a reader. `title: {th: ร้อยละการใช้จ่าย, en: Utilisation}`
    """

    is_: Expression = Field(alias="is")
    type: Word | None = None
    unit: Word | None = None
    title: Title | None = None

    @model_validator(mode="before")
    @classmethod
    def _read(cls, named: Named) -> object:
        name = named_key(name_of(named.name))
        if isinstance(named.node, Scalar):
            return {"is": named.node, "<span>": named.node.span, **name}
        return {**keyed(named.node), **name}

    @property
    def names(self) -> tuple[Scalar, ...]:
        """The one outcome."""
        return (self.name,)


class Then(Part):
    """What a row, a level or `otherwise` gives for one outcome.

    Exactly one of `literal` (a value, a member or `not_applicable`), `is` (an expression) and
    `value` with `assumed` (a value that the source does not state, and why it was taken).

    Attributes:
        is_: an expression that computes the value. `is: target * 0.5`
        value: the value outright. `value: 0`
        assumed: why this value is taken although the source does not state it; reports say so.
            `assumed: {th: เอกสารไม่ได้กำหนด, en: the documents state none}`
    """

    literal: Scalar | None = None
    is_: Expression | None = Field(None, alias="is")
    value: Cell | None = None
    assumed: Title | None = None

    @model_validator(mode="before")
    @classmethod
    def _read(cls, node: Node) -> object:
        if isinstance(node, Scalar):
            return {"literal": node, "<span>": node.span}
        if not isinstance(node, Entries) or {key.text for key, _ in node.entries} not in FORMS:
            message = Text(
                "a value, `{is: expression}` or `{value: ..., assumed: why}` is expected here",
                "ตรงนี้ต้องเป็นค่า `{is: นิพจน์}` หรือ `{value: ..., assumed: เหตุผล}`",
            )
            hint = Text(
                'write a list as an expression: `{is: "[a, b]"}`',
                'ชุดค่าให้เขียนเป็นนิพจน์: `{is: "[a, b]"}`',
            )
            raise wrong(
                "wrong-shape", message, hint if isinstance(node, Items) else None, node.span
            )
        return keyed(node)

    @model_validator(mode="after")
    def _states(self) -> Then:
        stated = self.literal or self.value
        if stated is not None and not stated.text and not stated.quoted:
            hint = Text(
                "write a value, or `null` to leave it open",
                "ให้เขียนค่า หรือ `null` หากไม่กำหนดค่า",
            )
            raise wrong("empty-value", NOTHING, hint, stated.span)
        return self


FORMS = ({"is"}, {"value"}, {"value", "assumed"})
"""The keys of a `Then` that is a mapping."""


AS_GIVEN: Final = Text(
    "compute the value under `given:` and name that here",
    "ให้คำนวณค่าไว้ใต้ `given:` แล้วเขียนชื่อนั้นที่นี่",
)
"""The hint for what can't head a column."""


def no_column(written: Scalar) -> Text:
    """The message of what can't head a column."""
    return Text(
        f"`{written.text}` can't be a column: a column is a field, an outcome, a `given` or a "
        "value of the book",
        f"ใช้ `{written.text}` เป็นคอลัมน์ไม่ได้: คอลัมน์ต้องเป็นช่องข้อมูล ผลลัพธ์ ค่าใต้ `given` "
        "หรือค่าของชุดข้อมูลการประเมิน",
    )


def _column(key: Scalar) -> Scalar:
    head, dot, name = key.text.partition(".")
    if dot and head == "book" and is_name(name):
        return key
    try:
        return name_of(key)
    except PydanticCustomError as failure:
        raise wrong("wrong-column", no_column(key), AS_GIVEN, key.span) from failure


def _cells(node: Node) -> tuple[tuple[Scalar, Scalar], ...]:
    return tuple((_column(key), scalar_of(value)) for key, value in pairs_of(node))


class TableRow(Part):
    """One row of a decision table: `when` its cells hold, `then` its outputs.

    `then` stays as read: its form depends on how many outcomes the table has.

    Attributes:
        when: a cell for each column it tests: a value, `<= 5`, `(5..20]`, `a, b`, `not(a)`,
            `null` for nothing known, `-` for anything. A column is a field, an outcome, a name
            under `given` or a value of the book, `book.quarter`; one left out may hold anything.
            `when: {obstacle: false, delay: "<= 5"}`
        then: what the row gives: a value or member, `null` for what it leaves open,
            `not_applicable`, `{is: expression}` or `{value: ..., assumed: why}`; with several
            outcomes, one for each by name.
            `then: green`
        because: the reason in words, for reports. `because: {th: มีอุปสรรค, en: an obstacle}`
    """

    when: Annotated[tuple[tuple[Scalar, Scalar], ...], BeforeValidator(_cells)]
    then: Annotated[Any, BeforeValidator(lambda node: node)]
    because: Title | None = None


class TableBody(Rounded):
    """A DMN decision table.

    Attributes:
        outcome: the name of what the table decides. `outcome: status`
        outcomes: the names, where it decides several things at once. `outcomes: [band, premium]`
        type: the type of what rows give: a named one of the schema, or a basic one; with several
            outcomes, by name. `type: rag`
        values: what rows may give, highest priority first, where no type of the schema lists it.
            `values: [red, yellow, green]`
        hit: what counts where several rows hold (DMN 1.5, 8.2.10); `unique` where nothing is
            said. `hit: unique`
        rows: the rows, each with `when` and `then`. `rows: [{when: {delay: "> 20"}, then: red}]`
        otherwise: what is given where no row holds, in the form of a `then`. Without it the
            outcome is not rated, and a finding says so. `otherwise: green`
        title: the outcome's name for a reader. `title: {th: สถานะ, en: Status}`
    """

    outcome: Name | None = None
    outcomes: Annotated[tuple[Name, ...], BeforeValidator(items_of)] | None = None
    type: Any | None = None
    values: Any | None = None
    hit: Annotated[HitPolicy, BeforeValidator(OneOf(_HIT, tuple(HitPolicy)))] = HitPolicy.UNIQUE
    rows: Annotated[tuple[TableRow, ...], BeforeValidator(items_of)]
    otherwise: Any | None = None
    title: Title | None = None

    @model_validator(mode="after")
    def _names(self) -> TableBody:
        if (self.outcome is None) == (not self.outcomes):
            raise wrong(
                "wrong-shape",
                Text("a table names what it defines", "ตารางต้องระบุชื่อผลลัพธ์ที่ให้"),
                Text(
                    "write `outcome: name` for one, or `outcomes: [name, name]` for several",
                    "ให้เขียน `outcome: ชื่อ` หากมีผลลัพธ์เดียว หรือ `outcomes: [ชื่อ, ชื่อ]` หากมีหลายผลลัพธ์",
                ),
            )
        if not self.rows:
            message = Text("the table has no rows", "ตารางไม่มีแถว")
            hint = Text("write at least one row", "ให้เขียนอย่างน้อยหนึ่งแถว")
            raise wrong("wrong-shape", message, hint)
        return self

    @property
    def names(self) -> tuple[Scalar, ...]:
        """The outcomes in the order written."""
        return self.outcomes or (() if self.outcome is None else (self.outcome,))


class LevelsBody(Part):
    """A scoring scale of conditions, tried in the order written.

    Attributes:
        outcome: the name of the score. `outcome: score`
        type: the type of the levels, where it can't be told from them. `type: grade`
        unit: the unit of the levels, where they are numbers that have one. `unit: score`
        title: the outcome's name for a reader. `title: {th: คะแนน, en: Score}`
        otherwise: what is given where every condition is false, in the form of a `then`.
            `otherwise: {value: 0, assumed: the documents state no lower level}`
    """

    outcome: Name
    type: Word | None = None
    unit: Word | None = None
    title: Title | None = None
    levels: tuple[tuple[Scalar, Scalar], ...]
    otherwise: Then | None = None

    @property
    def names(self) -> tuple[Scalar, ...]:
        """The one outcome."""
        return (self.outcome,)

    @model_validator(mode="before")
    @classmethod
    def _read(cls, node: Node) -> object:
        if not isinstance(node, Entries):
            return keyed(node)
        known: dict[str, object] = {"<span>": node.span}
        levels = []
        for key, value in node.entries:
            if key.text in ("outcome", "type", "unit", "title", "otherwise"):
                known[key.text] = value
            else:
                levels.append((key, filled(value)))
        if not levels:
            message = Text("no level is written", "ไม่ได้เขียนระดับใด")
            hint = Text("write a level as `100: condition`", "ให้เขียนระดับเป็น `100: เงื่อนไข`")
            raise wrong("wrong-shape", message, hint)
        return {**known, "levels": tuple(levels)}


class ScaleBody(Rounded):
    """Points between which a score is interpolated.

    Attributes:
        outcome: the name of the score. `outcome: score`
        of: the expression that is scored. `of: result`
        points: what is reached and the score it earns: numbers, dates or names of values.
            `points: {98.72: 50, 98.84: 75, 98.90: 100}`
        between: what holds between two points; `linear` where nothing is said. `between: step`
        below: the score under the least point; without it, none is given there. `below: 0`
        above: the score over the greatest point; without it, none is given there. `above: 100`
        worse: the score beyond the end with the lower score, instead of `below` and `above`.
            `worse: 0`
        better: the score beyond the end with the higher score, instead of `below` and `above`.
            `better: 100`
        unit: the unit of the score. `unit: score`
        title: the outcome's name for a reader. `title: {th: คะแนน, en: Score}`
    """

    outcome: Name
    of: Expression
    points: Pairs
    between: Annotated[str, BeforeValidator(OneOf(_BETWEEN, ("linear", "step")))] = "linear"
    below: Cell | None = None
    above: Cell | None = None
    worse: Cell | None = None
    better: Cell | None = None
    unit: Word | None = None
    title: Title | None = None

    @property
    def names(self) -> tuple[Scalar, ...]:
        """The one outcome."""
        return (self.outcome,)

    @model_validator(mode="after")
    def _ends(self) -> ScaleBody:
        if len(self.points) < 2:
            message = Text("a scale needs two points or more", "มาตรวัดต้องมีอย่างน้อยสองจุด")
            hint = Text(
                "write `points: {x: score, x: score}`", "ให้เขียน `points: {ค่า: คะแนน, ค่า: คะแนน}`"
            )
            raise wrong("wrong-shape", message, hint)
        by_x = self.below is not None or self.above is not None
        if by_x and (self.worse is not None or self.better is not None):
            raise wrong(
                "wrong-shape",
                Text(
                    "a scale says what lies beyond its ends in one way",
                    "มาตรวัดบอกคะแนนนอกช่วงได้แบบเดียว",
                ),
                Text(
                    "write `below` and `above`, or `worse` and `better`",
                    "ให้เขียน `below` กับ `above` หรือ `worse` กับ `better`",
                ),
            )
        return self


Body: TypeAlias = TableBody | LevelsBody | ScaleBody | Derived
"""What gives outcomes."""


class StakePart(Part):
    """How much hangs on a finding: an amount, or a status that would change.

    Attributes:
        is_: an expression: an amount, of which the sign does not count, or `residual`; or the
            status that would hold. `is: residual`
        of: the whole that the amount is a part of, by which findings are weighed against each
            other. `of: book.plan`
        instead_of: the status that holds now; nothing is at stake where both are alike.
            `instead_of: status`
        unit: the unit of an amount that has none of its own. `unit: indicators`
    """

    called: ClassVar[Text | None] = Text("`stake`", "`stake`")

    is_: Expression = Field(alias="is")
    of: Expression | None = None
    instead_of: Expression | None = None
    unit: Word | None = None

    @model_validator(mode="before")
    @classmethod
    def _read(cls, node: Node) -> object:
        if isinstance(node, Scalar):
            return {"is": filled(node), "<span>": node.span}
        return keyed(node)


def _remedy(node: Node) -> Scalar | Text:
    """The name of a remedy, or its text in both languages."""
    return filled(node) if isinstance(node, Scalar) else title_of(node)


class CheckBody(Part):
    """A statement that should hold; where it does not, it raises a finding of that code.

    Attributes:
        code: the finding's code. `code: outturn-identity`
        when: of which facts it should hold, among those that the rule is about; of all, where
            nothing is said. `when: outturn != null`
        that: the statement. Where it can't be told for lack of facts, a note says so.
            `that: outturn = disbursed + carried_over + reserved`
        tolerance: how far two sides may differ: a number, an expression, or `printed` for what
            the rounding of printed figures explains. None where nothing is said.
            `tolerance: printed`
        severity: how grave it is; `warning` where nothing is said. `severity: error`
        message: what is wrong and what to do; `{name}` puts in a value of the fact, `{left}`,
            `{right}` and `{residual}` the figures compared.
            `message: {th: "ระบุไว้ {left}", en: "Printed: {left}"}`
        title: what is wrong, in a few words. `title: {th: ยอดรวมไม่ตรง, en: Totals differ}`
        act: who must act, by a name of `actions.yaml`. `act: finance`
        remedy: what is to be done, as a text or by a name of `actions.yaml`; findings that one
            person mends by one remedy are one action. `remedy: attach-evidence`
        stake: how much hangs on it: an amount, or a status that would change.
            `stake: {is: residual, of: book.plan}`
    """

    code: Identifier
    when: Expression | None = None
    that: Expression
    tolerance: Expression | None = None
    severity: Severity = "warning"
    message: Message
    title: Title | None = None
    act: Identifier | None = None
    remedy: Annotated[Scalar | Text, BeforeValidator(_remedy)] | None = None
    stake: StakePart | None = None

    @property
    def stated(self) -> str:
        """The statement in one line: `plan > 0: outturn = paid + reserved ± printed`."""
        when = "" if self.when is None else f"{self.when.text}: "
        width = "" if self.tolerance is None else f" ± {self.tolerance.text}"
        return " ".join(f"{when}{self.that.text}{width}".split())


class RuleDocument(Part):
    """A rule file: the head and one body or several.

    Attributes:
        rule: the rule's own name; versions of one rule share it. `rule: progress-status`
        title: its title for a reader. `title: {th: สถานะความก้าวหน้า, en: Progress status}`
        source: the document that states the rule and the place in it, or what it rests on and what
            it reads. `source: {document: Q4 report, place: page 3}`
        effective: the days on which it is in force; always, where nothing is said.
            `effective: {from: 2019-10-01, to: 2020-09-30}`
        for_: the kind of fact that it is about. `for: project`
        applies: which of those facts it is about; where this is not true, it gives nothing.
            `applies: role = core`
        assuming: what always holds of these facts, though nothing shows it; one statement or a
            list. Proofs rest on it, and every evaluation checks it: where it is broken, that is an
            error. `assuming: serious <= short`
        given: values computed for this file alone, in order, under names of their own.
            `given: {delay: "max(plan - actual, 0)"}`
        table: a decision table: rows of conditions and what they give.
            `table: {outcome: status, rows: [{when: {delay: "> 20"}, then: red}]}`
        levels: a scale of conditions, tried in the order written; the first that is true counts.
            `levels: {outcome: score, 100: stage >= in_force, otherwise: 0}`
        scale: points between which a score is interpolated.
            `scale: {outcome: score, of: result, points: {50: 0, 100: 100}}`
        outcomes: expressions, each under the name of the outcome it gives.
            `outcomes: {utilisation: {is: "percent(outturn, plan)", decimals: 4}}`
        checks: statements that should hold; each raises a finding where it does not.
            `checks: [{code: no-evidence, that: evidence != null, message: No evidence}]`
    """

    called: ClassVar[Text] = Text("the rule", "เกณฑ์")

    rule: Identifier
    title: Title
    source: Source | None = None
    effective: Effective | None = None
    for_: Word = Field(alias="for")
    applies: Expression | None = None
    assuming: Annotated[tuple[Expression, ...], BeforeValidator(one_or_more)] = ()
    given: Annotated[dict[str, Derived], BeforeValidator(by_name)] = Field(default_factory=dict)
    table: TableBody | None = None
    levels: LevelsBody | None = None
    scale: ScaleBody | None = None
    outcomes: Annotated[dict[str, Derived], BeforeValidator(by_name)] = Field(default_factory=dict)
    checks: Annotated[tuple[CheckBody, ...], BeforeValidator(items_of)] = ()

    @property
    def bodies(self) -> tuple[Body, ...]:
        """What gives outcomes: table, levels, scale, and each expression."""
        bodies = (self.table, self.levels, self.scale, *self.outcomes.values())
        return tuple(body for body in bodies if body is not None)

    @property
    def names(self) -> tuple[Scalar, ...]:
        """The outcomes that it gives, where they are named."""
        return tuple(name for body in self.bodies for name in body.names)

    @model_validator(mode="after")
    def _decides(self) -> RuleDocument:
        if not (self.bodies or self.checks):
            raise wrong(
                "missing-key",
                Text("the rule decides nothing", "เกณฑ์นี้ไม่ได้กำหนดผลใด"),
                Text(
                    "write a `table`, `levels`, a `scale`, `outcomes` or `checks`",
                    "ให้เขียน `table`, `levels`, `scale`, `outcomes` หรือ `checks`",
                ),
                self.rule.span,
            )
        return self
