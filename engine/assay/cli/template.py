"""`assay template`: a workbook to fill in, for the facts that a schema declares."""

from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from assay.cli.options import ForceOption, Language, LanguageOption, SchemaOption
from assay.cli.progress import WRITING, progressing
from assay.cli.running import NO_XLSXWRITER, keep_book, telling, usage, writing

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
    lang: LanguageOption = Language.TH,
) -> None:
    """Write a workbook to fill in with facts: a sheet a kind, lists to choose from, notes."""
    from assay.api import SCHEMA, load_book, load_schema

    if out.suffix.lower() != ".xlsx":
        usage(f"--out {out}: the name of a workbook ends in .xlsx")
    with telling(lang, "written"), progressing(WRITING[lang]):
        read = None if book is None else load_book(book, _schema(schema))
        kinds = load_schema(schema or SCHEMA) if read is None else read.schema
        _write(out, kinds, lang, read, force=force)
    typer.echo(f"{out}: {_told(kinds, read)}")


def _schema(file: Path | None) -> Schema | None:
    """The schema that is named; null for that of the book's project."""
    from assay.api import load_schema

    return None if file is None else load_schema(file)


def _write(out: Path, schema: Schema, lang: Language, book: Book | None, *, force: bool) -> None:
    """Writes the workbook whole or not at all; one with facts only if it reads as the book does."""
    from assay.api import load_book
    from assay.facts.book.book_head import is_unfilled, of_book
    from assay.facts.template import template, unlike
    from assay.finding import InvalidInput
    from assay.source.writing import Writing

    if of_book(out) and not is_unfilled(out, schema):
        keep_book(out, lang)
    previous = None
    if book is not None and book.previous is not None:
        before = book.previous.path.resolve()
        previous = Path(os.path.relpath(before, out.parent.resolve())).as_posix()
    try:
        data = template(schema, lang.value, book, previous)
    except ImportError:
        usage(NO_XLSXWRITER)
    with writing(lang), Writing(force=force) as files:
        part = files.add(out, data)
        if book is not None and (findings := unlike(book, load_book(part, schema))):
            raise InvalidInput(findings)
        files.commit()


def _told(schema: Schema, book: Book | None) -> str:
    sheets = f"{len(schema.kinds)} sheets of facts"
    if book is None:
        return f"{sheets}, empty"
    return f"{sheets}, {sum(map(len, book.facts.values()))} facts"
