"""Writing the workbook: sheets, headings, notes, drop-down lists, checks and a book's facts."""

from __future__ import annotations

import io
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import TYPE_CHECKING, Final

from assay.facts import Book, Schema
from assay.facts.sheets.head_sheets import BOOK
from assay.facts.sheets.sheet_names import README, sheet_names
from assay.facts.template.checks import check_of
from assay.facts.template.columns import TEXT_FORMAT, TRUTH, Column, cells, lines_of
from assay.facts.template.guide import guide
from assay.facts.template.layout import Table, tables
from assay.facts.template.look import FONT, MADE, Formats, fit
from assay.facts.template.values import (
    Typed,
    correction_cells,
    document_cells,
    fact_cells,
    head_cells,
)
from assay.source.writing import WRITER
from assay.values.text import Text
from assay.values.types import Boolean, Choice, ListOf

if TYPE_CHECKING:
    from xlsxwriter import Workbook
    from xlsxwriter.format import Format
    from xlsxwriter.worksheet import Worksheet

LISTS: Final = "#lists"
"""The hidden sheet with the members of choices; its name says that it holds no facts."""

_ROWS: Final = 1000
"""So many rows below the headings have drop-down lists and checks, or more where facts are more."""

_FIRST: Final = 2
"""The first row of facts, counted from 0: titles and names stand above it."""

_LINE: Final = 16
"""The height of a line in points, with room for vowels and tone marks above and below."""

_MOST_LINES: Final = 12
"""A row is no higher than so many lines; a longer text is read in the formula bar."""


def template(
    schema: Schema, lang: str = "th", book: Book | None = None, previous: str | None = None
) -> bytes:
    """A workbook for the facts of a schema.

    Args:
        schema: what may be filled in.
        lang: the language of the sheets' names and of the drop-down lists (`th` or `en`);
            headings and notes are in both.
        book: the book whose facts it is filled with; null for an empty one.
        previous: the path of the book before, as seen from the workbook.
    """
    import xlsxwriter

    file = io.BytesIO()
    with xlsxwriter.Workbook(file, {"in_memory": True}) as workbook:
        workbook.set_properties({"created": MADE, "author": WRITER})
        _Writer(workbook, schema, lang).write(book, previous)
    return file.getvalue()


@dataclass(frozen=True)
class _Place:
    """Where a list of words stands: the sheet's name, the column and its first and last rows."""

    sheet: str
    column: int
    first: int
    last: int

    @property
    def reference(self) -> str:
        """As a formula names it."""
        from xlsxwriter.utility import quote_sheetname, xl_range_abs

        area = xl_range_abs(self.first, self.column, self.last, self.column)
        return f"={quote_sheetname(self.sheet)}!{area}"


class _Writer:
    """One workbook while it is written."""

    def __init__(self, workbook: Workbook, schema: Schema, lang: str) -> None:
        self._workbook = workbook
        self._schema = schema
        self._lang = lang
        self._names = sheet_names(schema, lang)
        self._tables = tables(schema)
        self._formats = Formats(workbook)
        self._lists: dict[tuple[str, ...], int] = {}

    def write(self, book: Book | None, previous: str | None) -> None:
        """Everything, the explaining sheet first."""
        readme = self._workbook.add_worksheet(README.in_language(self._lang))
        self._write_guide(readme)
        self._write_head({} if book is None else head_cells(book.head, previous))
        for table in self._tables:
            self._write_table(table, [] if book is None else _rows(table, book, self._lang))
        self._write_lists()
        readme.activate()

    def _write_guide(self, sheet: Worksheet) -> None:
        sheet.hide_gridlines(2)
        sheet.set_column(0, 1, 44, self._formats.of(text_wrap=True))
        sheet.set_column(2, 2, 32, self._formats.of(text_wrap=True))
        fit(sheet, 44 + 44 + 32)
        row = 0
        for first, *lines in guide(self._lang):
            for line in (first, *lines):
                style = {"bold": True, "font_size": 13} if line is first else {"text_wrap": True}
                sheet.merge_range(row, 0, row, 2, "", self._formats.of(**style))
                sheet.write_string(row, 0, line, self._formats.of(**style))
                sheet.set_row(row, 20 if line is first else 14 * (1 + cells(line) // 105))
                row += 1
            row += 1
        for column, heading in enumerate(("แผ่นงาน", "Sheet", "")):
            sheet.write_string(row, column, heading, self._heading(required=False))
        shown = [(BOOK.name, BOOK.title), *((one.name, one.title) for one in self._tables)]
        for name, title in shown:
            row += 1
            sheet.write_string(row, 0, title.in_language("th"), self._formats.of(text_wrap=True))
            sheet.write_string(row, 1, title.en, self._formats.of(text_wrap=True))
            link = f"internal:'{self._names[name]}'!A1"
            sheet.write_url(row, 2, link, self._formats.of(underline=1), self._names[name])

    def _write_head(self, stated: Mapping[str, Typed]) -> None:
        """The sheet `book`: key, value, and what it is in both languages."""
        sheet = self._workbook.add_worksheet(self._names[BOOK.name])
        sheet.set_column(0, 0, 16, self._formats.of(num_format=TEXT_FORMAT))
        sheet.set_column(1, 1, 48, self._formats.of(num_format=TEXT_FORMAT, text_wrap=True))
        sheet.set_column(2, 3, 32, self._formats.of(text_wrap=True))
        for at, heading in enumerate(("# key", "value / ค่า", "ความหมาย", "Meaning")):
            sheet.write_string(0, at, heading, self._heading(required=False))
        sheet.freeze_panes(1, 1)
        fit(sheet, 16 + 48 + 32 + 32)
        for row, field in enumerate(BOOK.fields.values(), start=1):
            column = Column(field, field.required)
            sheet.write_string(row, 0, field.name, self._heading(required=field.required))
            sheet.write_blank(row, 1, None, self._cell(column.number_format))
            title = field.title or Text(field.name)
            for at, lang in ((2, "th"), (3, "en")):
                sheet.write_string(
                    row, at, title.in_language(lang), self._formats.of(text_wrap=True)
                )
            self._check(sheet, (row, 1, row, 1), column)
            if field.name in stated:
                self._type(sheet, row, 1, stated[field.name])

    def _write_table(self, table: Table, rows: Sequence[Mapping[str, Typed]]) -> None:
        sheet = self._workbook.add_worksheet(self._names[table.name])
        last = _FIRST + max(_ROWS, 2 * len(rows)) - 1
        widths = [column.width(self._lang) for column in table.columns]
        for at, column in enumerate(table.columns):
            field, heading = column.field, column.heading(self._lang)
            sheet.set_column(at, at, widths[at], self._cell(column.number_format))
            sheet.write_string(0, at, heading, self._heading(required=column.required))
            sheet.write_string(1, at, field.name, self._name())
            note = column.note()
            size = {"x_scale": 2.4, "y_scale": 0.3 * (note.count("\n") + 2)}
            sheet.write_comment(0, at, note, {"author": "assay", "font_name": FONT, **size})
            self._check(sheet, (_FIRST, at, last, at), column)
        headings = [column.heading(self._lang) for column in table.columns]
        room = [width - 2 for width in widths]  # a word that does not fit leaves some of its line
        sheet.set_row(0, _LINE * (1 + max(map(lines_of, headings, room))))
        sheet.freeze_panes(_FIRST, table.keys)
        if fit(sheet, sum(widths)) > 1:
            sheet.repeat_columns(0, table.keys - 1)
        sheet.repeat_rows(0, _FIRST - 1)
        for row, fact in enumerate(rows, start=_FIRST):
            lines = 1
            for at, column in enumerate(table.columns):
                if (typed := fact.get(column.field.name)) is not None:
                    self._type(sheet, row, at, typed)
                    lines = max(lines, lines_of(str(typed.value), widths[at]))
            sheet.set_row(row, _LINE * min(lines, _MOST_LINES))

    def _words(self, column: Column) -> _Place | None:
        """Where the words stand that a column offers; null where it offers none."""
        if column.lists is not None:
            return _Place(self._names[column.lists], 0, _FIRST, _FIRST + _ROWS - 1)
        match column.field.item:
            case Boolean():
                words = tuple(text.in_language(self._lang) for text in TRUTH.values())
            case Choice(members=members):
                words = tuple(
                    (one.title or Text(one.name)).in_language(self._lang) for one in members
                )
            case _:
                return None
        at = self._lists.setdefault(words, len(self._lists))
        return _Place(LISTS, at, 0, len(words) - 1)

    def _check(self, sheet: Worksheet, area: tuple[int, int, int, int], column: Column) -> None:
        check, words = check_of(column.field), self._words(column)
        if words is not None:
            check = {**check, "validate": "list", "source": words.reference}
        if column.lists is not None or isinstance(column.field.type, ListOf):
            # A parent may be typed before its row is there; of a list several may be typed.
            check = {**check, "show_error": False}
        if check["validate"] != "any":
            sheet.data_validation(*area, {**check, "ignore_blank": True})

    def _write_lists(self) -> None:
        """The members of choices, a column each, where nobody sees them."""
        if not self._lists:
            return
        sheet = self._workbook.add_worksheet(LISTS)
        for words, column in self._lists.items():
            for row, word in enumerate(words):
                sheet.write_string(row, column, word)
        sheet.hide()

    def _type(self, sheet: Worksheet, row: int, column: int, typed: Typed) -> None:
        form = self._cell(typed.number_format)
        match typed.value:
            case Decimal():
                sheet.write_number(row, column, typed.value, form)
            case str():
                sheet.write_string(row, column, typed.value, form)
            case _:
                sheet.write_datetime(row, column, typed.value, form)

    def _heading(self, *, required: bool) -> Format:
        """A heading; one that is required has a star, and a darker ground besides.

        In the middle, since a font whose Thai is higher than Tahoma's would be cut at the top.
        """
        ground = "#BFD7EA" if required else "#E8EEF2"
        look = {"bold": True, "text_wrap": True, "valign": "vcenter", "border": 1}
        return self._formats.of(bg_color=ground, **look)

    def _name(self) -> Format:
        return self._formats.of(font_color="#595959", italic=True, bottom=1)

    def _cell(self, number_format: str) -> Format:
        return self._formats.of(num_format=number_format, text_wrap=number_format == TEXT_FORMAT)


def _rows(table: Table, book: Book, lang: str) -> list[Mapping[str, Typed]]:
    if table.kind is not None:
        return [fact_cells(fact, book, lang) for fact in book.of_kind(table.kind.name)]
    head: Iterable[Mapping[str, Typed]]
    if table.name == "book.documents":
        head = map(document_cells, book.head.documents.values())
    else:
        head = map(correction_cells, book.head.corrections)
    return list(head)
