"""A report as tables of CSV: for a spreadsheet that reads Thai, and for a program."""

from __future__ import annotations

import csv
import io
from collections.abc import Mapping, Sequence
from decimal import Decimal
from pathlib import Path

import pytest

from assay.report.machine.csv_report import csv_report
from tests.building import domain
from tests.contents.agency import LAYOUT, agency
from tests.contents.making import contents_from
from tests.report.wards import BOOK, RULES, SCHEMA, WARDS, wards


def rows(text: str) -> Sequence[Mapping[str, str]]:
    """The rows of a table, each as its head names them; none is shorter or longer."""
    assert text.startswith("\ufeff")
    found = list(csv.DictReader(io.StringIO(text.removeprefix("\ufeff"), newline=""), strict=True))
    assert not any(None in one or None in one.values() for one in found)
    return found


def figures(folder: Path, lang: str = "en") -> Mapping[tuple[str, str], Mapping[str, str]]:
    """The figures by fact and name."""
    tables = csv_report(contents_from(wards(folder)), lang=lang)
    return {(one["fact"], one["name"]): one for one in rows(tables["figures.csv"])}


def test_a_number_has_its_digits_and_its_unit(tmp_path: Path) -> None:
    infections = figures(tmp_path)["ward/W-2", "infections"]
    assert (infections["value"], infections["unit"], infections["title"]) == (
        "1.00",
        "percent",
        "Infections",
    )
    assert Decimal(infections["value"]) == 1


def test_a_value_stands_as_a_program_takes_it_and_as_a_reader_does(tmp_path: Path) -> None:
    found = figures(tmp_path, "th")
    assert (found["ward/W-10", "status"]["value"], found["ward/W-10", "status"]["shown"]) == (
        "red",
        "สีแดง",
    )
    drill = found["ward/W-10", "drill"]
    assert (drill["value"], drill["shown"]) == ("2020-08-31", "31 ส.ค. 2563")


def test_a_null_is_empty_and_tells_why(tmp_path: Path) -> None:
    found = figures(tmp_path)["ward/W-1", "status"]
    assert (found["value"], found["shown"], found["why_null"]) == ("", "", "missing")


def test_a_figure_tells_its_rule_row_rounding_and_source(tmp_path: Path) -> None:
    found = figures(tmp_path)
    status = found["ward/W-10", "status"]
    assert (status["rule"], status["source_document"], status["source_place"]) == (
        "infection",
        "Hospital standard",
        "chapter 3",
    )
    assert status["fired"].startswith("row 3: ")
    assert status["rule_line"].endswith("infection.yaml:6:3")
    occupancy = found["ward/W-10", "occupancy"]
    assert occupancy["expression"] == "share"
    assert occupancy["rounded_from"].startswith("104.1666666666666666666666666666667 (1 decimal")
    beds = found["ward/W-2", "beds"]
    assert beds["stated_line"].endswith("wards.yaml:13:9")
    assert (beds["stated_document"], beds["stated_place"]) == ("report", "page 7")


def test_what_is_assumed_says_so(tmp_path: Path) -> None:
    found = figures(tmp_path)["ward/W-10", "drill_score"]
    assert (found["value"], found["assumed"]) == ("50", "the standard states no lower level")


def test_findings_have_their_figures_in_columns(tmp_path: Path) -> None:
    tables = csv_report(contents_from(wards(tmp_path)), lang="en")
    error, note = rows(tables["findings.csv"])
    assert (error["severity"], error["code"], error["fact"]) == ("error", "too-many", "ward/W-10")
    assert (error["left"], error["right"], error["residual"]) == ("25", "24", "1")
    assert note["severity"] == "note"
    # A table with nothing to tell stands there all the same: none of an older report is left.
    assert [len(rows(tables[name])) for name in ("corrections.csv", "changes.csv")] == [0, 0]


def test_the_first_screen_is_a_table_of_counts_and_amounts(tmp_path: Path) -> None:
    found = rows(csv_report(contents_from(agency(tmp_path), LAYOUT), lang="en")["summary.csv"])
    assert {one["fact"] for one in found} == {"agency/A"}
    counted = [one for one in found if one["count"]]
    assert [(one["state"], one["clean"], one["title"], one["count"]) for one in counted] == [
        ("met", "true", "Met, nothing found against it", "1"),
        ("met", "false", "Met, but questioned", "2"),
        ("not_met", "", "Not met", "1"),
        ("", "", "not rated", "1"),
    ]
    amounts = [one for one in found if not one["count"]]
    assert [(one["block"], one["part"], one["amount"], one["unit"]) for one in amounts] == [
        ("b2", "plan", "300", "baht"),
        ("b2", "paid", "100", "baht"),
        ("b2", "left", "200", "baht"),
    ]


def test_actions_are_a_table_and_each_finding_names_its_own(tmp_path: Path) -> None:
    tables = csv_report(contents_from(agency(tmp_path), LAYOUT), lang="en")
    assert [list(one.values()) for one in rows(tables["actions.csv"])] == [
        ["1", "agency", "The agency", "Attach it", "warning", "2", "2"]
    ]
    names = ("action", "actor", "stake", "code")
    assert [tuple(one[name] for name in names) for one in rows(tables["findings.csv"])] == [
        ("1", "The agency", "1", "no-evidence"),
        ("1", "The agency", "1", "no-evidence"),
        ("", "", "", "undone"),
    ]


@pytest.mark.parametrize(
    ("said", "kept"),
    [
        ("=1+1", "'=1+1"),
        ("@SUM(A1)", "'@SUM(A1)"),
        ("+66 2 123", "'+66 2 123"),
        ("-2+3", "'-2+3"),
        ("-", "-"),
        ("＝1+1", "'＝1+1"),
        ("＋1+1", "'＋1+1"),
        ("－1+1", "'－1+1"),
        ("＠SUM(A1)", "'＠SUM(A1)"),
        ("-12.5", "-12.5"),
        ("- none", "'- none"),
        ("--1", "'--1"),
        ("-1+cmd|x", "'-1+cmd|x"),
        ("A = B", "A = B"),
        ("ก, ข\nค", "ก, ข\nค"),
    ],
)
def test_a_text_is_never_a_formula(tmp_path: Path, said: str, kept: str) -> None:
    quoted = said.replace("\n", "\\n")
    loaded = domain(
        tmp_path,
        schema=SCHEMA,
        facts={"wards.yaml": WARDS.replace("Medical ward", f'"{quoted}"')},
        rules=RULES,
        book=BOOK,
    )
    found = rows(csv_report(contents_from(loaded), lang="en")["figures.csv"])
    assert {one["label"] for one in found if one["fact"] == "ward/W-2"} == {kept}


def test_a_negative_number_stays_a_number(tmp_path: Path) -> None:
    loaded = domain(
        tmp_path,
        schema=SCHEMA,
        facts={"wards.yaml": WARDS.replace("infections: 1.00", "infections: -1.00")},
        rules=RULES,
        book=BOOK,
    )
    found = rows(csv_report(contents_from(loaded), lang="en")["figures.csv"])
    wanted = {(one["fact"], one["name"]): one for one in found}["ward/W-2", "infections"]
    assert (wanted["value"], wanted["shown"]) == ("-1.00", "-1.00")


@pytest.mark.parametrize("begin", ["=", "+", "-", "@", "＝", "＋", "－", "＠"])
def test_no_cell_of_any_table_is_a_formula_whatever_it_is_taken_from(
    tmp_path: Path, begin: str
) -> None:
    odd = f"{begin}1+1"
    loaded = domain(
        tmp_path,
        schema=f"""
types: {{mood: {{choice: [{{"{odd}": "{odd}"}}]}}}}
kinds:
  act: {{plural: acts, key: no, title: "{odd}", label: name,
        fields: {{name: {{type: text}}, mood: {{type: mood}}, unit: {{type: text}},
                 n: {{type: number, unit: {{field: unit}}}}}}}}
""",
        facts={"acts.yaml": f'[{{no: A, name: "{odd}", mood: "{odd}", unit: "{odd}", n: -3}}]'},
        rules=f"""
rule: r
title: "{odd}"
source: {{document: "{odd}", place: "{odd}"}}
for: act
outcomes:
  how: {{is: mood, title: "{odd}"}}
  same: {{is: n, title: "{odd}"}}
checks: [{{code: c, that: n > 0, title: "{odd}", message: "{odd}"}}]
""",
    )
    layout = f'sections: [{{kind: act, title: "{odd}", columns: [name, mood, n, how, same]}}]'
    for name, table in csv_report(contents_from(loaded, layout), lang="en").items():
        for row in rows(table):
            for column, cell in row.items():
                assert not cell.startswith(begin) or cell == "-3", (name, column, cell)
