"""What the terminal shows: the scorecard, an explanation, and what is wrong with the inputs.

In: an evaluation (with a layout), a trace, or findings; the language and the width. Out: lines of
rich text, wrapped. The only part of the reports that knows rich.
"""
