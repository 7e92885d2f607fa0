"""The commands put together, and what holds for all of them."""

from __future__ import annotations

import signal
import sys
from pathlib import Path
from typing import Annotated

import typer

from assay.cli.check import check
from assay.cli.compare import compare
from assay.cli.docs import docs
from assay.cli.evaluate import evaluate
from assay.cli.explain import explain
from assay.cli.mutate import mutate
from assay.cli.report import report
from assay.cli.rules import rules
from assay.cli.running import ENGINE_FAULT, WRONG_INPUT
from assay.cli.scenarios import scenarios
from assay.cli.schema import schema
from assay.cli.streams import OutputLost, guard_streams
from assay.cli.template import template
from assay.cli.test import run_features
from assay.version import VERSION

app = typer.Typer(
    name="assay",
    help="Scores an agency's KPIs, projects and budget from facts and written rules.",
    add_completion=False,
    no_args_is_help=True,
    pretty_exceptions_enable=False,
    rich_markup_mode=None,
)
app.command()(evaluate)
app.command()(explain)
app.command()(check)
app.command()(rules)
app.command()(schema)
app.command("test")(run_features)
app.command()(mutate)
app.command()(scenarios)
app.command()(docs)
app.command()(compare)
app.command()(report)
app.command()(template)


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
        Path.cwd()
    except OSError:
        typer.echo("Error: the folder you are in is not there any more", err=True)
        raise SystemExit(WRONG_INPUT) from None
    try:
        try:
            app(prog_name="assay")
        finally:
            sys.stdout.flush()
    except OutputLost as lost:
        typer.echo(f"Error: standard output can't be written: {lost}", err=True)
        raise SystemExit(WRONG_INPUT) from None
    except Exception as fault:
        # Any other exception is a mistake in the program; it must not pass for "findings" (1).
        sys.excepthook(type(fault), fault, fault.__traceback__)
        raise SystemExit(ENGINE_FAULT) from fault
