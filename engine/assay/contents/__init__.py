"""What a report says, before it has a form: a terminal, a page, a workbook, Markdown or CSV.

In: an evaluation, a layout, the library its rules came from and, where there is one, the comparison
with a plan. Out: `contents.Contents` whole, or one part of it (`sections`, `traces`, `changes`),
values in Thai and English that a form has only to set. Knows nothing of how they are set. Nothing
is imported here, since a scorecard needs its sections alone.
"""
