"""The facts of ETDA in a workbook give the same JSON as in YAML and CSV, byte for byte."""

from __future__ import annotations

from pathlib import Path

import pytest

from assay.api import evaluate_inputs, load_book, load_inputs, load_schema
from assay.facts.template import template, unlike
from assay.report.machine.json_report import to_json
from tests.facts.template.filling import Filler

BOOK = Path("facts/etda/2563-q4")
SCHEMA = Path("facts/schema.yaml")


def evaluated(book: Path) -> str:
    return to_json(evaluate_inputs(load_inputs(book, schema=SCHEMA, rules="rules")))


@pytest.fixture(scope="module")
def as_shipped() -> str:
    return evaluated(BOOK)


@pytest.mark.parametrize("lang", ["th", "en"])
def test_from_a_template_filled_as_a_person_fills_it(
    tmp_path: Path, as_shipped: str, lang: str
) -> None:
    empty, filled = tmp_path / "empty.xlsx", tmp_path / "facts.xlsx"
    empty.write_bytes(template(load_schema(SCHEMA), lang))
    Filler(empty, SCHEMA, lang).fill(BOOK, filled)
    assert evaluated(filled) == as_shipped
    schema = load_schema(SCHEMA)
    assert unlike(load_book(BOOK, schema), load_book(filled, schema)) == ()


@pytest.mark.parametrize("lang", ["th", "en"])
def test_from_a_template_filled_with_the_book(tmp_path: Path, as_shipped: str, lang: str) -> None:
    schema = load_schema(SCHEMA)
    filled = tmp_path / "facts.xlsx"
    filled.write_bytes(template(schema, lang, load_book(BOOK, schema)))
    assert evaluated(filled) == as_shipped
