"""Spoiled files, one after the other, until the time is over.

python -m fuzz.files SECONDS SEED REPORT FOUND
"""

from __future__ import annotations

import os
import sys
from contextlib import suppress
from pathlib import Path
from random import Random
from tempfile import TemporaryDirectory
from time import monotonic, process_time

from fuzz.answers import answer
from fuzz.bounds import bounded, limit_memory
from fuzz.cases import Case, a_case
from fuzz.projects import PROJECTS, Workspace
from fuzz.tally import Tally, place_of


def put(workspace: Workspace, case: Case) -> frozenset[str]:
    """The codes of the findings about a case. Raises what is a fault of the engine."""
    workspace.put(case.file, case.data())
    try:
        with bounded():
            return answer(workspace, case.file)
    finally:
        workspace.restore(case.file)


def shortest(workspace: Workspace, case: Case, place: str) -> Case:
    """The case with as few mutations as still make the same fault."""
    for shorter in case.shorter():
        try:
            put(workspace, shorter)
        except Exception as cause:
            if place_of(cause) == place:
                return shortest(workspace, shorter, place)
    return case


def main(seconds: float, seed: int, report: Path, found: Path) -> None:
    """Runs until the time is over."""
    limit_memory()
    tally, random, end = Tally(report, found), Random(seed), monotonic() + seconds
    current = report.with_suffix(".current")
    with TemporaryDirectory() as folder:
        os.chdir(folder)
        spaces = {name: Workspace.of(one, Path(name)) for name, one in PROJECTS.items()}
        while monotonic() < end:
            case = a_case(random)
            workspace = spaces[case.project]
            # What is under way when the process dies is told by this file.
            current.write_text(repr(case), encoding="utf-8")
            started = process_time()
            codes: frozenset[str] = frozenset()
            try:
                codes = put(workspace, case)
            except Exception as cause:
                with suppress(KeyError):
                    least = shortest(workspace, case, place_of(cause))
                    tally.fault(case.target, cause, least.data(), repr(least))
            tally.count(case.target, codes, process_time() - started, repr(case))
        tally.write()
    current.unlink()


if __name__ == "__main__":
    main(float(sys.argv[1]), int(sys.argv[2]), Path(sys.argv[3]), Path(sys.argv[4]))
