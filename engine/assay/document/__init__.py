"""Documents: the form of each YAML file, declared once as strict pydantic models of its parts.

In: a tree of `source` and the model of the file. Out: the document, whose leaves still know where
they stand, or findings at their places, in plain words. Editors' JSON Schemas are made from the
same models, with the words of their docstrings.
Knows nothing of facts or rules, nor of what names mean.
"""

from assay.document.part import (
    Named,
    NamedPart,
    Part,
    as_far_as_right,
    by_name,
    document,
    keyed,
    known_keys,
    named_key,
    parse,
    read_document,
)

__all__ = [
    "Named",
    "NamedPart",
    "Part",
    "as_far_as_right",
    "by_name",
    "document",
    "keyed",
    "known_keys",
    "named_key",
    "parse",
    "read_document",
]
