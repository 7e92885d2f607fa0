"""A whole project checked: every finding of every file, in one go."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Final

from assay.check.features import Grounds, ReadFeature, check_feature
from assay.check.fractions import fractions
from assay.check.missing_fields import missing_fields
from assay.check.periods import periods, worded
from assay.check.planned import Planned, planned, told_once
from assay.check.steps import Steps
from assay.check.unread import names_written, unread_outcomes
from assay.check.versions import missing_periods
from assay.check.without_head import without_head
from assay.compare import find_comparing
from assay.facts import Book, Schema, head_of, is_unfilled, load_book, load_schema
from assay.facts.book.stating import open_to_nulls
from assay.features.scenario import Vocabulary
from assay.features.scenario.tags import Agencies
from assay.features.scenario.workspace import (
    EVALUATION_CODES,
    agency_of,
    book_clashes,
    book_names,
    check_codes,
    outcomes_of,
)
from assay.finding import Finding, Severity, Span
from assay.outcome.resting import at_rest
from assay.plan import Plan
from assay.project import Project
from assay.rules import Library, Period, read_library
from assay.source import read_yaml, real, shown
from assay.values.text import Text

MAX_PERIODS: Final = 100
"""So many periods are planned and proven: a quarter of a century of quarters."""

_ECHOES: Final = frozenset({"unknown-name"})
"""What a rule is said to do wrong where the fault may lie in a rule that can't be read."""


@dataclass(frozen=True)
class Checked:
    """What came of checking a project.

    Attributes:
        findings: all of them, by file and place.
        schema: the schema; null where it is wrong, and then no rule and no book could be checked.
        plan: the rules in force on the last of the books' days, or else in the last period; null
            where they are wrong.
        rules: how many rule files there are that can be read.
        books: how many fact books were read.
        features: how many feature files were read.
        proven: whether the tables, levels and scales of all rules could be proven.
        rules_read: whether every rule file can be read. Where not, a name that is not known may be
            an outcome of a rule that can't.
        grounds: what is wrong with the schema, on which all else stands.
        unread: what is wrong with rules that can't be read, on which all but fact books stand.
        book_paths: the folders and workbooks of the fact books.
    """

    findings: tuple[Finding, ...]
    schema: Schema | None = None
    plan: Plan | None = None
    rules: int = 0
    books: int = 0
    features: int = 0
    proven: bool = False
    rules_read: bool = False
    grounds: tuple[Finding, ...] = ()
    unread: tuple[Finding, ...] = ()
    book_paths: tuple[Path, ...] = ()

    def with_findings(self, more: Iterable[Finding]) -> Checked:
        """The same with further findings in their places, but for echoes of rules unread."""
        heard = [one for one in more if self.rules_read or one.code not in _ECHOES]
        return replace(self, findings=_in_order([*self.findings, *heard]))

    def narrowed(self, paths: Sequence[Path]) -> Checked:
        """The same with the findings in these files, or in files below these folders.

        What they depend on must be sound for a clean answer: what is wrong with the schema is told
        too and, but of fact books, what is wrong with rules that can't be read.
        """
        wanted = [real(path) for path in paths]
        books = {real(path) for path in self.book_paths}
        needed = {*self.grounds, *(() if books.issuperset(wanted) else self.unread)}

        def inside(finding: Finding) -> bool:
            if finding.span is None or finding in needed:
                return True
            file = real(Path(finding.span.file))
            return any(file == path or path in file.parents for path in wanted)

        return replace(self, findings=tuple(filter(inside, self.findings)))


def check(project: Project, told: Callable[[int, int], None] | None = None) -> Checked:
    """Everything that is wrong with the files of a project, or worth knowing about them.

    What is wrong in one file hides no more of the others than depends on it: without a sound
    schema neither rules nor facts mean anything; rules that can be read are checked though others
    can't, and tables are proven once every rule in force with them is right.

    `told` is called after each step of the work with how many are done, and of how many.
    """
    # Of periods there is at least one; how many there are the days of the books decide.
    steps = Steps(told, len(project.books) + len(project.features) + 1)
    rules_shown = shown(project.rules_folder)
    schema, wrong = load_schema(project.schema_file)
    library, wrong_rules = read_library(project.rules_folder, rules_shown)
    findings = [*wrong, *wrong_rules, *book_clashes(project)]
    books: list[Book] = []
    plans: tuple[Planned, ...] = ()
    if schema is not None:
        project, books, wrong_books = _books(project, schema, steps)
        findings.extend(wrong_books)
        findings.extend(without_head(project, schema))
        plans, found = _planned(schema, library, _days(books), rules_shown, steps)
        for plan in _plans(plans):
            found.extend(missing_fields(plan, schema))
            found.extend(fractions(plan, schema, books))
        found += _of_comparison(project, schema, _plan_of(plans, _days(books)))
        # A name that is not known may be an outcome of a rule that could not be read.
        findings.extend(one for one in found if not (wrong_rules and one.code in _ECHOES))
    findings.extend(missing_periods(library))
    of_books = [
        one.plan
        for one in plans
        if one.plan is not None and any(map(one.period.holds, _days(books)))
    ]
    findings.extend(at_rest(of_books, max(_days(books))) if of_books else ())
    sound = None if wrong_rules else library
    all_planned = _plans(plans) if _all_planned(plans) else []
    grounds = _grounds(project, schema, sound, all_planned, books)
    texts, wrong_features = _features(project, grounds, steps)
    findings.extend(wrong_features)
    scorecard, _ = read_yaml(project.scorecard, shown(project.scorecard))
    if scorecard is not None and not wrong_rules and _all_planned(plans):
        comparison, _ = read_yaml(project.comparison, shown(project.comparison))
        named = [name for node in (scorecard, comparison) for name in names_written(node)]
        findings.extend(unread_outcomes(_plans(plans), library, named, texts))
    return Checked(
        _in_order(findings),
        schema,
        _plan_of(plans, _days(books)),
        rules=len(library.rules) + len({_file(one) for one in wrong_rules} - {rules_shown}),
        books=len(project.books),
        features=len(project.features),
        proven=not wrong_rules and _all_planned(plans),
        rules_read=not wrong_rules,
        grounds=tuple(wrong),
        unread=tuple(wrong_rules),
        book_paths=project.books,
    )


def _books(
    project: Project, schema: Schema, steps: Steps
) -> tuple[Project, list[Book], list[Finding]]:
    """The project without workbooks that are not begun, the books that are right, and findings."""
    paths: list[Path] = []
    books: list[Book] = []
    findings: list[Finding] = []
    for path in project.books:
        book, wrong = load_book(path, schema)
        if book is None and is_unfilled(path, schema):
            findings.append(_unfilled(path))
        else:
            findings.extend(wrong)
            paths.append(path)
        if book is not None:
            books.append(book)
            findings.extend(book.warnings)
        steps.step()
    return replace(project, books=tuple(paths)), books, findings


def _unfilled(path: Path) -> Finding:
    """A note that a workbook is no book yet."""
    name = shown(path)
    message = Text(
        f"{name} is a template in which nothing is filled in, so it is no fact book yet",
        f"{name} เป็นแม่แบบที่ยังไม่ได้กรอก จึงยังไม่ใช่ชุดข้อมูลการประเมิน",
    )
    return Finding("not-a-book", Severity.NOTE, message, Span(name))


def _of_comparison(project: Project, schema: Schema, plan: Plan | None) -> tuple[Finding, ...]:
    """What is wrong with the file of what is compared; it names fields, and outcomes of rules."""
    if plan is None:
        return ()
    _, findings = find_comparing(project.schema_file, schema, plan)
    return findings


def _planned(
    schema: Schema, library: Library, as_of: Collection[dt.date], rules: str, steps: Steps
) -> tuple[tuple[Planned, ...], list[Finding]]:
    """The rules of each period, and all that is found in them; `rules` is the folder as shown."""
    if not library.rules:
        return (), []
    days, found = _bounded(periods(library, as_of), as_of, rules)
    steps.total += len(days) - 1
    plans: list[Planned] = []
    for period in days:
        plans.append(planned(schema, library, period))
        steps.step()
    found.extend(told_once(plans, library))
    return tuple(plans), found


def _bounded(
    days: Sequence[Period], as_of: Collection[dt.date], rules: str
) -> tuple[list[Period], list[Finding]]:
    """The latest periods and those of the books; a note where others are left out."""
    if len(days) <= MAX_PERIODS:
        return list(days), []
    latest = days[-MAX_PERIODS:]
    kept = [one for one in days if one in latest or any(one.holds(day) for day in as_of)]
    begins = worded(latest[:1])
    note = Finding(
        "too-many-periods",
        Severity.NOTE,
        Text(
            f"rules and parameters change on more than {MAX_PERIODS} days; those before the period "
            f"{begins.en} are checked only where a fact book is of such a day",
            f"เกณฑ์และพารามิเตอร์เปลี่ยนแปลงเกิน {MAX_PERIODS} ครั้ง ช่วงก่อน{begins.th} "
            "ตรวจเฉพาะวันที่มีชุดข้อมูลการประเมิน",
        ),
        Span(rules),
    )
    return kept, [note]


def _features(
    project: Project, grounds: Grounds | None, steps: Steps
) -> tuple[list[str], list[Finding]]:
    """The texts of the features, and what is wrong with them."""
    read: list[ReadFeature] = []
    for path in project.features:
        read.append(check_feature(path, grounds))
        steps.step()
    texts = [text for one in read for text in one.said]
    return texts, [finding for one in read for finding in one.findings]


def _grounds(
    project: Project,
    schema: Schema | None,
    library: Library | None,
    plans: Sequence[Plan],
    books: Sequence[Book],
) -> Grounds | None:
    """What sentences mean; null without a schema, for then no word means anything."""
    if schema is None:
        return None
    vocabulary = Vocabulary(
        schema,
        outcomes_of(plans) if library is not None and plans else None,
        None if library is None else {rule.id for rule in library.rules},
        None if library is None else EVALUATION_CODES | check_codes(library),
        tuple(book_names(project)),
    )
    read = {book.path: book for book in books}
    right = {name: read[path] for name, path in book_names(project).items() if path in read}
    return Grounds(vocabulary, open_to_nulls(schema), right, _agencies(project, schema, right))


def _agencies(project: Project, schema: Schema, right: Mapping[str, Book]) -> Agencies | None:
    """The agency of each book, also of one with mistakes; null where one can't be told."""
    heads = {
        name: right[name].head if name in right else head_of(path, schema)
        for name, path in book_names(project).items()
    }
    known = all(head is not None for head in heads.values())
    return {name: agency_of(head) for name, head in heads.items()} if known else None


def _days(books: Iterable[Book]) -> list[dt.date]:
    return [book.as_of for book in books]


def _plans(plans: Iterable[Planned]) -> list[Plan]:
    return [one.plan for one in plans if one.plan is not None]


def _all_planned(plans: Sequence[Planned]) -> bool:
    return bool(plans) and all(one.plan is not None for one in plans)


def _plan_of(plans: Sequence[Planned], days: Sequence[dt.date]) -> Plan | None:
    if not plans:
        return None
    last = max(days, default=None)
    at = (one for one in plans if last is not None and one.period.holds(last))
    return next(at, plans[-1]).plan


def _file(finding: Finding) -> str:
    return "" if finding.span is None else finding.span.file


def _in_order(findings: Iterable[Finding]) -> tuple[Finding, ...]:
    def place(one: Finding) -> tuple[Span, int, str, str]:
        return one.span or Span(""), one.severity.weight, one.code, one.message.en

    return tuple(sorted(dict.fromkeys(findings), key=place))
