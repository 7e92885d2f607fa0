"""The JSON report: every digit, every reason, and the same bytes for the same facts."""

import json
from decimal import Decimal
from pathlib import Path
from textwrap import dedent
from typing import Any

import pytest

from assay.outcome import Evaluation
from assay.report.machine.json_report import to_json
from tests.building import domain
from tests.report.wards import BOOK, RULES, SCHEMA, WARDS, wards


@pytest.fixture
def evaluation(tmp_path: Path) -> Evaluation:
    return wards(tmp_path).evaluate()


def read(text: str) -> Any:
    return json.loads(text, parse_float=Decimal, parse_int=Decimal)


def rule_of_one_number(folder: Path, expression: str) -> str:
    schema = "kinds: {ward: {plural: wards, key: id, fields: {beds: {type: number}}}}"
    rule = f"{{rule: r, title: R, for: ward, outcomes: {{x: {{is: '{expression}'}}}}}}"
    one = domain(folder, schema=schema, facts={"wards.yaml": "[{id: a, beds: 7}]"}, rules=rule)
    return to_json(one.evaluate())


def test_outcomes_stand_by_kind_key_and_name(evaluation: Evaluation) -> None:
    assert read(to_json(evaluation))["outcomes"]["ward"]["W-2"] == {
        "drill_score": 100,
        "status": "green",
        "occupancy": Decimal("75.0"),
        "full": False,
    }


def test_facts_stand_in_natural_order_of_their_keys(evaluation: Evaluation) -> None:
    assert list(read(to_json(evaluation))["outcomes"]["ward"]) == ["W-1", "W-2", "W-10"]


def test_a_number_is_written_with_exactly_its_digits(evaluation: Evaluation) -> None:
    text = to_json(evaluation)
    assert '"occupancy": 75.0,' in text
    assert '"occupancy": 104.2,' in text  # 25 of 24 beds: 104.1666... half up


@pytest.mark.parametrize(
    ("expression", "digits"),
    [
        ("beds / 3", "2.333333333333333333333333333333333"),  # 34 significant digits
        ("beds / 10000000", "0.0000007"),
        ("beds * 10 ** 20", "700000000000000000000"),
        ("0.10 + 0.20", "0.30"),
    ],
)
def test_no_number_is_in_exponent_form_or_went_through_a_float(
    tmp_path: Path, expression: str, digits: str
) -> None:
    assert f'"x": {digits}\n' in rule_of_one_number(tmp_path, expression)


def test_a_null_is_null_and_says_why_and_for_want_of_what(evaluation: Evaluation) -> None:
    document = read(to_json(evaluation))
    assert document["outcomes"]["ward"]["W-1"]["status"] is None
    assert document["nulls"]["ward"]["W-1"] == {
        "drill_score": {
            "reason": "not_rated",
            "causes": [{"reason": "not_rated", "where": "ward/W-1/drill_score"}],
        },
        "status": {
            "reason": "missing",
            "causes": [{"reason": "missing", "where": "ward/W-1/infections"}],
        },
    }


def test_an_assumption_is_told_in_the_language_asked_for(evaluation: Evaluation) -> None:
    assert read(to_json(evaluation, "th"))["assumed"] == {
        "ward": {"W-10": {"drill_score": "มาตรฐานไม่ได้ระบุระดับต่ำกว่านี้"}}
    }


def test_a_finding_names_the_fact_the_rule_its_place_and_its_figures(
    evaluation: Evaluation,
) -> None:
    assert read(to_json(evaluation))["findings"][0] == {
        "code": "too-many",
        "severity": "error",
        "fact": "ward/W-10",
        "rule": "occupancy",
        "message": "Ward W-10 has 25 patients in 24 beds",
        "hint": None,
        "place": {"file": "occupancy.yaml", "line": 10, "column": 5},
        "related": [],
        "values": {"left": 25, "right": 24, "residual": 1},
        "title": None,
        "act": None,
        "remedy": None,
        "stake": None,
    }


def test_thai_is_written_as_thai(evaluation: Evaluation) -> None:
    assert '"message": "หอ W-10 มีผู้ป่วย 25 คน ใน 24 เตียง"' in to_json(evaluation, "th")


def test_the_identity_names_the_engine_the_day_and_every_rule_file(evaluation: Evaluation) -> None:
    identity = read(to_json(evaluation))["identity"]
    assert identity["as_of"] == "2020-09-30"
    assert set(identity["rules"]) == set(RULES)
    assert set(identity) == {"engine", "as_of", "schema", "book", "facts", "rules", "parameters"}


def test_the_same_facts_permuted_or_from_csv_give_the_same_bytes(tmp_path: Path) -> None:
    expected = to_json(wards(tmp_path / "yaml").evaluate())
    facts = dedent(WARDS).strip().split("\n- ")
    facts[0] = facts[0].removeprefix("- ")
    permuted = "\n".join(f"- {fact}" for fact in (facts[2], facts[0], facts[1]))
    table = """
        id,name_th,name_en,beds,occupied,infections,stay,stay_unit,drill,document,place
        W-1,หอศัลยกรรม,Surgical ward,30,30,,,,,,
        W-2,หออายุรกรรม,Medical ward,24,18,1.00,36,hours,,report,page 7
        W-10,หอผู้ป่วยเด็ก,Children's ward,24,25,5.10,3.5,days,2020-08-31,,
    """
    for folder, facts_of in (("permuted", {"wards.yaml": permuted}), ("csv", {"wards.csv": table})):
        other = domain(tmp_path / folder, schema=SCHEMA, facts=facts_of, rules=RULES, book=BOOK)
        assert to_json(other.evaluate()) == expected


def test_an_evaluation_without_facts_is_empty_and_still_valid_json(tmp_path: Path) -> None:
    empty = domain(tmp_path, schema=SCHEMA, facts={}, rules=RULES, book=BOOK)
    document = read(to_json(empty.evaluate()))
    assert document["outcomes"] == {"ward": {}}
    assert document["findings"] == []
