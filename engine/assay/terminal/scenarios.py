"""What `assay test` ran, for a policy officer: each feature, each failure at its line, the counts.

A failure shows the step as written with the row of its table, what is expected beside what is
found, and how that came about: the row of the rule that gave it, with its place, and what it was
worked out from. What can't be run at all is told as any wrong input is.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby
from typing import Final

from rich.cells import cell_len
from rich.text import Text as Painted

from assay import words
from assay.features.scenario import verdicts
from assay.features.scenario.feature import Cells, Step
from assay.features.scenario.result import Failure, ScenarioResult, Verdict
from assay.features.scenario.verdicts import RanFeature
from assay.finding import Finding, Severity, Span
from assay.terminal.complaints import told
from assay.terminal.paint import DIM, SEVERITY_STYLES
from assay.terminal.wrapping import padded, shortened, wrapped
from assay.values.text import Text

_GAP: Final = 2
_LEAST_TITLE: Final = 8
_PLAIN_WIDTH: Final = 100
"""So wide is text for a log, where there is no terminal to ask."""

_STYLES: Final = {
    Verdict.PASSED: "green",
    Verdict.FAILED: SEVERITY_STYLES[Severity.ERROR],
    Verdict.WRONG: SEVERITY_STYLES[Severity.ERROR],
}


def scenarios_report(
    results: Iterable[ScenarioResult],
    findings: Iterable[Finding] = (),
    *,
    lang: str = "en",
    width: int = 80,
    listed: bool = True,
) -> Iterator[Painted]:
    """A line a feature where these are `listed`, every scenario that did not pass, and the counts.

    `findings` are those about feature files: errors in what can't be read, whose scenarios are
    unknown, and warnings of scenarios that run nowhere.
    `width` is in cells of the terminal.
    """
    features = verdicts.by_feature(results)
    if listed:
        yield from _features(features, lang, width)
    amiss = [
        result
        for feature in features
        for result in feature.results
        if result.verdict is not Verdict.PASSED
    ]
    for _, group in groupby(amiss, key=_reason):
        several = list(group)
        yield Painted("")
        yield from _scenario(several[0], lang, width, others=len(several) - 1)
    found = list(findings)
    if amiss or (features and listed):
        yield Painted("")
    yield from told(found, lang=lang, width=width)
    total = verdicts.counts(result for feature in features for result in feature.results)
    last = verdicts.told_total(total, lang)
    if found:
        last += f"; {words.counts((one.severity for one in found), lang)}"
    wrong = any(one.severity is Severity.ERROR for one in found)
    good = not wrong and total[Verdict.PASSED] == total.total()
    yield Painted(last, "bold" if good else _STYLES[Verdict.FAILED])


def failure_text(result: ScenarioResult, lang: str = "en", width: int = _PLAIN_WIDTH) -> str:
    """What a scenario that did not pass has to tell, as plain lines; empty for one that passed."""
    if result.verdict is Verdict.PASSED:
        return ""
    return "\n".join(line.plain.rstrip() for line in _scenario(result, lang, width))


# Features ---------------------------------------------------------------------------------------


def _features(features: Sequence[RanFeature], lang: str, width: int) -> Iterator[Painted]:
    counted = [_counted(one, lang) for one in features]
    files = max((cell_len(one.file) for one in features), default=0)
    numbers = max((one.cell_len for one in counted), default=0)
    titles = min(
        width - files - numbers - 2 * _GAP,
        max((cell_len(one.name) for one in features), default=0),
    )
    for feature, numbered in zip(features, counted, strict=True):
        if files + _GAP + numbers > width:
            yield Painted(feature.file)
            yield from wrapped(numbered, width, first=_GAP, rest=_GAP)
            continue
        line = Painted(padded(feature.file, files + _GAP))
        if titles >= _LEAST_TITLE:
            line.append(padded(shortened(feature.name, titles), titles + _GAP), DIM)
        yield line + numbered


def _counted(feature: RanFeature, lang: str) -> Painted:
    many = verdicts.counts(feature.results)
    style = next(_STYLES[one] for one in reversed(Verdict) if many[one])
    return Painted(verdicts.told_counts(many, lang), style)


# A scenario that did not pass -------------------------------------------------------------------


def _reason(result: ScenarioResult) -> tuple[tuple[Finding, ...], Span | None, str | None]:
    """A step that means nothing stands in every example, or in a background: it is told once."""
    if result.findings:
        return result.findings, None, None
    return (), result.scenario.place, result.book


def _scenario(result: ScenarioResult, lang: str, width: int, others: int = 0) -> Iterator[Painted]:
    """A scenario that did not pass; `others` after it can't be run for the same reason."""
    scenario = result.scenario
    head = Painted.assemble(
        (f"{verdicts.line_of(scenario.place)}: ", "bold"),
        (verdicts.VERDICTS[result.verdict].in_language(lang), _STYLES[result.verdict]),
        (f"  {scenario.name}", "bold"),
    )
    yield from wrapped(head, width, rest=2)
    if (values := verdicts.example(result)) is not None:
        yield from wrapped(_labelled(verdicts.EXAMPLE, values, lang), width, first=2, rest=4)
    if result.book is not None:
        yield from wrapped(_labelled(verdicts.BOOK, result.book, lang), width, first=2, rest=4)
    if others:
        yield Painted(f"  {verdicts.told_others(others, lang)}", DIM)
    for step, failures in groupby(result.failures, key=lambda one: one.step):
        yield Painted("")
        yield from _step(step, width)
        for failure in failures:
            yield from _failure(failure, lang, width)
    if result.findings:
        yield Painted("")
        # The last line of what is told is empty.
        yield from list(told(result.findings, lang=lang, width=width))[:-1]


def _step(step: Step, width: int) -> Iterator[Painted]:
    line = Painted.assemble((step.keyword, "bold"), f" {step.text}")
    line.append(f"  {verdicts.line_of(step.span)}", DIM)
    yield from wrapped(line, width, first=2, rest=4)


def _failure(failure: Failure, lang: str, width: int) -> Iterator[Painted]:
    if failure.where is not None and failure.step.table is not None:
        yield from _table_row(failure.step.table, failure.where.line, width)
    yield from wrapped(Painted(failure.about.in_language(lang)), width, first=4, rest=6)
    yield from _compared(failure, lang, width)
    if failure.fired is not None:
        fired = _labelled(verdicts.GIVEN_BY, failure.fired.text.in_language(lang), lang)
        fired.append(f"  {failure.fired.span}", DIM)
        yield from wrapped(fired, width, first=6, rest=8)
    if failure.trace:
        yield Painted(f"      {verdicts.DETAIL.in_language(lang)}:", DIM)
    for one in failure.trace:
        text = one.in_language(lang)
        indent = 8 + len(text) - len(text.lstrip(" "))
        yield from wrapped(Painted(text.lstrip(" "), DIM), width, first=indent, rest=indent + 2)


def _table_row(table: Cells, line: int, width: int) -> Iterator[Painted]:
    """The header of a data table and the row that stands in a line of the file."""
    meant = next((row for row in table[1:] if row[0].span.line == line), None)
    if meant is None:
        return
    shown = (table[0], meant)
    wide = [max(cell_len(cell.text) for cell in cells) for cells in zip(*shown, strict=True)]
    for row in shown:
        cells = [padded(cell.text, room) for cell, room in zip(row, wide, strict=True)]
        yield Painted(shortened(f"    | {' | '.join(cells)} |", width), DIM)


def _compared(failure: Failure, lang: str, width: int) -> Iterator[Painted]:
    """What is expected and what is found: side by side where both fit, else one below the other."""
    sides = (
        (verdicts.EXPECTED.in_language(lang), failure.expected.in_language(lang), "green"),
        (verdicts.FOUND.in_language(lang), failure.found.in_language(lang), "red"),
    )
    wide = [max(cell_len(head), cell_len(value)) for head, value, _ in sides]
    one_line = all("\n" not in value for _, value, _ in sides)
    if one_line and 6 + sum(wide) + 2 * _GAP <= width:
        heads, values = Painted(" " * 6), Painted(" " * 6)
        for (head, value, style), room in zip(sides, wide, strict=True):
            heads.append(padded(head, room + 2 * _GAP), DIM)
            values.append(value, style)
            values.append(" " * (room + 2 * _GAP - cell_len(value)))
        for line in (heads, values):
            line.rstrip()
            yield line
        return
    for head, value, style in sides:
        yield Painted(f"      {head}", DIM)
        for part in value.splitlines():
            yield from wrapped(Painted(part, style), width, first=8, rest=8)


def _labelled(label: Text, text: str, lang: str) -> Painted:
    return Painted.assemble((f"{label.in_language(lang)}: ", DIM), text)
