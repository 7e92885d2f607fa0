"""`assay schema`: the JSON Schemas with which editors complete, explain and check YAML."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path
from typing import Annotated

import typer

from assay.cli.options import ForceOption, Language, LanguageOption, RulesOption, SchemaOption
from assay.cli.running import say, telling, write_files
from assay.values.text import both, counted


def schema(
    project: Annotated[
        Path,
        typer.Argument(
            metavar="PROJECT", help="The project's folder.", show_default="the one you are in"
        ),
    ] = Path(),
    *,
    out: Annotated[
        Path | None,
        typer.Option(
            "--out", metavar="DIR", help="Where to write. [default: schemas/ of the project]"
        ),
    ] = None,
    schema_: SchemaOption = None,
    rules: RulesOption = None,
    force: ForceOption = False,
    lang: LanguageOption = Language.EN,
) -> None:
    """Write JSON Schemas for editors, with the project's own kinds, fields and outcomes."""
    from assay.api import RULES, SCHEMA, load_rules, load_schema
    from assay.editor import schema_files

    with telling(lang):
        kinds = load_schema(project / SCHEMA if schema_ is None else schema_)
        library = load_rules(project / RULES if rules is None else rules)
    folder = project / "schemas" if out is None else out
    written = schema_files(kinds, library)
    write_files({folder / name: text for name, text in written.items()}, force=force)
    done = counted(len(written), "schema", "เขียนสคีมา {} ไฟล์")
    told = both("{} written to {}", "{} ลงใน {}", done, str(folder))
    say(told.in_language(lang.value))
    for stale in _stale(folder, written):
        told = both(
            "{} is the schema of no file of this project; delete it",
            "{} ไม่ใช่สคีมาของไฟล์ใดในโครงการนี้ ให้ลบทิ้ง",
            str(stale),
        )
        say(told.in_language(lang.value), err=True)


def _stale(folder: Path, written: Iterable[str]) -> list[Path]:
    """Schemas of kinds that are no longer there."""
    current = {folder / name for name in written}
    return sorted(set(folder.glob("facts/*.json")) - current)
