"""assay: a rules-driven compliance and KPI evaluation engine for public agencies.

In: a fact schema, a fact book and rule files. Out: an evaluation (outcomes, findings, traces).
The flow is `source → facts → language → rules → plan → match → outcome → report`.

The Python API stands here, and loads what it needs at its first use:

    from assay import evaluate, load_book, load_rules

    evaluation = evaluate(load_book("facts/etda/2563-q4"), load_rules("rules"))
    evaluation.value("project", "EL", "status_financial")
"""

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from assay.api import evaluate, load_book, load_rules, load_schema, prepare
    from assay.finding import InvalidInput

__all__ = ["InvalidInput", "evaluate", "load_book", "load_rules", "load_schema", "prepare"]


def __getattr__(name: str) -> object:
    if name == "InvalidInput":
        from assay.finding import InvalidInput

        return InvalidInput
    if name in __all__:
        from assay import api

        return getattr(api, name)
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
