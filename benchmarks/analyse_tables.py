"""How long the proofs of large tables take: `python -m benchmarks.analyse_tables`.

Tables in which exactly one row holds for every case, whole and with a row taken out.
"""

from __future__ import annotations

import dataclasses
import time
from decimal import Decimal

from assay.analyse import analyse_table
from assay.plan.table import Table
from assay.values.hit_policy import HitPolicy
from tests.analyse.decisions import decision
from tests.analyse.large_tables import split_table

SIZES = ((6, 50), (12, 200), (12, 500), (20, 500))


def main() -> None:
    """Prints a line a table."""
    print("columns  rows  policy  table          states  seconds  proven")
    for columns, rows in SIZES:
        whole = split_table(1, columns, rows)
        without = dataclasses.replace(whole, rows=whole.rows[:-1])
        for policy in (HitPolicy.UNIQUE, HitPolicy.FIRST):
            for name, table in (("complete", whole), ("one row short", without)):
                print(_line(columns, rows, policy, name, table))


def _line(columns: int, rows: int, policy: HitPolicy, name: str, table: Table) -> str:
    made = decision(table, policy, [Decimal(1)] * len(table.rows))
    start = time.perf_counter()
    found = analyse_table(made)
    seconds = time.perf_counter() - start
    proven = "no" if found.not_proven else "yes"
    return (
        f"{columns:>7}  {rows:>4}  {policy:<6}  {name:<13}  {found.states:>6}  {seconds:>7.2f}"
        f"  {proven}"
    )


if __name__ == "__main__":
    main()
