"""Results of scenarios as Markdown, for the summary of a CI job.

What did not pass comes first. Below it, scenarios that run on every fact book stand as a table of
books by rule, the others as a table of features. The text is GitHub Flavored Markdown; whatever
comes from features, rules and facts is escaped. GitHub takes a summary of at most 1 MiB, so the
books and the failures are bounded in number and length, and what is left out is counted; the JUnit
file has all.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from typing import Final

from assay import words
from assay.features.scenario import verdicts
from assay.features.scenario.feature import Scenario
from assay.features.scenario.result import Failure, ScenarioResult, Verdict
from assay.features.scenario.tags import rules_named
from assay.features.scenario.verdicts import RanFeature
from assay.finding import Finding
from assay.report.markdown import code, escaped, head, row
from assay.source.writing import MARK_OF_MARKDOWN
from assay.values.text import Text

MOST_BOOKS: Final = 300
"""So many books are shown; of more, those in which something did not pass come first."""

MOST_FAILURES: Final = 100
"""So many scenarios that did not pass are told one by one, as long as there is room."""

_MOST_EACH: Final = 10
_LONGEST: Final = 300
"""So many expectations of a scenario are told, and so many characters of a text."""

_ROOM: Final = 1_000_000
"""Bytes of the whole, somewhat less than 1 MiB."""

_SIGNS: Final = {Verdict.PASSED: "✅", Verdict.FAILED: "❌", Verdict.WRONG: "⚠️"}

_TITLE: Final = Text("Scenarios", "ผลการทดสอบ")
_BY_RULE: Final = Text("Every fact book by rule", "ชุดข้อมูลการประเมินแต่ละชุดตามเกณฑ์")
_BY_FEATURE: Final = Text("Features", "ฟีเจอร์")
_AMISS: Final = Text("What did not pass", "รายการที่ไม่ผ่าน")
_RULE: Final = Text("Rule", "เกณฑ์")
_BOOK: Final = Text("Fact book", "ชุดข้อมูลการประเมิน")
_FEATURE: Final = Text("Feature", "ฟีเจอร์")
_RESULT: Final = Text("Result", "ผล")
_NOT_RUN: Final = "–"


def markdown_summary(
    results: Iterable[ScenarioResult],
    findings: Iterable[Finding] = (),
    *,
    rules: Collection[str] = (),
    lang: str = "en",
) -> str:
    """The summary; ends in a line break.

    `rules` are the ids of all rules: a scenario counts for each that it is about, and one that is
    about none of them counts under the title of its feature. `findings` are those about feature
    files that can't be read.
    """
    features = verdicts.by_feature(results)
    ordered = [one for feature in features for one in feature.results]
    unread = list(findings)
    lines = [f"## {_TITLE.in_language(lang)}", "", *_total(ordered, unread, lang)]
    by_book = [one for one in ordered if one.book is not None]
    tables: list[str] = []
    if by_book:
        tables += ["", f"### {_BY_RULE.in_language(lang)}", "", *_matrix(by_book, rules, lang)]
    others = [
        RanFeature(feature.file, feature.name, alone)
        for feature in features
        if (alone := tuple(one for one in feature.results if one.book is None))
    ]
    if others:
        tables += ["", f"### {_BY_FEATURE.in_language(lang)}", "", *_table(others, lang)]
    amiss = [[_finding(one, lang)] for one in unread]
    amiss += [list(_scenario(one, lang)) for one in ordered if one.verdict is not Verdict.PASSED]
    if amiss:
        lines += ["", f"### {_AMISS.in_language(lang)}", ""]
        lines += _as_many_as_fit(amiss, _ROOM - _bytes([*lines, *tables]), lang)
    return "\n".join([*lines, *tables]) + "\n" + MARK_OF_MARKDOWN


def _as_many_as_fit(amiss: Sequence[Sequence[str]], room: int, lang: str) -> Iterator[str]:
    for at, lines in enumerate(amiss):
        room -= _bytes(lines)
        if room < 0 or at == MOST_FAILURES:
            yield f"- {_further(len(amiss) - at, lang)}"
            return
        yield from lines


def _bytes(lines: Iterable[str]) -> int:
    return sum(len(line.encode()) + 1 for line in lines)


def _total(
    results: Sequence[ScenarioResult], unread: Sequence[Finding], lang: str
) -> Iterator[str]:
    many = verdicts.counts(results)
    worst = _worst(many)
    sign = Verdict.WRONG if unread and worst is not Verdict.FAILED else worst
    told = verdicts.told_total(many, lang)
    if unread:
        told += f"; {words.counts((one.severity for one in unread), lang)}"
    yield f"**{'' if sign is None else _SIGNS[sign] + ' '}{told}**"


# Tables -----------------------------------------------------------------------------------------


def _matrix(results: Sequence[ScenarioResult], rules: Collection[str], lang: str) -> Iterator[str]:
    """Books by rule, each cell with its counts; the longer of the two goes down the page."""
    cells: dict[tuple[str, str], Counter[Verdict]] = {}
    for result in results:
        for about in rules_named(result.scenario, rules) or (_title(result.scenario),):
            cells.setdefault((result.book or "", about), Counter())[result.verdict] += 1
    amiss = {one.book for one in results if one.verdict is not Verdict.PASSED}
    ran = sorted({book for book, _ in cells})
    shown_books = ran
    if len(ran) > MOST_BOOKS:
        shown_books = sorted(ran, key=lambda book: (book not in amiss, book))[:MOST_BOOKS]
    agencies = _agencies(results)
    books = {
        book: _in_cell(book if (agency := agencies.get(book)) is None else f"{agency} ({book})")
        for book in shown_books
    }
    abouts = {about: _in_cell(about) for about in sorted({about for _, about in cells})}
    book_word, rule_word = _BOOK.in_language(lang), _RULE.in_language(lang)
    if len(abouts) > len(books):
        yield from head([rule_word, *books.values()])
        for about, shown in abouts.items():
            yield row([shown, *(_cell(cells.get((book, about)), lang) for book in books)])
    else:
        yield from head([book_word, *abouts.values()])
        for book, shown in books.items():
            yield row([shown, *(_cell(cells.get((book, about)), lang) for about in abouts)])
    if len(ran) > len(books):
        yield from ("", _further(len(ran) - len(books), lang))


def _title(scenario: Scenario) -> str:
    """The title of a scenario's feature, or its file where it has none."""
    return scenario.feature or scenario.file


def _agencies(results: Iterable[ScenarioResult]) -> Mapping[str, str]:
    return {
        result.book: agency.id
        for result in results
        if result.book is not None
        and result.looks
        and (agency := result.looks[-1].evaluation.book.head.agency) is not None
    }


def _table(features: Sequence[RanFeature], lang: str) -> Iterator[str]:
    yield from head([_FEATURE.in_language(lang), _RESULT.in_language(lang)])
    for feature in features:
        name = f"{_in_cell(feature.name or feature.file)}<br>{code(feature.file)}"
        yield row([name, _cell(verdicts.counts(feature.results), lang)])


def _cell(many: Counter[Verdict] | None, lang: str) -> str:
    worst = None if many is None else _worst(many)
    if many is None or worst is None:
        return _NOT_RUN
    return f"{_SIGNS[worst]} {verdicts.told_counts(many, lang)}"


def _worst(many: Counter[Verdict]) -> Verdict | None:
    return next((one for one in (Verdict.FAILED, Verdict.WRONG, Verdict.PASSED) if many[one]), None)


# What did not pass ------------------------------------------------------------------------------


def _scenario(result: ScenarioResult, lang: str) -> Iterator[str]:
    scenario = result.scenario
    name = f"{_in_cell(_title(scenario))}: {_in_cell(verdicts.full_name(result))}"
    yield f"- {_SIGNS[result.verdict]} **{name}** {code(verdicts.line_of(scenario.place))}"
    told = [_failure(one, lang) for one in result.failures]
    told += [_finding(one, lang) for one in result.findings]
    yield from (f"  {one}" for one in told[:_MOST_EACH])
    if len(told) > _MOST_EACH:
        yield f"  - {_further(len(told) - _MOST_EACH, lang)}"


def _failure(failure: Failure, lang: str) -> str:
    step = f"{failure.step.keyword} {failure.step.text}"
    expected, found = (one.in_language(lang) for one in (failure.expected, failure.found))
    sides = (
        f"{verdicts.EXPECTED.in_language(lang)} **{_in_cell(expected)}**, "
        f"{verdicts.FOUND.in_language(lang)} **{_in_cell(found)}**"
    )
    place = verdicts.line_of(failure.where or failure.step.span)
    line = (
        f"- {_in_cell(step)} {code(place)}<br>{_in_cell(failure.about.in_language(lang))}: {sides}"
    )
    if failure.fired is not None:
        given_by = verdicts.GIVEN_BY.in_language(lang)
        fired = _in_cell(failure.fired.text.in_language(lang))
        line += f"<br>{given_by}: {fired} {code(verdicts.line_of(failure.fired.span))}"
    return line


def _finding(finding: Finding, lang: str) -> str:
    place = "" if finding.span is None else f" {code(verdicts.line_of(finding.span))}"
    hint = "" if finding.hint is None else f"<br>{_in_cell(finding.hint.in_language(lang))}"
    sign = _SIGNS[Verdict.WRONG]
    return f"- {sign} {_in_cell(finding.message.in_language(lang))}{place}{hint}"


def _further(number: int, lang: str) -> str:
    return f"และอีก {number} รายการ" if lang == "th" else f"and {number} more"


def _in_cell(text: str) -> str:
    """A text in one line, cut where it is long."""
    line = " ".join(text.split())
    return escaped(line[:_LONGEST] + "…" if len(line) > _LONGEST else line)
