"""The projects whose files are spoiled, and a copy of one in which that is done."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Final

ROOT: Final = Path(__file__).resolve().parent.parent


@dataclass(frozen=True)
class Project:
    """A project with its book: folders below the project's own, which holds nothing else read."""

    name: str
    folder: Path
    book: str
    parts: tuple[str, ...] = ("facts", "rules", "features")

    @property
    def files(self) -> tuple[str, ...]:
        """The files that may be spoiled, as paths below the folder, in order."""
        found = [
            path.relative_to(self.folder).as_posix()
            for part in self.parts
            for path in sorted((self.folder / part).rglob("*"))
            if path.suffix in {".yaml", ".csv", ".feature"}
        ]
        return tuple(found)

    def read(self, file: str) -> bytes:
        """The bytes of a file as it is kept."""
        return (self.folder / file).read_bytes()


DISTRICT: Final = Project("district", ROOT / "fuzz" / "project", "facts/2563-q1")
"""Small, with something of everything that the engine reads."""

HOSPITAL: Final = Project(
    "hospital", ROOT / "tests" / "domains" / "hospital", "facts/2568", ("facts", "rules")
)
SHIPPED: Final = Project("shipped", ROOT, "facts/etda/2563-q4")

PROJECTS: Final = {one.name: one for one in (DISTRICT, HOSPITAL, SHIPPED)}


_HEADS: Final = frozenset(
    f"{name}.yaml" for name in ("schema", "scorecard", "comparison", "parameters", "book")
)


def target_of(file: str) -> str:
    """What a file is to the engine: the name under which its inputs are counted."""
    path = Path(file)
    if path.suffix == ".feature":
        return "feature"
    if path.name in _HEADS:
        return path.stem
    if path.parts[0] == "rules":
        return "rule"
    return "facts, CSV" if path.suffix == ".csv" else "facts, YAML"


@dataclass(frozen=True)
class Workspace:
    """A copy of a project, one file of which is spoiled at a time."""

    project: Project
    folder: Path

    @classmethod
    def of(cls, project: Project, folder: Path) -> Workspace:
        """A copy in a new folder of that name."""
        for file in project.files:
            copy = folder / file
            copy.parent.mkdir(parents=True, exist_ok=True)
            shutil.copyfile(project.folder / file, copy)
        return cls(project, folder)

    @property
    def book(self) -> Path:
        """The folder of the book."""
        return self.folder / self.project.book

    def put(self, file: str, data: bytes) -> None:
        """Writes one file anew."""
        (self.folder / file).write_bytes(data)

    def restore(self, file: str) -> None:
        """Makes a file what it was."""
        self.put(file, self.project.read(file))

    def contents(self) -> Iterator[tuple[str, int, int]]:
        """Every file with its size and time of change, to see whether something was written."""
        for path in sorted(self.folder.rglob("*")):
            status = path.lstat()
            yield path.relative_to(self.folder).as_posix(), status.st_size, status.st_mtime_ns
