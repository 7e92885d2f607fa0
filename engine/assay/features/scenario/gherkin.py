"""Gherkin as it is written: keywords of a language, aligned tables, steps."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Final


@dataclass(frozen=True)
class Keywords:
    """The words of Gherkin in a language, as its own list of languages has them."""

    feature: str
    background: str
    scenario: str
    outline: str
    examples: str
    given: str
    when: str
    then: str
    and_: str
    rule: str


KEYWORDS: Final = {
    "en": Keywords(
        "Feature", "Background", "Scenario", "Scenario Outline", "Examples", "Given", "When",
        "Then", "And", "Rule",
    ),
    "th": Keywords(
        "โครงหลัก", "แนวคิด", "เหตุการณ์", "สรุปเหตุการณ์", "ชุดของตัวอย่าง", "กำหนดให้", "เมื่อ",
        "ดังนั้น", "และ", "Rule",
    ),
}  # fmt: skip


def table(rows: Sequence[Sequence[str]], indent: str) -> Iterator[str]:
    """The lines of a table, its columns aligned."""
    cells = [[_escaped(cell) for cell in row] for row in rows]
    widths = [max(width(row[at]) for row in cells) for at in range(len(cells[0]))]
    for row in cells:
        padded = [cell + " " * (wide - width(cell)) for cell, wide in zip(row, widths, strict=True)]
        yield f"{indent}| {' | '.join(padded)} |"


def steps(first: str, more: str, sentences: Iterable[str]) -> Iterator[str]:
    """Sentences after their keyword, `And` from the second on."""
    for at, sentence in enumerate(sentences):
        yield f"{more if at else first} {sentence}"


def width(text: str) -> int:
    """How many columns a text takes: marks above and below a letter, as in Thai, take none."""
    return sum(unicodedata.category(letter) not in ("Mn", "Me", "Cf") for letter in text)


def _escaped(cell: str) -> str:
    return cell.replace("\\", "\\\\").replace("|", "\\|").replace("\n", "\\n")
