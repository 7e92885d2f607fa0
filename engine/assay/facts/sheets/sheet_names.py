"""What the sheets and columns of a book's workbook are called, and what their names mean."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace
from typing import Final

from assay.facts.schema.schema import PLACE_BY_LANGUAGE, Field, Kind, Schema
from assay.facts.sheets.head_sheets import HEAD_SHEETS
from assay.source.workbook import sheet_name
from assay.values.folding import one_form
from assay.values.text import Text

README: Final = Text("Read me", "อ่านก่อน")
"""The sheet that explains a workbook; it holds no facts."""

_PART_OF: Final = Text("Part of", "อยู่ภายใต้")
_OWN_TITLES: Final = {
    "document": Text("Source document", "เอกสารต้นทาง"),
    "place": Text("Place in the source document", "ตำแหน่งในเอกสารต้นทาง"),
    "place.th": Text("Place in the source document, in Thai", "ตำแหน่งในเอกสารต้นทาง ภาษาไทย"),
    "place.en": Text("Place in the source document, in English", "ตำแหน่งในเอกสารต้นทาง ภาษาอังกฤษ"),
}


def titled_columns(kind: Kind, schema: Schema) -> Mapping[str, Field]:
    """The columns of a kind's sheet, with titles also for those that a schema does not declare.

    The parent's column has the title of the parent kind, and in a tree a title of its own.
    """
    titles: dict[str, Text | None] = dict(_OWN_TITLES)
    if kind.link is not None and kind.parent is not None:
        titles[kind.link.name] = _PART_OF if kind.tree else schema.kinds[kind.parent].title
    return {
        name: replace(field, title=field.title or titles.get(name))
        for name, field in {**kind.columns, **PLACE_BY_LANGUAGE}.items()
    }


def sheet_names(schema: Schema, lang: str) -> dict[str, str]:
    """What each sheet of a book's workbook is best called, by the name that it is known by.

    That is its title in a language (`th` or `en`), or the name itself where the title is long or
    common to several.
    """
    known = known_sheets(schema)
    found = {}
    for name, title in _titled(schema):
        titled = None if title is None else sheet_name(title.in_language(lang))
        whole = titled is not None and known.get(folded(titled)) == name
        found[name] = titled if titled is not None and whole else sheet_name(name)
    return found


def known_sheets(schema: Schema) -> dict[str, str]:
    """What each name of a sheet means: a plural, or the name of a sheet of the head.

    A title that two of them share means neither.
    """
    titled: dict[str, set[str]] = {}
    for name, title in _titled(schema):
        for text in titles_of(title):
            titled.setdefault(folded(text), set()).add(name)
    known = {word: names.pop() for word, names in titled.items() if len(names) == 1}
    known |= {folded(name): name for name, _ in _titled(schema)}
    return known


def _titled(schema: Schema) -> Iterator[tuple[str, Text | None]]:
    yield from ((sheet.name, sheet.title) for sheet in HEAD_SHEETS)
    yield from ((kind.plural, kind.title) for kind in schema.kinds.values())


def titles_of(title: Text | None) -> list[str]:
    """A title in each language that it is written in; none where there is no title."""
    return [] if title is None else [text for text in (title.en, title.th) if text is not None]


def folded(name: str) -> str:
    """A name as sheets' names are compared: as a sheet can have it, in small letters."""
    return sheet_name(one_form(name)).casefold()
