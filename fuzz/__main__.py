"""The long run: `python -m fuzz [MINUTES] [SEED]`, which is `make fuzz`.

As many processes as processors put spoiled files to the engine; one more each puts spoiled
workbooks to it, command lines to the command, and expressions to the language with atheris. A
process that dies or stands still is a fault like any other, and is started again. At the end a
table says how much was tried; exit status 1 where anything was found.
"""

from __future__ import annotations

import os
import subprocess
import sys
from dataclasses import dataclass, field
from importlib.util import find_spec
from pathlib import Path
from random import SystemRandom
from tempfile import TemporaryDirectory
from time import monotonic, sleep, time
from typing import Final

from fuzz.projects import ROOT
from fuzz.table import rendered
from fuzz.tally import Tally

FOUND: Final = ROOT / "fuzz" / "found"
PATHS: Final = f"{ROOT / 'engine'}{os.pathsep}{ROOT}"

_STILL: Final = 90.0
"""Seconds without a sign of life after which a process counts as hanging."""


class Died(Exception):
    """A process ended before its time, or was ended for standing still."""


@dataclass
class Worker:
    """A process that tries inputs, started again as often as it dies."""

    module: str
    seed: int
    folder: Path
    end: float
    starts: int = 0
    reports: list[Path] = field(default_factory=list)
    process: subprocess.Popen[bytes] | None = None

    def start(self) -> None:
        """Starts the process for what is left of the time."""
        report = self.folder / f"{self.module}-{self.seed}-{self.starts}.json"
        self.starts += 1
        self.reports.append(report)
        left = max(int(self.end - monotonic()), 1)
        words = [str(left), str(self.seed + self.starts), str(report), str(FOUND)]
        log = report.with_suffix(".log").open("wb")
        with log:
            self.process = subprocess.Popen(
                [sys.executable, "-m", self.module, *words],
                cwd=ROOT,
                env={**os.environ, "PYTHONPATH": PATHS, "PYTHONHASHSEED": "0"},
                stdout=log,
                stderr=log,
            )

    def look(self, tally: Tally) -> bool:
        """Whether it still works; one that died is noted and, if there is time, started again."""
        assert self.process is not None
        report = self.reports[-1]
        status = self.process.poll()
        if status is None:
            seen = report.stat().st_mtime if report.exists() else None
            if seen is None or time() - seen < _STILL:
                return True
            self.process.kill()
            status = self.process.wait()
        over = self.end - monotonic() < 1
        if status != 0:
            current = report.with_suffix(".current")
            said = report.with_suffix(".log").read_text("utf-8", "replace")[-4000:]
            what = current.read_text("utf-8") if current.exists() else "see its log"
            tally.fault(self.module, Died(f"exit status {status}\n{said}"), b"", what)
        if not over:
            self.start()
        return not over


def run(minutes: float, seed: int) -> Tally:
    """Tries inputs for so many minutes, with every processor; the sum of what was seen."""
    end = monotonic() + minutes * 60
    FOUND.mkdir(exist_ok=True)
    with TemporaryDirectory() as name:
        folder = Path(name)
        tally = Tally(folder / "all.json", FOUND)
        count = os.cpu_count() or 1
        workers = [Worker("fuzz.files", seed + 1000 * n, folder, end) for n in range(count)]
        workers += [
            Worker(module, seed, folder, end) for module in ("fuzz.workbooks", "fuzz.arguments")
        ]
        if find_spec("atheris") is not None:
            workers.append(Worker("fuzz.language", seed, folder, end))
        for worker in workers:
            worker.start()
        while workers:
            sleep(0.5)
            working = [worker for worker in workers if worker.look(tally)]
            for worker in workers:
                if worker not in working:
                    for report in worker.reports:
                        tally.add(report)
            workers = working
    return tally


def main(arguments: list[str]) -> int:
    """Runs, prints the table, and gives the exit status."""
    minutes = float(arguments[0]) if arguments else 30.0
    seed = int(arguments[1]) if len(arguments) > 1 else SystemRandom().randrange(10**6)
    print(f"{minutes:g} minutes from seed {seed} ...", flush=True)
    if find_spec("atheris") is None:
        print("atheris is not installed here (it is on Linux): expressions in files only")
    tally = run(minutes, seed)
    print(rendered(tally))
    for place, folder in sorted(tally.faults.items()):
        print(f"found: {place}\n  {folder}")
    return 1 if tally.faults else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
