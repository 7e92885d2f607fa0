"""YAML as an editor sees it, and what a JSON Schema says of it."""

from __future__ import annotations

import datetime as dt
import json
from collections.abc import Mapping
from decimal import Decimal
from pathlib import Path
from typing import Any

from jsonschema import Draft7Validator

from assay.source import Entries, Items, Node, Scalar, read_yaml

ROOT = Path(__file__).resolve().parents[2]


def seen(path: Path) -> Any:
    """A file's content by YAML 1.2's core schema, which knows no dates: they are texts."""
    node, findings = read_yaml(path, path.name)
    assert node is not None, findings
    return _plain(node)


def _plain(node: Node) -> Any:
    match node:
        case Entries():
            return {key.text: _plain(value) for key, value in node.entries}
        case Items():
            return [_plain(item) for item in node.items]
        case Scalar(value=Decimal() as number):
            return int(number) if number == int(number) else number
        case Scalar(value=dt.date()):
            return node.text
        case Scalar():
            return node.value


def mistakes(form: Mapping[str, Any], content: Any) -> list[str]:
    """What is wrong by a JSON Schema, as `place: message`."""
    return [
        "/".join(map(str, error.absolute_path)) + ": " + error.message
        for error in Draft7Validator(form).iter_errors(content)
    ]


def committed(name: str) -> Any:
    """A JSON Schema of this project as it stands in its folder."""
    return json.loads((ROOT / "schemas" / name).read_text(encoding="utf-8"))
