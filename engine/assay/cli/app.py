"""The commands put together, and what holds for all of them."""

from __future__ import annotations

import io
import signal
import sys
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
from assay.cli.running import ENGINE_FAULT
from assay.cli.scenarios import scenarios
from assay.cli.schema import schema
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
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            # Thai must come out whatever the locale says.
            stream.reconfigure(encoding="utf-8", errors="backslashreplace")
    # A closed pipe (`assay ... | head`) and an interrupt end the program as they end any other.
    for name in ("SIGPIPE", "SIGINT"):
        if hasattr(signal, name):
            signal.signal(getattr(signal, name), signal.SIG_DFL)
    try:
        app(prog_name="assay")
    except Exception as fault:
        # Any other exception is a mistake in the program; it must not pass for "findings" (1).
        sys.excepthook(type(fault), fault, fault.__traceback__)
        raise SystemExit(ENGINE_FAULT) from fault
