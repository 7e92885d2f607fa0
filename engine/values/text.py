"""Text for a reader, in the languages it is written in."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

LANGUAGES = ("th", "en")


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
