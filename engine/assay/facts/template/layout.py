"""The sheets of a template: which there are, in what order, and their columns."""

from __future__ import annotations

from dataclasses import dataclass

from assay.facts import Kind, Schema
from assay.facts.sheets.head_sheets import CORRECTIONS, DOCUMENTS, HeadSheet
from assay.facts.sheets.sheet_names import titled_columns
from assay.facts.template.columns import Column
from assay.values.text import Text


@dataclass(frozen=True)
class Table:
    """A sheet with a row of headings.

    `name` is what the sheet is known by, a kind's plural; `kind` is null for a sheet of the head.
    `keys` are how many of the first columns tell the rows apart: they stay in view.
    """

    name: str
    title: Text
    columns: tuple[Column, ...]
    kind: Kind | None = None
    keys: int = 1


def tables(schema: Schema) -> tuple[Table, ...]:
    """The tables of the head and of each kind, in the order of the schema."""
    head = (_of_head(sheet) for sheet in (DOCUMENTS, CORRECTIONS))
    return (*head, *(_of_kind(kind, schema) for kind in schema.kinds.values()))


def _of_head(sheet: HeadSheet) -> Table:
    columns = (
        Column(field, field.required, name == "id", DOCUMENTS.name if name == "document" else None)
        for name, field in sheet.fields.items()
    )
    return Table(sheet.name, sheet.title, tuple(columns))


def _of_kind(kind: Kind, schema: Schema) -> Table:
    """The key's columns first, then the parent's, then the others as declared."""
    fields = titled_columns(kind, schema)
    first = dict.fromkeys((*kind.key, *(() if kind.link is None else (kind.link.name,))))
    names = [*first, *(name for name in fields if name not in first and name != "place")]
    columns = tuple(
        Column(
            fields[name],
            fields[name].required or name in kind.key,
            name in first,
            _lists(kind, name, schema),
        )
        for name in names
    )
    return Table(kind.plural, kind.title or Text(kind.plural), columns, kind, len(kind.key))


def _lists(kind: Kind, name: str, schema: Schema) -> str | None:
    """The sheet whose keys stand in a column; a key of several parts is in no column."""
    if name == "document":
        return DOCUMENTS.name
    if kind.link is None or kind.parent is None or name != kind.link.name:
        return None
    parent = schema.kinds[kind.parent]
    return parent.plural if len(parent.key) == 1 else None
