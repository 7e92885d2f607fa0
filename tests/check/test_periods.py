"""Rules are dated: each stretch of days in which the same ones hold is checked by itself."""

import datetime as dt
from pathlib import Path

from assay.check.periods import joined, periods, worded
from assay.rules import Period, load_library
from tests.check.projects import RULE, checked, codes

FIRST = dt.date(2019, 10, 1)
LAST = dt.date(2020, 9, 30)
NEXT = dt.date(2020, 10, 1)

DATED = """
    rule: {id}
    title: Dated
    effective: {{{days}}}
    for: ward
    outcomes: {{{outcome}: {{is: {formula}}}}}
"""


def dated(id_: str, days: str, outcome: str = "share", formula: str = "beds") -> str:
    return DATED.format(id=id_, days=days, outcome=outcome, formula=formula)


def test_without_dates_there_is_one_period_of_all_days(folder: Path) -> None:
    checked(folder)
    library, _ = load_library(Path("rules"), "rules")
    assert library is not None
    assert periods(library) == (Period(),)


def test_days_change_where_a_rule_begins_and_after_it_ends(folder: Path) -> None:
    days = "from: 2019-10-01, to: 2020-09-30"
    checked(
        folder, {"rules/a.yaml": dated("a", days), "rules/b.yaml": dated("b", "from: 2020-10-01")}
    )
    library, _ = load_library(Path("rules"), "rules")
    assert library is not None
    assert periods(library) == (Period(FIRST, LAST), Period(NEXT, None))


def test_days_on_which_no_dated_rule_holds_are_checked_only_for_a_book(folder: Path) -> None:
    days = "from: 2019-10-01, to: 2020-09-30"
    checked(folder, {"rules/a.yaml": dated("a", days)})
    library, _ = load_library(Path("rules"), "rules")
    assert library is not None
    assert periods(library) == (Period(FIRST, LAST),)
    later = {dt.date(2021, 9, 30)}
    assert periods(library, later) == (Period(FIRST, LAST), Period(NEXT, None))


def test_a_parameter_divides_the_days_too(folder: Path) -> None:
    text = "limit: [{from: 2019-10-01, value: 1}, {from: 2020-10-01, value: 2}]\n"
    checked(folder, {"rules/parameters.yaml": text})
    library, _ = load_library(Path("rules"), "rules")
    assert library is not None
    assert periods(library) == (Period(FIRST, LAST), Period(NEXT, None))


def test_periods_that_follow_one_another_are_told_as_one() -> None:
    assert joined([Period(None, LAST), Period(NEXT, None)]) == [Period()]
    apart = [Period(FIRST, FIRST), Period(NEXT, None)]
    assert joined(apart) == apart
    assert worded([Period(FIRST, LAST)]).en == "from 1 Oct 2019 to 30 Sep 2020"
    assert worded([Period(FIRST, LAST)]).th == "ตั้งแต่วันที่ 1 ต.ค. 2562 ถึงวันที่ 30 ก.ย. 2563"
    assert worded(apart).en == "on 1 Oct 2019 and from 1 Oct 2020"


def test_a_mistake_that_holds_on_all_days_of_its_rule_names_no_days(folder: Path) -> None:
    found = checked(
        folder,
        {
            "rules/a.yaml": dated("a", "from: 2019-10-01, to: 2020-09-30", formula="bedz"),
            "rules/b.yaml": dated("b", "from: 2020-10-01"),
        },
    )
    assert [(one.code, str(one.span)) for one in found.findings] == [
        ("unknown-name", "rules/a.yaml:5:24")
    ]
    assert "in force" not in found.findings[0].message.en


def test_what_holds_on_some_days_only_says_on_which(folder: Path) -> None:
    found = checked(
        folder,
        {
            "rules/a.yaml": dated("a", "from: 2019-10-01, to: 2020-09-30"),
            "rules/b.yaml": dated("b", "from: 2020-10-01", outcome="other"),
            "rules/reader.yaml": """
                rule: reader
                title: Reader
                for: ward
                outcomes: {twice: {is: 2 * share}}
            """,
        },
    )
    [finding] = found.findings
    assert finding.span is not None
    assert finding.span.file == "rules/reader.yaml"
    assert finding.message.en.endswith(" (by the rules in force from 1 Oct 2020)")
    assert finding.message.in_language("th").endswith(" (ตามเกณฑ์ที่มีผลใช้บังคับตั้งแต่วันที่ 1 ต.ค. 2563)")


def test_versions_that_leave_days_uncovered_are_warned_of(folder: Path) -> None:
    found = checked(
        folder,
        {
            "rules/v1.yaml": dated("a", "to: 2020-09-30"),
            "rules/v2.yaml": dated("a", "from: 2020-10-03, to: 2021-09-30"),
            "rules/v3.yaml": dated("a", "from: 2021-10-01"),
        },
    )
    [finding] = found.findings
    assert finding.code == "missing-period"
    assert str(finding.span) == "rules/v2.yaml:3:12"
    assert finding.message.en == (
        "no version of the rule `a` is in force from 1 Oct 2020 to 2 Oct 2020"
    )
    assert finding.message.in_language("th") == (
        "ไม่มีเกณฑ์ `a` ฉบับใดมีผลใช้บังคับตั้งแต่วันที่ 1 ต.ค. 2563 ถึงวันที่ 2 ต.ค. 2563"
    )
    assert [str(one.span) for one in finding.related] == ["rules/v1.yaml:1:7"]


def test_versions_that_meet_or_stand_alone_are_right(folder: Path) -> None:
    found = checked(
        folder,
        {
            "rules/v1.yaml": dated("a", "from: 2019-10-01, to: 2020-09-30"),
            "rules/v2.yaml": dated("a", "from: 2020-10-01"),
            "rules/crowding.yaml": RULE,
        },
    )
    assert codes(found) == []


def test_a_gap_that_a_parameter_opens_is_told_with_its_days(folder: Path) -> None:
    found = checked(
        folder,
        {
            "rules/parameters.yaml": (
                "limit: [{from: 2019-10-01, value: 5}, {from: 2020-10-01, value: 6}]\n"
            ),
            "rules/band.yaml": """
                rule: band
                title: Band
                for: ward
                table:
                  outcome: small
                  rows:
                    - {when: {beds: "<= 5"}, then: true}
                    - {when: {beds: "> parameters.limit"}, then: false}
            """,
        },
    )
    assert codes(found) == ["gap"]
    assert found.findings[0].message.en.endswith("(by the rules in force from 1 Oct 2020)")


def test_of_more_periods_than_can_be_checked_the_latest_are(folder: Path) -> None:
    first = dt.date(2000, 1, 1)
    days = [first + dt.timedelta(days=number) for number in range(103)]
    values = ", ".join(f"{{from: {day}, value: {at}}}" for at, day in enumerate(days))
    found = checked(
        folder,
        {
            "rules/parameters.yaml": f"limit: [{values}]\n",
            "facts/2563/book.yaml": "as_of: 2000-01-02",
        },
    )
    [finding] = found.findings
    assert (finding.code, str(finding.span)) == ("too-many-periods", "rules:1:1")
    assert "before the period on 4 Jan 2000" in finding.message.en


LATER = """
    rule: crowding
    title: {th: ความแออัด, en: Crowding}
    for: ward
    effective: {from: 2025-10-01}
    outcomes:
      free: {is: beds, title: {th: เตียงว่าง, en: Free beds}}
"""


def test_an_outcome_that_no_book_can_have_is_noted(folder: Path) -> None:
    (note,) = (one for one in checked(folder, {"rules/crowding.yaml": LATER}).findings
               if one.code == "no-rule-in-force")  # fmt: skip
    assert note.message.en == (
        "no rule gives `ward.free` on 30 Sep 2020: `crowding` is in force from 1 Oct 2025"
    )


def test_an_outcome_that_one_of_the_books_has_is_not_noted(folder: Path) -> None:
    files = {
        "rules/crowding.yaml": LATER,
        "facts/2569/book.yaml": "as_of: 2025-12-31\n",
        "facts/2569/wards.yaml": "- {id: W-1, beds: 24, occupied: 20}\n",
    }
    assert "no-rule-in-force" not in [one.code for one in checked(folder, files).findings]
