"""What several rules share, and what is too much to show, as a report tells it."""

from pathlib import Path

from assay.contents.contents import Contents, contents_of
from assay.report.html import html_report
from assay.report.markdown_report import markdown_report
from assay.scorecard.layout import default_layout
from tests.building import Domain, domain
from tests.report.html.pages import layout_of

SCHEMA = """
types: {sort: {choice: [money, months]}}
kinds:
  act: {plural: acts, key: no,
        fields: {sort: {type: sort, required: true}, figure: {type: number, required: true}}}
"""
RULE = """
rule: {name}
title: Rule {name}
for: act
applies: sort = {sort}
outcomes: {{result: {{is: figure * 2, title: {title}}}}}
checks: [{{code: small, that: figure < 0, message: Too large}}]
"""
RULES = {
    "a.yaml": RULE.format(name="a", sort="money", title="Rand"),
    "b.yaml": RULE.format(name="b", sort="months", title="Months"),
}


def made(folder: Path, facts: str) -> Domain:
    return domain(folder, schema=SCHEMA, facts={"acts.csv": facts}, rules=RULES)


def contents(loaded: Domain, most: int | None = None) -> Contents:
    assert loaded.plan is not None
    assert loaded.library is not None
    layout = default_layout(loaded.schema, loaded.plan)
    return contents_of(loaded.evaluate(), layout, loaded.library, most=most)


def test_each_figure_has_the_title_of_the_rule_that_gave_it(tmp_path: Path) -> None:
    said = contents(made(tmp_path, "no,sort,figure\nA,money,3\nB,months,4\n"))
    titles = {one.fact: one.title.en for one in said.traces if one.name == "result"}
    assert titles == {"act/A": "Rand", "act/B": "Months"}


def test_a_heading_that_rules_share_is_neutral(tmp_path: Path) -> None:
    said = contents(made(tmp_path, "no,sort,figure\nA,money,3\nB,months,4\n"))
    assert [one.title.en for one in said.sections[0].headings] == ["Result"]
    [of_code] = [code for _, code in said.found.codes]
    assert (of_code.code, of_code.title) == ("small", None)
    alone = contents(made(tmp_path / "alone", "no,sort,figure\nA,money,3\n"))
    [of_code] = [code for _, code in alone.found.codes]
    assert of_code.title is None  # the check has none of its own


def test_what_is_left_out_is_counted_with_where_it_stands(tmp_path: Path) -> None:
    rows = "".join(f"A{at},money,{at}\n" for at in range(30))
    said = contents(made(tmp_path, "no,sort,figure\n" + rows), most=10)
    told = "… and 20 more; `assay report BOOK --format csv` and `xlsx` have all of them"
    assert len(said.sections[0].rows) == 10
    assert said.sections[0].more is not None
    assert said.sections[0].more.en == told
    [of_code] = [code for _, code in said.found.codes]
    # A finding takes the room of five figures.
    assert (of_code.count, len(of_code.findings)) == (30, 2)
    assert of_code.more is not None
    assert "… and 28 more" in of_code.more.en
    assert html_report(said, lang="en").replace("\u00a0", " ").count("and 20 more") == 1
    assert markdown_report(said, lang="en").count("… and 20 more") == 1


def test_nothing_is_left_out_where_no_bound_is_said(tmp_path: Path) -> None:
    rows = "".join(f"A{at},money,{at}\n" for at in range(30))
    said = contents(made(tmp_path, "no,sort,figure\n" + rows))
    assert len(said.sections[0].rows) == 30
    assert said.sections[0].more is None


def test_wide_tables_show_fewer_facts(tmp_path: Path) -> None:
    rows = "".join(f"A{at},money,{at}\n" for at in range(30))
    loaded = made(tmp_path, "no,sort,figure\n" + rows)
    assert loaded.library is not None
    layout = layout_of(loaded, "sections: [{kind: act, columns: [result, figure, sort]}]\n")
    said = contents_of(loaded.evaluate(), layout, loaded.library, most=10)
    assert len(said.sections[0].rows) == 3
