"""How far a check has come, for somebody who waits for it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass


@dataclass
class Steps:
    """The steps of a check: each book, each period of the rules and each feature is one.

    `told` is called after each with how many are done, and of how many; null where nobody asks.
    """

    told: Callable[[int, int], None] | None
    total: int
    done: int = 0

    def step(self) -> None:
        """One step is done."""
        self.done += 1
        if self.told is not None:
            self.told(self.done, self.total)
