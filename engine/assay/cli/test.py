"""`assay test`: the scenarios of the features run, and what they cover of the rules."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from assay.cli.options import (
    ForceOption,
    Format,
    Language,
    LanguageOption,
    QuietOption,
    RulesOption,
    SchemaOption,
)
from assay.cli.running import judged, percent, show, telling, usage, write_files

if TYPE_CHECKING:
    from assay.features.coverage import Coverage
    from assay.features.scenario import ScenarioResult, Workspace
    from assay.features.scenario.suite import Suite
    from assay.features.scenario.tags import Selection


def run_features(
    paths: Annotated[
        list[Path] | None,
        typer.Argument(
            metavar="PATH",
            help="Run these features, or those in these folders.",
            show_default="all features of the project you are in",
        ),
    ] = None,
    *,
    tags: Annotated[
        str,
        typer.Option(
            "--tags",
            metavar="EXPR",
            help="Run the scenarios with these tags: '@rule:overspending and not @quarter'.",
        ),
    ] = "",
    schema: SchemaOption = None,
    rules: RulesOption = None,
    format_: Annotated[
        Format, typer.Option("--format", help="A report to read, or JSON.")
    ] = Format.TEXT,
    junit: Annotated[
        Path | None, typer.Option("--junit", metavar="FILE", help="Write the results as JUnit XML.")
    ] = None,
    summary: Annotated[
        Path | None,
        typer.Option(
            "--summary", metavar="FILE", help="Write a summary in Markdown: agency by rule."
        ),
    ] = None,
    cover: Annotated[
        bool,
        typer.Option("--cover", help="Show which rows, levels and boundaries are covered."),
    ] = False,
    cover_min: Annotated[
        str | None,
        typer.Option(
            "--cover-min", metavar="PERCENT", help="Exit with 1 where less than this is covered."
        ),
    ] = None,
    cover_json: Annotated[
        Path | None,
        typer.Option("--cover-json", metavar="FILE", help="Write what is covered as JSON."),
    ] = None,
    cover_html: Annotated[
        Path | None,
        typer.Option(
            "--cover-html", metavar="FILE", help="Write a page of each rule with what is covered."
        ),
    ] = None,
    force: ForceOption = False,
    quiet: QuietOption = False,
    sentences: Annotated[
        bool, typer.Option("--sentences", help="List the sentences that features are written in.")
    ] = False,
    lang: LanguageOption = Language.EN,
) -> None:
    """Run the scenarios of the features against the rules."""
    if sentences:
        _list_sentences(lang)
        return
    least = None if cover_min is None else percent(cover_min, "--cover-min")
    selection = _selection(tags, lang)
    from assay.features.scenario import Workspace
    from assay.project import find_project

    with telling(lang, "tested"):
        project = find_project(paths or [], schema, rules)
        workspace = Workspace(project)
        features = _within(project.features, paths or [])
        suite, results = judged(workspace, features, lang, selection)
    _show(results, suite, format_, lang, quiet=quiet)
    files: dict[Path, str | bytes] = {}
    if junit is not None:
        from assay.report.machine.junit import to_junit

        files[junit] = to_junit(results, suite.findings, lang=lang.value)
    if summary is not None:
        from assay.report.summary import markdown_summary

        ids = {rule.id for rule in workspace.library.rules}
        files[summary] = markdown_summary(results, suite.findings, rules=ids, lang=lang.value)
    short = False
    if cover or least is not None or cover_json is not None or cover_html is not None:
        with telling(lang, "tested"):
            coverage = _covered(results, workspace, narrowed=bool(paths or tags))
        if cover or least is not None:
            _show_coverage(coverage, format_, lang, quiet=quiet)
        files |= _coverage_files(coverage, workspace, cover_json, cover_html, lang)
        short = least is not None and coverage.count().percent < least
    write_files(files, force=force)
    if short or suite.findings or not results or any(not one.passed for one in results):
        raise typer.Exit(1)


def _show(
    results: Sequence[ScenarioResult],
    suite: Suite,
    format_: Format,
    lang: Language,
    *,
    quiet: bool,
) -> None:
    findings = (*suite.findings, *suite.warnings)
    if format_ is Format.JSON:
        from assay.report.machine.scenarios_json import scenarios_json

        typer.echo(scenarios_json(results, findings, lang.value), nl=False)
        return
    from assay.terminal.scenarios import scenarios_report

    show(
        lambda width: scenarios_report(
            results, findings, lang=lang.value, width=width, listed=not quiet
        )
    )


def _selection(tags: str, lang: Language) -> Selection:
    from assay.features.scenario.tags import WrongTags, parse_selection

    try:
        return parse_selection(tags)
    except WrongTags as wrong:
        usage(wrong.message)


def _within(features: Sequence[Path], paths: Sequence[Path]) -> list[Path]:
    """The features that are named, or lie in folders that are; all where nothing is named."""
    wanted = [path.resolve() for path in paths]
    return [
        feature
        for feature in features
        if not wanted
        or any(one == feature.resolve() or one in feature.resolve().parents for one in wanted)
    ]


def _covered(
    results: Sequence[ScenarioResult], workspace: Workspace, *, narrowed: bool
) -> Coverage:
    """What is covered of all rules; of a narrowed run, of those that its scenarios are about."""
    from assay.features.coverage import covered
    from assay.features.scenario.tags import rules_named
    from assay.features.scenario.workspace import first_days

    plans = [workspace.plan(day) for day in first_days(workspace.library)]
    coverage = covered(results, workspace.schema, plans)
    if not narrowed:
        return coverage
    ids = {rule.id for rule in workspace.library.rules}
    about = {rule for result in results for rule in rules_named(result.scenario, ids)}
    return coverage.of_rules(about)


def _show_coverage(coverage: Coverage, format_: Format, lang: Language, *, quiet: bool) -> None:
    if format_ is Format.JSON:
        return  # standard output holds one document; --cover-json writes the other
    from assay.terminal.coverage import coverage_report

    show(lambda width: coverage_report(coverage, lang=lang.value, width=width, listed=not quiet))


def _coverage_files(
    coverage: Coverage, workspace: Workspace, json: Path | None, html: Path | None, lang: Language
) -> Mapping[Path, str]:
    """What is covered, by the files it is asked for in."""
    files: dict[Path, str] = {}
    if json is not None:
        from assay.report.machine.coverage_json import coverage_json

        files[json] = coverage_json(coverage, lang.value)
    if html is not None:
        from assay.site.coverage import coverage_page

        files[html] = coverage_page(coverage, workspace, lang.value)
    return files


def _list_sentences(lang: Language) -> None:
    from assay.terminal.sentences import sentence_list

    show(lambda width: sentence_list(lang.value, width))
