"""`assay docs`: the rules as pages to read, with the scenarios that prove them."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Final

import typer

from assay.cli.options import ForceOption, Language, LanguageOption, RulesOption, SchemaOption
from assay.cli.progress import progressing
from assay.cli.running import day_of, judged, say, telling, write_files

if TYPE_CHECKING:
    from assay.features.scenario import ScenarioResult, Workspace
    from assay.plan import Plan
    from assay.values.text import Text


_WORK: Final = {Language.EN: "Writing pages", Language.TH: "กำลังเขียนหน้าเอกสาร"}


def docs(
    out: Annotated[
        Path, typer.Option("--out", metavar="DIR", help="The folder of the pages.")
    ] = Path("site"),
    *,
    on: Annotated[
        str | None,
        typer.Option(
            "--on",
            metavar="DATE",
            help="The day on which a rule counts as in force. [default: the last book's day]",
        ),
    ] = None,
    run: Annotated[
        bool, typer.Option("--run/--no-run", help="Run the scenarios and show their results.")
    ] = True,
    schema: SchemaOption = None,
    rules: RulesOption = None,
    force: ForceOption = False,
    lang: LanguageOption = Language.EN,
) -> None:
    """Write each rule as a page: sentences, tables, its scenarios and its history."""
    from assay.features.scenario import Workspace, read_feature, translated
    from assay.project import find_project
    from assay.site import Documentation, render_docs

    with telling(lang, "written"):
        project = find_project((), schema, rules)
        workspace = Workspace(project)
        features = [feature for path in project.features if (feature := read_feature(path)[0])]
        results = _results(workspace, lang) if run else None
        with progressing(_WORK[lang]):
            documentation = Documentation(
                schema=workspace.schema,
                library=workspace.library,
                day=_day(on, workspace),
                plan_on=lambda day: _plan(workspace, day),
                results=results,
                features=features,
                twins={
                    one.file: twin
                    for one in features
                    if (twin := translated(one, workspace.vocabulary)) is not None
                },
                units=_units(workspace),
            )
            pages = render_docs(documentation, lang=lang.value)
    write_files({out / path: text for path, text in pages.items()}, force=force)
    say(f"{out / 'index.html'}")


def _day(on: str | None, workspace: Workspace) -> dt.date:
    from assay.features.scenario.workspace import first_days

    if on is not None:
        return day_of(on, "--on")
    days = [workspace.book(name).as_of for name in workspace.books]
    return max(days, default=first_days(workspace.library)[-1])


def _plan(workspace: Workspace, day: dt.date) -> Plan | None:
    from assay.finding import InvalidInput

    try:
        return workspace.plan(day)
    except InvalidInput:
        return None


def _results(workspace: Workspace, lang: Language) -> Mapping[str, list[ScenarioResult]]:
    from assay.features.scenario.tags import rules_named

    found: dict[str, list[ScenarioResult]] = {}
    ids = {rule.id for rule in workspace.library.rules}
    _, results = judged(workspace, workspace.project.features, lang)
    for result in results:
        for rule in rules_named(result.scenario, ids):
            found.setdefault(rule, []).append(result)
    return found


def _units(workspace: Workspace) -> Mapping[str, Text]:
    from assay.scorecard.layout import find_layout

    days = [workspace.book(name).as_of for name in workspace.books]
    if not days:
        return {}
    layout, _ = find_layout(
        workspace.project.schema_file, workspace.schema, workspace.plan(max(days))
    )
    return {} if layout is None else layout.units
