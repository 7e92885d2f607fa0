"""Reading a fact book: a folder with `book.yaml` and a file for each kind, or a workbook."""

from __future__ import annotations

import os
from dataclasses import dataclass, field
from pathlib import Path
from typing import Final, Protocol

from assay.facts.book.book import Book, Fact, Head
from assay.facts.book.book_head import HEAD, is_lock, is_workbook
from assay.facts.book.head_reader import read_head
from assay.facts.book.links import check_documents, check_links
from assay.facts.book.records import read_records
from assay.facts.keys import Key
from assay.facts.notes import Notes
from assay.facts.schema.schema import Kind, Schema
from assay.facts.sheets.doubtful import doubtful_rows
from assay.facts.sheets.sheets import BookSheets
from assay.finding import Finding, Span, errors
from assay.source import Items, Node, parse_csv, parse_yaml, read_source, real, shown
from assay.source.workbook import read_workbook
from assay.values.text import Text, shortened
from assay.values.words import nearest

MAX_CHAIN: Final = 40
"""The most books that may precede one another: ten years of quarters."""

_NO_BOOK_IN_A_BOOK: Final = Text(
    "a workbook is a book of its own: move it out of this folder, or into a folder below it where "
    "it is an attachment",
    "สมุดงานเป็นชุดข้อมูลการประเมินอีกชุดหนึ่ง: ให้ย้ายออกจากโฟลเดอร์นี้ หรือย้ายไปไว้ในโฟลเดอร์ย่อยหากเป็นเอกสารแนบ",
)
_PASSED_OVER: Final = ("readme.md", "readme.txt", "readme")


def load_book(path: Path, schema: Schema) -> tuple[Book | None, tuple[Finding, ...]]:
    """The book of a folder or a workbook, and those before it; null where any has an error.

    All errors are found in one go: of form, of type, of keys and of parents, each at its file,
    line and column, or its cell.
    """
    return _load(path, schema, ())


class _Contents(Protocol):
    """What a book is read from, while it is read.

    `digests` are those of its files, by their names; `folder` is what its `previous` starts from.
    """

    digests: dict[str, str]
    folder: Path

    def head(self) -> Node | None:
        """The tree of what the book says of itself; null, noted, where there is none."""

    def rows(self, kind: Kind) -> Items | None:
        """The facts of a kind, one entry each; null where the book holds none."""

    def doubted(self, span: Span | None) -> bool:
        """Whether it is noted already that what stands at a place can't be read."""


def _load(
    path: Path, schema: Schema, following: tuple[Path, ...]
) -> tuple[Book | None, tuple[Finding, ...]]:
    """A book and those before it; `following` are the books that named it, in order."""
    notes = Notes()
    contents = (_workbook if is_workbook(path) else _folder)(path, schema, notes)
    if contents is None:
        return None, tuple(notes.findings)
    root = contents.head()
    head = None if root is None else read_head(root, notes)
    facts: dict[str, dict[Key, Fact]] = {}
    unread: set[str] = set()
    for kind in schema.kinds.values():
        noted = len(errors(notes.findings))
        facts[kind.name] = _facts(kind, schema, contents, notes)
        if len(errors(notes.findings)) > noted:
            unread.add(kind.name)
    check_links(facts, schema, unread, notes)
    previous = None
    if head is not None:
        check_documents(facts, head.documents, notes)
        previous = _previous(contents.folder, schema, head, (*following, real(path)), notes)
    found = tuple(notes.findings)
    if errors(found) or head is None:
        return None, found
    return Book(path, schema, head, facts, contents.digests, previous, found), ()


def _facts(kind: Kind, schema: Schema, contents: _Contents, notes: Notes) -> dict[Key, Fact]:
    """The facts of a kind; what is already noted of a place is not said again of its fact."""
    rows = contents.rows(kind)
    if rows is None:
        return {}
    found = Notes()
    facts = read_records(kind, schema, rows, found)
    notes.extend(tuple(doubtful_rows(kind, rows)))
    notes.extend([one for one in found.findings if not contents.doubted(one.span)])
    return facts


def _previous(
    folder: Path, schema: Schema, head: Head, following: tuple[Path, ...], notes: Notes
) -> Book | None:
    """The book before, unless none is named or the books go round in a circle."""
    if head.previous is None:
        return None
    where = head.spans["previous"]
    try:
        before = _plain(folder / head.previous)
        whole = real(before)
    except (OSError, ValueError):  # too long a name, a NUL
        _no_previous(head.previous, where, notes)
        return None
    if whole in following:
        message = Text(
            f"the previous book {head.previous} is this one, or leads back to it",
            f"ชุดข้อมูลการประเมินงวดก่อน {head.previous} คือชุดนี้เอง หรือย้อนกลับมาที่ชุดนี้",
        )
        hint = Text("name the book of the period before", "ให้ระบุชุดข้อมูลการประเมินของงวดก่อน")
        notes.add("book-cycle", message, where, hint)
        return None
    if len(following) >= MAX_CHAIN:
        message = Text(
            f"more than {MAX_CHAIN} books precede one another",
            f"มีชุดข้อมูลการประเมินงวดก่อนต่อกันเกิน {MAX_CHAIN} ชุด",
        )
        hint = Text("leave `previous` out of the oldest one", "ให้ตัด `previous` ออกจากเล่มเก่าสุด")
        notes.add("too-many-books", message, where, hint)
        return None
    book, findings = _load(before, schema, following)
    if any(one.code == "not-a-book" for one in findings):
        _no_previous(head.previous, where, notes)
    notes.extend(findings)
    return book


def _no_previous(previous: str, where: Span, notes: Notes) -> None:
    name = shortened(previous)
    message = Text(f"the previous book {name} is not there", f"ไม่พบชุดข้อมูลการประเมินงวดก่อน {name}")
    hint = Text(
        "`previous` is the path of a book's folder or workbook, relative to this one",
        "`previous` คือเส้นทางไปยังโฟลเดอร์หรือสมุดงานของชุดข้อมูลการประเมินอีกชุด นับจากชุดนี้",
    )
    notes.add("no-previous-book", message, where, hint)


def _workbook(path: Path, schema: Schema, notes: Notes) -> BookSheets | None:
    """The workbook of a book; null, noted, where it can't be read."""
    name = shown(path)
    if not path.exists():
        message = Text(f"there is no workbook {name}", f"ไม่มีสมุดงาน {name}")
        notes.add("not-a-book", message, Span(name))
        return None
    workbook, findings = read_workbook(path, name)
    notes.extend(findings)
    return None if workbook is None else BookSheets(workbook, path, name, schema, notes)


def _folder(path: Path, schema: Schema, notes: Notes) -> _Folder | None:
    """The folder of a book; null, noted, where it is none."""
    names = _names(path, notes)
    if names is None:
        return None
    folder = _Folder(path, schema, names, notes)
    folder.check_names()
    return folder


def _names(path: Path, notes: Notes) -> list[str] | None:
    """The files of the folder that count, in order; null where it is no book."""
    folder = shown(path)
    try:
        names = sorted(entry.name for entry in path.iterdir() if not entry.is_dir())
    except FileNotFoundError:
        message = Text(f"there is no folder {folder}", f"ไม่มีโฟลเดอร์ {folder}")
        notes.add("not-a-book", message, Span(folder))
        return None
    except NotADirectoryError:
        message = Text(
            f"{folder} is a file, not the folder of a book",
            f"{folder} เป็นไฟล์ ไม่ใช่โฟลเดอร์ของชุดข้อมูลการประเมิน",
        )
        hint = Text(
            "name the folder that holds book.yaml, or a workbook (.xlsx)",
            "ให้ระบุโฟลเดอร์ที่มี book.yaml หรือสมุดงาน (.xlsx)",
        )
        notes.add("not-a-book", message, Span(folder), hint)
        return None
    except (OSError, ValueError) as cause:
        why = getattr(cause, "strerror", cause)
        message = Text(
            f"the folder {folder} can't be read: {why}", f"อ่านโฟลเดอร์ {folder} ไม่ได้: {why}"
        )
        notes.add("not-a-book", message, Span(folder))
        return None
    if HEAD not in names:
        message = Text(f"{folder} holds no {HEAD}", f"{folder} ไม่มี {HEAD}")
        hint = Text(
            "a book is a folder with a book.yaml, which says at least `as_of: 2020-09-30`",
            "ชุดข้อมูลการประเมินคือโฟลเดอร์ที่มี book.yaml ซึ่งระบุอย่างน้อย `as_of: 2020-09-30`",
        )
        notes.add("not-a-book", message, Span(folder), hint)
        return None
    return [name for name in names if not _passed_over(name)]


def _passed_over(name: str) -> bool:
    return name[0] == "." or name.casefold() in _PASSED_OVER or is_lock(name)


@dataclass
class _Folder:
    """A book's folder while it is read, with the digest of each file read so far."""

    folder: Path
    schema: Schema
    names: list[str]
    notes: Notes
    digests: dict[str, str] = field(default_factory=dict)

    def head(self) -> Node | None:
        return self._document(HEAD)

    def rows(self, kind: Kind) -> Items | None:
        """The facts of a kind from its file, where the folder has one."""
        for name in kind.files:
            if name in self.names:
                root = self._document(name)
                what = Text(f"the file of {kind.plural}", f"ไฟล์ของ{kind.called: th}")
                return None if root is None else self.notes.items(root, what)
        return None

    def doubted(self, span: Span | None) -> bool:
        """No: what can't be read in a file is not read."""
        del span
        return False

    def check_names(self) -> None:
        """Every file is the book's head or holds the facts of a kind, once."""
        known = [HEAD]
        for kind in self.schema.kinds.values():
            both = [name for name in kind.files if name in self.names]
            known += kind.files
            if len(both) > 1:
                where = Span(shown(self.folder / both[1]))
                message = Text(
                    f"the {kind.plural} stand in {both[0]} and in {both[1]}",
                    f"ข้อมูล{kind.called: th }อยู่ทั้งใน {both[0]} และ {both[1]}",
                )
                hint = Text("keep one of the two files", "ให้เหลือไว้ไฟล์เดียว")
                self.notes.add("two-files", message, where, hint)
        for name in self.names:
            if name not in known:
                file = shown(Path(name))
                message = Text(
                    f"{file} belongs to no kind of the schema",
                    f"{file} ไม่ใช่ไฟล์ของชนิดข้อมูลใดในสคีมา",
                )
                found = nearest(name, known)
                hint = Text("name it after a kind, or move it", "ให้ตั้งชื่อไฟล์ตามชนิดข้อมูล หรือย้ายออก")
                if is_workbook(Path(name)):
                    hint = _NO_BOOK_IN_A_BOOK
                elif found:
                    hint = Text(f"did you mean {found}?", f"หมายถึง {found} ใช่หรือไม่")
                self.notes.add("unknown-file", message, Span(shown(self.folder / name)), hint)

    def _document(self, name: str) -> Node | None:
        """The tree of a file; its digest is kept and what is wrong is noted."""
        source, findings = read_source(self.folder / name, shown(self.folder / name))
        self.notes.extend(findings)
        if source is None:
            return None
        self.digests[name] = source.digest
        tree, findings = parse_csv(source) if name.endswith(".csv") else parse_yaml(source)
        self.notes.extend(findings)
        return tree


def _plain(path: Path) -> Path:
    """The path without `x/..`, for the reader's sake, where that leads to the same folder."""
    plain = Path(os.path.normpath(path))
    return plain if real(plain) == real(path) else path
