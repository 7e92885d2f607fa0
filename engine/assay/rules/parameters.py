"""Parameters: values that rules share, each with the day from which it holds (design §5)."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path

from assay.document.leaves import AS_NAME, no_name
from assay.finding import Finding, Related, Span, error
from assay.source import Entries, Items, Node, Scalar, read_yaml
from assay.values.calendar import BUDDHIST_YEAR, of_buddhist_era
from assay.values.text import Text
from assay.values.words import KEYWORDS, is_name


@dataclass(frozen=True)
class Dated:
    """A value of a parameter from a day on, until the next one: one, or a list of one or more.

    `type` is that of the value or, in a list, of each; null where it is not stated.
    """

    first: dt.date
    value: Scalar | Items
    type: Scalar | None = None

    @property
    def scalars(self) -> tuple[Scalar, ...]:
        """The value, or those of a list."""
        if isinstance(self.value, Scalar):
            return (self.value,)
        return tuple(one for one in self.value if isinstance(one, Scalar))

    @property
    def text(self) -> str:
        """The value as written: equal texts are equal values."""
        words = ", ".join(f"'{one.text}'" if one.quoted else one.text for one in self.scalars)
        of = "" if self.type is None else f"{self.type.text} "
        return of + (words if isinstance(self.value, Scalar) else f"[{words}]")


@dataclass(frozen=True)
class Parameter:
    """A parameter where it is written, with its values by the day from which they hold."""

    name: Scalar
    values: tuple[Dated, ...]


def load_parameters(path: Path, shown_as: str, known: dict[str, Parameter]) -> tuple[Finding, ...]:
    """Adds the parameters of a file to those known; the findings say what is wrong with it.

    Folders may each have a file of parameters; a name stands in one of them.
    """
    node, read = read_yaml(path, shown_as)
    findings = list(read)
    if node is not None and not isinstance(node, Entries):
        findings.append(_unexpected(node.span))
        return tuple(findings)
    for name, written in node if node is not None else ():
        first = known[name.text].name if name.text in known else None
        hint = Text("put their values together in one file", "ให้รวมค่าทั้งหมดไว้ในไฟล์เดียว")
        findings.extend(wrong_name(name, first, Text("parameters", "พารามิเตอร์"), hint))
        values, wrong = _values(written)
        findings.extend(wrong)
        known[name.text] = Parameter(name, values)
    return tuple(findings)


def wrong_name(name: Scalar, first: Scalar | None, several: Text, hint: Text) -> Iterator[Finding]:
    """What is wrong with a name that all rules share; `first` had it before, `several` are such."""
    if name.text in KEYWORDS or not is_name(name.text):
        yield error("bad-name", no_name(name), name.span, hint=AS_NAME)
    elif first is not None:
        related = (Related(Text("the first", "ตัวแรก"), first.span),)
        message = Text(
            f"there are two {several} `{name.text}`", f"มี{several:th} `{name.text}` สองตัว"
        )
        yield error("defined-twice", message, name.span, hint=hint, related=related)


def _values(written: Node) -> tuple[tuple[Dated, ...], list[Finding]]:
    if not isinstance(written, Items) or not written.items:
        return (), [_unexpected(written.span)]
    found = [(one, _dated(one)) for one in written]
    wrong = [_unexpected(one.span) for one, dated in found if dated is None]
    for one, dated in found:
        era = None if dated is None else of_buddhist_era(dated.first.year)
        if era is not None:
            wrong.append(error(BUDDHIST_YEAR, era[0], one.span, hint=era[1]))
    values = sorted((dated for _, dated in found if dated is not None), key=lambda one: one.first)
    for earlier, later in pairwise(values):
        if earlier.first == later.first:
            related = (Related(Text("the other value", "อีกค่าหนึ่ง"), earlier.value.span),)
            day = later.first.isoformat()
            message = Text(f"two values hold from {day}", f"มีสองค่าที่เริ่มใช้วันที่ {day}")
            at, hint = later.value.span, Text("leave one of them out", "ให้ตัดออกหนึ่งค่า")
            wrong.append(error("overlapping-versions", message, at, hint=hint, related=related))
    return tuple(values), wrong


def _dated(node: Node) -> Dated | None:
    if not isinstance(node, Entries):
        return None
    keys = {key.text for key, _ in node}
    first, value, of = node.get("from"), node.get("value"), node.get("type")
    if not {"from", "value"} <= keys <= {"from", "value", "type"}:
        return None
    if not isinstance(first, Scalar) or not isinstance(first.value, dt.date):
        return None
    if not isinstance(value, Scalar | Items) or not isinstance(of, Scalar | None):
        return None
    listed = (value,) if isinstance(value, Scalar) else value.items
    stated = all(isinstance(one, Scalar) and one.value is not None for one in listed)
    return Dated(first.value, value, of) if listed and stated else None


def _unexpected(span: Span) -> Finding:
    return error(
        "wrong-shape",
        Text("a parameter is a list of dated values", "พารามิเตอร์ต้องเป็นชุดค่าที่ระบุวันเริ่มใช้"),
        span,
        hint=Text(
            "write `name: [{from: 2019-10-01, value: 5}]`, or `value: [5, 6]` for several values",
            "ให้เขียน `ชื่อ: [{from: 2019-10-01, value: 5}]` หรือ `value: [5, 6]` หากมีหลายค่า",
        ),
    )
