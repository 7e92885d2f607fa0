"""A bar on a terminal for work that takes its time; nothing anywhere else."""

from __future__ import annotations

import sys
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING, Final, TypeAlias

from assay.cli.options import Language

if TYPE_CHECKING:
    from rich.progress import Progress, TaskID

Told: TypeAlias = Callable[[int, int], None]
"""What is told how much of the work is done, and of how much."""

PATIENCE: Final = 0.5
"""After so many seconds of work a bar is shown: shorter work is done before one is read."""

READING: Final = {Language.EN: "Reading features", Language.TH: "กำลังอ่านฟีเจอร์"}
RUNNING: Final = {Language.EN: "Running scenarios", Language.TH: "กำลังทดสอบ"}
EVALUATING: Final = {Language.EN: "Evaluating", Language.TH: "กำลังประเมินผล"}
COMPARING: Final = {Language.EN: "Comparing with the plan", Language.TH: "กำลังเทียบกับแผน"}
REPORTING: Final = {Language.EN: "Making the report", Language.TH: "กำลังจัดทำรายงาน"}
WRITING: Final = {Language.EN: "Writing", Language.TH: "กำลังเขียน"}


@contextmanager
def progressing(work: str) -> Iterator[Told | None]:
    """A bar on standard error for work of some time, gone when it is done.

    Null, and silent, where nobody looks. What it yields is told how much is done, and of how much;
    until it is told, the bar says only that work goes on.
    """
    if not sys.stderr.isatty():
        yield None
        return
    bar = _Bar(work)
    shown = threading.Timer(PATIENCE, bar.show)
    shown.daemon = True
    shown.start()
    try:
        yield bar.tell
    finally:
        shown.cancel()
        shown.join()
        bar.wipe()


class _Bar:
    """A bar that is begun only when it is shown: work that is done before pays nothing for it."""

    def __init__(self, work: str) -> None:
        self._work = work
        self._told: tuple[int, int] | None = None
        self._shown: tuple[Progress, TaskID] | None = None

    def show(self) -> None:
        from rich.console import Console
        from rich.progress import Progress

        progress = Progress(console=Console(stderr=True), transient=True)
        task = progress.add_task(self._work, total=None)
        progress.start()
        self._shown = progress, task
        if self._told is not None:
            self.tell(*self._told)

    def tell(self, done: int, total: int) -> None:
        self._told = done, total
        if self._shown is not None:
            progress, task = self._shown
            progress.update(task, completed=done, total=total)

    def wipe(self) -> None:
        if self._shown is not None:
            self._shown[0].stop()
