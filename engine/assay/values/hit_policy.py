"""The hit policies of decision tables, under the names of rule files (DMN 1.5, 8.2.10)."""

from __future__ import annotations

from enum import StrEnum


class HitPolicy(StrEnum):
    """What a table makes of the rows that hold, by the names of rule documents."""

    UNIQUE = "unique"
    ANY = "any"
    PRIORITY = "priority"
    FIRST = "first"
    RULE_ORDER = "rule order"
    OUTPUT_ORDER = "output order"
    COLLECT = "collect"
    COLLECT_SUM = "collect sum"
    COLLECT_MIN = "collect min"
    COLLECT_MAX = "collect max"
    COLLECT_COUNT = "collect count"
