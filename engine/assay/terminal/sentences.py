"""The sentences of features, as a list to write from."""

from __future__ import annotations

from collections.abc import Iterator

from rich.text import Text as Painted

from assay.features.scenario import SENTENCES
from assay.features.scenario.feature import KEYWORDS
from assay.terminal.paint import DIM
from assay.terminal.wrapping import wrapped
from assay.values.text import Text


def sentence_list(lang: str, width: int) -> Iterator[Painted]:
    """Each sentence by an example, in the language asked for and then in the other."""
    other = "en" if lang == "th" else "th"
    for sentence in SENTENCES:
        keyword = KEYWORDS[sentence.kind]
        table = Text(" (and a table)", " (ตามด้วยตาราง)") if sentence.table else Text("", "")
        for language, style in ((lang, ""), (other, DIM)):
            said = "".join(one.in_language(language) for one in (sentence.example, table))
            line = Painted(f"{keyword.in_language(language)} {said}", style)
            yield from wrapped(line, width, first=0 if language == lang else 2, rest=4)
