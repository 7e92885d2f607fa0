"""Reading `book.yaml`: the day, the agency, the period, the source documents, the corrections."""

from __future__ import annotations

import datetime as dt

from assay.document import as_far_as_right
from assay.facts.book.book import Agency, Correction, Document, Head
from assay.facts.book.documents import AgencyPart, CorrectionPart, HeadDocument
from assay.facts.notes import Notes
from assay.finding import Span
from assay.source import Entries, Node, Scalar
from assay.values.calendar import buddhist_year, format_date, gregorian_year
from assay.values.text import Text
from assay.values.words import known_names


def read_head(root: Node, notes: Notes) -> Head | None:
    """What `book.yaml` states; null where there is no day to it. What is wrong is noted."""
    head, findings = as_far_as_right(HeadDocument, root)
    notes.extend(findings)
    spans = _spans(root)
    if head is None:
        return None
    year = None if head.fiscal_year is None else gregorian_year(head.fiscal_year)
    if year is not None:
        _check_year(head.as_of, year, spans["as_of"], notes)
    documents = {
        name: Document(name, part.title, part.dated, part.note, part.name.span)
        for name, part in head.documents.items()
    }
    return Head(
        head.as_of,
        head.title,
        _agency(head.agency),
        year,
        head.quarter,
        _text(head.currency),
        documents,
        tuple(_correction(part, documents, notes) for part in head.corrections),
        _text(head.previous),
        spans,
    )


def _check_year(day: dt.date, year: int, at: Span, notes: Notes) -> None:
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
        "ให้แก้วันที่หรือปีงบประมาณ เพราะใช้กำหนดว่าเกณฑ์ใดมีผลบังคับ โปรแกรมตารางคำนวณอ่าน 30/9/63 "
        "เป็น ค.ศ. 1963 ให้เขียน 30 ก.ย. 2563 หรือ 2020-09-30",
    )
    notes.add("day-outside-year", message, at, hint)


def _correction(part: CorrectionPart, documents: dict[str, Document], notes: Notes) -> Correction:
    named = part.document
    if named is not None and documents and named.text not in documents:
        message = Text(
            f"the book lists no document `{named.text}`", f"ชุดข้อมูลการประเมินไม่มีเอกสาร `{named.text}`"
        )
        notes.add("unknown-document", message, named.span, known_names(named.text, documents))
    return Correction(
        part.printed.text,
        part.read.text,
        _text(named),
        part.place,
        part.why,
        part.span,
    )


def _agency(said: Scalar | AgencyPart | None) -> Agency | None:
    if isinstance(said, AgencyPart):
        return Agency(said.id.text, said.title)
    return None if said is None else Agency(said.text)


def _spans(root: Node) -> dict[str, Span]:
    """Where each key that states something stands."""
    return {
        key.text: node.span
        for key, node in (root if isinstance(root, Entries) else ())
        if not (isinstance(node, Scalar) and node.value is None)
    }


def _text(scalar: Scalar | None) -> str | None:
    return None if scalar is None else scalar.text
