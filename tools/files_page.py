"""Writes docs/files.md: the form of each YAML file, from the models that read them."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any, get_args, get_type_hints

from assay.compare.documents import ComparisonDocument
from assay.document import Part
from assay.document.words import attributes, summary
from assay.facts.book.documents import HeadDocument
from assay.facts.schema.documents import SchemaDocument
from assay.rules import ActionsDocument, RuleDocument
from assay.scorecard.documents import ScorecardDocument

FILES: dict[str, type[Part]] = {
    "rules/**/*.yaml": RuleDocument,
    "rules/actions.yaml": ActionsDocument,
    "facts/schema.yaml": SchemaDocument,
    "facts/<book>/book.yaml": HeadDocument,
    "facts/scorecard.yaml": ScorecardDocument,
    "facts/comparison.yaml": ComparisonDocument,
}

HEAD = """# The files of a project

Each key of each YAML file, by the models that read them. `assay schema` writes the same as JSON
Schemas, with the kinds, fields and outcomes of your own project, so that an editor completes and
explains them as you write. A text for a reader is written as one text, or as `{th: ..., en: ...}`.
"""


def page() -> str:
    """The whole page."""
    return "\n".join([HEAD, *(manual(file, model) for file, model in FILES.items())])


def manual(file: str, model: type[Part]) -> str:
    """The section of a file: a table of keys for its document, and for each part below it."""
    lines = [f"## `{file}`"]
    for one, called in _parts(model):
        lines += ["", *([f"### {called}", ""] if called else []), summary(one), ""]
        lines += ["| key | says | example |", "|---|---|---|", *_rows(one)]
    return "\n".join(lines) + "\n"


def _rows(model: type[Part]) -> Iterator[str]:
    said = attributes(model)
    for name, field in model.model_fields.items():
        key = field.alias or name
        words = said.get(name)
        if words is None or key.startswith("<"):
            continue
        needed = "Required: " + words.text[0].lower() + words.text[1:]
        text = needed if field.is_required() else words.text
        example = "" if words.example is None else f"`{words.example}`"
        yield f"| `{key}` | {_cell(text)} | {_cell(example)} |"


def _cell(text: str) -> str:
    return text.replace("|", "\\|")


def _parts(model: type[Part], called: str = "") -> Iterator[tuple[type[Part], str]]:
    """The part and those below it, each once, with the key that it stands under."""
    found: dict[type[Part], str] = {model: called}
    waiting = [model]
    while waiting:
        one = waiting.pop(0)
        hints = get_type_hints(one, include_extras=True)
        for name, field in one.model_fields.items():
            for part in _below(hints[name]):
                if part not in found:
                    above = found[one]
                    key = field.alias or name
                    found[part] = f"{above} › `{key}`" if above else f"`{key}`"
                    waiting.append(part)
    yield from found.items()


def _below(annotation: Any) -> Iterator[type[Part]]:
    """The parts that an annotation names."""
    if isinstance(annotation, type) and issubclass(annotation, Part):
        yield annotation
        return
    for inner in get_args(annotation):
        yield from _below(inner)


if __name__ == "__main__":
    Path(sys.argv[1]).write_text(page(), encoding="utf-8")
