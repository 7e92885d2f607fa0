"""What a feature file says: its scenarios, each with all its steps, at their lines."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from pathlib import Path
from typing import Final, Literal, TypeAlias

from assay.finding import Span
from assay.source import Scalar
from assay.values.text import Text

Cells: TypeAlias = tuple[tuple[Scalar, ...], ...]
"""A data table: rows of cells, the first row the header; each cell knows its place."""


class StepKind(StrEnum):
    """What a step is for; `And` and `But` are of the kind of the step before them."""

    GIVEN = "given"
    WHEN = "when"
    THEN = "then"


KEYWORDS: Final = {
    StepKind.GIVEN: Text("Given", "กำหนดให้"),
    StepKind.WHEN: Text("When", "เมื่อ"),
    StepKind.THEN: Text("Then", "ดังนั้น"),
}
"""The word that a step of a kind begins with."""


@dataclass(frozen=True, slots=True)
class Step:
    """One sentence of a scenario.

    Attributes:
        kind: given, when or then.
        keyword: the word it begins with, as written (`And`, `แต่`).
        text: the sentence after that word, with the values of the example filled in.
        sentence: the sentence as it is written in the file, with its place.
        table: the data table below it, values filled in; null where there is none.
        prose: whether a text between `\"\"\"` stands below it, which no sentence makes use of.
    """

    kind: StepKind
    keyword: str
    text: str
    sentence: Scalar
    table: Cells | None = None
    prose: bool = False

    @property
    def span(self) -> Span:
        """Where the sentence stands."""
        return self.sentence.span


@dataclass(frozen=True, slots=True)
class Scenario:
    """One scenario, or one example of a scenario outline.

    Attributes:
        name: its title, with the values of the example filled in.
        feature: the title of its feature.
        file: the feature file, as shown to a reader.
        language: the language of the feature: `en`, `th`, ...
        span: where its title stands.
        tags: its tags and those of its feature and examples, without the `@`, each once.
        steps: the steps of the background and its own.
        example: where the row of the example stands; null where it is no outline.
        values: the example's values by column; empty where it is no outline.
        outline: the title as written, placeholders and all; null where it is no outline.
    """

    name: str
    feature: str
    file: str
    language: str
    span: Span
    tags: tuple[str, ...]
    steps: tuple[Step, ...]
    example: Span | None = None
    values: tuple[tuple[str, str], ...] = ()
    outline: str | None = None

    @property
    def title(self) -> str:
        """The title as written."""
        return self.name if self.outline is None else self.outline

    @property
    def place(self) -> Span:
        """Where a reader finds it: the row of its example, or else its title."""
        return self.example or self.span


def other_language(language: str) -> Literal["en", "th"]:
    """The language in which a feature of a language can be shown too."""
    return "en" if language == "th" else "th"


@dataclass(frozen=True, slots=True)
class Feature:
    """A feature file.

    Attributes:
        path: the file.
        file: its path as shown to a reader.
        name: its title.
        description: the text below the title, as written; empty where there is none.
        language: the language of its keywords: `en`, `th`, ...
        tags: its tags, without the `@`.
        scenarios: its scenarios in the order written, outlines filled in.
        text: the whole file.
        notes: what comments give in the other language (`# th: ...`), by the line of the feature,
            scenario or examples below which they stand: its title and then its description, or
            the names of the columns.
    """

    path: Path = field(compare=False)
    file: str
    name: str
    description: str
    language: str
    tags: tuple[str, ...]
    scenarios: tuple[Scenario, ...]
    text: str = field(compare=False, repr=False)
    notes: Mapping[int, tuple[str, ...]] = field(default_factory=dict, compare=False, repr=False)
