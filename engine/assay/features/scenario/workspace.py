"""A project as its scenarios use it: schema, rules and books, each loaded once."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path
from typing import Final

from assay.api import load_rules, load_schema
from assay.facts import Book, Head, Schema, head_of, is_unfilled, is_workbook, load_book
from assay.facts.book.stating import open_to_nulls
from assay.features.scenario.vocabulary import Vocabulary
from assay.finding import Finding, InvalidInput, Span, error
from assay.match import MATCHERS, Matcher, default_matcher
from assay.outcome import Evaluation, evaluate_plan
from assay.plan import OutcomeInfo, Plan, compile_plan
from assay.plan.checks import ASSUMPTION
from assay.project import FACTS, Project
from assay.rules import Library
from assay.source import shown
from assay.values.text import Text

EVALUATION_CODES: Final = frozenset(
    {
        "applies-unknown",
        "beyond-scale",
        "hit-policy",
        "if-unknown",
        "item-unknown",
        "no-row",
        "no-rule-in-force",
        "scale-points",
        "too-much-work",
        "two-rules",
        "unchecked",
        "unlike-units",
    }
)
"""What an evaluation itself may find, besides the checks of rules."""


@dataclass
class Workspace:
    """A project's schema, rules and books, with the plans compiled so far.

    Both matchers decide every table, so that a scenario also proves that they agree. What is asked
    for first is loaded first; each property raises InvalidInput where its files are wrong.
    """

    project: Project
    _plans: dict[tuple[object, ...], Plan] = field(default_factory=dict, repr=False)
    _books: dict[str, Book] = field(default_factory=dict, repr=False)
    _evaluations: dict[int, Evaluation] = field(default_factory=dict, repr=False)

    @cached_property
    def schema(self) -> Schema:
        """The project's schema."""
        return load_schema(self.project.schema_file)

    @cached_property
    def open_schema(self) -> Schema:
        """The schema with nothing required, by which stated facts are read."""
        return open_to_nulls(self.schema)

    @cached_property
    def library(self) -> Library:
        """The project's rules, all versions."""
        return load_rules(self.project.rules_folder)

    @cached_property
    def books(self) -> Mapping[str, Path]:
        """The folders and workbooks of the project's fact books, by their names below `facts/`.

        A template that nobody has filled is none of them. Raises InvalidInput where two have one
        name.
        """
        clashes = book_clashes(self.project)
        if clashes:
            raise InvalidInput(clashes)
        return {
            name: path
            for name, path in book_names(self.project).items()
            if _states_anything(self._heads[name]) or not is_unfilled(path, self.schema)
        }

    @cached_property
    def agencies(self) -> Mapping[str, str | None]:
        """The agency of each fact book by the book's name; null where it states none."""
        return {name: agency_of(self._heads[name]) for name in self.books}

    @property
    def heads_known(self) -> bool:
        """Whether the heads of all books can be read, so that it is known which tags they bear."""
        return all(self._heads[name] is not None for name in self.books)

    def book(self, name: str) -> Book:
        """A fact book by its name. Raises InvalidInput, and KeyError where there is none."""
        known = self._books.get(name)
        if known is None:
            known, findings = load_book(self.books[name], self.schema)
            if known is None:
                raise InvalidInput(findings)
            self._books[name] = known
        return known

    def plan(self, day: dt.date) -> Plan:
        """The plan of the rules in force on a day. Raises InvalidInput where a rule is wrong."""
        key = (
            tuple(rule.file for rule in self.library.in_force(day)),
            tuple(
                sorted((name, one.text) for name, one in self.library.parameters_on(day).items())
            ),
        )
        plan = self._plans.get(key)
        if plan is None:
            plan, findings = compile_plan(self.schema, self.library, day)
            if plan is None:
                raise InvalidInput(findings)
            self._plans[key] = plan
        return plan

    def evaluate(self, book: Book) -> Evaluation:
        """A book evaluated by the rules in force on its day. Raises MatchError and InvalidInput.

        The project's own books, which many scenarios take as they are, are evaluated once.
        """
        if not any(book is own for own in self._books.values()):
            return evaluate_plan(book, self.plan(book.as_of), self._matcher)
        known = self._evaluations.get(id(book))
        if known is None:
            known = evaluate_plan(book, self.plan(book.as_of), self._matcher)
            self._evaluations[id(book)] = known
        return known

    @cached_property
    def vocabulary(self) -> Vocabulary:
        """The names that sentences may use, whatever the day."""
        return Vocabulary(
            self.schema,
            outcomes_of([self.plan(day) for day in first_days(self.library)]),
            {rule.id for rule in self.library.rules},
            EVALUATION_CODES | check_codes(self.library),
            tuple(self.books),
        )

    @cached_property
    def _heads(self) -> Mapping[str, Head | None]:
        """What each book says of itself; null where that can't be read."""
        named = book_names(self.project).items()
        return {name: head_of(path, self.schema) for name, path in named}

    @cached_property
    def _matcher(self) -> Matcher:
        return MATCHERS[default_matcher(compared=True)]()


def check_codes(library: Library) -> frozenset[str]:
    """The codes of the findings that the checks of rules raise, and what they assume."""
    documents = [rule.document for rule in library.rules]
    assumed = [ASSUMPTION for one in documents if one.assuming]
    return frozenset(check.code.text for one in documents for check in one.checks).union(assumed)


def agency_of(head: Head | None) -> str | None:
    """The agency that a book's head names; null where it names none, or can't be read."""
    return None if head is None or head.agency is None else head.agency.id


def _states_anything(head: Head | None) -> bool:
    return head is not None and bool(head.spans)


def outcomes_of(plans: Iterable[Plan]) -> Mapping[str, Mapping[str, OutcomeInfo]]:
    """The outcomes of each kind by name, whichever day's rules give them."""
    outcomes: dict[str, dict[str, OutcomeInfo]] = {}
    for plan in plans:
        for kind, infos in plan.outcomes.items():
            of_kind = outcomes.setdefault(kind, {})
            for name, info in infos.items():
                # A rule that is not in force on the day leaves its outcome without a title.
                if name not in of_kind or of_kind[name].title is None:
                    of_kind[name] = info
    return outcomes


def book_names(project: Project) -> Mapping[str, Path]:
    """A project's fact books by their names: the path below `facts/`, of a workbook its ending off.

    Of two with one name it is the first (see `book_clashes`).
    """
    names: dict[str, Path] = {}
    for name, book in _named(project):
        names.setdefault(name, book)
    return names


def book_clashes(project: Project) -> tuple[Finding, ...]:
    """An error for each book of a project that has the name of another, such as a folder's."""
    first = book_names(project)
    return tuple(
        _clash(name, first[name], book) for name, book in _named(project) if book != first[name]
    )


def _named(project: Project) -> Iterator[tuple[str, Path]]:
    facts = project.folder / FACTS
    for book in project.books:
        if book.is_relative_to(facts):
            below = book.relative_to(facts)
            yield (below.with_suffix("") if is_workbook(below) else below).as_posix(), book


def _clash(name: str, first: Path, second: Path) -> Finding:
    message = Text(
        f"the fact book `{name}` is both {shown(first)} and {shown(second)}",
        f"ชุดข้อมูลการประเมิน `{name}` มีทั้ง {shown(first)} และ {shown(second)}",
    )
    hint = Text(
        "keep one of them, or give one another name: features and reports call both alike",
        "ให้เหลือไว้อย่างเดียวหรือเปลี่ยนชื่อ เพราะฟีเจอร์และรายงานเรียกด้วยชื่อเดียวกัน",
    )
    return error("two-files", message, Span(shown(second)), hint=hint)


def first_days(library: Library) -> tuple[dt.date, ...]:
    """The first day of each period of the rules, in order; any day where no rule is dated."""
    firsts = {rule.days.first for rule in library.rules}
    return tuple(sorted(day for day in firsts if day is not None)) or (dt.date.max,)
