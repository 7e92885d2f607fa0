"""What `assay check` found, for a reader: each finding at its line, then how many of what."""

from __future__ import annotations

from collections.abc import Iterator

from rich.text import Text as Painted

from assay import words
from assay.check import Checked
from assay.terminal.complaints import told


def checked_report(checked: Checked, *, lang: str = "en", width: int = 80) -> Iterator[Painted]:
    """The findings by file and line, their number by severity, and what was checked.

    Where rules are wrong it says that their tables were not proven.
    """
    yield from told(checked.findings, lang=lang, width=width)
    counts = words.counts((one.severity for one in checked.findings), lang)
    looked_at = ", ".join(
        (
            words.many(checked.rules, "rule").in_language(lang),
            words.many(checked.books, "fact book").in_language(lang),
            words.many(checked.features, "feature").in_language(lang),
        )
    )
    yield Painted(f"{looked_at}: {counts or words.NO_FAULT.in_language(lang)}", "bold")
    if not checked.proven:
        yield Painted(words.NOT_PROVEN.in_language(lang))
