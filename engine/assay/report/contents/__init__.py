"""What a report says, before it has a form: a page, a workbook, Markdown or CSV.

In: an evaluation, a layout, the library its rules came from and, where there is one, the comparison
with a plan. Out: `Contents`, values in Thai and English that a form has only to set. Knows nothing
of how they are set.
"""

from assay.report.contents.contents import Contents, Cover, contents_of

__all__ = ["Contents", "Cover", "contents_of"]
