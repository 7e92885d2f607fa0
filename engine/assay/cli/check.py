"""`assay check`: everything that is wrong with a project's files, at once."""

from __future__ import annotations

from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Final

import typer

from assay.cli.options import (
    FailOn,
    FailOnOption,
    Language,
    LanguageOption,
    RulesOption,
    SchemaOption,
)
from assay.cli.progress import progressing
from assay.cli.running import fail_where_grave, show, telling

if TYPE_CHECKING:
    from assay.check import Checked, Project


_WORK: Final = {Language.EN: "Checking", Language.TH: "กำลังตรวจ"}


class CheckFormat(StrEnum):
    """What the findings are written as."""

    TEXT = "text"
    JSON = "json"
    SARIF = "sarif"
    GITHUB = "github"


def check(
    paths: Annotated[
        list[Path] | None,
        typer.Argument(
            metavar="PATH",
            help="Report on these files and folders only.",
            show_default="all of the project you are in",
        ),
    ] = None,
    *,
    schema: SchemaOption = None,
    rules: RulesOption = None,
    format_: Annotated[
        CheckFormat,
        typer.Option(
            "--format",
            help="A list to read, JSON, SARIF 2.1.0, or annotations of GitHub Actions.",
        ),
    ] = CheckFormat.TEXT,
    lang: LanguageOption = Language.EN,
    fail_on: FailOnOption = FailOn.WARNING,
) -> None:
    """Check schema, rules, fact books and features: every mistake at its line, every gap."""
    from assay.check import check as check_project
    from assay.check import find_project

    wanted = paths or []
    with telling(lang, "checked"):
        project = find_project(wanted, schema, rules)
    with progressing(_WORK[lang]) as progress:
        checked = _with_scorecard(check_project(project, progress), project)
    if wanted:
        checked = checked.narrowed(wanted)
    _print(checked, format_, lang)
    fail_where_grave(checked.findings, fail_on)


def _with_scorecard(checked: Checked, project: Project) -> Checked:
    """With what is wrong with the scorecard, whose names are those of schema and rules."""
    from assay.scorecard.layout import find_layout

    if checked.schema is None or checked.plan is None:
        return checked
    _, findings = find_layout(project.schema_file, checked.schema, checked.plan)
    return checked.with_findings(findings)


def _print(checked: Checked, format_: CheckFormat, lang: Language) -> None:
    match format_:
        case CheckFormat.JSON:
            from assay.report.machine.findings_json import findings_json

            typer.echo(findings_json(checked.findings, lang.value), nl=False)
        case CheckFormat.SARIF:
            from assay.report.machine.sarif import to_sarif

            typer.echo(to_sarif(checked.findings, lang.value), nl=False)
        case CheckFormat.GITHUB:
            from assay.report.machine.github import github_commands

            for line in github_commands(checked.findings, lang.value):
                typer.echo(line)
        case CheckFormat.TEXT:
            from assay.terminal.checked import checked_report

            show(lambda width: checked_report(checked, lang=lang.value, width=width))
