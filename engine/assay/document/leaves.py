"""The leaves of documents: single values, names, texts, lists and mappings, read strictly.

Each alias is what a field of a document is annotated with; it keeps the `Scalar` that was read.
"""

from __future__ import annotations

import datetime as dt
import re
from dataclasses import dataclass
from decimal import Decimal
from typing import Annotated, Any, Final, Literal, TypeAlias

from pydantic import BeforeValidator
from pydantic_core import PydanticCustomError

from assay.finding import Span
from assay.source import Entries, Items, Node, Scalar, describe
from assay.values.calendar import NoDate, parse_date
from assay.values.number import MODES
from assay.values.text import Text
from assay.values.words import KEYWORDS, did_you_mean, is_name

_IDENTIFIER = re.compile(r"[a-z0-9][a-z0-9.-]*")


NOTHING: Final = Text("there is nothing after the colon", "ไม่มีค่าหลังเครื่องหมาย :")
"""The message of a key without a value."""


NOT_NULL: Final = Text("a value is expected here, not null", "ตรงนี้ต้องมีค่า เป็น null ไม่ได้")
"""The message of a null where there must be a value."""

TRUE_OR_FALSE: Final = Text(
    "write true or false, without quotes", "ให้เขียน true หรือ false โดยไม่ใส่เครื่องหมายคำพูด"
)
"""The hint for a truth value that is not written as one."""

AS_LIST: Final = Text(
    "write [a, b], or an item a line after a dash",
    "ให้เขียน [a, b] หรือเขียนค่าละบรรทัดหลังเครื่องหมาย -",
)
"""The hint for a list that is not written as one."""


_SHAPE: Final = "wrong-shape"
_ONE_VALUE: Final = Text("one value", "ค่าเดียว")


def wrong(
    code: str, message: Text, hint: Text | None = None, at: Span | None = None
) -> PydanticCustomError:
    """An error of a shape, which the loader turns into a finding at its place, or at `at`."""
    return PydanticCustomError(code, "{message}", {"message": message, "hint": hint, "at": at})


def _unlike(
    wanted: Text, node: Node, hint: Text | None = None, code: str = "wrong-type"
) -> PydanticCustomError:
    """The error of a node that is of another type, or another form, than is wanted."""
    found = describe(node)
    message = Text(
        f"{wanted} is expected here, not {found}", f"ตรงนี้ต้องเป็น{wanted: th} แต่พบ{found: th}"
    )
    return wrong(code, message, hint, node.span)


def scalar_of(node: Node) -> Scalar:
    """A single value, empty or not."""
    if not isinstance(node, Scalar):
        written = node.source.text[node.start : node.end] if isinstance(node, Items) else ""
        hint = Text(f'write it in quotes: "{written}"', f'ให้เขียนในเครื่องหมายคำพูด: "{written}"')
        is_range = ".." in written and "\n" not in written
        raise _unlike(_ONE_VALUE, node, hint if is_range else None, _SHAPE)
    return node


def filled(node: Node) -> Scalar:
    """A single value that is there."""
    scalar = scalar_of(node)
    if not scalar.text.strip():
        raise wrong("empty-value", NOTHING, Text("write a value", "ให้เขียนค่า"), node.span)
    return scalar


def text_of(node: Node) -> Scalar:
    """A text that is not empty; a number or date that is meant as one stands in quotes."""
    scalar = filled(node)
    if not isinstance(scalar.value, str):
        hint = Text(f'write it in quotes: "{scalar.text}"', f'ให้ใส่เครื่องหมายคำพูด: "{scalar.text}"')
        raise _unlike(Text("a text", "ข้อความ"), scalar, hint)
    return scalar


def boolean_of(node: Node) -> bool:
    """`true` or `false`."""
    value = scalar_of(node).value
    if isinstance(value, bool):
        return value
    raise _unlike(Text("true or false", "true หรือ false"), node, TRUE_OR_FALSE)


def day_of(node: Node) -> dt.date:
    """A day, as ISO or as Thai documents print it."""
    scalar = filled(node)
    hint = Text("write it as 2020-09-30 or 30 ก.ย. 2563", "ให้เขียนแบบ 2020-09-30 หรือ 30 ก.ย. 2563")
    if not isinstance(scalar.value, dt.date | str):
        raise _unlike(Text("a date", "วันที่"), scalar, hint)
    try:
        return parse_date(scalar.text)
    except NoDate as cause:
        raise wrong("wrong-type", cause.message, hint, node.span) from None


@dataclass(frozen=True)
class Whole:
    """Reads a whole number within two ends."""

    least: int
    most: int

    def __call__(self, node: Node) -> int:
        """The number that a node is."""
        value = filled(node).value
        if isinstance(value, Decimal) and self.least <= value <= self.most and value == int(value):
            return int(value)
        least, most = self.least, self.most
        wanted = Text(f"a whole number from {least} to {most}", f"จำนวนเต็มตั้งแต่ {least} ถึง {most}")
        raise _unlike(wanted, node)


def one_or_more(node: Node) -> tuple[Node, ...]:
    """The items of a list, or a value alone as a list of itself."""
    return items_of(node) if isinstance(node, Items) else (node,)


def by_form(node: object) -> str:
    """Which arm of an `either` reads a node."""
    return "<mapping>" if isinstance(node, Entries) else "<value>"


def name_of(node: Node) -> Scalar:
    """A name that an expression can use."""
    scalar = filled(node)
    if scalar.text in KEYWORDS:
        message = Text(
            f"`{scalar.text}` is a word of the expression language, so it can't be a name",
            f"`{scalar.text}` เป็นคำของภาษานิพจน์ จึงใช้เป็นชื่อไม่ได้",
        )
        hint = Text("choose another name", "ให้เลือกชื่ออื่น")
        raise wrong("bad-name", message, hint, scalar.span)
    if not is_name(scalar.text):
        raise wrong("bad-name", no_name(scalar), AS_NAME, scalar.span)
    return scalar


AS_NAME: Final = Text(
    "a name is made of letters, digits and `_`, and begins with a letter",
    "ชื่อประกอบด้วยตัวอักษร ตัวเลข และ `_` และขึ้นต้นด้วยตัวอักษร",
)
"""The hint for what is no name."""


def no_name(scalar: Scalar) -> Text:
    """The message of what is no name."""
    return Text(f"`{scalar.text}` is no name", f"ใช้ `{scalar.text}` เป็นชื่อไม่ได้")


def _identifier(node: Node) -> Scalar:
    scalar = filled(node)
    if not _IDENTIFIER.fullmatch(scalar.text):
        message = Text(f"`{scalar.text}` can't be an identifier", f"ใช้ `{scalar.text}` เป็นรหัสไม่ได้")
        hint = Text(
            "use small letters, digits, `-` and `.`, as in `progress-status`",
            "ให้ใช้ตัวพิมพ์เล็กภาษาอังกฤษ ตัวเลข `-` และ `.` เช่น `progress-status`",
        )
        raise wrong("bad-name", message, hint, scalar.span)
    return scalar


def title_of(node: Node) -> Text:
    """A text for a reader, in one language or as `{th: ..., en: ...}`."""
    if isinstance(node, Scalar):
        return Text.of(filled(node).text)
    if isinstance(node, Entries):
        wording: dict[str, str] = {}
        for key, value in node.entries:
            if key.text not in ("th", "en"):
                message = Text(f"`{key.text}` is no language", f"ไม่มีภาษา `{key.text}`")
                hint = Text("write `th` or `en`", "ให้เขียน `th` หรือ `en`")
                raise wrong("unknown-key", message, hint, key.span)
            wording[key.text] = filled(value).text
        if wording:
            return Text.of(wording)
    message = Text(
        "a text, or `{th: ..., en: ...}`, is expected here",
        "ตรงนี้ต้องเป็นข้อความ หรือ `{th: ..., en: ...}`",
    )
    raise wrong("wrong-shape", message, at=node.span)


def _message(node: Node) -> dict[str, Scalar]:
    """A message by language; one text alone stands for English."""
    title_of(node)
    if isinstance(node, Scalar):
        return {"en": node}
    return {key.text: scalar_of(value) for key, value in pairs_of(node)}


def items_of(node: Node) -> tuple[Node, ...]:
    """The items of a list."""
    if not isinstance(node, Items):
        raise _unlike(Text("a list", "ชุดค่า"), node, AS_LIST, _SHAPE)
    return tuple(node.items)


def pairs_of(node: Node) -> tuple[tuple[Scalar, Node], ...]:
    """The keys of a mapping with their values, in the order written."""
    if not isinstance(node, Entries):
        raise _unlike(Text("a mapping", "กลุ่ม `ชื่อ: ค่า`"), node, code=_SHAPE)
    return tuple(node.entries)


@dataclass(frozen=True)
class OneOf:
    """Reads one of some words; `what` is what a message calls them."""

    what: Text
    names: tuple[str, ...]

    def __call__(self, node: Node) -> str:
        """The word that a node is."""
        word = " ".join(filled(node).text.split())
        if word not in self.names:
            listed = ", ".join(self.names)
            message = Text(f"`{word}` is no {self.what}", f"`{word}` ไม่ใช่{self.what: th}")
            hint = did_you_mean(word, self.names)
            either = Text(f"write one of {listed}", f"เลือกได้จาก {listed}")
            raise wrong("unknown-word", message, hint or either, node.span)
        return word


def _decimals(node: Node) -> int:
    scalar = filled(node)
    if not re.fullmatch(r"[0-9]{1,2}", scalar.text):
        message = Text(
            f"`{scalar.text}` is no number of decimals", f"`{scalar.text}` ไม่ใช่จำนวนทศนิยม"
        )
        hint = Text("write a whole number from 0", "ให้เขียนจำนวนเต็มตั้งแต่ 0")
        raise wrong("wrong-type", message, hint, node.span)
    return int(scalar.text)


_ROUNDING: Final = Text("way of rounding", "วิธีปัดเศษ")
_SEVERITY: Final = Text("severity", "ระดับความรุนแรง")


Expression: TypeAlias = Annotated[Scalar, BeforeValidator(filled)]
Cell: TypeAlias = Annotated[Scalar, BeforeValidator(scalar_of)]
Name: TypeAlias = Annotated[Scalar, BeforeValidator(name_of)]
Identifier: TypeAlias = Annotated[Scalar, BeforeValidator(_identifier)]
Word: TypeAlias = Annotated[Scalar, BeforeValidator(filled)]
Words: TypeAlias = Annotated[Scalar, BeforeValidator(text_of)]
Day: TypeAlias = Annotated[dt.date, BeforeValidator(day_of)]
Truth: TypeAlias = Annotated[bool, BeforeValidator(boolean_of)]
Title: TypeAlias = Annotated[Text, BeforeValidator(title_of)]
Pairs: TypeAlias = Annotated[tuple[tuple[Scalar, Any], ...], BeforeValidator(pairs_of)]
Message: TypeAlias = Annotated[dict[str, Scalar], BeforeValidator(_message)]
Decimals: TypeAlias = Annotated[int, BeforeValidator(_decimals)]
Mode: TypeAlias = Annotated[str, BeforeValidator(OneOf(_ROUNDING, tuple(MODES)))]
Severity: TypeAlias = Annotated[
    Literal["error", "warning", "note"],
    BeforeValidator(OneOf(_SEVERITY, ("error", "warning", "note"))),
]
