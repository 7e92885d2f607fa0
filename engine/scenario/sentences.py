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

from engine.facts import Kind, split_id
from engine.facts.calendar import arabic_digits, gregorian_year, parse_date
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
    fact_of,
    row_where,
)
from engine.scenario.feature import Step, StepKind
from engine.scenario.stage import Stage
from engine.scenario.value import read_expected
from engine.scenario.vocabulary import Misread, Vocabulary, plain, severity
from engine.source import Scalar
from engine.values.text import Text
from engine.values.types import Unknown


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


# Given ------------------------------------------------------------------------------------------


def _day(match: re.Match[str], step: Step, vocabulary: Vocabulary) -> Sequence[Action]:
    try:
        day = parse_date(match["day"])
    except ValueError:
        raise Misread(
            "wrong-expectation",
            Text(f"`{match['day']}` is no date", f"`{match['day']}` ไม่ใช่วันที่"),
            Text("write it as 2020-09-30", "เขียนเช่น 30 กันยายน 2563"),
            match["day"],
        ) from None

    def apply(stage: Stage) -> None:
        stage.as_of = day

    return (Given(apply),)


def _head(match: re.Match[str], step: Step, vocabulary: Vocabulary) -> Sequence[Action]:
    name, value = _HEADS[match["what"]], match["value"].strip().strip('"')
    if name in ("agency", "currency"):
        return (Given(lambda stage: setattr(stage, name, value)),)
    digits = arabic_digits(value)
    if not digits.isascii() or not digits.isdigit() or len(digits) > 4:
        raise Misread(
            "wrong-expectation",
            Text(f"`{value}` is no whole number", f"`{value}` ไม่ใช่จำนวนเต็ม"),
            word=value,
        )
    number = gregorian_year(int(digits)) if name == "fiscal_year" else int(digits)
    return (Given(lambda stage: setattr(stage, name, number)),)


def _book(match: re.Match[str], step: Step, vocabulary: Vocabulary) -> Sequence[Action]:
    return (OpenBook(vocabulary.book(match["book"])),)


def _each_book(match: re.Match[str], step: Step, vocabulary: Vocabulary) -> Sequence[Action]:
    return (OpenBook(None),)


def _book_but(match: re.Match[str], step: Step, vocabulary: Vocabulary) -> Sequence[Action]:
    opened = _book(match, step, vocabulary)
    change = _CHANGE.fullmatch(match["change"]) or _CHANGE_TH.fullmatch(match["change"])
    if change is None:
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
    return (*opened, *_changed(change, step, vocabulary))


def _stated(match: re.Match[str], step: Step, vocabulary: Vocabulary) -> Sequence[Action]:
    kind = vocabulary.kind(match["kind"])
    header, rows = _table(step)
    columns = [vocabulary.column(kind, one.text) for one in header]
    for place, name in enumerate(columns):
        if name in columns[:place]:
            word = header[place].text
            raise Misread(
                "duplicate-key",
                Text(f"two columns of the table are `{word}`", f"ตารางมีคอลัมน์ `{word}` ซ้ำกัน"),
                Text("keep one of them", "เหลือไว้คอลัมน์เดียว"),
                word,
            )
    stated: list[Row] = [dict(zip(columns, cells, strict=True)) for cells in rows]
    return (Given(lambda stage: stage.state(kind, stated)),)


def _changed(match: re.Match[str], step: Step, vocabulary: Vocabulary) -> Sequence[Action]:
    kind = vocabulary.kind(match["kind"])
    name, value = _field_and_value(match["rest"].strip(), kind, vocabulary)
    return (_amend(kind, match["key"], {name: cell(value, step.sentence)}),)


def _emptied(match: re.Match[str], step: Step, vocabulary: Vocabulary) -> Sequence[Action]:
    kind = vocabulary.kind(match["kind"])
    name = vocabulary.column(kind, match["field"])
    return (_amend(kind, match["key"], {name: cell("", step.sentence)}),)


def _amend(kind: Kind, key: str, changes: Row) -> Given:
    def apply(stage: Stage) -> None:
        if not stage.amend(kind, split_id(key, len(kind.key)) or (key,), changes):
            raise _no_fact(kind, key)

    return Given(apply)


def _removed(match: re.Match[str], step: Step, vocabulary: Vocabulary) -> Sequence[Action]:
    kind, key = vocabulary.kind(match["kind"]), match["key"]

    def apply(stage: Stage) -> None:
        if stage.base is None:
            raise Misread(
                "unknown-fact",
                Text("there is no book from which to take it", "ไม่มีสมุดข้อเท็จจริงที่จะตัดรายการออก"),
                Text(
                    'write `the facts of "..."` before it',
                    'เขียน `ข้อเท็จจริงของ "..."` ไว้ก่อน',
                ),
            )
        stage.remove(fact_of(stage.base, kind, key).id)

    return (Given(apply),)


def _no_fact(kind: Kind, key: str) -> Misread:
    return Misread(
        "unknown-fact",
        Text(
            f"there is no {kind.name} `{key}` to change",
            f"ไม่มีข้อเท็จจริงชนิด {kind.name} รหัส `{key}` ให้แก้ไข",
        ),
        Text(
            "open a book that holds it, or state it in a table, before this step",
            "เปิดสมุดข้อเท็จจริงที่มีรายการนี้ หรือระบุไว้ในตารางก่อนขั้นตอนนี้",
        ),
        key,
    )


def _field_and_value(rest: str, kind: Kind, vocabulary: Vocabulary) -> tuple[str, str]:
    """`disbursed 30`, `เบิกจ่ายเป็น 30`: the longest beginning that names a field, and the rest."""
    for found in reversed(list(re.finditer(r" ?เป็น ?| ?= ?| of | ", rest))):
        words, value = rest[: found.start()], rest[found.end() :]
        name = vocabulary.find_column(kind, words)
        if name is not None and value.strip():
            return name, value.strip().strip('"')
    word = re.split(r"เป็น|=| ", rest, maxsplit=1)[0]
    vocabulary.column(kind, word)
    raise Misread(
        "unknown-step",
        Text(f"no value follows `{rest}`", f"ไม่มีค่าตามหลัง `{rest}`"),
        Text("write the value after the field", "เขียนค่าต่อจากชื่อช่อง"),
        rest,
    )


# When -------------------------------------------------------------------------------------------


def _one_rule(match: re.Match[str], step: Step, vocabulary: Vocabulary) -> Sequence[Action]:
    return (When(vocabulary.rule(match["rule"])),)


def _all_rules(match: re.Match[str], step: Step, vocabulary: Vocabulary) -> Sequence[Action]:
    return (When(None),)


# Then: outcomes ---------------------------------------------------------------------------------


def _outcome(match: re.Match[str], step: Step, vocabulary: Vocabulary) -> Sequence[Action]:
    kind, info = _outcome_of_kind(match["what"], vocabulary)
    return (Then(_is(step, kind, match["key"], info, match["value"])),)


def _row(match: re.Match[str], step: Step, vocabulary: Vocabulary) -> Sequence[Action]:
    kind, info = _outcome_of_kind(match["what"], vocabulary)
    row = match["row"]
    text = (
        Text("otherwise", "กรณีอื่น")
        if row is None
        else Text(f"row or level {row}", f"แถวหรือระดับ {row}")
    )
    return (Then(ComesFrom(step, kind, match["key"], info.name, row, text)),)


def _outcomes(match: re.Match[str], step: Step, vocabulary: Vocabulary) -> Sequence[Action]:
    kind = vocabulary.kind(match["kind"])
    header, rows = _table(step)
    infos = [_info(vocabulary, kind, one.text) for one in header[1:]]
    found = tuple(
        _is(step, kind, cells[0].text, info, one.text, cells=cells)
        for cells in rows
        for info, one in zip(infos, cells[1:], strict=True)
        if one.value is not None
    )
    return (Then(OutcomesAre(found)),)


def _is(
    step: Step,
    kind: Kind,
    key: str | None,
    info: OutcomeInfo,
    value: str,
    *,
    cells: Sequence[Scalar] | None = None,
) -> OutcomeIs:
    expected = read_expected(value, info.type)
    where = None if cells is None else row_where(cells)
    return OutcomeIs(step, kind, key, info.name, expected, value.strip(), where)


def _outcome_of_kind(what: str, vocabulary: Vocabulary) -> tuple[Kind, OutcomeInfo]:
    """`outcome of kind`, from the last `of` back, since titles may hold one. Raises Misread.

    Two readings that both name an outcome of a kind are refused.
    """
    first: Misread | None = None
    found: list[tuple[Kind, OutcomeInfo]] = []
    for split in reversed(list(_OF.finditer(what))):
        words, of = what[: split.start()].strip(), what[split.end() :].strip()
        try:
            kind = vocabulary.kind(of)
            found.append((kind, _info(vocabulary, kind, words)))
        except Misread as misread:
            first = first or misread
    if len(found) == 1:
        return found[0]
    if not found:
        assert first is not None  # the pattern asks for an `of`
        raise first
    readings = " or ".join(f"{info.name} of {kind.name}" for kind, info in found)
    raise Misread(
        "ambiguous-step",
        Text(f"`{what}` can be read as {readings}", f"`{what}` อ่านได้หลายอย่าง: {readings}"),
        Text("use the names of the schema and the rules", "ใช้ชื่อตามสคีมาและกฎแทน"),
        what,
    )


def _info(vocabulary: Vocabulary, kind: Kind, words: str) -> OutcomeInfo:
    found = vocabulary.outcome(kind, words)
    return OutcomeInfo(plain(words).replace(" ", "_"), None, Unknown()) if found is None else found


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
    if step.table is None or len(step.table) < 2:
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


_CHANGE: Final = re.compile(r'(?:the )?(?P<kind>[^"]+?) "(?P<key>[^"]*)" has (?!no )(?P<rest>.+)')
_CHANGE_TH: Final = re.compile(r'(?!ไม่มี)(?P<kind>[^"]+?) ?"(?P<key>[^"]*)" ?มี(?P<rest>.+)')

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
        _patterns(r"(?:an?|the|these) (?P<kind>[^\"]+):", r"มี(?P<kind>[^\"]+?)ดังนี้:?"),
        Text("these budget lines:", "มีโครงการดังนี้:"),
        _stated,
        table=True,
    ),
    Sentence(
        StepKind.GIVEN,
        (_CHANGE, _CHANGE_TH),
        Text('budget line "1.3.4" has disbursed 30', 'โครงการ "EL" มีผลการดำเนินงานเป็น 90'),
        _changed,
    ),
    Sentence(
        StepKind.GIVEN,
        _patterns(
            r'(?:the )?(?P<kind>[^"]+?) "(?P<key>[^"]*)" has no (?P<field>.+)',
            r'(?!ไม่มี)(?P<kind>[^"]+?) ?"(?P<key>[^"]*)" ?ไม่มี(?P<field>.+)',
        ),
        Text('budget line "1.3.4" has no disbursed', 'โครงการ "EL" ไม่มีผลการดำเนินงาน'),
        _emptied,
    ),
    Sentence(
        StepKind.GIVEN,
        _patterns(
            r'there is no (?P<kind>[^"]+?) "(?P<key>[^"]*)"',
            r'ไม่มี(?P<kind>[^"]+?) ?"(?P<key>[^"]*)"',
        ),
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
            rf'the (?P<what>[^"]+ of [^"]+?){_KEY} is (?P<value>.+)',
            rf'(?!ผลของ)(?P<what>[^"]+ของ[^"]+?){_KEY} ?คือ ?(?P<value>.+)',
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
            rf'the (?P<what>[^"]+ of [^"]+?){_KEY} comes from '
            r"(?:otherwise|(?:row|level) (?P<row>\S.*))",
            rf'(?P<what>[^"]+ของ[^"]+?){_KEY} ?มาจาก(?:กรณีอื่น|(?:แถว|ระดับ)(?:ที่)? ?(?P<row>\S.*))',
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
