"""Everything of a project checked before any of it is used: schema, rules, books and features.

In: a `Project`, the files that belong together. Out: `Checked`, with every finding of every file at
once. Rules and parameters are dated, so they are planned and proven for each stretch of days in
which the same ones hold. Knows nothing of how findings are shown.
"""

from assay.check.check import Checked, check
from assay.project import Project, find_project

__all__ = ["Checked", "Project", "check", "find_project"]
