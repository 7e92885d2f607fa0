"""A report as a workbook: figures to work on, with sums that are formulas, colours and traces.

In: the contents of a report. Out: the bytes of an .xlsx file in one language, in which each figure
leads to how it came about. Sums of figures that stand in it are formulas; whatever else is shown
is as evaluated.
"""

from assay.report.workbook.book import workbook_report

__all__ = ["workbook_report"]
