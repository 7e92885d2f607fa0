"""Names of kinds, fields and types, and the name that a misspelt one was meant to be."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable
from typing import Final

KEYWORDS: Final = {
    *("for", "if", "then", "else", "in", "return", "some", "every", "satisfies"),
    *("and", "or", "not", "between", "function", "instance", "true", "false", "null"),
}
"""Words of FEEL (DMN 1.5, 10.3.1.2) that an expression could not tell from a name."""

RESERVED: Final = frozenset(
    ("parent", "children", "book", "parameters", "previous", "item", "document", "place")
)
"""Names with a meaning of the engine's own on every kind or in every expression."""


def is_name(text: str) -> bool:
    """Whether a text is a name: a letter of any script, then letters, marks, digits and `_`."""
    if not text or not text[0].isalpha() or unicodedata.normalize("NFC", text) != text:
        return False
    return all(letter == "_" or unicodedata.category(letter)[0] in "LMN" for letter in text)


def nearest(wrong: str, known: Iterable[str]) -> str | None:
    """The known name most like a wrong one; null where none is much like it."""
    import difflib

    names = list(known)
    folded = {name.casefold(): name for name in reversed(names)}
    found = difflib.get_close_matches(wrong.casefold(), folded, n=1, cutoff=0.6)
    return folded[found[0]] if found else None


def did_you_mean(wrong: str, known: Iterable[str]) -> str:
    """A hint: the nearest known name, or else all that there are (the first ten)."""
    names = list(known)
    found = nearest(wrong, names)
    if found is not None:
        return f"did you mean “{found}”?"
    if not names:
        return "there is none to name here"
    return "known are: " + ", ".join(names[:10]) + (", …" if len(names) > 10 else "")
