"""What sentences say of the facts and of their evaluation: `Given ...`, `When ...`."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Final

from assay.facts import Kind
from assay.facts.book.stating import Row, cell
from assay.features.scenario.actions import (
    Action,
    Given,
    Maker,
    OpenBook,
    When,
    patterns,
    rows_below,
)
from assay.features.scenario.feature import Step
from assay.features.scenario.stage import Stage
from assay.features.scenario.value import unquoted, whole_number
from assay.features.scenario.vocabulary import Misread, Vocabulary, in_cell
from assay.values.calendar import gregorian_year, parse_date
from assay.values.text import Text

HEADS: Final = {
    "agency": "agency",
    "หน่วยงาน": "agency",
    "fiscal year": "fiscal_year",
    "ปีงบประมาณ": "fiscal_year",
    "quarter": "quarter",
    "ไตรมาส": "quarter",
    "currency": "currency",
    "สกุลเงิน": "currency",
}
_LIMITS: Final = {"fiscal_year": (1900, 2999), "quarter": (1, 4)}
"""The whole numbers that a book's head may state."""


def day(match: re.Match[str], step: Step, vocabulary: Vocabulary) -> Sequence[Action]:
    """The day of the facts is said."""
    try:
        day = parse_date(match["day"])
    except ValueError:
        raise Misread(
            "wrong-type",
            Text(f"`{match['day']}` is no date", f"`{match['day']}` ไม่ใช่วันที่"),
            Text("write it as 2020-09-30", "เขียนเช่น 30 กันยายน 2563"),
            match["day"],
        ) from None

    def apply(stage: Stage) -> None:
        stage.as_of = day

    return (Given(apply),)


def head(match: re.Match[str], step: Step, vocabulary: Vocabulary) -> Sequence[Action]:
    """The agency, the fiscal year, the quarter or the currency of the book is said."""
    name, value = HEADS[match["what"]], unquoted(match["value"].strip())
    if name in _LIMITS:
        least, most = _LIMITS[name]
        number = whole_number(value)
        if number is None or not least <= number <= most:
            raise Misread(
                "wrong-type",
                Text(
                    f"`{value}` is no whole number from {least} to {most}",
                    f"`{value}` ไม่ใช่จำนวนเต็มตั้งแต่ {least} ถึง {most}",
                ),
                Text("write the number alone", "เขียนเฉพาะตัวเลข"),
                value,
            )
        found = gregorian_year(number) if name == "fiscal_year" else number
        return (Given(lambda stage: setattr(stage, name, found)),)
    if not value:
        raise Misread(
            "wrong-type",
            Text("no name stands here", "ไม่มีชื่อที่ระบุ"),
            Text("write the name after `is`", "เขียนชื่อต่อจาก `คือ`"),
        )
    return (Given(lambda stage: setattr(stage, name, value)),)


def open_book(match: re.Match[str], step: Step, vocabulary: Vocabulary) -> Sequence[Action]:
    """The facts of a book are taken."""
    return (OpenBook(vocabulary.book(match["book"])),)


def open_each_book(match: re.Match[str], step: Step, vocabulary: Vocabulary) -> Sequence[Action]:
    """The facts of each book are taken, one after the other."""
    return (OpenBook(None),)


def open_changed_book(match: re.Match[str], step: Step, vocabulary: Vocabulary) -> Sequence[Action]:
    """The facts of a book are taken, with a change."""
    opened = open_book(match, step, vocabulary)
    for written, make in _CHANGES:
        for pattern in written:
            change = pattern.fullmatch(match["change"])
            if change is not None:
                return (*opened, *make(change, step, vocabulary))
    raise Misread(
        "unknown-step",
        Text(
            f"`{match['change']}` does not say what is changed",
            f"`{match['change']}` ไม่ได้บอกว่าเปลี่ยนอะไร",
        ),
        Text(
            'write it as: budget line "1.3.4" has disbursed 30',
            'เขียนเช่น โครงการ "EL" มีผลการดำเนินงานเป็น 90',
        ),
        match["change"],
    )


def state(match: re.Match[str], step: Step, vocabulary: Vocabulary) -> Sequence[Action]:
    """Facts are stated in a table."""
    kind = vocabulary.kind(match["kind"])
    header, rows = rows_below(step)
    columns: list[str] = []
    for one in header:
        with in_cell(one):
            name = vocabulary.column(kind, one.text)
            if name in columns:
                raise Misread(
                    "duplicate-key",
                    Text(f"two columns of the table are `{name}`", f"ตารางมีคอลัมน์ `{name}` ซ้ำกัน"),
                    Text("keep one of them", "เหลือไว้คอลัมน์เดียว"),
                )
            columns.append(name)
    stated: list[Row] = [dict(zip(columns, cells, strict=True)) for cells in rows]
    return (Given(lambda stage: stage.state(kind, stated)),)


def change(match: re.Match[str], step: Step, vocabulary: Vocabulary) -> Sequence[Action]:
    """A field of a fact is changed."""
    kind = vocabulary.kind(match["kind"])
    name, value = _field_and_value(match["rest"].strip(), kind, vocabulary)
    return (_amend(kind, match["key"], {name: cell(value, step.sentence)}),)


def empty(match: re.Match[str], step: Step, vocabulary: Vocabulary) -> Sequence[Action]:
    """A field of a fact is emptied."""
    kind = vocabulary.kind(match["kind"])
    if vocabulary.find_column(kind, match["field"]) is None:
        # A field may be called `no`, or begin so.
        rest = f"no {match['field']}"
        between = value_after(rest, kind, vocabulary)
        if between is not None:
            name, value = _split(rest, between, kind, vocabulary)
            return (_amend(kind, match["key"], {name: cell(value, step.sentence)}),)
    name = vocabulary.column(kind, match["field"])
    return (_amend(kind, match["key"], {name: cell("", step.sentence)}),)


def _amend(kind: Kind, key: str, changes: Row) -> Given:
    for name in changes:
        if name in kind.key:
            raise Misread(
                "unknown-step",
                Text(
                    f"`{name}` is the key of a {kind.name}, which does not change",
                    f"`{name}` เป็นรหัสของข้อเท็จจริงชนิด {kind.name} ซึ่งเปลี่ยนไม่ได้",
                ),
                Text(
                    "take the fact away and state another in a table",
                    "ตัดรายการนี้ออก แล้วระบุรายการใหม่ในตาราง",
                ),
            )

    def apply(stage: Stage) -> None:
        if not stage.amend(kind, key, changes):
            raise _no_fact(kind, key, "to change", "ให้แก้ไข")

    return Given(apply)


def remove(match: re.Match[str], step: Step, vocabulary: Vocabulary) -> Sequence[Action]:
    """A fact is taken away."""
    kind, key = vocabulary.kind(match["kind"]), match["key"]

    def apply(stage: Stage) -> None:
        if not stage.remove(kind, key):
            raise _no_fact(kind, key, "to take away", "ให้ตัดออก")

    return (Given(apply),)


def _no_fact(kind: Kind, key: str, en: str, th: str) -> Misread:
    return Misread(
        "unknown-fact",
        Text(
            f"there is no {kind.name} `{key}` {en}",
            f"ไม่มีข้อเท็จจริงชนิด {kind.name} รหัส `{key}` {th}",
        ),
        Text(
            "open a book that holds it, or state it in a table, before this step",
            "เปิดชุดข้อมูลการประเมินที่มีรายการนี้ หรือระบุไว้ในตารางก่อนขั้นตอนนี้",
        ),
        key,
    )


def _field_and_value(rest: str, kind: Kind, vocabulary: Vocabulary) -> tuple[str, str]:
    between = value_after(rest, kind, vocabulary)
    if between is not None:
        return _split(rest, between, kind, vocabulary)
    if vocabulary.find_column(kind, rest) is None:
        vocabulary.column(kind, _words_before_value(rest))
    raise Misread(
        "unknown-step",
        Text(f"no value follows `{rest}`", f"ไม่มีค่าตามหลัง `{rest}`"),
        Text("write the value after the field", "เขียนค่าต่อจากชื่อช่อง"),
        rest,
    )


def value_after(rest: str, kind: Kind, vocabulary: Vocabulary) -> re.Match[str] | None:
    """What stands between field and value in `disbursed 30`, `เบิกจ่ายเป็น 30`.

    The longest beginning that names a field counts; null where none does.
    """
    for found in reversed(list(_SEPARATOR.finditer(rest))):
        name = vocabulary.find_column(kind, rest[: found.start()])
        if name is not None and rest[found.end() :].strip():
            return found
    return None


def _split(
    rest: str, between: re.Match[str], kind: Kind, vocabulary: Vocabulary
) -> tuple[str, str]:
    name = vocabulary.column(kind, rest[: between.start()])
    return name, unquoted(rest[between.end() :].strip())


def _words_before_value(rest: str) -> str:
    """What was probably meant as the name of a field: all before the value."""
    for separator in ("เป็น", "=", " "):
        words, found, _ = rest.rpartition(separator)
        if found and words.strip():
            return words.strip()
    return rest


def evaluate_rule(match: re.Match[str], step: Step, vocabulary: Vocabulary) -> Sequence[Action]:
    """One rule is evaluated."""
    return (When(vocabulary.rule(match["rule"])),)


def evaluate_all(match: re.Match[str], step: Step, vocabulary: Vocabulary) -> Sequence[Action]:
    """All rules are evaluated."""
    return (When(None),)


_SEPARATOR: Final = re.compile(r" ?เป็น ?| ?= ?| of | ")

CHANGE: Final = patterns(
    r'(?:the )?(?P<kind>[^"]+?) "(?P<key>[^"]*)" has (?!no )(?P<rest>.+)',
    r'(?!ไม่มี)(?P<kind>[^"]+?) ?"(?P<key>[^"]*)" ?มี(?P<rest>.+)',
)
EMPTY: Final = patterns(
    r'(?:the )?(?P<kind>[^"]+?) "(?P<key>[^"]*)" has no (?P<field>.+)',
    r'(?!ไม่มี)(?P<kind>[^"]+?) ?"(?P<key>[^"]*)" ?ไม่มี(?P<field>.+)',
)
REMOVE: Final = patterns(
    r'there is no (?P<kind>[^"]+?) "(?P<key>[^"]*)"',
    r'ไม่มี(?P<kind>[^"]+?) ?"(?P<key>[^"]*)"',
)
_CHANGES: Final[Sequence[tuple[tuple[re.Pattern[str], ...], Maker]]] = (
    (CHANGE, change),
    (EMPTY, empty),
    (REMOVE, remove),
)
"""What may follow the `but` of a book."""
