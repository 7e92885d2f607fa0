"""The waterfall of a figure: steps from nothing to its value that add up to it exactly.

In: an evaluation, a fact and the name of an outcome. Out: a `Waterfall`, a value: what each step
adds, the rule line behind it, the facts it rests on and where their documents state them. A step
opens into the waterfall of what it rests on, one level at a time. Knows nothing of how it is shown.

How steps add up:

- Amounts are exact decimals, and so is their sum: no digit is lost, however far the amounts lie
  apart.
- A quotient that does not end (a third) is told with the language's 34 digits, and so is each
  share of a mean; where the shares then miss the value by a last digit, a step of its own, named
  rounding, makes it up. In print, `Waterfall.printed` does the same for as many decimals as are
  shown.
- What does not add up by nature (a product, a quotient, a minimum, a condition, a row of a table)
  is one step, which says so and names what it was computed from; it is never split for show.
"""

from assay.explain.waterfall.expressions import named
from assay.explain.waterfall.outcomes import opened, waterfall
from assay.explain.waterfall.steps import Operand, Step, StepKind, Waterfall

__all__ = ["Operand", "Step", "StepKind", "Waterfall", "named", "opened", "waterfall"]
