"""`assay scenarios`: a feature for a rule, begun."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from assay.cli.options import Language, LanguageOption, RulesOption, SchemaOption
from assay.cli.running import telling, usage, write_file
from assay.values.text import both


def scenarios(
    rule: Annotated[
        str, typer.Argument(metavar="RULE", help="The rule's own name.", show_default=False)
    ],
    *,
    out: Annotated[
        Path | None,
        typer.Option(
            "--out", metavar="FILE", help="Write it to this file, which must not be there yet."
        ),
    ] = None,
    schema: SchemaOption = None,
    rules: RulesOption = None,
    lang: LanguageOption = Language.EN,
) -> None:
    """Begin a feature for a rule: an example for each row, boundary and missing figure."""
    from assay.features.scaffold import skeleton
    from assay.features.scenario import Workspace
    from assay.project import find_project

    if out is not None and out.exists():
        usage(
            both(
                "{} is there already: name another file, or take it away first",
                "มี {} อยู่แล้ว ให้ระบุไฟล์อื่น หรือย้ายไฟล์เดิมออกก่อน",
                str(out),
            )
        )
    with telling(lang, "written"):
        text = skeleton(Workspace(find_project((), schema, rules)), rule, lang.value)
    if out is None:
        typer.echo(text, nl=False)
    else:
        write_file(out, text)
