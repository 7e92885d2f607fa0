"""The one form of a text: what prints alike is one text, however it was typed or extracted.

Thai in particular comes in many orders of the same letters: from keyboards, from spreadsheets and
above all from PDF files. So every text is brought into one form where it is read (a scalar of a
YAML file, a cell, a sentence of a feature), and all that compares texts (`=`, `contains`, cells,
members, headings, keys, titles) need not think of it again. Names of files and the bytes that
digests are made of stay as they are.
"""

from __future__ import annotations

import re
import unicodedata
from typing import Final

_SARA_AA: Final = "\u0e32"
_SARA_AM: Final = "\u0e33"
_NIKHAHIT: Final = "\u0e4d"

_PRIVATE: Final = {
    "\u0e48": "\uf70a\uf705\uf713\uf88a\uf88b\uf88c",  # mai ek
    "\u0e49": "\uf70b\uf706\uf714\uf88d\uf88e\uf88f",  # mai tho
    "\u0e4a": "\uf70c\uf707\uf715\uf890\uf891\uf892",  # mai tri
    "\u0e4b": "\uf70d\uf708\uf716\uf893\uf894\uf895",  # mai chattawa
    "\u0e4c": "\uf70e\uf709\uf717\uf896\uf897\uf898",  # thanthakhat
    "\u0e31": "\uf710\uf884",  # mai han-akat
    "\u0e34": "\uf701\uf885",  # sara i
    "\u0e35": "\uf702\uf886",  # sara ii
    "\u0e36": "\uf703\uf887",  # sara ue
    "\u0e37": "\uf704\uf888",  # sara uee
    "\u0e38": "\uf718\uf89b",  # sara u
    "\u0e39": "\uf719\uf89c",  # sara uu
    "\u0e3a": "\uf71a\uf89d",  # phinthu
    "\u0e47": "\uf712\uf889",  # maitaikhu
    "\u0e4d": "\uf711\uf899",  # nikhahit
    "\u0e0d": "\uf70f\uf89a",  # yo ying without its foot
    "\u0e10": "\uf700\uf89e",  # tho than without its foot
}
"""Characters of private use that fonts of Windows and Mac OS hold for Thai letters moved to fit
their neighbours, and that text taken from a PDF file is full of."""

_ALIKE: Final = str.maketrans(
    {
        **{moved: letter for letter, several in _PRIVATE.items() for moved in several},
        # Spaces of every width, and the one that does not break; hyphens that print as one.
        **dict.fromkeys("\u00a0\u1680\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008", " "),
        **dict.fromkeys("\u2009\u200a\u202f\u205f\u3000", " "),
        **dict.fromkeys("\u2010\u2011", "-"),
        # What is not seen at all: places where a line may or may not break.
        **dict.fromkeys("\u00ad\u034f\u200b\u2060\u2061\u2062\u2063\u2064\ufeff"),
    }
)

# Between letters of scripts that don't join, joiners are not seen; elsewhere (Arabic, pictures
# made of several) they are.
_JOINERS = re.compile("(?<![^\u0000-\u024f\u0300-\u036f\u0e00-\u0e7f])[\u200c\u200d]+")

_ODD = re.compile(f"[{''.join(map(chr, _ALIKE))}\u200c\u200d]")

_MARKS: Final = "\u0e31\u0e34-\u0e3a\u0e47-\u0e4e"
_TONES: Final = "\u0e48-\u0e4b"
_CLUSTER = re.compile(f"([{_MARKS}]+)(?:([\u0e32\u0e33])([{_TONES}]*))?|(\u0e33)([{_TONES}]+)")

# Marks stand in the order of Unicode's combining classes where it has one, which is also the
# order of a Thai keyboard: below the letter, above it, the tone, then what silences or nasalises.
_ORDER: Final = {
    mark: place
    for place, group in enumerate(
        (
            *("\u0e3a", "\u0e38\u0e39", "\u0e31\u0e34\u0e35\u0e36\u0e37", "\u0e47"),
            *("\u0e48\u0e49\u0e4a\u0e4b", "\u0e4c", "\u0e4d", "\u0e4e"),
        )
    )
    for mark in group
}

# A stretch begins at a letter that combines with nothing before it, so that each is brought into
# its form for itself.
_STRETCH = re.compile(
    "[\u0000-\u007f\u0e01-\u0e2e][^\u0000-\u007f\u0e01-\u0e2e]*|[^\u0000-\u007f\u0e01-\u0e2e]+"
)


def one_form(text: str) -> str:
    """The text in its one form, which is itself for most texts.

    That is Unicode's composed form (NFC), in which besides

    - vowels and tone marks over and under a Thai letter stand in one order, each once;
    - nikhahit and sara aa are sara am, whatever tone mark stands between them or after;
    - two sara e are one sara ae, and sara i with nikhahit is sara ue;
    - spaces of any width are spaces, hyphens that don't break are hyphens;
    - what is not seen (soft hyphens, zero-width spaces) is left out.
    """
    if text.isascii():
        return text
    known = text
    if _ODD.search(known):
        known = _JOINERS.sub("", known.translate(_ALIKE))
    known = unicodedata.normalize("NFC", known)
    known = known.replace("\u0e40\u0e40", "\u0e41")
    known = _CLUSTER.sub(_ordered, known)
    # What is put in order may bring together what was apart.
    return text if known == text else one_form(known)


def _ordered(found: re.Match[str]) -> str:
    """A cluster of marks, and the vowel after it, in the one order."""
    marks = found[1] or ""
    letter = found[2] or found[4] or ""
    tones = found[3] or found[5] or ""
    if letter == _SARA_AM or (letter == _SARA_AA and _NIKHAHIT in marks):
        # The ring of sara am is its nikhahit; a tone stands before it, over the letter.
        marks, letter, tones = marks.replace(_NIKHAHIT, "") + tones, _SARA_AM, ""
    known = "".join(sorted(dict.fromkeys(marks), key=_ORDER.__getitem__))
    if "\u0e34" in known and _NIKHAHIT in known:
        known = known.replace(_NIKHAHIT, "").replace("\u0e34", "\u0e36")
    return known + letter + tones


def origins(text: str) -> list[tuple[int, int]]:
    """For each character of the one form of a text, the stretch of the text it came from."""
    places: list[tuple[int, int]] = []
    for found in _STRETCH.finditer(text):
        start, end = found.span()
        known = one_form(found[0])
        if known == found[0]:
            places += ((at, at + 1) for at in range(start, end))
        else:
            places += [(start, end)] * len(known)
    return places
