"""CSV files (RFC 4180): rows as mappings from the header's names, each cell with its place.

The cells are scanned here and not by the standard library's `csv`, which tells neither a cell's
column nor, where a cell holds line breaks, its line.
"""

from __future__ import annotations

import re
from itertools import pairwise
from pathlib import Path
from typing import Final

from assay.finding import Finding, Related, Tally, error
from assay.source.files import HOLDS_NOTHING, Source, read_source
from assay.source.tree import Entries, Items, Node, Scalar, Style
from assay.values.text import Text, shortened

MAX_ROWS: Final = 100_000
"""So many rows may stand in one file: the facts of one kind of one agency and period."""

_QUOTED = re.compile(r'"(?:[^"]|"")*"')
_BARE = re.compile(r"[^,\r\n]*")
_BREAK = re.compile(r"\r\n|\n|\r")
_THOUSANDS = re.compile(r"-?[0-9]{1,3}")
_REST = re.compile(r"[0-9]{3}(?:\.[0-9]+)?")


def read_csv(path: Path, shown_as: str) -> tuple[Items | None, tuple[Finding, ...]]:
    """The rows of a UTF-8 CSV file, one `Entries` each, keyed by the header's cells.

    Every cell is a text as written, or null where it is empty or blank. Rows of nothing but such
    cells are passed over. Null, with findings, where the file can't be read, has no sound header or
    more rows than `MAX_ROWS`; a row with too few or too many cells is a finding and left out.
    """
    source, findings = read_source(path, shown_as)
    return parse_csv(source) if source is not None else (None, findings)


def parse_csv(source: Source) -> tuple[Items | None, tuple[Finding, ...]]:
    """As `read_csv`, of a text at hand."""
    lines, findings = _lines(source)
    if findings:
        return None, tuple(findings)
    if not lines:
        hint = Text(
            "the first line holds the names of the fields, separated by commas",
            "บรรทัดแรกต้องเป็นชื่อช่องข้อมูล คั่นด้วยจุลภาค",
        )
        return None, (error("empty-file", HOLDS_NOTHING, source.span(0), hint=hint),)
    header = lines[0]
    findings = _header(header)
    if findings:
        return None, tuple(findings)
    rows: list[Node] = []
    tally = Tally()
    for cells in lines[1:]:
        start, end = cells[0].start, cells[-1].end
        if len(cells) == len(header):
            rows.append(Entries(tuple(zip(header, cells, strict=True)), False, source, start, end))
            continue
        if tally.full("row-length"):
            continue
        message = Text(
            f"the row has {len(cells)} cells, the header has {len(header)}",
            f"แถวนี้มี {len(cells)} ช่อง แต่หัวตารางมี {len(header)} ช่อง",
        )
        cut = _cut_number(cells) if len(cells) > len(header) else None
        found = error("row-length", message, source.span(start, end), hint=cut or _COMMAS)
        tally.tell("row-length", found)
    start = rows[0].start if rows else header[-1].end
    end = rows[-1].end if rows else start
    return Items(tuple(rows), False, source, start, end), tally.findings


_COMMAS: Final = Text(
    "a cell that holds a comma stands in quotes; an empty cell keeps its comma",
    "ช่องที่มีจุลภาคต้องอยู่ในเครื่องหมายคำพูด และช่องว่างยังต้องมีจุลภาคของตน",
)


def _cut_number(cells: list[Scalar]) -> Text | None:
    """The hint for a number that its own commas cut into cells: `1,200`."""
    for one, other in pairwise(cells):
        if _THOUSANDS.fullmatch(one.text) and _REST.fullmatch(other.text):
            whole = one.text + other.text
            return Text(
                f"if {one.text},{other.text} is a number, write {whole}, without separators",
                f"หาก {one.text},{other.text} เป็นตัวเลขเดียวกัน ให้เขียน {whole} โดยไม่มีจุลภาคคั่นหลักพัน",
            )
    return None


def _lines(source: Source) -> tuple[list[list[Scalar]], list[Finding]]:
    """The cells of each line that is not blank; the first broken quotation ends the reading."""
    text = source.text
    lines: list[list[Scalar]] = []
    cells: list[Scalar] = []
    position = 0
    while True:
        quoted = text.startswith('"', position)
        found = (_QUOTED if quoted else _BARE).match(text, position)
        if found is None:
            message = Text(
                "the quotation mark that opens here is never closed",
                "เครื่องหมายคำพูดที่เปิดตรงนี้ไม่มีตัวปิด",
            )
            hint = Text(
                'close it; inside quotes, " itself is written ""',
                'ให้ปิดเครื่องหมาย หากต้องการ " ในข้อความให้เขียน ""',
            )
            span = source.span(position, position + 1)
            return [], [error("csv-syntax", message, span, hint=hint)]
        if not quoted and '"' in found.group():
            at = position + found.group().index('"')
            message = Text(
                "a quotation mark stands inside a cell that does not start with one",
                "มีเครื่องหมายคำพูดอยู่กลางช่องที่ไม่ได้ขึ้นต้นด้วยเครื่องหมายคำพูด",
            )
            hint = Text(
                'put the whole cell in quotes, from comma to comma, and write " inside as ""',
                'ให้ใส่เครื่องหมายคำพูดคร่อมทั้งช่อง และเขียน " ที่อยู่ข้างในเป็น ""',
            )
            return [], [error("csv-syntax", message, source.span(at, at + 1), hint=hint)]
        written = found.group()
        content = written[1:-1].replace('""', '"') if quoted else written
        value = content if content.strip() else None
        cells.append(Scalar(value, content, Style.CELL, source, position, found.end()))
        position = found.end()
        if text.startswith(",", position):
            position += 1
            continue
        line_break = _BREAK.match(text, position)
        if line_break is None and position < len(text):
            message = Text(
                "text follows the closing quotation mark of a cell",
                "มีข้อความต่อท้ายเครื่องหมายคำพูดปิดของช่อง",
            )
            hint = Text(
                'inside quotes, " itself is written ""',
                'หากต้องการ " ในข้อความที่อยู่ในเครื่องหมายคำพูด ให้เขียน ""',
            )
            span = source.span(position, position + 1)
            return [], [error("csv-syntax", message, span, hint=hint)]
        if any(cell.value is not None for cell in cells):
            lines.append(cells)
            if len(lines) > MAX_ROWS + 1:
                return [], [_too_many(source, cells[0].start)]
        cells = []
        if line_break is None:
            return lines, []
        position = line_break.end()


def _too_many(source: Source, at: int) -> Finding:
    message = Text(f"the file has more than {MAX_ROWS:,} rows", f"ไฟล์นี้มีเกิน {MAX_ROWS:,} แถว")
    hint = Text(
        "split it: a book holds the facts of one agency and period",
        "ให้แยกไฟล์: ชุดข้อมูลการประเมินชุดหนึ่งเก็บข้อมูลของหน่วยงานเดียวในงวดเดียว",
    )
    return error("file-too-large", message, source.span(at), hint=hint)


def _header(header: list[Scalar]) -> list[Finding]:
    """Names missing or alike, each told once; a file separated by something else than commas."""
    findings: list[Finding] = []
    if len(header) == 1 and (";" in header[0].text or "\t" in header[0].text):
        semicolons = ";" in header[0].text
        message = Text(
            f"the cells are separated by {'semicolons' if semicolons else 'tabs'}",
            f"ช่องคั่นด้วย{'อัฒภาค `;`' if semicolons else 'แท็บ'}",
        )
        hint = Text("separate them by commas", "ให้คั่นด้วยจุลภาค `,`")
        return [error("csv-syntax", message, header[0].span, hint=hint)]
    seen: dict[str, Scalar] = {}
    told: set[str] = set()
    for cell in header:
        name = "" if cell.value is None else cell.text
        if name in told:
            continue
        if cell.value is None:
            told.add(name)
            message = Text("a column has no name in the first line", "คอลัมน์หนึ่งไม่มีชื่อในบรรทัดแรก")
            hint = Text("name it, or delete the column and the comma", "ให้ตั้งชื่อ หรือลบคอลัมน์พร้อมจุลภาค")
            findings.append(error("bad-key", message, cell.span, hint=hint))
        elif name in seen:
            told.add(name)
            first = seen[name].span
            short = shortened(name)
            message = Text(f"two columns are named `{short}`", f"มีสองคอลัมน์ชื่อ `{short}`")
            related = (Related(Text("the first one", "คอลัมน์แรก"), first),)
            hint = Text(
                f"the first one is at column {first.column} of the line; keep one of them",
                f"ชื่อแรกเริ่มที่อักขระที่ {first.column} ของบรรทัด ให้เหลือไว้คอลัมน์เดียว",
            )
            findings.append(error("duplicate-key", message, cell.span, hint=hint, related=related))
        else:
            seen[name] = cell
    return findings
