"""Reading an .xlsx file: its sheets, their cells with what each shows, and merged ranges.

The reader is our own, over the XML parser of Python. Of the libraries, python-calamine tells no
number format, and Excel keeps the fourth decimal of 296.1390 there alone; openpyxl unpacks and
expands before it can be bounded, drops a sheet whose part it can't find, lets the last of two cells
win, and turns numbers into binary. One pass over each part reads all that is needed, in less than
openpyxl's time.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path

from assay.finding import Finding, Span
from assay.source.workbook.book_parts import (
    Listed,
    read_book_parts,
    read_styles,
    read_texts,
)
from assay.source.workbook.cell import Cell, CellSource
from assay.source.workbook.package import Package, Refused, read_package, unreadable
from assay.source.workbook.sheet_part import Counted, Shared, SheetReading
from assay.values.text import Text


@dataclass(frozen=True)
class Sheet:
    """A sheet.

    Attributes:
        name: as on its tab.
        rows: the cells that hold something by row and column, both counted from 1. A cell that is
            merged downward stands in each of its rows; it is the same cell, at its first place.
        file: the workbook's file as shown to the reader.
        hidden: whether a reader of the workbook does not see it.
        hidden_rows, hidden_columns: those that a reader does not see, by a filter or otherwise.
    """

    name: str
    rows: Mapping[int, Mapping[int, Cell]]
    file: str
    hidden: bool = False
    hidden_rows: frozenset[int] = frozenset()
    hidden_columns: frozenset[int] = frozenset()

    @property
    def source(self) -> CellSource:
        """The first cell of the sheet, for what is said of the sheet as a whole."""
        return CellSource(self.file, "", sheet=self.name)

    @property
    def span(self) -> Span:
        """Where the sheet begins."""
        return self.source.span()


@dataclass(frozen=True)
class Workbook:
    """The sheets of a file in the order of their tabs, and the SHA-256 of its bytes."""

    sheets: tuple[Sheet, ...]
    digest: str


def read_workbook(path: Path, shown_as: str) -> tuple[Workbook | None, tuple[Finding, ...]]:
    """The sheets of an .xlsx or .xlsm file; null, with findings, where there are none to read.

    Macros and links to other files are passed over. Raises nothing.
    """
    try:
        package = read_package(path, shown_as)
        return _workbook(package, lambda _: True), ()
    except Refused as refused:
        return None, (refused.finding,)


def read_sheets(path: Path, shown_as: str, wanted: Callable[[str], bool]) -> Workbook | None:
    """Some of the sheets, picked by their names; null where they can't be read.

    The others are not looked at, which takes a fraction of the time. What is wrong is not told:
    for that `read_workbook` is there.
    """
    try:
        return _workbook(read_package(path, shown_as), wanted)
    except Refused:
        return None


def tabs(path: Path) -> tuple[str, ...] | None:
    """The names of a workbook's sheets, told from the one part that lists them.

    Null where the file is none that can be read; what is wrong with it `read_workbook` says.
    """
    try:
        return tuple(one.name for one in read_book_parts(read_package(path, str(path))).sheets)
    except Refused:
        return None


def _workbook(package: Package, wanted: Callable[[str], bool]) -> Workbook:
    book = read_book_parts(package)
    if not book.sheets:
        why = Text(f"{package.file} lists no sheet", f"{package.file} ไม่มีแผ่นงาน")
        raise unreadable(why, package.span)
    texts = read_texts(package, book.shared("sharedStrings"))
    shared = Shared(texts, read_styles(package, book.shared("styles")), book.since_1904)
    counted = Counted()
    sheets = tuple(_sheet(package, one, shared, counted) for one in book.sheets if wanted(one.name))
    return Workbook(sheets, package.digest)


def _sheet(package: Package, listed: Listed, shared: Shared, counted: Counted) -> Sheet:
    """A listed sheet; each is read, or the whole workbook is refused with the sheet's name."""
    name, at = listed.name, listed.at
    first = CellSource(package.file, "", sheet=name)
    if at is not None and at.kind == "chartsheet":
        return Sheet(name, {}, package.file, listed.hidden)
    if at is None or at.part is None or at.kind != "worksheet" or not package.has(at.part):
        if at is not None and at.part is None:
            why, th = "stands in another file", "อยู่ในไฟล์อื่น"
        elif at is not None and at.kind != "worksheet":
            why, th = f"is a {at.kind[:40]}, not a sheet of cells", "ไม่ใช่แผ่นงานที่มีช่องข้อมูล"
        else:
            why, th = "is listed, and its part is not in the file", "มีชื่ออยู่ แต่ไม่มีเนื้อหาในไฟล์"
        what = Text(f"the sheet {name} {why}", f"แผ่นงาน {name} {th}")
        raise unreadable(what, first.span())
    part = SheetReading(package, at.part, first.span(), at=first, shared=shared, counted=counted)
    reading = part.parsed()
    return Sheet(
        name,
        reading.merged(),
        package.file,
        listed.hidden,
        frozenset(reading.hidden_rows),
        reading.hidden_columns,
    )
