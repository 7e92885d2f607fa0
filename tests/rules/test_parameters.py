"""Parameters of a rules folder: values by the day from which they hold (design §5)."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

import pytest

from assay.finding import Finding
from assay.rules import Library, load_library
from assay.values.text import Text
from tests.building import domain

RULE = "rule: r\ntitle: R\nfor: project\noutcomes: {x: a}\n"


def loaded(folder: Path, **files: str) -> tuple[Library | None, tuple[Finding, ...]]:
    (folder / "a.yaml").write_text(RULE, encoding="utf-8")
    for name, text in files.items():
        below = folder / name if name != "top" else folder
        below.mkdir(exist_ok=True)
        (below / "parameters.yaml").write_text(text, encoding="utf-8")
    return load_library(folder, "rules")


def test_the_value_of_a_day_is_the_last_that_began(tmp_path: Path) -> None:
    text = "limit: [{from: 2020-10-01, value: 9}, {from: 2019-10-01, value: 5}]\n"
    library, findings = loaded(tmp_path, top=text)
    assert not findings
    assert library is not None
    days = ("2019-09-30", "2019-10-01", "2020-09-30", "2020-10-01")
    found = [library.parameters_on(dt.date.fromisoformat(day)) for day in days]
    assert [one["limit"].text if one else None for one in found] == [None, "5", "5", "9"]


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("limit: 5\n", "wrong-shape"),
        ("limit: []\n", "wrong-shape"),
        ("limit: [{from: soon, value: 1}]\n", "wrong-type"),
        ("limit: [{value: 1}]\n", "missing-key"),
        ("limit: [{from: 2019-10-01, value: []}]\n", "wrong-shape"),
        ("limit: [{from: 2019-10-01, value: [1, [2]]}]\n", "wrong-shape"),
        ("limit: [{from: 2019-10-01, value: [1, null]}]\n", "empty-value"),
        ("limit: [{from: 2019-10-01, value: 1, type: [number]}]\n", "wrong-shape"),
        ("limit: [{from: 2019-10-01, value: 1, to: 2020-09-30}]\n", "unknown-key"),
        ("limit: [{from: 2019-10-01, value: }]\n", "empty-value"),
        ("limit: {from: 2019-10-01, value: 1}\n", "wrong-shape"),
        ("- a\n", "wrong-shape"),
    ],
)
def test_parameters_of_another_shape_are_refused(tmp_path: Path, text: str, code: str) -> None:
    library, findings = loaded(tmp_path, top=text)
    assert library is None
    assert {finding.code for finding in findings} == {code}
    assert all(finding.span and finding.span.line == 1 for finding in findings)


def test_a_year_of_the_buddhist_era_is_told_where_a_value_begins(tmp_path: Path) -> None:
    _, findings = loaded(tmp_path, top="limit: [{from: 2563-10-01, value: 1}]\n")
    assert [one.code for one in findings] == ["buddhist-year"]
    _, findings = loaded(tmp_path, top="limit: [{from: 2020-10-01, value: 1}]\n")
    assert not findings


def test_folders_may_each_have_their_parameters(tmp_path: Path) -> None:
    library, findings = loaded(
        tmp_path,
        kpi="limit: [{from: 2019-10-01, value: 5}]\n",
        budget="share: [{from: 2019-10-01, value: 7}]\n",
    )
    assert not findings
    assert library is not None
    found = library.parameters_on(dt.date(2020, 1, 1))
    assert {name: value.text for name, value in found.items()} == {"limit": "5", "share": "7"}


def test_one_name_is_never_two_parameters(tmp_path: Path) -> None:
    text = "limit: [{from: 2019-10-01, value: 5}]\n"
    library, (finding,) = loaded(tmp_path, kpi=text, budget=text)
    assert library is None
    assert (finding.code, str(finding.span)) == ("defined-twice", "rules/kpi/parameters.yaml:1:1")
    assert [str(one.span) for one in finding.related] == ["rules/budget/parameters.yaml:1:1"]


def test_two_values_from_one_day_are_refused_and_none_is_picked(tmp_path: Path) -> None:
    text = "limit:\n  - {from: 2019-10-01, value: 5}\n  - {from: 2019-10-01, value: 6}\n"
    library, (finding,) = loaded(tmp_path, top=text)
    assert library is None
    assert finding.message.en == "two values hold from 2019-10-01"
    assert str(finding.span) == "rules/parameters.yaml:3:31"


@pytest.mark.parametrize("name", ["my limit", "if", "5"])
def test_a_parameter_needs_a_name_that_can_be_read(tmp_path: Path, name: str) -> None:
    library, (finding,) = loaded(tmp_path, top=f"{name}: [{{from: 2019-10-01, value: 5}}]\n")
    assert library is None
    assert (finding.code, str(finding.span)) == ("bad-name", "rules/parameters.yaml:1:1")


def test_a_list_is_written_as_it_stands_so_that_other_lists_are_other_texts(tmp_path: Path) -> None:
    values = ("1", "[1]", "['1']", "[1, 2]", "['1, 2']", "1, type: rate", "[1], type: rate")
    text = "\n".join(f"p{n}: [{{from: 2019-10-01, value: {v}}}]" for n, v in enumerate(values))
    library, findings = loaded(tmp_path, top=text)
    assert not findings
    assert library is not None
    found = [one.text for one in library.parameters_on(dt.date(2020, 1, 1)).values()]
    assert len(set(found)) == len(values)


def test_a_parameter_that_begins_later_is_told_with_its_first_day(tmp_path: Path) -> None:
    found = domain(
        tmp_path,
        schema="kinds: {a: {plural: as, key: id}}\n",
        facts={"as.yaml": "[{id: A}]\n"},
        rules={
            "r.yaml": "rule: r\ntitle: R\nfor: a\noutcomes: {x: parameters.limit}\n",
            "parameters.yaml": "limit: [{from: 2019-10-01, value: 5}]\n",
        },
        book="as_of: 2019-09-30\n",
    )
    (finding,) = found.findings
    assert finding.message == Text(
        "the parameter `limit` has a value only from 1 Oct 2019 on",
        "พารามิเตอร์ `limit` มีค่าตั้งแต่วันที่ 1 ต.ค. 2562 เป็นต้นไป",
    )
    assert finding.hint is not None
    assert finding.hint.en == "add an earlier value, or let the rule begin on that day"


def test_an_empty_rule_file_is_told_how_it_begins(tmp_path: Path) -> None:
    (tmp_path / "a.yaml").write_text("# nothing yet\n", encoding="utf-8")
    _, (finding,) = load_library(tmp_path, "rules")
    assert finding.code == "empty-file"
    assert finding.hint is not None
    assert finding.hint.en == "write it, as in `rule: progress-status`"
