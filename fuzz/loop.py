"""What the processes of the long run have in common: trying inputs until the time is over."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable, Iterable
from contextlib import suppress
from pathlib import Path
from random import Random
from tempfile import TemporaryDirectory
from time import monotonic, process_time
from typing import TypeAlias

from fuzz.bounds import limit_memory
from fuzz.tally import Tally

Tried: TypeAlias = tuple[str, str, bytes, Callable[[], Iterable[str]]]
"""An input: what it is, how to make it again, its bytes, and how the engine is put to it."""


def try_until(arguments: list[str], prepare: Callable[[], Callable[[Random], Tried]]) -> None:
    """Tries inputs: `SECONDS SEED REPORT FOUND` are the arguments.

    `prepare` is called in a new folder that is the current one, and gives the maker of inputs.
    """
    seconds, seed, report, found = arguments
    limit_memory()
    tally, random = Tally(Path(report), Path(found)), Random(int(seed))
    end, current = monotonic() + float(seconds), Path(report).with_suffix(".current")
    with TemporaryDirectory() as above:
        # The folder above is its own as well, so that `..` is not whatever else lies beside.
        folder = Path(above) / "project"
        folder.mkdir()
        os.chdir(folder)
        make = prepare()
        while monotonic() < end:
            target, what, data, put = make(random)
            current.write_text(what, encoding="utf-8", errors="backslashreplace")
            started = process_time()
            codes: Iterable[str] = ()
            try:
                codes = put()
            except Exception as cause:
                tally.fault(target, cause, data, what)
            tally.count(target, codes, process_time() - started, what)
        tally.write()
        os.chdir("/")
    with suppress(FileNotFoundError):
        current.unlink()


def run(prepare: Callable[[], Callable[[Random], Tried]]) -> None:
    """The process of a module."""
    try_until(sys.argv[1:], prepare)
