"""What is said of the words that a rule file chooses from: severities, rounding."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

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
