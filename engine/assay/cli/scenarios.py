"""`assay scenarios`: a feature for a rule, begun."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from assay.cli.options import ForceOption, Language, LanguageOption, RulesOption, SchemaOption
from assay.cli.running import telling, write_files


def scenarios(
    rule: Annotated[
        str, typer.Argument(metavar="RULE", help="The rule's own name.", show_default=False)
    ],
    *,
    out: Annotated[
        Path | None,
        typer.Option("--out", metavar="FILE", help="Write it to this file."),
    ] = None,
    schema: SchemaOption = None,
    rules: RulesOption = None,
    force: ForceOption = False,
    lang: LanguageOption = Language.EN,
) -> None:
    """Begin a feature for a rule: an example for each row, boundary and missing figure."""
    from assay.features.scaffold import skeleton
    from assay.features.scenario import Workspace
    from assay.project import find_project

    with telling(lang, "written"):
        text = skeleton(Workspace(find_project((), schema, rules)), rule, lang.value)
    if out is None:
        typer.echo(text, nl=False)
    else:
        write_files({out: text}, force=force)
