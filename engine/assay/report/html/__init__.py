"""A report as one HTML file: for screen, phone and paper, in Thai and English.

In: the contents of a report. Out: the text of a page that needs nothing beside itself, in which
each figure leads to how it came about.
"""

from assay.report.html.page import html_report

__all__ = ["html_report"]
