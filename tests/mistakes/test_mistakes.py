"""Every mistake is told at its file, line and column, by its code and in words that say what to do.

A file of this folder holds the mistakes of an area. Each is laid over a sound project, in English
or in Thai; what is expected is everything found there that is more than a note, in both languages.
"""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest
import yaml

from assay.codes import sound_project
from assay.codes.example import plain
from assay.finding import Finding, Severity
from assay.report.codes_page import found

HERE = Path(__file__).parent
THAI = "thai-project.yaml"


@dataclass(frozen=True)
class Mistake:
    """Files with a mistake, and what is to be found in them."""

    name: str
    area: str
    thai: bool
    files: dict[str, str]
    expect: list[dict[str, str]]

    def project(self) -> dict[str, bytes]:
        """All files of the project with the mistake in it."""
        below = read(THAI) if self.thai else sound_project()
        sound = {name: plain(text) for name, text in below.items()}
        return {name: text.encode() for name, text in {**sound, **self.files}.items()}


def read(name: str) -> Any:
    return yaml.safe_load((HERE / name).read_text("utf-8"))


def mistakes() -> list[Mistake]:
    return [
        Mistake(one["mistake"], path.stem, "project" in one, one["files"], one["expect"])
        for path in sorted(HERE.glob("*.yaml"))
        if path.name != THAI
        for one in read(path.name)
    ]


def shown(finding: Finding) -> dict[str, str]:
    """A finding as a file of mistakes writes it."""
    said = {"at": str(finding.span), "code": finding.code}
    for key, text in (("says", finding.message), ("do", finding.hint)):
        if text is not None:
            said |= {key: text.en, f"{key}_th": text.th or "not told in Thai"}
    return said


@pytest.mark.parametrize("mistake", mistakes(), ids=lambda one: f"{one.area}: {one.name}")
def test_a_mistake_is_told_at_its_place(mistake: Mistake, tmp_path: Path) -> None:
    findings = found(mistake.project(), tmp_path)
    told = [shown(one) for one in findings if one.severity is not Severity.NOTE]
    assert sorted(told, key=str) == sorted(mistake.expect, key=str)


def test_nothing_graver_than_a_note_is_found_in_the_sound_thai_project(tmp_path: Path) -> None:
    files = {name: text.encode() for name, text in read(THAI).items()}
    assert [shown(one) for one in found(files, tmp_path)] == []


def test_at_least_60_distinct_mistakes_are_pinned_in_thai_and_english_files() -> None:
    pinned = {(one["code"], one["says"]) for mistake in mistakes() for one in mistake.expect}
    assert len(pinned) >= 60
    assert sum(mistake.thai for mistake in mistakes()) >= 30
    assert sum(not mistake.thai for mistake in mistakes()) >= 30
