"""Parameters: values that rules share, each with the day from which it holds (design §5)."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path
from typing import Annotated, ClassVar, Final

from pydantic import BeforeValidator, Field

from assay.document import Part, parse
from assay.document.leaves import AS_NAME, NOT_NULL, Word, filled, no_name, one_or_more, wrong
from assay.finding import Finding, Related, Span, error
from assay.rules.documents import AS_DAY, no_day
from assay.source import Entries, Items, Node, Scalar, read_yaml
from assay.values.calendar import BUDDHIST_YEAR, of_buddhist_era
from assay.values.text import Text
from assay.values.words import KEYWORDS, is_name


def _day(node: Node) -> dt.date:
    scalar = filled(node)
    if not isinstance(scalar.value, dt.date):
        raise wrong("wrong-type", no_day(scalar), AS_DAY, scalar.span)
    if era := of_buddhist_era(scalar.value.year):
        raise wrong(BUDDHIST_YEAR, era[0], era[1], scalar.span)
    return scalar.value


def _one_or_several(node: Node) -> Node:
    for one in one_or_more(node):
        if filled(one).value is None:
            raise wrong("empty-value", NOT_NULL, at=one.span)
    if isinstance(node, Items) and not node.items:
        raise wrong("wrong-shape", Text("the list is empty", "ชุดค่าว่างเปล่า"), _AS_VALUES)
    return node


class Dated(Part):
    """A value of a parameter from a day on, until the next one: one, or a list of one or more.

    Attributes:
        first: the first day of this value; it holds until the next one begins. `from: 2019-10-01`
        value: a number, a text in quotes, a date, a member, or true or false; or a list of such
            values, of which a cell or `in` tests whether one is met. `value: [A, B]`
        type: the type of the value, or of each in a list. `type: rag`
    """

    called: ClassVar[Text | None] = Text("a value of a parameter", "ค่าของพารามิเตอร์")

    first: Annotated[dt.date, BeforeValidator(_day)] = Field(alias="from")
    value: Annotated[Scalar | Items, BeforeValidator(_one_or_several)]
    type: Word | None = None

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
        values, mistakes = _values(written)
        findings.extend(mistakes)
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
    read = [parse(Dated, one) for one in written]
    found = [mistake for _, mistakes in read for mistake in mistakes]
    values = sorted((dated for dated, _ in read if dated is not None), key=lambda one: one.first)
    for earlier, later in pairwise(values):
        if earlier.first == later.first:
            related = (Related(Text("the other value", "อีกค่าหนึ่ง"), earlier.value.span),)
            day = later.first.isoformat()
            message = Text(f"two values hold from {day}", f"มีสองค่าที่เริ่มใช้วันที่ {day}")
            at, hint = later.value.span, Text("leave one of them out", "ให้ตัดออกหนึ่งค่า")
            found.append(error("overlapping-versions", message, at, hint=hint, related=related))
    return tuple(values), found


_AS_VALUES: Final = Text(
    "write `name: [{from: 2019-10-01, value: 5}]`, or `value: [5, 6]` for several values",
    "ให้เขียน `ชื่อ: [{from: 2019-10-01, value: 5}]` หรือ `value: [5, 6]` หากมีหลายค่า",
)


def _unexpected(span: Span) -> Finding:
    return error(
        "wrong-shape",
        Text("a parameter is a list of dated values", "พารามิเตอร์ต้องเป็นชุดค่าที่ระบุวันเริ่มใช้"),
        span,
        hint=_AS_VALUES,
    )
