"""Rules told in plain sentences, in Thai and in English, for the people they are about.

In: a plan and its schema (`Names`), and a rule of the plan. Out: a `Narration`: a summary, and a
sentence for each row, level, stretch of a scale, expression and check. An expression that no
sentence could hold stands in backticks as it is written.

Knows nothing of facts, evaluations or pages.
"""

from assay.explain.narrate.names import Names
from assay.explain.narrate.narration import Line, Narration, Passage, narrate, rounding_words
from assay.explain.narrate.narrator import Narrator

__all__ = [
    "Line",
    "Names",
    "Narration",
    "Narrator",
    "Passage",
    "narrate",
    "rounding_words",
]
