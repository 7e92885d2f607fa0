"""The project's own files and their JSON Schemas agree, and editors are told which is whose."""

from __future__ import annotations

import json
import os
from pathlib import Path

import pytest
from jsonschema import Draft7Validator

from assay.api import load_rules, load_schema
from assay.editor import schema_files
from tests.editor.reading import ROOT, committed, mistakes, seen

SCHEMA = load_schema(ROOT / "facts" / "schema.yaml")


WHOSE = {
    "rule.json": (
        "rules/**/*.yaml",
        "rules/**/*.yml",
        "!rules/**/parameters.yaml",
        "!rules/**/definitions.yaml",
        "!rules/**/actions.yaml",
    ),
    "parameters.json": ("rules/**/parameters.yaml",),
    "definitions.json": ("rules/**/definitions.yaml",),
    "actions.json": ("rules/**/actions.yaml",),
    "schema.json": ("facts/schema.yaml",),
    "book.json": ("facts/**/book.yaml",),
    "scorecard.json": ("facts/scorecard.yaml",),
    "comparison.json": ("facts/comparison.yaml",),
    **{
        f"facts/{kind.plural}.json": (f"facts/**/{kind.plural}.yaml",)
        for kind in SCHEMA.kinds.values()
    },
}
"""The files that each JSON Schema is for, as an editor's setting has them: `!` takes files out."""


def schema_of(path: Path) -> str:
    """The JSON Schema that a file of this project is written by."""
    if path.is_relative_to(ROOT / "rules"):
        shared = path.name in ("actions.yaml", "definitions.yaml", "parameters.yaml")
        return f"{path.stem}.json" if shared else "rule.json"
    if path.parent == ROOT / "facts":
        return f"{path.stem}.json"
    return "book.json" if path.name == "book.yaml" else f"facts/{path.stem}.json"


FILES = [path for folder in ("rules", "facts") for path in sorted((ROOT / folder).rglob("*.yaml"))]
SHOWN = [str(path.relative_to(ROOT)) for path in FILES]


def test_the_schemas_that_are_committed_are_those_of_the_rules_and_the_fact_schema() -> None:
    made = schema_files(SCHEMA, load_rules(ROOT / "rules"))
    folder = ROOT / "schemas"
    there = {
        path.relative_to(folder).as_posix(): path.read_bytes().decode()
        for path in folder.rglob("*.json")
    }
    assert there.keys() == made.keys()
    stale = [name for name, text in made.items() if there[name] != text]
    assert stale == []  # else: run `assay schema`


@pytest.mark.parametrize("name", sorted(WHOSE))
def test_a_schema_is_itself_right(name: str) -> None:
    Draft7Validator.check_schema(committed(name))


@pytest.mark.parametrize("path", FILES, ids=SHOWN)
def test_a_shipped_file_is_right_by_its_schema(path: Path) -> None:
    assert mistakes(committed(schema_of(path)), seen(path)) == []


@pytest.mark.parametrize("path", FILES, ids=SHOWN)
def test_a_shipped_file_names_its_schema_in_its_first_line(path: Path) -> None:
    named = os.path.relpath(ROOT / "schemas" / schema_of(path), path.parent)
    first = path.read_text(encoding="utf-8").partition("\n")[0]
    assert first == f"# yaml-language-server: $schema={Path(named).as_posix()}"


def test_the_schemas_of_another_domain_fit_its_files() -> None:
    folder = ROOT / "tests" / "domains" / "hospital"
    kinds = load_schema(folder / "facts" / "schema.yaml")
    forms = schema_files(kinds, load_rules(folder / "rules"))
    files = {
        **dict.fromkeys(sorted((folder / "rules").glob("*.yaml")), "rule.json"),
        folder / "facts" / "schema.yaml": "schema.json",
        folder / "facts" / "2568" / "book.yaml": "book.json",
        folder / "facts" / "2568" / "hospitals.yaml": "facts/hospitals.json",
    }
    wrong = [
        f"{path.name} {mistake}"
        for path, name in files.items()
        for mistake in mistakes(json.loads(forms[name]), seen(path))
    ]
    assert wrong == []


def test_the_editors_settings_name_every_schema_and_its_files() -> None:
    settings = json.loads((ROOT / ".vscode" / "settings.json").read_text(encoding="utf-8"))
    assert settings["yaml.schemas"] == {
        f"./schemas/{name}": list(patterns) for name, patterns in WHOSE.items()
    }


def test_the_editor_is_told_which_extension_reads_them() -> None:
    told = json.loads((ROOT / ".vscode" / "extensions.json").read_text(encoding="utf-8"))
    assert told == {"recommendations": ["redhat.vscode-yaml"]}
