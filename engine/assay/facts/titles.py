"""What the columns and rows of a table mean, of a sheet or of a CSV file: one reading of headings.

A heading is a field's name or its title in Thai or English, alone or on a line of its own, with or
without the unit in brackets, and in English as one or as several. What starts with `#` is a note.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from typing import Final

from assay.facts.schema.schema import Field
from assay.values.folding import one_form

NOTE: Final = "#"
"""What a row, a column or a sheet begins with that holds notes and no facts."""

_BRACKETS = re.compile(r"[)\]][^()\[\]]*[(\[]")
_NOTE = re.compile(NOTE + r"|หมายเหตุ|notes?\b", re.IGNORECASE)


def is_note_text(text: str) -> bool:
    """Whether a text says that it is a note: it starts with `#`, หมายเหตุ or Note."""
    return _NOTE.match(text.strip()) is not None


def names_of(fields: Iterable[Field]) -> Mapping[str, tuple[Field, ...]]:
    """The fields that each word stands for, as name or as title."""
    found: dict[str, tuple[Field, ...]] = {}
    for field in fields:
        titles = () if field.title is None else (field.title.en, field.title.th)
        words = (folded(word) for word in (field.name, *titles) if word is not None)
        for word in dict.fromkeys(words):
            found[word] = (*found.get(word, ()), field)
    return found


def fields_of(heading: str, names: Mapping[str, tuple[Field, ...]]) -> tuple[Field, ...]:
    """The field that a heading names: the one that most of its lines name, in whatever language.

    Among several that are named alike often it is the one that is called so by its name; where
    there is none, all of them may be meant.
    """
    lines = [tuple(dict.fromkeys(_forms(line))) for line in (heading, *heading.split("\n"))]
    named = [field for forms in lines for form in forms for field in names.get(form, ())]
    if not named:
        several = [one for forms in lines for form in forms for one in one_or_several(form)]
        named = [field for form in several for field in names.get(form, ())]
    most = max((named.count(field) for field in named), default=0)
    found = tuple(dict.fromkeys(field for field in named if named.count(field) == most))
    called = tuple(field for field in found if any(folded(field.name) in one for one in lines))
    return called or found


def _forms(line: str) -> tuple[str, str]:
    """A line of a heading as it is, and without the unit in brackets at its end."""
    text = line.rstrip()
    unit = _BRACKETS.match(text[::-1])  # from its end, so that no blank is tried twice
    return folded(line), folded(text[: -unit.end()] if unit else line)


def one_or_several(word: str) -> Iterator[str]:
    """A word and, where it is English of several, the same of one: `budget lines`, `agencies`."""
    yield word
    if word.isascii():
        for ending, single in (("ies", "y"), ("es", ""), ("s", "")):
            if word.endswith(ending):
                yield word.removesuffix(ending) + single


def folded(text: str) -> str:
    """A heading as it is compared; the star that marks a required field does not count."""
    return " ".join(one_form(text).replace("*", " ").split()).casefold()
