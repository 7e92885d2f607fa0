"""The sentences of features, each in English and in Thai, with the same power in both.

A sentence is a pattern in each language, an example in each for the documentation, and what it
means: a change of the stage, an evaluation, or an expectation. Kinds, fields, outcomes and members
go by their name or by their title in either language.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from typing import Final, TypeAlias

from engine.facts import Kind
from engine.facts.calendar import gregorian_year, parse_date
from engine.facts.stating import Row, cell
from engine.finding import Severity
from engine.plan import OutcomeInfo
from engine.scenario.expectations import (
    ComesFrom,
    Expectation,
    InForce,
    IsOfSeverity,
    NotRaised,
    OutcomeIs,
    OutcomesAre,
    Raised,
    SaysSo,
    row_where,
)
from engine.scenario.feature import Step, StepKind
from engine.scenario.stage import Stage
from engine.scenario.value import read_expected, unquoted, whole_number
from engine.scenario.vocabulary import Misread, Vocabulary, in_cell, severity
from engine.source import Scalar
from engine.values.text import Text
from engine.values.types import Choice


@dataclass(frozen=True)
class Given:
    """A change of the stage; `apply` raises Misread where the facts do not allow it."""

    apply: Callable[[Stage], None]


@dataclass(frozen=True)
class OpenBook:
    """The facts of a book are taken; null for the book that a scenario of every book is run on."""

    name: str | None


@dataclass(frozen=True)
class When:
    """The rules are evaluated; what is asked later is about the one named, if one is."""

    rule: str | None


@dataclass(frozen=True)
class Then:
    """Something is expected."""

    expectation: Expectation


Action: TypeAlias = Given | OpenBook | When | Then
Maker: TypeAlias = Callable[["re.Match[str]", Step, Vocabulary], Sequence[Action]]


@dataclass(frozen=True)
class Sentence:
    """One sentence.

    Attributes:
        kind: whether it is given, done or expected.
        patterns: how it is written, in English and in Thai; a step matches it as a whole.
        example: one as it is written, in both languages.
        make: what it means; raises Misread where a word of it means nothing.
        table: whether a data table stands below it.
    """

    kind: StepKind
    patterns: tuple[re.Pattern[str], ...]
    example: Text
    make: Maker
    table: bool = False


_KEY: Final = r'(?: ?"(?P<key>[^"]*)")?'
_OF: Final = re.compile(r" of (?:the )?|ของ")
_IS: Final = re.compile(r" is | ?คือ ?")
_NAMED: Final = re.compile(rf'(?P<what>[^"]+?){_KEY}')

# Up to the first `of`, then as little as will do: what has one way only to match takes a time that
# grows with the sentence and no faster.
_WHAT: Final = r'(?P<what>(?:(?! of )[^"])+ of [^"]+?)'
_WHAT_TH: Final = r'(?P<what>(?:(?!ของ)[^"])+ของ[^"]+?)'
_HEADS: Final = {
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


# Given ------------------------------------------------------------------------------------------


def _day(match: re.Match[str], step: Step, vocabulary: Vocabulary) -> Sequence[Action]:
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


def _head(match: re.Match[str], step: Step, vocabulary: Vocabulary) -> Sequence[Action]:
    name, value = _HEADS[match["what"]], unquoted(match["value"].strip())
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


def _book(match: re.Match[str], step: Step, vocabulary: Vocabulary) -> Sequence[Action]:
    return (OpenBook(vocabulary.book(match["book"])),)


def _each_book(match: re.Match[str], step: Step, vocabulary: Vocabulary) -> Sequence[Action]:
    return (OpenBook(None),)


def _book_but(match: re.Match[str], step: Step, vocabulary: Vocabulary) -> Sequence[Action]:
    opened = _book(match, step, vocabulary)
    for patterns, make in _CHANGES:
        for pattern in patterns:
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


def _stated(match: re.Match[str], step: Step, vocabulary: Vocabulary) -> Sequence[Action]:
    kind = vocabulary.kind(match["kind"])
    header, rows = _table(step)
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


def _changed(match: re.Match[str], step: Step, vocabulary: Vocabulary) -> Sequence[Action]:
    kind = vocabulary.kind(match["kind"])
    name, value = _field_and_value(match["rest"].strip(), kind, vocabulary)
    return (_amend(kind, match["key"], {name: cell(value, step.sentence)}),)


def _emptied(match: re.Match[str], step: Step, vocabulary: Vocabulary) -> Sequence[Action]:
    kind = vocabulary.kind(match["kind"])
    if vocabulary.find_column(kind, match["field"]) is None:
        # A field may be called `no`, or begin so.
        name, value = _named_and_value(f"no {match['field']}", kind, vocabulary) or ("", "")
        if name:
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


def _removed(match: re.Match[str], step: Step, vocabulary: Vocabulary) -> Sequence[Action]:
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
            "เปิดสมุดข้อเท็จจริงที่มีรายการนี้ หรือระบุไว้ในตารางก่อนขั้นตอนนี้",
        ),
        key,
    )


def _field_and_value(rest: str, kind: Kind, vocabulary: Vocabulary) -> tuple[str, str]:
    found = _named_and_value(rest, kind, vocabulary)
    if found is not None:
        return found
    if vocabulary.find_column(kind, rest) is None:
        vocabulary.column(kind, _words_before_value(rest))
    raise Misread(
        "unknown-step",
        Text(f"no value follows `{rest}`", f"ไม่มีค่าตามหลัง `{rest}`"),
        Text("write the value after the field", "เขียนค่าต่อจากชื่อช่อง"),
        rest,
    )


def _named_and_value(rest: str, kind: Kind, vocabulary: Vocabulary) -> tuple[str, str] | None:
    """`disbursed 30`, `เบิกจ่ายเป็น 30`: the longest beginning that names a field, and the rest."""
    for found in reversed(list(_SEPARATOR.finditer(rest))):
        name = vocabulary.find_column(kind, rest[: found.start()])
        value = rest[found.end() :].strip()
        if name is not None and value:
            return name, unquoted(value)
    return None


def _words_before_value(rest: str) -> str:
    """What was probably meant as the name of a field: all before the value."""
    for separator in ("เป็น", "=", " "):
        words, found, _ = rest.rpartition(separator)
        if found and words.strip():
            return words.strip()
    return rest


# When -------------------------------------------------------------------------------------------


def _one_rule(match: re.Match[str], step: Step, vocabulary: Vocabulary) -> Sequence[Action]:
    return (When(vocabulary.rule(match["rule"])),)


def _all_rules(match: re.Match[str], step: Step, vocabulary: Vocabulary) -> Sequence[Action]:
    return (When(None),)


# Then: outcomes ---------------------------------------------------------------------------------


def _outcome(match: re.Match[str], step: Step, vocabulary: Vocabulary) -> Sequence[Action]:
    what, key, value = _told_apart(match, vocabulary)
    kind, info = _outcome_of_kind(what, vocabulary)
    return (Then(_is(step, kind, key, info, value)),)


def _told_apart(match: re.Match[str], vocabulary: Vocabulary) -> tuple[str, str | None, str]:
    """The outcome with its kind, the key and the value; titles may hold an `is`.

    It is the first `is` before which there stands what names an outcome.
    """
    if match["key"] is None:
        text, start = match.string, match.start("what")
        for split in _IS.finditer(text, match.end("what")):
            named = _NAMED.fullmatch(text, start, split.start())
            if named is None:
                break
            if any(_readings(named["what"], vocabulary)):
                return named["what"], named["key"], text[split.end() :]
    return match["what"], match["key"], match["value"]


def _row(match: re.Match[str], step: Step, vocabulary: Vocabulary) -> Sequence[Action]:
    kind, info = _outcome_of_kind(match["what"], vocabulary)
    key, row, level = match["key"], match["row"], match["level"]
    if level is not None:
        of = info.type
        member = of.member(level) if isinstance(of, Choice) else None
        return (
            Then(ComesFrom(step, kind, key, info.name, level=member.name if member else level)),
        )
    number = None if row is None else whole_number(row)
    if row is not None and not number:
        raise Misread(
            "wrong-expectation",
            Text(f"`{row}` is no number of a row", f"`{row}` ไม่ใช่เลขแถว"),
            Text("rows are counted from 1", "นับแถวแรกเป็น 1"),
            row,
        )
    return (Then(ComesFrom(step, kind, key, info.name, number)),)


def _outcomes(match: re.Match[str], step: Step, vocabulary: Vocabulary) -> Sequence[Action]:
    kind = vocabulary.kind(match["kind"])
    header, rows = _table(step)
    infos: list[OutcomeInfo] = []
    for one in header[1:]:
        with in_cell(one):
            infos.append(vocabulary.outcome(kind, one.text))
    expected: list[OutcomeIs] = []
    for cells in rows:
        for info, one in zip(infos, cells[1:], strict=True):
            if one.value is not None:
                with in_cell(one):
                    expected.append(_is(step, kind, cells[0].text, info, one.text, cells=cells))
    if not expected:
        raise Misread(
            "expects-nothing",
            Text("the table expects nothing of any outcome", "ตารางนี้ไม่ได้คาดหวังผลใดเลย"),
            Text(
                "write the keys in its first column, and a column for each outcome",
                "เขียนรหัสในคอลัมน์แรก แล้วตามด้วยหนึ่งคอลัมน์ต่อหนึ่งผล",
            ),
        )
    return (Then(OutcomesAre(tuple(expected))),)


def _is(
    step: Step,
    kind: Kind,
    key: str | None,
    info: OutcomeInfo,
    value: str,
    *,
    cells: Sequence[Scalar] = (),
) -> OutcomeIs:
    expected = read_expected(value, info.type)
    where = row_where(cells) if cells else None
    at = cells[0] if cells else None
    return OutcomeIs(step, kind, key, info.name, expected, value.strip(), where, at)


def _outcome_of_kind(what: str, vocabulary: Vocabulary) -> tuple[Kind, OutcomeInfo]:
    """`outcome of kind`, with whichever `of` gives it a meaning, since titles may hold one.

    Raises Misread where none does, or several do.
    """
    found = list(_readings(what, vocabulary))
    if len(found) == 1:
        return found[0]
    if not found:
        # Told of the last `of` that has a kind after it, or else of the last.
        splits = list(_splits(what))
        words, of = next((one for one in splits if vocabulary.find_kind(one[1])), splits[0])
        kind = vocabulary.kind(of)
        return kind, vocabulary.outcome(kind, words)
    readings = " or ".join(f"{info.name} of {kind.name}" for kind, info in found)
    raise Misread(
        "ambiguous-step",
        Text(f"`{what}` can be read as {readings}", f"`{what}` อ่านได้หลายอย่าง: {readings}"),
        Text("use the names of the schema and the rules", "ใช้ชื่อตามสคีมาและกฎแทน"),
        what,
    )


def _readings(what: str, vocabulary: Vocabulary) -> Iterator[tuple[Kind, OutcomeInfo]]:
    for words, of in _splits(what):
        kind = vocabulary.find_kind(of)
        info = None if kind is None else vocabulary.find_outcome(kind, words)
        if kind is not None and info is not None:
            yield kind, info


def _splits(what: str) -> Iterator[tuple[str, str]]:
    """The words before and after each `of`, the last first."""
    for split in reversed(list(_OF.finditer(what))):
        yield what[: split.start()].strip(), what[split.end() :].strip()


# Then: findings and rules -----------------------------------------------------------------------


def _raised(match: re.Match[str], step: Step, vocabulary: Vocabulary) -> Sequence[Action]:
    code = vocabulary.code(match["code"])
    kind, key = _of_fact(match, vocabulary)
    return (Then(Raised(step, code, kind, key)),)


def _not_raised(match: re.Match[str], step: Step, vocabulary: Vocabulary) -> Sequence[Action]:
    code = vocabulary.code(match["code"])
    kind, key = _of_fact(match, vocabulary)
    return (Then(NotRaised(step, code, kind, key)),)


def _nothing_raised(match: re.Match[str], step: Step, vocabulary: Vocabulary) -> Sequence[Action]:
    kind, key = _of_fact(match, vocabulary)
    return (Then(NotRaised(step, None, kind, key)),)


def _of_fact(match: re.Match[str], vocabulary: Vocabulary) -> tuple[Kind | None, str | None]:
    words = match.groupdict().get("kind")
    return (None, None) if words is None else (vocabulary.kind(words), match["key"])


def _no_error(match: re.Match[str], step: Step, vocabulary: Vocabulary) -> Sequence[Action]:
    return (Then(NotRaised(step, severity=Severity.ERROR)),)


def _message(match: re.Match[str], step: Step, vocabulary: Vocabulary) -> Sequence[Action]:
    return (Then(SaysSo(step, vocabulary.code(match["code"]), match["text"])),)


def _grave(match: re.Match[str], step: Step, vocabulary: Vocabulary) -> Sequence[Action]:
    code = vocabulary.code(match["code"])
    return (Then(IsOfSeverity(step, code, severity(match["severity"]))),)


def _in_force(match: re.Match[str], step: Step, vocabulary: Vocabulary) -> Sequence[Action]:
    return (Then(InForce(step, vocabulary.rule(match["rule"]), wanted=match["not"] is None)),)


# The catalogue ----------------------------------------------------------------------------------


def _table(step: Step) -> tuple[Sequence[Scalar], Sequence[Sequence[Scalar]]]:
    """The header and the rows of the step's table. Raises Misread where there is none."""
    if step.table is None or len(step.table) < 2 or not step.table[0]:
        raise Misread(
            "unknown-step",
            Text("a table belongs below this step", "ใต้ขั้นตอนนี้ต้องมีตาราง"),
            Text(
                "write a line of field names between `|`, and below it a line for each fact",
                "เขียนบรรทัดชื่อช่องคั่นด้วย `|` แล้วตามด้วยหนึ่งบรรทัดต่อหนึ่งรายการ",
            ),
        )
    return step.table[0], step.table[1:]


def _patterns(*written: str) -> tuple[re.Pattern[str], ...]:
    return tuple(re.compile(one) for one in written)


_SEPARATOR: Final = re.compile(r" ?เป็น ?| ?= ?| of | ")

_CHANGE: Final = _patterns(
    r'(?:the )?(?P<kind>[^"]+?) "(?P<key>[^"]*)" has (?!no )(?P<rest>.+)',
    r'(?!ไม่มี)(?P<kind>[^"]+?) ?"(?P<key>[^"]*)" ?มี(?P<rest>.+)',
)
_EMPTY: Final = _patterns(
    r'(?:the )?(?P<kind>[^"]+?) "(?P<key>[^"]*)" has no (?P<field>.+)',
    r'(?!ไม่มี)(?P<kind>[^"]+?) ?"(?P<key>[^"]*)" ?ไม่มี(?P<field>.+)',
)
_REMOVE: Final = _patterns(
    r'there is no (?P<kind>[^"]+?) "(?P<key>[^"]*)"',
    r'ไม่มี(?P<kind>[^"]+?) ?"(?P<key>[^"]*)"',
)
_CHANGES: Final[Sequence[tuple[tuple[re.Pattern[str], ...], Maker]]] = (
    (_CHANGE, _changed),
    (_EMPTY, _emptied),
    (_REMOVE, _removed),
)
"""What may follow the `but` of a book."""

SENTENCES: Final[Sequence[Sentence]] = (
    Sentence(
        StepKind.GIVEN,
        _patterns(r"the book is dated (?P<day>.+)", r"ข้อมูล ณ วันที่ ?(?P<day>.+)"),
        Text("the book is dated 2020-09-30", "ข้อมูล ณ วันที่ 30 กันยายน 2563"),
        _day,
    ),
    Sentence(
        StepKind.GIVEN,
        _patterns(
            r"the book's (?P<what>agency|fiscal year|quarter|currency) is (?P<value>.+)",
            r"(?P<what>หน่วยงาน|ปีงบประมาณ|ไตรมาส|สกุลเงิน)ของข้อมูล ?คือ (?P<value>.+)",
        ),
        Text("the book's quarter is 4", "ไตรมาสของข้อมูลคือ 4"),
        _head,
    ),
    Sentence(
        StepKind.GIVEN,
        _patterns(r'the facts of "(?P<book>[^"]+)"', r'ข้อเท็จจริงของ ?"(?P<book>[^"]+)"'),
        Text('the facts of "etda/2563-q4"', 'ข้อเท็จจริงของ "etda/2563-q4"'),
        _book,
    ),
    Sentence(
        StepKind.GIVEN,
        _patterns(
            r'the facts of "(?P<book>[^"]+)", but (?P<change>.+)',
            r'ข้อเท็จจริงของ ?"(?P<book>[^"]+)" แต่ ?(?P<change>.+)',
        ),
        Text(
            'the facts of "etda/2563-q4", but budget line "1.3.4" has disbursed 30',
            'ข้อเท็จจริงของ "etda/2563-q4" แต่โครงการ "EL" มีผลการดำเนินงานเป็น 90',
        ),
        _book_but,
    ),
    Sentence(
        StepKind.GIVEN,
        _patterns(r"the facts of (?:the|each) book", r"ข้อเท็จจริงของแต่ละสมุด"),
        Text("the facts of each book", "ข้อเท็จจริงของแต่ละสมุด"),
        _each_book,
    ),
    Sentence(
        StepKind.GIVEN,
        _patterns(
            r"(?:an?|these|the(?! book(?:'s | is ))) (?P<kind>[^\"]+):", r"มี(?P<kind>[^\"]+?)ดังนี้:?"
        ),
        Text("these budget lines:", "มีโครงการดังนี้:"),
        _stated,
        table=True,
    ),
    Sentence(
        StepKind.GIVEN,
        _CHANGE,
        Text('budget line "1.3.4" has disbursed 30', 'โครงการ "EL" มีผลการดำเนินงานเป็น 90'),
        _changed,
    ),
    Sentence(
        StepKind.GIVEN,
        _EMPTY,
        Text('budget line "1.3.4" has no disbursed', 'โครงการ "EL" ไม่มีผลการดำเนินงาน'),
        _emptied,
    ),
    Sentence(
        StepKind.GIVEN,
        _REMOVE,
        Text('there is no indicator "DG-5"', 'ไม่มีตัวชี้วัด "DG-5"'),
        _removed,
    ),
    Sentence(
        StepKind.WHEN,
        _patterns(r'the rule "(?P<rule>[^"]+)" is evaluated', r'ประเมินกฎ ?"(?P<rule>[^"]+)"'),
        Text('the rule "progress-status" is evaluated', 'ประเมินกฎ "progress-status"'),
        _one_rule,
    ),
    Sentence(
        StepKind.WHEN,
        _patterns(r"all rules are evaluated", r"ประเมินทุกกฎ"),
        Text("all rules are evaluated", "ประเมินทุกกฎ"),
        _all_rules,
    ),
    Sentence(
        StepKind.THEN,
        _patterns(
            rf"the {_WHAT}{_KEY} is (?P<value>.+)",
            rf"(?!ผลของ[^\"]*เป็นดังนี้:?$){_WHAT_TH}{_KEY} ?คือ ?(?P<value>.+)",
        ),
        Text(
            'the status_financial of project "EL" is red',
            'สถานะด้านการเงินของโครงการ "EL" คือ สีแดง',
        ),
        _outcome,
    ),
    Sentence(
        StepKind.THEN,
        _patterns(
            rf"the {_WHAT}{_KEY} comes from "
            r"(?:otherwise|row (?P<row>\S.*)|level (?P<level>\S.*))",
            rf"{_WHAT_TH}{_KEY} ?มาจาก"
            r"(?:กรณีอื่น|แถว(?:ที่)? ?(?P<row>\S.*)|ระดับ(?:ที่)? ?(?P<level>\S.*))",
        ),
        Text(
            'the status_financial of project "EL" comes from row 3',
            'สถานะด้านการเงินของโครงการ "EL" มาจากแถวที่ 3',
        ),
        _row,
    ),
    Sentence(
        StepKind.THEN,
        _patterns(r"the (?P<kind>[^\"]+) come out as:", r"ผลของ(?P<kind>[^\"]+?)เป็นดังนี้:?"),
        Text("the projects come out as:", "ผลของโครงการเป็นดังนี้:"),
        _outcomes,
        table=True,
    ),
    Sentence(
        StepKind.THEN,
        _patterns(
            rf'the finding "(?P<code>[^"]+)" is raised(?: for (?:the )?(?P<kind>[^"]+?){_KEY})?',
            rf'พบ ?"(?P<code>[^"]+)"(?: ?ที่(?P<kind>[^"]+?){_KEY})?',
        ),
        Text(
            'the finding "overspending" is raised for budget line "1"',
            'พบ "overspending" ที่รายการผลการใช้จ่ายงบประมาณ "1"',
        ),
        _raised,
    ),
    Sentence(
        StepKind.THEN,
        _patterns(
            rf'the finding "(?P<code>[^"]+)" is not raised'
            rf'(?: for (?:the )?(?P<kind>[^"]+?){_KEY})?',
            rf'ไม่พบ ?"(?P<code>[^"]+)"(?: ?ที่(?P<kind>[^"]+?){_KEY})?',
        ),
        Text('the finding "overspending" is not raised', 'ไม่พบ "overspending"'),
        _not_raised,
    ),
    Sentence(
        StepKind.THEN,
        _patterns(
            rf'no finding is raised(?: for (?:the )?(?P<kind>[^"]+?){_KEY})?',
            rf'ไม่มีข้อค้นพบ(?: ?ที่(?P<kind>[^"]+?){_KEY})?',
        ),
        Text("no finding is raised", "ไม่มีข้อค้นพบ"),
        _nothing_raised,
    ),
    Sentence(
        StepKind.THEN,
        _patterns(r"no error is raised", r"ไม่มีข้อผิดพลาด"),
        Text("no error is raised", "ไม่มีข้อผิดพลาด"),
        _no_error,
    ),
    Sentence(
        StepKind.THEN,
        _patterns(
            r'the message of "(?P<code>[^"]+)" says "(?P<text>[^"]+)"',
            r'ข้อความของ ?"(?P<code>[^"]+)" ?ว่า ?"(?P<text>[^"]+)"',
        ),
        Text(
            'the message of "overspending" says "more than its plan"',
            'ข้อความของ "overspending" ว่า "เกินแผน"',
        ),
        _message,
    ),
    Sentence(
        StepKind.THEN,
        _patterns(
            r'the finding "(?P<code>[^"]+)" is an? (?P<severity>error|warning|note)',
            r'"(?P<code>[^"]+)" ?เป็น(?P<severity>ข้อผิดพลาด|คำเตือน|ข้อสังเกต)',
        ),
        Text('the finding "overspending" is an error', '"overspending" เป็นข้อผิดพลาด'),
        _grave,
    ),
    Sentence(
        StepKind.THEN,
        _patterns(
            r'the rule "(?P<rule>[^"]+)" is (?P<not>not )?in force',
            r'กฎ ?"(?P<rule>[^"]+)" ?(?P<not>ไม่)?มีผลใช้บังคับ',
        ),
        Text('the rule "progress-status" is in force', 'กฎ "progress-status" มีผลใช้บังคับ'),
        _in_force,
    ),
)
"""Every sentence there is."""


def matches(text: str, sentences: Sequence[Sentence]) -> Iterator[tuple[Sentence, re.Match[str]]]:
    """The sentences that a step's text can be read as, each once."""
    for sentence in sentences:
        for pattern in sentence.patterns:
            found = pattern.fullmatch(text)
            if found is not None:
                yield sentence, found
                break
