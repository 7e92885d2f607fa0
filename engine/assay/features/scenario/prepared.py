"""A scenario made ready: its sentences understood and its facts read, to be judged by any rules."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Protocol, TypeAlias

from assay.facts import Book, Schema
from assay.features.scenario.actions import Action, Given, OpenBook, Then, When
from assay.features.scenario.binding import Bound, bind, told
from assay.features.scenario.expectations import Expectation, View
from assay.features.scenario.feature import Scenario
from assay.features.scenario.result import Asked, Failure, Look, ScenarioResult, Verdict
from assay.features.scenario.stage import Stage
from assay.features.scenario.vocabulary import Misread, Vocabulary
from assay.features.scenario.workspace import Workspace
from assay.finding import Finding, InvalidInput
from assay.outcome import Evaluation
from assay.values.text import Text

Evaluate: TypeAlias = Callable[[Book], Evaluation]


@dataclass(frozen=True)
class Act:
    """One evaluation of a scenario: the facts, the rule in question, and what is expected of it."""

    book: Book
    rule: str | None
    expected: tuple[Expectation, ...]


@dataclass(frozen=True)
class Prepared:
    """A scenario whose sentences are understood and whose facts are read.

    Attributes:
        scenario: the scenario.
        acts: its evaluations, in order; most scenarios have one.
        on: the fact book it is run on, for a scenario of every book; else null.
    """

    scenario: Scenario
    acts: tuple[Act, ...]
    on: str | None = None

    @property
    def rules(self) -> tuple[str, ...]:
        """The rules in question, each once; none where all rules are."""
        return tuple(dict.fromkeys(act.rule for act in self.acts if act.rule is not None))

    def judge(self, evaluate: Evaluate) -> ScenarioResult:
        """The scenario held against an evaluation of its facts, by whichever rules.

        Whatever `evaluate` raises passes through.
        """
        failures: list[Failure] = []
        looks: list[Look] = []
        for act in self.acts:
            evaluation = evaluate(act.book)
            asked = Asked()
            for expectation in act.expected:
                failed, looked_at = expectation.judge(View(evaluation, act.rule))
                failures += failed
                asked |= looked_at
            looks.append(Look(evaluation, asked))
        verdict = Verdict.FAILED if failures else Verdict.PASSED
        return ScenarioResult(
            self.scenario, verdict, tuple(failures), looks=tuple(looks), book=self.on
        )


class Ground(Protocol):
    """What the facts of scenarios are made from; a `Workspace` is one."""

    @property
    def open_schema(self) -> Schema:
        """The schema with nothing required."""
        ...

    def book(self, name: str) -> Book:
        """A fact book by its name. Raises InvalidInput where it can't be read."""
        ...


def prepare(
    scenario: Scenario, workspace: Workspace, on: str | None = None
) -> Prepared | ScenarioResult:
    """A scenario made ready to be judged; the result that says why where it can't be.

    `on` is the book that a scenario of every book is run on. Raises InvalidInput where schema or
    rules are wrong.
    """
    return prepare_with(scenario, workspace.vocabulary, workspace, on)


def prepare_with(
    scenario: Scenario, vocabulary: Vocabulary, ground: Ground, on: str | None = None
) -> Prepared | ScenarioResult:
    """As `prepare`, with the words and the facts at hand."""
    bound, findings = bind(scenario, vocabulary)
    if findings:
        return _wrong(scenario, findings, on)
    try:
        acts = _Acts(ground, on).of(bound)
    except InvalidInput as wrong:
        return _wrong(scenario, wrong.findings, on)
    return Prepared(scenario, acts, on)


def run(scenario: Scenario, workspace: Workspace, on: str | None = None) -> ScenarioResult:
    """A scenario run by the project's own rules."""
    prepared = prepare(scenario, workspace, on)
    if isinstance(prepared, ScenarioResult):
        return prepared
    return prepared.judge(workspace.evaluate)


def _wrong(scenario: Scenario, findings: Sequence[Finding], on: str | None) -> ScenarioResult:
    return ScenarioResult(scenario, Verdict.WRONG, findings=tuple(findings), book=on)


class _Acts:
    """The acts of a scenario as its steps are gone through."""

    def __init__(self, ground: Ground, on: str | None) -> None:
        self.ground = ground
        self.on = on
        self.stage = Stage(ground.open_schema)
        self.changed = False
        self.acts: list[tuple[Book, str | None, list[Expectation]]] = []

    def of(self, bound: Sequence[Bound]) -> tuple[Act, ...]:
        """The acts. Raises InvalidInput."""
        for one in bound:
            try:
                for action in one.actions:
                    self._take(action)
            except Misread as misread:
                misread.match = one.match
                raise InvalidInput([told(misread, one.step)]) from None
        return tuple(Act(book, rule, tuple(expected)) for book, rule, expected in self.acts)

    def _take(self, action: Action) -> None:
        match action:
            case Given(apply=apply):
                apply(self.stage)
                self.changed = True
            case OpenBook(name=name):
                self.stage.open(self.ground.book(self._book(name)))
                self.changed = True
            case When(rule=rule):
                self.acts.append((self._book_of_facts(), rule, []))
                self.changed = False
            case Then(expectation=expectation):
                if self.changed or not self.acts:
                    raise Misread(
                        "unknown-step",
                        Text(
                            "the facts have changed since they were evaluated",
                            "ข้อเท็จจริงเปลี่ยนไปหลังการประเมินครั้งล่าสุด",
                        )
                        if self.acts
                        else Text("nothing has been evaluated yet", "ยังไม่ได้ประเมินผล"),
                        Text(
                            'write `When the rule "..." is evaluated` before it',
                            'เขียน `เมื่อ ประเมินตามเกณฑ์ "..."` ไว้ก่อน',
                        ),
                    )
                book, _, expected = self.acts[-1]
                expectation.look_for(book)
                expected.append(expectation)

    def _book(self, name: str | None) -> str:
        if name is not None:
            return name
        if self.on is None:
            raise Misread(
                "no-book",
                Text(
                    "the scenario is not run on the fact books",
                    "กรณีทดสอบนี้ไม่ได้กำหนดให้ทดสอบกับชุดข้อมูลการประเมิน",
                ),
                Text(
                    "tag the feature or the scenario with @quarter, or name a book",
                    "ใส่แท็ก @quarter ที่ฟีเจอร์หรือกรณีทดสอบ หรือระบุชื่อชุดข้อมูล",
                ),
            )
        return self.on

    def _book_of_facts(self) -> Book:
        if not self.stage.is_dated:
            raise Misread(
                "no-day",
                Text(
                    "the scenario does not say on which day its facts are",
                    "กรณีทดสอบนี้ไม่ได้บอกว่าข้อมูลเป็นของวันที่เท่าใด",
                ),
                Text(
                    "write `Given the book is dated 2020-09-30` before it",
                    "เขียน `กำหนดให้ ข้อมูล ณ วันที่ 30 กันยายน 2563` ไว้ก่อน",
                ),
            )
        book, findings = self.stage.book()
        if book is None:
            raise InvalidInput(findings)
        return book
