"""The expression language: a stated subset of FEEL (DMN 1.5), type-checked beforehand.

In: the text of an expression or of a table's cell, and a `Scope` of what it may name. Out: a typed
tree (`Node`, `Cell`) or the `Problem`s of the text, and the value of a tree in a `World`. Positions
are character offsets into the text.

Knows nothing of files, YAML, schemas or rules: it asks a `Vocabulary` for names and a `World` for
values.
"""

from __future__ import annotations

from assay.language.budget import Budget
from assay.language.compile import (
    compile_cell,
    compile_expression,
    parse_definition,
)
from assay.language.evaluate import evaluate
from assay.language.functions import FUNCTIONS, Clause, Function, How, Noun, NullIf
from assay.language.parse import is_name, names_in
from assay.language.problem import Problem
from assay.language.reads import Read, Via, reads
from assay.language.scope import Definition, KindInfo, Scope, Vocabulary
from assay.language.syntax import invoked
from assay.language.typed import (
    Cell,
    Comparison,
    Constant,
    Get,
    Interpolate,
    Interval,
    IsNull,
    Node,
    Point,
    Subject,
    Test,
    calls,
    conjuncts,
    parts,
    rebuilt,
    strict_quantifiers,
    walk,
)
from assay.language.world import Listener, World

__all__ = [
    "FUNCTIONS",
    "Budget",
    "Cell",
    "Clause",
    "Comparison",
    "Constant",
    "Definition",
    "Function",
    "Get",
    "How",
    "Interpolate",
    "Interval",
    "IsNull",
    "KindInfo",
    "Listener",
    "Node",
    "Noun",
    "NullIf",
    "Point",
    "Problem",
    "Read",
    "Scope",
    "Subject",
    "Test",
    "Via",
    "Vocabulary",
    "World",
    "calls",
    "compile_cell",
    "compile_expression",
    "conjuncts",
    "evaluate",
    "invoked",
    "is_name",
    "names_in",
    "parse_definition",
    "parts",
    "reads",
    "rebuilt",
    "strict_quantifiers",
    "walk",
]
