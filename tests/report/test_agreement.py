"""All forms of one report say the same: facts in each state, what is to be done, what is at stake."""

from __future__ import annotations

import csv
import io
import json
import re
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TypeAlias

import pytest
from openpyxl.worksheet.worksheet import Worksheet

from assay import evaluate, load_book, load_rules
from assay.contents.contents import Contents, contents_of
from assay.contents.scored import Scored
from assay.contents.words import WORDS
from assay.outcome import Evaluation
from assay.report.html import html_report
from assay.report.machine.csv_report import csv_report
from assay.report.machine.json_report import to_json
from assay.report.markdown_report import markdown_report
from assay.scorecard.layout import find_layout
from assay.terminal.scorecard import parts_of, scorecard
from assay.values.shown import in_data
from tests.contents.agency import LAYOUT, agency
from tests.contents.making import contents_from
from tests.report.html.pages import Element, layout_of, read
from tests.report.workbook.schools import opened

SCHEMA = Path("facts/schema.yaml")

Action: TypeAlias = tuple[str, str, str, str, int]
"""Its number, what is to be done, who acts, what is at stake, and how many findings it mends."""

Counts: TypeAlias = Sequence[tuple[str, int]]
"""Facts in each state, by how the state is told, in order."""


@dataclass(frozen=True)
class Report:
    """One report, to be read in each form."""

    contents: Contents
    scored: Scored

    @property
    def evaluation(self) -> Evaluation:
        """What it reports."""
        return self.contents.evaluation

    @property
    def text(self) -> Sequence[str]:
        """The lines of a terminal wide enough for all of them."""
        return [line.plain for line in scorecard(self.scored, lang="en", width=400)]

    def table(self, name: str) -> Sequence[Mapping[str, str]]:
        """A table of its CSV."""
        text = csv_report(self.contents, lang="en")[name]
        return list(csv.DictReader(io.StringIO(text.removeprefix("\ufeff"))))


def _small(folder: Path) -> Report:
    loaded = agency(folder)
    assert loaded.library is not None
    scored = Scored(loaded.evaluate(), layout_of(loaded, LAYOUT), loaded.library)
    return Report(contents_from(loaded, LAYOUT), scored)


def _etda(_: Path) -> Report:
    library = load_rules(Path("rules"))
    evaluation = evaluate(load_book(Path("facts/etda/2563-q4")), library)
    layout, findings = find_layout(SCHEMA, evaluation.book.schema, evaluation.plan)
    assert layout is not None, findings
    contents = contents_of(evaluation, layout, library)
    return Report(contents, Scored(evaluation, layout, library))


@pytest.fixture(scope="module", params=[_small, _etda], ids=["small", "etda"])
def report(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Report:
    made: Report = request.param(tmp_path_factory.mktemp("report"))
    return made


@pytest.fixture(scope="module")
def page(report: Report) -> Element:
    return read(html_report(report.contents, lang="en"))


@pytest.fixture(scope="module")
def markdown(report: Report) -> str:
    return markdown_report(report.contents, lang="en")


@pytest.fixture(scope="module")
def front(report: Report) -> Worksheet:
    return opened(report.contents)[WORDS["front"].en]


# Each form, read by itself ---------------------------------------------------------------------


def counts_of_csv(report: Report) -> Counts:
    return [
        (one["title"], int(one["count"])) for one in report.table("summary.csv") if one["count"]
    ]


def counts_of_markdown(text: str) -> Counts:
    first = text.partition("\n## ")[0]
    found = re.findall(r"^- (.+) \*\*(\d+)\*\*(?::.*)?$", first, re.MULTILINE)
    # Of the money, the whole has its unit behind it, and its parts are set in.
    return [(title, int(count)) for title, count in found]


def counts_of_workbook(sheet: Worksheet) -> Counts:
    found = []
    for row in sheet.iter_rows():
        count, title = row[0], row[1]
        if isinstance(count.value, int) and count.fill.fill_type == "solid":
            found.append((str(title.value), count.value))
    return found


def counts_of_page(page: Element) -> Counts:
    block = next(one for one in page.all("section", "block") if list(one.all("ul", "legend")))
    items = list(block.one("ul", "legend").all("li"))
    counts = [int(one.one("b").text()) for one in items]
    titles = [one.text().removeprefix(str(n)).strip() for one, n in zip(items, counts, strict=True)]
    return list(zip(titles, counts, strict=True))


def counts_of_text(report: Report) -> Counts:
    legend = next(line for line in report.text if re.match(r"█ \d", line))
    found = re.findall(r"[█▓▒░] (\d+) ([^█▓▒░]+)", legend)
    return [(title.strip(), int(count)) for count, title in found]


def actions_of_csv(report: Report) -> Sequence[Action]:
    return [
        (one["number"], one["remedy"], one["actor"], one["stake"], int(one["findings"]))
        for one in report.table("actions.csv")
    ]


def actions_of_markdown(text: str) -> Sequence[Action]:
    """From the findings, which come below their actions."""
    found = []
    parts = re.split(r"^### ", text.partition("\n## Findings\n")[2], flags=re.MULTILINE)[1:]
    for part in parts:
        head = re.match(r"(\d+)\. (.+)\n\n(.*)\n", part)
        if head is None:
            break
        told = dict(one.split(": ", 1) for one in head[3].split(" · ", 1) if ": " in one)
        # Each code below it has a heading, and each finding is an item of a list.
        many = len(re.findall(r"^- ", part.partition("\n## ")[0], re.MULTILINE))
        found.append((head[1], head[2], told.get("By", ""), told.get("At stake", ""), many))
    return found


def actions_of_workbook(sheet: Worksheet) -> Sequence[Action]:
    rows = [[one.value for one in row if one.value not in {None, ""}] for row in sheet.iter_rows()]
    first = next(at for at, row in enumerate(rows) if row[:2] == ["Action", "To be done"])
    found = []
    for row in rows[first + 1 :]:
        if not row or not isinstance(row[0], int):
            break
        number, what, who, *stake, findings = map(str, row)
        many = int(findings.split()[0])
        found.append((number, what, who, stake[0] if stake else "", many))
    return found


def actions_of_page(page: Element) -> Sequence[Action]:
    found = []
    for one in page.all("section", "action"):
        number, _, what = one.one("h3").text().partition(". ")
        by, *stake = [bold.text() for bold in one.one("p").all("b")]
        many = len(list(one.all("div", "finding")))
        found.append((number, what, by, stake[0] if stake else "", many))
    return found


def actions_of_text(report: Report) -> Sequence[Action]:
    found = []
    _, *lines = [one.plain for one in parts_of(report.scored, ["actions"], width=400)]
    for head, below in zip(lines[::2], lines[1::2], strict=True):
        number, _, rest = head.strip().partition(". ")
        who, _, what = rest.partition("  ")
        *stake, findings = below.strip().split(" · ")
        found.append((number, what.strip(), who, " · ".join(stake), int(findings.split()[0])))
    return found


# What they agree on ----------------------------------------------------------------------------


def test_facts_are_counted_alike_in_every_form(
    report: Report, markdown: str, front: Worksheet, page: Element
) -> None:
    counts = counts_of_csv(report)
    assert counts
    assert counts_of_text(report) == counts
    assert counts_of_markdown(markdown) == counts
    assert counts_of_workbook(front) == counts
    assert counts_of_page(page) == counts


def test_what_is_to_be_done_stands_in_one_order_with_the_same_stakes(
    report: Report, markdown: str, front: Worksheet, page: Element
) -> None:
    actions = actions_of_csv(report)
    assert actions
    assert actions_of_text(report) == actions
    assert actions_of_markdown(markdown) == actions
    assert actions_of_workbook(front) == actions
    assert actions_of_page(page) == actions
    # And those that the first screen of the page shows are the first of them.
    shown = [one.one("a").text() for one in page.one("ol", "actions").all("li")]
    assert shown == [one[1] for one in actions[: len(shown)]]


def test_the_json_has_the_same_actions_and_the_digits_of_their_stakes(report: Report) -> None:
    document = json.loads(to_json(report.evaluation), parse_float=str, parse_int=str)
    told = actions_of_csv(report)
    for one, (_, remedy, actor, stake, many) in zip(document["actions"], told, strict=True):
        assert (one["remedy"], one["actor"] or "", len(one["findings"])) == (remedy, actor, many)
        parts = stake.split(" · ") if stake else []
        amounts = [part.split()[0].replace(",", "") for part in parts if "→" not in part]
        assert amounts == [amount["amount"] for amount in one["amounts"]]
        changes = Counter(f"{change['from']} → {change['to']}" for change in one["changes"])
        assert [part.partition(" (")[0] for part in parts if "→" in part] == list(changes)


def test_the_findings_are_as_many_in_the_text_the_json_and_the_tables(report: Report) -> None:
    document = json.loads(to_json(report.evaluation))
    severities = Counter(one["severity"] for one in document["findings"])
    assert Counter(one["severity"] for one in report.table("findings.csv")) == severities
    [told] = [line for line in report.text if line.startswith("Findings  ")]
    counted = re.findall(r"(\d+) (error|warning|note)", told)
    assert {severity: int(n) for n, severity in counted if n != "0"} == severities


def test_the_counts_are_those_of_the_json_by_state_and_by_what_stands_against_each(
    report: Report,
) -> None:
    """Worked out anew, from the outcomes and the facts that findings name."""
    evaluation = report.evaluation
    [block] = [one for one in report.scored.layout.summary if one.tally is not None]
    assert block.tally is not None
    tally = block.tally
    document = json.loads(to_json(evaluation))
    against = set()
    for finding in document["findings"]:
        fact = None if finding["fact"] is None else evaluation.book.find(finding["fact"])
        while fact is not None:
            against.add(fact.id)
            fact = evaluation.book.parent(fact)
    outcomes = document["outcomes"].get(tally.kind, {})
    counted: Counter[tuple[str, str]] = Counter()
    for fact in evaluation.book.of_kind(tally.kind):
        if tally.by.name in fact.values:
            state = in_data(fact.values[tally.by.name])
        else:
            found = outcomes[fact.id.partition("/")[2]][tally.by.name]
            state = "" if found is None else str(found)
            state = {"True": "true", "False": "false"}.get(state, state)
        clean = "false" if fact.id in against else "true"
        counted[state, clean if state in tally.questioned else ""] += 1
    rows = [one for one in report.table("summary.csv") if one["count"]]
    assert {(one["state"], one["clean"]): int(one["count"]) for one in rows} == counted
