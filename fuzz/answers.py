"""What the engine must answer to any input: sound findings, or an evaluation that can be shown.

`answer` puts a project to the engine in every way that a user can and returns the codes of the
findings. Whatever else happens (an exception, a finding without its place, something written) is
a fault of the engine; those that raise nothing of their own are told by `Fault`.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator, Mapping
from decimal import Decimal
from itertools import islice
from pathlib import Path
from typing import Final
from xml.parsers.expat import ParserCreate

from assay.api import Inputs, evaluate_inputs, load_inputs
from assay.check import Checked, check, find_project
from assay.compare import compare, find_comparing
from assay.compare.spec import FILE
from assay.contents.contents import contents_of
from assay.contents.scored import Scored
from assay.features.scenario import Workspace as Scenarios
from assay.features.scenario import suite_of
from assay.finding import Finding, InvalidInput, Span, errors
from assay.outcome import Evaluation
from assay.project import Project
from assay.report.html import html_report
from assay.report.machine.csv_report import csv_report
from assay.report.machine.findings_json import findings_json
from assay.report.machine.github import github_commands
from assay.report.machine.json_report import to_json
from assay.report.machine.junit import to_junit
from assay.report.machine.sarif import to_sarif
from assay.report.machine.scenarios_json import scenarios_json
from assay.report.markdown_report import markdown_report
from assay.report.summary import markdown_summary
from assay.scorecard.layout import Layout, find_layout
from assay.terminal.checked import checked_report
from assay.terminal.comparison import comparison_report
from assay.terminal.complaints import complaints
from assay.terminal.explanation import explanation
from assay.terminal.scenarios import scenarios_report
from assay.terminal.scorecard import brief, scorecard
from assay.values.text import LANGUAGES, Text
from fuzz.projects import Workspace

LOADED: Final = "(evaluated)"
"""Stands among the codes of an input that was sound enough to be evaluated."""

_CODE: Final = re.compile(r"[a-z0-9][a-z0-9.-]*")
_BREAK: Final = re.compile(r"\r\n|\n|\r")
_INTERNAL: Final = re.compile(
    r"<class |<function | object at 0x|Decimal\(|Traceback|ValidationError|PydanticCustom|"
    r"Scalar\(|Entries\(|Items\(|frozenset\(|datetime\.date\("
)
_TRACES: Final = 3
_FEATURES: Final = 3
"""So many features are run where none of them is the file that is spoiled."""


class Fault(Exception):
    """An answer that is none: what is wrong with it."""


def answer(workspace: Workspace, file: str | None = None) -> frozenset[str]:
    """The codes of all findings about a project as it stands; `LOADED` where it was evaluated.

    `file` is the one that is spoiled: of features, it is that one which is run. Raises Fault, or
    whatever the engine raises.
    """
    before = list(workspace.contents())
    project = find_project(here=workspace.folder)
    checked = check(project)
    codes = _told(checked.findings)
    for language in LANGUAGES:
        for line in checked_report(checked, lang=language, width=80):
            _shown(line.plain)
    try:
        inputs = load_inputs(workspace.book)
    except InvalidInput as invalid:
        if not errors(invalid.findings):
            raise Fault("the input is refused without an error") from invalid
        if not errors(checked.findings):
            raise Fault("what is checked without an error is refused") from invalid
        codes |= _told(invalid.findings)
        for language in LANGUAGES:
            for line in complaints(invalid.findings, lang=language, width=80):
                _shown(line.plain)
    else:
        codes |= _evaluated(inputs, file) | {LOADED}
    codes |= _tested(project, checked, file)
    if list(workspace.contents()) != before:
        raise Fault("the engine wrote into the project")
    return codes


def _told(findings: tuple[Finding, ...]) -> frozenset[str]:
    """The codes of findings, which must be sound and fit for every format."""
    judge(findings)
    json.loads(findings_json(findings, "th"))
    json.loads(to_sarif(findings, "en"))
    for line in github_commands(findings, "th"):
        _shown(line)
    return frozenset(one.code for one in findings)


def _evaluated(inputs: Inputs, file: str | None) -> frozenset[str]:
    evaluation = evaluate_inputs(inputs, matcher="both")
    codes = _told(evaluation.findings)
    layout, findings = find_layout(inputs.schema_file, inputs.book.schema, inputs.plan)
    if layout is None and not findings:
        raise Fault("the scorecard's layout is refused without a finding")
    codes |= _told(findings)
    json.loads(to_json(evaluation, "th"), parse_int=Decimal, parse_float=Decimal)
    if layout is not None:
        for language in LANGUAGES:
            scored = Scored(evaluation, layout, inputs.library)
            for line in (*scorecard(scored, lang=language), *brief(scored, lang=language)):
                _shown(line.plain)
        codes |= _reported(inputs, evaluation, layout, file)
    for fact, outcome in islice(evaluation.all_outcomes(), _TRACES):
        for line in explanation(evaluation, evaluation.trace(fact, outcome.name), lang="th"):
            _shown(line.plain)
    return codes


def _reported(
    inputs: Inputs, evaluation: Evaluation, layout: Layout, file: str | None
) -> frozenset[str]:
    """The codes of what is wrong with a comparison, and the report in its forms.

    The report is held against its plan only where that is what is spoiled: it takes long.
    """
    comparing, findings = find_comparing(inputs.schema_file, inputs.book.schema, inputs.plan)
    if comparing is None and not findings:
        raise Fault("what is compared is refused without a finding")
    comparison = None
    if comparing is not None and file is not None and file.endswith(FILE):
        comparison = compare(evaluation, comparing)
        for line in comparison_report(comparison, lang="th", width=80):
            _shown(line.plain)
    contents = contents_of(evaluation, layout, inputs.library, comparison)
    html_report(contents)
    for language in LANGUAGES:
        _shown(markdown_report(contents, lang=language))
        for table in csv_report(contents, lang=language).values():
            _shown(table)
    return _told(findings)


def _tested(project: Project, checked: Checked, file: str | None) -> frozenset[str]:
    """The codes of what is wrong with scenarios, which are run and reported in every form."""
    ours = [path for path in project.features if file is not None and path.match(file)]
    opened = Scenarios(project)
    try:
        suite = suite_of(opened, ours or project.features[:_FEATURES])
        results = suite.run(opened)
        rules = {rule.id for rule in opened.library.rules}
    except InvalidInput as invalid:
        if not errors(checked.findings):
            raise Fault("what is checked without an error can't be tested") from invalid
        return _told(invalid.findings)
    findings = (*suite.findings, *(one for result in results for one in result.findings))
    if errors(findings) and not errors(checked.findings):
        raise Fault(f"what is checked without an error can't be run: {findings}")
    json.loads(scenarios_json(results, suite.findings, "th"))
    ParserCreate().Parse(to_junit(results, suite.findings, lang="en"), True)
    _shown(markdown_summary(results, suite.findings, rules=rules, lang="th"))
    for language in LANGUAGES:
        for line in scenarios_report(results, suite.findings, lang=language, width=80):
            _shown(line.plain)
    return _told(findings)


def _shown(line: str) -> None:
    line.encode("utf-8")


# Findings -------------------------------------------------------------------------------------


def judge(findings: Iterable[Finding]) -> None:
    """Refuses findings that a person could make nothing of. Raises Fault."""
    known: dict[str, Mapping[int, int] | None] = {}
    for finding in findings:
        for wrong in _faults(finding, known):
            raise Fault(f"{wrong}: {finding}")


def _faults(finding: Finding, known: dict[str, Mapping[int, int] | None]) -> Iterator[str]:
    if not _CODE.fullmatch(finding.code):
        yield "the code is not in kebab case"
    yield from _unreadable("message", finding.message)
    if finding.hint is not None:
        yield from _unreadable("hint", finding.hint)
    if finding.span is None:
        yield "the finding has no place"
    else:
        yield from _misplaced(finding.span, known)
    for one in finding.related:
        yield from _unreadable("related message", one.message)
        yield from _misplaced(one.span, known)


def _unreadable(what: str, text: Text) -> Iterator[str]:
    for language in LANGUAGES:
        said = text.in_language(language)
        if not said.strip():
            yield f"the {what} is empty"
        if _INTERNAL.search(said):
            yield f"the {what} speaks of the program's insides"


def _misplaced(span: Span, known: dict[str, Mapping[int, int] | None]) -> Iterator[str]:
    """A span must lie in its file; a folder or a file that is not there has no lines."""
    if span.file not in known:
        known[span.file] = _lengths(Path(span.file))
    lengths = known[span.file]
    if lengths is None:
        if (span.line, span.column, span.end_line, span.end_column) != (1, 1, 0, 0):
            yield "the place is in no file"
        return
    if not _within(span.line, span.column, lengths):
        yield "the place begins outside its file"
    if (span.end_line, span.end_column) != (0, 0):
        if not _within(span.end_line, span.end_column, lengths):
            yield "the place ends outside its file"
        if (span.end_line, span.end_column) < (span.line, span.column):
            yield "the place ends before it begins"


def _within(line: int, column: int, lengths: Mapping[int, int]) -> bool:
    return line in lengths and 1 <= column <= lengths[line] + 1


def _lengths(path: Path) -> Mapping[int, int] | None:
    """The number of characters of each line, counted from 1; null where there is no file."""
    try:
        if not path.is_file():  # a pipe would never end
            return None
        text = path.read_bytes().decode("utf-8-sig", "replace")
    except (OSError, ValueError):
        return None
    lengths, start = {}, 0
    breaks = [(found.start(), found.end()) for found in _BREAK.finditer(text)]
    for number, (end, after) in enumerate([*breaks, (len(text), 0)], start=1):
        # A place may stand on the line break itself.
        lengths[number] = end - start + max(after - end - 1, 0)
        start = after
    return lengths
