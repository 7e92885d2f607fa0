"""Bars and charts: lengths of what is there, nothing for what is not, and a table either way."""

from __future__ import annotations

from decimal import Decimal
from pathlib import Path

import pytest

from assay.contents.bars import Bar, Piece, bar
from assay.report.html.charts import scale
from assay.scorecard.section import Bars
from tests.building import Domain, domain
from tests.report.html.pages import Element, layout_of, report_of

SCHEMA = """
    kinds:
      fund:
        plural: funds
        title: {th: กองทุน, en: Fund}
        label: name
        key: id
        parent: fund
        fields:
          id: {type: text}
          name: {type: text}
          plan: {type: number, unit: baht}
          paid: {type: number, unit: baht}
          kept: {type: number, unit: baht}
"""
FUNDS = """
id,parent,name,plan,paid,kept
all,,All,400,200,100
a,all,Roads,200,50,100
b,all,Schools,100,150,50
c,all,Parks,100,,-50
d,all,None,0,1,1
e,all,Unknown,,1,1
"""
RULE = """
    rule: left
    title: {th: คงเหลือ, en: Left}
    for: fund
    outcomes:
      left: {is: plan - paid, title: {th: คงเหลือ, en: Left}}
"""
LAYOUT = """
sections: [{kind: fund, columns: [plan]}]
report:
  - kind: fund
    title: {th: กองทุน, en: Funds}
    bars: {whole: plan, parts: [paid, {kept: {th: กันไว้, en: Kept}}]}
    against: [plan, paid]
"""


@pytest.fixture
def funds(tmp_path: Path) -> Domain:
    return domain(tmp_path, schema=SCHEMA, facts={"funds.csv": FUNDS}, rules=RULE)


def bars_of(loaded: Domain) -> Bars:
    bars = layout_of(loaded, LAYOUT).report[0].bars
    assert bars is not None
    return bars


def pieces(*shares: str) -> tuple[Piece, ...]:
    return tuple(Piece(number, Decimal(share)) for number, share in enumerate(shares, start=1))


@pytest.mark.parametrize(
    ("fund", "expected"),
    [
        ("all", Bar(pieces("50.00", "25.00"))),
        ("a", Bar(pieces("25.00", "50.00"))),
        # 200 of a plan of 100: the bar is as long as its parts, and the plan ends half way.
        ("b", Bar(pieces("75.00", "25.00"), Decimal("50.00"))),
        ("c", Bar(())),  # nothing is stated as paid, and less than nothing is kept
        ("d", None),  # a whole of 0 has no parts
        ("e", None),  # nor has one that nobody states
    ],
)
def test_a_bar_has_its_parts_in_the_length_of_the_whole(
    funds: Domain, fund: str, expected: Bar | None
) -> None:
    fact = funds.book.find(f"fund/{fund}")
    assert fact is not None
    assert bar(funds.evaluate(), fact, bars_of(funds)) == expected


def test_the_table_has_what_is_drawn_where_the_section_names_no_columns(funds: Domain) -> None:
    table = report_of(funds, LAYOUT).one("table", "figures")
    heads = [one.text() for one in table.one("thead").all("th")]
    assert heads == ["Name", "Plan", "Paid", "Kept", "Share of the whole"]
    rows = {row.one("th").text(): row for row in table.one("tbody").all("tr")}
    assert list(rows) == ["all All", "a Roads", "b Schools", "c Parks", "d None", "e Unknown"]
    assert [
        one["style"] for one in rows["a Roads"].one(class_="bar").all() if "p1" in one.classes
    ] == ["width: 25.00%"]
    assert not list(rows["d None"].all(class_="bar"))


def charts(page: Element) -> list[Element]:
    return list(page.all("figure", "chart"))


def test_a_chart_stands_in_both_languages_with_text_as_text_and_colours_of_the_page(
    funds: Domain,
) -> None:
    both = charts(report_of(funds, LAYOUT))
    assert [one.one("figcaption").text() for one in both] == [
        "Funds: Paid · Kept (baht) The table below has the same figures.",
        "Funds: Plan · Paid (baht) The table below has the same figures.",
    ]
    for one in both:
        drawn = list(one.all("svg"))
        assert len(drawn) == 2
        for svg in drawn:
            assert svg["aria-hidden"] == "true"
            assert not [name for name in svg.attributes if name.startswith("xmlns")]
            texts = [text.text() for text in svg.all("text")]
            # The line that adds up the others is not beside them.
            assert "a Roads" in texts
            assert "all All" not in texts
            fills = {part.attributes.get("fill") for part in svg.all("rect")}
            assert {"var(--part-1)", "var(--part-2)"} <= fills


def test_the_bars_of_a_chart_are_as_long_as_their_amounts(funds: Domain) -> None:
    parts, sides = (next(iter(one.all("svg"))) for one in charts(report_of(funds, LAYOUT)))
    # 460 points for 250 baht, from -50 to 200: what is less than nothing lies left of zero.
    assert [(one["x"], one["width"], one["fill"][-2]) for one in parts.all("rect")] == [
        ("92.0", "92.0", "1"),
        ("184.0", "184.0", "2"),
        ("92.0", "276.0", "1"),
        ("368.0", "92.0", "2"),
        ("0.0", "92.0", "2"),
        ("92.0", "1.8", "1"),
        ("93.8", "1.9", "2"),
        ("92.0", "1.8", "1"),
        ("93.8", "1.9", "2"),
    ]
    assert ticks(parts) == ["\N{MINUS SIGN}50", "0", "50", "100", "150", "200"]
    # Side by side each begins at zero, in a line of its own.
    assert [(one["y"], one["width"]) for one in sides.all("rect")][:3] == [
        ("3", "460.0"),
        ("20", "115.0"),
        ("43", "230.0"),
    ]
    assert ticks(sides) == ["0", "50", "100", "150", "200"]


def ticks(svg: Element) -> list[str]:
    texts = svg.all("text")
    return [one.text() for one in texts if one.attributes.get("text-anchor") == "middle"]


@pytest.mark.parametrize(
    ("ends", "step", "first", "last"),
    [
        (["0"], "0.2", "0", "1"),
        (["134.1"], "20", "0", "140"),
        (["-3", "8"], "2", "-4", "8"),
        (["0.0004"], "0.00005", "0", "0.0004"),
        (["1e30"], "2e29", "0", "1e30"),
        (["-7"], "1", "-7", "0"),
    ],
)
def test_the_scale_of_a_chart_has_round_steps(
    ends: list[str], step: str, first: str, last: str
) -> None:
    found = scale([Decimal(end) for end in ends])
    assert found == (Decimal(step), Decimal(first), Decimal(last))
