"""A feature in the other language: the same scenarios, their sentences said anew.

Titles, descriptions and names of columns are those that the file gives in comments (`# th: ...`);
sentences, tables and the cells of examples follow from what the steps mean, so that they are typed
once only. What can't be said in the other language stays as it is written.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass, field
from typing import Any

from gherkin.parser import Parser

from assay.features.scenario.binding import understood
from assay.features.scenario.feature import Feature, Scenario, Step, other_language
from assay.features.scenario.gherkin import KEYWORDS, table
from assay.features.scenario.naming import Naming
from assay.features.scenario.parts import Open, Part, Place, Unsayable, spoken
from assay.features.scenario.reader import filled_in, names_of_columns, parse_feature
from assay.features.scenario.saying import Said
from assay.features.scenario.vocabulary import Misread, Vocabulary
from assay.source import Scalar, Source
from assay.values.folding import one_form
from assay.values.text import LANGUAGES


def translated(feature: Feature, vocabulary: Vocabulary) -> Feature | None:
    """A feature in the other language: as many scenarios and examples, in the same order.

    Null for a feature in a third language, and where the schema can't be read.
    """
    if feature.language not in LANGUAGES or vocabulary.schema is None:
        return None
    language = other_language(feature.language)
    naming = Naming(vocabulary.schema, vocabulary, language)
    document: Any = Parser().parse(feature.text)
    lines = _Translation(feature, naming).feature(document["feature"])
    text = "\n".join(lines) + "\n"
    found, findings = parse_feature(Source(feature.file, text), feature.path)
    if found is None:
        raise AssertionError(findings)
    return found


class _Translation:
    """Writes the parts of a document in the language of a naming."""

    def __init__(self, feature: Feature, naming: Naming) -> None:
        self.given = feature
        self.naming = naming
        self.words = KEYWORDS[naming.language]
        self.keywords = {
            "Context": self.words.given,
            "Action": self.words.when,
            "Outcome": self.words.then,
        }
        self.runs: dict[int, list[tuple[Scenario, Step]]] = {}
        for scenario in feature.scenarios:
            for step in scenario.steps:
                self.runs.setdefault(step.span.line, []).append((scenario, step))

    def feature(self, feature: Mapping[str, Any]) -> Iterator[str]:
        """The lines of a feature."""
        if self.naming.language == "th":
            yield "# language: th"
        yield from self._tags(feature, "")
        yield from self._titled(feature, self.words.feature, "", {})
        yield from self._children(feature, "")

    def _children(self, node: Mapping[str, Any], indent: str) -> Iterator[str]:
        inner = indent + "  "
        for child in node["children"]:
            yield ""
            match child:
                case {"background": background}:
                    yield f"{inner}{self.words.background}: {background['name']}".rstrip()
                    for step in background["steps"]:
                        yield from self._step(step, {}, {}, inner + "  ")
                case {"rule": rule}:
                    yield f"{inner}{self.words.rule}: {rule['name']}"
                    yield from self._children(rule, inner)
                case {"scenario": scenario}:
                    yield from self._scenario(scenario, inner)
                case _:
                    pass

    def _scenario(self, scenario: Mapping[str, Any], indent: str) -> Iterator[str]:
        heads = self._heads(scenario)
        cells: dict[tuple[str, str], str] = {}
        steps = [
            line
            for step in scenario["steps"]
            for line in self._step(step, heads, cells, indent + "  ")
        ]
        word = self.words.outline if scenario["examples"] else self.words.scenario
        yield from self._tags(scenario, indent)
        yield from self._titled(scenario, word, indent, heads)
        yield from steps
        for examples in scenario["examples"]:
            yield ""
            yield from self._tags(examples, indent + "  ")
            yield from self._examples(examples, heads, cells, indent + "  ")

    def _heads(self, scenario: Mapping[str, Any]) -> Mapping[str, str]:
        """What the columns of examples are called, by what they are called as written."""
        heads: dict[str, str] = {}
        for examples in scenario["examples"]:
            written = [one_form(cell["value"]) for cell in examples["tableHeader"]["cells"]]
            named = names_of_columns(self._notes(examples)) or written
            heads = {**dict(zip(written, named, strict=True)), **heads}
        return heads

    def _notes(self, node: Mapping[str, Any]) -> Sequence[str]:
        """What comments below a title or `Examples:` give in the language."""
        return self.given.notes.get(node["location"]["line"], ())

    def _titled(
        self, node: Mapping[str, Any], word: str, indent: str, heads: Mapping[str, str]
    ) -> Iterator[str]:
        """The title and the description in the language, then as they were written."""
        notes = self._notes(node)
        written = [line.strip() for line in (node["description"] or "").splitlines()]
        title, *description = notes or (node["name"],)
        yield f"{indent}{word}: {_renamed(title, heads)}"
        yield from (f"{indent}  {line}".rstrip() for line in description or written)
        for line in (node["name"], *written) if notes else ():
            yield f"{indent}  # {self.given.language}: {_renamed(line, heads)}".rstrip()

    def _tags(self, node: Mapping[str, Any], indent: str) -> Iterator[str]:
        if node["tags"]:
            yield indent + " ".join(tag["name"] for tag in node["tags"])

    def _examples(
        self,
        examples: Mapping[str, Any],
        heads: Mapping[str, str],
        cells: Mapping[tuple[str, str], str],
        indent: str,
    ) -> Iterator[str]:
        columns = [one_form(cell["value"]) for cell in examples["tableHeader"]["cells"]]
        back = f"{indent}  # {self.given.language}:"
        name = next((note for note in self._notes(examples) if not note.startswith("|")), None)
        yield f"{indent}{self.words.examples}: {name or examples['name']}".rstrip()
        yield from [f"{back} {examples['name']}"] if name else []
        yield from [f"{back} | {' | '.join(columns)} |"] if self._notes(examples) else []
        rows = [
            [
                cells.get((column, cell["value"]), cell["value"])
                for column, cell in zip(columns, row["cells"], strict=True)
            ]
            for row in examples["tableBody"]
        ]
        yield from table([[heads[column] for column in columns], *rows], indent + "  ")

    # Steps ------------------------------------------------------------------------------------

    def _step(
        self,
        step: Mapping[str, Any],
        heads: Mapping[str, str],
        cells: dict[tuple[str, str], str],
        indent: str,
    ) -> Iterator[str]:
        """A step said anew; as written where that can't be."""
        keyword = self.keywords.get(step["keywordType"], self.words.and_)
        runs = self.runs.get(step["location"]["line"], [])
        said, rows = self._as_written(step, heads)
        with suppress(Misread, Unsayable):
            several = [self._said(scenario, one, heads) for scenario, one in runs]
            if several and all(one.lines == several[0].lines for one in several):
                said, rows = several[0].lines
                for run in several:
                    cells.update(run.cells)
        yield f"{indent}{keyword} {said}"
        if rows:
            yield from table(rows, indent + "  ")

    def _as_written(
        self, step: Mapping[str, Any], heads: Mapping[str, str]
    ) -> tuple[str, tuple[tuple[str, ...], ...]]:
        rows = step.get("dataTable", {}).get("rows", ())
        written = (tuple(_renamed(cell["value"], heads) for cell in row["cells"]) for row in rows)
        return _renamed(step["text"], heads), tuple(written)

    def _said(self, scenario: Scenario, step: Step, heads: Mapping[str, str]) -> _Lines:
        """A step of one example, what the example fills in left open.

        Raises Misread where it means nothing, Unsayable where it can't be left open.
        """
        bound = understood(step, self.naming.vocabulary)
        said: Said = bound.sentence.say(bound.match, bound.step, self.naming)
        values = {one_form(column): value for column, value in scenario.values}
        text = bound.match.string
        open_ = Open(text, _places(step.sentence.text, values, text), heads)
        result = said.parts.get("result")
        asked = said.asked is not None and result is not None and open_.is_at(result)
        wording = said.asked if asked and said.asked is not None else said.wording
        pieces = spoken(wording.in_language(self.naming.language), said.parts)
        sentence = open_.say(Part(0, len(text), ("", *pieces)))
        found = {(column, values[column]): one for column, one in open_.cells.items()}
        rows: list[tuple[str, ...]] = []
        for parts, written in zip(said.rows, step.table or (), strict=True):
            row: list[str] = []
            for part, cell in zip(parts, written, strict=True):
                places = _places(_written(cell), values, cell.text)
                in_cell = Open(cell.text, places, heads)
                row.append(in_cell.say(part))
                for column, one in in_cell.cells.items():
                    if found.setdefault((column, values[column]), one) != one:
                        raise Unsayable
            rows.append(tuple(row))
        return _Lines((sentence, tuple(rows)), found)


@dataclass(frozen=True)
class _Lines:
    """A sentence and its table, and what each cell of the examples comes to."""

    lines: tuple[str, tuple[tuple[str, ...], ...]]
    cells: Mapping[tuple[str, str], str] = field(default_factory=dict)


def _renamed(text: str, heads: Mapping[str, str]) -> str:
    """A text with its places named as the columns are."""
    if not heads:
        return one_form(text)
    return filled_in(heads).sub(lambda found: f"<{heads[found[0][1:-1]]}>", one_form(text))


def _written(cell: Scalar) -> str:
    """The text of a cell before an example filled it in."""
    return cell.source.text[cell.start : cell.end].strip()


def _places(written: str, values: Mapping[str, str], text: str) -> Sequence[Place]:
    """Where an example's values stand in a text that they fill in. Raises Unsayable."""
    written = one_form(written.strip())
    places: list[Place] = []
    at = 0
    made = ""
    for found in filled_in(values).finditer(written) if values else ():
        column = found[0][1:-1]
        value = values[column]
        made += written[at : found.start()]
        places.append((len(made), len(made) + len(value), column))
        made += value
        at = found.end()
    made += written[at:]
    if places and made != text:
        raise Unsayable
    return places
