"""Whether a workbook says what a book says: cells hold less than YAML can."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from decimal import Decimal

from assay.facts import Book, Fact
from assay.finding import Finding, error
from assay.values.number import as_written
from assay.values.text import Text
from assay.values.types import Value


def unlike(book: Book, copy: Book) -> tuple[Finding, ...]:
    """What of a book its copy in a workbook does not say alike, each at its place in the book."""
    return tuple(_unlike(book, copy))


def _unlike(book: Book, copy: Book) -> Iterator[Finding]:
    if replace(book.head, previous=None) != replace(copy.head, previous=None):
        yield _finding(Text("the head of the book", "ส่วนหัวของชุดข้อมูลการประเมิน"), None)
    for kind, facts in book.facts.items():
        for key, fact in facts.items():
            other = copy.facts[kind].get(key)
            if other is None or other.parent != fact.parent:
                what = Text(f"{fact.id} and its parent", f"{fact.id} กับรายการแม่")
                yield _finding(what, fact)
                continue
            if fact.place != other.place:
                yield _of_field("place", fact)
            for name, value in fact.values.items():
                if not _same(value, other.values[name]):
                    yield _of_field(name, fact)


def _same(one: Value, other: Value) -> bool:
    """Equal, and of numbers with the same decimals."""
    if isinstance(one, tuple) and isinstance(other, tuple):
        return len(one) == len(other) and all(map(_same, one, other))
    if isinstance(one, Decimal) and isinstance(other, Decimal):
        return as_written(one) == as_written(other)
    return one == other


def _of_field(name: str, fact: Fact) -> Finding:
    return _finding(Text(f"`{name}` of {fact.id}", f"`{name}` ของ {fact.id}"), fact, name)


def _finding(what: Text, fact: Fact | None, name: str = "") -> Finding:
    span = None if fact is None else fact.spans.get(name, fact.span)
    message = Text(
        f"{what.en} can't be kept in a workbook as it stands",
        f"เก็บ{what.in_language('th')} ลงสมุดงานตามที่เป็นอยู่ไม่ได้",
    )
    hint = Text(
        "a cell holds at most 32 767 characters; an item of a list there has no line break and "
        "no semicolon at its end",
        "ช่องหนึ่งเก็บได้ไม่เกิน 32,767 อักขระ และแต่ละรายการในช่องต้องไม่ขึ้นบรรทัดใหม่และไม่ลงท้ายด้วย ;",
    )
    return error("wrong-type", message, span, hint=hint)
