"""What commands have in common at work: evaluating, and ending where that can't be done."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from decimal import Decimal, InvalidOperation
from pathlib import Path
from typing import TYPE_CHECKING, Final, NoReturn

import typer

from assay.cli.options import Engine, FailOn, Language
from assay.cli.progress import READING, RUNNING, Told, progressing
from assay.finding import Finding, InvalidInput, Severity
from assay.values.text import Text, both
from assay.values.visible import visible

if TYPE_CHECKING:
    from rich.text import Text as Painted

    from assay.api import Inputs
    from assay.compare import Comparison
    from assay.features.scenario import ScenarioResult, Selection, Suite, Workspace
    from assay.outcome import Evaluation
    from assay.scorecard.section import Layout

WRONG_INPUT: Final = 2
ENGINE_FAULT: Final = 3

STATUSES: Final = {
    0: Text("done", "เสร็จเรียบร้อย"),
    1: Text(
        "done, and short of what was asked: findings at the level of `--fail-on` or graver, a "
        "scenario that failed, less covered or noticed than the least",
        "เสร็จ แต่ไม่เป็นไปตามที่กำหนด: มีข้อค้นพบตั้งแต่ระดับของ `--fail-on` ขึ้นไป มีกรณีทดสอบที่ไม่ผ่าน "
        "หรือครอบคลุมหรือตรวจพบน้อยกว่าเกณฑ์ขั้นต่ำ",
    ),
    WRONG_INPUT: Text(
        "the input or the usage is wrong: everything that is wrong stands on standard error with "
        "file, line and column, and nothing on standard output",
        "ข้อมูลหรือคำสั่งไม่ถูกต้อง: แจ้งทุกข้อพร้อมไฟล์ บรรทัด และคอลัมน์ทาง standard error "
        "และไม่เขียนสิ่งใดทาง standard output",
    ),
    ENGINE_FAULT: Text(
        "the engine failed (or two matchers differ): a fault of the program, never of a fact or a "
        "rule",
        "กลไกประเมินขัดข้อง (หรือตัวจับคู่สองตัวให้ผลต่างกัน): เป็นข้อบกพร่องของโปรแกรม ไม่ใช่ของข้อเท็จจริงหรือเกณฑ์",
    ),
}
"""What the exit statuses of commands mean, by the manual of the command."""

NO_XLSXWRITER: Final = Text(
    'workbooks are written with XlsxWriter: pip install "assay-engine[xlsx]"',
    'การเขียนสมุดงานใช้ XlsxWriter: pip install "assay-engine[xlsx]"',
)


def evaluated(
    book: Path,
    schema: Path | None,
    rules: Path | None,
    engine: Engine | None = None,
    *,
    lang: Language,
) -> tuple[Inputs, Evaluation]:
    """A book loaded and evaluated. Raises InvalidInput and MatchError."""
    from assay.api import evaluate_inputs, load_inputs
    from assay.match import INSTALL, default_matcher

    if engine is None:
        tell_without_rete(lang.value)
    elif engine is not Engine.REFERENCE and default_matcher() == "reference":
        usage(
            both(
                "--engine {}: durable_rules is not installed: {}",
                "--engine {}: ยังไม่ได้ติดตั้ง durable_rules: {}",
                engine,
                INSTALL,
            )
        )
    inputs = load_inputs(book, schema, rules)
    return inputs, evaluate_inputs(inputs, matcher=engine)


def layout_of(inputs: Inputs) -> Layout:
    """What the scorecard and the reports of a book show. Raises InvalidInput."""
    from assay.scorecard.layout import find_layout

    layout, findings = find_layout(inputs.schema_file, inputs.book.schema, inputs.plan)
    if layout is None:
        raise InvalidInput(findings)
    return layout


def tell_without_rete(lang: str) -> None:
    """Says in one line that the reference matcher is at work, where durable_rules is not there."""
    from assay.match import INSTALL, default_matcher

    if default_matcher() == "reference":
        note = both(
            "Note: durable_rules is not installed, so the reference matcher decides which rows of "
            "a table hold, with the same answers: {}",
            "หมายเหตุ: ยังไม่ได้ติดตั้ง durable_rules จึงใช้ตัวจับคู่อ้างอิงแทน ซึ่งให้ผลตรงกัน: {}",
            INSTALL,
        )
        say(note.in_language(lang), err=True)


def compared(
    inputs: Inputs, evaluation: Evaluation, plan: Path | None, progress: Told | None
) -> Comparison | None:
    """A report held against its plan; null where there is none. Raises InvalidInput and MatchError.

    The plan is a book of its own, or what `comparison.yaml` says is the plan in the report's book.
    """
    from assay.api import load_book
    from assay.compare import compare, find_comparing

    schema = inputs.book.schema
    comparing, findings = find_comparing(inputs.schema_file, schema, inputs.plan)
    if comparing is None:
        raise InvalidInput(findings)
    other = None if plan is None else load_book(plan, schema)
    if other is None and not comparing.within.pairs:
        return None
    return compare(evaluation, comparing, other, told=progress)


def judged(
    workspace: Workspace,
    features: Sequence[Path],
    lang: Language,
    selection: Selection | None = None,
) -> tuple[Suite, tuple[ScenarioResult, ...]]:
    """The scenarios of features, and how they come out; a bar shows how far that is.

    Raises InvalidInput and MatchError.
    """
    from assay.features.scenario import suite_of

    tell_without_rete(lang.value)
    with progressing(READING[lang]) as progress:
        suite = suite_of(workspace, features, selection, progress)
    with progressing(RUNNING[lang]) as progress:
        return suite, suite.run(workspace, progress)


def write_files(files: Mapping[Path, str | bytes], *, force: bool = False) -> None:
    """Writes files, all or none; ends the command where that can't be done.

    None takes the place of a file that assay did not write unless `force` says so, and none that
    of a fact book.
    """
    from assay.source.writing import write_files as write

    whole = {path: one.encode() if isinstance(one, str) else one for path, one in files.items()}
    with writing(*files):
        write(whole, force=force)


@contextmanager
def writing(*paths: Path) -> Iterator[None]:
    """Ends the command where files can't be written, or may not be."""
    from assay.facts.book.book_head import of_book
    from assay.source.writing import Kept

    try:
        for path in paths:
            if of_book(path):
                keep_book(path)
        yield
    except Kept as kept:
        usage(kept.why)
    except OSError as cause:
        name = str(cause.filename2 or cause.filename or "")
        usage(both("{} can't be written: {}", "เขียน {} ไม่ได้: {}", name, cause.strerror or ""))


def keep_book(path: Path) -> NoReturn:
    """Ends the command, which would write over a fact book."""
    why = (
        "{} is, or belongs to, a fact book, which is never written over; name another file",
        "{} เป็นชุดข้อมูลการประเมินหรือไฟล์ในชุดข้อมูลนั้น ซึ่งจะไม่ถูกเขียนทับ ให้ใช้ชื่ออื่น",
    )
    usage(both(*why, str(path)))


@contextmanager
def telling(lang: Language, undone: str = "evaluated") -> Iterator[None]:
    """Where the input is wrong, prints all that is on standard error and ends the command.

    A fault of the engine (the matchers differ or fail) ends it as well. `undone` says what the
    command was about to do: `evaluated`, `checked` or `listed`.
    """
    try:
        yield
    except InvalidInput as wrong:
        from assay.terminal.complaints import complaints

        findings, said = wrong.findings, lang.value
        show(lambda width: complaints(findings, lang=said, width=width, undone=undone), err=True)
        raise typer.Exit(WRONG_INPUT) from None
    except Exception as fault:
        from assay.match import MatchError

        if isinstance(fault, MatchError):
            engine_failed(fault)
        raise


def day_of(written: str, option: str) -> dt.date:
    """A day as an option gives it; ends the command where it is none."""
    from assay.values.calendar import parse_date

    try:
        return parse_date(written)
    except ValueError as wrong:
        usage(
            both(
                "{}: write {} as 2020-09-30, 30/9/2563 or '30 ก.ย. 2563'",
                "`{2}` ไม่ใช่วันที่: ให้เขียน {1} เป็น 2020-09-30, 30/9/2563 หรือ '30 ก.ย. 2563'",
                *(str(wrong), option, written),
            )
        )


def percent(text: str, option: str) -> Decimal:
    """A number of per cent as an option gives it; ends the command where it is none."""
    try:
        found = Decimal(text.removesuffix("%"))
    except InvalidOperation:
        usage(both("{}: {} is no number of per cent", "{}: {} ไม่ใช่ตัวเลขร้อยละ", option, text))
    if found.is_nan() or not 0 <= found <= 100:
        within = "{}: {} does not lie between 0 and 100", "{}: {} ต้องอยู่ระหว่าง 0 ถึง 100"
        usage(both(*within, option, text))
    return found


def engine_failed(fault: Exception) -> NoReturn:
    """Ends the command where the matchers differ or fail."""
    message = both(
        "the engine failed, not the facts or the rules: {}",
        "กลไกประเมินผลทำงานผิดพลาด ไม่ใช่ข้อเท็จจริงหรือเกณฑ์: {}",
        str(fault),
    )
    raise Stopped(message, ENGINE_FAULT) from None


class Stopped(Exception):
    """The command ends here, with a message and an exit status."""

    def __init__(self, message: Text, status: int) -> None:
        super().__init__(str(message))
        self.message = message
        self.status = status


def say(text: str, *, err: bool = False) -> None:
    """Tells a person something in a line, on which every character is to be seen."""
    typer.echo(visible(text), err=err)


def usage(message: str | Text) -> NoReturn:
    """Ends the command with a message on what was asked for and is not there."""
    raise Stopped(Text.of(message), WRONG_INPUT)


def show(told: Callable[[int], Iterable[Painted]], *, err: bool = False) -> None:
    """Prints what is `told` in the width of the terminal, or of what stands in for it.

    It is plain text where the output is no terminal, each line in one piece for the programs that
    read it; on a terminal no line is broken inside a word.
    """
    from assay.terminal.screen import Screen
    from assay.terminal.wrapping import fitted

    screen = Screen(stderr=err, highlight=False, markup=False, emoji=False)
    for line in told(screen.width):
        for part in fitted(line, screen.width) if screen.is_terminal else (line,):
            screen.print(part, soft_wrap=True)


def fail_where_grave(findings: Iterable[Finding], fail_on: FailOn) -> None:
    """Ends the command with 1 where there are findings of the level of --fail-on."""
    if fail_on is not FailOn.NEVER:
        level = Severity(fail_on.value).weight
        if any(finding.severity.weight <= level for finding in findings):
            raise typer.Exit(1)
