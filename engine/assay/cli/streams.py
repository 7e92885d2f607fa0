"""Standard output and error: what can't be written ends the command, and is never lost unsaid."""

from __future__ import annotations

import io
import os
import sys
from typing import TYPE_CHECKING, TextIO

if TYPE_CHECKING:
    from typing_extensions import Buffer


class OutputLost(Exception):
    """Standard output takes no more: the disk is full, or nobody reads."""


class _Closed(io.RawIOBase):
    """What stands in for a stream that the command was started without."""

    def writable(self) -> bool:
        return True

    def write(self, _data: Buffer) -> int:
        raise OSError(None, "it is closed")


class _Stream(io.BufferedWriter):
    """A buffer over a stream. What it can't write is told once by OutputLost, or not at all."""

    def __init__(self, raw: io.RawIOBase, *, told: bool) -> None:
        super().__init__(raw)
        self._told = told
        self._lost = False

    def write(self, data: Buffer) -> int:
        """Takes data; after a loss, only in appearance."""
        if self._lost:
            return memoryview(data).nbytes
        try:
            return super().write(data)
        except OSError as cause:
            self._lose(cause)
            return memoryview(data).nbytes

    def flush(self) -> None:
        """Writes all that was taken."""
        if self._lost or self.closed:
            return
        try:
            super().flush()
        except OSError as cause:
            self._lose(cause)

    def _lose(self, cause: OSError) -> None:
        self._lost = True
        if self._told:
            raise OutputLost(cause.strerror or str(cause)) from None


def guard_streams() -> None:
    """Puts buffers over standard output and error whose losses are known; both are UTF-8.

    Thai must come out whatever the locale says.
    """
    sys.stdout = _over(sys.stdout, told=True)
    sys.stderr = _over(sys.stderr, told=False)


def _over(stream: TextIO | None, *, told: bool) -> TextIO:
    raw: io.RawIOBase = _Closed()
    terminal = False
    if stream is not None:
        try:
            raw, terminal = io.FileIO(os.dup(stream.fileno()), "w"), stream.isatty()
        except (OSError, ValueError):
            return stream  # it is none of the system's, as in a test
    return io.TextIOWrapper(
        _Stream(raw, told=told),
        encoding="utf-8",
        errors="backslashreplace",
        line_buffering=terminal or not told,
    )
