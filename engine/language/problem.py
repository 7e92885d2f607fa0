"""What is wrong with an expression, and where in its text."""

from __future__ import annotations

import difflib
from collections.abc import Iterable
from dataclasses import dataclass


@dataclass(frozen=True, slots=True, order=True)
class Problem:
    """One mistake in an expression or a cell.

    Attributes:
        code: stable, in kebab case: `syntax`, `unsupported`, `unknown-name`, `unknown-member`,
            `unknown-function`, `ambiguous-name`, `wrong-arguments`, `wrong-type`, `wrong-unit`,
            `malformed-date`, `malformed-pattern`, `empty-range`, `too-long` or `too-deep`.
        message: what is wrong, in plain words.
        start, end: character offsets into the text, the end exclusive.
        hint: what to do; null where the message says it all.
    """

    start: int
    end: int
    code: str
    message: str
    hint: str | None = None


def nearest(word: str, known: Iterable[str]) -> str | None:
    """The known name most like a word that is not known; null where none is alike."""
    names = sorted(set(known))
    folded = {name.casefold(): name for name in reversed(names)}
    close = difflib.get_close_matches(word.casefold(), folded, n=1, cutoff=0.6)
    return folded[close[0]] if close else None


def did_you_mean(word: str, known: Iterable[str]) -> str | None:
    """A hint that names the nearest known name."""
    name = nearest(word, known)
    return None if name is None else f"did you mean `{name}`?"
