"""What completion has to offer: the names of the project, each where it belongs."""

from __future__ import annotations

import re
from typing import Any

from assay.facts import BOOK_TYPES


def columns(form: Any, kind: str) -> Any:
    """The columns that a table on a kind knows, as the language server finds them."""
    (found,) = (
        branch["then"]["properties"]["table"]["properties"]["rows"]["items"]["properties"]["when"]
        for branch in form["allOf"]
        if re.search(branch["if"]["properties"]["for"]["pattern"], kind)
    )
    return form["definitions"][found["$ref"].rpartition("/")[2]]["properties"]


def test_a_row_is_offered_the_fields_of_its_kind_and_the_outcomes_that_rules_give_it(
    schemas: dict[str, Any],
) -> None:
    assert [one for one in columns(schemas["rule.json"], "ward") if "." not in one] == [
        "id", "beds", "occupied", "share", "amount", "currency", "currency_rate", "status",
        "opened", "closed", "teaching", "document", "place", "alarm", "pressure",
    ]  # fmt: skip
    assert list(columns(schemas["rule.json"], "ward_note")) == [
        "id", "text", "document", "place", *(f"book.{name}" for name in BOOK_TYPES),
    ]  # fmt: skip


def test_a_cell_is_offered_the_members_of_its_column(schemas: dict[str, Any]) -> None:
    ward = columns(schemas["rule.json"], "ward")
    assert ward["status"]["anyOf"][0]["enum"] == ["red", "yellow", "green"]
    assert ward["alarm"]["anyOf"][0]["enum"] == ["red", "yellow", "green"]
    assert ward["teaching"]["anyOf"][0]["enum"] == [True, False]
    assert "anyOf" not in ward["beds"]


def test_an_outcome_is_told_by_its_titles_and_its_rule(schemas: dict[str, Any]) -> None:
    ward = columns(schemas["rule.json"], "ward")
    assert ward["pressure"]["description"] == "ภาระ · Pressure: an outcome of the rule `occupancy`."
    assert ward["alarm"]["description"] == "An outcome of the rule `occupancy`."


def test_a_rule_is_offered_the_kinds_types_and_units_of_the_project(
    schemas: dict[str, Any],
) -> None:
    rule = schemas["rule.json"]["properties"]
    assert rule["for"]["enum"] == ["hospital", "ward", "ward_note"]
    assert rule["for"]["markdownEnumDescriptions"] == [
        "โรงพยาบาล · Hospital",
        "หอผู้ป่วย · Ward",
        "ward_note",
    ]
    levels = rule["levels"]["properties"]
    assert levels["type"]["enum"] == [
        "text", "number", "boolean", "date", "rag", "grade", "list of text", "list of number",
        "list of boolean", "list of date", "list of rag", "list of grade",
    ]  # fmt: skip
    assert levels["unit"]["anyOf"][0]["enum"] == ["beds", "percent"]
    assert rule["effective"]["properties"]["on"]["anyOf"][0]["enum"] == ["opened", "closed"]


def test_a_schema_is_offered_the_types_and_kinds_there_are(schemas: dict[str, Any]) -> None:
    kind = schemas["schema.json"]["properties"]["kinds"]["additionalProperties"]["properties"]
    field = kind["fields"]["additionalProperties"]["properties"]
    assert kind["parent"]["anyOf"][0]["enum"] == ["hospital", "ward", "ward_note"]
    assert field["type"]["anyOf"][0]["enum"][:6] == [
        "text", "number", "boolean", "date", "rag", "grade",
    ]  # fmt: skip


def test_an_end_of_a_range_that_a_float_would_change_is_told_and_not_compared(
    schemas: dict[str, Any],
) -> None:
    ward = schemas["facts/wards.json"]["items"]["properties"]
    assert (ward["beds"]["minimum"], ward["beds"]["maximum"]) == (1, 500)
    assert "minimum" not in ward["share"]  # 0.5, in `[0.5..1]`
    assert ward["share"]["maximum"] == 1
    assert ward["currency_rate"].keys().isdisjoint({"minimum", "maximum"})
    assert ward["currency_rate"]["description"] == "Number, in the range `<= 1" + "0" * 5000 + "`."
