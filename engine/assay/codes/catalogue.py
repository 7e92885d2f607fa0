"""The codes, read from their files when first asked for."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any, Final

from assay.codes.example import Example
from assay.finding import Severity
from assay.values.text import Text

_FOLDER: Final = Path(__file__).parent

AREAS: Final[Mapping[str, Text]] = {
    "files": Text("Files and YAML", "ไฟล์และ YAML"),
    "schema": Text("The schema of facts", "สคีมา"),
    "facts": Text("Fact books", "ชุดข้อมูลการประเมิน"),
    "rules": Text("The form of rules", "รูปแบบของเกณฑ์"),
    "expressions": Text("Expressions and cells", "นิพจน์และช่องตาราง"),
    "library": Text("Rules together", "เกณฑ์หลายข้อร่วมกัน"),
    "features": Text("Features", "ฟีเจอร์"),
    "proofs": Text("Proofs of tables, levels and scales", "การพิสูจน์ตาราง ระดับ และมาตรวัด"),
    "evaluation": Text("Evaluation", "การประเมิน"),
}
"""The folders of codes in the order of the page, each with its heading."""


@dataclass(frozen=True, slots=True)
class Code:
    """A finding code.

    Attributes:
        name: the code as findings carry it.
        area: the part of the engine that raises it, a key of `AREAS`.
        severity: how much a finding of it weighs; in some cases it may weigh less.
        title: what is wrong, in a few words.
        meaning: what it means, why it matters and what to do, in plain words.
        wrong: an example that raises it at the marked places.
        right: the same example mended.
        also: other codes that the wrong example raises, where one does not come alone.
        checked: the paths named to `assay check` for the wrong example; empty for all files.
    """

    name: str
    area: str
    severity: Severity
    title: Text
    meaning: Text
    wrong: Example
    right: Example
    also: tuple[str, ...] = ()
    checked: tuple[str, ...] = ()


@cache
def catalogue() -> tuple[Code, ...]:
    """Every code, by area in the order of `AREAS` and by name."""
    return tuple(_read(path) for area in AREAS for path in sorted((_FOLDER / area).glob("*.yaml")))


@cache
def sound_project() -> Mapping[str, str]:
    """The small project over which examples are laid, by path: nothing is wrong with it."""
    folder = _FOLDER / "sound"
    return {
        path.relative_to(folder).as_posix(): path.read_text("utf-8")
        for path in sorted(folder.rglob("*.yaml"))
    }


def _read(path: Path) -> Code:
    import yaml

    stated: dict[str, Any] = yaml.safe_load(path.read_text("utf-8"))
    return Code(
        name=path.stem,
        area=path.parent.name,
        severity=Severity(stated["severity"]),
        title=Text.of(stated["title"]),
        meaning=Text.of(stated["meaning"]),
        wrong=_example(stated["wrong"], stated.get("at")),
        right=_example(stated["right"]),
        also=tuple(stated.get("also", ())),
        checked=tuple(stated.get("checked", ())),
    )


def _example(files: Mapping[str, Any], whole: str | None = None) -> Example:
    """A file is a text, null where it is taken away, or a text with its encoding."""
    texts: dict[str, str | None] = {}
    encodings: dict[str, str] = {}
    for name, given in files.items():
        if isinstance(given, dict):
            texts[name], encodings[name] = given["text"], given["encoding"]
        else:
            texts[name] = given
    return Example(texts, encodings, whole)
