"""The head of a book in a workbook: the sheets that say what `book.yaml` says.

`book` has a key and its value a row; `book.documents` and `book.corrections` have a row each. What
YAML nests is written with a dot: `title.th`.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

from assay.facts.schema.schema import Field
from assay.source import Entries, Node, Scalar, Style
from assay.source.workbook import CellSource
from assay.values.text import Text
from assay.values.types import Boolean, Date, Number, TextType, Type


def _field(name: str, of: Type, en: str, th: str, *, required: bool = False) -> Field:
    return Field(name, of, required, title=Text(en, th))


def _fields(*fields: Field) -> Mapping[str, Field]:
    return {field.name: field for field in fields}


@dataclass(frozen=True)
class HeadSheet:
    """A sheet of a book's head: its name, its title and the fields it holds."""

    name: str
    title: Text
    fields: Mapping[str, Field]


HIDDEN: Final = "hidden"
"""The key of the sheet `book` by which hidden rows and columns are meant; no part of a head."""

BOOK: Final = HeadSheet(
    "book",
    Text("Book", "ชุดข้อมูลการประเมิน"),
    _fields(
        _field("as_of", Date(), "Facts as of", "ข้อมูล ณ วันที่", required=True),
        _field("title.th", TextType(), "Title in Thai", "ชื่อชุดข้อมูล"),
        _field("title.en", TextType(), "Title in English", "ชื่อชุดข้อมูล (อังกฤษ)"),
        _field("agency.id", TextType(), "Agency", "หน่วยงาน"),
        _field("agency.title.th", TextType(), "Name of the agency in Thai", "ชื่อหน่วยงาน"),
        _field("agency.title.en", TextType(), "Name of the agency in English", "ชื่อหน่วยงาน (อังกฤษ)"),
        _field("fiscal_year", Number(decimals=0), "Fiscal year", "ปีงบประมาณ"),
        _field("quarter", Number(decimals=0), "Quarter", "ไตรมาส"),
        _field("currency", TextType(), "Currency", "สกุลเงิน"),
        _field("previous", TextType(), "Book of the period before", "ชุดข้อมูลของงวดก่อน"),
        _field(HIDDEN, Boolean(), "Hidden rows and columns are meant", "ตั้งใจใช้แถวและคอลัมน์ที่ซ่อน"),
    ),
)
DOCUMENTS: Final = HeadSheet(
    "book.documents",
    Text("Source documents", "เอกสารต้นทาง"),
    _fields(
        _field("id", TextType(), "Document", "รหัสเอกสาร", required=True),
        _field("title.th", TextType(), "Title in Thai", "ชื่อเอกสาร"),
        _field("title.en", TextType(), "Title in English", "ชื่อเอกสาร (อังกฤษ)"),
        _field("dated", Date(), "Dated", "ลงวันที่"),
        _field("note.th", TextType(), "Note in Thai", "หมายเหตุ"),
        _field("note.en", TextType(), "Note in English", "หมายเหตุ (อังกฤษ)"),
    ),
)
CORRECTIONS: Final = HeadSheet(
    "book.corrections",
    Text("Corrections", "คำผิดที่แก้ไข"),
    _fields(
        _field("document", TextType(), "Document", "รหัสเอกสาร"),
        _field("place.th", TextType(), "Place in Thai", "ตำแหน่งในเอกสาร"),
        _field("place.en", TextType(), "Place in English", "ตำแหน่งในเอกสาร (อังกฤษ)"),
        _field("printed", TextType(), "As printed", "ข้อความตามเอกสาร", required=True),
        _field("read", TextType(), "To be read as", "ให้อ่านว่า", required=True),
        _field("why.th", TextType(), "Why, in Thai", "เหตุผล"),
        _field("why.en", TextType(), "Why, in English", "เหตุผล (อังกฤษ)"),
    ),
)
HEAD_SHEETS: Final = (BOOK, DOCUMENTS, CORRECTIONS)
"""The sheets of a head, in the order of a workbook."""


def nested(entries: Entries) -> Entries:
    """Keys such as `title.th` and `title.en` as the mapping `title` of `th` and `en`.

    Keys without a value are left out.
    """
    inner: dict[str, list[tuple[Scalar, Node]]] = {}
    outer: list[tuple[Scalar, Node | None]] = []
    for key, node in entries:
        if isinstance(node, Scalar) and node.value is None:
            continue
        first, dot, rest = key.text.partition(".")
        if not dot:
            outer.append((key, node))
            continue
        if first not in inner:
            outer.append((_renamed(key, first), None))
        inner.setdefault(first, []).append((_renamed(key, rest), node))
    found = tuple(
        (key, nested(_entries(inner[key.text])) if node is None else node) for key, node in outer
    )
    return Entries(found, False, entries.source, entries.start, entries.end)


def key_at(name: str, source: CellSource) -> Scalar:
    """A key that a reader finds at a cell."""
    return Scalar(name, name, Style.CELL, source, 0, len(source.text))


def _renamed(key: Scalar, name: str) -> Scalar:
    return Scalar(name, name, Style.CELL, key.source, key.start, key.end)


def _entries(found: list[tuple[Scalar, Node]]) -> Entries:
    first = found[0][0]
    return Entries(tuple(found), False, first.source, first.start, first.end)
