"""Pages for a reader: static HTML with one style sheet, in Thai and English, for screen and paper.

In: rules, plans and the results of scenarios (`Documentation`). Out: files by path, which the
caller writes. `environment.rendered` sets any other page on the same base layout: a template that
extends `base.html` and fills its blocks `title`, `crumbs` and `content`.
"""

from assay.site.environment import rendered, style
from assay.site.site import Documentation, render_docs

__all__ = ["Documentation", "render_docs", "rendered", "style"]
