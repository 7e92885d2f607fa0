"""Feature files before they are run: their form, what their sentences mean, and their facts.

A step that means nothing would fail when it is run; one that names a finding which no rule can
raise would, worse, pass without saying anything.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from assay.facts import Book, Schema
from assay.features.scenario import Scenario, ScenarioResult, Vocabulary, bind, read_feature
from assay.features.scenario.nowhere import nowhere
from assay.features.scenario.prepared import prepare_with
from assay.features.scenario.tags import Agencies, books_for, runs_on_books
from assay.finding import Finding, InvalidInput
from assay.source import read_source, shown


@dataclass(frozen=True)
class Grounds:
    """What the sentences of features are held against.

    Attributes:
        vocabulary: the names they may use.
        open_schema: the schema with nothing required.
        books: the fact books that are right, by their names below `facts/`.
        agencies: the agency of every fact book; null where the head of one can't be read, so that
            it is not known which scenarios it is meant for.
    """

    vocabulary: Vocabulary
    open_schema: Schema
    books: Mapping[str, Book]
    agencies: Agencies | None = None

    def book(self, name: str) -> Book:
        """A fact book; what is wrong with one is told of the book itself, and not again here."""
        book = self.books.get(name)
        if book is None:
            raise InvalidInput([])
        return book


@dataclass(frozen=True)
class ReadFeature:
    """A feature file as checked.

    Attributes:
        said: its steps with the examples filled in, and the cells below them.
        findings: what is wrong with it.
    """

    said: tuple[str, ...]
    findings: tuple[Finding, ...]


def check_feature(path: Path, grounds: Grounds | None) -> ReadFeature:
    """A feature file checked; without grounds only its form is.

    A scenario that runs on every book is looked at with the first of those that its tags pick.
    """
    feature, findings = read_feature(path)
    if feature is None:
        source, _ = read_source(path, shown(path))
        return ReadFeature(() if source is None else (source.text,), findings)
    wrong: dict[Finding, None] = {}
    if grounds is not None:
        for scenario in feature.scenarios:
            wrong.update(dict.fromkeys(_wrong(scenario, grounds)))
    steps = [step for scenario in feature.scenarios for step in scenario.steps]
    cells = [cell.text for step in steps for row in step.table or () for cell in row]
    said = dict.fromkeys([*(step.text for step in steps), *cells])
    return ReadFeature(tuple(said), tuple(wrong))


def _wrong(scenario: Scenario, grounds: Grounds) -> tuple[Finding, ...]:
    on = None
    if runs_on_books(scenario):
        if grounds.agencies is not None and (warning := nowhere(scenario, grounds.agencies)):
            return (*bind(scenario, grounds.vocabulary)[1], warning)
        agencies = {
            name: None if (agency := book.head.agency) is None else agency.id
            for name, book in grounds.books.items()
        }
        on = next(iter(books_for(scenario, agencies)), None)
        if on is None:  # there is no book to look at it with
            return bind(scenario, grounds.vocabulary)[1]
    found = prepare_with(scenario, grounds.vocabulary, grounds, on)
    return found.findings if isinstance(found, ScenarioResult) else ()
