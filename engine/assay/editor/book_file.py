"""The JSON Schema of `book.yaml`, the head of a fact book."""

from __future__ import annotations

from typing import Final

from assay.editor.form import (
    DRAFT,
    TEXT,
    THAI_DATE,
    TITLE,
    Form,
    Json,
    by_name,
    closed,
    described,
    list_of,
)
from assay.editor.wording import Words

_DOCUMENT: Final = closed(
    {
        "title": described(Words("The document's title."), TITLE),
        "dated": described(Words("The day it bears.", "dated: 2019-12-11"), THAI_DATE),
        "note": described(Words("What a reader of the facts should know of it."), TITLE),
    }
)
_CORRECTION: Final = closed(
    {
        "document": described(Words("The document, by its id under `documents`."), TEXT),
        "place": described(Words("The place in it.", "place: section 2, page 5"), TEXT),
        "printed": described(Words("What it prints."), TEXT),
        "read": described(Words("What the facts hold instead."), TEXT),
        "why": described(Words("How it is known that this was meant."), TITLE),
    },
    ["printed", "read"],
)
_HEAD: Final[dict[str, Form]] = {
    "as_of": described(
        Words(
            "The day whose state the facts are; it decides which rules are in force. "
            "A Thai date will do.",
            "as_of: 2020-09-30",
        ),
        THAI_DATE,
    ),
    "title": described(
        Words("The book's title.", "title: {th: ไตรมาส 4, en: Fourth quarter}"), TITLE
    ),
    "agency": described(Words("The agency's key or name.", "agency: ETDA"), TEXT),
    "fiscal_year": described(
        Words("The year in which the fiscal year ends, of either era.", "fiscal_year: 2563"),
        {"type": "integer", "minimum": 1900, "maximum": 2999},
    ),
    "quarter": described(
        Words("The quarter of the fiscal year; leave it out for a whole year.", "quarter: 4"),
        {"type": "integer", "minimum": 1, "maximum": 4},
    ),
    "currency": described(Words("The currency of the amounts.", "currency: THB"), TEXT),
    "documents": described(
        Words(
            "The source documents, by an id that the facts name as their `document`.",
            "documents:\n  report:\n    title: Fourth-quarter report",
        ),
        by_name(_DOCUMENT),
    ),
    "corrections": described(
        Words(
            "Slips of the sources that the facts put right: what is printed, what is read "
            "instead, and why.",
            "corrections:\n  - printed: 2 มี.ย. 63\n    read: 2 มิ.ย. 63\n    why: มี.ย. is no month",
        ),
        list_of(_CORRECTION),
    ),
    "previous": described(
        Words(
            "The folder of the book of the period before, seen from this one; rules read it as "
            "`previous.`.",
            "previous: ../2563-q3",
        ),
        TEXT,
    ),
}


def book_file() -> Form:
    """The schema of `book.yaml`; a key may stand empty, which says no more than leaving it out."""
    head = {name: form if name == "as_of" else _or_empty(form) for name, form in _HEAD.items()}
    return {
        "$schema": DRAFT,
        "description": "A fact book: one agency's facts for one period. This file says which.",
        **closed(head, ["as_of"]),
    }


def _or_empty(form: Form) -> Form:
    of = form["type"]
    types: list[Json] = [of] if isinstance(of, str) else list(of) if isinstance(of, list) else []
    return {**form, "type": [*types, "null"]}
