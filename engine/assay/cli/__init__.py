"""The command `assay`: one module a command.

In: what the user writes. Out: a report on standard output, what is wrong on standard error, and
an exit status. Knows nothing of how anything is computed or laid out.
"""

from assay.cli.app import main

__all__ = ["main"]
