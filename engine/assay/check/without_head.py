"""Folders that hold facts and are no book: without `book.yaml`, nobody would see them left out."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from pathlib import Path

from assay.facts import HEAD, Schema
from assay.finding import Finding, Severity, Span
from assay.project import FACTS, Project
from assay.source import files_below, is_there, real, shown
from assay.values.text import Text
from assay.values.words import nearest


def without_head(project: Project, schema: Schema) -> Iterator[Finding]:
    """A warning for each folder below `facts/` with files of facts, or a head misnamed."""
    facts = project.folder / FACTS
    if not is_there(facts):
        return
    named = {name for kind in schema.kinds.values() for name in kind.files}
    others = {real(one) for one in (project.schema_file, project.scorecard, project.comparison)}
    folders: dict[Path, list[str]] = defaultdict(list)
    for file in files_below(facts)[0]:
        folders[file.parent].append("" if real(file) in others else file.name)
    books = {real(book) for book in project.books}
    for folder, names in folders.items():
        if HEAD in names or books & {real(folder), *real(folder).parents}:
            continue
        meant = [name for name in names if nearest(name, [HEAD]) and name not in named]
        held = sorted(named.intersection(names))
        if held or meant:
            yield _told(folder, held, meant)


def _told(folder: Path, held: list[str], meant: list[str]) -> Finding:
    name = shown(folder)
    if meant:
        place = shown(folder / meant[0])
        message = Text(
            f"{place} is not {HEAD}, so {name} is no fact book",
            f"{place} ไม่ใช่ {HEAD} ดังนั้น {name} จึงไม่เป็นชุดข้อมูลการประเมิน",
        )
        hint = Text(f"name it {HEAD}", f"ให้ตั้งชื่อไฟล์ว่า {HEAD}")
        return Finding("no-head", Severity.WARNING, message, Span(place), hint)
    files = ", ".join(held[:3])
    message = Text(
        f"{name} holds {files} and no {HEAD}, so it is no fact book",
        f"{name} มี {files} แต่ไม่มี {HEAD} จึงไม่เป็นชุดข้อมูลการประเมิน",
    )
    hint = Text(
        f"add {HEAD}, which says at least `as_of: 2020-09-30`, or move the files away",
        f"ให้เพิ่ม {HEAD} ซึ่งระบุอย่างน้อย `as_of: 2020-09-30` หรือย้ายไฟล์ออก",
    )
    return Finding("no-head", Severity.WARNING, message, Span(name), hint)
