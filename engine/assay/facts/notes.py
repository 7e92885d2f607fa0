"""Reading a document's tree field by field, noting all that is wrong instead of stopping."""

from __future__ import annotations

from collections.abc import Collection
from decimal import Decimal
from typing import Final

from assay.finding import Finding, Related, Span, error
from assay.source import Entries, Items, Node, Scalar, describe
from assay.values.text import LANGUAGES, Text
from assay.values.words import known_names

AS_LIST: Final = Text(
    "write [a, b], or an item a line after a dash",
    "ให้เขียน [a, b] หรือเขียนค่าละบรรทัดหลังเครื่องหมาย -",
)
"""The hint for a list that is not written as one."""

TRUE_OR_FALSE: Final = Text(
    "write true or false, without quotes", "ให้เขียน true หรือ false โดยไม่ใส่เครื่องหมายคำพูด"
)
"""The hint for a truth value that is not written as one."""

FIRST: Final = Text("the first one", "ตัวแรก")
"""What is said of the first of two that may not both be there."""


def key_of(name: str) -> Text:
    """What a message calls the value of a key of a document."""
    return Text(name, f"`{name}`")


def title_of(what: Text) -> Text:
    """What a message calls the title of something."""
    return Text(f"the title of {what}", f"ชื่อแสดงของ{what: th}")


def keep_one(first: Span) -> Text:
    """The hint for the second of two facts: where the first stands, a line of a file or a cell."""
    if first.cell is not None:
        return Text(
            f"the first one is at {first.cell}; keep one of them",
            f"รายการแรกอยู่ที่ {first.cell} ให้เหลือไว้รายการเดียว",
        )
    return Text(
        f"the first one is on line {first.line} of {first.file}; keep one of them",
        f"รายการแรกอยู่ที่บรรทัด {first.line} ของ {first.file} ให้เหลือไว้รายการเดียว",
    )


class Notes:
    """The findings of a load so far; each reader below notes what is wrong and returns null."""

    def __init__(self) -> None:
        self.findings: list[Finding] = []

    def add(
        self,
        code: str,
        message: str | Text,
        span: Span | None,
        hint: str | Text | None = None,
        related: tuple[Related, ...] = (),
    ) -> None:
        """Note an error."""
        self.findings.append(error(code, message, span, hint=hint, related=related))

    def extend(self, findings: Collection[Finding]) -> None:
        """Note findings of another reader."""
        self.findings.extend(findings)

    def mapping(self, node: Node, what: str | Text, known: Collection[str] = ()) -> Entries | None:
        """A mapping; where `known` names its keys, any other key is noted."""
        if not isinstance(node, Entries):
            names = ", ".join(known)
            hint = Text(
                f"write `name: value`, with the names {names}",
                f"ให้เขียน `ชื่อ: ค่า` โดยใช้ชื่อ {names}",
            )
            wanted = Text("a mapping", "กลุ่ม `ชื่อ: ค่า`")
            self.unlike(node, what, wanted, hint if known else None)
            return None
        if known:
            what = Text.of(what)
            for key, _ in node:
                if key.text not in known:
                    message = Text(
                        f"{what} has no key `{key.text}`", f"{what:th }ไม่มีคีย์ `{key.text}`"
                    )
                    self.add("unknown-key", message, key.span, known_names(key.text, known))
        return node

    def items(self, node: Node, what: str | Text) -> Items | None:
        """A list."""
        if isinstance(node, Items):
            return node
        self.unlike(node, what, Text("a list", "ชุดค่า"), AS_LIST)
        return None

    def text(self, node: Node, what: str | Text) -> str | None:
        """A text that is not empty."""
        if isinstance(node, Scalar) and isinstance(node.value, str) and node.text.strip():
            return node.text
        if isinstance(node, Scalar) and node.quoted:
            what = Text.of(what)
            message = Text(f"{what} is a text, empty", f"{what:th }ต้องเป็นข้อความ แต่ว่างเปล่า")
            self.add("wrong-type", message, node.span)
            return None
        scalar = isinstance(node, Scalar) and node.value is not None
        hint = Text("write it in quotes", "ให้ใส่เครื่องหมายคำพูด")
        self.unlike(node, what, Text("a text", "ข้อความ"), hint if scalar else None)
        return None

    def title(self, node: Node, what: str | Text) -> Text | None:
        """A text, or one for each language as `{th: ..., en: ...}`."""
        if not isinstance(node, Entries):
            found = self.text(node, what)
            return None if found is None else Text.of(found)
        what = Text.of(what)
        entries = self.mapping(node, what, LANGUAGES)
        assert entries is not None
        texts = {
            key.text: self.text(value, Text(f"{what} ({key.text})", f"{what:th} ({key.text})"))
            for key, value in entries
        }
        return Text.of({lang: text for lang, text in texts.items() if text is not None})

    def boolean(self, node: Node, what: str | Text) -> bool | None:
        """`true` or `false`."""
        if isinstance(node, Scalar) and isinstance(node.value, bool):
            return node.value
        self.unlike(node, what, Text("true or false", "true หรือ false"), TRUE_OR_FALSE)
        return None

    def integer(self, node: Node, what: str | Text, least: int, most: int) -> int | None:
        """A whole number within two ends."""
        value = node.value if isinstance(node, Scalar) else None
        if isinstance(value, Decimal) and least <= value <= most and value == int(value):
            return int(value)
        wanted = Text(f"a whole number from {least} to {most}", f"จำนวนเต็มตั้งแต่ {least} ถึง {most}")
        self.unlike(node, what, wanted)
        return None

    def unlike(self, node: Node, what: str | Text, wanted: Text, hint: Text | None = None) -> None:
        """Note that something is not what it should be."""
        what, found = Text.of(what), describe(node)
        message = Text(
            f"{what} is {wanted}, not {found}", f"{what:th }ต้องเป็น{wanted: th} แต่พบ{found: th}"
        )
        self.add("wrong-type", message, node.span, hint)
