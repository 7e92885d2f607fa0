"""The JSON Schema of `parameters.yaml`: constants of rules, each with the days it holds from."""

from __future__ import annotations

from typing import Final

from assay.document.words import Words
from assay.editor.form import DATE, DRAFT, NAME, TEXT, Form, closed, described, list_of

_ONE: Final = ("string", "number", "boolean")


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
                Words(
                    "A number, a text in quotes, a date, a member, or true or false; or a list of "
                    "such values, of which a cell or `in` tests whether one is met.",
                    "value: [A, B]",
                ),
                {"type": [*_ONE, "array"], "items": {"type": _ONE}, "minItems": 1},
            ),
            "type": described(
                Words("The type of the value, or of each in a list.", "type: rag"), TEXT
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
