"""Rule files: their documents, the library of a folder, the rules in force on a day.

In: YAML files. Out: `Library` of `RuleFile`s, or findings at their places. Knows nothing of
facts, of what names mean, or of evaluation.
"""

from assay.rules.actions import Actions, ActionsDocument
from assay.rules.definitions import Defined, Definition
from assay.rules.documents import (
    AS_GIVEN,
    FORMS,
    Body,
    CheckBody,
    Derived,
    Effective,
    LevelsBody,
    Rounded,
    RuleDocument,
    ScaleBody,
    StakePart,
    TableBody,
    TableRow,
    Then,
    no_column,
)
from assay.rules.library import Library, load_library, read_library
from assay.rules.loader import RuleFile, load_rule
from assay.rules.parameters import Dated
from assay.rules.period import Period
from assay.rules.source import AuthorityPart, Cited, CitedPart, RuleSource, Source

__all__ = [
    "AS_GIVEN",
    "FORMS",
    "Actions",
    "ActionsDocument",
    "AuthorityPart",
    "Body",
    "CheckBody",
    "Cited",
    "CitedPart",
    "Dated",
    "Defined",
    "Definition",
    "Derived",
    "Effective",
    "LevelsBody",
    "Library",
    "Period",
    "Rounded",
    "RuleDocument",
    "RuleFile",
    "RuleSource",
    "ScaleBody",
    "Source",
    "StakePart",
    "TableBody",
    "TableRow",
    "Then",
    "load_library",
    "load_rule",
    "no_column",
    "read_library",
]
