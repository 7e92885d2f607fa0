"""How often the diagnosis names a planted slip: `python -m benchmarks.diagnose`.

Tables as agencies print them are made by chance, and one slip or two are planted in each. A line is
printed for each kind of slip: of the tables in which some identity is violated, the share in which
exactly the planted cells are named, the share in which some of them are and no other, the share
left open, and the share in which a right cell is accused. Tables in which every identity still
holds are counted apart: there is nothing to see in them.

`python -m benchmarks.diagnose 100` makes 100 tables for a line in the place of 400. The same
number makes the same tables.
"""

from __future__ import annotations

import sys
import time
from collections import Counter
from typing import Final

from assay.explain.diagnose import diagnose
from tests.explain.diagnose.planting import KINDS, cases, large_table, share, tally
from tests.explain.diagnose.published_tables import Layout

SEED: Final = 2563
TABLES: Final = 400
DECIMALS: Final = (0, 2, 4)
LAYOUTS: Final = {
    "All columns add up across and down": tuple(Layout(one) for one in DECIMALS),
    "Two columns of six add up downwards only": tuple(
        Layout(one, across=False) for one in DECIMALS
    ),
}
HEAD: Final = """
| slips | kind | tables | no sum violated | named | named in part | left open | wrongly accused |
|---|---|--:|--:|--:|--:|--:|--:|"""


def main() -> None:
    """Prints the shares, and how long a large table takes."""
    tables = int(sys.argv[1]) if len(sys.argv) > 1 else TABLES
    for name, layouts in LAYOUTS.items():
        print(f"\n{name}\n{HEAD}")
        for slips in (1, 2):
            whole: Counter[str] = Counter()
            for kind in KINDS:
                found = tally(cases(SEED, tables, layouts, kind, slips))
                print(_line(slips, kind, found), flush=True)
                whole += found
            print(_line(slips, "**all**", whole))
    _large()


def _line(slips: int, kind: str, found: Counter[str]) -> str:
    shares = [f"{share(found, name):.1f} %" for name in ("named", "partly", "open")]
    shares.append(f"{share(found, 'wrong'):.2f} %")
    columns = [str(slips), kind, str(found.total()), str(found["invisible"]), *shares]
    return f"| {' | '.join(columns)} |"


def _large() -> None:
    evaluation = large_table(SEED).evaluation()
    start = time.perf_counter()
    diagnose(evaluation)
    print(f"\n500 lines of 6 columns: {time.perf_counter() - start:.1f} s")


if __name__ == "__main__":
    main()
