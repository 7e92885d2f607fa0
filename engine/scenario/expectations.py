"""What a scenario expects: of outcomes, of rows, of findings, of rules in force."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Protocol, TypeAlias

from engine.facts import Book, Fact, Kind, key_id
from engine.facts.calendar import arabic_digits
from engine.finding import Finding, Severity, Span
from engine.outcome import SEVERITIES, Evaluation, FiredRow, Outcome, Trace, worded
from engine.plan import CheckDecision
from engine.scenario.feature import Step
from engine.scenario.result import Asked, Failure, FiredAt
from engine.scenario.value import Expected, shown
from engine.scenario.vocabulary import Misread, in_cell, keys_meant
from engine.source import Scalar
from engine.source.scalars import number_value
from engine.values.text import Text
from engine.values.words import known_names

MOST_TRACED = 6
"""The most lines of a trace that a failure shows."""

Judged: TypeAlias = tuple[list[Failure], Asked]


@dataclass(frozen=True)
class View:
    """What an expectation looks at: an evaluation, and the rule in question (null: all)."""

    evaluation: Evaluation
    rule: str | None

    @property
    def book(self) -> Book:
        """The facts."""
        return self.evaluation.book

    @property
    def findings(self) -> tuple[Finding, ...]:
        """The findings of the rule in question, or all."""
        found = self.evaluation.findings
        return tuple(one for one in found if self.rule in (None, one.rule))

    def fact(self, kind: Kind, key: str | None) -> Fact:
        """The fact of a key, or the only one of its kind."""
        return fact_of(self.book, kind, key)

    def checks(self, code: str | None, fact: Fact | None) -> Asked:
        """The checks in question: those of a code, on a fact; null means any."""
        asked = frozenset(
            (decision.rule.id, decision.code, one.id)
            for step in self.evaluation.plan.steps
            for decision in step.decisions
            if isinstance(decision, CheckDecision)
            and self.rule in (None, decision.rule.id)
            and code in (None, decision.code)
            for one in self.book.of_kind(decision.rule.kind)
            if fact is None or one.id == fact.id
        )
        return Asked(checks=asked)


class Expectation(Protocol):
    """One sentence of what should come out."""

    def look_for(self, book: Book) -> None:
        """Raises Misread where a fact that it names is not among the facts."""
        ...

    def judge(self, view: View) -> Judged:
        """Where it does not hold, and what it looks at; its facts were looked for before."""
        ...


def fact_of(book: Book, kind: Kind, key: str | None) -> Fact:
    """The fact of a kind and key, or the only one of its kind. Raises Misread."""
    facts = book.facts[kind.name]
    if key is None:
        if len(facts) == 1:
            return next(iter(facts.values()))
        if not facts:
            raise Misread(
                "unknown-fact",
                Text(f"there is no fact of kind {kind.name}", f"ไม่มีข้อเท็จจริงชนิด {kind.name}"),
                Text(
                    "open a book that holds one, or state it in a table",
                    "เปิดสมุดข้อเท็จจริงที่มีรายการนี้ หรือระบุไว้ในตาราง",
                ),
            )
        raise Misread(
            "unknown-fact",
            Text(
                f"there are {len(facts)} facts of kind {kind.name}: say which",
                f"มีข้อเท็จจริงชนิด {kind.name} อยู่ {len(facts)} รายการ ต้องระบุว่ารายการใด",
            ),
            Text(f'write the key: {kind.name} "..."', f'เขียนรหัสกำกับ: {kind.name} "..."'),
        )
    found = next((facts[one] for one in keys_meant(kind, key) if one in facts), None)
    if found is None:
        raise Misread(
            "unknown-fact",
            Text(f"there is no {kind.name} `{key}`", f"ไม่มีข้อเท็จจริงชนิด {kind.name} รหัส `{key}`"),
            known_names(key, [key_id(one) for one in facts]),
            key,
        )
    return found


# Outcomes -----------------------------------------------------------------------------------------


@dataclass(frozen=True)
class OutcomeIs:
    """An outcome of a fact (or of the only one of its kind) has a value."""

    step: Step
    kind: Kind
    key: str | None
    name: str
    expected: Expected
    text: str
    where: Span | None = None
    cell: Scalar | None = None

    def look_for(self, book: Book) -> None:
        """See `Expectation`."""
        with in_cell(self.cell):
            fact_of(book, self.kind, self.key)

    def judge(self, view: View) -> Judged:
        """See `Expectation`."""
        fact = view.fact(self.kind, self.key)
        outcome = view.evaluation.outcome(self.kind.name, key_id(fact.key), self.name)
        asked = Asked(frozenset({(fact.id, self.name)}))
        if self.expected.agrees(outcome):
            return [], asked
        return [_unlike(self.step, view, fact, outcome, Text(self.text), where=self.where)], asked


@dataclass(frozen=True)
class OutcomesAre:
    """Outcomes of several facts, as a table lists them."""

    outcomes: tuple[OutcomeIs, ...]

    def look_for(self, book: Book) -> None:
        """See `Expectation`."""
        for one in self.outcomes:
            one.look_for(book)

    def judge(self, view: View) -> Judged:
        """See `Expectation`."""
        failures: list[Failure] = []
        asked = Asked()
        for one in self.outcomes:
            failed, looked_at = one.judge(view)
            failures += failed
            asked |= looked_at
        return failures, asked


@dataclass(frozen=True)
class ComesFrom:
    """An outcome comes from a row (by its number), a level (by its key) or else `otherwise`."""

    step: Step
    kind: Kind
    key: str | None
    name: str
    row: int | None = None
    level: str | None = None

    def look_for(self, book: Book) -> None:
        """See `Expectation`."""
        fact_of(book, self.kind, self.key)

    def judge(self, view: View) -> Judged:
        """See `Expectation`."""
        fact = view.fact(self.kind, self.key)
        outcome = view.evaluation.outcome(self.kind.name, key_id(fact.key), self.name)
        trace = view.evaluation.trace(fact, self.name)
        asked = Asked(frozenset({(fact.id, self.name)}))
        if any(self._is(trace, row) for row in trace.rows):
            return [], asked
        failure = _unlike(self.step, view, fact, outcome, self._text())
        return [replace(failure, found=_came_from(trace))], asked

    def _is(self, trace: Trace, row: FiredRow) -> bool:
        if self.level is None:
            return row.number == self.row
        if trace.how != "levels" or row.number is None:
            return False
        number = number_value(arabic_digits(self.level))
        key = row.text.partition(":")[0].strip()
        return row.text.startswith(f"{self.level}:") or (
            number is not None and number_value(key) == number
        )

    def _text(self) -> Text:
        """As a feature would say it."""
        if self.level is not None:
            return Text(f"level {self.level}", f"ระดับ {self.level}")
        if self.row is None:
            return Text("otherwise", "กรณีอื่น")
        return Text(f"row {self.row}", f"แถวที่ {self.row}")


def _came_from(trace: Trace) -> Text:
    """What gave an outcome, as a feature would say it."""
    if not trace.rows:
        return Text("no row", "ไม่มีแถวใด")
    number, text = trace.rows[0].number, trace.rows[0].text
    if number is None:
        return Text("otherwise", "กรณีอื่น")
    if trace.how == "levels":
        key = text.partition(":")[0].strip()
        return Text(f"level {key}", f"ระดับ {key}")
    return Text(f"row {number}", f"แถวที่ {number}")


def _unlike(
    step: Step,
    view: View,
    fact: Fact,
    outcome: Outcome,
    expected: Text,
    *,
    where: Span | None = None,
) -> Failure:
    """An outcome that is not as expected, with how it came about."""
    info = view.evaluation.info(fact.kind, outcome.name)
    trace = view.evaluation.trace(fact, outcome.name)
    title = info.title or Text(outcome.name)
    about = Text(
        f"{outcome.name} of {fact.id}", f"{title.in_language('th')} ({outcome.name}) ของ {fact.id}"
    )
    found = Text(shown(outcome, "en"), shown(outcome, "th"))
    return Failure(step, about, expected, found, _fired(trace), tuple(_told(trace)), where)


def _fired(trace: Trace) -> FiredAt | None:
    """The row, level or expression that gave an outcome."""
    if trace.rule is None or trace.span is None:
        return None
    rule = trace.rule.id
    if not trace.rows:
        if trace.expression is None:
            return FiredAt(Text(f"{rule}: no row holds", f"{rule}: ไม่มีแถวใดตรง"), trace.span)
        return FiredAt(Text(f"{rule}: {' '.join(trace.expression.split())}"), trace.span)
    row = trace.rows[0]
    text = " ".join(row.text.split())
    if row.number is None:
        return FiredAt(Text(f"{rule}: otherwise", f"{rule}: กรณีอื่น (otherwise)"), row.span)
    if trace.how == "levels":
        return FiredAt(Text(f"{rule}, level {text}", f"{rule} ระดับ {text}"), row.span)
    return FiredAt(
        Text(f"{rule}, row {row.number}: {text}", f"{rule} แถวที่ {row.number}: {text}"), row.span
    )


def _told(trace: Trace) -> Iterator[Text]:
    """What an outcome read, a value a line; what was computed with its expression or row."""
    for reading in trace.readings[:MOST_TRACED]:
        name = reading.name.rpartition("/")[2]
        whose = "" if reading.fact in (None, trace.fact) else f" ({reading.fact})"
        how = ""
        if reading.trace is not None and reading.trace.expression is not None:
            how = f" = {' '.join(reading.trace.expression.split())}"
        yield Text(*(f"{name}{whose}: {worded(reading.value, lang)}{how}" for lang in ("en", "th")))
    more = len(trace.readings) - MOST_TRACED
    if more > 0:
        yield Text(f"and {more} more values", f"และอีก {more} ค่า")


# Findings -----------------------------------------------------------------------------------------


@dataclass(frozen=True)
class Raised:
    """A finding is raised, for a fact where one is named."""

    step: Step
    code: str
    kind: Kind | None = None
    key: str | None = None

    def look_for(self, book: Book) -> None:
        """See `Expectation`."""
        if self.kind is not None:
            fact_of(book, self.kind, self.key)

    def judge(self, view: View) -> Judged:
        """See `Expectation`."""
        fact = None if self.kind is None else view.fact(self.kind, self.key)
        found = _of(view, self.code, fact)
        if found:
            return [], _asked(view, found)
        return [
            Failure(
                self.step,
                _finding_text(self.code),
                Text("raised", "พบ")
                if fact is None
                else Text(f"raised for {fact.id}", f"พบที่ {fact.id}"),
                Text("not raised", "ไม่พบ"),
                trace=_findings_told(view.findings),
            )
        ], view.checks(self.code, fact)


@dataclass(frozen=True)
class NotRaised:
    """No finding is raised: of a code, for a fact, so grave; null means any."""

    step: Step
    code: str | None = None
    kind: Kind | None = None
    key: str | None = None
    severity: Severity | None = None

    def look_for(self, book: Book) -> None:
        """See `Expectation`."""
        if self.kind is not None:
            fact_of(book, self.kind, self.key)

    def judge(self, view: View) -> Judged:
        """See `Expectation`."""
        fact = None if self.kind is None else view.fact(self.kind, self.key)
        asked = Asked() if self.severity is not None else view.checks(self.code, fact)
        found = [one for one in _of(view, self.code, fact) if self.severity in (None, one.severity)]
        if not found:
            return [], asked
        what = Text("findings", "ข้อค้นพบ") if self.code is None else _finding_text(self.code)
        return [
            Failure(
                self.step,
                what,
                Text("none", "ไม่มี"),
                Text(*(_listed(found, lang) for lang in ("en", "th"))),
                _raised_by(found[0]),
                tuple(one.message for one in found[:MOST_TRACED]),
            )
        ], asked


@dataclass(frozen=True)
class SaysSo:
    """A finding of a code says a text, in one language or the other."""

    step: Step
    code: str
    text: str

    def look_for(self, book: Book) -> None:
        """See `Expectation`."""

    def judge(self, view: View) -> Judged:
        """See `Expectation`."""
        found = _of(view, self.code, None)
        asked = _asked(view, found)
        if any(
            self.text in one.message.in_language(lang) for one in found for lang in ("en", "th")
        ):
            return [], asked
        what = Text(f"message of {self.code}", f"ข้อความของ {self.code}")
        said = Text(
            *("; ".join(one.message.in_language(lang) for one in found) for lang in ("en", "th"))
        )
        none = Text("not raised", "ไม่พบ")
        return [Failure(self.step, what, Text(self.text), said if found else none)], asked


@dataclass(frozen=True)
class IsOfSeverity:
    """Every finding of a code, and there is one, is so grave."""

    step: Step
    code: str
    severity: Severity

    def look_for(self, book: Book) -> None:
        """See `Expectation`."""

    def judge(self, view: View) -> Judged:
        """See `Expectation`."""
        found = _of(view, self.code, None)
        asked = _asked(view, found)
        if found and all(one.severity is self.severity for one in found):
            return [], asked
        other = next((one for one in found if one.severity is not self.severity), None)
        there = Text("not raised", "ไม่พบ") if other is None else SEVERITIES[other.severity]
        return [
            Failure(self.step, _finding_text(self.code), SEVERITIES[self.severity], there)
        ], asked


@dataclass(frozen=True)
class InForce:
    """A rule is, or is not, in force on the day of the facts."""

    step: Step
    rule: str
    wanted: bool

    def look_for(self, book: Book) -> None:
        """See `Expectation`."""

    def judge(self, view: View) -> Judged:
        """See `Expectation`."""
        there = any(one.id == self.rule for one in view.evaluation.plan.rules)
        if there is self.wanted:
            return [], Asked()
        yes, no = Text("in force", "มีผลใช้บังคับ"), Text("not in force", "ไม่มีผลใช้บังคับ")
        what = Text(f"rule {self.rule}", f"กฎ {self.rule}")
        expected, found = (yes, no) if self.wanted else (no, yes)
        return [Failure(self.step, what, expected, found)], Asked()


def _of(view: View, code: str | None, fact: Fact | None) -> list[Finding]:
    wanted = None if fact is None else fact.id
    return [one for one in view.findings if code in (None, one.code) and wanted in (None, one.fact)]


def _asked(view: View, found: Sequence[Finding]) -> Asked:
    """The checks that raised findings, each on the fact it raised one for."""
    asked = Asked()
    for one in found:
        fact = None if one.fact is None else view.book.find(one.fact)
        asked |= view.checks(one.code, fact)
    return asked


def _finding_text(code: str) -> Text:
    return Text(f"finding {code}", f"ข้อค้นพบ {code}")


def _listed(findings: Sequence[Finding], lang: str) -> str:
    shown_ = ", ".join(f"{one.code} ({one.fact})" for one in findings[:MOST_TRACED])
    more = len(findings) - MOST_TRACED
    if more <= 0:
        return shown_
    return shown_ + (f" และอีก {more} ข้อ" if lang == "th" else f" and {more} more")


def _findings_told(findings: Sequence[Finding]) -> tuple[Text, ...]:
    if not findings:
        return (Text("no finding at all", "ไม่มีข้อค้นพบใด ๆ"),)
    return (Text(*(_listed(findings, lang) for lang in ("en", "th"))),)


def _raised_by(finding: Finding) -> FiredAt | None:
    if finding.span is None:
        return None
    return FiredAt(Text(finding.rule or finding.code), finding.span)


def row_where(cells: Sequence[Scalar]) -> Span:
    """Where a row of a data table stands."""
    first, last = cells[0], cells[-1]
    return first.source.span(first.start, last.end)
