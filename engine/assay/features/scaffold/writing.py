"""Scenarios written: what is given, done and expected, in the sentences of a language."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Final, Literal, TypeAlias

from assay.analyse.search.layout import Layout, Spot
from assay.analyse.search.stated import Stated
from assay.facts import Book, Kind, Schema, key_id
from assay.features.scaffold.examples import Outline
from assay.features.scaffold.stating import (
    StatedTable,
    cell_text,
    tables,
    written_book,
)
from assay.features.scenario import wording
from assay.features.scenario.gherkin import KEYWORDS, Keywords, steps, table
from assay.features.scenario.naming import Naming
from assay.features.scenario.value import shown
from assay.finding import SEVERITIES, Finding
from assay.outcome import Evaluation, Outcome
from assay.plan import OutcomeInfo
from assay.values.fact_id import FactId
from assay.values.null import Null
from assay.values.shown import REASONS
from assay.values.text import Text, article, both

TO_CONFIRM: Final = "to-confirm"
"""The tag of a scenario whose results were filled in from the rule and are not confirmed yet."""

_CONFIRM: Final = (
    Text(
        "# To be confirmed: what is expected below is what the rule gives today.",
        "# รอการยืนยัน: ผลที่คาดหวังข้างล่างนี้เติมจากเกณฑ์ที่ใช้อยู่ในปัจจุบัน",
    ),
    Text(
        f"# Hold it against the source; where all is right, delete this note and @{TO_CONFIRM}.",
        f"# โปรดเทียบกับเอกสารต้นทาง เมื่อถูกต้องครบแล้วให้ลบหมายเหตุนี้และแท็ก @{TO_CONFIRM}",
    ),
)
_HEAD: Final = re.compile(r"[\w \u0e31\u0e34-\u0e3a\u0e47-\u0e4e-]")
_THAI_BESIDE: Final = re.compile(r"(?<=[a-z])(?=[\u0e00-\u0e7f])|(?<=[\u0e00-\u0e7f])(?=[a-z])")
_CASE: Final = Text("case", "กรณี")
_FINDING: Final = Text("finding", "ข้อค้นพบ")


class Distinct:
    """Words of which no two are alike: a number is added to those that are taken."""

    def __init__(self, taken: Iterable[str] = ()) -> None:
        self._taken = set(taken)

    def add(self, words: str, rest: str = "") -> str:
        """The words and the rest, with a number after the words where that is taken."""
        found, number = words + rest, 2
        while found in self._taken:
            found, number = f"{words} {number}{rest}", number + 1
        self._taken.add(found)
        return found


@dataclass(frozen=True)
class AskOutcome:
    """An outcome of the fact is held against a value."""

    info: OutcomeInfo


@dataclass(frozen=True)
class AskFinding:
    """A finding of the rule about the fact: whether it is raised, how grave it is, what it says.

    `unchecked` asks that the note of that name speaks of the check of this code.
    """

    code: str
    what: Literal["raised", "severity", "message", "unchecked"] = "raised"


Ask: TypeAlias = AskOutcome | AskFinding


@dataclass(frozen=True)
class Writer:
    """Writes scenarios about the facts of one kind, decided on by one rule.

    `evaluate` is what they are filled in by, `titles` those given so far.
    """

    schema: Schema
    naming: Naming
    rule: str
    kind: Kind
    day: dt.date
    evaluate: Callable[[Book], Evaluation]
    titles: Distinct = field(default_factory=Distinct)

    @property
    def words(self) -> Keywords:
        """The words of Gherkin in the language."""
        return KEYWORDS[self.naming.language]

    # Whole scenarios --------------------------------------------------------------------------

    def block(self, title: str, outline: Outline, asks: Sequence[Ask]) -> Iterator[str]:
        """A scenario, or an outline where there are several examples, to be confirmed."""
        yield ""
        yield f"  @{TO_CONFIRM}"
        if len(outline.examples) == 1:
            example = outline.examples[0]
            case = self.naming.text(example.goal.text)
            full, stated = self.titles.add(title, f": {case}"), example.trial.stated
            yield from self.scenario(full, outline.spots, stated, asks)
        else:
            yield from self._outline(title, outline, asks)

    def scenario(
        self,
        title: str,
        spots: Sequence[Spot],
        stated: Stated,
        asks: Sequence[Ask],
        *,
        alone: bool = False,
    ) -> Iterator[str]:
        """One scenario without its tags.

        One that stands `alone` says itself of which day its facts are, and bears no note that it is
        to be confirmed.
        """
        written = tables(stated, spots)
        texts = self._texts(written, stated, asks)
        yield f"  {self.words.scenario}: {title}"
        if alone:
            yield f"    {self.words.given} {self.dated()}"
        yield from self._givens(written, stated, {}, more=alone)
        yield f"    {self.words.when} {self._when()}"
        if not alone:
            yield from self._to_confirm()
        yield from self._thens(stated, asks, texts)

    def _outline(self, title: str, outline: Outline, asks: Sequence[Ask]) -> Iterator[str]:
        case = self._say(_CASE)
        several = [example.trial.stated for example in outline.examples]
        first = several[0]
        varied = [spot for spot in outline.spots if len({one.get(spot) for one in several}) > 1]
        heads = Distinct([case])
        columns = {
            spot: heads.add(_head_text(self._head(outline.layout, spot, varied))) for spot in varied
        }
        results = [heads.add(_head_text(self._result(ask))) for ask in asks]
        yield f"  {self.words.outline}: {self.titles.add(title, f': <{case}>')}"
        written = tables(first, outline.spots)
        yield from self._givens(written, first, columns)
        yield f"    {self.words.when} {self._when()}"
        yield from self._thens(first, asks, [f"<{one}>" for one in results])
        yield ""
        yield from self._to_confirm()
        yield f"    {self.words.examples}:"
        rows = [[case, *columns.values(), *results]]
        for example in outline.examples:
            stated = example.trial.stated
            rows.append(
                [
                    self.naming.text(example.goal.text),
                    *(self._cell(spot, stated, {}) for spot in varied),
                    *self._texts(written, stated, asks),
                ]
            )
        yield from table(rows, "      ")

    def in_force(self, title: str, days: Sequence[tuple[dt.date, bool]]) -> Iterator[str]:
        """On which days the rule is in force."""
        day, whether = self._say(Text("day", "วันที่")), self._say(Text("whether", "ผล"))
        yield ""
        yield f"  @{TO_CONFIRM}"
        yield f"  {self.words.outline}: {self.titles.add(title, f': <{day}>')}"
        yield from self._on_a_day(f"<{day}>", f"<{whether}>")
        yield ""
        yield from self._to_confirm()
        yield f"    {self.words.examples}:"
        rows = [
            [self.naming.day(one), self._say(wording.WHETHER_IN_FORCE[there])]
            for one, there in days
        ]
        yield from table([[day, whether], *rows], "      ")

    def on_day(self, in_force: bool) -> Iterator[str]:
        """The scenario that says whether the rule is in force on the day."""
        day = self.naming.day(self.day)
        title = Text(f"The rule on {day}", f"เกณฑ์ ณ วันที่ {day}")
        yield f"  {self.words.scenario}: {self.naming.text(title)}"
        yield from self._on_a_day(day, self._say(wording.WHETHER_IN_FORCE[in_force]))

    def _on_a_day(self, day: str, whether: str) -> Iterator[str]:
        asked = self._written(wording.IN_FORCE, rule=self.rule, result=whether)
        yield f"    {self.words.given} {self.dated(day)}"
        yield f"    {self.words.when} {self._written(wording.ALL)}"
        yield f"    {self.words.then} {asked}"

    def _to_confirm(self) -> Iterator[str]:
        for line in _CONFIRM:
            yield f"    {self._say(line)}"

    # Steps ------------------------------------------------------------------------------------

    def dated(self, day: str | None = None) -> str:
        """The sentence that says of which day the facts are."""
        day = day or self.naming.day(self.day)
        return self._written(wording.DATED, day=day)

    def counted(self, layout: Layout) -> str:
        """How many facts of each kind there are, where they are not one of each."""
        told: list[str] = []
        for name, rows in layout.rows.items():
            if len(rows) != 1:
                kinds = self.naming.kinds(self.schema.kinds[name])
                count = str(len(rows) or "no")
                thai = f"{kinds} {len(rows)} รายการ" if rows else f"ไม่มี{kinds}"
                told.append(self._say(Text(f"{count} {kinds}", thai)))
        one = Text("one of each", "อย่างละหนึ่งรายการ")
        return self._say(Text(" and ", " และ")).join(told) or self._say(one)

    def _givens(
        self,
        written: Sequence[StatedTable],
        stated: Stated,
        columns: Mapping[Spot, str],
        *,
        more: bool = False,
    ) -> Iterator[str]:
        for at, one in enumerate(written):
            keyword = self.words.and_ if at or more else self.words.given
            yield f"    {keyword} {self._introduced(one)}"
            rows = [[self.naming.field(one.kind, name) for name in one.columns]]
            rows += [[self._cell(entry, stated, columns) for entry in row] for row in one.rows]
            yield from table(rows, "      ")

    def _cell(self, entry: str | Spot, stated: Stated, columns: Mapping[Spot, str]) -> str:
        if isinstance(entry, Spot) and entry in columns:
            return f"<{columns[entry]}>"
        return cell_text(entry, stated, self.naming)

    def _introduced(self, table_: StatedTable) -> str:
        several = len(table_.rows) > 1
        one, more = self.naming.kind(table_.kind), self.naming.kinds(table_.kind)
        if several:
            return self._written(wording.STATED, a="these", kind=more)
        return self._written(wording.STATED, a=article(one), kind=one)

    def _when(self) -> str:
        return self._written(wording.RULE, rule=self.rule)

    def _thens(self, stated: Stated, asks: Sequence[Ask], texts: Sequence[str]) -> Iterator[str]:
        sentences = (self._asked(stated, ask, text) for ask, text in zip(asks, texts, strict=True))
        for line in steps(self.words.then, self.words.and_, sentences):
            yield f"    {line}"

    def _asked(self, stated: Stated, ask: Ask, text: str) -> str:
        several = len(stated.layout.rows[self.kind.name]) > 1
        key = key_id(stated.subject)
        kind = self.naming.kind(self.kind)
        said = Text(f'{kind} "{key}"') if several else Text(f"the {kind}", kind)
        one = self._say(said)
        if isinstance(ask, AskOutcome):
            words = self.naming.outcome(self.kind, ask.info)
            return self._written(wording.OUTCOME, outcome=words, fact=one, value=text)
        code = ask.what if ask.what == "unchecked" else ask.code
        match ask.what:
            case "raised":
                where = self._say(both(" for {}", " ที่{}", one)) if several else ""
                return self._written(wording.RAISED, code=code, result=text, where=where)
            case "severity":
                grave = self._say(Text(f"{article(text)} {text}", text))
                return self._written(wording.GRAVE, code=code, result=grave)
            case _:
                return self._written(wording.SAYS, code=code, text=text)

    # Words ------------------------------------------------------------------------------------

    def _texts(
        self, written: Sequence[StatedTable], stated: Stated, asks: Sequence[Ask]
    ) -> list[str]:
        """What comes out of stated facts, as an expectation has it."""
        book = written_book(written, stated, self.naming, self.day)
        return self.results(self.evaluate(book), stated, asks)

    def results(self, evaluation: Evaluation, stated: Stated, asks: Sequence[Ask]) -> list[str]:
        """What an evaluation gives for each thing asked, as an expectation has it."""
        return [self.result(evaluation, stated, ask) for ask in asks]

    def result(self, evaluation: Evaluation, stated: Stated, ask: Ask) -> str:
        """What an evaluation gives for one thing asked; nothing for a finding that is not there."""
        key = key_id(stated.subject)
        if isinstance(ask, AskOutcome):
            return self.expected(evaluation.outcome(self.kind.name, key, ask.info.name))
        code, fact = ask.code, FactId.of(self.kind.name, key)
        known = {one.code: one for one in findings_of(evaluation, self.rule, fact)}
        match ask.what:
            case "raised":
                return self._say(wording.WHETHER_RAISED[code in known])
            case "severity":
                return self._say(SEVERITIES[known[code].severity]) if code in known else ""
            case "message":
                return self.naming.text(known[code].message) if code in known else ""
            case "unchecked":
                return f"`{code}`"

    def expected(self, outcome: Outcome) -> str:
        """An outcome as an expectation has it; a null with one cause, where that is a fact's."""
        language = self.naming.language
        if isinstance(outcome.value, dt.date):
            return self.naming.day(outcome.value)
        if not isinstance(outcome.value, Null):
            return shown(outcome, language)
        why = REASONS[outcome.value.reason].in_language(language)
        begin = "ว่าง เพราะ" if language == "th" else "null because "
        causes = [one for one in outcome.value.causes if one.reason is outcome.value.reason]
        sayable = [one.where for one in causes if one.fact is not None and not one.words]
        sayable = [one for one in sayable if not any(map(str.isspace, one))]
        return f"{begin}{why}: {sayable[0]}" if sayable else f"{begin}{why}"

    def _head(self, layout: Layout, spot: Spot, varied: Iterable[Spot]) -> str:
        kind = self.schema.kinds[spot.kind]
        words = self.naming.field(kind, spot.name)
        alike = [one for one in varied if (one.kind, one.name) == (spot.kind, spot.name)]
        return words if len(alike) == 1 else f"{words} {layout.rows[spot.kind][spot.row].name}"

    def _result(self, ask: Ask) -> str:
        if isinstance(ask, AskOutcome):
            return self.naming.outcome(self.kind, ask.info)
        return self._say(_FINDING)

    def _written(self, sentence: Text, **parts: str) -> str:
        """A sentence filled in, in the language."""
        return self._say(Text.each(lambda lang: sentence.in_language(lang).format(**parts)))

    def _say(self, text: Text) -> str:
        """A sentence in the language; in Thai with a blank between Thai and other letters."""
        said = text.in_language(self.naming.language)
        return _THAI_BESIDE.sub(" ", said) if self.naming.language == "th" else said


def findings_of(evaluation: Evaluation, rule: str, fact: FactId) -> Iterator[Finding]:
    """The findings of a rule about a fact."""
    return (one for one in evaluation.findings if (one.rule, one.fact) == (rule, fact))


def _head_text(words: str) -> str:
    """Words that may head a column of examples: letters, digits and blanks.

    Gherkin's own compiler takes the head of a column for a regular expression.
    """
    return " ".join("".join(_HEAD.findall(words)).split()) or "value"
