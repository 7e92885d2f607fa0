"""What commands have in common at work: evaluating, and ending where that can't be done."""

from __future__ import annotations

import sys
import threading
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from decimal import Decimal, InvalidOperation
from pathlib import Path
from typing import TYPE_CHECKING, Final, NoReturn

import typer

from engine.cli.options import Engine, Language
from engine.finding import InvalidInput

if TYPE_CHECKING:
    from rich.console import Console

    from engine.api import Inputs
    from engine.outcome import Evaluation
    from engine.scenario import ScenarioResult, Selection, Suite, Workspace

WRONG_INPUT: Final = 2
ENGINE_FAULT: Final = 3
NO_XLSXWRITER: Final = 'workbooks are written with XlsxWriter: pip install "assay-engine[xlsx]"'

_PATIENCE: Final = 0.5
"""After so many seconds of work a bar is shown: shorter work is done before one is read."""

_READING: Final = {Language.EN: "Reading features", Language.TH: "กำลังอ่านฟีเจอร์"}
_RUNNING: Final = {Language.EN: "Running scenarios", Language.TH: "กำลังทดสอบเหตุการณ์"}


def evaluated(
    book: Path, schema: Path | None, rules: Path | None, engine: Engine
) -> tuple[Inputs, Evaluation]:
    """A book loaded and evaluated. Raises InvalidInput; a fault of the engine ends the command."""
    from engine.api import evaluate_inputs, load_inputs

    inputs = load_inputs(book, schema, rules)
    with matching():
        return inputs, evaluate_inputs(inputs, matcher=engine.value)


def judged(
    workspace: Workspace,
    features: Sequence[Path],
    lang: Language,
    selection: Selection | None = None,
) -> tuple[Suite, tuple[ScenarioResult, ...]]:
    """The scenarios of features, and how they come out; a bar shows how far that is.

    Raises InvalidInput; a fault of the engine ends the command.
    """
    from engine.scenario import suite_of

    with progressing(_READING[lang]) as progress:
        suite = suite_of(workspace, features, selection, progress)
    with matching(), progressing(_RUNNING[lang]) as progress:
        return suite, suite.run(workspace, progress)


def write_file(path: Path, text: str) -> None:
    """Writes a file whole or not at all, its folder made; ends the command where that fails."""
    write_files({path: text})


def write_files(files: Mapping[Path, str | bytes]) -> None:
    """Writes files, of which none takes the place of an older one before all are written.

    What is no file, such as `/dev/stdout`, is written to and stays what it is. Ends the command
    where that fails.
    """
    parts: dict[Path, Path] = {}
    path = Path()
    try:
        for path, content in files.items():
            data = content.encode() if isinstance(content, str) else content
            if path.exists() and not path.is_file():
                path.write_bytes(data)
                continue
            path.parent.mkdir(parents=True, exist_ok=True)
            part = path.with_name(f".{path.name}.part")
            part.write_bytes(data)
            parts[path] = part
        for path, part in parts.items():
            part.replace(path)
    except OSError as cause:
        usage(f"{path} can't be written: {cause.strerror}")
    finally:
        for part in parts.values():
            part.unlink(missing_ok=True)


@contextmanager
def telling(lang: Language, undone: str = "evaluated") -> Iterator[None]:
    """Where the input is wrong, prints all that is on standard error and ends the command.

    `undone` says what the command was about to do: `evaluated`, `checked` or `listed`.
    """
    try:
        yield
    except InvalidInput as wrong:
        from engine.report.terminal.complaints import complaints

        screen = console(stderr=True)
        for line in complaints(wrong.findings, lang=lang.value, width=screen.width, undone=undone):
            screen.print(line, soft_wrap=True)
        raise typer.Exit(WRONG_INPUT) from None


def percent(text: str, option: str) -> Decimal:
    """A number of per cent as an option gives it; ends the command where it is none."""
    try:
        found = Decimal(text.removesuffix("%"))
    except InvalidOperation:
        usage(f"{option}: {text} is no number of per cent")
    if found.is_nan() or not 0 <= found <= 100:
        usage(f"{option}: {text} does not lie between 0 and 100")
    return found


@contextmanager
def progressing(work: str) -> Iterator[Callable[[int, int], None] | None]:
    """A bar on standard error for work of some time, gone when it is done.

    Null, and silent, where nobody looks. What it yields is told how much is done, and of how much;
    until it is told, the bar says only that work goes on.
    """
    if not sys.stderr.isatty():
        yield None
        return
    from rich.progress import Progress

    progress = Progress(console=console(stderr=True), transient=True)
    task = progress.add_task(work, total=None)
    shown = threading.Timer(_PATIENCE, progress.start)
    shown.daemon = True
    shown.start()
    try:
        yield lambda done, total: progress.update(task, completed=done, total=total)
    finally:
        shown.cancel()
        shown.join()
        if progress.live.is_started:
            progress.stop()


@contextmanager
def matching() -> Iterator[None]:
    """Ends the command where a matcher fails or two differ: a fault of the engine."""
    from engine.match import MatchError

    try:
        yield
    except MatchError as fault:
        typer.echo(f"Error: the engine failed, not the facts or the rules: {fault}", err=True)
        raise typer.Exit(ENGINE_FAULT) from None


def usage(message: str) -> NoReturn:
    """Ends the command with a message on what was asked for and is not there."""
    typer.echo(f"Error: {message}", err=True)
    raise typer.Exit(WRONG_INPUT)


def console(*, stderr: bool = False) -> Console:
    """The terminal, or what stands in for it: plain text where the output is no terminal."""
    from rich.console import Console

    return Console(stderr=stderr, highlight=False, markup=False, emoji=False)
