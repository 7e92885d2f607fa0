"""A change of a text in few words: what stood there, and what stands there now."""

from __future__ import annotations

from typing import Final

from assay.features.mutation.texts import TextEdit

_WHOLE: Final = 72
"""A text of so many characters is shown whole."""

_AROUND: Final = 24
"""So many characters are shown before and after what changes in a longer one."""


def shown(text: str, edit: TextEdit) -> tuple[str, str]:
    """A text before and after an edit: whole where it is short, else what is near the change."""
    start, end = 0, len(text)
    if end > _WHOLE:
        start = _word_start(text, max(0, edit.start - _AROUND), edit.start)
        end = _word_end(text, edit.end, min(end, edit.end + _AROUND))
    left = ("… " if start else "") + text[start : edit.start]
    right = text[edit.end : end] + (" …" if end < len(text) else "")
    before = left + text[edit.start : edit.end] + right
    return " ".join(before.split()), " ".join((left + edit.new + right).split())


def _word_start(text: str, near: int, at: int) -> int:
    """The first start of a word from `near` on, and `at` at the latest."""
    if near == 0:
        return 0
    space = text.find(" ", near - 1, at)
    return at if space < 0 else space + 1


def _word_end(text: str, at: int, near: int) -> int:
    """The last end of a word up to `near`, and `at` at the earliest."""
    if near == len(text):
        return near
    space = text.rfind(" ", at, near + 1)
    return at if space < 0 else space
