"""The leaves of a rule document: single values, names, texts, lists and mappings, read strictly.

Each alias is what a field of a document is annotated with; it keeps the `Scalar` that was read.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Annotated, Any, Final, Literal, TypeAlias

from pydantic import BeforeValidator
from pydantic_core import PydanticCustomError

from assay.finding import Span
from assay.source import Entries, Items, Node, Scalar, describe
from assay.values.number import MODES
from assay.values.text import Text
from assay.values.words import KEYWORDS, is_name

_IDENTIFIER = re.compile(r"[a-z0-9][a-z0-9.-]*")


NOTHING: Final = Text("there is nothing after the colon", "ไม่มีค่าหลังเครื่องหมาย :")
"""The message of a key without a value."""


def wrong(
    code: str, message: Text, hint: Text | None = None, at: Span | None = None
) -> PydanticCustomError:
    """An error of a shape, which the loader turns into a finding at its place, or at `at`."""
    return PydanticCustomError(code, "{message}", {"message": message, "hint": hint, "at": at})


def _unlike(wanted: Text, node: Node) -> PydanticCustomError:
    """The error of a node that is of another form than is wanted."""
    found = describe(node)
    message = Text(
        f"{wanted} is expected here, not {found}", f"ตรงนี้ต้องเป็น{wanted: th} แต่พบ{found: th}"
    )
    return wrong("wrong-shape", message, at=node.span)


def scalar_of(node: Node) -> Scalar:
    """A single value, empty or not."""
    if not isinstance(node, Scalar):
        raise _unlike(Text("one value", "ค่าเดียว"), node)
    return node


def filled(node: Node) -> Scalar:
    """A single value that is there."""
    scalar = scalar_of(node)
    if not scalar.text.strip():
        raise wrong("empty-value", NOTHING, Text("write a value", "ให้เขียนค่า"), node.span)
    return scalar


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


def _text(node: Node) -> Text:
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
    _text(node)
    if isinstance(node, Scalar):
        return {"en": node}
    return {key.text: scalar_of(value) for key, value in pairs_of(node)}


def items_of(node: Node) -> tuple[Node, ...]:
    """The items of a list."""
    if not isinstance(node, Items):
        raise _unlike(Text("a list", "ชุดค่า"), node)
    return tuple(node.items)


def pairs_of(node: Node) -> tuple[tuple[Scalar, Node], ...]:
    """The keys of a mapping with their values, in the order written."""
    if not isinstance(node, Entries):
        raise _unlike(Text("a mapping", "กลุ่ม `ชื่อ: ค่า`"), node)
    return tuple(node.entries)


def one_of(what: Text, names: tuple[str, ...]) -> Callable[[Node], str]:
    """Reads one of some words; `what` is what a message calls them."""

    def check(node: Node) -> str:
        word = " ".join(filled(node).text.split())
        if word not in names:
            listed = ", ".join(names)
            message = Text(f"`{word}` is no {what}", f"`{word}` ไม่ใช่{what: th}")
            hint = Text(f"write one of {listed}", f"เลือกได้จาก {listed}")
            raise wrong("unknown-word", message, hint, node.span)
        return word

    return check


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
Title: TypeAlias = Annotated[Text, BeforeValidator(_text)]
Pairs: TypeAlias = Annotated[tuple[tuple[Scalar, Any], ...], BeforeValidator(pairs_of)]
Message: TypeAlias = Annotated[dict[str, Scalar], BeforeValidator(_message)]
Decimals: TypeAlias = Annotated[int, BeforeValidator(_decimals)]
Mode: TypeAlias = Annotated[str, BeforeValidator(one_of(_ROUNDING, tuple(MODES)))]
Severity: TypeAlias = Annotated[
    Literal["error", "warning", "note"],
    BeforeValidator(one_of(_SEVERITY, ("error", "warning", "note"))),
]
