"""Templates: a workbook for the facts that a schema declares, empty or filled with a book's.

In: a schema, and a book to fill it with. Out: the bytes of an .xlsx file that is read back as a
book (`assay.facts.load_book`), with headings in Thai and English, units, drop-down lists, checks
of what is typed and notes.
"""

from assay.facts.template.compare import unlike
from assay.facts.template.write import template

__all__ = ["template", "unlike"]
