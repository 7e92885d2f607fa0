"""How long it takes to check all shipped files from cold: `python -m benchmarks.check`.

Each run is a new process, as a person or an editor starts it: Python, the imports, every file of
the project, every proof. So that figures of different machines compare, it is also told as a ratio
to a yardstick measured in turn with it: a new process in which Python adds up two million squares.
"""

from __future__ import annotations

import subprocess
import sys
import time
from pathlib import Path
from typing import Final

ROOT: Final = Path(__file__).resolve().parent.parent
RUNS: Final = 7

CHECK: Final = (sys.executable, "-m", "assay.cli", "check", "--format", "json")
YARDSTICK: Final = (sys.executable, "-c", "sum(n * n for n in range(2_000_000))")


def main() -> None:
    """Prints the best of the runs, which other work on the machine disturbs least."""
    checks, yardsticks = [], []
    for _ in range(RUNS):
        yardsticks.append(_seconds(YARDSTICK))
        checks.append(_seconds(CHECK))
    check, yardstick = min(checks), min(yardsticks)
    files = sum(1 for name in ("facts", "rules", "features") for _ in _files(ROOT / name))
    print(f"check {files} files from cold, best of {RUNS}: {check:.2f} s")
    print(f"yardstick: {yardstick:.2f} s")
    print(f"ratio: {check / yardstick:.1f}")


def _seconds(command: tuple[str, ...]) -> float:
    start = time.perf_counter()
    subprocess.run(command, cwd=ROOT, stdout=subprocess.DEVNULL, check=True)
    return time.perf_counter() - start


def _files(folder: Path) -> list[Path]:
    return [path for path in folder.rglob("*") if path.suffix in (".yaml", ".csv", ".feature")]


if __name__ == "__main__":
    main()
