"""The words of the reports, in the languages they are written in: those of `words.json`."""

from __future__ import annotations

from typing import Final

from assay.words import texts_of

WORDS: Final = texts_of(__package__)
"""Every word that a report says in one of its forms, by a short name."""


def word(name: str, lang: str) -> str:
    """A word in a language."""
    return WORDS[name].in_language(lang)
