"""The same facts give the same bytes: twice, permuted, and from CSV as from YAML."""

from __future__ import annotations

import csv
import io
import random
import shutil
from pathlib import Path

import pytest
import yaml

from assay.api import evaluate_inputs, load_inputs
from assay.report.machine.json_report import to_json

BOOK = Path("facts/etda/2563-q4")
PLAIN = yaml.BaseLoader
"""Reads every scalar as the text that is written, so that a rewritten file says the same."""


def evaluated(book: Path) -> str:
    inputs = load_inputs(book, schema="facts/schema.yaml", rules="rules")
    return to_json(evaluate_inputs(inputs))


@pytest.fixture(scope="module")
def as_shipped() -> str:
    return evaluated(BOOK)


def copied(folder: Path) -> Path:
    return Path(shutil.copytree(BOOK, folder / "2563-q4"))


def test_evaluated_twice(as_shipped: str) -> None:
    assert evaluated(BOOK) == as_shipped


@pytest.mark.parametrize("seed", [1, 2])
def test_with_the_facts_and_their_fields_permuted(
    tmp_path: Path, as_shipped: str, seed: int
) -> None:
    book, shuffle = copied(tmp_path), random.Random(seed)
    moved = 0
    for path in sorted(book.glob("*.csv")):
        head, *rows = path.read_text(encoding="utf-8").splitlines(keepends=True)
        before = list(rows)
        shuffle.shuffle(rows)
        moved += rows != before
        path.write_text(head + "".join(rows), encoding="utf-8")
    for path in sorted(book.glob("*.yaml")):
        if path.name == "book.yaml":
            continue
        blocks = _blocks(path.read_text(encoding="utf-8"))
        before = list(blocks)
        shuffle.shuffle(blocks)
        moved += blocks != before
        path.write_text("".join(blocks), encoding="utf-8")
    assert moved > 15
    assert evaluated(book) == as_shipped


def _blocks(text: str) -> list[str]:
    """The facts of a YAML list as written, each with its lines."""
    blocks: list[list[str]] = []
    for line in text.splitlines(keepends=True):
        if line.startswith("- "):
            blocks.append([])
        if blocks:
            blocks[-1].append(line)
    return ["".join(block) for block in blocks]


def test_from_yaml_as_from_csv(tmp_path: Path, as_shipped: str) -> None:
    book = copied(tmp_path)
    files = sorted(book.glob("*.csv"))
    assert len(files) >= 4
    for path in files:
        with path.open(encoding="utf-8", newline="") as file:
            rows = list(csv.DictReader(file))
        texts = _text_columns(path.stem)
        with path.with_suffix(".yaml").open("w", encoding="utf-8") as out:
            for row in rows:
                # A place in a column for each language is one mapping.
                where = {lang: _quoted(row.pop(f"place.{lang}")) for lang in ("th", "en")}
                cells = {name: cell for name, cell in row.items() if cell != ""}
                out.write(
                    "- "
                    + "\n  ".join(
                        f"{name}: {_quoted(cell) if name in texts or cell == '-' else cell}"
                        for name, cell in cells.items()
                    )
                    + f"\n  place: {{th: {where['th']}, en: {where['en']}}}\n"
                )
        path.unlink()
    assert evaluated(book) == as_shipped


def test_from_csv_as_from_yaml(tmp_path: Path, as_shipped: str) -> None:
    book = copied(tmp_path)
    turned = 0
    for path in sorted(book.glob("*.yaml")):
        if path.name == "book.yaml":
            continue
        facts = [_flat(fact) for fact in yaml.load(path.read_text("utf-8"), Loader=PLAIN)]
        cells = [value for fact in facts for value in fact.values()]
        lists = [item for value in cells if isinstance(value, list) for item in value]
        if any(";" in item for item in lists):
            continue  # a list item that holds the separator can't stand in a cell
        names = list(dict.fromkeys(name for fact in facts for name in fact))
        out = io.StringIO()
        writer = csv.DictWriter(out, names, lineterminator="\n")
        writer.writeheader()
        for fact in facts:
            writer.writerow({name: _cell(value) for name, value in fact.items()})
        path.with_suffix(".csv").write_text(out.getvalue(), encoding="utf-8")
        path.unlink()
        turned += 1
    assert turned >= 12
    assert evaluated(book) == as_shipped


def _flat(fact: dict[str, object]) -> dict[str, object]:
    """A fact with its place in a column for each language."""
    match fact:
        case {"place": dict(place), **rest}:
            return {**rest, **{f"place.{lang}": text for lang, text in place.items()}}
        case _:
            return fact


def _cell(value: object) -> str:
    if isinstance(value, list):
        return ";".join(value)
    text = str(value)
    return "" if text in ("null", "~") else text


def _text_columns(plural: str) -> set[str]:
    """The columns of a kind that YAML must quote: text, whatever it looks like."""
    schema = yaml.safe_load(Path("facts/schema.yaml").read_text(encoding="utf-8"))
    (kind,) = [kind for kind in schema["kinds"].values() if kind["plural"] == plural]
    numbers = {name for name, field in kind["fields"].items() if field["type"] == "number"}
    parent = schema["kinds"].get(kind.get("parent"), {})
    if parent.get("fields", {}).get(parent.get("key"), {}).get("type") == "number":
        numbers.add(kind["parent"])
    with (BOOK / f"{plural}.csv").open(encoding="utf-8", newline="") as file:
        names = next(csv.reader(file))
    return set(names) - numbers


def _quoted(cell: str) -> str:
    return '"' + cell.replace("\\", "\\\\").replace('"', '\\"') + '"'
