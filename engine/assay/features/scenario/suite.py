"""The scenarios of a project: which run, on which books, and how they came out."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from assay.features.scenario.feature import Scenario
from assay.features.scenario.nowhere import nowhere
from assay.features.scenario.prepared import Prepared, prepare
from assay.features.scenario.reader import read_feature
from assay.features.scenario.result import ScenarioResult
from assay.features.scenario.tags import Selection, books_for, runs_on_books, tags_of
from assay.features.scenario.workspace import Workspace
from assay.finding import Finding


@dataclass(frozen=True)
class Suite:
    """The scenarios that are picked, in the order of their files.

    Attributes:
        scenarios: each ready to be judged, or the result that says why it can't be run.
        findings: what is wrong with feature files that can't be read.
        warnings: what is said of scenarios that are picked and run on no book.
    """

    scenarios: tuple[Prepared | ScenarioResult, ...]
    findings: tuple[Finding, ...] = ()
    warnings: tuple[Finding, ...] = ()

    @property
    def prepared(self) -> tuple[Prepared, ...]:
        """Those that can be judged."""
        return tuple(one for one in self.scenarios if isinstance(one, Prepared))

    def run(
        self, workspace: Workspace, told: Callable[[int, int], None] | None = None
    ) -> tuple[ScenarioResult, ...]:
        """How all of them come out by the project's own rules.

        `told` is called after each with how many are run, and of how many.
        """
        results: list[ScenarioResult] = []
        for one in self.scenarios:
            results.append(one.judge(workspace.evaluate) if isinstance(one, Prepared) else one)
            if told is not None:
                told(len(results), len(self.scenarios))
        return tuple(results)


def suite_of(
    workspace: Workspace,
    features: Sequence[Path],
    selection: Selection | None = None,
    told: Callable[[int, int], None] | None = None,
) -> Suite:
    """The scenarios of feature files that a selection picks, made ready.

    A scenario tagged `@quarter` stands once for each book that it runs on; where that is none, a
    warning says so. `told` is called after each feature with how many are read, and of how many.
    Raises InvalidInput where schema or rules are wrong, and where two books have one name.
    """
    picked: list[Prepared | ScenarioResult] = []
    findings: list[Finding] = []
    warnings: dict[Finding, None] = {}
    rules = {rule.id for rule in workspace.library.rules}

    def is_picked(scenario: Scenario, book: str | None) -> bool:
        tags = tags_of(scenario, rules, workspace.agencies, book)
        return selection is None or selection.matches(tags)

    for number, path in enumerate(features, start=1):
        feature, wrong = read_feature(path)
        findings.extend(wrong)
        for scenario in () if feature is None else feature.scenarios:
            books = [book for book in _books(scenario, workspace) if is_picked(scenario, book)]
            picked.extend(prepare(scenario, workspace, book) for book in books)
            warning = nowhere(scenario, workspace.agencies) if workspace.heads_known else None
            if warning is not None and is_picked(scenario, None):
                warnings[warning] = None
        if told is not None:
            told(number, len(features))
    return Suite(tuple(picked), tuple(findings), tuple(warnings))


def _books(scenario: Scenario, workspace: Workspace) -> Iterator[str | None]:
    """The books that a scenario runs on, one after the other; null for one that names its facts."""
    if runs_on_books(scenario):
        yield from books_for(scenario, workspace.agencies)
    else:
        yield None
