"""Facts sought by trying: stated values that bring what is wanted of a fact about.

In: a plan, the schema, some of its decisions, and targets (`targets.py`). Out: a `Trial`, facts
that an evaluation has shown to meet them, or null where none were found; nothing is made up.
Bounded, and the same every time.
"""
