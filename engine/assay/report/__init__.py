"""Reports: an evaluation as a page, a workbook, Markdown or CSV, and as data for programs.

In: `Contents` for what people read, an evaluation or findings for what programs read (`machine`).
Out: text or bytes, one module a format. Knows nothing of how an evaluation is made.
"""
