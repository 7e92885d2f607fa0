"""What is wrong with an input, as a compiler would say it: place, message, the line, what to do."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Final

from rich.cells import cell_len
from rich.text import Text as Painted

from assay import words
from assay.finding import Finding, Span
from assay.source import Source, read_source
from assay.terminal.paint import DIM, SEVERITY_STYLES, Painter
from assay.terminal.wrapping import shortened

_LEAST_CELLS: Final = 40
"""So much of a line is shown on the narrowest of terminals."""


def complaints(
    findings: Iterable[Finding], *, lang: str = "en", width: int = 80, undone: str = "evaluated"
) -> Iterator[Painted]:
    """Each finding with the line of the file it speaks of, by file and line; then their number.

    At the end it says what was left undone for them, one of `words.NOTHING_DONE`.

    Marks below a line stand under the characters meant, also where vowels and tone marks take no
    cell of their own. A line of a file is cut to `width` cells round what is meant; messages are
    for printing unwrapped, so that `file:line:column` stays in one piece.
    """
    listed = sorted(findings, key=_by_place)
    yield from told(listed, lang=lang, width=width)
    counts = words.counts((one.severity for one in listed), lang)
    yield Painted(f"{counts}: {words.NOTHING_DONE[undone].in_language(lang)}", "bold")


def told(findings: Iterable[Finding], *, lang: str = "en", width: int = 80) -> Iterator[Painted]:
    """Each finding in the order given, with the line it speaks of, and an empty line after it."""
    files = _Files()
    for finding in findings:
        yield from _complaint(finding, files, Painter(lang), width)
        yield Painted("")


def _complaint(finding: Finding, files: _Files, paint: Painter, width: int) -> Iterator[Painted]:
    lang, span = paint.lang, finding.span
    yield Painted.assemble(
        ("" if span is None else f"{files.place(span)}: ", "bold"),
        paint.severity(finding.severity),
        (f" [{finding.code}] ", DIM),
        (finding.message.in_language(lang), "bold"),
    )
    if span is not None:
        yield from _excerpt(span, files, SEVERITY_STYLES[finding.severity], width)
    if finding.hint is not None:
        hint = words.HINT.in_language(lang)
        yield Painted.assemble((f"  {hint}: ", "cyan"), finding.hint.in_language(lang))
    for one in finding.related:
        yield Painted.assemble(
            (f"  {files.place(one.span)}: ", "bold"), one.message.in_language(lang)
        )


class _Files:
    """The texts of the files that findings speak of, each read once."""

    def __init__(self) -> None:
        self._known: dict[str, Source | None] = {}

    def line(self, file: str, number: int) -> str | None:
        """A line of a file; null where it can't be read or has no such line."""
        source = self._source(file)
        if source is None or not 1 <= number <= source.text.count("\n") + 1:
            return None
        return source.line(number)

    def place(self, span: Span) -> str:
        """A span as a reader finds it; a folder, or a file that can't be read, has no lines."""
        if span.cell is not None:
            return str(span)
        return span.file if self._source(span.file) is None else str(span)

    def _source(self, file: str) -> Source | None:
        if file not in self._known:
            self._known[file], _ = read_source(Path(file), file)
        return self._known[file]


def _by_place(finding: Finding) -> tuple[Span, int, str]:
    return finding.span or Span(""), finding.severity.weight, finding.code


def _excerpt(span: Span, files: _Files, style: str, width: int) -> Iterator[Painted]:
    line = files.line(span.file, span.line)
    if line is None or not line.strip():
        return
    start = span.column - 1
    # A span ends on its line or on a later one, or is a point and has no end.
    end = span.end_column - 1 if span.end_line <= span.line else len(line)
    end = min(max(end, start + 1), max(len(line), start + 1))
    line = line.replace("\t", " ")
    number = f"{span.line:>5} │ "
    room = max(width - cell_len(number), _LEAST_CELLS)
    cut = max(start - room // 3, 0) if shortened(line, room) != line else 0
    if cut:
        line, start, end = "…" + line[cut:], start - cut + 1, end - cut + 1
    line = shortened(line, room)
    end = min(end, max(len(line), start + 1))
    yield Painted.assemble((number, DIM), line)
    blank = " " * cell_len(line[:start])
    marks = "^" * max(cell_len(line[start:end]), 1)
    yield Painted.assemble((" " * (len(number) - 2) + "│ ", DIM), blank, (marks, style))
