"""Words and names: which words are the language's own, what is a name, and what was meant."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable
from typing import Final

from assay.values.folding import one_form
from assay.values.text import Text

KEYWORDS: Final = frozenset(
    {
        *("for", "if", "then", "else", "in", "return", "some", "every", "satisfies"),
        *("and", "or", "not", "between", "function", "instance", "true", "false", "null"),
    }
)
"""Words of FEEL (DMN 1.5, 10.3.1.2) that an expression could not tell from a name."""


def is_name(text: str) -> bool:
    """Whether a text has the form of a name: a letter of any script, then letters, marks, `_`."""
    if not text or not text[0].isalpha() or one_form(text) != text:
        return False
    return all(letter == "_" or unicodedata.category(letter)[0] in "LMN" for letter in text)


def nearest(word: str, known: Iterable[str]) -> str | None:
    """The known name most like `word`; null where none is near enough to be meant."""
    # Imported where used: only a wrong name needs it.
    from difflib import get_close_matches

    by_folded = {name.casefold(): name for name in sorted(known, reverse=True)}
    found = get_close_matches(word.casefold(), by_folded, n=1, cutoff=0.6)
    return by_folded[found[0]] if found else None


def did_you_mean(word: str, known: Iterable[str]) -> Text | None:
    """The hint that names the nearest known name; null where none is near."""
    near = nearest(word, known)
    return None if near is None else Text(f"did you mean `{near}`?", f"หมายถึง `{near}` ใช่หรือไม่")


def known_names(word: str, known: Iterable[str]) -> Text:
    """The hint that names the nearest known name or, where none is near, the first ten."""
    names = list(known)
    if not names:
        return Text("there is none to name here", "ยังไม่มีชื่อใดให้ใช้ตรงนี้")
    listed = ", ".join(names[:10]) + (", …" if len(names) > 10 else "")
    return did_you_mean(word, names) or Text(f"known are: {listed}", f"ที่มีคือ {listed}")
