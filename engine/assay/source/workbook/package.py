"""The parts of a workbook's file, each of bounded size, and the XML in them.

An .xlsx file is a ZIP archive of XML parts (ECMA-376 Part 2). A part is unpacked only when the
reader asks for it, each part once, and no further than the bounds. The parser that reads a part
also counts what it meets, so nothing can be written in a way that a guard misses and the reader
sees: names, endings, encodings and spellings are all the parser's.
"""

from __future__ import annotations

import hashlib
import io
import posixpath
import zipfile
import zlib
from collections.abc import Collection, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path
from typing import ClassVar, Final, Self
from xml.parsers import expat

from assay.finding import Finding, Span, error
from assay.source.files import read_bytes
from assay.values.text import Text

SUFFIXES: Final = frozenset((".xlsx", ".xlsm"))
"""How the names of workbooks end that can be read; the macros of an .xlsm are passed over."""

MOST_UNPACKED: Final = 16 * 1024 * 1024
"""The most bytes that the parts of a workbook may unpack to, those that are read."""

MOST_ELEMENTS: Final = 1_250_000
"""The most XML elements of those parts, some four for each of the most cells."""

MOST_PARTS: Final = 20_000
"""The most parts that an archive may list."""

MAIN: Final = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
"""The namespace of workbooks as Excel writes them (ECMA-376, transitional)."""

RELATED: Final = "http://schemas.openxmlformats.org/package/2006/relationships"
"""The namespace of the parts that say which part belongs to which."""

_STRICT: Final = "http://purl.oclc.org/ooxml/spreadsheetml/main"
_OLE: Final = bytes.fromhex("D0CF11E0A1B11AE1")
"""How a compound file begins: an .xls of Excel 97 to 2003, or an .xlsx locked with a password."""

SAVE: Final = Text(
    "open it in a spreadsheet program and save it as a workbook, .xlsx",
    "ให้เปิดในโปรแกรมตารางคำนวณแล้วบันทึกเป็นสมุดงาน .xlsx",
)
_SAVE_UNLOCKED: Final = Text(f"{SAVE}, without a password", f"{SAVE:th} โดยไม่ใส่รหัสผ่าน")
_SAVE_ANEW: Final = Text(
    "open it in a spreadsheet program and save it anew as .xlsx",
    "ให้เปิดในโปรแกรมตารางคำนวณแล้วบันทึกใหม่เป็น .xlsx",
)
_LESS: Final = Text(
    "delete the empty rows and columns that carry formats only, and save it",
    "ให้ลบแถวและคอลัมน์ว่างที่มีแต่รูปแบบ แล้วบันทึก",
)
_SMALLER: Final = Text(
    "take pictures and sheets without facts out of it, or split the book",
    "ให้เอารูปภาพและแผ่นงานที่ไม่มีข้อมูลออก หรือแยกชุดข้อมูลการประเมิน",
)
_DAMAGED: Final = (EOFError, OSError, RuntimeError, ValueError, zipfile.BadZipFile, zlib.error)
"""What an archive raises that is damaged."""


class Refused(Exception):
    """A workbook that is not read; the finding says why and where."""

    def __init__(self, finding: Finding) -> None:
        super().__init__(finding)
        self.finding = finding


def unreadable(what: Text, span: Span, hint: Text = _SAVE_ANEW) -> Refused:
    """Why a file, or the part of it that holds a sheet or a cell, is no sound workbook."""
    return Refused(error("unreadable-file", what, span, hint=hint))


def unsound(span: Span, why: Text) -> Refused:
    """A workbook that no spreadsheet program writes, and what is wrong with it."""
    return unreadable(
        Text(
            f"{span.file} is no sound workbook: {why}",
            f"{span.file} ไม่ใช่สมุดงานที่สมบูรณ์: {why:th}",
        ),
        span,
    )


def too_large(what: Text, span: Span, hint: Text = _LESS) -> Refused:
    """A workbook beyond what anybody fills by hand."""
    return Refused(error("file-too-large", what, span, hint=hint))


@dataclass
class Package:
    """The archive of a workbook while it is read; it counts what was met so far.

    Attributes:
        file: the workbook as shown to the reader.
        data: its bytes.
        parts: the archive's entries by name, in small letters as names of parts are compared.
    """

    file: str
    data: bytes
    archive: zipfile.ZipFile
    parts: Mapping[str, zipfile.ZipInfo]
    left: int = MOST_UNPACKED
    elements: int = MOST_ELEMENTS
    taken: set[str] = field(default_factory=set)

    @property
    def digest(self) -> str:
        """SHA-256 of the file's bytes, in hexadecimal."""
        return hashlib.sha256(self.data).hexdigest()

    @property
    def span(self) -> Span:
        """The file, for what is said of it as a whole."""
        return Span(self.file)

    def has(self, name: str) -> bool:
        """Whether there is a part of that name."""
        return name.lower() in self.parts

    def read(self, name: str, span: Span) -> bytes:
        """A part unpacked; each is read once. Raises Refused, at `span`."""
        key = name.lower()
        if key in self.taken:
            raise unsound(span, Text(f"the part {name} is used twice", f"ใช้ส่วน {name} สองครั้ง"))
        self.taken.add(key)
        try:
            with self.archive.open(self.parts[key]) as stream:
                data = stream.read(self.left + 1)
        except _DAMAGED as cause:
            raise _damaged(self.file, cause, span) from None
        self.left -= len(data)
        if self.left < 0:
            most = MOST_UNPACKED // 1024 // 1024
            message = Text(
                f"the workbook unpacks to more than {most} MiB",
                f"สมุดงานเมื่อคลายออกมีขนาดเกิน {most} MiB",
            )
            raise too_large(message, span)
        return data


def read_package(path: Path, shown_as: str) -> Package:
    """The archive of a workbook. Raises Refused where the file is none that can be opened."""
    data, findings = read_bytes(path, shown_as, Text("workbook", "สมุดงาน"), _SMALLER)
    if data is None:
        raise Refused(findings[0])
    span = Span(shown_as)
    if data.startswith(_OLE):
        what = Text(
            f"{shown_as} is locked with a password, or is a workbook of Excel 97 to 2003 (.xls)",
            f"{shown_as} ใส่รหัสผ่านไว้ หรือเป็นสมุดงานของ Excel 97 ถึง 2003 (.xls)",
        )
        raise unreadable(what, span, _SAVE_UNLOCKED)
    if not data.startswith(b"PK"):
        what = Text(
            f"{shown_as} is no workbook, whatever its name says",
            f"{shown_as} ไม่ใช่สมุดงาน แม้ชื่อจะเป็นเช่นนั้น",
        )
        hint = Text(f"{SAVE}; a CSV file ends in .csv", f"{SAVE:th} ส่วนไฟล์ CSV ลงท้ายด้วย .csv")
        raise unreadable(what, span, hint)
    if data.count(b"PK\x01\x02") > MOST_PARTS:
        what = Text(f"the workbook has over {MOST_PARTS} parts", f"สมุดงานมีเกิน {MOST_PARTS} ส่วน")
        raise too_large(what, span, _SMALLER)
    try:
        archive = zipfile.ZipFile(io.BytesIO(data))
    except _DAMAGED as cause:
        raise _damaged(shown_as, cause, span) from None
    return Package(shown_as, data, archive, _listed(archive, span))


def _damaged(shown_as: str, cause: Exception, span: Span) -> Refused:
    what = Text(f"{shown_as} is damaged: {cause}", f"{shown_as} เสียหาย: {cause}")
    return unreadable(what, span, Text("take an undamaged copy of it", "ให้ใช้สำเนาที่ไม่เสียหาย"))


def _listed(archive: zipfile.ZipFile, span: Span) -> Mapping[str, zipfile.ZipInfo]:
    """The parts by name; none may stand there twice, since readers differ in which they take."""
    parts: dict[str, zipfile.ZipInfo] = {}
    for part in archive.infolist():
        name = part.filename.replace("\\", "/").lstrip("/").lower()
        if name in parts:
            shown = part.filename[:100]
            raise unsound(span, Text(f"it holds the part {shown} twice", f"มีส่วน {shown} สองครั้ง"))
        if part.flag_bits & 1:
            what = Text(f"{span.file} is locked with a password", f"{span.file} ใส่รหัสผ่านไว้")
            raise unreadable(what, span, _SAVE_UNLOCKED)
        if part.compress_type not in {zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED}:
            why = Text("its parts are packed in a way of their own", "ส่วนต่าง ๆ บีบอัดด้วยวิธีที่ไม่รองรับ")
            raise unsound(span, why)
        parts[name] = part
    return parts


@dataclass(frozen=True)
class Relation:
    """Where one part points to: the kind of what is there, and its name; null outside the file."""

    kind: str
    part: str | None


def relations(package: Package, source: str) -> Mapping[str, Relation]:
    """What a part points to, by the ids it uses; nothing where it points to nothing."""
    folder, name = posixpath.split(source)
    listed = posixpath.join(folder, "_rels", f"{name}.rels")
    if not package.has(listed):
        return {}
    return _Relations(package, listed, package.span, folder=folder).parsed().found


@dataclass
class Reading:
    """One XML part while it is parsed: which elements count, and what is done with them.

    A path such as `worksheet/sheetData/row` names an element by its place, in the namespace of the
    class. Elements elsewhere are passed over with all they hold, except below a path that is
    `closed`: nothing unknown may stand there, or a cell could hide in it.
    """

    namespace: ClassVar[str] = MAIN
    paths: ClassVar[Collection[str]] = ()
    closed: ClassVar[Collection[str]] = ()
    texts: ClassVar[Collection[str]] = ()

    package: Package
    part: str
    span: Span
    text: list[str] = field(default_factory=list)
    _open: list[str] = field(default_factory=lambda: [""])

    @cached_property
    def _steps(self) -> Mapping[tuple[str, str], str]:
        return {
            (parent, f"{self.namespace} {name}"): path
            for path in self.paths
            for parent, _, name in (path.rpartition("/"),)
        }

    def begin(self, path: str, attributes: Mapping[str, str]) -> None:
        """An element of `paths` begins."""

    def end(self, path: str) -> None:
        """An element of `paths` ends; `text` holds what stood in the last of `texts`."""

    def parsed(self) -> Self:
        """The same with the whole part read. Raises Refused."""
        parser = expat.ParserCreate(namespace_separator=" ")
        parser.buffer_text = True
        parser.StartDoctypeDeclHandler = self._doctype
        parser.StartElementHandler = self._begin
        parser.EndElementHandler = self._end
        parser.CharacterDataHandler = self._characters
        data = self.package.read(self.part, self.span)
        try:
            parser.Parse(data, True)
        except expat.ExpatError as cause:
            raise self.unsound(expat.ErrorString(cause.code), f"line {cause.lineno}") from None
        except (LookupError, ValueError) as cause:  # an encoding that there is not
            raise self.unsound(str(cause)[:100]) from None
        return self

    def unsound(self, why: str, where: str = "") -> Refused:
        """What is wrong with the part, at its place."""
        place = f"{self.part} {where}".strip()
        return unsound(self.span, Text(f"{why} ({place})", f"{why} ({place})"))

    def _doctype(self, *_: object) -> None:
        # ECMA-376 Part 2, 8.2.5.2.1 bars it: entities may grow without end.
        what = Text(
            f"{self.span.file} holds an XML definition, which no workbook has",
            f"{self.span.file} มีคำนิยาม XML ซึ่งสมุดงานทั่วไปไม่มี",
        )
        raise unreadable(what, self.span, SAVE)

    def _begin(self, tag: str, attributes: Mapping[str, str]) -> None:
        self.package.elements -= 1
        if self.package.elements < 0:
            what = Text(
                f"the workbook holds more than {MOST_ELEMENTS} XML elements",
                f"สมุดงานมีองค์ประกอบ XML เกิน {MOST_ELEMENTS} รายการ",
            )
            raise too_large(what, self.span)
        parent = self._open[-1]
        path = self._steps.get((parent, tag), "?")
        if len(self._open) == 1 and path == "?":
            self._wrong_root(tag)
        if path == "?" and parent in self.closed:
            raise self.unsound(f"unknown element {tag.rpartition(' ')[2][:60]}")
        self._open.append(path)
        if path in self.texts:
            self.text.clear()
        if path != "?":
            self.begin(path, attributes)

    def _end(self, _tag: str) -> None:
        path = self._open.pop()
        if path != "?":
            self.end(path)

    def _characters(self, text: str) -> None:
        if self._open[-1] in self.texts:
            self.text.append(text)

    def _wrong_root(self, tag: str) -> None:
        if tag.startswith(f"{_STRICT} "):
            what = Text(
                f"{self.span.file} is a Strict Open XML workbook (ISO/IEC 29500 Strict)",
                f"{self.span.file} เป็นสมุดงานแบบ Strict Open XML (ISO/IEC 29500 Strict)",
            )
            hint = Text(
                "open it in a spreadsheet program and save it as “Excel Workbook (.xlsx)”",
                "ให้เปิดในโปรแกรมตารางคำนวณแล้วบันทึกเป็น “Excel Workbook (.xlsx)”",
            )
            raise unreadable(what, self.span, hint)
        raise self.unsound(f"unknown element {tag.rpartition(' ')[2][:60]}")


@dataclass
class _Relations(Reading):
    namespace = RELATED
    paths = ("Relationships", "Relationships/Relationship")
    folder: str = ""
    found: dict[str, Relation] = field(default_factory=dict)

    def begin(self, path: str, attributes: Mapping[str, str]) -> None:
        if path == "Relationships":
            return
        name, target = attributes.get("Id", ""), attributes.get("Target", "")
        if name in self.found:
            raise self.unsound(f"the relation {name[:60]} stands twice")
        outside = attributes.get("TargetMode") == "External"
        part = posixpath.normpath(posixpath.join("/", self.folder, target)).lstrip("/")
        kind = attributes.get("Type", "").rpartition("/")[2]
        self.found[name] = Relation(kind, None if outside else part)
