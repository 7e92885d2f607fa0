"""The sentences of features, each in English and in Thai, with the same power in both.

A sentence is a pattern in each language, an example in each for the documentation, and what it
means: a change of the stage, an evaluation, or an expectation. Kinds, fields, outcomes and members
go by their name or by their title in either language.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Final

from assay.features.scenario import given, saying, then, wording
from assay.features.scenario.actions import KEY, Maker, patterns
from assay.features.scenario.feature import StepKind
from assay.features.scenario.saying import Sayer
from assay.values.text import Text


@dataclass(frozen=True)
class Sentence:
    """One sentence.

    Attributes:
        kind: whether it is given, done or expected.
        patterns: how it is written, in English and in Thai; a step matches it as a whole.
        example: one as it is written, in both languages.
        make: what it means; raises Misread where a word of it means nothing.
        say: how it is said in another language, once it has been understood.
        table: whether a data table stands below it.
    """

    kind: StepKind
    patterns: tuple[re.Pattern[str], ...]
    example: Text
    make: Maker
    say: Sayer
    table: bool = False


# Up to the first `of`, then as little as will do: what has one way only to match takes a time that
# grows with the sentence and no faster.
_WHAT: Final = r'(?P<what>(?:(?! of )[^"])+ of [^"]+?)'
_WHAT_TH: Final = r'(?P<what>(?:(?!ของ)[^"])+ของ[^"]+?)'

SENTENCES: Final[Sequence[Sentence]] = (
    Sentence(
        StepKind.GIVEN,
        patterns(r"the book is dated (?P<day>.+)", r"ข้อมูล ณ วันที่ ?(?P<day>.+)"),
        Text("the book is dated 2020-09-30", "ข้อมูล ณ วันที่ 30 กันยายน 2563"),
        given.day,
        saying.day,
    ),
    Sentence(
        StepKind.GIVEN,
        patterns(
            r"the book's (?P<what>agency|fiscal year|quarter|currency) is (?P<value>.+)",
            r"(?P<what>หน่วยงาน|ปีงบประมาณ|ไตรมาส|สกุลเงิน)ของข้อมูล ?คือ (?P<value>.+)",
        ),
        Text("the book's quarter is 4", "ไตรมาสของข้อมูลคือ 4"),
        given.head,
        saying.head,
    ),
    Sentence(
        StepKind.GIVEN,
        patterns(r'the facts of "(?P<book>[^"]+)"', r'ข้อเท็จจริงของ ?"(?P<book>[^"]+)"'),
        Text('the facts of "etda/2563-q4"', 'ข้อเท็จจริงของ "etda/2563-q4"'),
        given.open_book,
        saying.as_it_is(wording.OPENED),
    ),
    Sentence(
        StepKind.GIVEN,
        patterns(
            r'the facts of "(?P<book>[^"]+)", but (?P<change>.+)',
            r'ข้อเท็จจริงของ ?"(?P<book>[^"]+)" แต่ ?(?P<change>.+)',
        ),
        Text(
            'the facts of "etda/2563-q4", but budget line "1.3.4" has disbursed 30',
            'ข้อเท็จจริงของ "etda/2563-q4" แต่โครงการ "EL" มีผลการดำเนินงานเป็น 90',
        ),
        given.open_changed_book,
        saying.changed_book,
    ),
    Sentence(
        StepKind.GIVEN,
        patterns(r"the facts of (?:the|each) book", r"ข้อเท็จจริงของแต่ละชุดข้อมูล"),
        Text("the facts of each book", "ข้อเท็จจริงของแต่ละชุดข้อมูล"),
        given.open_each_book,
        saying.as_it_is(wording.EACH_BOOK),
    ),
    Sentence(
        StepKind.GIVEN,
        patterns(
            r"(?:an?|these|the(?! book(?:'s | is ))) (?P<kind>[^\"]+):", r"มี(?P<kind>[^\"]+?)ดังนี้:?"
        ),
        Text("these budget lines:", "มีโครงการดังนี้:"),
        given.state,
        saying.state,
        table=True,
    ),
    Sentence(
        StepKind.GIVEN,
        given.CHANGE,
        Text('budget line "1.3.4" has disbursed 30', 'โครงการ "EL" มีผลการดำเนินงานเป็น 90'),
        given.change,
        saying.change,
    ),
    Sentence(
        StepKind.GIVEN,
        given.EMPTY,
        Text('budget line "1.3.4" has no disbursed', 'โครงการ "EL" ไม่มีผลการดำเนินงาน'),
        given.empty,
        saying.empty,
    ),
    Sentence(
        StepKind.GIVEN,
        given.REMOVE,
        Text('there is no indicator "DG-5"', 'ไม่มีตัวชี้วัด "DG-5"'),
        given.remove,
        saying.remove,
    ),
    Sentence(
        StepKind.WHEN,
        patterns(r'the rule "(?P<rule>[^"]+)" is evaluated', r'ประเมินตามเกณฑ์ ?"(?P<rule>[^"]+)"'),
        Text('the rule "progress-status" is evaluated', 'ประเมินตามเกณฑ์ "progress-status"'),
        given.evaluate_rule,
        saying.as_it_is(wording.RULE),
    ),
    Sentence(
        StepKind.WHEN,
        patterns(r"all rules are evaluated", r"ประเมินตามเกณฑ์ทุกข้อ"),
        Text("all rules are evaluated", "ประเมินตามเกณฑ์ทุกข้อ"),
        given.evaluate_all,
        saying.as_it_is(wording.ALL),
    ),
    Sentence(
        StepKind.THEN,
        patterns(
            rf"the {_WHAT}{KEY} is (?P<value>.+)",
            rf"(?!ผลของ[^\"]*เป็นดังนี้:?$){_WHAT_TH}{KEY} ?คือ ?(?P<value>.+)",
        ),
        Text(
            'the status_financial of project "EL" is red',
            'สถานะด้านการเงินของโครงการ "EL" คือ สีแดง',
        ),
        then.outcome_is,
        saying.outcome_is,
    ),
    Sentence(
        StepKind.THEN,
        patterns(
            rf"the {_WHAT}{KEY} comes from "
            r"(?:otherwise|row (?P<row>\S.*)|level (?P<level>\S.*))",
            rf"{_WHAT_TH}{KEY} ?มาจาก"
            r"(?:กรณีอื่น|แถว(?:ที่)? ?(?P<row>\S.*)|ระดับ(?:ที่)? ?(?P<level>\S.*))",
        ),
        Text(
            'the status_financial of project "EL" comes from row 3',
            'สถานะด้านการเงินของโครงการ "EL" มาจากแถวที่ 3',
        ),
        then.outcome_is_from,
        saying.outcome_is_from,
    ),
    Sentence(
        StepKind.THEN,
        patterns(r"the (?P<kind>[^\"]+) come out as:", r"ผลของ(?P<kind>[^\"]+?)เป็นดังนี้:?"),
        Text("the projects come out as:", "ผลของโครงการเป็นดังนี้:"),
        then.outcomes_are,
        saying.outcomes_are,
        table=True,
    ),
    Sentence(
        StepKind.THEN,
        patterns(
            rf'the finding "(?P<code>[^"]+)" is (?P<result>raised)'
            rf'(?: for (?:the )?(?P<kind>[^"]+?){KEY})?',
            rf'(?P<result>พบ) ?"(?P<code>[^"]+)"(?: ?ที่(?P<kind>[^"]+?){KEY})?',
            rf'ผลการตรวจ ?"(?P<code>[^"]+)"(?: ?ที่(?P<kind>[^"]+?){KEY})? ?คือ ?(?P<result>พบ)',
        ),
        Text(
            'the finding "overspending" is raised for budget line "1"',
            'พบ "overspending" ที่รายการผลการใช้จ่ายงบประมาณ "1"',
        ),
        then.raised,
        saying.raised,
    ),
    Sentence(
        StepKind.THEN,
        patterns(
            rf'the finding "(?P<code>[^"]+)" is (?P<result>not raised)'
            rf'(?: for (?:the )?(?P<kind>[^"]+?){KEY})?',
            rf'(?P<result>ไม่พบ) ?"(?P<code>[^"]+)"(?: ?ที่(?P<kind>[^"]+?){KEY})?',
            rf'ผลการตรวจ ?"(?P<code>[^"]+)"(?: ?ที่(?P<kind>[^"]+?){KEY})? ?คือ ?(?P<result>ไม่พบ)',
        ),
        Text('the finding "overspending" is not raised', 'ไม่พบ "overspending"'),
        then.not_raised,
        saying.raised,
    ),
    Sentence(
        StepKind.THEN,
        patterns(
            rf'no finding is raised(?: for (?:the )?(?P<kind>[^"]+?){KEY})?',
            rf'ไม่มีข้อค้นพบ(?: ?ที่(?P<kind>[^"]+?){KEY})?',
        ),
        Text("no finding is raised", "ไม่มีข้อค้นพบ"),
        then.nothing_raised,
        saying.nothing_raised,
    ),
    Sentence(
        StepKind.THEN,
        patterns(r"no error is raised", r"ไม่มีข้อผิดพลาด"),
        Text("no error is raised", "ไม่มีข้อผิดพลาด"),
        then.no_error,
        saying.as_it_is(wording.NO_ERROR),
    ),
    Sentence(
        StepKind.THEN,
        patterns(
            r'the message of "(?P<code>[^"]+)" says "(?P<text>[^"]+)"',
            r'ข้อความของ ?"(?P<code>[^"]+)" ?ว่า ?"(?P<text>[^"]+)"',
        ),
        Text(
            'the message of "overspending" says "more than its plan"',
            'ข้อความของ "overspending" ว่า "เกินแผน"',
        ),
        then.message_says,
        saying.as_it_is(wording.SAYS),
    ),
    Sentence(
        StepKind.THEN,
        patterns(
            r'the finding "(?P<code>[^"]+)" is (?P<severity>an? (?:error|warning|note))',
            r'"(?P<code>[^"]+)" ?เป็น(?P<severity>ข้อผิดพลาด|คำเตือน|ข้อสังเกต)',
            r'ผลการตรวจ ?"(?P<code>[^"]+)" ?คือ ?(?P<severity>ข้อผิดพลาด|คำเตือน|ข้อสังเกต)',
        ),
        Text('the finding "overspending" is an error', '"overspending" เป็นข้อผิดพลาด'),
        then.is_of_severity,
        saying.is_of_severity,
    ),
    Sentence(
        StepKind.THEN,
        patterns(
            r'the rule "(?P<rule>[^"]+)" is (?P<result>(?:not )?in force)',
            r'เกณฑ์ ?"(?P<rule>[^"]+)" ?(?P<result>(?:ไม่)?มีผลใช้บังคับ)',
        ),
        Text('the rule "progress-status" is in force', 'เกณฑ์ "progress-status" มีผลใช้บังคับ'),
        then.in_force,
        saying.in_force,
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
