"""One scenario under way: the facts stated, the evaluation made, and what is asked of it."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path

from engine import load_book
from engine.facts import Kind
from engine.finding import Finding, Severity
from engine.outcome import SEVERITIES, Evaluation
from features.steps.expected import Expected, shown
from features.steps.project import Project
from features.steps.stated import StatedFacts
from features.steps.words import kind_named, outcome_named

Table = Sequence[Sequence[str]]


@dataclass
class Scenario:
    """The state between the sentences of a scenario.

    `folder` is an empty one of its own; `rule` the rule in question, null for all rules.
    """

    project: Project
    folder: Path
    as_of: dt.date | None = None
    book_path: Path | None = None
    rule: str | None = None
    _evaluation: Evaluation | None = None
    _facts: StatedFacts = field(init=False)

    def __post_init__(self) -> None:
        self._facts = StatedFacts(self.project.lenient_schema)

    # Given ------------------------------------------------------------------------------------

    def state(self, kind: Kind, table: Table) -> None:
        """States facts of a kind."""
        self._facts.add(self.project.lenient_schema.kinds[kind.name], table)

    def open_book(self, name: str) -> None:
        """Takes the facts of a book of the project."""
        self.book_path = self.project.folder / "facts" / name

    # When -------------------------------------------------------------------------------------

    def evaluate(self, rule: str | None) -> None:
        """Evaluates all rules; what is asked later is about the one named, if one is."""
        if rule is not None:
            self._check_known(rule)
        self.rule = rule
        if self.book_path is not None:
            book = load_book(self.book_path, self.project.schema)
        else:
            assert self.as_of is not None, "the scenario does not say on which day its facts are"
            book = self._facts.book(self.folder, self.as_of)
        self._evaluation = self.project.evaluate(book)

    # Then -------------------------------------------------------------------------------------

    @property
    def evaluation(self) -> Evaluation:
        """The evaluation that was made."""
        assert self._evaluation is not None, "nothing has been evaluated yet"
        return self._evaluation

    @property
    def findings(self) -> list[Finding]:
        """The findings of the rule in question, or all."""
        found = self.evaluation.findings
        return [one for one in found if self.rule is None or one.rule == self.rule]

    def expect(self, words: str, kind: Kind, key: str | None, value: str) -> None:
        """Holds an outcome of a fact (or of the only one of its kind) against a value."""
        key = key if key is not None else self._only(kind)
        info = outcome_named(self.evaluation.plan.outcomes[kind.name], words)
        outcome = self.evaluation.outcome(kind.name, key, info.name)
        assert Expected(value).agrees(outcome, info.type), (
            f"{info.name} of {kind.name}/{key} is {shown(outcome)}, not {value}"
        )

    def expect_table(self, kind: Kind, table: Table) -> None:
        """Holds outcomes of several facts against a table: a key, then an outcome a column."""
        for row in table[1:]:
            for words, value in zip(table[0][1:], row[1:], strict=True):
                if value.strip():
                    self.expect(words, kind, row[0], value)

    def expect_finding(self, code: str, kind: Kind | None, key: str | None) -> None:
        """A finding was raised, for a fact if one is named."""
        found = [one for one in self.findings if one.code == code]
        if kind is not None:
            key = key if key is not None else self._only(kind)
            found = [one for one in found if one.fact == f"{kind.name}/{key}"]
        assert found, f"“{code}” was not raised; there were {self._told()}"

    def expect_no_finding(self, code: str | None, kind: Kind | None, key: str | None) -> None:
        """No such finding was raised: of that code, or for that fact; or none at all."""
        fact = None if kind is None else f"{kind.name}/{key or self._only(kind)}"
        found = [
            one for one in self.findings if code in (None, one.code) and fact in (None, one.fact)
        ]
        assert not found, f"there were {self._told()}"

    def expect_no_error(self) -> None:
        """No finding is an error."""
        found = [one for one in self.findings if one.severity is Severity.ERROR]
        assert not found, f"there were {self._told()}"

    def expect_message(self, code: str, text: str) -> None:
        """A finding of that code says so, in one language or the other."""
        said = [
            one.message.in_language(language)
            for one in self.findings
            if one.code == code
            for language in ("en", "th")
        ]
        assert any(text in one for one in said), f"“{code}” says {said}"

    def expect_severity(self, code: str, words: str) -> None:
        """Every finding of that code, and there is one, has the severity called so."""
        found = {one.severity for one in self.findings if one.code == code}
        meant = {one for one, title in SEVERITIES.items() if words in (title.en, title.th)}
        assert found == meant, f"“{code}” is {sorted(found)}; there were {self._told()}"

    def is_in_force(self, rule: str) -> bool:
        """Whether a rule is in force on the day of the facts."""
        self._check_known(rule)
        return any(one.id == rule for one in self.evaluation.plan.rules)

    def kind(self, words: str) -> Kind:
        """The kind of fact called so."""
        return kind_named(self.project.schema, words)

    def _check_known(self, rule: str) -> None:
        known = {one.id for one in self.project.rules.rules}
        assert rule in known, f"there is no rule “{rule}”"

    def _only(self, kind: Kind) -> str:
        keys = list(self.evaluation.outcomes[kind.name])
        assert len(keys) == 1, f"there are {len(keys)} facts of {kind.name}: say which"
        return keys[0]

    def _told(self) -> str:
        return "; ".join(f"{one.code} ({one.fact})" for one in self.findings) or "no findings"
