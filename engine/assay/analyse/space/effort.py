"""How much work a proof may take before it is given up, and says so."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

MOST_STATES: Final = 100_000
"""The most states that one proof of a table visits: one to four seconds of work."""

PARTS: Final = 8
"""So many parts that a state is split into take the time of another state."""


class TooLarge(Exception):
    """A proof that was given up; `limit` is the number of states it was allowed."""

    def __init__(self, limit: int) -> None:
        self.limit = limit
        super().__init__(f"not decided within {limit} states")


@dataclass
class Effort:
    """The states visited so far, and how many may be. Counts, so that a test can assert them."""

    limit: int = MOST_STATES
    states: int = 0

    def visit(self, states: int = 1) -> None:
        """One more state, or what takes the time of several. Raises TooLarge beyond the limit."""
        self.states += states
        if self.states > self.limit:
            raise TooLarge(self.limit)
