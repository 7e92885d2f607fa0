"""Strict YAML: one document, no anchors, tags or merge keys, each key once, positions kept.

Built on the event stream of PyYAML (libyaml where it is there), so that no constructor can change
a value and no depth of nesting or number of aliases can exhaust the machine.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Final

import yaml

from assay.finding import Finding, Related, error
from assay.source.files import HOLDS_NOTHING, Source, control_in, read_source
from assay.source.scalars import plain_value
from assay.source.tree import Entries, Items, Node, Scalar, Style
from assay.source.yaml_errors import INDENT, in_plain_words
from assay.values.folding import one_form
from assay.values.text import Text, shortened

MAX_DEPTH: Final = 64

MAX_NODES: Final = 250_000
"""So many keys, values, lists and mappings may stand in one file: those of ten thousand facts."""

MAX_MISTAKES: Final = 100
"""So many mistakes of form are told of one file: a slip can turn all that follows into others."""

_LOADER: Final = getattr(yaml, "CSafeLoader", yaml.SafeLoader)

_STYLES: Final = {
    None: Style.PLAIN,
    "": Style.PLAIN,
    "'": Style.SINGLE,
    '"': Style.DOUBLE,
    "|": Style.LITERAL,
    ">": Style.FOLDED,
}

_COLON_AFTER = re.compile(r"[ \t\r\n]*:")
_SURROGATE = re.compile("[\ud800-\udfff]")
_NO_CHARACTER = re.compile(
    r"\\u[dD][89a-fA-F][0-9A-Fa-f]{2}|\\U(?:0000[dD][89a-fA-F]|(?!000|0010))[0-9A-Fa-f]+"
)
_NUMBERED = re.compile(r" (#[0-9๐-๙][^\r\n]*)")
_LEADING_TAB = re.compile(r"^[ ]*\t[ \t]*(?=[^\s#])", re.MULTILINE)


def read_yaml(path: Path, shown_as: str) -> tuple[Node | None, tuple[Finding, ...]]:
    """The one document of a YAML file, with everything that is wrong in its form.

    The tree is null where there is no text or it is not well-formed. With other findings
    (a duplicate key, an anchor) it is what could be read, so that a caller can go on to collect
    its own findings; an input with findings is not to be used.
    """
    source, findings = read_source(path, shown_as)
    return parse_yaml(source) if source is not None else (None, findings)


def parse_yaml(source: Source) -> tuple[Node | None, tuple[Finding, ...]]:
    """As `read_yaml`, of a text at hand."""
    reader = _Reader(source)
    try:
        root = reader.document()
    except yaml.MarkedYAMLError as cause:
        return None, (*reader.findings, in_plain_words(cause, source))
    except _Hopeless:
        return None, tuple(reader.findings)
    return root, tuple(reader.findings)


def _delete(sign: str) -> Text:
    """The hint for a feature of YAML that begins with a sign."""
    return Text(
        f"delete it; text that starts with {sign} stands in quotes",
        f"ให้ลบออก ข้อความที่ขึ้นต้นด้วย {sign} ต้องอยู่ในเครื่องหมายคำพูด",
    )


class _Hopeless(Exception):
    """More than `MAX_DEPTH`, `MAX_NODES` or `MAX_MISTAKES`; the finding is already noted."""


def _events(text: str) -> Iterator[yaml.Event]:
    """The events of a text. An escape for no character is an error, as it is to libyaml.

    PyYAML's own parser lets half a surrogate pair pass, and fails at numbers beyond Unicode.
    """
    read = 0
    try:
        for event in yaml.parse(text, Loader=_LOADER):
            assert event.start_mark is not None
            assert event.end_mark is not None
            if isinstance(event, yaml.ScalarEvent) and _SURROGATE.search(event.value):
                raise _no_character(text, event.start_mark.index)
            yield event
            read = event.end_mark.index
    except (OverflowError, ValueError) as cause:
        raise _no_character(text, read) from cause


def _no_character(text: str, read: int) -> yaml.MarkedYAMLError:
    """The error of the first escape for no character after what is read, worded as libyaml's."""
    found = _NO_CHARACTER.search(text, read)
    at = read if found is None else found.start()
    quote = yaml.Mark("", max(text.rfind('"', 0, at), 0), 0, 0, None, 0)
    place = yaml.Mark("", at, 0, 0, None, 0)
    context = "while parsing a quoted scalar"
    return yaml.MarkedYAMLError(context, quote, "found invalid escape code", place)


class _Reader:
    """One pass over the events of a text."""

    def __init__(self, source: Source) -> None:
        self.source = source
        self.findings: list[Finding] = []
        self.events: Iterator[yaml.Event] = _events(source.text)
        self.tabbed: list[tuple[int, int]] = []
        self.nodes = 0

    def document(self) -> Node | None:
        """The first document; a second one and an empty text are findings."""
        root: Node | None = None
        documents = 0
        for event in self.events:
            if isinstance(event, yaml.DocumentStartEvent):
                documents += 1
                if documents > 1:
                    self._refuse(
                        event,
                        Text("a second document starts here", "ตรงนี้เริ่มเอกสารที่สองในไฟล์เดียว"),
                        Text("keep one to a file", "ให้มีเพียงเอกสารเดียวในหนึ่งไฟล์"),
                    )
                    break
                if event.version or event.tags:
                    message = Text("a % directive stands here", "ตรงนี้มีคำสั่งที่ขึ้นต้นด้วย %")
                    self._refuse(event, message, Text("delete it", "ให้ลบออก"))
                root = self._node(next(self.events), 1)
        if root is None or (isinstance(root, Scalar) and root.value is None and not root.quoted):
            hint = Text("an empty list is written []", "หากไม่มีรายการให้เขียน []")
            span = self.source.span(0)
            self._note(error("empty-file", HOLDS_NOTHING, span, hint=hint))
            return None
        self._tabs()
        return root

    def _node(self, event: yaml.Event, depth: int) -> Node:
        start, end = self._offsets(event)
        self.nodes += 1
        if self.nodes > MAX_NODES:
            message = Text(
                f"the file holds more than {MAX_NODES:,} keys and values",
                f"ไฟล์นี้มีคีย์และค่าเกิน {MAX_NODES:,} รายการ",
            )
            hint = Text(
                "write facts in such numbers as a CSV file or a workbook",
                "ข้อมูลจำนวนมากเช่นนี้ให้เก็บเป็นไฟล์ CSV หรือสมุดงาน",
            )
            self._note(error("file-too-large", message, self.source.span(start), hint=hint))
            raise _Hopeless
        if isinstance(event, yaml.AliasEvent):
            message = Text(
                f"the alias *{event.anchor} is not allowed", f"ใช้ชื่ออ้างอิง *{event.anchor} ไม่ได้"
            )
            hint = Text(
                "write the value out; text that starts with * stands in quotes",
                "ให้เขียนค่าซ้ำเต็ม ๆ ข้อความที่ขึ้นต้นด้วย * ต้องอยู่ในเครื่องหมายคำพูด",
            )
            self._refuse(event, message, hint)
            return Scalar(None, "", Style.PLAIN, self.source, start, end)
        assert isinstance(event, yaml.ScalarEvent | yaml.CollectionStartEvent)
        if event.anchor is not None:
            message = Text(
                f"the anchor &{event.anchor} is not allowed", f"ใช้จุดอ้างอิง &{event.anchor} ไม่ได้"
            )
            self._refuse(event, message, _delete("&"))
        if event.tag is not None:
            message = Text("a tag is not allowed", "ใช้ป้ายชนิดที่ขึ้นต้นด้วย ! ไม่ได้")
            self._refuse(event, message, _delete("!"))
        if isinstance(event, yaml.ScalarEvent):
            return self._scalar(event, start, end)
        if depth > MAX_DEPTH:
            message = Text(
                f"lists and mappings stand more than {MAX_DEPTH} deep in one another here",
                f"ชุดค่าและกลุ่มตรงนี้ซ้อนกันลึกเกิน {MAX_DEPTH} ชั้น",
            )
            self._note(error("nested-too-deeply", message, self.source.span(start)))
            raise _Hopeless
        if isinstance(event, yaml.SequenceStartEvent):
            return self._sequence(event, start, depth)
        assert isinstance(event, yaml.MappingStartEvent)
        return self._mapping(event, start, depth)

    def _scalar(self, event: yaml.ScalarEvent, start: int, end: int) -> Scalar:
        text: str = event.value
        if "\t" in self.source.text[start:end]:
            self.tabbed.append((start, end))
        style = _STYLES[event.style]
        if style is Style.PLAIN:
            value = plain_value(one_form(text))
            self._cut_off(value, text, start, end)
            return Scalar(value, text, style, self.source, start, end)
        if style in (Style.LITERAL, Style.FOLDED):
            # The event ends where the next token starts; the scalar ends with its last line.
            end = start + len(self.source.text[start:end].rstrip())
        found = Scalar(text, text, style, self.source, start, end)
        if (control := control_in(text, self.source, found.span)) is not None:
            self._note(control)
        return found

    def _cut_off(self, value: object, text: str, start: int, end: int) -> None:
        """A text that ends in a comment which reads on: `project #1` is `project` to YAML."""
        found = _NUMBERED.match(self.source.text, end)
        if found is None or not isinstance(value, str) or not text:
            return
        message = Text(
            f"`{found[1]}` is a comment here, and no part of `{shortened(text)}`",
            f"`{found[1]}` ถือเป็นหมายเหตุ ไม่เป็นส่วนหนึ่งของ `{shortened(text)}`",
        )
        hint = Text(
            "put the whole text in quotes; a comment has a blank after its #",
            "ให้ใส่เครื่องหมายคำพูดคร่อมทั้งข้อความ หากเป็นหมายเหตุให้เว้นวรรคหลัง #",
        )
        span = self.source.span(found.start(1), found.end(1))
        self._note(error("yaml-syntax", message, span, hint=hint))

    def _sequence(self, event: yaml.SequenceStartEvent, start: int, depth: int) -> Items:
        items: list[Node] = []
        for inner in self.events:
            if isinstance(inner, yaml.SequenceEndEvent):
                end = self._end(event, inner, items[-1] if items else None)
                return Items(tuple(items), bool(event.flow_style), self.source, start, end)
            items.append(self._node(inner, depth + 1))
        raise AssertionError("an event stream ends what it starts")

    def _mapping(self, event: yaml.MappingStartEvent, start: int, depth: int) -> Entries:
        entries: dict[str, tuple[Scalar, Node]] = {}
        last: Node | None = None
        flow = bool(event.flow_style)
        for inner in self.events:
            if isinstance(inner, yaml.MappingEndEvent):
                end = self._end(event, inner, last)
                return Entries(tuple(entries.values()), flow, self.source, start, end)
            key = self._node(inner, depth + 1)
            value = last = self._node(next(self.events), depth + 1)
            if not isinstance(key, Scalar) or (key.text == "" and not key.quoted):
                message = Text("a key must be a name", "สิ่งที่อยู่หน้าเครื่องหมาย : ต้องเป็นชื่อ")
                hint = Text(
                    "write a name before the colon, and text with brackets or braces in quotes",
                    "ให้เขียนชื่อไว้หน้าเครื่องหมาย : และข้อความที่มีวงเล็บให้อยู่ในเครื่องหมายคำพูด",
                )
                self._note(error("bad-key", message, key.span, hint=hint))
                continue
            if key.text == "<<" and not key.quoted:
                message = Text("the merge key << is not allowed", "ใช้คีย์รวม << ไม่ได้")
                hint = Text("write the entries out", "ให้เขียนทุกบรรทัดเต็ม ๆ")
                self._note(error("yaml-feature", message, key.span, hint=hint))
                continue
            if flow:
                self._needs_value(key, value, entries)
            if key.text in entries:
                first = entries[key.text][0].span
                message = Text(
                    f"the key `{shortened(key.text)}` stands twice in this mapping",
                    f"คีย์ `{shortened(key.text)}` อยู่ในกลุ่มนี้สองครั้ง",
                )
                related = (Related(Text("the first one", "คีย์แรก"), first),)
                hint = Text(
                    f"the first one is on line {first.line}; keep one of them",
                    f"คีย์แรกอยู่ที่บรรทัด {first.line} ให้เหลือไว้คีย์เดียว",
                )
                self._note(error("duplicate-key", message, key.span, hint=hint, related=related))
                continue
            entries[key.text] = (key, value)
        raise AssertionError("an event stream ends what it starts")

    def _needs_value(
        self, key: Scalar, value: Node, before: dict[str, tuple[Scalar, Node]]
    ) -> None:
        """In braces, `a, b` without a colon: mostly an expression that its comma cut in two."""
        if not isinstance(value, Scalar) or value.text or value.quoted:
            return
        if _COLON_AFTER.match(self.source.text, key.end):
            return
        related: tuple[Related, ...] = ()
        hint = Text(
            "an expression with a comma stands in quotes or on its own line",
            "นิพจน์ที่มีจุลภาคต้องอยู่ในเครื่องหมายคำพูดหรือแยกบรรทัด",
        )
        if ":" in key.text and not key.quoted:
            hint = Text(
                f"a colon needs a space after it; {hint}", f"หลังเครื่องหมาย : ต้องเว้นวรรค และ{hint:th}"
            )
        elif before:
            name, cut = next(reversed(before.values()))
            if isinstance(cut, Scalar) and not cut.quoted and cut.text:
                ends = Text(
                    f"`{name.text}` ends at the comma, as `{shortened(cut.text)}`",
                    f"`{name.text}` จบที่จุลภาค จึงเป็น `{shortened(cut.text)}`",
                )
                related = (Related(ends, cut.span),)
        message = Text(
            f"`{shortened(key.text)}` stands in braces without a value",
            f"`{shortened(key.text)}` อยู่ในวงเล็บปีกกาโดยไม่มีค่า",
        )
        self._note(error("missing-value", message, key.span, hint=hint, related=related))

    def _tabs(self) -> None:
        """A tab as indentation, which libyaml lets pass in places and YAML forbids."""
        if "\t" not in self.source.text:
            return
        for found in _LEADING_TAB.finditer(self.source.text):
            tab = self.source.text.index("\t", found.start())
            if not any(start < tab < end for start, end in self.tabbed):
                message = Text("the line is indented with a tab", "บรรทัดนี้ย่อหน้าด้วยแท็บ")
                span = self.source.span(tab, tab + 1)
                self._note(error("yaml-syntax", message, span, hint=INDENT))

    def _note(self, finding: Finding) -> None:
        """Notes a mistake; at one too many says so and gives the file up."""
        self.findings.append(finding)
        if len(self.findings) > MAX_MISTAKES:
            message = Text(
                f"more than {MAX_MISTAKES} mistakes stand in this file; the rest is not read",
                f"ไฟล์นี้มีที่ผิดเกิน {MAX_MISTAKES} แห่ง จึงไม่ได้อ่านส่วนที่เหลือ",
            )
            hint = Text(
                "mend the first one: the others may follow from it",
                "ให้แก้แห่งแรกก่อน แห่งอื่นอาจเกิดจากแห่งแรก",
            )
            self.findings[-1] = replace(finding, message=message, hint=hint, related=())
            raise _Hopeless

    def _end(self, start: yaml.CollectionStartEvent, end: yaml.Event, last: Node | None) -> int:
        """Where a collection ends: a block one with its last value, not where the next begins."""
        if start.flow_style or last is None:
            return self._offsets(end)[1]
        return last.end

    def _refuse(self, event: yaml.Event, message: Text, hint: Text) -> None:
        span = self.source.span(*self._offsets(event))
        self._note(error("yaml-feature", message, span, hint=hint))

    def _offsets(self, event: yaml.Event) -> tuple[int, int]:
        """The stretch of an event; marks count characters, and one past the end at the end."""
        assert event.start_mark is not None
        assert event.end_mark is not None
        length = len(self.source.text)
        return min(event.start_mark.index, length), min(event.end_mark.index, length)
