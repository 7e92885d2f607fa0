"""A feature file as a pytest module: pytest-bdd makes a test of each scenario and runs its steps.

What a sentence means, and whether what it expects holds, is `assay.features.scenario`'s: a
scenario is judged as a whole, and each step that pytest-bdd runs tells what became of it. A
scenario that can't be run fails before its first step, at the line that is wrong.
"""

from __future__ import annotations

from collections.abc import Callable, Generator, Iterator, Mapping, Sequence
from pathlib import Path
from types import ModuleType
from typing import Any, Final

import pytest
from pytest_bdd import scenario, step
from pytest_bdd.feature import get_feature
from pytest_bdd.parsers import StepParser

from assay.features.scenario import (
    Feature,
    Scenario,
    ScenarioResult,
    Verdict,
    Workspace,
    read_feature,
    run,
)
from assay.features.scenario.nowhere import nowhere
from assay.features.scenario.tags import (
    Selection,
    books_for,
    parse_selection,
    runs_on_books,
    tags_of,
)
from assay.finding import Finding, InvalidInput
from assay.project import find_project

_BOOK: Final = "assay_book"


class ScenarioFailed(Exception):
    """A scenario that failed or could not be run; shown without a Python traceback."""

    def __init__(self, result: ScenarioResult) -> None:
        self.result = result
        super().__init__(result.scenario.name)


class WrongFeatures(Exception):
    """Features, rules or facts that can't be read; shown without a Python traceback."""


# Steps ------------------------------------------------------------------------------------------


class _AnySentence(StepParser):
    """Every step of a scenario of ours; what it means, the scenario as a whole has found out."""

    def is_matching(self, name: str) -> bool:
        """Whether a scenario of ours is under way: the steps of other features are left alone."""
        return bool(_plays)

    def parse_arguments(self, name: str) -> dict[str, object]:
        """None: a step looks up what became of it."""
        return {}


def _done(request: pytest.FixtureRequest) -> None:
    """A step of a scenario that was judged before its first step: fails where it failed."""
    play = _plays[request.node.nodeid]
    here = play.result.scenario.steps[play.at]
    play.at += 1
    if any(failure.step is here for failure in play.result.failures):
        raise ScenarioFailed(play.result)


step(_AnySentence("a sentence of assay"))(_done)


class _Play:
    """A scenario under way: how it came out, and the step that is next."""

    def __init__(self, result: ScenarioResult) -> None:
        self.result = result
        self.at = 0


_plays: Final[dict[str, _Play]] = {}
"""The scenarios under way by the id of their tests."""


@pytest.fixture
def assay_book(request: pytest.FixtureRequest) -> str | None:
    """The fact book that a scenario of every book runs on; null for an example of none."""
    book: str | None = request.param
    return book


def pytest_bdd_before_scenario(request: pytest.FixtureRequest, scenario: Any) -> None:
    """Judges a scenario of ours."""
    file = request.node.parent
    if not isinstance(file, FeatureFile):
        return
    book = request.getfixturevalue(_BOOK) if _BOOK in request.fixturenames else None
    try:
        result = run(file.scenario_of(request.node), file.workspace, book)
    except InvalidInput as wrong:  # rules that are wrong on the day of the facts
        raise WrongFeatures(_told(wrong, request.config)) from None
    if result.verdict is Verdict.WRONG:
        raise ScenarioFailed(result)
    _plays[request.node.nodeid] = _Play(result)


def pytest_bdd_after_scenario(request: pytest.FixtureRequest) -> None:
    """Forgets it."""
    _plays.pop(request.node.nodeid, None)


@pytest.hookimpl(wrapper=True)
def pytest_runtest_makereport(
    item: pytest.Item, call: pytest.CallInfo[None]
) -> Generator[None, pytest.TestReport, pytest.TestReport]:
    """Words for a policy officer in place of a traceback."""
    report = yield
    if call.excinfo is not None and isinstance(call.excinfo.value, WrongFeatures):
        report.longrepr = str(call.excinfo.value)
    if call.excinfo is not None and isinstance(call.excinfo.value, ScenarioFailed):
        from assay.terminal.scenarios import failure_text

        language = item.config.getoption("--assay-lang")
        report.longrepr = failure_text(call.excinfo.value.result, language)
    return report


def pytest_terminal_summary(
    terminalreporter: pytest.TerminalReporter, config: pytest.Config
) -> None:
    """Tells of scenarios that ran on no fact book."""
    found = config.stash.get(_NOWHERE, [])
    if found:
        terminalreporter.section("scenarios that ran nowhere")
    for one in found:
        message = one.message.in_language(config.getoption("--assay-lang"))
        terminalreporter.line(f"{one.span}: {message}")


# Files ------------------------------------------------------------------------------------------


class FeatureFile(pytest.Module):
    """A feature file with its scenarios as tests."""

    def __init__(self, **keywords: Any) -> None:
        super().__init__(**keywords)
        self.workspace = _workspace(self.config, self.path)
        self._scenarios: dict[tuple[str, tuple[tuple[str, str], ...]], Scenario] = {}
        self._titles: dict[str, str] = {}

    def istestfunction(self, obj: object, name: str) -> bool:
        """Every scenario is a test, whatever names a project gives to those in Python."""
        return callable(obj)

    def istestclass(self, obj: object, name: str) -> bool:
        """There are none."""
        return False

    def _getobj(self) -> ModuleType:
        module = ModuleType(self.path.stem)
        module.__file__ = str(self.path)
        for name, test in self._tests(_read(self.path)):
            setattr(module, name, test)
        return module

    def _tests(self, feature: Feature) -> Iterator[tuple[str, Callable[..., object]]]:
        """A test for each scenario or outline that is selected, by a name that pytest can show."""
        parsed = get_feature(str(self.path.parent), self.path.name)
        # Tags are ours to read: pytest would want each declared as a mark.
        parsed.tags = set()
        for outline in parsed.scenarios.values():
            outline.tags = set()
            for examples in outline.examples:
                examples.tags = set()
        by_title: dict[str, list[Scenario]] = {}
        for one in feature.scenarios:
            self._warn_of(one)
            by_title.setdefault(one.title, []).append(one)
            self._scenarios[one.title, one.values] = one
        for title, scenarios in by_title.items():
            # Of an outline, examples may run on other books than others, or on none.
            books = list(dict.fromkeys(book for one in scenarios for book in self._books(one)))
            if not books:
                continue
            decorate = scenario(self.path.name, title, features_base_dir=str(self.path.parent))
            test: Any = decorate(_scenario)
            if books != [None]:
                test = pytest.mark.usefixtures(_BOOK)(test)
                test = pytest.mark.parametrize(_BOOK, books, indirect=True)(test)
            name = self._name(title)
            self._titles[name] = title
            yield name, test

    def _name(self, title: str) -> str:
        """A name that pytest can show, and that is neither taken nor one that it looks for."""
        name = title.replace("::", ":").replace("[", "(").replace("]", ")") or "(no title)"
        if name.startswith(("__", "pytest", "setup", "teardown")):
            name = f"scenario {name}"
        while name in self._titles:
            name += "'"
        return name

    def _warn_of(self, one: Scenario) -> None:
        """Notes of a scenario for fact books that it finds none, since no test will say so."""
        warning = nowhere(one, self.workspace.agencies) if self.workspace.heads_known else None
        if warning is not None:
            self.config.stash.setdefault(_NOWHERE, []).append(warning)

    def _books(self, one: Scenario) -> Sequence[str | None]:
        """The books that a scenario runs on; null for one that names its facts."""
        return books_for(one, self.workspace.agencies) if runs_on_books(one) else (None,)

    def collect(self) -> list[pytest.Item | pytest.Collector]:
        """The tests; those of examples that are not selected are left out."""
        try:
            _ = self.workspace.vocabulary  # wrong rules are told once, and not by each test
            found = list(super().collect())
            return [
                one
                for one in found
                if not isinstance(one, pytest.Function)
                or self._is_picked(self.scenario_of(one), _param(one, _BOOK))
            ]
        except InvalidInput as wrong:
            raise WrongFeatures(_told(wrong, self.config)) from None

    def repr_failure(self, excinfo: pytest.ExceptionInfo[BaseException], *args: Any) -> Any:
        """What is wrong with the files, in words."""
        if isinstance(excinfo.value, WrongFeatures):
            return str(excinfo.value)
        return super().repr_failure(excinfo, *args)

    def scenario_of(self, test: pytest.Function) -> Scenario:
        """The scenario, or the example of an outline, that a test runs."""
        example: Mapping[str, str] = _param(test, "_pytest_bdd_example") or {}
        return self._scenarios[self._titles[test.originalname], tuple(example.items())]

    def _is_picked(self, one: Scenario, book: str | None) -> bool:
        if book not in self._books(one):
            return False
        selection = _selection(self.config)
        if not selection.parts:
            return True
        rules = {rule.id for rule in self.workspace.library.rules}
        return selection.matches(tags_of(one, rules, self.workspace.agencies, book))


def _scenario() -> None:
    """All that a scenario does, its steps do."""


def _param(test: pytest.Function, name: str) -> Any:
    callspec = getattr(test, "callspec", None)
    return None if callspec is None else callspec.params.get(name)


def _read(path: Path) -> Feature:
    feature, findings = read_feature(path)
    if feature is None:
        raise InvalidInput(findings)
    return feature


def _workspace(config: pytest.Config, feature: Path) -> Workspace:
    """The workspace of a feature's project, the same for all its features."""
    kept = config.stash.setdefault(_WORKSPACES, {})
    project = find_project([feature])
    folder = project.folder.resolve()
    if folder not in kept:
        kept[folder] = Workspace(project)
    return kept[folder]


_NOWHERE: Final = pytest.StashKey[list[Finding]]()
_WORKSPACES: Final = pytest.StashKey[dict[Path, Workspace]]()


def _selection(config: pytest.Config) -> Selection:
    return parse_selection(config.getoption("--assay-tags"))


def _told(wrong: InvalidInput, config: pytest.Config) -> str:
    language = config.getoption("--assay-lang")
    lines: list[str] = []
    for finding in wrong.findings:
        hint = "" if finding.hint is None else f" ({finding.hint.in_language(language)})"
        lines.append(f"{finding.span}: {finding.message.in_language(language)}{hint}")
    return "\n".join(lines)
