"""The page on features lists every sentence as it is written in both languages."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from assay.features.scenario import SENTENCES, StepKind

PAGE = Path(__file__).parents[3] / "features/README.md"
KEYWORDS = {
    StepKind.GIVEN: ("Given", "กำหนดให้"),
    StepKind.WHEN: ("When", "เมื่อ"),
    StepKind.THEN: ("Then", "ดังนั้น"),
}


def rows() -> Iterator[str]:
    """The rows of the table of sentences."""
    yield "| sentence | in Thai |"
    yield "|---|---|"
    for sentence in SENTENCES:
        given, in_thai = KEYWORDS[sentence.kind]
        english, thai = (sentence.example.in_language(lang) for lang in ("en", "th"))
        table, table_thai = (" (and a table)", " (และตาราง)") if sentence.table else ("", "")
        yield f"| {given} {english}{table} | {in_thai} {thai}{table_thai} |"


def test_the_table_of_sentences_is_the_one_that_is_read() -> None:
    page = PAGE.read_text("utf-8").splitlines()
    written = [line for line in page if line.startswith("|")]
    assert written[: len(list(rows()))] == list(rows())
