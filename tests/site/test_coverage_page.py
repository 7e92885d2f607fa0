"""The page of rule coverage: each goal marked where it stands, in one file, in both languages."""

from __future__ import annotations

import re
from itertools import pairwise
from pathlib import Path

import pytest

from assay.features.coverage import Coverage, covered
from assay.features.scenario import Workspace
from assay.project import Project
from assay.site.coverage import coverage_page
from tests.building import Domain, domain
from tests.features.coverage.asking import asked
from tests.site.test_site import Page
from tests.site.test_style import luminance, schemes

SCHEMA = """
    kinds:
      project:
        plural: projects
        key: id
        title: {en: Project, th: โครงการ}
        fields:
          id: {type: text}
          delay: {type: number, decimals: 1, range: "[0..20]", required: true}
          core: {type: boolean, required: true}
"""
STATUS = """
    rule: status
    title: {en: "Status <script>alert(1)</script>", th: "สถานะ <script>alert(2)</script>"}
    for: project
    table:
      outcome: status
      title: {en: The status, th: สถานะโครงการ}
      type: text
      rows:
        - {when: {delay: "<= 5"}, then: green}
        - {when: {delay: "> 5"}, then: red}
"""
LATE = """
    rule: late
    title: {en: Late, th: ล่าช้า}
    for: project
    checks:
      - {code: is-late, that: delay <= 10, severity: error, message: late}
"""
LEVELS = """
    rule: levels
    title: {en: Marks, th: คะแนน}
    for: project
    applies: core
    levels:
      outcome: mark
      100: delay <= 2
      otherwise: 0
"""
SCALE = """
    rule: scale
    title: {en: Points, th: แต้ม}
    for: project
    scale:
      outcome: points
      of: delay
      points: {4: 100, 8: 50}
      below: 100
"""
FACTS = """
    - {id: a, delay: 5, core: true}
    - {id: b, delay: 20, core: false}
"""


def made_of(folder: Path, *rules: str) -> Domain:
    files = {f"{at}.yaml": text for at, text in enumerate(rules)}
    return domain(folder, schema=SCHEMA, facts={"projects.yaml": FACTS}, rules=files)


def workspace(made: Domain) -> Workspace:
    return Workspace(Project(made.folder, made.folder / "schema.yaml", made.folder / "rules"))


def page_of(made: Domain, *outcomes: str, check: str = "", lang: str = "en") -> str:
    """The page where one scenario, `on <time>`, asks these outcomes, and a check of project a."""
    rule, _, code = check.partition(" ")
    checks = [(rule, code, "project/a")] if check else []
    result = asked(made.evaluate(), *outcomes, checks=checks, name="on <time>", line=7)
    return coverage_page(covered([result], made.schema), workspace(made), lang)


def english(page: str) -> str:
    """What a page says in English, in one line."""
    one = re.sub(r'<span lang="th" class="th">.*?</span>', "", page)
    return " ".join(re.sub(r"<[^>]*>", " ", one).replace("\u00a0", " ").split())


def rows(page: str) -> list[str]:
    """The rows of the drawn tables."""
    tables = re.findall(r'<table class="decision">.*?<tbody>(.*?)</tbody>', page, re.DOTALL)
    return [english(one) for table in tables for one in table.split("<tr>")[1:]]


def boundaries(page: str) -> list[str]:
    """The strip of each endpoint."""
    found = re.findall(r'<div class="boundary"[^>]*>(.*?)</div>', page, re.DOTALL)
    return [english(one) for one in found]


def section(page: str, title: str) -> str:
    """The section of a body, by the end of its heading."""
    sections = re.split(r'(?=<section class="body")', page)[1:]
    (found,) = [one for one in sections if english(one[: one.index("</h3>")]).endswith(title)]
    return english(found)


SCENARIO = "Scenarios on &lt;time&gt; a.feature:7:1"


# What is marked ---------------------------------------------------------------------------------


def test_a_row_is_marked_with_the_scenarios_that_cover_it_or_as_not_covered(
    tmp_path: Path,
) -> None:
    page = page_of(made_of(tmp_path, STATUS), "project/a status")
    assert rows(page) == [
        f"1 Covered {SCENARIO} &lt;= 5 5 : 1/3 Not covered green",
        "2 Not covered &gt; 5 5 : 1/3 Not covered red",
    ]


def test_an_endpoint_is_marked_exactly_and_on_both_sides(tmp_path: Path) -> None:
    page = page_of(made_of(tmp_path, STATUS), "project/a status")
    (found,) = boundaries(page)
    assert found == (
        "delay against 5 Under Not covered delay at 4.9, just under 5 "
        f"Exactly Covered delay at 5 {SCENARIO} "
        "Over Not covered delay at 5.1, just over 5"
    )


def test_a_cell_links_to_the_strip_of_its_endpoint(tmp_path: Path) -> None:
    page = page_of(made_of(tmp_path, STATUS))
    cells = re.findall(r'<a class="state missing" href="#([^"]*)"', page)
    strips = re.findall(r'<div class="boundary" id="([^"]*)"', page)
    assert cells == [*strips, *strips]


def test_the_results_of_a_check_are_marked_and_one_it_can_t_have_is_no_goal(
    tmp_path: Path,
) -> None:
    page = page_of(made_of(tmp_path, LATE), check="late is-late")
    said = section(page, "is-late").replace("&#39;", "'")
    assert f"Holds Covered {SCENARIO} Fails Not covered Can't be made Can't happen" in said
    assert "As written delay &lt;= 10" in said


def test_a_row_that_nothing_can_meet_is_marked_as_such(tmp_path: Path) -> None:
    rule = STATUS.replace("then: red}", 'then: red}\n        - {when: {delay: "> 20"}, then: red}')
    page = page_of(made_of(tmp_path, rule))
    assert rows(page)[2].replace("&#39;", "'").startswith("3 Can't happen &gt; 20")


def test_levels_are_marked_with_what_their_conditions_compare(tmp_path: Path) -> None:
    page = page_of(made_of(tmp_path, LEVELS), "project/a mark")
    assert rows(page) == [
        "1 Not covered 100 delay &lt;= 2 2 : 0/3 Not covered",
        f"Otherwise Covered {SCENARIO} 0 – anything",
    ]
    assert f"A fact it applies to Covered {SCENARIO} A fact it does not apply to Not covered" in (
        section(page, "project")
    )


def test_a_scale_is_marked_at_its_points_between_them_and_beyond(tmp_path: Path) -> None:
    page = page_of(made_of(tmp_path, SCALE), "project/a points")
    assert rows(page) == [
        "1 Not covered 4 100",
        "2 Not covered 8 50",
        "Below the least point Not covered – anything 100",
    ]
    said = section(page, "points")
    assert f"delay between 4 and 8 Covered {SCENARIO}" in said
    assert [one.split(" Under ")[0] for one in boundaries(page)] == [
        "delay against 4",
        "delay against 8",
    ]


def test_a_check_that_is_called_like_an_outcome_keeps_its_own_boundaries(tmp_path: Path) -> None:
    both = (
        STATUS
        + """
    checks:
      - {code: status, title: Not so late, that: delay <= 10, severity: error, message: late}
"""
    )
    page = page_of(made_of(tmp_path, both))
    assert "delay against 5" in section(page, "The status status")
    assert "delay against 10" not in section(page, "The status status")
    assert "delay against 10" in section(page, "Not so late status")


def test_what_is_missing_is_listed_with_its_place_and_links_to_its_mark(tmp_path: Path) -> None:
    page = page_of(made_of(tmp_path, STATUS), "project/a status")
    (found,) = re.findall(r'<ul class="lacking">(.*?)</ul>', page, re.DOTALL)
    assert [english(one) for one in found.split("<li>")[1:]] == [
        "rules/0.yaml:10:7 status row 2 (delay: &gt; 5)",
        "rules/0.yaml:9:7 status delay at 4.9, just under 5",
        "rules/0.yaml:9:7 status delay at 5.1, just over 5",
    ]
    for link in re.findall(r'href="#([^"]*)"', found):
        assert re.search(rf'class="goal missing" id="{link}"', page)


def test_totals_stand_by_kind_and_rules_with_something_missing_come_first(tmp_path: Path) -> None:
    anything = LATE.replace("delay <= 10", "delay != null").replace("Late", "Never late")
    page = page_of(made_of(tmp_path, anything, STATUS), "project/a status", check="late is-late")
    totals, rules = (
        [english(one) for one in table.split('<tr role="row"')[2:]]
        for table in re.findall(r'<table class="list.*?</table>', page, re.DOTALL)
    )
    # Of the table one row of two and one boundary of three; of the check, all that it can have.
    assert [one.removeprefix("> ") for one in totals] == [
        "Rows of tables 1/2 50.0 %",
        "Results of checks 1/1 100.0 %",
        "Boundaries 1/3 33.3 %",
        'class="total"> Total 3/6 50.0 %',
    ]
    assert [one.split(" ", 2)[1] for one in rules] == ["Status", "Never"]
    assert rules[0].endswith("1.yaml 2/5 40.0 % Not covered : 3")
    assert rules[1].endswith("0.yaml 1/1 100.0 % Nothing is missing")
    assert page.index('id="rule-1">') < page.index('id="rule-2">')


def test_a_version_is_drawn_as_of_its_own_days(tmp_path: Path) -> None:
    made = made_of(tmp_path, STATUS.replace("for:", "effective: {to: 2020-12-31}\n    for:"))
    assert len(rows(page_of(made))) == 2


def test_where_the_rules_of_its_days_do_not_fit_together_rows_stand_in_a_list(
    tmp_path: Path,
) -> None:
    first = STATUS.replace("for:", "effective: {to: 2020-09-30}\n    for:")
    later = """
        rule: status
        title: Status in figures
        effective: {from: 2020-10-01}
        for: project
        outcomes: {status: delay}
    """
    reader = """
        rule: reader
        title: Reader
        for: project
        table:
          outcome: is_green
          type: boolean
          rows:
            - {when: {status: '"green"'}, then: true}
          otherwise: false
    """
    page = page_of(made_of(tmp_path, first, later, reader), "project/a is_green")
    assert len(rows(page)) == 2  # of the first alone
    said = section(page, "is green is_green").replace("&#34;", '"')
    assert f'row 1 (status: "green") Covered {SCENARIO} otherwise Not covered' in said


# What the page is -------------------------------------------------------------------------------


@pytest.fixture
def whole(tmp_path: Path) -> str:
    made = made_of(tmp_path, STATUS, LATE, LEVELS, SCALE)
    asks = ("project/a status", "project/a mark", "project/b mark")
    return page_of(made, *asks, check="late is-late")


def test_every_element_is_closed_every_id_unique_and_every_link_resolves(whole: str) -> None:
    page = Page(whole)
    assert len(page.ids) == len(set(page.ids))
    assert set(page.points) <= set(page.ids)
    assert page.links
    assert {link.removeprefix("#") for link in page.links} <= set(page.ids)
    assert all(link.startswith("#") for link in page.links)


def test_every_goal_has_one_mark(tmp_path: Path) -> None:
    made = made_of(tmp_path, STATUS, LATE, LEVELS, SCALE)
    result = asked(made.evaluate(), "project/a status")
    coverage = covered([result], made.schema)
    page = coverage_page(coverage, workspace(made))
    marks = re.findall(r'class="goal (covered|missing)" id="([^"]*)"', page)
    assert len(marks) == coverage.count().all
    assert sum(state == "covered" for state, _ in marks) == coverage.count().covered


def test_it_is_one_file_and_fetches_nothing(whole: str) -> None:
    assert "<link" not in whole
    assert "--good-soft:" in whole
    assert "@import" not in whole
    assert "@font-face" not in whole
    assert not re.search(r"(?:src|url)\s*[=(]", whole)
    assert "://" not in whole


def test_it_speaks_both_languages_and_opens_in_the_one_asked_for(tmp_path: Path) -> None:
    made = made_of(tmp_path, STATUS)
    for lang in ("th", "en"):
        page = page_of(made, "project/a status", lang=lang)
        assert f'<html lang="{lang}" data-say="{lang}">' in page
        assert "Not covered" in page
        assert "ยังไม่ครอบคลุม" in page
        assert "delay เท่ากับ 4.9 (ค่าใกล้ที่สุดที่ต่ำกว่า 5)" in page.replace("\u00a0", " ")
        assert {"th", "en"} <= Page(page).languages


def test_what_rules_and_features_say_is_escaped(whole: str) -> None:
    assert "<script>alert" not in whole
    assert "Status &lt;script&gt;alert(1)&lt;/script&gt;" in whole
    assert "<time>" not in whole


def test_headings_go_down_one_step_at_a_time_and_heads_say_what_they_head(whole: str) -> None:
    page = Page(whole)
    levels = [int(tag[1]) for tag in page.tags if re.fullmatch("h[1-6]", tag)]
    assert levels.count(1) == 1
    assert all(after <= before + 1 for before, after in pairwise(levels))
    assert all(head.get("scope") in {"col", "row"} for head in page.heads)


def test_a_state_is_told_by_a_sign_and_a_word_besides_its_colour(whole: str) -> None:
    assert '.state.covered::before { content: "✓"; }' in whole
    assert '.state.missing::before { content: "✗"; }' in whole
    marks = re.split(r'class="goal ', whole)[1:]
    assert {one.split('"')[0] for one in marks} == {"covered", "missing", "impossible"}
    for one in marks:
        state = one.split('"')[0]
        said = {"covered": "Covered", "missing": "Not covered", "impossible": "Can&#39;t happen"}
        assert re.search(rf'<span class="state {state}">.*?>{said[state]}</span></span>', one)


def test_text_on_a_mark_stands_out_from_its_ground() -> None:
    grounds = {"ink": ("good-soft", "bad-soft"), "good": ("paper",), "bad": ("paper",)}
    for tokens in schemes():
        for text, several in grounds.items():
            for ground in several:
                dark, light = sorted((luminance(tokens[text]), luminance(tokens[ground])))
                assert (light + 0.05) / (dark + 0.05) >= 4.5, (text, ground)


def test_where_there_is_nothing_to_cover_it_says_so(tmp_path: Path) -> None:
    page = coverage_page(Coverage(()), workspace(made_of(tmp_path, STATUS)))
    assert "There is nothing to cover." in page
    assert "ไม่มีสิ่งที่ต้องครอบคลุม" in page
    assert Page(page).tags.count("h1") == 1
