"""The documentation site: whole, linked, in both languages, and with nothing from elsewhere."""

import datetime as dt
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from html.parser import HTMLParser
from itertools import pairwise
from pathlib import Path
from posixpath import dirname, join, normpath

import pytest

from assay.facts import load_schema
from assay.features.scenario import Vocabulary, Workspace, translated
from assay.features.scenario.feature import Feature
from assay.features.scenario.reader import parse_feature, read_feature
from assay.features.scenario.result import Failure, FiredAt, ScenarioResult, Verdict
from assay.plan import compile_plan
from assay.project import find_project
from assay.rules import load_library
from assay.site import Documentation, render_docs
from assay.source import Source
from assay.values.text import Text

ROOT = Path(__file__).parents[2]
HOSPITAL = ROOT / "tests" / "domains" / "hospital"

VOID = {"meta", "link", "br", "hr", "img", "input"}


@dataclass
class Page(HTMLParser):
    """A page taken apart: every element opened is closed, or it is wrong."""

    text: str
    ids: list[str] = field(default_factory=list)
    links: list[str] = field(default_factory=list)
    tags: list[str] = field(default_factory=list)
    languages: set[str] = field(default_factory=set)
    points: list[str] = field(default_factory=list)
    heads: list[Mapping[str, str | None]] = field(default_factory=list)
    open: list[str] = field(default_factory=list)

    def __post_init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.feed(self.text)
        self.close()
        assert self.open == []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        found = dict(attrs)
        self.tags.append(tag)
        if tag not in VOID:
            self.open.append(tag)
        if tag == "th":
            self.heads.append(found)
        for name, value in found.items():
            if name == "id" and value is not None:
                self.ids.append(value)
            if name in {"href", "src"} and value is not None:
                self.links.append(value)
            if name == "lang" and value is not None:
                self.languages.add(value)
            if name in {"aria-labelledby", "aria-describedby", "for"} and value is not None:
                self.points.append(value)

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag


def documentation(project: Path, day: dt.date) -> Documentation:
    schema, _ = load_schema(project / "facts" / "schema.yaml")
    library, _ = load_library(project / "rules", "rules")
    assert schema is not None
    assert library is not None
    found = [read_feature(path)[0] for path in sorted(project.glob("features/*/*.feature"))]
    features = [feature for feature in found if feature is not None]
    vocabulary = Workspace(find_project([project / "rules"])).vocabulary
    twins = {one.file: translated(one, vocabulary) for one in features}
    return Documentation(
        schema,
        library,
        day,
        lambda on: compile_plan(schema, library, on)[0],
        features=features,
        twins={file: twin for file, twin in twins.items() if twin is not None},
    )


@pytest.fixture(scope="module", params=[ROOT, HOSPITAL], ids=["agency", "hospital"])
def site(request: pytest.FixtureRequest) -> Mapping[str, str]:
    return render_docs(documentation(request.param, dt.date(2020, 9, 30)))


@pytest.fixture(scope="module")
def shipped_site() -> Mapping[str, str]:
    return render_docs(documentation(ROOT, dt.date(2020, 9, 30)))


def pages(site: Mapping[str, str]) -> Iterator[tuple[str, Page]]:
    for path, text in site.items():
        if path.endswith(".html"):
            yield path, Page(text)


def test_every_rule_has_a_page_and_the_index_names_it(site: Mapping[str, str]) -> None:
    own = [path for path in site if path.startswith("rules/")]
    assert own
    assert set(own) <= set(Page(site["index.html"]).links)
    assert {"index.html", "style.css", *own} == set(site)


def test_every_element_is_closed_and_every_id_unique(site: Mapping[str, str]) -> None:
    for path, page in pages(site):
        assert len(page.ids) == len(set(page.ids)), path
        assert set(page.points) <= set(page.ids), path


def test_every_link_leads_somewhere_in_the_site(site: Mapping[str, str]) -> None:
    for path, page in pages(site):
        for link in page.links:
            to, _, part = link.partition("#")
            target = normpath(join(dirname(path), to)) if to else path
            assert target in site, (path, link)
            if part:
                assert part in Page(site[target]).ids, (path, link)


def test_nothing_is_fetched_from_elsewhere(site: Mapping[str, str]) -> None:
    for path, text in site.items():
        assert "@import" not in text
        assert "@font-face" not in text
        assert not re.search(r"(?:href|src|url)\s*[=(]\s*[\"']?(?:https?:)?//", text), path


def test_every_page_speaks_both_languages_and_has_one_title(site: Mapping[str, str]) -> None:
    for path, page in pages(site):
        assert {"th", "en"} <= page.languages, path
        assert page.tags.count("h1") == 1, path
        assert page.tags.count("main") == 1, path
        assert 'class="skip" href="#content"' in page.text


def test_every_head_of_a_table_says_what_it_heads(site: Mapping[str, str]) -> None:
    for path, page in pages(site):
        assert all(head.get("scope") in {"col", "row"} for head in page.heads), path


_FEATURE = re.compile(r'<section class="feature (th|en)" lang="(th|en)".*?</section>', re.DOTALL)
_SENTENCE = re.compile(r'<p class="step">(.*?)</p>|<span class="name">(.*?)</span>')
_QUOTED = re.compile("&#34;.*?&#34;")


def test_features_are_told_in_both_languages_each_on_its_own(
    shipped_site: Mapping[str, str],
) -> None:
    """No sentence or title of another language, and the same scenarios in both."""
    told = 0
    for path, text in shipped_site.items():
        features = [(found[1], found[2], found[0]) for found in _FEATURE.finditer(text)]
        assert len(features) == text.count('class="feature')
        many = {
            lang: [part.count('class="scenario"') for one, _, part in features if one == lang]
            for lang in ("th", "en")
        }
        assert many["th"] == many["en"], path
        for shown_in, written_in, part in features:
            assert shown_in == written_in
            for step, name in _SENTENCE.findall(part):
                told += 1
                said = _QUOTED.sub("", step or name)
                thai = any("\u0e01" <= letter <= "\u0e5b" for letter in said)
                assert thai is (shown_in == "th"), f"{path}: {said}"
    assert told > 1000


def test_headings_go_down_one_step_at_a_time(site: Mapping[str, str]) -> None:
    for path, page in pages(site):
        levels = [int(tag[1]) for tag in page.tags if re.fullmatch("h[1-6]", tag)]
        assert all(after <= before + 1 for before, after in pairwise(levels)), path


# What a page shows ------------------------------------------------------------------------------

SCHEMA = """
types:
  rag:
    scale:
      - red:   {th: สีแดง, en: Red}
      - green: {th: สีเขียว, en: Green}
kinds:
  ward:
    plural: wards
    title: {th: หอผู้ป่วย, en: Ward}
    key: id
    fields:
      beds: {type: number, decimals: 0, title: {th: เตียง, en: Beds}}
      used: {type: number, decimals: 0, title: {th: ใช้อยู่, en: Used}}
"""

OLD = """
rule: full-ward
title: {th: หอผู้ป่วยเต็ม, en: Full ward}
effective: {from: 2018-10-01, to: 2019-09-30}
for: ward
table:
  outcome: status
  type: rag
  rows:
    - {when: {used: "<= 20"}, then: green}
    - {when: {used: "> 20"}, then: red}
"""

NEW = """
rule: full-ward
title: {th: หอผู้ป่วยเต็ม, en: Full ward}
source: {document: {th: ประกาศ <1>, en: Notice <1>}, place: {th: ข้อ 2, en: clause 2}}
effective: {from: 2019-10-01, to: 2020-09-30}
for: ward
given:
  free: {is: beds - used, title: {th: เตียงว่าง, en: Free beds}}
table:
  outcome: status
  title: {th: สถานะ, en: Status}
  type: rag
  rows:
    - {when: {used: "<= 25"}, then: green}
    - {when: {used: "> 25"}, then: red}
    - {when: {used: "null"}, then: {value: red, assumed: {th: ไม่มีข้อกำหนด, en: nothing is said}}}
checks:
  - code: overfull
    that: used <= beds
    severity: error
    message: {th: "ใช้ {used} จาก {beds}", en: "{used} of {beds} are used"}
"""

NEXT = """
rule: alarm
title: {th: สัญญาณเตือน, en: Alarm}
effective: {from: 2021-10-01}
for: ward
outcomes:
  alarm: {is: "used > 30"}
"""

READER = """
rule: count
title: {th: จำนวนเต็ม, en: Count of the full}
for: ward
outcomes:
  is_full: {is: status = red, title: {th: เต็ม, en: Full}}
"""

FEATURE = """
Feature: A full ward
  What counts is
  the beds in use.

  Scenario Outline: On both sides of <used>
    Given a ward:
      | used   |
      | <used> |
    Then the status of the ward is <status>

    Examples:
      | used | status |
      | 25   | green  |
      | 26   | red    |

  Scenario: Nothing known
    Given a ward
"""


@pytest.fixture
def wards(tmp_path: Path) -> Documentation:
    files = {"old/full.yaml": OLD, "new/full.yaml": NEW, "next.yaml": NEXT, "count.yaml": READER}
    for name, text in {
        "facts/schema.yaml": SCHEMA,
        **{f"rules/{n}": t for n, t in files.items()},
    }.items():
        path = tmp_path / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    return documentation(tmp_path, dt.date(2020, 9, 30))


def feature() -> Feature:
    path = Path("full-ward.feature")
    found, _ = parse_feature(Source(str(path), FEATURE.lstrip()), path)
    assert found is not None
    return found


def words(page: str) -> str:
    """What a page says, without its elements, in one line."""
    return " ".join(re.sub(r"<[^>]*>", " ", page).split())


def with_results(wards: Documentation, results: Sequence[ScenarioResult]) -> Documentation:
    return replace(wards, results={"full-ward": results}, features=[feature()])


def test_a_rule_is_told_drawn_and_sourced(wards: Documentation) -> None:
    page = render_docs(wards)["rules/new/full-ward.html"]
    assert "หอผู้ป่วยเต็ม" in page
    assert "Notice &lt;1&gt;" in page
    assert "Green where “Used” is at most 25." in page
    assert "สีเขียว เมื่อ “ใช้อยู่” ไม่เกิน 25" in page.replace("\u00a0", " ")
    assert "“Free beds” is beds − “Used”." in page
    assert "<code>&lt;= 25</code>" in page
    assert 'data-value="green">green</span>' in page
    assert "nothing is said" in page
    assert "“Used” should be at most the beds. Otherwise, an error is raised." in page
    assert "<code>{used}</code> of <code>{beds}</code> are used" in page


def test_a_rule_s_history_says_what_each_version_changes(wards: Documentation) -> None:
    said = words(render_docs(wards)["rules/new/full-ward.html"]).replace("\u00a0", " ")
    assert "1 Oct 2018 – 30 Sep 2019" in said
    assert "used: &lt;= 20 → green" in said
    assert "used: &lt;= 25 → green" in said
    assert "used: null → {value: red, assumed: {th: ไม่มีข้อกำหนด, en: nothing is said}}" in said
    assert "overfull: used &lt;= beds, error" in said
    history = said[said.index("Versions") : said.index("The rule file")]
    assert [history.count(word) for word in ("Added", "Removed", "Changed")] == [4, 0, 2]


def test_a_rule_that_reads_another_is_linked_both_ways(wards: Documentation) -> None:
    site = render_docs(wards)
    assert '<a href="../../rules/count.html">' in site["rules/new/full-ward.html"]
    assert '<a href="../rules/new/full-ward.html">' in site["rules/count.html"]


def test_a_rule_that_is_not_in_force_is_told_as_of_its_own_days(wards: Documentation) -> None:
    page = render_docs(wards)["rules/alarm.html"]
    assert "Not in force" in page
    assert "“alarm” holds where “Used” is more than 30." in page


def test_a_version_whose_rules_do_not_fit_together_is_shown_as_its_file(
    wards: Documentation,
) -> None:
    page = render_docs(replace(wards, plan_on=lambda day: None))["rules/alarm.html"]
    assert "shown as its file only" in page
    assert "used &gt; 30" in page


def test_scenarios_that_were_not_run_are_shown_as_such(wards: Documentation) -> None:
    page = render_docs(replace(wards, features=[feature()]))["rules/new/full-ward.html"]
    assert "3 <span" in page
    assert "verdict-not_run" in page
    assert "verdict-passed" not in page


def test_an_outline_is_shown_once_with_its_examples_and_their_results(
    wards: Documentation,
) -> None:
    passed, failed, _ = feature().scenarios
    (step,) = [one for one in failed.steps if one.keyword == "Then"]
    failure = Failure(
        step,
        Text("status of ward/1"),
        Text("red", "สีแดง"),
        Text("green", "สีเขียว"),
        FiredAt(Text("row 1", "แถวที่ 1"), failed.span),
    )
    results = [
        ScenarioResult(passed, Verdict.PASSED),
        ScenarioResult(failed, Verdict.FAILED, (failure,)),
    ]
    page = render_docs(with_results(wards, results))["rules/new/full-ward.html"]
    said = words(page)
    assert "What counts is the beds in use." in said
    assert said.count("the status of the ward is &lt;status&gt;") == 1
    assert "On both sides of &lt;used&gt;" in said
    assert re.search(r"<td>25</td><td>green</td><td><span class=\"mark verdict-passed\">", page)
    assert re.search(r"<td>26</td><td>red</td><td><span class=\"mark verdict-failed\">", page)
    assert "แถวที่ 1 (full-ward.feature:5:21)" in said
    assert '<details class="scenario" id="scenario-1-1" open>' in page


def test_what_failed_is_told_in_both_languages(wards: Documentation) -> None:
    one = feature()
    twin = translated(one, Vocabulary(wards.schema, None, None, None, ()))
    assert twin is not None
    (step,) = [step for step in one.scenarios[1].steps if step.keyword == "Then"]
    failure = Failure(step, Text("status"), Text("red", "สีแดง"), Text("green", "สีเขียว"), None)
    results = [ScenarioResult(one.scenarios[1], Verdict.FAILED, (failure,))]
    told = with_results(replace(wards, features=[one], twins={one.file: twin}), results)
    page = render_docs(told)["rules/new/full-ward.html"]
    english, thai = (found[0] for found in _FEATURE.finditer(page))
    assert "<dd>the status of the ward is red</dd>" in english
    assert "<dd>status ของหอผู้ป่วย คือ red</dd>" in thai
    assert 'id="scenario-1-th-1" open' in thai
    assert tally_of(page) == "1"


def tally_of(page: str) -> str:
    """How many scenarios failed, as the head of a page counts them."""
    (found,) = re.findall(r'<li><span class="mark verdict-failed">(\d+) ', page)
    return str(found)


def test_the_index_counts_the_scenarios_of_each_rule(wards: Documentation) -> None:
    results = [ScenarioResult(one, Verdict.PASSED) for one in feature().scenarios]
    index = render_docs(with_results(wards, results))["index.html"]
    assert 'verdict-passed">3 <span' in index


@pytest.mark.parametrize("lang", ["th", "en"])
def test_pages_open_in_the_language_asked_for(wards: Documentation, lang: str) -> None:
    for path, text in render_docs(wards, lang=lang).items():
        if path.endswith(".html"):
            assert f'<html lang="{lang}" data-say="{lang}">' in text
