"""What is told of a fact book at a glance: whether there is one, and what its head says.

To find the books of a project, and to know whose they are, takes little of each. A folder is a book
where it holds `book.yaml`; a workbook is one where it has the sheet that says the same.
"""

from __future__ import annotations

from pathlib import Path
from typing import Final

from assay.facts.book.book import Head
from assay.facts.book.head_reader import read_head
from assay.facts.notes import Notes
from assay.facts.schema.schema import Schema
from assay.facts.sheets.head_sheets import BOOK, HEAD_SHEETS
from assay.facts.sheets.sheet_names import folded, titles_of
from assay.facts.sheets.sheets import BookSheets
from assay.source import Entries, Node, read_yaml, shown
from assay.source.workbook import SUFFIXES, read_sheets, read_workbook, tabs

HEAD: Final = "book.yaml"
"""The file of a folder that says which book it is."""

WORKBOOKS: Final = SUFFIXES | {".xls", ".xlsb", ".ods"}
"""How the names of workbooks end; those that can't be read are refused with what to do."""

_LOCKED: Final = "~$"
"""How the name of the small file begins that Excel keeps beside a workbook while it is open."""

_BOOK: Final = frozenset(folded(word) for word in (BOOK.name, *titles_of(BOOK.title)))
_OF_HEAD: Final = frozenset(
    folded(word) for sheet in HEAD_SHEETS for word in (sheet.name, *titles_of(sheet.title))
)


def is_workbook(path: Path) -> bool:
    """Whether a path is that of a workbook, by its name."""
    return path.suffix.lower() in WORKBOOKS


def is_lock(name: str) -> bool:
    """Whether a name is that of the lock file of a workbook, such as `~$facts.xlsx`."""
    return name.startswith(_LOCKED)


def has_head(path: Path) -> bool | None:
    """Whether a workbook has the sheet `book`; null where nothing in it can be looked at."""
    if is_lock(path.name):
        return False
    names = tabs(path)
    return None if names is None else any(folded(name) in _BOOK for name in names)


def of_book(path: Path) -> bool:
    """Whether a path is that of a fact book, or of a file of one; nothing may be written there.

    A workbook that can't be looked into counts as one, since nobody knows what it holds.
    """
    if is_workbook(path):
        return path.is_file() and path.stat().st_size > 0 and has_head(path) is not False
    return path.suffix.lower() in {".yaml", ".yml", ".csv"} and (path.parent / HEAD).exists()


def head_of(path: Path, schema: Schema) -> Head | None:
    """What a book says of itself, its facts unread; null where that can't be read.

    What is wrong with it is not told here: that is done where the book is loaded.
    """
    root = _tree(path, schema)
    return None if root is None else read_head(root, Notes())


def _tree(path: Path, schema: Schema) -> Node | None:
    """The tree of a book's head."""
    name = shown(path)
    if not is_workbook(path):
        return read_yaml(path / HEAD, shown(path / HEAD))[0]
    workbook = read_sheets(path, name, lambda title: folded(title) in _OF_HEAD)
    return None if workbook is None else BookSheets(workbook, path, name, schema, Notes()).head()


def is_unfilled(path: Path, schema: Schema) -> bool:
    """Whether a workbook is a template that nobody has begun to fill: it states nothing at all."""
    if not is_workbook(path):
        return False
    stated = _tree(path, schema)
    if isinstance(stated, Entries) and len(stated):
        return False
    name = shown(path)
    workbook, _ = read_workbook(path, name)
    if workbook is None:
        return False
    notes = Notes()
    sheets = BookSheets(workbook, path, name, schema, notes)
    held = any(sheets.rows(kind) is not None for kind in schema.kinds.values())
    return not held and not notes.findings
