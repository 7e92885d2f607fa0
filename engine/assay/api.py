"""The Python API: load a book and rules, evaluate.

In: paths. Out: the values of each stage, or `InvalidInput` with everything that is wrong. The
command line goes through the same door, so a program and a person get the same answers.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING, Final, TypeVar

from assay import facts
from assay.facts import Book, Schema
from assay.finding import Finding, InvalidInput, Span, error
from assay.source import as_seen, is_there, real, shown
from assay.values.text import Text

if TYPE_CHECKING:
    from assay.outcome import Evaluation
    from assay.plan import Plan
    from assay.rules import Library

T = TypeVar("T")

SCHEMA: Final = Path("facts/schema.yaml")
RULES: Final = Path("rules")
"""Where a project keeps its schema and its rules, seen from its own folder."""


@dataclass(frozen=True)
class Inputs:
    """All that an evaluation is made from, loaded and found right.

    `schema_file` is where the schema came from; `warnings` are findings about the rules that do not
    stop an evaluation.
    """

    book: Book
    plan: Plan
    library: Library
    schema_file: Path
    warnings: tuple[Finding, ...] = ()


@dataclass(frozen=True)
class Prepared:
    """Rules made ready for a schema and a day, once for any number of books.

    `warnings` are findings about the rules that do not stop an evaluation.
    """

    schema: Schema
    plan: Plan
    warnings: tuple[Finding, ...] = ()


def load_schema(path: str | Path) -> Schema:
    """The kinds of fact that a schema file declares. Raises InvalidInput."""
    schema, findings = facts.load_schema(Path(path))
    return _sound(schema, findings)


def load_book(path: str | Path, schema: Schema | None = None) -> Book:
    """The facts of a folder or a workbook.

    Without a schema, by that of the project the book stands in: `facts/schema.yaml` of the
    nearest folder above it that has one. Raises InvalidInput.
    """
    place = Path(path)
    if schema is None:
        schema = load_schema(_project(place, (SCHEMA,)) / SCHEMA)
    book, findings = facts.load_book(place, schema)
    return _sound(book, findings)


def load_rules(path: str | Path) -> Library:
    """Every rule file below a folder, all versions, and the parameters. Raises InvalidInput."""
    from assay.rules import load_library

    library, findings = load_library(Path(path), shown(Path(path)))
    return _sound(library, findings)


def prepare(schema: Schema, rules: Library, day: dt.date) -> Prepared:
    """The rules in force on a day made ready for books of a schema.

    `evaluate` does so for every book that it is given rules for; many books of one day need it but
    once. Raises InvalidInput where a rule does not fit the schema.
    """
    from assay.plan import compile_plan

    plan, findings = compile_plan(schema, rules, day)
    return Prepared(schema, _sound(plan, findings), findings)


def evaluate(book: Book, rules: Library | Prepared, *, matcher: str | None = None) -> Evaluation:
    """A book evaluated by the rules in force on its as-of date.

    `matcher` is `rete`, `reference` or `both` (which must agree); without one it is `rete`, or
    `reference` where durable_rules is not installed. The same facts and rules give the same
    evaluation. Raises InvalidInput where a rule does not fit the book's schema, ValueError where
    rules were prepared for another schema or day, and MatchError where a matcher fails: a fault of
    the engine.
    """
    if not isinstance(rules, Prepared):
        rules = prepare(book.schema, rules, book.as_of)
    if rules.plan.day != book.as_of:
        raise ValueError(f"the rules were prepared for {rules.plan.day}, not for {book.as_of}")
    if rules.schema.digest != book.schema.digest:
        raise ValueError("the rules were prepared for another schema than the book's")
    return _evaluated(book, rules.plan, rules.warnings, matcher)


def load_inputs(
    book: str | Path, schema: str | Path | None = None, rules: str | Path | None = None
) -> Inputs:
    """Book, schema and rules, loaded together so that all mistakes of all files are told at once.

    What is not named is that of the project the book stands in: the nearest folder above it that
    has `facts/schema.yaml` and `rules/`. Raises InvalidInput.
    """
    from assay.plan import compile_plan
    from assay.rules import load_library

    place = Path(book)
    needed = [path for path, given in ((SCHEMA, schema), (RULES, rules)) if given is None]
    project = _project(place, needed) if needed else place
    schema_file = project / SCHEMA if schema is None else Path(schema)
    rules_folder = project / RULES if rules is None else Path(rules)
    kinds, findings = facts.load_schema(schema_file)
    library, wrong = load_library(rules_folder, shown(rules_folder))
    findings += wrong
    read: Book | None = None
    if kinds is not None:
        read, wrong = facts.load_book(place, kinds)
        findings += wrong
    plan: Plan | None = None
    notes: tuple[Finding, ...] = ()
    if kinds is not None and library is not None:
        # The rules are read even where the facts are wrong, if only their day is known.
        day = read.as_of if read is not None else _day(place, kinds)
        if day is not None:
            plan, notes = compile_plan(kinds, library, day)
    if read is None or plan is None or library is None:
        raise InvalidInput((*findings, *notes))
    return Inputs(read, plan, library, schema_file, notes)


def evaluate_inputs(inputs: Inputs, *, matcher: str | None = None) -> Evaluation:
    """Loaded inputs evaluated, as `evaluate` does. Raises MatchError."""
    return _evaluated(inputs.book, inputs.plan, inputs.warnings, matcher)


def _evaluated(
    book: Book, plan: Plan, warnings: Iterable[Finding], matcher: str | None
) -> Evaluation:
    from assay.match import MATCHERS, default_matcher
    from assay.outcome import evaluate_plan

    evaluation = evaluate_plan(book, plan, MATCHERS[matcher or default_matcher()]())
    found = sorted((*evaluation.findings, *warnings, *book.warnings), key=Finding.sort_key)
    return replace(evaluation, findings=tuple(found))


def _sound(value: T | None, findings: Sequence[Finding]) -> T:
    if value is None:
        raise InvalidInput(findings)
    return value


def _project(book: Path, needed: Sequence[Path]) -> Path:
    """The nearest folder above a book that has what is needed of a project."""
    for folder in real(book).parents:
        if all(is_there(folder / path) for path in needed):
            return folder if book.is_absolute() else as_seen(folder)
    options = {SCHEMA: "--schema", RULES: "--rules"}
    name = shown(book)
    if book.is_dir() or facts.is_workbook(book):
        paths = [path.as_posix() for path in needed]
        flags = [options[path] for path in needed]
        wrong = error(
            "no-project",
            Text(
                f"no folder above {name} holds {' and '.join(paths)}",
                f"ไม่มีโฟลเดอร์ใดเหนือ {name} ที่มี {' และ '.join(paths)}",
            ),
            Span(name),
            hint=Text(
                f"name them with {' and '.join(flags)}, or move the book into its project",
                f"ให้ระบุด้วย {' และ '.join(flags)} หรือย้ายชุดข้อมูลการประเมินเข้าไปในโครงการ",
            ),
        )
    else:
        wrong = error(
            "not-a-book",
            Text(f"there is no folder {name}", f"ไม่มีโฟลเดอร์ {name}"),
            Span(name),
            hint=Text(
                "name a fact book: the folder that holds book.yaml, or a workbook (.xlsx)",
                "ให้ระบุชุดข้อมูลการประเมิน คือโฟลเดอร์ที่มี book.yaml หรือสมุดงาน (.xlsx)",
            ),
        )
    raise InvalidInput([wrong])


def _day(book: Path, schema: Schema) -> dt.date | None:
    """The as-of date of a book whose facts can't be read, where at least that is stated."""
    head = facts.head_of(book, schema)
    return None if head is None or head.as_of == dt.date.min else head.as_of
