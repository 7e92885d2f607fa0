"""How long a whole mutation run of the shipped rules takes: `python -m benchmarks.mutate`.

In a new process, with nothing kept from an earlier run: every mutant of every rule against the
scenarios that look at it. Told also as a ratio to running all scenarios once in the same way.
"""

from __future__ import annotations

import json
import subprocess
import sys
import time
from pathlib import Path
from typing import Final

ROOT: Final = Path(__file__).resolve().parent.parent

MUTATE: Final = (sys.executable, "-m", "assay.cli", "mutate", "--afresh", "--format", "json")
TEST: Final = (sys.executable, "-m", "assay.cli", "test", "--quiet")


def main() -> None:
    """Prints both times and their ratio."""
    test, _ = _run(TEST)
    mutate, printed = _run(MUTATE)
    found = json.loads(printed)
    total = found["total"]
    tried = total["killed"] + total["survived"] + total["equivalent"]
    print(f"{found['scenarios']} scenarios once: {test:.2f} s")
    print(f"{tried} mutants: {mutate:.2f} s")
    print(f"ratio: {mutate / test:.1f}")


def _run(command: tuple[str, ...]) -> tuple[float, bytes]:
    start = time.perf_counter()
    done = subprocess.run(command, cwd=ROOT, stdout=subprocess.PIPE, check=True)
    return time.perf_counter() - start, done.stdout


if __name__ == "__main__":
    main()
