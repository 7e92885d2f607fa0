"""What a scorecard shows and in which order: a YAML file beside the schema, or all there is.

The engine knows no kind of fact, so what matters in a domain is said by the domain. The file is
`scorecard.yaml`, in the folder of the schema:

```yaml
units:                          # how a unit reads; without, as the schema or the fact writes it
  THB million: {th: ล้านบาท, en: THB million}
  indicators:                   # nothing: understood, and not shown
sections:
  - kind: agency                # lines of text about each fact, with its values in their places
    lines:
      - {en: "{fully_met} of {indicators} indicators fully met", th: ...}
  - kind: project               # a table, a fact a row
    title: {th: โครงการ, en: Projects}   # default: the kind's own title
    name_by: key                # key, label or both (the default)
    sort: no                    # a field or outcome; default: by key, and a tree as a tree
    columns: [status, {utilisation_percent: {th: ใช้จ่าย, en: Spent}}]
```

A column is a field or an outcome of the kind, with a heading of its own where its title is too
long for one.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Final

from engine.facts import Schema
from engine.facts.notes import Notes
from engine.finding import Finding
from engine.plan import Plan
from engine.source import Entries, Node, Scalar, read_yaml, shown
from engine.values.text import Text
from engine.values.types import Number, Type, Unit
from engine.values.words import known_names

FILE: Final = "scorecard.yaml"
"""The layout's name, in the folder of the schema."""

_MOST_COLUMNS: Final = 6
_KEYS: Final = ("kind", "title", "name_by", "sort", "columns", "lines")
_NAMED_BY: Final = ("key", "label", "both")
_PLACE: Final = re.compile(r"\{([^{}]*)\}")


@dataclass(frozen=True)
class Column:
    """A field or an outcome as a column, with its heading and its type."""

    name: str
    title: Text
    type: Type

    @property
    def figures(self) -> bool:
        """Whether its values are numbers, which stand under one another."""
        return isinstance(self.type, Number)

    @property
    def unit(self) -> Unit:
        """The unit of its numbers: a text, the field that states it, or null."""
        return self.type.unit if isinstance(self.type, Number) else None


@dataclass(frozen=True)
class Section:
    """Facts of one kind, as a table of columns or as lines of text with `{name}` in them."""

    kind: str
    title: Text
    columns: tuple[Column, ...] = ()
    lines: tuple[Text, ...] = ()
    name_by: str = "both"
    sort: str | None = None


@dataclass(frozen=True)
class Layout:
    """The sections of a scorecard in their order, and how units read by the unit as written."""

    sections: tuple[Section, ...]
    units: Mapping[str, Text] = field(default_factory=dict)


def find_layout(
    schema_file: Path, schema: Schema, plan: Plan
) -> tuple[Layout | None, tuple[Finding, ...]]:
    """The layout beside the schema, or the one made where there is none; null if it is wrong."""
    path = schema_file.parent / FILE
    if path.exists():
        return load_layout(path, schema, plan)
    return default_layout(schema, plan), ()


def default_layout(schema: Schema, plan: Plan) -> Layout:
    """A table for each kind with outcomes, in the order of the schema: its first outcomes."""
    names = _Names(schema, plan)
    sections = [
        Section(
            kind,
            names.title_of(kind),
            tuple(names.column(kind, name) for name in list(plan.outcomes[kind])[:_MOST_COLUMNS]),
        )
        for kind in schema.kinds
        if plan.outcomes.get(kind)
    ]
    return Layout(tuple(sections))


def load_layout(
    path: Path, schema: Schema, plan: Plan
) -> tuple[Layout | None, tuple[Finding, ...]]:
    """The layout of a file; null, with all that is wrong, where it does not fit schema and plan."""
    root, findings = read_yaml(path, shown(path))
    notes = Notes()
    notes.extend(findings)
    layout = None if root is None else _Reader(_Names(schema, plan), notes).layout(root)
    return (None if notes.findings else layout), tuple(notes.findings)


class _Names:
    """What may be shown of each kind: fields and outcomes, with titles and types."""

    def __init__(self, schema: Schema, plan: Plan) -> None:
        self.schema = schema
        self.plan = plan

    def of(self, kind: str) -> list[str]:
        return [*self.schema.kinds[kind].members, *self.plan.outcomes.get(kind, {})]

    def title_of(self, kind: str) -> Text:
        return self.schema.kinds[kind].title or Text(kind)

    def column(self, kind: str, name: str, title: Text | None = None) -> Column:
        outcome = self.plan.outcomes.get(kind, {}).get(name)
        if outcome is not None:
            return Column(name, title or outcome.title or _plain(name), outcome.type)
        declared = self.schema.kinds[kind].columns[name]
        return Column(name, title or declared.title or _plain(name), declared.type)


class _Reader:
    """Reads the file's tree, noting all that is wrong."""

    def __init__(self, names: _Names, notes: Notes) -> None:
        self.names = names
        self.notes = notes

    def layout(self, root: Node) -> Layout | None:
        parts = self.notes.mapping(root, "a scorecard", ("units", "sections"))
        if parts is None:
            return None
        units: dict[str, Text] = {}
        written = parts.get("units")
        if written is not None and (pairs := self.notes.mapping(written, "units")) is not None:
            for unit, reading in pairs:
                if isinstance(reading, Scalar) and reading.value is None:
                    units[unit.text] = Text("")
                elif title := self.notes.title(reading, f"the unit `{unit.text}`"):
                    units[unit.text] = title
        listed = parts.get("sections")
        if listed is None:
            hint = "add `sections:`, a list of `{kind: ..., columns: [...]}`"
            self.notes.add("missing-key", "the scorecard has no sections", parts.span, hint)
            return None
        items = self.notes.items(listed, "sections")
        if items is None:
            return None
        sections = [self._section(item) for item in items]
        return Layout(tuple(one for one in sections if one is not None), units)

    def _section(self, node: Node) -> Section | None:
        parts = self.notes.mapping(node, "a section", _KEYS)
        if parts is None:
            return None
        kind = self._word(parts, "kind", list(self.names.schema.kinds))
        if kind is None:
            if parts.get("kind") is None:
                message = "the section does not say whose facts it shows: kind"
                self.notes.add("missing-key", message, parts.span, "add `kind: ...`")
            return None
        titled = parts.get("title")
        title = None if titled is None else self.notes.title(titled, "the title of a section")
        columns, lines = self._columns(parts, kind), self._lines(parts, kind)
        if parts.get("columns") is None and parts.get("lines") is None:
            message = "the section shows nothing"
            hint = "add `columns: [...]`, names of fields or outcomes, or `lines:`, texts"
            self.notes.add("missing-key", message, parts.span, hint)
        return Section(
            kind,
            title or self.names.title_of(kind),
            columns,
            lines,
            self._word(parts, "name_by", _NAMED_BY) or "both",
            self._word(parts, "sort", self.names.of(kind)),
        )

    def _columns(self, section: Entries, kind: str) -> tuple[Column, ...]:
        listed = section.get("columns")
        items = None if listed is None else self.notes.items(listed, "columns")
        columns: list[Column] = []
        for item in items or ():
            name, title = item, None
            if isinstance(item, Entries) and len(item) == 1:
                name, titled = item.entries[0]
                title = self.notes.title(titled, "the heading of a column")
            if self._known(name, self.names.of(kind), "a column"):
                assert isinstance(name, Scalar)
                columns.append(self.names.column(kind, name.text, title))
        return tuple(columns)

    def _lines(self, section: Entries, kind: str) -> tuple[Text, ...]:
        listed = section.get("lines")
        items = None if listed is None else self.notes.items(listed, "lines")
        lines: list[Text] = []
        for item in items or ():
            line = self.notes.title(item, "a line")
            if line is None:
                continue
            lines.append(line)
            texts = [text for _, text in item] if isinstance(item, Entries) else [item]
            for text in texts:
                if isinstance(text, Scalar):
                    self._places(text, kind)
        return tuple(lines)

    def _places(self, line: Scalar, kind: str) -> None:
        known = self.names.of(kind)
        for place in _PLACE.finditer(line.text):
            if place[1] not in known:
                message = f"`{place[1]}` is no field or outcome of {kind}"
                span = line.span_of(*place.span())
                self.notes.add("unknown-name", message, span, known_names(place[1], known))

    def _word(self, section: Entries, key: str, known: list[str] | tuple[str, ...]) -> str | None:
        node = section.get(key)
        if node is None or not self._known(node, known, f"`{key}`"):
            return None
        assert isinstance(node, Scalar)
        return node.text

    def _known(self, node: Node, known: list[str] | tuple[str, ...], what: str) -> bool:
        if self.notes.text(node, what) is None:
            return False
        assert isinstance(node, Scalar)
        if node.text not in known:
            message = f"{what} can't be `{node.text}`: there is no such name here"
            self.notes.add("unknown-name", message, node.span, known_names(node.text, known))
        return node.text in known


def filled(line: str, values: Mapping[str, str]) -> str:
    """A line with each `{name}` replaced by the value of that name."""
    return _PLACE.sub(lambda place: values[place[1]], line)


def names_in(line: str) -> tuple[str, ...]:
    """The names that stand in braces in a line."""
    return tuple(place[1] for place in _PLACE.finditer(line))


def _plain(name: str) -> Text:
    words = name.replace("_", " ")
    return Text(words[:1].upper() + words[1:])
