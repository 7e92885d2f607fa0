"""Filling a template as a person does in Excel: straight from the files of a book."""

from __future__ import annotations

import csv
import datetime as dt
from pathlib import Path
from typing import Any

import openpyxl
import yaml
from openpyxl.cell.cell import Cell
from openpyxl.worksheet.worksheet import Worksheet

Kind = dict[str, Any]


class Filler:
    """A template while it is filled; the schema is read as YAML, not by the engine."""

    def __init__(self, template: Path, schema: Path, lang: str) -> None:
        self._book = openpyxl.load_workbook(template)
        self._schema = yaml.safe_load(schema.read_text("utf-8"))
        self._lang = lang

    def fill(self, book: Path, out: Path) -> None:
        """Types the facts of a folder into the sheets of their kinds, and saves."""
        head = yaml.load((book / "book.yaml").read_text("utf-8"), yaml.BaseLoader)
        self._head(head)
        for kind in self._schema["kinds"].values():
            rows = _facts(book, kind["plural"])
            sheet = self._book[kind["title"][self._lang].replace("/", "-")[:31].rstrip()]
            self._rows(sheet, self._types(kind), rows)
        self._book.save(out)

    def _head(self, head: dict[str, Any]) -> None:
        sheet = self._book.worksheets[1]
        values = _flat(head)
        dates = {"as_of": "date", "fiscal_year": "number", "quarter": "number"}
        for row in range(2, sheet.max_row + 1):
            key = str(sheet.cell(row, 1).value)
            if key in values:
                self._type(_at(sheet, row, 2), values[key], {"type": dates.get(key, "text")})
        documents = [{"id": name, **_flat(told)} for name, told in head["documents"].items()]
        self._rows(self._book.worksheets[2], {"dated": {"type": "date"}}, documents)
        self._rows(self._book.worksheets[3], {}, list(map(_flat, head["corrections"])))

    def _types(self, kind: Kind) -> dict[str, Any]:
        """The declared fields, and the parent's link as its key is declared."""
        parent = self._schema["kinds"].get(kind.get("parent"))
        if parent is None or not isinstance(parent["key"], str):
            return dict(kind["fields"])
        link = "parent" if parent is kind else kind["parent"]
        return {link: parent["fields"].get(parent["key"], {"type": "text"}), **kind["fields"]}

    def _rows(self, sheet: Worksheet, types: dict[str, Any], rows: list[dict[str, Any]]) -> None:
        names = [cell.value for cell in sheet[2]]
        for number, row in enumerate(rows, start=3):
            for name, value in row.items():
                cell = _at(sheet, number, names.index(name) + 1)
                self._type(cell, value, types.get(name, {"type": "text"}))

    def _type(self, cell: Cell, value: Any, field: dict[str, Any]) -> None:
        """Types one value as its column wants it; a number is stored in binary, as Excel does."""
        of = str(field["type"])
        if value in ("", "null", "~", None):
            return
        if isinstance(value, list):
            of = of.removeprefix("list of ")
            items = [str(self._word(item, of)) for item in value]
            lines = any(";" in item for item in items)
            cell.value = "\n".join(items) + "\n" * (len(items) == 1) if lines else "; ".join(items)
            cell.number_format = "@"
        elif of == "number" and value != "-":
            point = value.find(".")
            decimals = 0 if point < 0 else len(value) - point - 1
            cell.value = float(value)
            cell.number_format = "#,##0" + ("." + "0" * decimals if decimals else "")
        elif of == "date":
            cell.value = dt.date.fromisoformat(value)
            cell.number_format = "yyyy-mm-dd"
        else:
            cell.value = self._word(value, of)
            cell.number_format = "@"
            cell.data_type = "s"

    def _word(self, value: str, of: str) -> str:
        """A word as the drop-down list of its column offers it."""
        if of == "boolean":
            return {"true": ("ใช่", "Yes"), "false": ("ไม่ใช่", "No")}[value][self._lang == "en"]
        declared = self._schema["types"].get(of)
        if declared is None:
            return value
        (members,) = declared.values()
        titles = {name: title for member in members for name, title in member.items()}
        return str(titles[value][self._lang])


def _facts(book: Path, plural: str) -> list[dict[str, Any]]:
    path = book / f"{plural}.csv"
    if path.exists():
        with path.open(encoding="utf-8", newline="") as file:
            return list(csv.DictReader(file))
    rows = yaml.load(path.with_suffix(".yaml").read_text("utf-8"), yaml.BaseLoader)
    return list(map(_flat, rows))


def _flat(told: dict[str, Any]) -> dict[str, Any]:
    """`{title: {th: ...}}` as `{title.th: ...}`."""
    flat: dict[str, Any] = {}
    for name, value in told.items():
        inner = _flat(value) if isinstance(value, dict) else {}
        flat |= {f"{name}.{key}": text for key, text in inner.items()} if inner else {name: value}
    return flat


def _at(sheet: Worksheet, row: int, column: int) -> Cell:
    cell = sheet.cell(row, column)
    assert isinstance(cell, Cell)
    return cell
