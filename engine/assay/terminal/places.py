"""Where a figure stands: in the file of the facts and, beyond that, in the source document."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from rich.text import Text as Painted

from assay.contents.origin import Origin
from assay.facts import Book
from assay.finding import Span
from assay.terminal.paint import DIM
from assay.values.text import Text


def placed(span: Span | None, document: str | None, place: Text | None, lang: str) -> str:
    """`facts/lines.csv:3:9 · report, table 2`; empty where neither is known."""
    return Origin.at(span, document, place).told(lang)


def document_titles(book: Book, names: Iterable[str], lang: str) -> Iterator[Painted]:
    """The titles of source documents, a line each; those without one are left out."""
    for name in names:
        document = book.head.documents.get(name)
        if document is not None and document.title is not None:
            yield Painted(f"{name}: {document.title.in_language(lang)}", DIM)
