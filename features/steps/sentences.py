"""The sentences of features, each in English and in Thai."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from typing import TypeAlias

from pytest_bdd import given, parsers, then, when

from engine.facts.calendar import parse_date
from features.steps.scenario import Scenario, Table
from features.steps.words import first_that_names

_KEY = r'(?: "(?P<key>[^"]*)")?'
_OF = re.compile(r" of (?:the )?|ของ")


def define_sentences() -> None:
    """Defines every sentence in the module that calls this."""
    for decorate, wordings, step in _SENTENCES:
        for wording in wordings:
            decorate(parsers.re(wording), stacklevel=2)(step)


# Given ----------------------------------------------------------------------------------------


def _day(scenario: Scenario, day: str) -> None:
    scenario.as_of = parse_date(day)


def _book(scenario: Scenario, book: str) -> None:
    scenario.open_book(book)


def _facts(scenario: Scenario, kind: str, datatable: Table) -> None:
    scenario.state(scenario.kind(kind), datatable)


# When -----------------------------------------------------------------------------------------


def _rule(scenario: Scenario, rule: str) -> None:
    scenario.evaluate(rule)


def _rules(scenario: Scenario) -> None:
    scenario.evaluate(None)


# Then -----------------------------------------------------------------------------------------


def _outcome(scenario: Scenario, what: str, key: str | None, value: str) -> None:
    words, kind = first_that_names(_splits(what), scenario.project.schema)
    scenario.expect(words, kind, key, value)


def _outcomes(scenario: Scenario, kind: str, datatable: Table) -> None:
    scenario.expect_table(scenario.kind(kind), datatable)


def _finding(scenario: Scenario, code: str) -> None:
    scenario.expect_finding(code, None, None)


def _finding_for(scenario: Scenario, code: str, kind: str, key: str | None) -> None:
    scenario.expect_finding(code, scenario.kind(kind), key)


def _no_finding_of(scenario: Scenario, code: str) -> None:
    scenario.expect_no_finding(code, None, None)


def _no_finding_for(scenario: Scenario, code: str, kind: str, key: str | None) -> None:
    scenario.expect_no_finding(code, scenario.kind(kind), key)


def _no_finding(scenario: Scenario) -> None:
    scenario.expect_no_finding(None, None, None)


def _nothing_found_for(scenario: Scenario, kind: str, key: str | None) -> None:
    scenario.expect_no_finding(None, scenario.kind(kind), key)


def _no_error(scenario: Scenario) -> None:
    scenario.expect_no_error()


def _message(scenario: Scenario, code: str, text: str) -> None:
    scenario.expect_message(code, text)


def _severity(scenario: Scenario, code: str, severity: str) -> None:
    scenario.expect_severity(code, severity)


def _in_force(scenario: Scenario, rule: str) -> None:
    assert scenario.is_in_force(rule), f"“{rule}” is not in force on the book's day"


def _not_in_force(scenario: Scenario, rule: str) -> None:
    assert not scenario.is_in_force(rule), f"“{rule}” is in force on the book's day"


def _splits(what: str) -> Iterator[tuple[str, str]]:
    """Every way of reading `outcome of kind`, from the last `of` back: titles may hold one."""
    for found in reversed(list(_OF.finditer(what))):
        yield what[: found.start()], what[found.end() :]


Decorator: TypeAlias = Callable[..., Callable[..., object]]
Step: TypeAlias = Callable[..., None]

_SENTENCES: Sequence[tuple[Decorator, Sequence[str], Step]] = (
    (given, [r"the book is dated (?P<day>.+)", r"ข้อมูล ณ วันที่ (?P<day>.+)"], _day),
    (given, [r'the facts of "(?P<book>[^"]+)"', r'ข้อเท็จจริงของ "(?P<book>[^"]+)"'], _book),
    (given, [r"(?:an?|the|these) (?P<kind>.+):", r"มี(?P<kind>.+)ดังนี้:?"], _facts),
    (when, [r'the rule "(?P<rule>[^"]+)" is evaluated', r'ประเมินกฎ "(?P<rule>[^"]+)"'], _rule),
    (when, [r"all rules are evaluated", r"ประเมินทุกกฎ"], _rules),
    (
        then,
        [
            rf"the (?P<what>[^\"]+ of [^\"]+?){_KEY} is (?P<value>.+)",
            rf"(?P<what>[^\"]+ของ[^\"]+?){_KEY} ?คือ (?P<value>.+)",
        ],
        _outcome,
    ),
    (then, [r"the (?P<kind>.+) come out as:", r"ผลของ(?P<kind>.+)เป็นดังนี้:?"], _outcomes),
    (then, [r'the finding "(?P<code>[^"]+)" is raised', r'พบ "(?P<code>[^"]+)"'], _finding),
    (
        then,
        [
            rf'the finding "(?P<code>[^"]+)" is raised for (?:the )?(?P<kind>[^"]+?){_KEY}',
            rf'พบ "(?P<code>[^"]+)" ที่(?P<kind>[^"]+?){_KEY}',
        ],
        _finding_for,
    ),
    (
        then,
        [r'the finding "(?P<code>[^"]+)" is not raised', r'ไม่พบ "(?P<code>[^"]+)"'],
        _no_finding_of,
    ),
    (
        then,
        [
            rf'the finding "(?P<code>[^"]+)" is not raised for (?:the )?(?P<kind>[^"]+?){_KEY}',
            rf'ไม่พบ "(?P<code>[^"]+)" ที่(?P<kind>[^"]+?){_KEY}',
        ],
        _no_finding_for,
    ),
    (then, [r"no finding is raised", r"ไม่มีข้อค้นพบ"], _no_finding),
    (
        then,
        [
            rf'no finding is raised for (?:the )?(?P<kind>[^"]+?){_KEY}',
            rf'ไม่มีข้อค้นพบที่(?P<kind>[^"]+?){_KEY}',
        ],
        _nothing_found_for,
    ),
    (then, [r"no error is raised", r"ไม่มีข้อผิดพลาด"], _no_error),
    (
        then,
        [
            r'the message of "(?P<code>[^"]+)" says "(?P<text>[^"]+)"',
            r'ข้อความของ "(?P<code>[^"]+)" ว่า "(?P<text>[^"]+)"',
        ],
        _message,
    ),
    (
        then,
        [
            r'the finding "(?P<code>[^"]+)" is an? (?P<severity>error|warning|note)',
            r'"(?P<code>[^"]+)" เป็น(?P<severity>ข้อผิดพลาด|คำเตือน|ข้อสังเกต)',
        ],
        _severity,
    ),
    (
        then,
        [r'the rule "(?P<rule>[^"]+)" is in force', r'กฎ "(?P<rule>[^"]+)" มีผลใช้บังคับ'],
        _in_force,
    ),
    (
        then,
        [r'the rule "(?P<rule>[^"]+)" is not in force', r'กฎ "(?P<rule>[^"]+)" ไม่มีผลใช้บังคับ'],
        _not_in_force,
    ),
)
