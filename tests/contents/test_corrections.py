"""What would make sums agree, as a report shows it and its forms set it."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal
from pathlib import Path

import pytest

from assay.contents.contents import Contents
from assay.contents.corrections import lots
from assay.contents.figures import Figures
from assay.explain.diagnose import Correction, Explanation, Verdict, diagnose
from assay.explain.diagnose.wording import explained
from assay.report.html import html_report
from assay.report.markdown_report import markdown_report
from tests.building import domain
from tests.contents.making import contents_from
from tests.explain.diagnose.test_diagnose import ACROSS, DOWN, SCHEMA
from tests.report.html.pages import by_id, read

LINES = """code,parent,paid,owed,all,document,place
total,,60.00,30.00,90.00,,
a,total,12.34,5.66,18.00,,
b,total,27.66,9.84,37.00,accounts,page 3
c,total,20.00,15.00,35.00,,
"""
"""Line b owes 9.34: that and 27.66 are 37.00, and the three lines then owe the 30.00 of the total."""

BOOK = "as_of: 2020-09-30\ndocuments: {accounts: {title: Accounts}}\n"


@pytest.fixture
def contents(tmp_path: Path) -> Contents:
    rules = {"across.yaml": ACROSS, "down.yaml": DOWN}
    loaded = domain(tmp_path, schema=SCHEMA, facts={"lines.csv": LINES}, rules=rules, book=BOOK)
    return contents_from(loaded, None)


def test_the_figure_to_correct_is_shown_with_the_digit_that_differs(contents: Contents) -> None:
    (lot,) = contents.lots
    (one,) = lot.corrections
    assert one.title.en == "Line b, owed"
    assert [(digit.text, digit.wrong) for digit in one.printed] == [
        ("9", False), (".", False), ("8", True), ("4", False),
    ]  # fmt: skip
    assert one.right == "9.34"
    assert one.clears == (("across", "line/b"), ("owed", "line/total"))
    assert (one.origin.document, str(one.origin.place)) == ("accounts", "page 3")
    assert one.origin.line is not None
    # The figure stands after `b,total,27.66,`, 14 characters.
    assert one.origin.line.endswith("lines.csv:4:15")


def test_the_page_marks_the_digit_and_leads_to_the_figure(contents: Contents) -> None:
    page = read(html_report(contents, lang="en"))
    table = page.one("table", "corrections")
    assert [one.text() for one in table.all("mark")] == ["8"]
    cells = [one.text() for one in next(table.one("tbody").all("tr")).all("td")]
    assert cells[:2] == ["9.84", "9.34"]
    assert cells[2] == "across line/bowed line/total"
    link = table.one("tbody").one("a")
    assert by_id(page)[link["href"][1:]].one("h3").text().endswith("owed owed")


def test_markdown_has_the_same_in_a_table(contents: Contents) -> None:
    lines = markdown_report(contents, lang="en").splitlines()
    at = lines.index("## What would make the sums agree")
    assert lines[at + 2].startswith(
        "Line b, owed is printed 9.84; were it 9.34, two sums would then agree"
    )
    row = lines[at + 6]
    assert row.startswith("| Line b, owed | 9.84 | 9.34 | `across` line/b, `owed` line/total | `")
    assert row.endswith("lines.csv:4:15` accounts, page 3 |")


def test_where_sums_agree_nothing_is_said(tmp_path: Path) -> None:
    facts = {"lines.csv": LINES.replace("9.84", "9.34")}
    rules = {"across.yaml": ACROSS, "down.yaml": DOWN}
    loaded = domain(tmp_path, schema=SCHEMA, facts=facts, rules=rules, book=BOOK)
    right = contents_from(loaded, None)
    assert right.lots == ()
    assert "What would make the sums agree" not in html_report(right, lang="en")
    assert "What would make the sums agree" not in markdown_report(right, lang="en")


def test_several_possibilities_are_numbered_and_none_is_picked(tmp_path: Path) -> None:
    # With sums across alone, 27.66 + 9.84 = 37.00 is mended at either of the three.
    facts = {"lines.csv": LINES}
    loaded = domain(tmp_path, schema=SCHEMA, facts=facts, rules=ACROSS, book=BOOK)
    (lot,) = contents_from(loaded, None).lots
    found = [(one.possibility, one.as_printed, one.right) for one in lot.corrections]
    assert sorted(number or 0 for number, _, _ in found) == list(range(1, len(found) + 1))
    assert {("27.66", "27.16"), ("9.84", "9.34"), ("37.00", "37.50")} >= {one[1:] for one in found}
    assert len(found) > 1


def test_a_figure_that_each_possibility_corrects_otherwise_is_not_sure(contents: Contents) -> None:
    (found,) = diagnose(contents.evaluation)
    ((owed,),) = (one.corrections for one in found.explanations)
    paid = replace(owed, cell=replace(owed.cell, field="paid"), value=Decimal(1))
    whole = replace(owed, cell=replace(owed.cell, field="all"), value=Decimal(2))

    def told(*explanations: tuple[Correction, ...]) -> list[tuple[int | None, str, str]]:
        several = tuple(map(Explanation, explanations))
        shown = replace(found, explanations=several, named=(owed,), verdict=Verdict.PARTLY)
        (lot,) = lots([shown], Figures(contents.evaluation, {}))
        return [(one.possibility, one.trace, one.right) for one in lot.corrections]

    assert told((owed, paid), (owed, whole)) == [
        (None, "t1", "9.34"),
        (1, "t2", "1"),
        (2, "t3", "2"),
    ]
    other = replace(owed, value=Decimal("9.00"))
    assert told((owed, paid), (other, whole)) == [
        (1, "t1", "9.34"),
        (1, "t2", "1"),
        (2, "t1", "9.00"),
        (2, "t3", "2"),
    ]
    agreed = explained(tuple(map(Explanation, [(owed, paid), (owed, whole)])), (owed,))
    assert agreed.en.startswith(
        "Line b, owed is printed 9.84; were it 9.34, two sums would then agree"
    )
    unsure = explained(tuple(map(Explanation, [(owed, paid), (other, whole)])), (owed,))
    assert unsure.en.startswith("Line b, owed is printed 9.84 and is to be corrected in any case;")
    assert "Line b, owed 9.84 → 9.34 and" in unsure.en
    assert "Line b, owed 9.84 → 9.00 and" in unsure.en
