"""A fact's values as they are typed into cells."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal

from assay.facts import Book, Correction, Document, Fact, Field, Head, Key, key_id
from assay.facts.reading import DASHES
from assay.facts.template.columns import DATE_FORMAT, TEXT_FORMAT, TRUTH, decimals_format
from assay.source.workbook import CellSource
from assay.source.workbook.cell import held
from assay.values.null import Null
from assay.values.number import as_written, printed_decimals
from assay.values.text import Text
from assay.values.types import Choice, Date, Member, Number, Value


@dataclass(frozen=True, slots=True)
class Typed:
    """What is typed into a cell, and the number format that shows it so."""

    value: str | Decimal | dt.date
    number_format: str


def head_cells(head: Head, previous: str | None) -> Mapping[str, Typed]:
    """What a head states, by its keys; `previous` is the path as seen from the workbook."""
    stated: Mapping[str, Value | None] = {
        "as_of": head.as_of,
        **_texts("title", head.title),
        "agency.id": None if head.agency is None else head.agency.id,
        **_texts("agency.title", None if head.agency is None else head.agency.title),
        "fiscal_year": None if head.fiscal_year is None else Decimal(head.fiscal_year),
        "quarter": None if head.quarter is None else Decimal(head.quarter),
        "currency": head.currency,
        "previous": previous,
    }
    return _typed(stated, "en")


def document_cells(document: Document) -> Mapping[str, Typed]:
    """A document of the head as a row."""
    return _typed(
        {
            "id": document.id,
            **_texts("title", document.title),
            "dated": document.dated,
            **_texts("note", document.note),
        },
        "en",
    )


def correction_cells(correction: Correction) -> Mapping[str, Typed]:
    """A correction of the head as a row."""
    return _typed(
        {
            "document": correction.document,
            **_texts("place", correction.place),
            "printed": correction.printed,
            "read": correction.read,
            **_texts("why", correction.why),
        },
        "en",
    )


def fact_cells(fact: Fact, book: Book, lang: str) -> Mapping[str, Typed]:
    """A fact as a row; a dash stays where the source prints one."""
    kind = book.schema.kinds[fact.kind]
    found = dict(_typed({**fact.values, **_texts("place", fact.place)}, lang))
    for name, text in fact.written.items():
        if text in DASHES and name in found:
            found[name] = Typed(text, TEXT_FORMAT)
    if fact.parent is not None and kind.link is not None:
        found[kind.link.name] = typed(_link(kind.link, fact.parent), lang)
    return found


def typed(value: Value, lang: str) -> Typed:
    """A value of a fact as it is typed."""
    match value:
        case bool():
            return Typed(TRUTH[value].in_language(lang), TEXT_FORMAT)
        case Decimal():
            return _number(value)
        case dt.date():
            return Typed(value, DATE_FORMAT)
        case Member(title=Text() as title):
            return Typed(title.in_language(lang), TEXT_FORMAT)
        case tuple():
            return Typed(_list([str(typed(one, lang).value) for one in value]), TEXT_FORMAT)
        case _:
            return Typed(str(value), TEXT_FORMAT)


def _typed(values: Mapping[str, Value | None], lang: str) -> Mapping[str, Typed]:
    return {
        name: typed(value, lang)
        for name, value in values.items()
        if value is not None and not isinstance(value, Null)
    }


def _texts(name: str, text: Text | None) -> Mapping[str, str | None]:
    """A text as the keys `name.th` and `name.en`; one without Thai is English alone."""
    if text is None:
        return {}
    return {f"{name}.th": text.th, f"{name}.en": text.en if text.en != text.th else None}


def _number(value: Decimal) -> Typed:
    """A number with its decimals; as text where a spreadsheet would not keep its digits."""
    form, text = decimals_format(printed_decimals(value)), as_written(value)
    cell = held(value, form, CellSource("", text))
    kept = cell is not None and cell.problem is None and cell.text == text
    return Typed(value, form) if kept else Typed(text, TEXT_FORMAT)


def _list(items: list[str]) -> str:
    """Items parted by semicolons, or by lines where one of them holds a semicolon."""
    if not items:
        return "[]"
    if any(";" in item for item in items):
        return "\n".join(items) + ("\n" if len(items) == 1 else "")
    return "; ".join(items)


def _link(link: Field, parent: Key) -> Value:
    """The parent's key as the link's field holds it."""
    if len(parent) > 1:
        return key_id(parent)
    (text,) = parent
    match link.item:
        case Number():
            return Decimal(text)
        case Date():
            return dt.date.fromisoformat(text)
        case Choice() as choice:
            return choice.member(text) or text
        case _:
            return text
