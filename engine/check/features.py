"""Feature files before they are run: their form, and the rules, findings and books they name.

The form is Gherkin's, in any of its languages. A step that names a rule, a finding or a book that
there is not would fail when it is run or, worse, pass without saying anything: a finding that no
rule can raise is never raised.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from itertools import accumulate
from pathlib import Path
from typing import Final

from gherkin.errors import (
    AstBuilderException,
    CompositeParserException,
    NoSuchLanguageException,
    ParserException,
    UnexpectedEOFException,
)
from gherkin.parser import Parser
from gherkin.parser_types import GherkinDocument
from gherkin.pickles.compiler import Compiler

from engine.finding import Finding, Severity, Span
from engine.source import Source, read_source, shown
from engine.values.text import Text
from engine.values.words import known_names

EVALUATION_CODES: Final = frozenset(
    {
        "applies-unknown",
        "beyond-scale",
        "hit-policy",
        "no-row",
        "scale-points",
        "two-rules",
        "unchecked",
        "unlike-units",
    }
)
"""What an evaluation itself may find, besides the checks of rules."""

MAX_CHARACTERS: Final = 1_000_000
MAX_STEPS: Final = 20_000
"""Bounds of one feature file: its length, and its steps with outlines filled in."""


@dataclass(frozen=True)
class _Naming:
    """How the sentences of features name a thing, and what is told where it is not there."""

    code: str
    title: Text
    sentence: re.Pattern[str]


_RULE: Final = _Naming(
    "unknown-rule",
    Text("rule", "กฎ"),
    re.compile(r'(?:\brule|กฎ) ?"([^"]+)"'),
)
_FINDING: Final = _Naming(
    "unknown-finding",
    Text("finding", "ข้อค้นพบ"),
    re.compile(r'(?:\bfinding|\bmessage of|พบ|ข้อความของ) ?"([^"]+)"'),
)
_BOOK: Final = _Naming(
    "unknown-book",
    Text("book", "สมุดข้อเท็จจริง"),
    re.compile(r'(?:\bfacts of|ข้อเท็จจริงของ) ?"([^"]+)"'),
)


@dataclass(frozen=True)
class Known:
    """What features may name, by what it is; null where that can't be told as a rule is wrong."""

    rules: Collection[str] | None
    findings: Collection[str] | None
    books: Collection[str]


def check_feature(path: Path, known: Known) -> tuple[str, tuple[Finding, ...]]:
    """What a feature says, outlines filled in with their examples, and what is wrong with it.

    What it says is the file's text and, a line each, its steps; empty where it can't be read.
    """
    source, findings = read_source(path, shown(path))
    if source is None:
        return "", findings
    if len(source.text) > MAX_CHARACTERS:
        return "", (
            _too_large(source, f"{MAX_CHARACTERS:,} characters", f"{MAX_CHARACTERS:,} ตัวอักษร"),
        )
    lines = _Lines(source)
    try:
        document = Parser().parse(source.text)
    except CompositeParserException as failure:
        return source.text, tuple(_wrong(lines, one) for one in failure.errors)
    except ParserException as failure:
        return source.text, (_wrong(lines, failure),)
    # An empty file has no feature, whatever its type says.
    if not dict(document).get("feature"):
        return source.text, (_empty(source),)
    if _count(document["feature"]) > MAX_STEPS:
        counted = f"{MAX_STEPS:,} steps, examples counted", f"{MAX_STEPS:,} ขั้นตอนเมื่อรวมตัวอย่าง"
        return source.text, (_too_large(source, *counted),)
    steps = tuple(_steps(document))
    said = "\n".join([source.text, *(text for _, text in steps)])
    return said, tuple(dict.fromkeys(_unknown(lines, steps, known)))


# Form -------------------------------------------------------------------------------------------


class _Lines:
    """The lines of a feature as its parser counts them: only a line feed breaks a line."""

    def __init__(self, source: Source) -> None:
        self._source = source
        self._lines = source.text.split("\n")
        self._starts = [0, *accumulate(len(line) + 1 for line in self._lines)]

    def line(self, number: int) -> str:
        """A line by its number, counted from 1; beyond the end, the last one."""
        return self._lines[min(number, len(self._lines)) - 1]

    def span(self, number: int, start: int, end: int) -> Span:
        """Characters of a line, counted from 0, the end exclusive."""
        number = min(number, len(self._lines))
        first = self._starts[number - 1]
        last = len(self._lines[number - 1])
        return self._source.span(first + min(start, last), first + min(end, last))


def _wrong(lines: _Lines, failure: ParserException) -> Finding:
    number, column = failure.location["line"], failure.location.get("column") or 1
    text = lines.line(number)
    span = lines.span(number, column - 1, len(text.rstrip()))
    match failure:
        case NoSuchLanguageException():
            message = Text("features can't be read in this language", "ไม่รู้จักภาษานี้ในไฟล์ฟีเจอร์")
            hint = Text(
                "write `# language: th` or `# language: en`",
                "เขียน `# language: th` หรือ `# language: en`",
            )
        case AstBuilderException():
            message = Text(
                "this row has not as many cells as the row above it",
                "แถวนี้มีจำนวนช่องไม่เท่ากับแถวก่อนหน้า",
            )
            hint = Text("write one cell for each column", "เขียนให้ครบหนึ่งช่องต่อหนึ่งคอลัมน์")
        case UnexpectedEOFException():
            message = Text("the file ends before the feature does", "ไฟล์จบก่อนที่ฟีเจอร์จะจบ")
            hint = Text(
                'close the text that begins with `"""`, or finish the last step',
                'ปิดข้อความที่ขึ้นต้นด้วย `"""` หรือเขียนขั้นตอนสุดท้ายให้จบ',
            )
        case _:
            said = text.strip()
            message = Text(f"`{said}` can't stand here", f"`{said}` อยู่ตรงนี้ไม่ได้")
            hint = Text(
                "begin the line with a word of Gherkin such as `Scenario:`, `Given`, `Then` or "
                "`|`, after `Feature:`",
                "ขึ้นต้นบรรทัดด้วยคำของ Gherkin เช่น `เหตุการณ์:` `กำหนดให้` `ดังนั้น` หรือ `|` "
                "โดยอยู่หลัง `โครงหลัก:`",
            )
    return Finding("wrong-feature", Severity.ERROR, message, span, hint)


def _empty(source: Source) -> Finding:
    return Finding(
        "wrong-feature",
        Severity.ERROR,
        Text("the file holds no feature", "ไฟล์นี้ไม่มีฟีเจอร์"),
        Span(source.file),
        Text(
            "begin it with `Feature:`, or delete it", "ขึ้นต้นด้วย `Feature:` หรือ `โครงหลัก:` หรือลบไฟล์"
        ),
    )


def _too_large(source: Source, en: str, th: str) -> Finding:
    return Finding(
        "file-too-large",
        Severity.ERROR,
        Text(f"the feature has more than {en}", f"ฟีเจอร์นี้มีเกิน {th}"),
        Span(source.file),
        Text("split it, a feature a rule", "แยกไฟล์ ให้แต่ละกฎมีฟีเจอร์ของตน"),
    )


# Names ------------------------------------------------------------------------------------------


def _unknown(text: _Lines, steps: Sequence[tuple[int, str]], known: Known) -> Iterator[Finding]:
    named = ((_RULE, known.rules), (_FINDING, known.findings), (_BOOK, known.books))
    for line, step in steps:
        for naming, there in named:
            # The same place of the line as written, where an outline has its placeholders.
            for found, written in zip(
                naming.sentence.finditer(step),
                naming.sentence.finditer(text.line(line)),
                strict=False,
            ):
                if there is not None and found[1] not in there:
                    yield _no_such(naming, found[1], there, text.span(line, *written.span(1)))


def _no_such(naming: _Naming, name: str, there: Collection[str], span: Span) -> Finding:
    return Finding(
        naming.code,
        Severity.ERROR,
        Text(
            f"there is no {naming.title.en} `{name}`",
            f"ไม่มี{naming.title.in_language('th')} `{name}`",
        ),
        span,
        Text(known_names(name, sorted(there))),
    )


def _steps(document: GherkinDocument) -> Iterator[tuple[int, str]]:
    """Every step as it is run, outlines filled in, with the line on which it is written."""
    lines = dict(_lines(document["feature"]))
    for pickle in Compiler().compile({**document, "uri": ""}):
        for step in pickle["steps"]:
            yield lines[step["astNodeIds"][0]], step["text"]


def _count(node: object, before: int = 0) -> int:
    """How many steps a feature or a rule in it runs; `before`, those of the backgrounds above."""
    assert isinstance(node, dict)
    total = 0
    for child in node["children"]:
        match child:
            case {"background": background}:
                before += len(background["steps"])
            case {"scenario": scenario}:
                rows = [row for one in scenario["examples"] for row in one["tableBody"]]
                times = len(rows) if scenario["examples"] else 1
                total += times * (before + len(scenario["steps"]))
            case {"rule": rule}:
                total += _count(rule, before)
            case _:
                pass
    return total


def _lines(node: object) -> Iterator[tuple[str, int]]:
    """The lines of the parts of a document by their ids."""
    if isinstance(node, list):
        for one in node:
            yield from _lines(one)
    elif isinstance(node, dict):
        if "id" in node:
            yield node["id"], node["location"]["line"]
        for one in node.values():
            yield from _lines(one)
