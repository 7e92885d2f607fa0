"""Text for a reader, in the languages it is written in."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass

LANGUAGES = ("th", "en")

_THAI = re.compile("[\u0e00-\u0e7f]")


@dataclass(frozen=True, slots=True)
class Text:
    """A title or message in English and, where it was written, in Thai.

    A text given in one language only stands for both.
    """

    en: str
    th: str | None = None

    @classmethod
    def of(cls, value: str | Mapping[str, str] | Text) -> Text:
        """The text written as a string, or as `{th: ..., en: ...}`."""
        if isinstance(value, Text):
            return value
        if isinstance(value, str):
            return cls(value)
        english, thai = value.get("en"), value.get("th")
        return cls(english if english is not None else thai or "", thai)

    def in_language(self, lang: str) -> str:
        """The wording in `th` or `en`; the other where that one was not written."""
        return self.th if lang == "th" and self.th is not None else self.en

    def __str__(self) -> str:
        return self.en

    def __format__(self, lang: str) -> str:
        """As a part of another text: `f"{text}"` in English, `f"{text:th}"` in Thai.

        Thai runs on from word to word, and has a space only next to what is not Thai: a space
        before or after the `th` stands for one that is there where it belongs.
        """
        said = self.in_language(lang.strip() or "en")
        before = " " if lang.startswith(" ") and not _THAI.match(said) else ""
        after = " " if lang.endswith(" ") and not _THAI.match(said[-1:]) else ""
        return f"{before}{said}{after}"
