"""What a project is made of: the files that `assay check` reads."""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from assay.api import RULES, SCHEMA
from assay.facts import HEAD, has_head, is_lock, is_workbook
from assay.finding import Finding, InvalidInput, Span, error
from assay.source import as_seen, files_below, is_there, real, shown
from assay.values.text import Text

FACTS: Final = SCHEMA.parent
FEATURES: Final = Path("features")
"""Where a project keeps its fact books and its features, seen from its own folder."""


@dataclass(frozen=True)
class Project:
    """The files that belong together, those of the project and those named besides.

    Attributes:
        folder: the project's own.
        schema_file: the schema of its facts.
        rules_folder: the folder of its rules.
        books: the folders and workbooks of fact books, in order.
        features: the feature files, in order.
    """

    folder: Path
    schema_file: Path
    rules_folder: Path
    books: tuple[Path, ...] = ()
    features: tuple[Path, ...] = ()

    @property
    def scorecard(self) -> Path:
        """The file that says what a scorecard shows, beside the schema; it need not be there."""
        return self.schema_file.parent / "scorecard.yaml"

    @property
    def comparison(self) -> Path:
        """The file that says what of a plan answers to what of a report; it need not be there."""
        return self.schema_file.parent / "comparison.yaml"


def find_project(
    paths: Sequence[Path] = (),
    schema: Path | None = None,
    rules: Path | None = None,
    here: Path = Path(),
) -> Project:
    """The project that the first of the paths stands in, or else the folder `here`.

    It is the nearest folder, from there upwards, that holds `facts/schema.yaml` (or, where none
    does, `rules/`); where schema and rules are both named, it is `here`. Books and features among
    the paths belong to the project too. Raises InvalidInput where there is no project, and where a
    path is not there or is no part of it.
    """
    absent = [path for path in paths if not is_there(path)]
    if absent:
        raise InvalidInput(_absent(path) for path in absent)
    folder = here
    if schema is None or rules is None:
        folder = _above(paths[0] if paths else here)
    facts, features = folder / FACTS, folder / FEATURES
    project = Project(
        folder,
        folder / SCHEMA if schema is None else schema,
        folder / RULES if rules is None else rules,
        _once([*_books(facts, doubtful=True), *(book for path in paths for book in _books(path))]),
        _once([*_features(features), *(one for path in paths for one in _features(path))]),
    )
    strange = [path for path in paths if not _is_part(path, project)]
    if strange:
        raise InvalidInput(_strange(path) for path in strange)
    return project


def _is_part(path: Path, project: Project) -> bool:
    """Whether a path is a file of the project, lies in a folder of it, or holds any of it."""
    one = real(path)
    parts = [
        project.schema_file,
        project.scorecard,
        project.comparison,
        project.rules_folder,
        *project.books,
        *project.features,
    ]
    whole = [real(part) for part in parts if is_there(part)]
    return any(one == part or one in part.parents or part in one.parents for part in whole)


def _above(start: Path) -> Path:
    """The nearest folder from a path upwards that holds a schema or, where none does, rules."""
    begin = real(start)
    for wanted in (SCHEMA, RULES):
        for folder in (begin, *begin.parents):
            if is_there(folder / wanted):
                return as_seen(folder)
    name = shown(start)
    where = Text("this folder", "โฟลเดอร์นี้") if name == "." else Text(name, name)
    message = Text(
        f"neither {where} nor a folder above it holds {SCHEMA.as_posix()} or {RULES.as_posix()}/",
        f"{where:th} และโฟลเดอร์ที่อยู่เหนือขึ้นไปไม่มี {SCHEMA.as_posix()} หรือ {RULES.as_posix()}/",
    )
    hint = Text(
        "go to the folder of a project, or name --schema and --rules",
        "ให้ไปที่โฟลเดอร์ของโครงการ หรือระบุ --schema และ --rules",
    )
    raise InvalidInput([error("no-project", message, Span(name), hint=hint)])


def _absent(path: Path) -> Finding:
    name = shown(path)
    message = Text(f"there is no file or folder {name}", f"ไม่มีไฟล์หรือโฟลเดอร์ {name}")
    hint = Text("name a file or a folder of the project", "ให้ระบุไฟล์หรือโฟลเดอร์ของโครงการ")
    return error("unreadable-file", message, Span(name), hint=hint)


def _strange(path: Path) -> Finding:
    name = shown(path)
    message = Text(
        f"{name} is no part of a project, so there is nothing to check in it",
        f"{name} ไม่ใช่ส่วนของโครงการ จึงไม่มีสิ่งที่จะตรวจ",
    )
    hint = Text(
        "name a schema, a rule file, a fact book, a feature, or a folder that holds one",
        "ให้ระบุสคีมา ไฟล์เกณฑ์ ชุดข้อมูลการประเมิน ฟีเจอร์ หรือโฟลเดอร์ที่มีสิ่งเหล่านี้",
    )
    return error("not-in-project", message, Span(name), hint=hint)


def _books(path: Path, *, doubtful: bool = False) -> Iterator[Path]:
    """The fact books at a path or below it; a workbook that is named counts, whatever it holds.

    They are the folders that hold a book.yaml, and the workbooks with the sheet that says the
    same. What stands below the folder of a book belongs to it: a workbook there is no other book.
    One that nothing can be seen of, being locked, damaged or of another form, may be a book: where
    such are `doubtful` they count, so that it is said of them and no facts are left out unnoticed.
    """
    if path.is_dir():
        found = _files(path)
        folders = [file.parent for file in found if file.name == HEAD]
        workbooks = [
            file
            for file in found
            if is_workbook(file)
            and file.is_file()
            and (doubtful if (known := has_head(file)) is None else known)
            and not _in_a_book(file)
        ]
        yield from sorted((*folders, *workbooks))
    elif (path.parent / HEAD).is_file():
        yield path.parent
    elif is_workbook(path) and not is_lock(path.name) and not _in_a_book(path):
        yield path


def _in_a_book(file: Path) -> bool:
    """Whether a file lies in the folder of a book, or below it."""
    return any((folder / HEAD).is_file() for folder in real(file).parents)


def _features(path: Path) -> Iterator[Path]:
    if path.is_dir():
        yield from (file for file in _files(path) if file.suffix == ".feature")
    elif path.suffix == ".feature":
        yield path


def _files(folder: Path) -> tuple[Path, ...]:
    """The files below a folder. Raises InvalidInput where a folder can't be read."""
    files, findings = files_below(folder)
    if findings:
        raise InvalidInput(findings)
    return files


def _once(paths: Iterable[Path]) -> tuple[Path, ...]:
    """Each path once, whichever way it is written."""
    return tuple({os.path.realpath(path): path for path in reversed(list(paths))}.values())[::-1]
