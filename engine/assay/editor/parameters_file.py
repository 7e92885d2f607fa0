"""The JSON Schema of `parameters.yaml`: constants of rules, each with the days it holds from."""

from __future__ import annotations

from assay.document.words import Words
from assay.editor.form import DATE, DRAFT, NAME, Form, closed, described, list_of


def parameters_file() -> Form:
    """The schema of `parameters.yaml`."""
    dated = closed(
        {
            "from": described(
                Words(
                    "The first day of this value; it holds until the next one begins.",
                    "from: 2019-10-01",
                ),
                DATE,
            ),
            "value": described(
                Words("A number, a text, a date, or true or false.", "value: 5"),
                {"type": ["string", "number", "boolean"]},
            ),
        },
        ["from", "value"],
    )
    words = Words(
        "A constant that expressions and cells read as `parameters.name`: its values, each from "
        "a day on.",
        "tolerated_delay:\n  - {from: 2019-10-01, value: 5}\n  - {from: 2020-10-01, value: 3}",
    )
    return {
        "$schema": DRAFT,
        "description": "Constants that the rules name, with the day from which each value holds.",
        "type": "object",
        "propertyNames": NAME,
        "additionalProperties": described(words, {**list_of(dated), "minItems": 1}),
    }
