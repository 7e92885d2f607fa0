"""`assay mutate`: whether the scenarios would notice a small mistake in a rule."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Final, NoReturn

import typer

from assay.cli.options import (
    Format,
    Language,
    LanguageOption,
    QuietOption,
    RulesOption,
    SchemaOption,
)
from assay.cli.progress import progressing
from assay.cli.running import percent, show, telling, usage
from assay.values.text import Text, both

if TYPE_CHECKING:
    from assay.features.mutation import Mutant, MutationReport
    from assay.features.scenario import ScenarioResult
    from assay.finding import Finding

MEMORY: Final = Path(".assay/mutants.json")
"""Where results are kept from run to run, in the project's folder."""


def mutate(
    names: Annotated[
        list[str] | None,
        typer.Argument(metavar="RULE", help="Change these rules only.", show_default="all rules"),
    ] = None,
    *,
    schema: SchemaOption = None,
    rules: RulesOption = None,
    afresh: Annotated[
        bool,
        typer.Option("--afresh", help="Run unchanged rules again, and keep no results."),
    ] = False,
    least: Annotated[
        str,
        typer.Option(
            "--min", metavar="PERCENT", help="Exit with 1 where less than this is noticed."
        ),
    ] = "100",
    format_: Annotated[
        Format, typer.Option("--format", help="A report to read, or JSON.")
    ] = Format.TEXT,
    quiet: QuietOption = False,
    lang: LanguageOption = Language.EN,
) -> None:
    """Change one thing at a time in the rules, and see whether a scenario notices it."""
    wanted = percent(least, "--min")
    from assay.features.mutation import Memory, ScenariosFail, remedies
    from assay.features.mutation import mutate as run_mutants
    from assay.features.scenario import ScenarioResult, Workspace, suite_of
    from assay.project import find_project

    with telling(lang, "changed"):
        project = find_project((), schema, rules)
        workspace = Workspace(project)
        known = {rule.id for rule in workspace.library.rules}
        for name in names or ():
            if name not in known:
                usage(_no_rule(name, known))
        suite = suite_of(workspace, project.features)
        unrun = [one for one in suite.scenarios if isinstance(one, ScenarioResult)]
        if unrun or suite.findings:
            _end(unrun, suite.findings, lang)
        memory = Memory(None if afresh else project.folder / MEMORY)
        try:
            with progressing(_WORK[lang]) as progress:
                report = run_mutants(
                    workspace,
                    suite.prepared,
                    set(names) if names else None,
                    memory=memory,
                    progress=progress,
                )
        except ScenariosFail as failed:
            _end(failed.results, (), lang)
        with progressing(_REMEDIES[lang]) as progress:
            found, unsought = remedies(workspace, report.survivors, lang.value, progress)
    _show(report, found, format_, lang, quiet=quiet, unsought=unsought)
    if report.total.percent < wanted:
        raise typer.Exit(1)


_REMEDIES: Final = {
    Language.EN: "Looking for scenarios that would notice",
    Language.TH: "กำลังหากรณีทดสอบที่จะจับได้",
}
_WORK: Final = {Language.EN: "Changing rules", Language.TH: "กำลังทดลองแก้เกณฑ์"}


def _end(
    results: Sequence[ScenarioResult], findings: Sequence[Finding], lang: Language
) -> NoReturn:
    """Tells of scenarios that do not pass by the rules as they stand, and ends the command."""
    from assay.terminal.scenarios import scenarios_report

    show(
        lambda width: scenarios_report(
            results, findings, lang=lang.value, width=width, listed=False
        ),
        err=True,
    )
    usage(_MEND)


_MEND: Final = Text(
    "no rule was changed: every scenario must pass by the rules as they stand",
    "ยังไม่ได้ทดลองแก้เกณฑ์ เพราะทุกกรณีทดสอบต้องผ่านด้วยเกณฑ์ที่ใช้อยู่ก่อน",
)


def _no_rule(name: str, known: set[str]) -> Text:
    from assay.values.words import known_names

    near = known_names(name, sorted(known))
    return both("there is no rule `{}`: {}", "ไม่มีเกณฑ์ `{}` {}", name, near)


def _show(
    report: MutationReport,
    remedies: Mapping[Mutant, str],
    format_: Format,
    lang: Language,
    *,
    quiet: bool,
    unsought: int,
) -> None:
    if format_ is Format.JSON:
        from assay.report.machine.mutation_json import mutation_json

        typer.echo(mutation_json(report, lang.value, remedies), nl=False)
        return
    from assay.terminal.mutation import mutation_report

    show(
        lambda width: mutation_report(
            report,
            lang=lang.value,
            width=width,
            listed=not quiet,
            remedies=remedies,
            unsought=unsought,
        )
    )
