"""The options that commands have in common."""

from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer


class Language(StrEnum):
    """The language of titles, messages and dates."""

    TH = "th"
    EN = "en"


class Engine(StrEnum):
    """The matcher of decision tables."""

    RETE = "rete"
    REFERENCE = "reference"
    BOTH = "both"


class Format(StrEnum):
    """What a command prints: text to read, or JSON for a program."""

    TEXT = "text"
    JSON = "json"


class FailOn(StrEnum):
    """The least severity of a finding that makes the exit status 1."""

    ERROR = "error"
    WARNING = "warning"
    NEVER = "never"


BookArgument = Annotated[
    Path,
    typer.Argument(
        metavar="BOOK",
        help="The fact book: a folder with book.yaml, or a workbook (.xlsx).",
        show_default=False,
    ),
]
SchemaOption = Annotated[
    Path | None,
    typer.Option(
        "--schema",
        metavar="FILE",
        help="The schema of the facts. [default: facts/schema.yaml of the book's project]",
    ),
]
RulesOption = Annotated[
    Path | None,
    typer.Option(
        "--rules",
        metavar="DIR",
        help="The folder of rules. [default: rules/ of the book's project]",
    ),
]
PlanOption = Annotated[
    Path | None,
    typer.Option(
        "--plan",
        metavar="BOOK",
        help="The plan's fact book, or an earlier report's, to hold the report against. "
        "[default: the plan that the book itself holds]",
    ),
]
ForceOption = Annotated[
    bool,
    typer.Option("--force", help="Replace files that assay did not write; a fact book never."),
]
QuietOption = Annotated[
    bool,
    typer.Option("--quiet", "-q", help="Leave out what is right: tell of faults, and the totals."),
]
FailOnOption = Annotated[
    FailOn, typer.Option("--fail-on", help="Exit with 1 where there are findings so grave.")
]
LanguageOption = Annotated[
    Language,
    typer.Option("--lang", envvar="ASSAY_LANG", help="The language of titles and messages."),
]
EngineOption = Annotated[
    Engine | None,
    typer.Option(
        "--engine",
        help="What matches decision tables: durable_rules, the small reference matcher, or both, "
        "which must agree. [default: rete, or reference where durable_rules is not installed]",
    ),
]
