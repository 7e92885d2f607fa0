"""Reading a layout's file: its sections and units, with all that is wrong located."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from assay.facts import Schema
from assay.facts.notes import Notes
from assay.plan import Plan
from assay.scorecard.section import PLACE, Bars, Column, Layout, Section
from assay.source import Entries, Node, Scalar
from assay.values.text import Text
from assay.values.types import TextType, type_name
from assay.values.words import known_names

_KEYS: Final = ("kind", "title", "name_by", "sort", "columns", "lines")
_REPORT_KEYS: Final = (*_KEYS, "figures", "bars", "against")
_SHOWN: Final = ("columns", "lines", "figures", "bars", "against")
_NAMED_BY: Final = ("key", "label", "both")
_COLUMN: Final = Text("a column", "คอลัมน์")
_PAIR: Final = 2
MOST_PARTS: Final = 8
"""So many colours of parts the style has."""


class LayoutNames:
    """What may be shown of each kind: fields and outcomes, with titles and types."""

    def __init__(self, schema: Schema, plan: Plan) -> None:
        self.schema = schema
        self.plan = plan

    def of(self, kind: str) -> list[str]:
        """The fields and outcomes of a kind."""
        return [*self.schema.kinds[kind].members, *self.plan.outcomes.get(kind, {})]

    def title_of(self, kind: str) -> Text:
        """What a fact of the kind is called."""
        return self.schema.kinds[kind].title or Text(kind)

    def column(self, kind: str, name: str, title: Text | None = None) -> Column:
        """A field or outcome as a column, by its own title where no other is given."""
        outcome = self.plan.outcomes.get(kind, {}).get(name)
        if outcome is not None:
            return Column(name, title or outcome.title or _plain(name), outcome.type)
        declared = self.schema.kinds[kind].columns[name]
        return Column(name, title or declared.title or _plain(name), declared.type)


class LayoutReader:
    """Reads the file's tree, noting all that is wrong."""

    def __init__(self, names: LayoutNames, notes: Notes) -> None:
        self.names = names
        self.notes = notes

    def layout(self, root: Node) -> Layout | None:
        """The layout; null where the file has no sections."""
        known = ("units", "sections", "report")
        parts = self.notes.mapping(root, Text("a scorecard", "ผังของรายงาน"), known)
        if parts is None:
            return None
        units = self._units(parts.get("units"))
        listed = parts.get("sections")
        if listed is None:
            message = Text("the scorecard has no sections", "ผังของรายงานไม่มี `sections`")
            hint = Text(
                "add `sections:`, a list of `{kind: ..., columns: [...]}`",
                "เพิ่ม `sections:` เป็นชุดของ `{kind: ..., columns: [...]}`",
            )
            self.notes.add("missing-key", message, parts.span, hint)
            return None
        sections = self._sections(listed, "sections", _KEYS)
        reported = parts.get("report")
        if reported is None:
            return Layout(sections, units, sections)
        return Layout(sections, units, self._sections(reported, "report", _REPORT_KEYS))

    def _units(self, written: Node | None) -> dict[str, Text]:
        units: dict[str, Text] = {}
        pairs = None if written is None else self.notes.mapping(written, Text("units"))
        for unit, reading in pairs or ():
            if isinstance(reading, Scalar) and reading.value is None:
                units[unit.text] = Text("")
                continue
            what = Text(f"the unit `{unit.text}`", f"หน่วย `{unit.text}`")
            if title := self.notes.title(reading, what):
                units[unit.text] = title
        return units

    def _sections(self, listed: Node, key: str, known: Sequence[str]) -> tuple[Section, ...]:
        items = self.notes.items(listed, Text(key))
        found = [self._section(item, known) for item in items or ()]
        return tuple(one for one in found if one is not None)

    def _section(self, node: Node, known: Sequence[str]) -> Section | None:
        parts = self.notes.mapping(node, Text("a section", "ส่วนหนึ่งของรายงาน"), known)
        if parts is None:
            return None
        kind = self._word(parts, "kind", list(self.names.schema.kinds))
        if kind is None:
            if parts.get("kind") is None:
                message = Text(
                    "the section does not say whose facts it shows: kind",
                    "ส่วนนี้ไม่ได้บอกว่าแสดงข้อเท็จจริงชนิดใด: kind",
                )
                hint = Text("add `kind: ...`", "เพิ่ม `kind: ...`")
                self.notes.add("missing-key", message, parts.span, hint)
            return None
        titled = parts.get("title")
        what = Text("the title of a section", "ชื่อของส่วน")
        title = None if titled is None else self.notes.title(titled, what)
        if not any(parts.get(key) is not None for key in _SHOWN):
            message = Text("the section shows nothing", "ส่วนนี้ไม่แสดงสิ่งใด")
            hint = Text(
                "add `columns: [...]`, names of fields or outcomes, or `lines:`, texts",
                "เพิ่ม `columns: [...]` เป็นชื่อของช่องหรือผลลัพธ์ หรือ `lines:` เป็นข้อความ",
            )
            self.notes.add("missing-key", message, parts.span, hint)
        return Section(
            kind,
            title or self.names.title_of(kind),
            self._columns(parts, "columns", kind),
            self._lines(parts, kind),
            self._word(parts, "name_by", _NAMED_BY) or "both",
            self._word(parts, "sort", self.names.of(kind)),
            self._columns(parts, "figures", kind),
            self._bars(parts, kind),
            self._against(parts, kind),
        )

    # Columns ------------------------------------------------------------------------------------

    def _columns(self, section: Entries, key: str, kind: str) -> tuple[Column, ...]:
        listed = section.get(key)
        items = None if listed is None else self.notes.items(listed, Text(key))
        found = [self._column(item, kind) for item in items or ()]
        return tuple(one for one in found if one is not None)

    def _column(self, item: Node, kind: str) -> Column | None:
        name, title = item, None
        what = Text("the heading of a column", "หัวคอลัมน์")
        if isinstance(item, Entries) and len(item) == 1:
            name, titled = item.entries[0]
            title = self.notes.title(titled, what)
        elif isinstance(item, Entries):
            return self._long_form(item, kind)
        if not self._known(name, self.names.of(kind), _COLUMN):
            return None
        assert isinstance(name, Scalar)
        return self.names.column(kind, name.text, title)

    def _long_form(self, item: Entries, kind: str) -> Column | None:
        """A column as `field` and `title`, of a text that stands in a field for each language."""
        parts = self.notes.mapping(item, _COLUMN, ("field", "title"))
        pair, titled = item.get("field"), item.get("title")
        what = Text("the field of a column", "ช่องของคอลัมน์")
        fields = None if pair is None else self.notes.mapping(pair, what, ("th", "en"))
        thai, english = (None if fields is None else fields.get(one) for one in ("th", "en"))
        if thai is None or english is None or titled is None:
            message = Text("the column is not told in full", "คอลัมน์ระบุไว้ไม่ครบ")
            hint = Text(
                "write `field: {th: ..., en: ...}` and `title: {th: ..., en: ...}`",
                "ให้เขียน `field: {th: ..., en: ...}` และ `title: {th: ..., en: ...}`",
            )
            self.notes.add("missing-key", message, item.span, hint)
            return None
        title = self.notes.title(titled, Text("the heading of a column", "หัวคอลัมน์"))
        first, second = self._text_field(thai, kind), self._text_field(english, kind)
        if parts is None or first is None or second is None:
            return None
        return Column(first.name, title or first.title, first.type, second.name)

    def _text_field(self, node: Node, kind: str) -> Column | None:
        if not self._known(node, self.names.of(kind), _COLUMN):
            return None
        assert isinstance(node, Scalar)
        column = self.names.column(kind, node.text)
        if isinstance(column.type, TextType):
            return column
        of = type_name(column.type)
        message = Text(
            f"`{column.name}` is a {of}, which reads alike in both languages",
            f"`{column.name}` เป็น{of: th} ซึ่งอ่านเหมือนกันทั้งสองภาษา",
        )
        hint = Text(f"write `{column.name}` alone", f"ให้เขียนเพียง `{column.name}`")
        self.notes.add("wrong-type", message, node.span, hint)
        return None

    # What is drawn --------------------------------------------------------------------------------

    def _bars(self, section: Entries, kind: str) -> Bars | None:
        node = section.get("bars")
        what = Text("bars", "แท่งกราฟ")
        parts = None if node is None else self.notes.mapping(node, what, ("whole", "parts"))
        if parts is None:
            return None
        whole = parts.get("whole")
        if whole is None or parts.get("parts") is None:
            message = Text("the bars want a whole and its parts", "แท่งกราฟต้องมีทั้งหมดและส่วนย่อย")
            hint = Text(
                "write `{whole: ..., parts: [...]}`, names of numbers",
                "ให้เขียน `{whole: ..., parts: [...]}` เป็นชื่อของตัวเลข",
            )
            self.notes.add("missing-key", message, parts.span, hint)
            return None
        all_of_it = self._column(whole, kind)
        columns = self._columns(parts, "parts", kind)
        listed = parts.get("parts")
        assert listed is not None
        if len(columns) > MOST_PARTS:
            message = Text(
                f"a bar has at most {MOST_PARTS} parts that can be told apart, not {len(columns)}",
                f"แท่งกราฟแบ่งได้ไม่เกิน {MOST_PARTS} ส่วนจึงจะแยกออกจากกันได้ แต่พบ {len(columns)}",
            )
            self.notes.add("wrong-type", message, listed.span)
            return None
        if all_of_it is None or not self._alike((all_of_it, *columns), listed):
            return None
        return Bars(all_of_it, columns)

    def _against(self, section: Entries, kind: str) -> tuple[Column, Column] | None:
        node = section.get("against")
        if node is None:
            return None
        before = len(self.notes.findings)
        columns = self._columns(section, "against", kind)
        if len(self.notes.findings) > before:
            return None
        if len(columns) != _PAIR:
            message = Text(
                f"two figures can be held against each other, not {len(columns)}",
                f"เทียบกันได้ครั้งละสองตัวเลข แต่พบ {len(columns)}",
            )
            hint = Text("write `against: [first, second]`", "ให้เขียน `against: [ตัวแรก, ตัวที่สอง]`")
            self.notes.add("wrong-type", message, node.span, hint)
            return None
        first, second = columns
        return (first, second) if self._alike(columns, node) else None

    def _alike(self, columns: Sequence[Column], node: Node) -> bool:
        """Whether columns are numbers of one unit, so that their lengths can be compared."""
        other = next((one for one in columns if not one.figures), None)
        if other is not None:
            kind = type_name(other.type)
            message = Text(
                f"`{other.name}` is a {kind}, which has no length to draw",
                f"`{other.name}` เป็น{kind: th} ซึ่งวาดเป็นแท่งไม่ได้",
            )
            hint = Text("name numbers", "ให้ระบุชื่อของตัวเลข")
            self.notes.add("wrong-type", message, node.span, hint)
            return False
        units = dict.fromkeys(str(one.unit) for one in columns)
        if len(units) > 1 or any(not isinstance(one.unit, str | None) for one in columns):
            listed = ", ".join(f"`{one.name}`" for one in columns)
            message = Text(
                f"{listed} are not of one unit, so they can't be drawn side by side",
                f"{listed} มีหน่วยต่างกัน จึงวาดเทียบกันไม่ได้",
            )
            self.notes.add("wrong-type", message, node.span)
            return False
        return True

    # Lines and words ----------------------------------------------------------------------------

    def _lines(self, section: Entries, kind: str) -> tuple[Text, ...]:
        listed = section.get("lines")
        items = None if listed is None else self.notes.items(listed, Text("lines"))
        lines: list[Text] = []
        for item in items or ():
            line = self.notes.title(item, Text("a line", "บรรทัด"))
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
        for place in PLACE.finditer(line.text):
            if place[1] not in known:
                message = Text(
                    f"`{place[1]}` is no field or outcome of {kind}",
                    f"`{place[1]}` ไม่ใช่ช่องหรือผลลัพธ์ของ {kind}",
                )
                span = line.span_of(*place.span())
                self.notes.add("unknown-name", message, span, known_names(place[1], known))

    def _word(self, section: Entries, key: str, known: Sequence[str]) -> str | None:
        node = section.get(key)
        if node is None or not self._known(node, known, Text(f"`{key}`")):
            return None
        assert isinstance(node, Scalar)
        return node.text

    def _known(self, node: Node, known: Sequence[str], what: Text) -> bool:
        if self.notes.text(node, what) is None:
            return False
        assert isinstance(node, Scalar)
        if node.text not in known:
            message = Text(
                f"{what} can't be `{node.text}`: there is no such name here",
                f"ไม่มีชื่อ `{node.text}` ให้ใช้เป็น{what: th}",
            )
            self.notes.add("unknown-name", message, node.span, known_names(node.text, known))
        return node.text in known


def _plain(name: str) -> Text:
    words = name.replace("_", " ")
    return Text(words[:1].upper() + words[1:])
