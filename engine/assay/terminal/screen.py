"""The terminal: what it is told comes from files and arguments, so nothing in it may command it."""

from __future__ import annotations

from typing import Any

from rich.console import Console
from rich.text import Text as Painted

from assay.values.visible import visible


class Screen(Console):
    """A terminal, or what stands in for it, on which every character is to be seen."""

    def print(self, *objects: Any, **how: Any) -> None:
        """Prints texts, their controls as pictures; a text keeps its colours."""
        for one in objects:
            if isinstance(one, Painted):
                one.plain = visible(one.plain)  # character for character, so that colours stay
        super().print(*(visible(one) if isinstance(one, str) else one for one in objects), **how)
