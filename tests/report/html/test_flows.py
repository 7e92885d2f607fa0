"""A line for each fact from figure to figure, and what was taken and given."""

from __future__ import annotations

import re
from decimal import Decimal
from itertools import pairwise
from pathlib import Path

import pytest

from assay.report.html.charts import Chart
from assay.report.html.drawings import drawing
from assay.scorecard.layout import load_layout
from tests.building import domain
from tests.contents.making import contents_from

SCHEMA = """
kinds:
  line:
    plural: lines
    parent: line
    key: code
    title: Line
    fields:
      code: {type: text}
      first: {type: number, unit: baht}
      second: {type: number, unit: baht}
      third: {type: number, unit: baht}
      days: {type: number, unit: days}
"""
RULE = "rule: r\ntitle: R\nfor: line\noutcomes: {moved: second - first}\n"
FACTS = """
- {code: total, first: 100, second: 100, third: 70}
- {code: A, parent: total, first: 60, second: 40, third: 30}
- {code: B, parent: total, first: 40, second: 60, third: 40}
- {code: C, parent: total, first: 5, second: 5}
"""
LAYOUT = """
sections: []
report:
  - kind: line
    slope: [first, second, third]
    moved: moved
"""


def charts(folder: Path, facts: str = FACTS) -> list[Chart]:
    loaded = domain(folder, schema=SCHEMA, facts={"lines.yaml": facts}, rules=RULE)
    contents = contents_from(loaded, LAYOUT)
    drawn = drawing(contents.evaluation, contents.sections[0])
    return [chart for chart, _ in drawn.charts]


def texts(chart: Chart) -> list[str]:
    return re.findall(r"<text[^>]*>([^<]*)</text>", chart.drawn["en"])


def test_a_line_is_named_at_both_ends_and_falls_in_another_colour(tmp_path: Path) -> None:
    slope, _ = charts(tmp_path)
    assert slope.of.en == "First → Second → Third"
    # C has no third figure and no line; the total adds up the others and has none.
    assert texts(slope) == ["First", "Second", "Third", "A 60.0", "B 40.0", "B 40.0", "A 30.0"]
    falls = re.findall(r"<polyline [^>]*>", slope.drawn["en"])
    assert ["dasharray" in one for one in falls] == [True, False]


def test_higher_amounts_stand_higher_to_one_scale(tmp_path: Path) -> None:
    slope, _ = charts(tmp_path)
    points = re.findall(r'points="([^"]*)"', slope.drawn["en"])
    downs = [[Decimal(one.split(",")[1]) for one in line.split()] for line in points]
    # From 60 at the top to 0 at 300 points: 5 points a baht.
    assert downs == [[0, 100, 150], [100, 0, 100]]


def test_names_that_would_stand_on_each_other_stand_apart(tmp_path: Path) -> None:
    rows = "".join(f"- {{code: {one}, first: 50, second: 50, third: 50}}\n" for one in "ABC")
    slope, *_ = charts(tmp_path, rows)
    downs = [Decimal(one) for one in re.findall(r'<text x="-8.0" y="([^"]*)"', slope.drawn["en"])]
    assert [later - earlier for earlier, later in pairwise(downs)] == [15, 15]


def test_what_was_taken_stands_left_and_what_was_given_right(tmp_path: Path) -> None:
    _, moved = charts(tmp_path)
    assert texts(moved) == ["A \N{MINUS SIGN}20.00", "B +20.00"]
    assert moved.note is not None
    assert moved.note.en == "The figures do not say which line gave to which."


def test_where_nothing_was_moved_nothing_is_drawn(tmp_path: Path) -> None:
    assert len(charts(tmp_path, "- {code: A, first: 1, second: 1, third: 1}\n")) == 1


@pytest.mark.parametrize(
    ("asked", "told"),
    [
        ("slope: [first]", "4:12 wrong-type"),
        ("slope: [first, days]", "4:20 wrong-type"),
        ("slope: [first, code]", "4:20 wrong-type"),
        ("slope: [first, secnd]", "4:20 unknown-name"),
        ("moved: code", "4:12 wrong-type"),
        ("moved: virement", "4:12 unknown-name"),
    ],
)
def test_what_is_wrong_is_told_at_its_place(tmp_path: Path, asked: str, told: str) -> None:
    loaded = domain(tmp_path, schema=SCHEMA, facts={"lines.yaml": FACTS}, rules=RULE)
    assert loaded.plan is not None
    path = tmp_path / "wrong.yaml"
    path.write_text(f"sections: []\nreport:\n  - kind: line\n    {asked}\n", encoding="utf-8")
    _, findings = load_layout(path, loaded.schema, loaded.plan)
    found = [f"{one.span.line}:{one.span.column} {one.code}" for one in findings if one.span]
    assert found == [told]
