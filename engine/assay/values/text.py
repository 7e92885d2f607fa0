"""Text for a reader in Thai and English, and texts put together from others.

Thai is written without spaces between words, but with one beside a figure, a Latin word or a
quotation. So Thai templates are written joined, and what is put together here has a space where
the two sides of a join are not both Thai.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Final

LANGUAGES = ("th", "en")

_PLACE: Final = re.compile(r"\{(\d*)\}")
_OPENING: Final = "(“[/−"
_CLOSING: Final = ")”],.;:/"


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

    @classmethod
    def each(cls, told: Callable[[str], str]) -> Text:
        """The text that `told` has for each language; one text where both are alike."""
        english, thai = told("en"), told("th")
        return cls(english, None if thai == english else thai)

    def in_language(self, lang: str) -> str:
        """The wording in `th` or `en`; the other where that one was not written."""
        return self.th if lang == "th" and self.th is not None else self.en

    def __str__(self) -> str:
        return self.en

    def __format__(self, lang: str) -> str:
        """As a part of another text: `f"{text}"` in English, `f"{text:th}"` in Thai.

        A space before or after the `th` stands for one that is there where it belongs.
        """
        said = self.in_language(lang.strip() or "en")
        before = " " if lang.startswith(" ") and not _is_thai(said[:1]) else ""
        after = " " if lang.endswith(" ") and not _is_thai(said[-1:]) else ""
        return f"{before}{said}{after}"


def both(en: str, th: str, *parts: Text | str) -> Text:
    """A sentence in both languages, its places `{}` or `{0}` filled from texts."""
    texts = [Text.of(part) for part in parts]
    return Text(
        en.format(*(text.en for text in texts)),
        _filled(th, [text.in_language("th") for text in texts]),
    )


def _filled(template: str, parts: Sequence[str]) -> str:
    """The template with its places filled; its own marks of code hug what stands between them."""
    said, last, number = "", 0, 0
    for place in _PLACE.finditer(template):
        part = parts[int(place[1]) if place[1] else number]
        said = _on(said, template[last : place.start()])
        said = said + part if said.endswith("`") and last < place.start() else glued(said, part)
        last, number = place.end(), number + 1
    return _on(said, template[last:])


def _on(said: str, piece: str) -> str:
    return said + piece if piece.startswith("`") else glued(said, piece)


def glued(left: str, right: str) -> str:
    """Two stretches of Thai text one after the other, with a space where one belongs."""
    return f"{left} {right}" if _apart(left, right) else left + right


def _apart(left: str, right: str) -> bool:
    if not left or not right or left[-1].isspace() or right[0].isspace():
        return False
    if left[-1] in _OPENING or right[0] in _CLOSING:
        return False
    return not (_is_thai(left[-1]) and _is_thai(right[0]))


def _is_thai(letter: str) -> bool:
    return "\u0e00" <= letter <= "\u0e7f"


def listed(parts: Sequence[Text | str], en: str = "and", th: str = "และ") -> Text:
    """`a, b and c`; in Thai `ก ข และ ค`, and `1, 2 และ 3` where a member is no Thai word."""
    texts = [Text.of(part) for part in parts]
    return Text(
        _joined([text.en for text in texts], f" {en} "),
        _thai_list([text.in_language("th") for text in texts], th),
    )


def _joined(parts: Sequence[str], last: str) -> str:
    return last.join(filter(None, (", ".join(parts[:-1]), *parts[-1:])))


def _thai_list(parts: Sequence[str], last: str) -> str:
    if len(parts) < 2:
        return "".join(parts)
    said = parts[0]
    for part in parts[1:-1]:
        said += (" " if _sets_apart(said[-1:]) and _sets_apart(part[:1]) else ", ") + part
    return f"{said} {glued(last, parts[-1])}"


def _sets_apart(letter: str) -> bool:
    """Whether a space is enough between it and another member of a list."""
    return _is_thai(letter) or letter in "“”()"


def run_together(parts: Iterable[Text], en: str, th: str) -> Text:
    """Texts with these words between them, in each language."""
    texts = tuple(parts)
    return Text(en.join(one.en for one in texts), th.join(one.in_language("th") for one in texts))


def sentence(text: Text) -> Text:
    """A sentence as it stands alone: a capital and a full stop in English, neither in Thai."""
    english = text.en.strip()
    stop = "" if english.endswith((".", "?", "!")) else "."
    return Text(english[:1].upper() + english[1:] + stop, text.in_language("th").strip())


def bracketed(text: Text) -> Text:
    """The same in parentheses."""
    return both("({})", "({})", text)


def quoted(text: Text) -> Text:
    """The text in quotation marks."""
    return both("“{}”", "“{}”", text)


def plain(name: str) -> Text:
    """A name without a title, as words."""
    return Text(name.replace("_", " "))


def lowered(title: str) -> str:
    """A title inside a sentence: its first word small, unless it is an abbreviation or a letter."""
    first = title.split(" ", 1)[0].strip("(")
    if any(letter.isupper() for letter in first[1:]) or any(letter.isdigit() for letter in first):
        return title
    if len(first) == 1 and first not in ("A", "I"):
        return title
    return title[:1].lower() + title[1:]


def counted(count: int, one: str, th: str, many: str | None = None) -> Text:
    """`1 rule`, `44 rules`; `th` has a place for the number: `เกณฑ์ {} ข้อ`.

    `many` is the plural, where it is more than an `s`.
    """
    word = one if count == 1 else many or f"{one}s"
    return Text(f"{count} {word}", th.format(count))


_SAID_YOU: Final = re.compile(r"uni(?![mn])|us[aeu]|ut[ei]|u[br][aio]|eu|ewe|on(?:e|ce)\b|u\b")
_SILENT_H: Final = re.compile(r"hour|hono|honest|heir")
_SPELLED: Final = re.compile(r"[A-Z]{1,3}\b")
"""A short abbreviation, which is said letter by letter."""


def article(words: str) -> str:
    """`a` or `an`, by how words begin: `a unit`, `an agency`, `an hour`, `an SME`."""
    said = words.lstrip("`“\"'(")
    if _SPELLED.match(said):
        return "an" if said[0] in "AEFHILMNORSX" else "a"
    said = said.lower()
    vowel = said.startswith(("a", "e", "i", "o", "u")) and not _SAID_YOU.match(said)
    return "an" if vowel or _SILENT_H.match(said) else "a"


def shortened(text: str, most: int = 60) -> str:
    """A text in one line for a message, cut where it is long."""
    line = " ".join(text.split())
    return line if len(line) <= most else line[: most - 1] + "…"
