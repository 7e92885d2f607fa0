"""What a run has seen: inputs by target, codes reached, the slowest input, the faults found."""

from __future__ import annotations

import hashlib
import json
import traceback
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field
from pathlib import Path
from time import monotonic
from typing import Any, Final

_EVERY: Final = 2.0
"""Seconds between two states of the tally on disk: libFuzzer ends a process without warning."""


@dataclass
class Tally:
    """The state of one process, kept in the file `report`; faults are saved in `found`."""

    report: Path
    found: Path
    inputs: Counter[str] = field(default_factory=Counter)
    codes: Counter[str] = field(default_factory=Counter)
    faults: dict[str, str] = field(default_factory=dict)
    slowest: dict[str, tuple[float, str]] = field(default_factory=dict)
    _written: float = 0.0

    def count(self, target: str, codes: Iterable[str], seconds: float, what: str) -> None:
        """Notes one input and what was said of it; `what` says how to make it again."""
        self.inputs[target] += 1
        self.codes.update(codes)
        if seconds > self.slowest.get(target, (0.0, ""))[0]:
            self.slowest[target] = seconds, what
        if monotonic() - self._written > _EVERY:
            self.write()

    def fault(self, target: str, cause: BaseException, data: bytes, what: str) -> bool:
        """Notes a fault and saves its input, once for each place in the engine; whether it is new.

        The folder holds the input as `input` and, as `fault.txt`, how it came about.
        """
        place = place_of(cause)
        if place in self.faults:
            return False
        folder = self.found / hashlib.sha256(place.encode("utf-8")).hexdigest()[:10]
        folder.mkdir(parents=True, exist_ok=True)
        (folder / "input").write_bytes(data)
        told = "".join(traceback.format_exception(cause))
        (folder / "fault.txt").write_text(
            f"{target}: {place}\n{what}\n\n{told}", encoding="utf-8", errors="backslashreplace"
        )
        self.faults[place] = str(folder)
        self.write()
        return True

    def write(self) -> None:
        """Puts the state on disk, whole or not at all."""
        self._written = monotonic()
        state = {
            "inputs": self.inputs,
            "codes": self.codes,
            "faults": self.faults,
            "slowest": self.slowest,
        }
        beside = self.report.with_suffix(".new")
        beside.write_text(json.dumps(state), encoding="utf-8")
        beside.replace(self.report)

    def add(self, report: Path) -> None:
        """Adds what another process wrote."""
        if not report.exists():
            return
        state: dict[str, Any] = json.loads(report.read_text(encoding="utf-8"))
        self.inputs.update(state["inputs"])
        self.codes.update(state["codes"])
        self.faults.update(state["faults"])
        for target, (seconds, what) in state["slowest"].items():
            if seconds > self.slowest.get(target, (0.0, ""))[0]:
                self.slowest[target] = seconds, what


def place_of(cause: BaseException) -> str:
    """Where in the engine a fault arose, and of what sort it is: the same for the same mistake."""
    frames = traceback.extract_tb(cause.__traceback__)
    inside = [one for one in frames if "/assay/" in one.filename]
    where = ""
    if inside:
        file = inside[-1].filename.rpartition("/assay/")[2]
        where = f" at assay/{file}:{inside[-1].lineno}"
    said = str(cause).split(":", 1)[0] if type(cause).__name__ == "Fault" else ""
    return f"{type(cause).__name__}{where} {said}".strip()
