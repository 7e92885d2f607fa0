"""Reads feature files: Gherkin in any of its languages, each cell and sentence at its place."""

from __future__ import annotations

import re
from bisect import bisect
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import accumulate
from pathlib import Path
from typing import Any, Final, TypeAlias, overload

from gherkin.dialect import Dialect
from gherkin.errors import (
    AstBuilderException,
    CompositeParserException,
    NoSuchLanguageException,
    ParserException,
    UnexpectedEOFException,
)
from gherkin.parser import Parser
from gherkin.parser_types import Cell
from gherkin.pickles.compiler import Compiler

from assay.features.scenario.feature import (
    Cells,
    Feature,
    Scenario,
    Step,
    StepKind,
    other_language,
)
from assay.finding import Finding, Span, error
from assay.source import Scalar, Source, Style, read_source, shown
from assay.values.folding import one_form
from assay.values.text import Text
from assay.values.words import known_names

MAX_CHARACTERS: Final = 1_000_000
MAX_STEPS: Final = 5_000
"""Bounds of one feature file: its length, and its steps with outlines filled in."""

_KINDS: Final = {"Context": StepKind.GIVEN, "Action": StepKind.WHEN, "Outcome": StepKind.THEN}


def read_feature(path: Path) -> tuple[Feature | None, tuple[Finding, ...]]:
    """The feature of a file, outlines filled in; null where its form is wrong.

    What its sentences mean is not looked at here.
    """
    source, findings = read_source(path, shown(path))
    if source is None:
        return None, findings
    return parse_feature(source, path)


def parse_feature(source: Source, path: Path) -> tuple[Feature | None, tuple[Finding, ...]]:
    """As `read_feature`, of a text at hand."""
    if len(source.text) > MAX_CHARACTERS:
        most = f"{MAX_CHARACTERS:,}"
        return None, (_too_large(source, f"{most} characters", f"{most} ตัวอักษร"),)
    lines = _Lines(source)
    try:
        document: Any = Parser().parse(source.text)
    except CompositeParserException as failure:
        return None, tuple(_wrong(lines, one) for one in failure.errors)
    except ParserException as failure:
        return None, (_wrong(lines, failure),)
    # An empty file has no feature, whatever its type says.
    feature = document.get("feature")
    if not feature:
        return None, (_empty(source),)
    if _count(feature) > MAX_STEPS:
        most = f"{MAX_STEPS:,}"
        return None, (
            _too_large(source, f"{most} steps, examples counted", f"{most} ขั้นตอนเมื่อรวมตัวอย่าง"),
        )
    document["uri"] = source.file
    parts = _Parts(lines, dict(_by_id(feature)))
    notes = _notes(feature, document["comments"])
    wrong = (
        *_repeated(lines, feature),
        *_without_rows(lines, feature),
        *_columns_amiss(lines, feature),
        *_continued(lines, feature),
        *_misnamed(lines, feature, notes),
    )
    if wrong:
        return None, wrong
    scenarios = tuple(
        _scenario(parts, feature, source.file, pickle) for pickle in _Outlines().compile(document)
    )
    return Feature(
        path=path,
        file=source.file,
        name=feature["name"],
        description=_plain(feature.get("description", "")),
        language=feature["language"],
        tags=_tags(feature["tags"]),
        scenarios=scenarios,
        text=source.text,
        notes={line: tuple(said for _, said in below) for line, below in notes.items()},
    ), ()


class _Outlines(Compiler):
    """Fills in outlines, each placeholder by its name: `ผล (%)` and `a.b` are no patterns.

    The compiler of gherkin-official takes the names of columns for regular expressions.
    """

    @overload
    def _interpolate(
        self, name: str, variable_cells: Iterable[Cell], value_cells: Sequence[Cell]
    ) -> str: ...

    @overload
    def _interpolate(
        self, name: None, variable_cells: Iterable[Cell], value_cells: Sequence[Cell]
    ) -> None: ...

    def _interpolate(
        self, name: str | None, variable_cells: Iterable[Cell], value_cells: Sequence[Cell]
    ) -> str | None:
        pairs = zip(variable_cells, value_cells, strict=True)
        values = {one_form(column["value"]): cell["value"] for column, cell in pairs}
        if name is None or not values:
            return name
        return filled_in(values).sub(lambda found: values[found[0][1:-1]], one_form(name))


def filled_in(columns: Iterable[str]) -> re.Pattern[str]:
    """The placeholders that columns of examples fill in."""
    return re.compile("|".join(re.escape(f"<{one}>") for one in columns))


# Scenarios --------------------------------------------------------------------------------------


class _Lines:
    """The lines of a feature as its parser counts them: only a line feed breaks a line."""

    def __init__(self, source: Source) -> None:
        self.source = source
        self._lines = source.text.split("\n")
        self._starts = [0, *accumulate(len(line) + 1 for line in self._lines)]

    def line(self, number: int) -> str:
        """A line by its number, counted from 1; beyond the end, the last one."""
        return self._lines[min(number, len(self._lines)) - 1]

    def offset(self, number: int, column: int) -> int:
        """The offset in the file of a column of a line, both counted from 1."""
        number = min(number, len(self._lines))
        return self._starts[number - 1] + min(column - 1, len(self._lines[number - 1]))

    def span(self, number: int, start: int, end: int) -> Span:
        """Characters of a line, counted from 0, the end exclusive."""
        return self.source.span(self.offset(number, start + 1), self.offset(number, end + 1))

    def text_span(self, number: int, column: int, text: str) -> Span:
        """Where a text stands that begins at a column, counted from 1."""
        return self.span(number, column - 1, column - 1 + len(text))


@dataclass
class _Parts:
    """The parts of a document by their ids, and the sentences met before."""

    lines: _Lines
    by_id: Mapping[str, Mapping[str, Any]]
    _sentences: dict[str, Scalar] = field(default_factory=dict)

    def sentence(self, node_id: str) -> Scalar:
        """The sentence of a step as written, without its keyword."""
        known = self._sentences.get(node_id)
        if known is None:
            step = self.by_id[node_id]
            place = step["location"]
            text = step["text"]
            start = self.lines.offset(place["line"], place["column"] + len(step["keyword"]))
            known = Scalar(text, text, Style.CELL, self.lines.source, start, start + len(text))
            self._sentences[node_id] = known
        return known

    def row_span(self, node_id: str) -> Span:
        """Where a row of examples stands."""
        place = self.by_id[node_id]["location"]
        text = self.lines.line(place["line"]).rstrip()
        return self.lines.span(place["line"], place["column"] - 1, len(text))

    def table(self, step_id: str, rows: Sequence[Mapping[str, Any]]) -> Cells:
        """The cells of a data table with the values of an example filled in."""
        written = self.by_id[step_id]["dataTable"]["rows"]
        return tuple(
            tuple(
                self._cell(cell["location"], len(cell["value"]), filled["value"])
                for cell, filled in zip(row["cells"], found["cells"], strict=True)
            )
            for row, found in zip(written, rows, strict=True)
        )

    def _cell(self, place: Mapping[str, int], length: int, text: str) -> Scalar:
        start = self.lines.offset(place["line"], place["column"])
        value = text if text.strip() else None
        return Scalar(value, text, Style.CELL, self.lines.source, start, start + length)


def _scenario(
    parts: _Parts, feature: Mapping[str, Any], file: str, pickle: Mapping[str, Any]
) -> Scenario:
    scenario = parts.by_id[pickle["astNodeIds"][0]]
    place = scenario["location"]
    column = place["column"] + len(scenario["keyword"]) + 2
    rows = [one for one in pickle["astNodeIds"][1:] if one in parts.by_id]
    return Scenario(
        name=pickle["name"],
        feature=feature["name"],
        file=file,
        language=feature["language"],
        span=parts.lines.text_span(place["line"], column, scenario["name"]),
        tags=_tags(pickle["tags"]),
        steps=tuple(_steps(parts, pickle["steps"])),
        example=parts.row_span(rows[0]) if rows else None,
        values=_values(scenario, rows[0]) if rows else (),
        outline=scenario["name"] if rows else None,
    )


def _steps(parts: _Parts, steps: Sequence[Mapping[str, Any]]) -> Iterator[Step]:
    kind = StepKind.GIVEN
    for step in steps:
        node_id = step["astNodeIds"][0]
        # A step that begins with `*` is of the kind of the one before it.
        kind = _KINDS.get(step["type"], kind)
        rows = step.get("argument", {}).get("dataTable", {}).get("rows")
        yield Step(
            kind=kind,
            keyword=parts.by_id[node_id]["keyword"].strip(),
            text=one_form(step["text"].strip()),
            sentence=parts.sentence(node_id),
            table=None if rows is None else parts.table(node_id, rows),
            prose="docString" in step.get("argument", {}),
        )


def _values(scenario: Mapping[str, Any], row_id: str) -> tuple[tuple[str, str], ...]:
    for examples in scenario["examples"]:
        for row in examples["tableBody"]:
            if row["id"] == row_id:
                names = [cell["value"] for cell in examples["tableHeader"]["cells"]]
                values = [cell["value"] for cell in row["cells"]]
                return tuple(zip(names, values, strict=True))
    return ()


def _tags(tags: Sequence[Mapping[str, str]]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(tag["name"].removeprefix("@") for tag in tags))


def _plain(description: str) -> str:
    return "\n".join(line.strip() for line in description.strip().splitlines())


def _by_id(node: object) -> Iterator[tuple[str, Mapping[str, Any]]]:
    """The parts of a document by their ids."""
    if isinstance(node, list):
        for one in node:
            yield from _by_id(one)
    elif isinstance(node, dict):
        if "id" in node:
            yield node["id"], node
        for one in node.values():
            yield from _by_id(one)


_Notes: TypeAlias = Mapping[int, Sequence[tuple[int, str]]]
"""Comments in the other language, each with its line, by the line that they stand below."""


def _notes(feature: Mapping[str, Any], comments: Sequence[Mapping[str, Any]]) -> _Notes:
    """The comments `# th: ...` that stand below a title or `Examples:`, before anything else."""
    named = set(_lines_of(feature, ("feature", "scenario", "examples")))
    starts = sorted(named | set(_lines_of(feature, ("steps", "tableHeader", "background", "rule"))))
    written = re.compile(rf"\s*#\s*{other_language(feature['language'])}:(.*)")
    found: dict[int, list[tuple[int, str]]] = {}
    for comment in comments:
        line, note = comment["location"]["line"], written.match(comment["text"])
        above = starts[bisect(starts, line) - 1] if starts[0] < line else 0
        if note is not None and above in named:
            found.setdefault(above, []).append((line, one_form(note[1].strip())))
    return found


def _lines_of(node: object, names: Collection[str], name: str = "feature") -> Iterator[int]:
    """The lines of those parts of a document that go by one of the names in it."""
    if isinstance(node, list):
        for one in node:
            yield from _lines_of(one, names, name)
    elif isinstance(node, dict):
        if name in names and node.get("location"):
            yield node["location"]["line"]
        for inner, one in node.items():
            yield from _lines_of(one, names, inner)


def names_of_columns(notes: Iterable[str]) -> list[str] | None:
    """The names in the first row `| a | b |` among comments; null where there is none."""
    row = next((note for note in notes if note.startswith("|")), None)
    return None if row is None else [one.strip() for one in row.strip("|").split("|")]


def _misnamed(lines: _Lines, feature: Mapping[str, Any], notes: _Notes) -> Iterator[Finding]:
    """Names of columns in the other language that are not as many as the columns."""
    for scenario in _scenarios(feature):
        for examples in scenario["examples"]:
            for line, note in notes.get(examples["location"]["line"], ()):
                columns = len(examples.get("tableHeader", {}).get("cells", ()))
                names = names_of_columns([note])
                if names is None:
                    continue
                if len(names) != columns or len(set(names)) != columns or not all(names):
                    text = lines.line(line)
                    start = len(text) - len(text.lstrip())
                    yield error(
                        "wrong-feature",
                        Text(
                            f"the examples have {columns} columns, and this names {len(names)}",
                            f"ชุดของตัวอย่างมี {columns} คอลัมน์ แต่บรรทัดนี้ตั้งชื่อไว้ {len(names)} คอลัมน์",
                        )
                        if len(names) != columns
                        else Text(
                            "two columns have one name here, or one has none",
                            "บรรทัดนี้มีชื่อคอลัมน์ซ้ำกันหรือว่างอยู่",
                        ),
                        lines.span(line, start, len(text.rstrip())),
                        hint=Text(
                            "write a name for each column between `|`, in their order",
                            "เขียนชื่อให้ครบทุกคอลัมน์ คั่นด้วย `|` ตามลำดับ",
                        ),
                    )


def _repeated(lines: _Lines, feature: Mapping[str, Any]) -> Iterator[Finding]:
    """Scenarios with the title of an earlier one: no report could tell them apart."""
    seen: dict[str, int] = {}
    for scenario in _scenarios(feature):
        title, place = scenario["name"], scenario["location"]
        first = seen.setdefault(title, place["line"])
        if first != place["line"]:
            column = place["column"] + len(scenario["keyword"]) + 2
            yield error(
                "duplicate-scenario",
                Text(
                    f"the scenario on line {first} has this title too",
                    f"กรณีทดสอบในบรรทัดที่ {first} ใช้ชื่อนี้แล้ว",
                ),
                lines.text_span(place["line"], column, title),
                hint=Text("give each scenario a title of its own", "ตั้งชื่อแต่ละกรณีทดสอบไม่ให้ซ้ำกัน"),
            )


def _without_rows(lines: _Lines, feature: Mapping[str, Any]) -> Iterator[Finding]:
    """Outlines and examples without a row: they would never run, and nobody would notice."""
    outlines = Dialect.for_name(feature["language"])
    for scenario in _scenarios(feature):
        named = outlines is not None and scenario["keyword"] in outlines.scenario_outline_keywords
        for part in scenario["examples"] or ([scenario] if named else []):
            if not part.get("tableBody"):
                message = Text(
                    "these examples have no row, so the scenario never runs with them",
                    "ชุดตัวอย่างนี้ไม่มีแถวข้อมูล กรณีทดสอบจึงไม่ถูกทดสอบ",
                )
                if part is scenario:
                    message = Text(
                        "this outline has no examples, so nothing is filled in",
                        "โครงสร้างของเหตุการณ์นี้ไม่มีชุดของตัวอย่าง จึงไม่มีค่าใดให้เติม",
                    )
                place = part["location"]
                yield error(
                    "expects-nothing",
                    message,
                    lines.text_span(place["line"], place["column"], part["keyword"]),
                    hint=Text(
                        "below `Examples:` write a line of names between `|`, and a line for each "
                        "example",
                        "ใต้ `ชุดของตัวอย่าง:` เขียนบรรทัดชื่อคั่นด้วย `|` แล้วตามด้วยหนึ่งบรรทัดต่อหนึ่งตัวอย่าง",
                    ),
                )


_PLACEHOLDER: Final = re.compile(r"<([^<>\s](?:[^<>]*[^<>\s])?)>")


def _columns_amiss(lines: _Lines, feature: Mapping[str, Any]) -> Iterator[Finding]:
    """Columns of examples with one name, and placeholders that no column fills in."""
    for scenario in _scenarios(feature):
        headers = [
            [(one_form(cell["value"]), cell) for cell in examples["tableHeader"]["cells"]]
            for examples in scenario["examples"]
            if examples.get("tableHeader")
        ]
        for header in headers:
            names = [name for name, _ in header]
            for at, (name, cell) in enumerate(header):
                if name in names[:at]:
                    place = cell["location"]
                    yield error(
                        "duplicate-key",
                        Text(
                            f"two columns of the examples are `{name}`",
                            f"ชุดของตัวอย่างมีคอลัมน์ `{name}` ซ้ำกัน",
                        ),
                        lines.text_span(place["line"], place["column"], cell["value"]),
                        hint=Text("keep one of them", "เหลือไว้คอลัมน์เดียว"),
                    )
        for place, start, text in _written(scenario) if headers else ():
            for found in _PLACEHOLDER.finditer(text):
                wanted = one_form(found[1])
                without = [names for names in map(dict, headers) if wanted not in names]
                inside = one_form(text[found.start() :])
                if without and not any(filled_in(names).match(inside) for names in without):
                    yield error(
                        "wrong-feature",
                        Text(
                            f"no column of the examples is called `{wanted}`",
                            f"ไม่มีคอลัมน์ชื่อ `{wanted}` ในชุดของตัวอย่าง",
                        ),
                        lines.text_span(place["line"], start + found.start(), found[0]),
                        hint=known_names(wanted, list(without[0])),
                    )


def _written(scenario: Mapping[str, Any]) -> Iterator[tuple[Mapping[str, int], int, str]]:
    """The texts of a scenario that examples fill in: the place, the first column, the text."""
    place = scenario["location"]
    yield place, place["column"] + len(scenario["keyword"]) + 2, scenario["name"]
    for step in scenario["steps"]:
        place = step["location"]
        yield place, place["column"] + len(step["keyword"]), step["text"]
        for row in step.get("dataTable", {}).get("rows", ()):
            for cell in row["cells"]:
                yield cell["location"], cell["location"]["column"], cell["value"]


def _continued(lines: _Lines, node: Mapping[str, Any]) -> Iterator[Finding]:
    """First steps that go on with nothing: what `And` means depends on the step before it."""
    for child in node["children"]:
        (one,) = child.values()
        if "children" in one:
            yield from _continued(lines, one)
        elif one["steps"] and one["steps"][0]["keywordType"] not in _KINDS:
            place, word = one["steps"][0]["location"], one["steps"][0]["keyword"].strip()
            yield error(
                "wrong-feature",
                Text(
                    f"the first step begins with `{word}`, and there is none before it",
                    f"ขั้นตอนแรกขึ้นต้นด้วย `{word}` ทั้งที่ไม่มีขั้นตอนก่อนหน้า",
                ),
                lines.text_span(place["line"], place["column"], word),
                hint=Text(
                    "begin it with `Given`, `When` or `Then`",
                    "ขึ้นต้นด้วย `กำหนดให้` `เมื่อ` หรือ `ดังนั้น`",
                ),
            )


def _scenarios(node: Mapping[str, Any]) -> Iterator[Mapping[str, Any]]:
    for child in node["children"]:
        match child:
            case {"scenario": scenario}:
                yield scenario
            case {"rule": rule}:
                yield from _scenarios(rule)
            case _:
                pass


def _count(node: Mapping[str, Any], before: int = 0) -> int:
    """How many steps a feature or a rule in it runs; `before`, those of the backgrounds above."""
    total = 0
    for child in node["children"]:
        match child:
            case {"background": background}:
                before += len(background["steps"])
            case {"scenario": scenario}:
                rows = [row for one in scenario["examples"] for row in one["tableBody"]]
                times = len(rows) if scenario["examples"] else 1
                total += times * (before + len(scenario["steps"]))
            case {"rule": rule}:
                total += _count(rule, before)
            case _:
                pass
    return total


# What is wrong ----------------------------------------------------------------------------------


def _wrong(lines: _Lines, failure: ParserException) -> Finding:
    number, column = failure.location["line"], failure.location.get("column") or 1
    text = lines.line(number)
    span = lines.span(number, column - 1, len(text.rstrip()))
    match failure:
        case NoSuchLanguageException():
            message = Text("features can't be read in this language", "ไม่รู้จักภาษานี้ในไฟล์ฟีเจอร์")
            hint = Text(
                "write `# language: th` or `# language: en`",
                "เขียน `# language: th` หรือ `# language: en`",
            )
        case AstBuilderException():
            message = Text(
                "this row has not as many cells as the row above it",
                "แถวนี้มีจำนวนช่องไม่เท่ากับแถวก่อนหน้า",
            )
            hint = Text("write one cell for each column", "เขียนให้ครบหนึ่งช่องต่อหนึ่งคอลัมน์")
        case UnexpectedEOFException():
            message = Text("the file ends before the feature does", "ไฟล์จบก่อนที่ฟีเจอร์จะจบ")
            hint = Text(
                'close the text that begins with `"""`, or finish the last step',
                'ปิดข้อความที่ขึ้นต้นด้วย `"""` หรือเขียนขั้นตอนสุดท้ายให้จบ',
            )
        case _:
            said = text.strip()
            message = Text(f"`{said}` can't stand here", f"`{said}` อยู่ตรงนี้ไม่ได้")
            hint = Text(
                "begin the line with a word of Gherkin such as `Scenario:`, `Given`, `Then` or "
                "`|`, after `Feature:`",
                "ขึ้นต้นบรรทัดด้วยคำของ Gherkin เช่น `เหตุการณ์:` `กำหนดให้` `ดังนั้น` หรือ `|` "
                "โดยอยู่หลัง `โครงหลัก:`",
            )
    return error("wrong-feature", message, span, hint=hint)


def _empty(source: Source) -> Finding:
    return error(
        "wrong-feature",
        Text("the file holds no feature", "ไฟล์นี้ไม่มีฟีเจอร์"),
        Span(source.file),
        hint=Text(
            "begin it with `Feature:`, or delete it", "ขึ้นต้นด้วย `Feature:` หรือ `โครงหลัก:` หรือลบไฟล์"
        ),
    )


def _too_large(source: Source, en: str, th: str) -> Finding:
    return error(
        "file-too-large",
        Text(f"the feature has more than {en}", f"ฟีเจอร์นี้มีเกิน {th}"),
        Span(source.file),
        hint=Text("split it, a feature a rule", "แยกไฟล์ ให้แต่ละเกณฑ์มีฟีเจอร์ของตน"),
    )
