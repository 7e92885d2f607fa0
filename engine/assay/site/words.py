"""The words of the pages themselves, in the languages they are written in (`words.json`)."""

from __future__ import annotations

from typing import Final

from assay.contents.drawn import DRAWN
from assay.features.scenario import verdicts
from assay.values.text import Text
from assay.words import texts_of

WORDS: Final = {**DRAWN, **texts_of(__package__)}
"""Every word a template says, by a short name."""

VERDICTS: Final = {
    **{one.value: said for one, said in verdicts.VERDICTS.items()},
    "not_run": Text("not run", "ยังไม่ได้ทดสอบ"),
}
"""How a scenario came out."""
