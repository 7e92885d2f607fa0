"""Sentences in two languages put together from parts.

Thai is written without spaces between words, but with one beside a figure, a Latin word or a
quotation. So Thai templates are written joined, and `both` sets a space where the two sides of a
join are not both Thai.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Final

from assay.values.text import Text

_PLACE: Final = re.compile(r"\{(\d*)\}")
_OPENING: Final = "(“[/−"
_CLOSING: Final = ")”],.;:/"


def both(en: str, th: str, *parts: Text | str) -> Text:
    """A sentence in both languages, its places `{}` or `{0}` filled from texts."""
    texts = [Text.of(part) for part in parts]
    return Text(
        en.format(*(text.en for text in texts)),
        _thai(th, [text.in_language("th") for text in texts]),
    )


def _thai(template: str, parts: Sequence[str]) -> str:
    said, last, number = "", 0, 0
    for place in _PLACE.finditer(template):
        said = glued(said, template[last : place.start()])
        said = glued(said, parts[int(place[1]) if place[1] else number])
        last, number = place.end(), number + 1
    return glued(said, template[last:])


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
    """`a, b and c`, `ก ข และ ค`: Thai sets the members of a list apart by spaces."""
    texts = [Text.of(part) for part in parts]
    return Text(
        _joined([text.en for text in texts], ", ", f" {en} "),
        _thai_list([text.in_language("th") for text in texts], th),
    )


def _joined(parts: Sequence[str], comma: str, last: str) -> str:
    if len(parts) < 2:
        return "".join(parts)
    return comma.join(parts[:-1]) + last + parts[-1]


def _thai_list(parts: Sequence[str], last: str) -> str:
    if len(parts) < 2:
        return "".join(parts)
    return f"{' '.join(parts[:-1])} {glued(last, parts[-1])}"


def sentence(text: Text) -> Text:
    """A sentence as it stands alone: a capital and a full stop in English, neither in Thai."""
    english = text.en.strip()
    stop = "" if english.endswith((".", "?", "!")) else "."
    return Text(english[:1].upper() + english[1:] + stop, text.in_language("th").strip())


def bracketed(text: Text) -> Text:
    """The same in parentheses."""
    return both("({})", "({})", text)
