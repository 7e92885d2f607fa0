"""Reading a fact book: a folder with `book.yaml` and a file for each kind."""

from __future__ import annotations

import os
from dataclasses import dataclass, field
from pathlib import Path
from typing import Final

from engine.facts.book import Book, Fact, Head
from engine.facts.head_reader import read_head
from engine.facts.keys import Key
from engine.facts.links import check_documents, check_links
from engine.facts.notes import Notes
from engine.facts.records import read_records
from engine.facts.schema import Kind, Schema
from engine.finding import Finding, Span
from engine.source import Node, parse_csv, parse_yaml, read_source, shown
from engine.source.tree import shortened
from engine.values.words import nearest

MAX_CHAIN: Final = 40
"""The most books that may precede one another: ten years of quarters."""

HEAD: Final = "book.yaml"
_PASSED_OVER: Final = ("readme.md", "readme.txt", "readme")


def load_book(path: Path, schema: Schema) -> tuple[Book | None, tuple[Finding, ...]]:
    """The book of a folder, and the books before it; null where any of them has an error.

    All errors are found in one go: of form, of type, of keys and of parents, each at its file,
    line and column.
    """
    return _load(path, schema, ())


def _load(
    path: Path, schema: Schema, following: tuple[Path, ...]
) -> tuple[Book | None, tuple[Finding, ...]]:
    """A book and those before it; `following` are the folders that named it, in order."""
    notes = Notes()
    names = _names(path, notes)
    if names is None:
        return None, tuple(notes.findings)
    folder = _Folder(path, schema, names, notes)
    root = folder.document(HEAD)
    head = None if root is None else read_head(root, notes)
    facts: dict[str, dict[Key, Fact]] = {}
    unread: set[str] = set()
    for kind in schema.kinds.values():
        noted = len(notes.findings)
        facts[kind.name] = folder.facts(kind)
        if len(notes.findings) > noted:
            unread.add(kind.name)
    folder.check_names()
    check_links(facts, schema, unread, notes)
    previous = None
    if head is not None:
        check_documents(facts, head.documents, notes)
        previous = folder.previous(head, (*following, path.resolve()))
    if notes.findings or head is None:
        return None, tuple(notes.findings)
    return Book(path, schema, head, facts, folder.digests, previous), ()


def _names(path: Path, notes: Notes) -> list[str] | None:
    """The files of the folder that count, in order; null where it is no book."""
    folder = shown(path)
    try:
        names = sorted(entry.name for entry in path.iterdir() if not entry.is_dir())
    except FileNotFoundError:
        notes.add("not-a-book", f"there is no folder {folder}", Span(folder))
        return None
    except NotADirectoryError:
        hint = "name the folder that holds book.yaml"
        notes.add("not-a-book", f"{folder} is a file, not the folder of a book", Span(folder), hint)
        return None
    except (OSError, ValueError) as cause:
        message = f"the folder {folder} can't be read: {getattr(cause, 'strerror', cause)}"
        notes.add("not-a-book", message, Span(folder))
        return None
    if HEAD not in names:
        hint = "a book is a folder with a book.yaml, which says at least `as_of: 2020-09-30`"
        notes.add("not-a-book", f"{folder} holds no {HEAD}", Span(folder), hint)
        return None
    return [name for name in names if name[0] != "." and name.casefold() not in _PASSED_OVER]


@dataclass
class _Folder:
    """A book's folder while it is read, with the digest of each file read so far."""

    path: Path
    schema: Schema
    names: list[str]
    notes: Notes
    digests: dict[str, str] = field(default_factory=dict)

    def document(self, name: str) -> Node | None:
        """The tree of a file; its digest is kept and what is wrong is noted."""
        source, findings = read_source(self.path / name, shown(self.path / name))
        self.notes.extend(findings)
        if source is None:
            return None
        self.digests[name] = source.digest
        tree, findings = parse_csv(source) if name.endswith(".csv") else parse_yaml(source)
        self.notes.extend(findings)
        return tree

    def facts(self, kind: Kind) -> dict[Key, Fact]:
        """The facts of a kind from its file, where the folder has one."""
        for name in _files_of(kind):
            if name in self.names:
                root = self.document(name)
                what = f"the file of {kind.plural}"
                rows = None if root is None else self.notes.items(root, what)
                return {} if rows is None else read_records(kind, self.schema, rows, self.notes)
        return {}

    def check_names(self) -> None:
        """Every file is the book's head or holds the facts of a kind, once."""
        known = [HEAD]
        for kind in self.schema.kinds.values():
            both = [name for name in _files_of(kind) if name in self.names]
            known += _files_of(kind)
            if len(both) > 1:
                where = Span(shown(self.path / both[1]))
                message = f"the {kind.plural} stand in {both[0]} and in {both[1]}"
                self.notes.add("two-files", message, where, "keep one of the two files")
        for name in self.names:
            if name not in known:
                message = f"{shown(Path(name))} belongs to no kind of the schema"
                found = nearest(name, known)
                hint = f"did you mean {found}?" if found else "name it after a kind, or move it"
                self.notes.add("unknown-file", message, Span(shown(self.path / name)), hint)

    def previous(self, head: Head, following: tuple[Path, ...]) -> Book | None:
        """The book before, unless none is named or the books go round in a circle."""
        if head.previous is None:
            return None
        where = head.spans["previous"]
        try:
            before = _plain(self.path / head.previous)
            real = before.resolve()
        except (OSError, RuntimeError, ValueError):  # too long a name, a circle of links, a NUL
            self._no_previous(head.previous, where)
            return None
        if real in following:
            message = f"the previous book {head.previous} is this one, or leads back to it"
            self.notes.add("book-cycle", message, where, "name the book of the period before")
            return None
        if len(following) >= MAX_CHAIN:
            message = f"more than {MAX_CHAIN} books precede one another"
            hint = "leave `previous` out of the oldest one"
            self.notes.add("too-many-books", message, where, hint)
            return None
        book, findings = _load(before, self.schema, following)
        if any(one.code == "not-a-book" for one in findings):
            self._no_previous(head.previous, where)
        self.notes.extend(findings)
        return book

    def _no_previous(self, previous: str, where: Span) -> None:
        message = f"the previous book {shortened(previous)} is not there"
        hint = "`previous` is the path of a book's folder, relative to this one"
        self.notes.add("no-previous-book", message, where, hint)


def _files_of(kind: Kind) -> tuple[str, str]:
    return f"{kind.plural}.yaml", f"{kind.plural}.csv"


def _plain(path: Path) -> Path:
    """The path without `x/..`, for the reader's sake, where that leads to the same folder."""
    plain = Path(os.path.normpath(path))
    return plain if plain.resolve() == path.resolve() else path
