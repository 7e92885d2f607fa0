import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assay.values import calendar

END_OF_2563 = dt.date(2020, 9, 30)


@pytest.mark.parametrize(
    "written",
    [
        *("30 ก.ย. 63", "30 ก.ย. 2563", "30 ก.ย.63", "30 กย 63", "30 ก. ย. 2563"),
        *("30 กันยายน 2563", "30 กันยายน พ.ศ. 2563", "30 กันยายน พ.ศ.2563", "๓๐ กันยายน ๒๕๖๓"),
        *("30/9/2563", "30/09/2563", "30/09/63", "๓๐/๙/๒๕๖๓", "30/9/2020"),
        *("2563-09-30", "2020-09-30", "  30  ก.ย.  2563 "),
    ],
)
def test_a_day_is_read_as_thai_documents_print_it(written: str) -> None:
    assert calendar.parse_date(written) == END_OF_2563


def test_every_month_is_read_in_full_and_abbreviated() -> None:
    for month, (full, short) in enumerate(calendar.THAI_MONTHS, start=1):
        for name in (full, short, short.replace(".", "")):
            assert calendar.parse_date(f"1 {name} 2563") == dt.date(2020, month, 1)


def test_a_leap_day_is_one_of_the_gregorian_year() -> None:
    assert calendar.parse_date("29 ก.พ. 2563") == dt.date(2020, 2, 29)
    with pytest.raises(ValueError, match=r"there is no day `29 ก\.พ\. 2562`"):
        calendar.parse_date("29 ก.พ. 2562")


@pytest.mark.parametrize(
    ("written", "why"),
    [
        ("31 ก.ย. 2563", "there is no day `31 ก.ย. 2563`"),
        ("30 ก.ก. 2563", "`ก.ก.` is no Thai month"),
        ("30 ก.ย. 563", "`30 ก.ย. 563` is no date"),
        ("กันยายน 2563", "`กันยายน 2563` is no date"),
        ("30/13/2563", "there is no day `30/13/2563`"),
        ("30.9.2563", "`30.9.2563` is no date"),
        ("", "`` is no date"),
    ],
)
def test_what_is_no_day_says_why(written: str, why: str) -> None:
    with pytest.raises(ValueError, match=why.replace(".", r"\.")):
        calendar.parse_date(written)


def test_a_day_is_shown_in_the_readers_calendar() -> None:
    assert calendar.format_date(END_OF_2563) == "30 ก.ย. 2563"
    assert calendar.format_date(END_OF_2563, "en") == "30 Sep 2020"


@given(st.dates(min_value=dt.date(1957, 1, 1), max_value=dt.date(2156, 12, 31)))
def test_a_day_shown_in_thai_is_read_back(day: dt.date) -> None:
    assert calendar.parse_date(calendar.format_date(day)) == day


def test_a_year_from_2400_on_is_of_the_buddhist_era() -> None:
    assert calendar.gregorian_year(2563) == 2020
    assert calendar.gregorian_year(2400) == 1857
    assert calendar.gregorian_year(2399) == 2399
    assert calendar.gregorian_year(2020) == 2020
    assert calendar.buddhist_year(2020) == 2563


def test_the_thai_fiscal_year_runs_from_october_and_is_named_by_its_end() -> None:
    assert calendar.fiscal_year(dt.date(2019, 9, 30)) == 2019
    assert calendar.fiscal_year(dt.date(2019, 10, 1)) == 2020
    assert calendar.fiscal_year(END_OF_2563) == 2020


@pytest.mark.parametrize(
    ("day", "quarter"),
    [
        (dt.date(2019, 10, 1), 1),
        (dt.date(2019, 12, 31), 1),
        (dt.date(2020, 1, 1), 2),
        (dt.date(2020, 3, 31), 2),
        (dt.date(2020, 4, 1), 3),
        (dt.date(2020, 6, 30), 3),
        (dt.date(2020, 7, 1), 4),
        (END_OF_2563, 4),
    ],
)
def test_a_day_lies_in_a_quarter_of_the_fiscal_year(day: dt.date, quarter: int) -> None:
    assert calendar.fiscal_quarter(day) == quarter


def test_a_quarter_has_a_first_and_a_last_day() -> None:
    assert calendar.quarter_start(2020, 1) == dt.date(2019, 10, 1)
    assert calendar.quarter_end(2020, 1) == dt.date(2019, 12, 31)
    assert calendar.quarter_start(2020, 2) == dt.date(2020, 1, 1)
    assert calendar.quarter_end(2020, 2) == dt.date(2020, 3, 31)
    assert calendar.quarter_start(2020, 4) == dt.date(2020, 7, 1)
    assert calendar.quarter_end(2020, 4) == END_OF_2563


def test_a_fiscal_year_may_start_in_another_month() -> None:
    assert calendar.fiscal_year(dt.date(2020, 12, 31), first_month=1) == 2020
    assert calendar.quarter_start(2020, 1, first_month=1) == dt.date(2020, 1, 1)
    assert calendar.quarter_end(2020, 4, first_month=1) == dt.date(2020, 12, 31)
    assert calendar.fiscal_year(dt.date(2020, 4, 1), first_month=4) == 2021
    assert calendar.quarter_end(2021, 4, first_month=4) == dt.date(2021, 3, 31)


@given(st.dates(dt.date(1900, 1, 1), dt.date(2200, 1, 1)), st.integers(1, 12))
def test_every_day_lies_within_its_quarter(day: dt.date, first_month: int) -> None:
    year = calendar.fiscal_year(day, first_month)
    quarter = calendar.fiscal_quarter(day, first_month)
    first = calendar.quarter_start(year, quarter, first_month)
    assert first <= day <= calendar.quarter_end(year, quarter, first_month)
