"""Where a value comes from."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class Origin:
    """Where a value is stated: the line of the facts, and the document and place it is from.

    All are null for a value that is stated nowhere.
    """

    line: str | None = None
    document: str | None = None
    place: str | None = None
