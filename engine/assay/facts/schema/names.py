"""Names with a meaning of the engine's own, which no field or kind may take."""

from __future__ import annotations

from typing import Final

RESERVED: Final = frozenset(
    ("parent", "children", "book", "parameters", "previous", "item", "document", "place")
)
"""Names with a meaning of the engine's own on every kind or in every expression."""
