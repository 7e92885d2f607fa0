"""One sheet's part as it is parsed: its cells, merged ranges, and what is hidden in it."""

from __future__ import annotations

import datetime as dt
import re
from bisect import bisect_right
from collections.abc import Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass, field, replace
from decimal import Decimal
from itertools import pairwise
from typing import Final

from assay.finding import Span
from assay.source.workbook.book_parts import (
    RichReading,
    Runs,
    Style,
    index,
    is_on,
    text_paths,
    unescaped,
)
from assay.source.workbook.cell import Cell, CellSource, held, unusable
from assay.source.workbook.names import column_letters
from assay.source.workbook.package import Refused, too_large, unreadable
from assay.values.text import Text

MOST_CELLS: Final = 300_000
"""The most cells of a workbook, and the most that a sheet's rows times its columns may come to."""

MOST_CHARACTERS: Final = 32_767
"""The most characters of a cell, as Excel has it."""

_LAST_ROW: Final = 1_048_576
_LAST_COLUMN: Final = 16_384

_NAME: Final = re.compile(r"\$?([A-Za-z]{1,3})\$?([0-9]{1,7})")
_NOTHING: Final = re.compile(r"\s*0+(?:\.0*)?\s*")
_NUMBER: Final = re.compile(r"[-+]?[0-9]{1,400}(?:\.[0-9]{0,400})?(?:[eE][-+]?[0-9]{1,4})?")

_MEND: Final = Text("mend the formula, or type the value", "ให้แก้สูตร หรือพิมพ์ค่า")
_TYPE_IT: Final = Text("type the value", "ให้พิมพ์ค่า")
_NOT_CALCULATED: Final = Text(
    "the cell holds a formula whose value was never calculated",
    "ช่องนี้มีสูตรที่ยังไม่เคยคำนวณค่า",
)
_CALCULATE: Final = Text(
    "open the workbook in a spreadsheet program and save it, or type the value",
    "ให้เปิดสมุดงานในโปรแกรมตารางคำนวณแล้วบันทึก หรือพิมพ์ค่า",
)


@dataclass(frozen=True)
class Shared:
    """What the sheets of a workbook share."""

    texts: Sequence[Runs] = ()
    styles: Sequence[Style] = ()
    since_1904: bool = False


@dataclass
class Counted:
    """How many cells were met in all sheets so far."""

    cells: int = 0


@dataclass(frozen=True, order=True)
class _Area:
    """A merged range: its rows and columns, first and last."""

    left: int
    right: int
    top: int
    bottom: int


@dataclass(slots=True)
class _Open:
    """The cell that is being read."""

    column: int
    attributes: Mapping[str, str]
    value: str | None = None
    formula: bool = False
    rich: Runs | None = None


_C: Final = "worksheet/sheetData/row/c"


@dataclass(kw_only=True)
class SheetReading(RichReading):
    """The part of a sheet; `at` is its first cell."""

    paths = (
        "worksheet", "worksheet/cols", "worksheet/cols/col", "worksheet/sheetData",
        "worksheet/sheetData/row", "worksheet/sheetData/row/extLst", _C, f"{_C}/extLst",
        f"{_C}/f", f"{_C}/v", *text_paths(f"{_C}/is"), "worksheet/mergeCells",
        "worksheet/mergeCells/mergeCell",
    )  # fmt: skip
    closed = frozenset(("worksheet/sheetData", "worksheet/sheetData/row", _C))
    texts = frozenset((f"{_C}/v", f"{_C}/is/t", f"{_C}/is/r/t"))

    at: CellSource
    shared: Shared
    counted: Counted
    rows: dict[int, dict[int, Cell]] = field(default_factory=dict)
    hidden_rows: set[int] = field(default_factory=set)
    _hidden_columns: set[int] = field(default_factory=set)
    _merged: list[_Area] = field(default_factory=list)
    _row: int = 0
    _cell: _Open | None = None
    _last: int = 0
    _seen: set[int] = field(default_factory=set)
    _columns: set[int] = field(default_factory=set)

    def begin(self, path: str, attributes: Mapping[str, str]) -> None:
        """Notes where a row, a cell, a merged range or a hidden column begins."""
        if path == _C:
            self._open_cell(attributes)
        elif path == f"{_C}/f" and self._cell is not None:
            self._cell.formula = True
        elif path == "worksheet/sheetData/row":
            self._open_row(attributes)
        elif path == "worksheet/cols/col":
            self._hide(attributes)
        elif path == "worksheet/mergeCells/mergeCell":
            self._merged.append(self._area(attributes.get("ref", "")))
        else:
            super().begin(path, attributes)

    def end(self, path: str) -> None:
        """Notes what a cell holds."""
        cell = self._cell
        if path == _C and cell is not None:
            self._keep(cell)
            self._cell = None
        elif path == f"{_C}/v" and cell is not None:
            cell.value = "".join(self.text)
        elif path == f"{_C}/is" and cell is not None:
            cell.rich = self.joined()
        else:
            super().end(path)

    @property
    def hidden_columns(self) -> frozenset[int]:
        """The hidden ones among the columns that hold something."""
        return frozenset(self._hidden_columns & self._columns)

    def merged(self) -> dict[int, dict[int, Cell]]:
        """The rows in order, a merged cell in each of its own; what lies under it is not seen."""
        by_row: dict[int, list[_Area]] = {}
        covered = 0
        for area in self._merged:
            covered += area.bottom - area.top + 1
            if covered > MOST_CELLS:
                message = Text(
                    f"the merged ranges of {self.at.sheet} cover over {MOST_CELLS} rows",
                    f"แผ่นงาน {self.at.sheet} ผสานเซลล์ไว้เกิน {MOST_CELLS} แถว",
                )
                hint = Text(
                    "unmerge whole rows and columns, and save the workbook",
                    "ให้เลิกผสานทั้งแถวและทั้งคอลัมน์ แล้วบันทึก",
                )
                raise too_large(message, self._place(area.top, area.left), hint)
            for row in range(area.top, area.bottom + 1):
                by_row.setdefault(row, []).append(area)
        rows: dict[int, dict[int, Cell]] = {
            row: cells for row, cells in self.rows.items() if row not in by_row
        }
        for row, areas in sorted(by_row.items()):
            found = self._under(row, sorted(areas))
            if found:
                rows[row] = found
        return dict(sorted(rows.items()))

    def _under(self, row: int, areas: Sequence[_Area]) -> dict[int, Cell]:
        """The cells of a row that merged ranges lie over."""
        for one, other in pairwise(areas):
            if other.left <= one.right:
                why = Text("two merged ranges overlap", "ช่วงที่ผสานเซลล์ซ้อนทับกัน")
                raise unreadable(why, self._place(row, other.left))
        lefts = [area.left for area in areas]
        found: dict[int, Cell] = {}
        for column, cell in self.rows.get(row, {}).items():
            at = bisect_right(lefts, column) - 1
            if at < 0 or areas[at].right < column:
                found[column] = cell
        for area in areas:
            first = self.rows.get(area.top, {}).get(area.left)
            if first is not None:
                tall, wide = area.bottom - area.top + 1, area.right - area.left + 1
                if row == area.top:
                    self.rows[row][area.left] = first = replace(first, rows=tall, columns=wide)
                found[area.left] = first
        return found

    def _place(self, row: int, column: int) -> Span:
        return replace(self.at, row=row, column=column).span()

    def _wrong(self, row: int, column: int, why: Text) -> Refused:
        return unreadable(why, self._place(row, column))

    def _open_row(self, attributes: Mapping[str, str]) -> None:
        stated = attributes.get("r")
        row = self._row + 1 if stated is None else index(stated.strip())
        if not 1 <= row <= _LAST_ROW:
            shown = (stated or str(row))[:40]
            raise self._wrong(1, 1, Text(f"there is no row {shown}", f"ไม่มีแถว {shown}"))
        if row in self._seen:
            raise self._wrong(row, 1, Text(f"the row {row} stands twice", f"แถว {row} มีสองแห่ง"))
        self._seen.add(row)
        self._row, self._last = row, 0
        if _is_unseen(attributes, "ht"):
            self.hidden_rows.add(row)

    def _open_cell(self, attributes: Mapping[str, str]) -> None:
        self.counted.cells += 1
        stated = attributes.get("r")
        row, column = (
            (self._row, self._last + 1) if stated is None else self._named(stated, self._row)
        )
        if row != self._row or not 1 <= column <= _LAST_COLUMN:
            shown = (stated or str(column))[:40]
            why = Text(
                f"the cell {shown} stands in the row {self._row}",
                f"ช่อง {shown} อยู่ในแถว {self._row}",
            )
            raise self._wrong(self._row, 1, why)
        if column <= self._last:
            shown = f"{column_letters(column)}{row}"
            why = Text(
                f"the cell {shown} stands twice, or out of its order",
                f"ช่อง {shown} มีสองแห่ง หรือไม่อยู่ตามลำดับ",
            )
            raise self._wrong(row, column, why)
        self._last = column
        self._cell = _Open(column, attributes)
        if self.counted.cells > MOST_CELLS:
            message = Text(
                f"the workbook holds more than {MOST_CELLS} cells", f"สมุดงานมีเกิน {MOST_CELLS} ช่อง"
            )
            raise too_large(message, self._place(row, column))

    def _named(self, name: str, row: int) -> tuple[int, int]:
        """A cell's row and column by its name, such as C7."""
        found = _NAME.fullmatch(name.strip())
        if found is None:
            shown = name[:40]
            raise self._wrong(row or 1, 1, Text(f"there is no cell {shown}", f"ไม่มีช่อง {shown}"))
        column = 0
        for letter in found[1].upper():
            column = column * 26 + ord(letter) - ord("A") + 1
        return int(found[2]), column

    def _area(self, ref: str) -> _Area:
        first, _, last = ref.partition(":")
        (top, left), (bottom, right) = self._named(first, 1), self._named(last or first, 1)
        if not (1 <= top <= bottom <= _LAST_ROW and 1 <= left <= right <= _LAST_COLUMN):
            why = Text(f"there is no range {ref[:40]}", f"ไม่มีช่วง {ref[:40]}")
            raise self._wrong(1, 1, why)
        return _Area(left, right, top, bottom)

    def _hide(self, attributes: Mapping[str, str]) -> None:
        if _is_unseen(attributes, "width"):
            first, last = index(attributes.get("min", "")), index(attributes.get("max", ""))
            if not 1 <= first <= last <= _LAST_COLUMN or first in self._hidden_columns:
                raise self.unsound("no such columns")
            self._hidden_columns.update(range(first, last + 1))

    def _keep(self, one: _Open) -> None:
        """Keeps a cell that holds something."""
        if one.value is None and one.rich is None and not one.formula:
            return
        cell = self._held(one)
        if cell is None:
            return
        if len(cell.text) > MOST_CHARACTERS:
            message = Text(
                f"the cell holds more than {MOST_CHARACTERS} characters",
                f"ช่องนี้มีข้อความเกิน {MOST_CHARACTERS} ตัวอักษร",
            )
            raise too_large(message, cell.span, Text("shorten it", "ให้ย่อข้อความ"))
        self.rows.setdefault(self._row, {})[one.column] = cell
        self._columns.add(one.column)
        if len(self.rows) * len(self._columns) > MOST_CELLS:
            message = Text(
                f"the rows and columns of {self.at.sheet} that hold something make over "
                f"{MOST_CELLS} cells",
                f"แถวและคอลัมน์ที่มีข้อมูลของแผ่นงาน {self.at.sheet} รวมกันเกิน {MOST_CELLS} ช่อง",
            )
            hint = Text(
                "delete what lies below and beside the facts, or split the book",
                "ให้ลบสิ่งที่อยู่ใต้และข้างข้อมูล หรือแยกชุดข้อมูลการประเมิน",
            )
            raise too_large(message, cell.span, hint)

    def _held(self, one: _Open) -> Cell | None:
        """What a cell holds; null for an empty one."""
        at = index(one.attributes.get("s", "0"))
        style = self.shared.styles[at] if 0 <= at < len(self.shared.styles) else Style()
        match one.attributes.get("t", "n"):
            case "s":
                text = self._shared_text(one)
            case "inlineStr":
                text = one.rich or Runs("")
            case "str":
                text = Runs(unescaped(one.value or ""))
            case "e":
                shown = one.value or ""
                problem = Text(f"the cell shows the error {shown}", f"ช่องนี้แสดงข้อผิดพลาด {shown}")
                return unusable(shown, self._source(one, shown), problem, _MEND)
            case kind:
                return self._other(kind, one, style)
        cell = held(text.text, style.code, self._source(one, text.text))
        apart = text.text.strip() if style.struck else text.apart
        return replace(cell, apart=apart) if cell is not None and apart else cell

    def _source(self, one: _Open, text: str) -> CellSource:
        at = self.at
        return CellSource(at.file, text, sheet=at.sheet, row=self._row, column=one.column)

    def _shared_text(self, one: _Open) -> Runs:
        """The text that a cell points to."""
        at = index((one.value or "").strip())
        if not 0 <= at < len(self.shared.texts):
            why = Text("the cell points to a text that is not there", "ช่องนี้อ้างถึงข้อความที่ไม่มีอยู่")
            raise self._wrong(self._row, one.column, why)
        return self.shared.texts[at]

    def _other(self, kind: str, one: _Open, style: Style) -> Cell | None:
        """A cell that holds no text: a number, a truth value or a day."""
        text = (one.value or "").strip()
        source = self._source(one, text)
        if not text:
            return unusable("", source, _NOT_CALCULATED, _CALCULATE) if one.formula else None
        value: Decimal | bool | dt.date | None = None
        if kind == "n" and _NUMBER.fullmatch(text):
            value = Decimal(text)
        elif kind == "b" and text in {"0", "1", "true", "false"}:
            value = text in {"1", "true"}
        elif kind == "d":
            with suppress(ValueError):
                value = dt.datetime.fromisoformat(text).replace(tzinfo=None)
        if value is None:
            shown = text[:40]
            problem = Text(
                f"the cell holds `{shown}`, which is no value",
                f"ช่องนี้เก็บ `{shown}` ซึ่งไม่ใช่ค่า",
            )
            return unusable(text, source, problem, _TYPE_IT)
        cell = held(value, style.code, source, since_1904=self.shared.since_1904)
        return replace(cell, apart=cell.text) if cell is not None and style.struck else cell


def _is_unseen(attributes: Mapping[str, str], size: str) -> bool:
    """Whether a row or a column is hidden, or has no height or width."""
    if is_on(attributes, "hidden", "0"):
        return True
    return size in attributes and _NOTHING.fullmatch(attributes[size][:40]) is not None
