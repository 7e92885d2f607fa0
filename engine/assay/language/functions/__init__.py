"""The built-in functions, each declared once in the module of its family.

To add one, declare it there with all its traits: the checker, the evaluator, proofs, narration,
waterfalls, the documentation and a test take them from the declaration.
"""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType
from typing import Final

from assay.language.functions import dates, lists, numbers, ours, strings
from assay.language.functions.declare import Clause, Function, How, Noun, NullIf

FUNCTIONS: Final[Mapping[str, Function]] = MappingProxyType(
    {
        name: function
        for family in (numbers, lists, strings, dates, ours)
        for name, function in family.FAMILY.functions.items()
    }
)
"""Every built-in by its FEEL name, in the order of the documentation."""

__all__ = ["FUNCTIONS", "Clause", "Function", "How", "Noun", "NullIf"]
