"""The plan worked off over a book: step by step, all facts of a decision at a time."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from functools import partial
from typing import Final

from assay.facts import Book, Fact
from assay.finding import Finding, Related, Severity, Span
from assay.language import Interpolate, Node, evaluate
from assay.language.interpolation import BEYOND_SCALE, SCALE_POINTS
from assay.language.kinship import unit_of
from assay.language.typed import Filter, If
from assay.match import Matcher
from assay.outcome.checking import checked, finding
from assay.outcome.giving import (
    OTHERWISE,
    Made,
    alone,
    applies,
    inputs_of,
    located,
    round_value,
    row_values,
)
from assay.outcome.printed import PrintedWidths
from assay.outcome.resting import at_rest
from assay.outcome.world import BookWorld
from assay.plan import (
    Applicability,
    Calculation,
    CheckDecision,
    Decision,
    Plan,
    Step,
    TableDecision,
)
from assay.plan.givens import own_name
from assay.plan.table import Case
from assay.values.fact_id import FactId
from assay.values.hit_policy import Gives, Hit, NoRow, Result, Violation, hit
from assay.values.null import Null, joined, not_rated, null_of, undefined
from assay.values.shown import worded
from assay.values.text import Text
from assay.values.types import UNIT, OwnUnit, Value

_MOST_WITHIN: Final = 4
"""How many `given` values are computed one within another; each may hold a deep expression."""


class _ReadFirst(Exception):
    """A `given` that must be known before one that reads it can be computed."""

    def __init__(self, fact: Fact, name: str) -> None:
        super().__init__(name)
        self.fact = fact
        self.name = name


class Run:
    """One evaluation under way: the world as it fills, how each outcome was made, findings."""

    def __init__(self, book: Book, plan: Plan, matcher: Matcher) -> None:
        self.book = book
        self.plan = plan
        self.matcher = matcher
        self.world = BookWorld(book, plan, self)
        self.made: dict[tuple[str, str], Made] = {}
        self.widths = PrintedWidths(book.schema, self.world, self.how_made)
        self.findings: dict[Finding, None] = {}
        self._applying: dict[tuple[str, str], bool] = {}
        self._now: tuple[Decision, Fact] | None = None
        self._within = 0
        self._undecided: dict[tuple[type, Decision, Fact], dict[Null, None]] = {}

    def how_made(self, fact: Fact, name: str) -> Made | None:
        """How an outcome or a `given` was made; null where no rule gave it."""
        private = self.plan.givens.get(name)
        return Made(private) if private is not None else self.made.get((fact.id, name))

    def work_off(self) -> None:
        """Evaluates every step of the plan."""
        for step in self.plan.steps:
            for facts in self._layers(step):
                for decision in step.decisions:
                    self._decide(decision, facts)
        self.world.budget.settle()
        self._tell_undecided()
        self.findings.update(dict.fromkeys(at_rest([self.plan], self.book.as_of)))

    def _layers(self, step: Step) -> Iterator[Sequence[Fact]]:
        """The facts of a step in lots, each of which reads only earlier ones."""
        facts = self.book.of_kind(step.kind)
        if step.order == "any":
            yield facts
            return
        depths: dict[FactId, int] = {}
        by_depth: dict[int, list[Fact]] = {}
        for fact in facts:
            way: list[Fact] = []
            above: Fact | None = fact
            while above is not None and above.id not in depths:
                way.append(above)
                above = self.book.parent(above)
            first = 0 if above is None else depths[above.id] + 1
            for depth, one in enumerate(reversed(way), start=first):
                depths[one.id] = depth
            by_depth.setdefault(depths[fact.id], []).append(fact)
        for depth in sorted(by_depth, reverse=step.order == "leaves up"):
            yield by_depth[depth]

    def private(self, fact: Fact, name: str) -> Value:
        """A `given` of a rule, computed when it is first read: only facts it applies to need it.

        One that reads others, which read others, and so on, breaks off after a few and is tried
        again once the one that it came to is known. So a chain of any length has its values.
        """
        if self._within == _MOST_WITHIN:
            raise _ReadFirst(fact, name)
        if self._within:
            return self._given(fact, name)
        waiting = [(fact, name)]
        while True:
            try:
                value = self._given(*waiting[-1])
            except _ReadFirst as other:
                waiting.append((other.fact, other.name))
            else:
                waiting.pop()
                if not waiting:
                    return value

    def _given(self, fact: Fact, name: str) -> Value:
        decision = self.plan.givens[name]
        before, self._now = self._now, (decision, fact)
        self._within += 1
        try:
            value = located(self._calculated(decision, fact), fact, own_name(name))
        finally:
            self._within -= 1
            self._now = before
        self.world.outcomes.setdefault(fact.id, {})[name] = value
        return value

    # Which facts ------------------------------------------------------------------------------

    def _applies(self, decision: Decision, fact: Fact) -> bool:
        key = (decision.rule.file, fact.id)
        known = self._applying.get(key)
        if known is None:
            self._now = (decision, fact)
            what, span = Text("the rule", "เกณฑ์นี้"), decision.rule.span
            known = self._is_meant(decision.rule_applies, fact, what, span)
            self._applying[key] = known
        if not known or not isinstance(decision, CheckDecision) or decision.when is None:
            return known
        self._now = (decision, fact)
        what = Text(f"the check `{decision.code}`", f"การตรวจ `{decision.code}` ")
        return self._is_meant(Applicability(decision.when), fact, what, decision.when.span)

    def _is_meant(self, asked: Applicability, fact: Fact, what: Text, span: Span) -> bool:
        meant = applies(asked, fact, self.world)
        if not isinstance(meant, Null):
            return meant
        self._note(
            "applies-unknown",
            Severity.NOTE,
            Text(
                f"whether {what} applies can't be told, so it does not: {meant.concerns('en')}",
                f"บอกไม่ได้ว่า{what:th}ใช้กับรายการนี้หรือไม่ จึงถือว่าไม่ใช้: {meant.concerns('th')}",
            ),
            span,
        )
        return False

    # Deciding ---------------------------------------------------------------------------------

    def _decide(self, decision: Decision, facts: Sequence[Fact]) -> None:
        if decision.private:
            return
        meant = [fact for fact in facts if self._applies(decision, fact)]
        match decision:
            case Calculation():
                for fact in meant:
                    self._now = (decision, fact)
                    value = self._calculated(decision, fact)
                    self._record(decision, fact, decision.name, value, Made(decision))
            case TableDecision():
                self._table(decision, meant)
            case CheckDecision():
                for fact in meant:
                    self._now = (decision, fact)
                    self._check(decision, fact)

    def _calculated(self, decision: Calculation, fact: Fact) -> Value:
        value = evaluate(decision.formula.node, self.world, fact)
        node = decision.formula.node
        # A null that a scale was read at says nothing of the scale itself.
        if (
            isinstance(node, Interpolate)
            and isinstance(value, Null)
            and evaluate(node.x, self.world, fact) != value
        ):
            self._scale_findings(value)
        return round_value(decision.rounding, value)

    def _scale_findings(self, value: Null) -> None:
        for cause in value.causes:
            if cause.fact is not None:
                continue  # It arose elsewhere, and was told there.
            if cause.code == SCALE_POINTS:
                self._note(
                    "scale-points",
                    Severity.ERROR,
                    Text(
                        f"the scale can't be read: {cause.where}",
                        f"อ่านค่าจากมาตรวัดไม่ได้: {cause.in_language('th')}",
                    ),
                )
            elif cause.code == BEYOND_SCALE:
                self._note(
                    "beyond-scale",
                    Severity.WARNING,
                    Text(
                        f"the value lies {cause.where}, and the rule gives no score there",
                        "ค่าอยู่นอกช่วงของมาตรวัด และเกณฑ์ไม่ได้กำหนดคะแนนไว้",
                    ),
                )

    def _check(self, decision: CheckDecision, fact: Fact) -> None:
        result = checked(decision, fact, self.world, self.widths)
        if result.holds is not True:
            self.findings[finding(decision, fact, self.world, result)] = None

    # Tables -----------------------------------------------------------------------------------

    def _table(self, decision: TableDecision, facts: Sequence[Fact]) -> None:
        cases: list[Case] = []
        for fact in facts:
            self._now = (decision, fact)
            cases.append(inputs_of(decision, fact, self.world))
        answers = self.matcher.match(decision.regions, cases)
        for fact, case, rows in zip(facts, cases, answers, strict=True):
            self._now = (decision, fact)
            self._hit(decision, fact, case, rows)

    def _hit(self, decision: TableDecision, fact: Fact, case: Case, rows: tuple[int, ...]) -> None:
        names = decision.gives
        outputs = partial(row_values, decision, fact, self.world, case)
        result = hit(decision.policy, rows, outputs, names, decision.priorities)
        values, used = self._settled(decision, fact, case, result)
        made = Made(decision, used)
        for name in names:
            value = round_value(decision.rounding, values[name])
            self._record(decision, fact, name, value, made)

    def _settled(
        self, decision: TableDecision, fact: Fact, case: Case, result: Result
    ) -> tuple[Mapping[str, Value], tuple[int, ...]]:
        """The outcomes of a table, and the rows that they come from."""
        match result:
            case Hit(values=values, rows=used):
                return values, used
            case NoRow() if decision.otherwise is not None:
                values = row_values(decision, fact, self.world, case, OTHERWISE)
                if decision.policy.traits.gives is Gives.LIST:
                    values = {name: alone(value) for name, value in values.items()}
                return values, (OTHERWISE,)
            case NoRow():
                return dict.fromkeys(decision.gives, self._no_row(decision, fact, case)), ()
            case Violation():
                return dict.fromkeys(decision.gives, self._violation(decision, result)), result.rows

    def _no_row(self, decision: TableDecision, fact: Fact, case: Case) -> Null:
        names = [" ".join(formula.text.split()) for formula in decision.inputs]
        none = _NO_LEVEL if decision.levels else _NO_ROW
        nulls = [value for value in case if isinstance(value, Null)]

        def said(lang: str) -> str:
            pairs = zip(names, case, strict=True)
            shown = ", ".join(f"{name} = {worded(value, lang)}" for name, value in pairs)
            return f"{none.in_language(lang)}: {shown}"

        self._note("no-row", Severity.NOTE if nulls else Severity.WARNING, Text.each(said))
        return null_of(nulls) or not_rated(fact.id, words=none)

    def _violation(self, decision: TableDecision, violation: Violation) -> Null:
        rows = [decision.rows[number] for number in violation.rows]
        numbers = " and ".join(str(number + 1) for number in violation.rows)
        numbers_th = " และ ".join(str(number + 1) for number in violation.rows)
        self._note(
            "hit-policy",
            Severity.ERROR,
            Text(
                f"rows {numbers} hold at once, which the hit policy `{decision.policy}` forbids",
                f"แถว {numbers_th} ตรงพร้อมกัน ซึ่งนโยบาย `{decision.policy}` ไม่ยอมให้เกิดขึ้น",
            ),
            decision.span,
            tuple(Related(Text(row.text), row.span) for row in rows),
        )
        return undefined(f"rows {numbers} hold at once", f"แถว {numbers_th} ตรงพร้อมกัน")

    # Notes ------------------------------------------------------------------------------------

    def _record(
        self,
        decision: Calculation | TableDecision,
        fact: Fact,
        name: str,
        value: Value,
        made: Made,
    ) -> None:
        before = self.made.get((fact.id, name))
        if before is not None and before.decision is not decision:
            first = before.decision.rule
            self._note(
                "two-rules",
                Severity.ERROR,
                Text(
                    f"`{first.id}` and `{decision.rule.id}` both give `{name}` to this fact",
                    f"เกณฑ์ `{first.id}` และ `{decision.rule.id}` ต่างก็ให้ค่า `{name}` แก่รายการนี้",
                ),
                decision.rule.span,
                (Related(Text("the other rule", "เกณฑ์อีกข้อหนึ่ง"), first.span),),
            )
            ids = f"{first.id}, {decision.rule.id}"
            value = undefined(f"two rules: {ids}", f"เกณฑ์สองข้อ: {ids}")
        self.made[fact.id, name] = made
        unit = unit_of(self.plan.outcomes[fact.kind][name].type)
        if isinstance(unit, OwnUnit) and unit.of_rule:
            self._record_unit(made, fact, name)
        self.world.outcomes.setdefault(fact.id, {})[name] = located(value, fact, name)

    def _record_unit(self, made: Made, fact: Fact, name: str) -> None:
        """The unit in which a rule gave an outcome that others give in another."""
        given = next(one.type for one in made.decision.defines if one.name == name)
        of = unit_of(given)
        unit = self.world.value(fact, of.member) if isinstance(of, OwnUnit) else of
        known = self.world.outcomes.setdefault(fact.id, {})
        known[f"{name}{UNIT}"] = not_rated(fact.id, name) if unit is None else unit

    def undecided(self, node: If | Filter, null: Null) -> None:
        """Keeps that a condition came to null, so that it is told once of a rule and a fact."""
        if self._now is not None:
            decision, fact = self._now
            at = (type(node), decision, fact)
            self._undecided.setdefault(at, {})[null] = None

    def _tell_undecided(self) -> None:
        for (of, decision, fact), nulls in self._undecided.items():
            self._now = (decision, fact)
            causes = Null(tuple(cause.at(fact.id, "") for cause in joined(nulls).causes))
            if of is If:
                self._note("if-unknown", Severity.WARNING, _said(_ELSE, causes))
            else:
                self._note("item-unknown", Severity.WARNING, _said(_UNJUDGED, causes))

    def unlike_units(self, node: Node, units: tuple[str, ...]) -> None:
        """Tells of amounts whose units differ."""
        names = ", ".join(units)
        message = Text(
            f"amounts of unlike units were mixed: {names}",
            f"นำจำนวนที่หน่วยต่างกันมาใช้ร่วมกัน: {names}",
        )
        self._note("unlike-units", Severity.ERROR, message)

    def given_up(self, node: Node, why: Text) -> None:
        """Tells of an expression that asks too much."""
        message = Text(
            f"this asks too much, and is given up: {why}", f"หยุดคำนวณเพราะเกินขีดจำกัด: {why:th}"
        )
        self._note("too-much-work", Severity.ERROR, message)

    def _note(
        self,
        code: str,
        severity: Severity,
        message: Text,
        span: Span | None = None,
        related: tuple[Related, ...] = (),
    ) -> None:
        """A finding of the fact that is decided, at a place or else at the decision's own."""
        decision, fact = self._now if self._now is not None else (None, None)
        self.findings[
            Finding(
                code,
                severity,
                message,
                span or (None if decision is None else decision.span),
                related=related,
                fact=None if fact is None else fact.id,
                rule=None if decision is None else decision.rule.id,
            )
        ] = None


_ELSE = Text(
    "`if` took `else` since its condition can't be told",
    "`if` เลือก `else` เพราะบอกไม่ได้ว่าเงื่อนไขเป็นจริงหรือไม่",
)
_UNJUDGED = Text(
    "whether every item belongs to the list can't be told, so the list is null",
    "บอกไม่ได้ว่าทุกรายการเข้าเงื่อนไขของชุดหรือไม่ ชุดจึงเป็นค่าว่าง",
)
_NO_ROW = Text("no row of the table holds", "ไม่มีแถวใดในตารางตรงกับรายการ")
_NO_LEVEL = Text("no level holds", "ไม่มีระดับใดตรงกับรายการ")


def _said(what: Text, null: Null) -> Text:
    """A message with the values that it is about."""
    return Text.each(lambda lang: f"{what.in_language(lang)}: {null.concerns(lang)}")
