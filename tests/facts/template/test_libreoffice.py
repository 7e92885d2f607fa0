"""LibreOffice opens a filled template, saves it with the same facts and finds the same sums."""

from __future__ import annotations

import csv
import subprocess
from decimal import Decimal
from pathlib import Path

import openpyxl
import pytest

from assay.api import evaluate_inputs, load_book, load_inputs, load_schema
from assay.facts.template import template
from assay.report.machine.json_report import to_json

BOOK = Path("facts/etda/2563-q4")
SCHEMA = Path("facts/schema.yaml")


def converted(path: Path, to: str) -> Path:
    """The file as LibreOffice saves it; in a profile of its own, so that none stands in its way."""
    out = path.parent / "converted"
    profile = (path.parent / "profile").as_uri()
    command = ["soffice", f"-env:UserInstallation={profile}", "--headless", "--norestore"]
    done = subprocess.run(
        [*command, "--convert-to", to, "--outdir", str(out), str(path)],
        capture_output=True,
        text=True,
        timeout=180,
        check=False,
    )
    found = out / path.with_suffix(f".{to}").name
    assert found.exists(), done.stdout + done.stderr
    return found


@pytest.fixture(scope="module")
def filled(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The template filled with the book, and a sheet of sums that no program has calculated."""
    schema = load_schema(SCHEMA)
    path = tmp_path_factory.mktemp("office") / "facts.xlsx"
    path.write_bytes(template(schema, "th", load_book(BOOK, schema)))
    book = openpyxl.load_workbook(path)
    sums = book.create_sheet("# sums")
    lines = book["รายการผลการใช้จ่ายงบประมาณ"]
    names = [cell.value for cell in lines[2]]
    for row, name in enumerate(("plan", "disbursed", "carried_over", "reserved"), start=1):
        letter = "ABCDEFGHIJKLMN"[names.index(name)]
        sums.cell(row, 1).value = name
        sums.cell(row, 2).value = f"=SUM('{lines.title}'!{letter}3:{letter}100)"
    book.save(path)
    return path


@pytest.fixture(scope="module")
def saved(filled: Path) -> Path:
    return converted(filled, "xlsx")


def test_it_saves_the_same_facts(saved: Path) -> None:
    def evaluated(book: Path) -> str:
        return to_json(evaluate_inputs(load_inputs(book, schema=SCHEMA, rules="rules")))

    assert evaluated(saved) == evaluated(BOOK)


def test_it_calculates_the_same_sums(saved: Path) -> None:
    with (BOOK / "budget_lines.csv").open(encoding="utf-8", newline="") as file:
        lines = list(csv.DictReader(file))
    sheet = openpyxl.load_workbook(saved, data_only=True)["# sums"]
    found = {row[0].value: row[1].value for row in sheet.iter_rows()}
    assert len(found) == 4
    for name, value in found.items():
        wanted = sum(Decimal(line[str(name)]) for line in lines if line[str(name)] != "-")
        assert isinstance(value, float)
        assert round(Decimal(repr(value)), 4) == wanted
