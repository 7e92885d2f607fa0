"""The table at the end of a run."""

from __future__ import annotations

from collections.abc import Iterator

from assay.codes import catalogue
from fuzz.answers import LOADED
from fuzz.tally import Tally


def rendered(tally: Tally) -> str:
    """Inputs and the slowest one by target, and the codes of findings that were reached."""
    return "\n".join(_lines(tally))


def _lines(tally: Tally) -> Iterator[str]:
    yield f"{'target':14} {'inputs':>12} {'slowest (s)':>12}"
    for target, inputs in sorted(tally.inputs.items()):
        yield f"{target:14} {inputs:12,} {tally.slowest.get(target, (0.0, ''))[0]:12.2f}"
    yield f"{'all':14} {tally.inputs.total():12,}"
    codes = {code for code in tally.codes if code != LOADED}
    known = {code.name for code in catalogue()}
    yield f"evaluated: {tally.codes[LOADED]:,} of the spoiled projects"
    yield f"codes reached: {len(codes & known)} of {len(known)}"
    missed = sorted(known - codes)
    if missed:
        yield "not reached: " + ", ".join(missed)
    if tally.slowest:
        seconds, what = max(tally.slowest.values())
        yield f"slowest: {seconds:.2f} s, {what}"
    yield f"faults: {len(tally.faults)}"
