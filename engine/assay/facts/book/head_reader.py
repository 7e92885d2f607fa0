"""Reading `book.yaml`: the day, the agency, the period, the source documents, the corrections."""

from __future__ import annotations

import datetime as dt
from typing import Final

from assay.facts.book.book import Correction, Document, Head
from assay.facts.notes import Notes, key_of, title_of
from assay.source import Entries, Node, Scalar
from assay.values.calendar import buddhist_year, format_date, gregorian_year, parse_date
from assay.values.text import Text

_KEYS: Final = (
    "as_of",
    "title",
    "agency",
    "fiscal_year",
    "quarter",
    "currency",
    "documents",
    "corrections",
    "previous",
)
_DOCUMENT_KEYS: Final = ("title", "dated", "note")
_CORRECTION_KEYS: Final = ("document", "place", "printed", "read", "why")


def read_head(root: Node, notes: Notes) -> Head | None:
    """What `book.yaml` states; null where there is no day to it. What is wrong is noted."""
    book = notes.mapping(root, Text("a book", "สมุดข้อเท็จจริง"), _KEYS)
    if book is None:
        return None
    stated = {key.text: value for key, value in book if not _is_null(value)}
    if "as_of" not in stated:
        message = Text(
            "the book does not say its day: as_of", "สมุดข้อเท็จจริงไม่ได้ระบุวันที่ของข้อมูล: as_of"
        )
        hint = Text(
            "add `as_of: 2020-09-30`, the day whose state the facts are",
            "ให้เพิ่ม `as_of: 2020-09-30` คือวันที่ที่ข้อมูลเป็นอยู่",
        )
        notes.add("missing-key", message, book.span, hint)
    day = _date(stated["as_of"], key_of("as_of"), notes) if "as_of" in stated else None
    documents = _documents(stated.get("documents"), notes)
    title, year, quarter = (stated.get(key) for key in ("title", "fiscal_year", "quarter"))
    agency, currency, previous = (stated.get(key) for key in ("agency", "currency", "previous"))
    corrections = _corrections(stated.get("corrections"), documents, notes)
    year_number = None if year is None else notes.integer(year, key_of("fiscal_year"), 1900, 2999)
    year_meant = None if year_number is None else gregorian_year(year_number)
    if day is not None and year_meant is not None:
        _check_year(day, year_meant, stated["as_of"], notes)
    return Head(
        dt.date.min if day is None else day,
        None if title is None else notes.title(title, title_of(Text("the book", "สมุดข้อเท็จจริง"))),
        None if agency is None else notes.text(agency, key_of("agency")),
        year_meant,
        None if quarter is None else notes.integer(quarter, key_of("quarter"), 1, 4),
        None if currency is None else notes.text(currency, key_of("currency")),
        documents,
        corrections,
        None if previous is None else notes.text(previous, key_of("previous")),
        {key: node.span for key, node in stated.items()},
    )


def _check_year(day: dt.date, year: int, node: Node, notes: Notes) -> None:
    """A day more than a year away from the fiscal year is a slip, such as 63 read as 1963."""
    if abs(day.year - year) <= 1:
        return
    message = Text(
        f"as_of is {format_date(day, 'en')}, far from the fiscal year "
        f"{year} (B.E. {buddhist_year(year)})",
        f"as_of คือ {format_date(day, 'th')} ซึ่งห่างจากปีงบประมาณ {buddhist_year(year)}",
    )
    hint = Text(
        "correct the day or the fiscal year: by them rules are in force or not. A spreadsheet "
        "reads 30/9/63 as 1963: write 30 ก.ย. 2563 or 2020-09-30",
        "ให้แก้วันที่หรือปีงบประมาณ เพราะใช้กำหนดว่ากฎใดมีผลบังคับ โปรแกรมตารางคำนวณอ่าน 30/9/63 เป็น ค.ศ. 1963 "
        "ให้เขียน 30 ก.ย. 2563 หรือ 2020-09-30",
    )
    notes.add("day-outside-year", message, node.span, hint)


def _date(node: Node, what: Text, notes: Notes) -> dt.date | None:
    """A day, as ISO or as Thai documents print it."""
    hint = Text("write it as 2020-09-30 or 30 ก.ย. 2563", "ให้เขียนแบบ 2020-09-30 หรือ 30 ก.ย. 2563")
    if isinstance(node, Scalar) and isinstance(node.value, dt.date | str):
        try:
            return parse_date(node.text)
        except ValueError as cause:
            message = Text(f"{what} is a date: {cause}", f"{what:th }ต้องเป็นวันที่ แต่พบ `{node.text}`")
            notes.add("wrong-type", message, node.span, hint)
    else:
        notes.unlike(node, what, Text("a date", "วันที่"), hint)
    return None


def _documents(node: Node | None, notes: Notes) -> dict[str, Document]:
    if node is None or (entries := notes.mapping(node, key_of("documents"))) is None:
        return {}
    found: dict[str, Document] = {}
    for name, described in entries:
        what = Text(f"the document `{name.text}`", f"เอกสาร `{name.text}`")
        parts = notes.mapping(described, what, _DOCUMENT_KEYS)
        if notes.text(name, Text("a document's id", "รหัสเอกสาร")) is None or parts is None:
            continue
        title, dated, note = (_stated(parts, key) for key in _DOCUMENT_KEYS)
        found[name.text] = Document(
            name.text,
            None if title is None else notes.title(title, title_of(what)),
            None
            if dated is None
            else _date(dated, Text(f"the date of {what}", f"วันที่ของ{what:th}"), notes),
            None
            if note is None
            else notes.title(note, Text(f"the note on {what}", f"หมายเหตุของ{what:th}")),
            name.span,
        )
    return found


def _corrections(
    node: Node | None, documents: dict[str, Document], notes: Notes
) -> tuple[Correction, ...]:
    if node is None or (items := notes.items(node, key_of("corrections"))) is None:
        return ()
    found: list[Correction] = []
    for item in items:
        parts = notes.mapping(item, Text("a correction", "การแก้ไข"), _CORRECTION_KEYS)
        if parts is None:
            continue
        texts = {
            key: notes.text(value, _of_correction(key))
            for key in ("document", "place", "printed", "read")
            if (value := _stated(parts, key)) is not None
        }
        for key in ("printed", "read"):
            if key not in texts:
                message = Text(
                    f"the correction does not say what is {key}", f"การแก้ไขไม่ได้ระบุ `{key}`"
                )
                hint = Text(f"add `{key}: ...`", f"ให้เพิ่ม `{key}: ...`")
                notes.add("missing-key", message, parts.span, hint)
        document, named = texts.get("document"), parts.get("document")
        if document is not None and named is not None and documents and document not in documents:
            message = Text(
                f"the book lists no document `{document}`", f"สมุดข้อเท็จจริงไม่มีเอกสาร `{document}`"
            )
            hint = Text("list it under `documents:`", "ให้เพิ่มเอกสารนี้ใต้ `documents:`")
            notes.add("unknown-document", message, named.span, hint)
        why = _stated(parts, "why")
        found.append(
            Correction(
                texts.get("printed") or "",
                texts.get("read") or "",
                document,
                texts.get("place"),
                None if why is None else notes.title(why, _of_correction("why")),
                parts.span,
            )
        )
    return tuple(found)


def _of_correction(key: str) -> Text:
    return Text(f"{key} of a correction", f"`{key}` ของการแก้ไข")


def _stated(entries: Entries, key: str) -> Node | None:
    """The value of a key; null also where it is written and empty."""
    node = entries.get(key)
    return None if node is None or _is_null(node) else node


def _is_null(node: Node) -> bool:
    return isinstance(node, Scalar) and node.value is None
