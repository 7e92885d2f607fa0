"""The scenarios of a project: which run, on which books, and how they came out."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from engine.finding import Finding
from engine.scenario.feature import Scenario
from engine.scenario.prepared import Prepared, prepare
from engine.scenario.reader import read_feature
from engine.scenario.result import ScenarioResult
from engine.scenario.tags import Selection, books_for, runs_on_books, tags_of
from engine.scenario.workspace import Workspace


@dataclass(frozen=True)
class Suite:
    """The scenarios that are picked, in the order of their files.

    Attributes:
        scenarios: each ready to be judged, or the result that says why it can't be run.
        findings: what is wrong with feature files that can't be read.
    """

    scenarios: tuple[Prepared | ScenarioResult, ...]
    findings: tuple[Finding, ...] = ()

    @property
    def prepared(self) -> tuple[Prepared, ...]:
        """Those that can be judged."""
        return tuple(one for one in self.scenarios if isinstance(one, Prepared))

    def run(self, workspace: Workspace) -> tuple[ScenarioResult, ...]:
        """How all of them come out by the project's own rules."""
        return tuple(
            one.judge(workspace.evaluate) if isinstance(one, Prepared) else one
            for one in self.scenarios
        )


def suite_of(
    workspace: Workspace, features: Sequence[Path], selection: Selection | None = None
) -> Suite:
    """The scenarios of feature files that a selection picks, made ready.

    A scenario tagged `@quarter` stands once for each book that it runs on. Raises InvalidInput
    where schema or rules are wrong.
    """
    picked: list[Prepared | ScenarioResult] = []
    findings: list[Finding] = []
    rules = {rule.id for rule in workspace.library.rules}
    for path in features:
        feature, wrong = read_feature(path)
        findings.extend(wrong)
        for scenario in () if feature is None else feature.scenarios:
            for book in _books(scenario, workspace):
                tags = tags_of(scenario, rules, workspace.agencies, book)
                if selection is None or selection.matches(tags):
                    picked.append(prepare(scenario, workspace, book))
    return Suite(tuple(picked), tuple(findings))


def _books(scenario: Scenario, workspace: Workspace) -> Iterator[str | None]:
    """The books that a scenario runs on, one after the other; null for one that names its facts."""
    if runs_on_books(scenario):
        yield from books_for(scenario, workspace.agencies)
    else:
        yield None
