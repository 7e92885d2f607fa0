"""The Python API: a few names, loaded at their first use."""

import datetime as dt
import subprocess
import sys
from decimal import Decimal
from pathlib import Path

import pytest

import assay
from assay import InvalidInput, evaluate, load_book, load_rules, load_schema
from assay.api import load_inputs
from tests.report.wards import wards
from tests.source.workbook.making import workbook

ROOT = Path(__file__).resolve().parents[1]


def test_a_book_and_rules_make_an_evaluation(tmp_path: Path) -> None:
    wards(tmp_path)
    book = load_book(tmp_path / "book", load_schema(tmp_path / "schema.yaml"))
    evaluation = evaluate(book, load_rules(tmp_path / "rules"))
    assert evaluation.value("ward", "W-2", "occupancy") == Decimal("75.0")


def test_a_book_of_a_project_needs_no_schema_named() -> None:
    book = load_book(ROOT / "facts/etda/2563-q4")
    assert len(book.of_kind("project")) == 5


def test_wrong_input_is_raised_with_every_finding(tmp_path: Path) -> None:
    wards(tmp_path)
    (tmp_path / "rules/a.yaml").write_text("rule: a\n", encoding="utf-8")
    (tmp_path / "rules/b.yaml").write_text("rule: b\n", encoding="utf-8")
    with pytest.raises(InvalidInput) as wrong:
        load_rules(tmp_path / "rules")
    files = {Path(one.span.file).name for one in wrong.value.findings if one.span is not None}
    assert files == {"a.yaml", "b.yaml"}


def test_a_rule_that_does_not_fit_the_schema_is_refused_before_any_fact_is_read(
    tmp_path: Path,
) -> None:
    wards(tmp_path)
    book = load_book(tmp_path / "book", load_schema(tmp_path / "schema.yaml"))
    text = "{rule: a, title: A, for: ward, outcomes: {x: bedz + 1}}"
    (tmp_path / "rules/a.yaml").write_text(text, encoding="utf-8")
    with pytest.raises(InvalidInput, match="bedz"):
        evaluate(book, load_rules(tmp_path / "rules"))


def test_mistakes_of_facts_and_rules_are_told_at_once_of_a_workbook_too(tmp_path: Path) -> None:
    wards(tmp_path)
    text = "{rule: a, title: A, for: ward, outcomes: {x: bedz + 1}}"
    (tmp_path / "rules/a.yaml").write_text(text, encoding="utf-8")
    head = (("as_of", dt.date(2020, 9, 30)),)
    rows = (("id", "beds"), ("W-1", "many"))
    path = workbook(tmp_path / "facts.xlsx", {"wards": rows}, head=head)
    with pytest.raises(InvalidInput) as wrong:
        load_inputs(path, tmp_path / "schema.yaml", tmp_path / "rules")
    told = {
        (one.code, one.span and (one.span.cell or one.span.line)) for one in wrong.value.findings
    }
    assert {("wrong-type", "wards!B2"), ("unknown-name", 1)} <= told


def test_importing_the_package_loads_nothing_heavy() -> None:
    script = "import engine, sys; print(*sorted({m.split('.')[0] for m in sys.modules}))"
    done = subprocess.run(
        [sys.executable, "-c", script], cwd=ROOT, capture_output=True, text=True, check=True
    )
    heavy = {"pydantic", "lark", "yaml", "rich", "typer", "durable", "durable_rules_engine"}
    assert not heavy & set(done.stdout.split())


def test_every_name_of_the_api_is_there() -> None:
    assert all(hasattr(assay, name) for name in assay.__all__)
    assert not hasattr(assay, "load_books")
