"""The bounds within which an input must be answered: processor time and memory."""

from __future__ import annotations

import resource
import signal
from collections.abc import Iterator
from contextlib import contextmanager
from types import FrameType
from typing import Final

SECONDS: Final = 5.0
"""Processor time that one input may take; the slowest ones take a tenth of it."""

BYTES: Final = 2 * 1024**3


class TooSlow(Exception):
    """An input took more than `SECONDS`."""


@contextmanager
def bounded() -> Iterator[None]:
    """Stops what runs in it after `SECONDS` of processor time, with TooSlow."""
    before = signal.signal(signal.SIGPROF, _stop)
    signal.setitimer(signal.ITIMER_PROF, SECONDS)
    try:
        yield
    finally:
        signal.setitimer(signal.ITIMER_PROF, 0)
        signal.signal(signal.SIGPROF, before)


def limit_memory() -> None:
    """From here on the process gets a MemoryError where it would take more than `BYTES`."""
    resource.setrlimit(resource.RLIMIT_AS, (BYTES, BYTES))


def _stop(_signal: int, _frame: FrameType | None) -> None:
    raise TooSlow(f"more than {SECONDS:g} s of processor time")
