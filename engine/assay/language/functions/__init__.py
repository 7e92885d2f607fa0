"""The built-in functions, each declared once in the module of its family.

To add one, declare it there: name, types, wording and an example; the checker, the evaluator, the
documentation and a test take it from the declaration.
"""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType
from typing import Final

from assay.language.functions import dates, lists, numbers, ours, strings
from assay.language.functions.declare import Function

FUNCTIONS: Final[Mapping[str, Function]] = MappingProxyType(
    {
        name: function
        for family in (numbers, lists, strings, dates, ours)
        for name, function in family.FAMILY.functions.items()
    }
)
"""Every built-in by its FEEL name, in the order of the documentation."""

__all__ = ["FUNCTIONS", "Function"]
