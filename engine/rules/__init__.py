"""Rule files: their documents, the library of a folder, the rules in force on a day.

In: YAML files. Out: `Library` of `RuleFile`s, or findings at their places. Knows nothing of
facts, of what names mean, or of evaluation.
"""

from engine.rules.documents import (
    CheckBody,
    Derived,
    Effective,
    LevelsBody,
    RuleDocument,
    ScaleBody,
    TableBody,
    TableRow,
    Then,
)
from engine.rules.library import Dated, Library, Period, load_library, period
from engine.rules.loader import RuleFile, load_rule, parse

__all__ = [
    "CheckBody",
    "Dated",
    "Derived",
    "Effective",
    "LevelsBody",
    "Library",
    "Period",
    "RuleDocument",
    "RuleFile",
    "ScaleBody",
    "TableBody",
    "TableRow",
    "Then",
    "load_library",
    "load_rule",
    "parse",
    "period",
]
