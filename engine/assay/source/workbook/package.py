"""The bytes of a workbook's file, found to be one that is safe to open.

An .xlsx file is a ZIP archive of XML parts (ECMA-376 Part 2). What each part unpacks to is told in
the archive, and Python unpacks no more than is told there; so their sum bounds the work. A merged
range takes a few characters however large it is, and a definition of XML entities may grow without
end: both are looked for before anything else reads the file.
"""

from __future__ import annotations

import hashlib
import html
import io
import re
import zipfile
import zlib
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from assay.finding import Finding, Span, error
from assay.source.files import read_bytes
from assay.values.text import Text

SUFFIXES: Final = frozenset((".xlsx", ".xlsm"))
"""How the names of workbooks end that can be read; the macros of an .xlsm are passed over."""

MOST_UNPACKED: Final = 16 * 1024 * 1024
"""The most bytes that the XML parts of a workbook may unpack to."""

MOST_CELLS: Final = 300_000
"""The most cells of a sheet, from its first to its last row and column, empty ones included."""

_OLE: Final = bytes.fromhex("D0CF11E0A1B11AE1")
"""How a compound file begins: an .xls of Excel 97 to 2003, or an .xlsx locked with a password."""

_XML: Final = (".xml", ".rels")
_DAMAGED: Final = (
    EOFError,
    OSError,
    RuntimeError,
    ValueError,
    zipfile.BadZipFile,
    zlib.error,
)
"""What an archive raises that is damaged."""

_MAIN: Final = "xl/workbook.xml"
_BINARY: Final = "xl/workbook.bin"
_SAVE: Final = Text(
    "open it in a spreadsheet program and save it as a workbook, .xlsx",
    "ให้เปิดในโปรแกรมตารางคำนวณแล้วบันทึกเป็นสมุดงาน .xlsx",
)
_SAVE_UNLOCKED: Final = Text(
    f"{_SAVE.en}, without a password", f"{_SAVE.in_language('th')} โดยไม่ใส่รหัสผ่าน"
)
_LESS: Final = Text(
    "delete the empty rows and columns that carry formats only, and save it",
    "ให้ลบแถวและคอลัมน์ว่างที่มีแต่รูปแบบ แล้วบันทึก",
)

MOST_TABS: Final = 1024 * 1024
"""The most bytes of the part that lists a workbook's sheets."""

_SHEET = re.compile(r"<(?:\w+:)?sheet\s[^>]*?\bname=(?:\"([^\"]*)\"|'([^']*)')")
_MERGED = re.compile(rb"mergeCell\s+ref=[\"']([A-Z]{1,3})([0-9]{1,7}):([A-Z]{1,3})([0-9]{1,7})")


@dataclass(frozen=True)
class Package:
    """The bytes of a workbook and their SHA-256."""

    data: bytes
    digest: str


def read_package(path: Path, shown_as: str) -> tuple[Package | None, tuple[Finding, ...]]:
    """The bytes of a workbook that can be opened; null, with a finding, where it can't."""
    hint = Text(
        "take pictures and sheets without facts out of it, or split the book",
        "ให้เอารูปภาพและแผ่นงานที่ไม่มีข้อมูลออก หรือแยกสมุดข้อเท็จจริง",
    )
    data, findings = read_bytes(path, shown_as, Text("workbook", "สมุดงาน"), hint)
    if data is None:
        return None, findings
    wrong = _wrong(data, shown_as)
    if wrong is not None:
        return None, (wrong,)
    return Package(data, hashlib.sha256(data).hexdigest()), ()


def tabs(path: Path) -> tuple[str, ...] | None:
    """The names of a workbook's sheets, told from the one part that lists them.

    It takes less than a thousandth of a second. Null where the file can't be opened, or is none
    that can be read; what is wrong with it `read_package` says.
    """
    try:
        with zipfile.ZipFile(path) as archive:
            part = archive.getinfo(_MAIN)
            if part.file_size > MOST_TABS:
                return None
            text = archive.read(part).decode("utf-8")
    except (*_DAMAGED, KeyError):
        return None
    return tuple(html.unescape(one[1] or one[2] or "") for one in _SHEET.finditer(text))


def _wrong(data: bytes, shown_as: str) -> Finding | None:
    """Why these bytes can't be opened as a workbook; null where they can."""
    if data.startswith(_OLE):
        what = Text(
            "is locked with a password, or is a workbook of Excel 97 to 2003 (.xls)",
            "ใส่รหัสผ่านไว้ หรือเป็นสมุดงานของ Excel 97 ถึง 2003 (.xls)",
        )
        return _unreadable(shown_as, what, _SAVE_UNLOCKED)
    if not data.startswith(b"PK"):
        what = Text("is no workbook, whatever its name says", "ไม่ใช่สมุดงาน แม้ชื่อจะเป็นเช่นนั้น")
        hint = Text(
            f"{_SAVE.en}; a CSV file ends in .csv",
            f"{_SAVE.in_language('th')} ส่วนไฟล์ CSV ลงท้ายด้วย .csv",
        )
        return _unreadable(shown_as, what, hint)
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            parts = archive.infolist()
            return _unsafe(parts, shown_as) or _overgrown(archive, parts, shown_as)
    except _DAMAGED as cause:
        what = Text(f"is damaged: {cause}", f"เสียหาย: {cause}")
        hint = Text("take an undamaged copy of it", "ให้ใช้สำเนาที่ไม่เสียหาย")
        return _unreadable(shown_as, what, hint)


def _unsafe(parts: Sequence[zipfile.ZipInfo], shown_as: str) -> Finding | None:
    """What the list of the archive's parts tells against it."""
    names = {part.filename for part in parts}
    if _BINARY in names:
        what = Text("is a binary workbook (.xlsb)", "เป็นสมุดงานแบบไบนารี (.xlsb)")
        return _unreadable(shown_as, what, _SAVE)
    if _MAIN not in names:
        what = Text("is an archive, but no Excel workbook", "เป็นไฟล์บีบอัด แต่ไม่ใช่สมุดงาน Excel")
        return _unreadable(shown_as, what, _SAVE)
    if any(part.flag_bits & 1 for part in parts):
        what = Text("is locked with a password", "ใส่รหัสผ่านไว้")
        return _unreadable(shown_as, what, _SAVE_UNLOCKED)
    unpacked = sum(part.file_size for part in parts if part.filename.endswith(_XML))
    if unpacked > MOST_UNPACKED:
        size, most = unpacked // 1024 // 1024, MOST_UNPACKED // 1024 // 1024
        message = Text(
            f"the workbook unpacks to {size} MiB, more than {most} MiB",
            f"สมุดงานเมื่อคลายออกมีขนาด {size} MiB ซึ่งเกิน {most} MiB",
        )
        return error("file-too-large", message, Span(shown_as), hint=_LESS)
    return None


def _overgrown(
    archive: zipfile.ZipFile, parts: Sequence[zipfile.ZipInfo], shown_as: str
) -> Finding | None:
    """What a part holds that would grow beyond measure when it is read."""
    for part in parts:
        if not part.filename.endswith(_XML):
            continue
        data = archive.read(part)
        if b"<!DOCTYPE" in data:  # ECMA-376 Part 2, 8.2.5.2.1 bars it
            what = Text(
                "holds an XML definition, which no workbook has",
                "มีคำนิยาม XML ซึ่งสมุดงานทั่วไปไม่มี",
            )
            return _unreadable(shown_as, what, _SAVE)
        merged = sum(_area(found) for found in _MERGED.finditer(data))
        if merged > MOST_CELLS:
            message = Text(
                f"the sheets hold merged ranges of {merged} cells",
                f"แผ่นงานผสานเซลล์ไว้ถึง {merged} ช่อง",
            )
            hint = Text(
                "unmerge whole rows and columns, and save the workbook",
                "ให้เลิกผสานทั้งแถวและทั้งคอลัมน์ แล้วบันทึก",
            )
            return error("file-too-large", message, Span(shown_as), hint=hint)
    return None


def _area(merged: re.Match[bytes]) -> int:
    """How many cells a merged range covers."""
    left, top, right, bottom = merged.groups()
    columns = _column(right) - _column(left) + 1
    return columns * (int(bottom) - int(top) + 1)


def _column(letters: bytes) -> int:
    number = 0
    for letter in letters:
        number = number * 26 + letter - ord("A") + 1
    return number


def _unreadable(shown_as: str, what: Text, hint: Text | None) -> Finding:
    message = Text(f"{shown_as} {what.en}", f"{shown_as} {what.in_language('th')}")
    return error("unreadable-file", message, Span(shown_as), hint=hint)
