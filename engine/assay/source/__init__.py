"""Located documents: YAML and CSV files as trees whose every scalar knows where it stands.

In: a path (or its text) and the name to show for it. Out: a tree of `Scalar`, `Items` and
`Entries`, and findings in plain words for whatever can't be read. Numbers are the decimals that
are written, and a word is never turned into something else.
Knows nothing of facts or rules.
"""

from assay.source.csv_reader import parse_csv, read_csv
from assay.source.files import (
    Source,
    as_seen,
    files_below,
    is_there,
    read_bytes,
    read_source,
    real,
    shown,
)
from assay.source.scalars import plain_value
from assay.source.tree import Entries, Items, Node, Scalar, Style, describe
from assay.source.yaml_reader import parse_yaml, read_yaml

__all__ = [
    "Entries",
    "Items",
    "Node",
    "Scalar",
    "Source",
    "Style",
    "as_seen",
    "describe",
    "files_below",
    "is_there",
    "parse_csv",
    "parse_yaml",
    "plain_value",
    "read_bytes",
    "read_csv",
    "read_source",
    "read_yaml",
    "real",
    "shown",
]
