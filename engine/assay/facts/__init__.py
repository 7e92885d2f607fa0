"""Facts: what a schema declares, and what an agency's fact book holds.

In: a schema file and a fact book, a folder of YAML and CSV files or a workbook. Out: `Schema` and
`Book`, values that know every fact's type, place and parent, or findings that say all that is
wrong.
Knows nothing of rules.
"""

from assay.facts.book.book import BOOK_TYPES, Agency, Book, Correction, Document, Fact, Head
from assay.facts.book.book_head import HEAD, has_head, head_of, is_lock, is_unfilled, is_workbook
from assay.facts.book.reader import load_book
from assay.facts.keys import Key, key_id, key_text, split_id
from assay.facts.schema.reader import load_schema
from assay.facts.schema.schema import OWN_FIELDS, Field, Kind, Read, Schema

__all__ = [
    "BOOK_TYPES",
    "HEAD",
    "OWN_FIELDS",
    "Agency",
    "Book",
    "Correction",
    "Document",
    "Fact",
    "Field",
    "Head",
    "Key",
    "Kind",
    "Read",
    "Schema",
    "has_head",
    "head_of",
    "is_lock",
    "is_unfilled",
    "is_workbook",
    "key_id",
    "key_text",
    "load_book",
    "load_schema",
    "split_id",
]
