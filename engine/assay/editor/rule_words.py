"""What is said of the words that a rule file chooses from: hit policies, severities, rounding."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from assay.values.hit_policy import HitPolicy

HIT_POLICIES: Final[Mapping[str, str]] = {
    HitPolicy.UNIQUE: "At most one row holds; several are an error that names them.",
    HitPolicy.ANY: "Several rows may hold if they give the same; otherwise it is an error.",
    HitPolicy.PRIORITY: "Of the rows that hold, the one whose value stands first under `values`.",
    HitPolicy.FIRST: "The first row that holds, in the order written.",
    HitPolicy.RULE_ORDER: "A list of what all rows that hold give, in the order of the rows.",
    HitPolicy.OUTPUT_ORDER: "A list of what all rows that hold give, in the order of `values`.",
    HitPolicy.COLLECT: "A list of what all rows that hold give.",
    HitPolicy.COLLECT_SUM: "The sum of what all rows that hold give.",
    HitPolicy.COLLECT_MIN: "The least of what all rows that hold give.",
    HitPolicy.COLLECT_MAX: "The greatest of what all rows that hold give.",
    HitPolicy.COLLECT_COUNT: "How many rows hold.",
}

SEVERITIES: Final[Mapping[str, str]] = {
    "error": "Something is wrong and must be put right.",
    "warning": "Something should be looked at.",
    "note": "Something is worth knowing.",
}

ROUNDING: Final[Mapping[str, str]] = {
    "half up": "To the nearest; a tie goes away from zero, as in print. The usual one.",
    "half even": "To the nearest; a tie goes to the even digit.",
    "half down": "To the nearest; a tie goes towards zero.",
    "up": "Always away from zero.",
    "down": "Always towards zero.",
}

SCALES: Final[Mapping[str, str]] = {
    "linear": "On the straight line between two points. The usual one.",
    "step": "The value of the last point reached.",
}

TYPES: Final[Mapping[str, str]] = {
    "text": "A text.",
    "number": "A number, with all its digits.",
    "boolean": "True or false.",
    "date": "A day, as in 2020-09-30.",
}
