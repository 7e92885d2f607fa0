"""`assay rules`: the rules in force on a day, with their sources and digests."""

from __future__ import annotations

import datetime as dt
from typing import Annotated, Final

import typer

from assay.cli.options import Format, Language, LanguageOption, RulesOption
from assay.cli.running import day_of, show, telling, usage
from assay.values.text import Text


def rules(
    *,
    on: Annotated[
        str | None,
        typer.Option(
            "--on",
            metavar="DATE",
            help="The day, as 2020-09-30, 30/9/2563 or '30 ก.ย. 2563'. [default: today]",
        ),
    ] = None,
    all_: Annotated[
        bool, typer.Option("--all", help="List every version of every rule, whatever the day.")
    ] = False,
    rules_folder: RulesOption = None,
    format_: Annotated[
        Format, typer.Option("--format", help="A table to read, or JSON.")
    ] = Format.TEXT,
    lang: LanguageOption = Language.EN,
) -> None:
    """List the rules in force on a day: what each is about, its period, source and digest."""
    from assay.api import load_rules
    from assay.check import find_project

    if all_ and on is not None:
        usage(_ALL_DAYS)
    today = dt.datetime.now().astimezone().date()
    day = None if all_ else today if on is None else day_of(on, "--on")
    with telling(lang, "listed"):
        folder = find_project().rules_folder if rules_folder is None else rules_folder
        library = load_rules(folder)
    listed = library.rules if day is None else library.in_force(day)
    if format_ is Format.JSON:
        from assay.report.machine.rules_json import rules_json

        typer.echo(rules_json(listed, day, lang.value), nl=False)
        return
    from assay.terminal.rule_list import rule_list

    others = [rule for rule in library.rules if rule not in listed]
    show(lambda width: rule_list(listed, day, others, lang=lang.value, width=width))


_ALL_DAYS: Final = Text(
    "--all lists the versions of all days: leave --on out",
    "--all แสดงทุกฉบับของทุกวัน จึงไม่ต้องระบุ --on",
)
