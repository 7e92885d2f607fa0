"""The scenarios of a rule as its page sets them, with their last result."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import groupby
from typing import Final

from assay.features.scenario.feature import Feature, Scenario, Step
from assay.features.scenario.result import Failure, ScenarioResult
from assay.finding import Span
from assay.source import Scalar
from assay.values.text import Text

NOT_RUN: Final = "not_run"
_GRAVEST_FIRST: Final = ("wrong", "failed", NOT_RUN, "passed")


@dataclass(frozen=True)
class ShownStep:
    """A sentence with its table, as written: the places of an outline are left open."""

    keyword: str
    text: str
    table: tuple[tuple[str, ...], ...]


@dataclass(frozen=True)
class ShownFailure:
    """An expectation that does not hold."""

    step: str
    about: Text
    expected: Text
    found: Text
    fired: Text | None


@dataclass(frozen=True)
class Example:
    """One example of an outline, or one book of a scenario that runs on every book."""

    values: tuple[str, ...]
    verdict: str


@dataclass(frozen=True)
class ShownScenario:
    """A scenario, or an outline with all its examples; its verdict is the gravest of them."""

    id: str
    name: str
    verdict: str
    steps: tuple[ShownStep, ...]
    columns: tuple[str, ...]
    examples: tuple[Example, ...]
    failures: tuple[ShownFailure, ...]
    findings: tuple[Text, ...]


@dataclass(frozen=True)
class ShownFeature:
    """A feature file with the scenarios that are about the rule.

    `twin` is the same feature in the other language of the page; null where it can't be told.
    """

    id: str
    file: str
    name: str
    language: str
    description: tuple[str, ...]
    scenarios: tuple[ShownScenario, ...]
    twin: ShownFeature | None = None

    @property
    def told(self) -> tuple[ShownFeature, ...]:
        """The feature in each language that it is told in."""
        return (self,) if self.twin is None else (self, self.twin)


@dataclass(frozen=True)
class _Run:
    """A scenario and how it came out; null where it was not run.

    `twin` is the scenario in the other language.
    """

    scenario: Scenario
    result: ScenarioResult | None
    twin: Scenario | None = None

    @property
    def said(self) -> Scenario:
        """The scenario in the language in which it is shown."""
        return self.twin or self.scenario

    @property
    def verdict(self) -> str:
        return NOT_RUN if self.result is None else self.result.verdict.value


def tally(features: Sequence[ShownFeature]) -> tuple[tuple[str, int], ...]:
    """How many scenarios came out how, examples counted one by one; the gravest first."""
    many = Counter(
        verdict
        for feature in features
        for scenario in feature.scenarios
        for verdict in ([one.verdict for one in scenario.examples] or [scenario.verdict])
    )
    return tuple((verdict, many[verdict]) for verdict in _GRAVEST_FIRST if many[verdict])


def shown(
    rule: str,
    results: Mapping[str, Sequence[ScenarioResult]] | None,
    features: Sequence[Feature],
    twins: Mapping[str, Feature],
) -> tuple[ShownFeature, ...]:
    """The features of a rule: those run for it or, where none was, those that bear its name.

    `twins` are features in the other language, by their files.
    """
    files = {feature.file: feature for feature in features}
    runs = [_Run(one.scenario, one) for one in (results or {}).get(rule, ())]
    if not runs:
        runs = [
            _Run(scenario, None)
            for feature in features
            if feature.path.name.partition(".")[0] == rule
            for scenario in feature.scenarios
        ]
    by_file = groupby(sorted(runs, key=_place), key=lambda run: run.scenario.file)
    return tuple(
        _with_twin(str(number), list(group), files.get(file), twins.get(file))
        for number, (file, group) in enumerate(by_file, start=1)
    )


def _with_twin(
    number: str, runs: Sequence[_Run], feature: Feature | None, twin: Feature | None
) -> ShownFeature:
    """A feature, and the same in the other language, scenario by scenario."""
    one = _feature(number, runs, feature)
    if feature is None or twin is None:
        return one
    pairs = zip(feature.scenarios, twin.scenarios, strict=True)
    other = {scenario.place: translated for scenario, translated in pairs}
    twins = [replace(run, twin=other[run.scenario.place]) for run in runs]
    return replace(one, twin=_feature(f"{number}-{twin.language}", twins, twin))


def _place(run: _Run) -> tuple[str, Span, Span, str]:
    scenario = run.scenario
    book = "" if run.result is None else run.result.book or ""
    return scenario.file, scenario.span, scenario.place, book


def _feature(number: str, runs: Sequence[_Run], feature: Feature | None) -> ShownFeature:
    first = runs[0].said
    groups = [list(group) for _, group in groupby(runs, key=lambda run: run.scenario.span)]
    text = None if feature is None else feature.text
    return ShownFeature(
        id=f"feature-{number}",
        file=first.file,
        name=first.feature,
        language=first.language,
        description=() if feature is None else tuple(_paragraphs(feature.description)),
        scenarios=tuple(
            _scenario(f"scenario-{number}-{place}", group, text)
            for place, group in enumerate(groups, start=1)
        ),
    )


def _paragraphs(description: str) -> Iterator[str]:
    """The paragraphs of a description, their lines joined."""
    for paragraph in description.split("\n\n"):
        if paragraph.strip():
            yield " ".join(paragraph.split())


def _scenario(name: str, runs: Sequence[_Run], text: str | None) -> ShownScenario:
    first = runs[0].said
    outline = first.example is not None
    books = any(run.result is not None and run.result.book is not None for run in runs)
    columns = tuple(column for column, _ in first.values)
    if books:
        columns = ("", *columns)
    failures = [
        _failure(failure, run)
        for run in runs
        if run.result is not None
        for failure in run.result.failures
    ]
    findings = [
        finding.message for run in runs if run.result is not None for finding in run.result.findings
    ]
    return ShownScenario(
        id=name,
        name=_title(first, text) if outline else first.name,
        verdict=min((run.verdict for run in runs), key=_GRAVEST_FIRST.index),
        steps=tuple(_step(step, text if outline else None) for step in first.steps),
        columns=columns,
        examples=tuple(_examples(runs, books=books)) if outline or books else (),
        failures=tuple(failures),
        findings=tuple(dict.fromkeys(findings)),
    )


def _examples(runs: Sequence[_Run], *, books: bool) -> Iterator[Example]:
    for run in runs:
        book = () if run.result is None else (run.result.book or "",)
        values = tuple(value for _, value in run.said.values)
        yield Example((*(book if books else ()), *values), run.verdict)


def _title(scenario: Scenario, text: str | None) -> str:
    return scenario.name if text is None else _written(text, scenario.span) or scenario.name


def _step(step: Step, text: str | None) -> ShownStep:
    said = step.text if text is None else _written(text, step.span) or step.text
    table = tuple(
        tuple(_cell(cell, as_written=text is not None) for cell in row) for row in step.table or ()
    )
    return ShownStep(step.keyword, said, table)


def _cell(cell: Scalar, *, as_written: bool) -> str:
    return cell.source.text[cell.start : cell.end].strip() if as_written else cell.text


def _written(text: str, span: Span) -> str:
    """The characters of one line of a file."""
    lines = text.split("\n")
    if span.line > len(lines) or span.end_line != span.line:
        return ""
    return lines[span.line - 1][span.column - 1 : span.end_column - 1].strip()


def _failure(failure: Failure, run: _Run) -> ShownFailure:
    said = dict(zip((step.span for step in run.scenario.steps), run.said.steps, strict=True))
    step = said.get(failure.step.span, failure.step)
    fired = None
    if failure.fired is not None:
        at = f" ({failure.fired.span})"
        told = failure.fired.text
        fired = Text(told.en + at, told.in_language("th") + at)
    return ShownFailure(step.text, failure.about, failure.expected, failure.found, fired)
