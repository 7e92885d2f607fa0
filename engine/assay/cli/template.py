"""`assay template`: a workbook to fill in, for the facts that a schema declares."""

from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from assay.cli.options import ForceOption, Language, LanguageOption, SchemaOption
from assay.cli.progress import WRITING, progressing
from assay.cli.running import NO_XLSXWRITER, keep_book, say, telling, usage, writing
from assay.values.text import Text, both, counted
from assay.words import many

if TYPE_CHECKING:
    from assay.facts import Book, Schema


def template(
    *,
    out: Annotated[
        Path, typer.Option("--out", metavar="FILE", help="The workbook to write, an .xlsx file.")
    ],
    schema: SchemaOption = None,
    book: Annotated[
        Path | None,
        typer.Option("--book", metavar="BOOK", help="Fill it with the facts of this book."),
    ] = None,
    force: ForceOption = False,
    lang: LanguageOption = Language.EN,
) -> None:
    """Write a workbook to fill in with facts: a sheet a kind, lists to choose from, notes."""
    from assay.api import SCHEMA, load_book, load_schema

    if out.suffix.lower() != ".xlsx":
        usage(
            both(
                "--out {}: the name of a workbook ends in .xlsx",
                "--out {}: ชื่อสมุดงานต้องลงท้ายด้วย .xlsx",
                str(out),
            )
        )
    with telling(lang, "written"), progressing(WRITING[lang]):
        read = None if book is None else load_book(book, _schema(schema))
        kinds = load_schema(schema or SCHEMA) if read is None else read.schema
        _write(out, kinds, lang.value, read, force=force)
    say(f"{out}: {_told(kinds, read).in_language(lang.value)}")


def _schema(file: Path | None) -> Schema | None:
    """The schema that is named; null for that of the book's project."""
    from assay.api import load_schema

    return None if file is None else load_schema(file)


def _write(out: Path, schema: Schema, lang: str, book: Book | None, *, force: bool) -> None:
    """Writes the workbook whole or not at all; one with facts only if it reads as the book does."""
    from assay.api import load_book
    from assay.facts.book.book_head import is_unfilled, of_book
    from assay.facts.template import template, unlike
    from assay.finding import InvalidInput
    from assay.source.writing import Writing

    if of_book(out) and not is_unfilled(out, schema):
        keep_book(out)
    previous = None
    if book is not None and book.previous is not None:
        before = book.previous.path.resolve()
        previous = Path(os.path.relpath(before, out.parent.resolve())).as_posix()
    try:
        data = template(schema, lang, book, previous)
    except ImportError:
        usage(NO_XLSXWRITER)
    with writing(), Writing(force=force) as files:
        part = files.add(out, data)
        if book is not None and (findings := unlike(book, load_book(part, schema))):
            raise InvalidInput(findings)
        files.commit()


def _told(schema: Schema, book: Book | None) -> Text:
    sheets = counted(
        len(schema.kinds), "sheet of facts", "แผ่นงานข้อเท็จจริง {} แผ่น", "sheets of facts"
    )
    if book is None:
        return both("{}, empty", "{} ยังไม่ได้กรอก", sheets)
    return both("{}, {}", "{} {}", sheets, many(sum(map(len, book.facts.values())), "fact"))
