from decimal import Decimal
from pathlib import Path

import pytest
from pydantic import ValidationError

from assay.facts import Kind, load_schema
from assay.facts.book.models import attribute, model_of
from assay.values.types import Member

SCHEMA = """
kinds:
  thing:
    plural: things
    key: id
    fields:
      amount: {type: number, decimals: 2, range: ">= 0", title: Amount}
      colour: {type: {choice: [red, green]}}
      copy: {type: text}
      json: {type: boolean}
      model_config: {type: list of number}
"""


@pytest.fixture
def thing(tmp_path: Path) -> Kind:
    path = tmp_path / "schema.yaml"
    path.write_text(SCHEMA)
    schema, findings = load_schema(path)
    assert findings == ()
    assert schema is not None
    return schema.kinds["thing"]


def test_a_model_is_made_once_for_a_kind(thing: Kind) -> None:
    assert model_of(thing) is model_of(thing)


def test_a_field_may_have_any_name_even_one_of_pydantics(thing: Kind) -> None:
    given = {"id": "a", "copy": "b", "json": True, "model_config": (Decimal(1),)}
    model = model_of(thing).model_validate(given)
    assert getattr(model, attribute("copy")) == "b"
    assert getattr(model, attribute("json")) is True
    assert getattr(model, attribute("model_config")) == (Decimal(1),)


@pytest.mark.parametrize("amount", [5, 5.0, "5", True])
def test_nothing_but_a_decimal_is_a_number(thing: Kind, amount: object) -> None:
    with pytest.raises(ValidationError):
        model_of(thing).model_validate({"id": "a", "amount": amount})


def test_trailing_zeros_do_not_count_as_decimals_and_are_kept(thing: Kind) -> None:
    model = model_of(thing).model_validate({"id": "a", "amount": Decimal("5.1000")})
    assert str(getattr(model, attribute("amount"))) == "5.1000"


def test_a_name_becomes_its_member(thing: Kind) -> None:
    model = model_of(thing).model_validate({"id": "a", "colour": "green"})
    assert getattr(model, attribute("colour")) == Member("green", 1)


def test_a_model_has_a_json_schema_in_the_names_of_the_schema(thing: Kind) -> None:
    described = model_of(thing).model_json_schema()
    assert described["required"] == ["id"]
    assert described["additionalProperties"] is False
    assert described["properties"]["colour"]["anyOf"][0]["enum"] == ["red", "green"]
    assert described["properties"]["amount"]["title"] == "Amount"
