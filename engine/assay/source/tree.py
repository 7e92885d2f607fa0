"""The one tree form of every document: scalars, sequences and mappings that know their place."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from dataclasses import dataclass, field
from decimal import Decimal
from enum import StrEnum
from functools import lru_cache
from typing import TypeAlias

from assay.finding import Span
from assay.source.files import Source
from assay.source.offsets import Places, offsets
from assay.values.folding import one_form, origins
from assay.values.text import Text, shortened


class Style(StrEnum):
    """How a scalar is written; a cell is one of a CSV file, quoted or not."""

    PLAIN = "plain"
    SINGLE = "single"
    DOUBLE = "double"
    LITERAL = "literal"
    FOLDED = "folded"
    CELL = "cell"


@dataclass(frozen=True, slots=True)
class Scalar:
    """A single value.

    Attributes:
        value: what it is: a text, a decimal with the digits written, a boolean, a date or null.
            In YAML only a plain scalar is anything but text; a cell is a text, or null if empty.
        text: the decoded text; `value` is this text unless it is a plain scalar or an empty cell.
        style: plain, quoted or block in YAML; a cell in CSV.
        source: the file's text.
        start, end: character offsets in `source.text`, quotes and block header included.
        decoded: the text before it was brought into its one form; null where that is the same.

    Every scalar's text is in its one form (`assay.values.folding`), however it is written.
    """

    value: str | Decimal | bool | dt.date | None
    text: str
    style: Style
    source: Source = field(compare=False, repr=False)
    start: int = field(compare=False, repr=False)
    end: int = field(compare=False, repr=False)
    decoded: str | None = field(default=None, compare=False, repr=False)

    def __post_init__(self) -> None:
        known = one_form(self.text)
        if known != self.text:
            object.__setattr__(self, "decoded", self.text)
            if self.value == self.text:
                object.__setattr__(self, "value", known)
            object.__setattr__(self, "text", known)

    @property
    def quoted(self) -> bool:
        """Whether it is written in quotes or as a block, and so is a text whatever it says."""
        return self.style not in (Style.PLAIN, Style.CELL)

    @property
    def span(self) -> Span:
        """Where the scalar stands, quotes and block header included."""
        return self.source.span(self.start, self.end)

    def span_of(self, start: int, end: int) -> Span:
        """Where the characters `start` up to `end` (exclusive) of `text` stand in the file.

        Escapes, folded lines, block indentation and the one form of a text are seen through.
        Offsets beyond the text mean its end.
        """
        raw = self.source.text[self.start : self.end]
        places = _places(raw, self.style.value, self.text, self.decoded)
        if places is None:
            return self.span
        if not places:
            return self.source.span(self.start, self.end)
        first = places[start][0] if start < len(places) else places[-1][1]
        last = places[min(end, len(places)) - 1][1] if end > start else first
        return self.source.span(self.start + first, self.start + max(first, last))


@lru_cache(maxsize=4)  # a text with many mistakes is asked for once each
def _places(raw: str, style: str, text: str, decoded: str | None) -> Places | None:
    """The places in a file of the characters of a text in its one form; null if unknown."""
    places = offsets(raw, style, text if decoded is None else decoded)
    if places is None or decoded is None:
        return places
    origin = origins(decoded)
    if len(origin) != len(text):
        return None
    return [(places[start][0], places[end - 1][1]) for start, end in origin]


@dataclass(frozen=True, slots=True)
class Items:
    """A sequence; `flow` where it is written in brackets."""

    items: tuple[Node, ...]
    flow: bool = field(compare=False)
    source: Source = field(compare=False, repr=False)
    start: int = field(compare=False, repr=False)
    end: int = field(compare=False, repr=False)

    @property
    def span(self) -> Span:
        """From the first item, or bracket, to the last."""
        return self.source.span(self.start, self.end)

    def __iter__(self) -> Iterator[Node]:
        return iter(self.items)

    def __len__(self) -> int:
        return len(self.items)


@dataclass(frozen=True, slots=True)
class Entries:
    """A mapping, in the order written, each key once; `flow` where it is written in braces.

    A row of a CSV file is one as well, with the header's cells for keys.
    """

    entries: tuple[tuple[Scalar, Node], ...]
    flow: bool = field(compare=False)
    source: Source = field(compare=False, repr=False)
    start: int = field(compare=False, repr=False)
    end: int = field(compare=False, repr=False)

    @property
    def span(self) -> Span:
        """From the first key, or brace, to the end of the last value."""
        return self.source.span(self.start, self.end)

    def get(self, key: str) -> Node | None:
        """The value of a key by its text; null where there is no such key."""
        return next((value for name, value in self.entries if name.text == key), None)

    def key(self, key: str) -> Scalar | None:
        """The key itself as it is written, for its place; null where there is none."""
        return next((name for name, _ in self.entries if name.text == key), None)

    def __iter__(self) -> Iterator[tuple[Scalar, Node]]:
        return iter(self.entries)

    def __len__(self) -> int:
        return len(self.entries)


Node: TypeAlias = Scalar | Items | Entries


def describe(node: Node) -> Text:
    """What a message calls a node: `the number 5`, `the text "five"`, `a list`, `a mapping`."""
    match node:
        case Items():
            return Text("a list", "ชุดค่า")
        case Entries():
            return Text("a mapping", "กลุ่ม `ชื่อ: ค่า`")
        case Scalar(value=None):
            return Text("nothing", "ช่องว่าง")
        case Scalar(value=bool()):
            return Text(f"the truth value {node.text}", f"ค่าจริงเท็จ {node.text}")
        case Scalar(value=Decimal()):
            number = shortened(node.text)
            return Text(f"the number {number}", f"ตัวเลข {number}")
        case Scalar(value=dt.date()):
            return Text(f"the date {node.text}", f"วันที่ {node.text}")
        case Scalar():
            text = shortened(node.text)
            return Text(f'the text "{text}"', f'ข้อความ "{text}"')
