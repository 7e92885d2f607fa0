"""Regular expressions as in XPath (XPath and XQuery Functions 3.1, section 5.6), FEEL's dialect.

A pattern is compiled to a small program that is run on all its alternatives at once (Thompson's
method, with Pike's groups). A search takes at most pattern length times text length, and spends the
work as it goes; in return there are no back-references, which no such method can match.
"""

from __future__ import annotations

from assay.language.regex.pattern import MalformedPattern, Pattern, compiled

__all__ = ["MalformedPattern", "Pattern", "compiled"]
