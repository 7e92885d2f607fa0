"""Names near to a name that nobody knows, for the hints of messages."""

from __future__ import annotations

from collections.abc import Iterable


def nearest(word: str, known: Iterable[str]) -> str | None:
    """The known name most like `word`; null where none is near enough to be meant."""
    # Imported where used: only a wrong name needs it.
    from difflib import get_close_matches

    by_folded = {name.casefold(): name for name in sorted(known, reverse=True)}
    found = get_close_matches(word.casefold(), by_folded, n=1, cutoff=0.6)
    return by_folded[found[0]] if found else None


def did_you_mean(word: str, known: Iterable[str]) -> str | None:
    """The hint that names the nearest known name; null where none is near."""
    near = nearest(word, known)
    return None if near is None else f"did you mean `{near}`?"
