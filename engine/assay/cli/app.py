"""The commands put together, and what holds for all of them."""

from __future__ import annotations

import os
import signal
import sys
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Annotated

import typer

from assay.cli.check import check
from assay.cli.compare import compare
from assay.cli.docs import docs
from assay.cli.evaluate import evaluate
from assay.cli.explain import explain
from assay.cli.mutate import mutate
from assay.cli.options import Language
from assay.cli.report import report
from assay.cli.rules import rules
from assay.cli.running import ENGINE_FAULT, WRONG_INPUT, Stopped, say, usage
from assay.cli.scenarios import scenarios
from assay.cli.schema import schema
from assay.cli.speaking import WRONG, Command, Commands, complaint, in_thai, language_of, thai_help
from assay.cli.streams import OutputLost, guard_streams
from assay.cli.template import template
from assay.cli.test import run_features
from assay.values.text import Text, both
from assay.version import VERSION

app = typer.Typer(
    name="assay",
    help="Scores an agency's KPIs, projects and budget from facts and written rules.",
    add_completion=False,
    no_args_is_help=True,
    cls=Commands,
    pretty_exceptions_enable=False,
    rich_markup_mode=None,
)
app.command(cls=Command)(evaluate)
app.command(cls=Command)(explain)
app.command(cls=Command)(check)
app.command(cls=Command)(rules)
app.command(cls=Command)(schema)
app.command("test", cls=Command)(run_features)
app.command(cls=Command)(mutate)
app.command(cls=Command)(scenarios)
app.command(cls=Command)(docs)
app.command(cls=Command)(compare)
app.command(cls=Command)(report)
app.command(cls=Command)(template)


def _version(wanted: bool) -> None:
    if wanted:
        typer.echo(f"assay {VERSION}")
        raise typer.Exit


@app.callback()
def options(
    version: Annotated[
        bool,
        typer.Option("--version", callback=_version, is_eager=True, help="Show the version."),
    ] = False,
) -> None:
    """Scores an agency's KPIs, projects and budget from facts and written rules."""


def main() -> None:
    """Runs the command line and ends the process with its exit status.

    0: done; 1: findings at the level of --fail-on; 2: the input or the usage is wrong; 3: a fault
    of the engine.
    """
    guard_streams()
    # A closed pipe (`assay ... | head`) and an interrupt end the program as they end any other.
    for name in ("SIGPIPE", "SIGINT"):
        if hasattr(signal, name):
            signal.signal(getattr(signal, name), signal.SIG_DFL)
    try:
        status = _status(sys.argv[1:])
        sys.stdout.flush()
    except OutputLost as lost:
        lang = language_of(sys.argv[1:], os.environ)
        why = both("standard output can't be written: {}", "เขียนผลออกไม่ได้: {}", str(lost))
        say(f"{WRONG[lang]}: {why.in_language(lang.value)}", err=True)
        status = WRONG_INPUT
    raise SystemExit(status)


def _stand_somewhere() -> None:
    """Ends the command where the folder is no longer there that it is started in."""
    try:
        Path.cwd()
    except OSError:
        usage(
            Text(
                "the folder that you are in is no longer there: go to one that is",
                "โฟลเดอร์ที่ใช้งานอยู่ถูกลบไปแล้ว ให้ไปที่โฟลเดอร์อื่นก่อน",
            )
        )


def _names(command: object) -> Iterable[str]:
    return getattr(command, "commands", {})


def _status(arguments: Sequence[str]) -> int:
    """Runs a command line and gives its exit status, every complaint told in its language."""
    lang = language_of(arguments, os.environ)
    command = typer.main.get_command(app)
    if lang is Language.TH:
        in_thai(command, thai_help())
    by_language = {name: {"lang": lang.value} for name in _names(command)}
    try:
        _stand_somewhere()
        status = command.main(
            [*arguments], "assay", standalone_mode=False, obj=lang, default_map=by_language
        )
    except OutputLost:
        raise
    except Stopped as stopped:
        say(f"{WRONG[lang]}: {stopped.message.in_language(lang.value)}", err=True)
        return stopped.status
    except Exception as fault:
        if hasattr(fault, "format_message"):  # the parser's own, of whichever release
            say(complaint(fault, lang), err=True)
            return WRONG_INPUT
        # Any other exception is a mistake in the program; it must not pass for "findings" (1).
        sys.excepthook(type(fault), fault, fault.__traceback__)
        raise SystemExit(ENGINE_FAULT) from fault
    return status if isinstance(status, int) else 0
