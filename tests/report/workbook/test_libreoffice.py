"""LibreOffice opens the report, finds the same sums and follows a change."""

from __future__ import annotations

import re
import zipfile
from decimal import Decimal
from pathlib import Path

import openpyxl
import pytest

from assay.contents.contents import Contents
from assay.report.workbook import workbook_report
from tests.facts.template.test_libreoffice import converted
from tests.report.workbook.etda import etda

BUDGET = "ผลการใช้จ่ายงบประมาณ"
AGAIN = "แผนก่อนและหลังปรับปรุง"
STEPS = "ทีละขั้น"

_CACHED = re.compile(r"(</f>)<v>[^<]*</v>")


@pytest.fixture(scope="module")
def said() -> Contents:
    return etda()


@pytest.fixture(scope="module")
def report(said: Contents, tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("report") / "report.xlsx"
    path.write_bytes(workbook_report(said))
    return path


def uncalculated(source: Path, path: Path) -> int:
    """Writes the workbook without the results of its formulas; how many there were."""
    path.parent.mkdir()
    stripped = 0
    with zipfile.ZipFile(source) as before, zipfile.ZipFile(path, "w") as after:
        for name in before.namelist():
            data = before.read(name)
            if name.startswith("xl/worksheets/sheet"):
                text, count = _CACHED.subn(r"\1", data.decode())
                data, stripped = text.encode(), stripped + count
            after.writestr(name, data)
    return stripped


def results(path: Path) -> dict[tuple[str, str], Decimal]:
    """The number that each cell holds, a formula's result as well, with 15 digits at most."""
    book = openpyxl.load_workbook(path, data_only=True)
    return {
        (sheet.title, one.coordinate): Decimal(f"{one.value:.15g}")
        for sheet in book.worksheets
        for row in sheet.iter_rows()
        for one in row
        if isinstance(one.value, int | float)
    }


def formulas(path: Path) -> set[tuple[str, str]]:
    book = openpyxl.load_workbook(path)
    return {
        (sheet.title, one.coordinate)
        for sheet in book.worksheets
        for row in sheet.iter_rows()
        for one in row
        if one.data_type == "f"
    }


def test_it_comes_to_the_exact_figures_by_itself(said: Contents, report: Path) -> None:
    bare = report.parent / "bare" / "report.xlsx"
    stripped = uncalculated(report, bare)
    places = formulas(report)
    assert stripped == len(places) > 250
    found = results(converted(bare, "xlsx"))

    # The figures of the evaluation in the order of the sheets, rows and columns.
    budget = next(one for one in said.sections if one.title.th == BUDGET)
    for row, shown in enumerate(budget.rows, start=4):
        for column, figure in enumerate(shown.cells):
            assert isinstance(figure.value, Decimal)
            assert found[BUDGET, f"{'CDEFGHI'[column]}{row}"] == figure.value
    again = next(one for one in said.sections if one.title.th == AGAIN)
    for row, shown in enumerate(again.rows, start=4):
        for column, figure in enumerate(shown.cells):
            if isinstance(figure.value, Decimal):
                assert found[AGAIN, f"{'CDEFG'[column]}{row}"] == figure.value
    falls = [step for one in said.traces if one.falls is not None for step in one.falls.steps]
    for row, step in enumerate(falls, start=4):
        if (STEPS, f"H{row}") in places:
            assert found[STEPS, f"H{row}"] == step.after
    assert set(places) <= set(found)


def test_a_sum_follows_a_changed_figure_by_just_as_much(report: Path) -> None:
    before = results(report)
    book = openpyxl.load_workbook(report)
    cell = book[BUDGET]["C4"]
    assert isinstance(cell.value, float)
    cell.value = 600  # by 11.2054 more than the 588.7946 of the plan
    changed = report.parent / "changed" / "report.xlsx"
    changed.parent.mkdir()
    book.save(changed)
    after = results(converted(changed, "xlsx"))
    more = Decimal("11.2054")
    assert after[BUDGET, "C4"] - before[BUDGET, "C4"] == more
    assert after[BUDGET, "H4"] - before[BUDGET, "H4"] == more  # unspent
    assert after[AGAIN, "D4"] - before[AGAIN, "D4"] == more  # the same plan on the other sheet
    assert after[AGAIN, "E4"] - before[AGAIN, "E4"] == more  # and what was moved
    assert after[BUDGET, "H5"] == before[BUDGET, "H5"]
