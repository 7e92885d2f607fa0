"""Reading `book.yaml`: the day, the agency, the period, the source documents, the corrections."""

from __future__ import annotations

import datetime as dt
from typing import Final

from engine.facts.book import Correction, Document, Head
from engine.facts.calendar import gregorian_year, parse_date
from engine.facts.notes import Notes
from engine.source import Entries, Node, Scalar, describe

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
    book = notes.mapping(root, "a book", _KEYS)
    if book is None:
        return None
    stated = {key.text: value for key, value in book if not _is_null(value)}
    if "as_of" not in stated:
        hint = "add `as_of: 2020-09-30`, the day whose state the facts are"
        notes.add("missing-key", "the book does not say its day: as_of", book.span, hint)
    day = _date(stated["as_of"], "as_of", notes) if "as_of" in stated else None
    documents = _documents(stated.get("documents"), notes)
    title, year, quarter = (stated.get(key) for key in ("title", "fiscal_year", "quarter"))
    agency, currency, previous = (stated.get(key) for key in ("agency", "currency", "previous"))
    corrections = _corrections(stated.get("corrections"), documents, notes)
    year_number = None if year is None else notes.integer(year, "fiscal_year", 1900, 2999)
    return Head(
        dt.date.min if day is None else day,
        None if title is None else notes.title(title, "the title of the book"),
        None if agency is None else notes.text(agency, "agency"),
        None if year_number is None else gregorian_year(year_number),
        None if quarter is None else notes.integer(quarter, "quarter", 1, 4),
        None if currency is None else notes.text(currency, "currency"),
        documents,
        corrections,
        None if previous is None else notes.text(previous, "previous"),
        {key: node.span for key, node in stated.items()},
    )


def _date(node: Node, what: str, notes: Notes) -> dt.date | None:
    """A day, as ISO or as Thai documents print it."""
    if isinstance(node, Scalar) and isinstance(node.value, dt.date | str):
        try:
            return parse_date(node.text)
        except ValueError as cause:
            message = f"{what} is a date: {cause}"
    else:
        message = f"{what} is a date, not {describe(node)}"
    notes.add("wrong-type", message, node.span, "write it as 2020-09-30 or 30 ก.ย. 2563")
    return None


def _documents(node: Node | None, notes: Notes) -> dict[str, Document]:
    if node is None or (entries := notes.mapping(node, "documents")) is None:
        return {}
    found: dict[str, Document] = {}
    for name, described in entries:
        what = f"the document `{name.text}`"
        parts = notes.mapping(described, what, _DOCUMENT_KEYS)
        if notes.text(name, "a document's id") is None or parts is None:
            continue
        title, dated, note = (_stated(parts, key) for key in _DOCUMENT_KEYS)
        found[name.text] = Document(
            name.text,
            None if title is None else notes.title(title, f"the title of {what}"),
            None if dated is None else _date(dated, f"the date of {what}", notes),
            None if note is None else notes.title(note, f"the note on {what}"),
            name.span,
        )
    return found


def _corrections(
    node: Node | None, documents: dict[str, Document], notes: Notes
) -> tuple[Correction, ...]:
    if node is None or (items := notes.items(node, "corrections")) is None:
        return ()
    found: list[Correction] = []
    for item in items:
        parts = notes.mapping(item, "a correction", _CORRECTION_KEYS)
        if parts is None:
            continue
        texts = {
            key: notes.text(value, f"{key} of a correction")
            for key in ("document", "place", "printed", "read")
            if (value := _stated(parts, key)) is not None
        }
        for key in ("printed", "read"):
            if key not in texts:
                message = f"the correction does not say what is {key}"
                notes.add("missing-key", message, parts.span, f"add `{key}: ...`")
        document, named = texts.get("document"), parts.get("document")
        if document is not None and named is not None and documents and document not in documents:
            message = f"the book lists no document `{document}`"
            notes.add("unknown-document", message, named.span, "list it under `documents:`")
        why = _stated(parts, "why")
        found.append(
            Correction(
                texts.get("printed") or "",
                texts.get("read") or "",
                document,
                texts.get("place"),
                None if why is None else notes.title(why, "why of a correction"),
                parts.span,
            )
        )
    return tuple(found)


def _stated(entries: Entries, key: str) -> Node | None:
    """The value of a key; null also where it is written and empty."""
    node = entries.get(key)
    return None if node is None or _is_null(node) else node


def _is_null(node: Node) -> bool:
    return isinstance(node, Scalar) and node.value is None
