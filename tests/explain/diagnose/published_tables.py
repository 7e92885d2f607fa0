"""Budget tables as agencies print them, made by chance.

A tree of lines whose columns add up across and whose lines add up downwards, worked out exactly
and then rounded figure by figure to the decimals of print: so that every sum is off by rounding,
and none by more than its tolerance.
"""

from __future__ import annotations

import datetime as dt
import tempfile
from collections.abc import Mapping
from dataclasses import dataclass, replace
from decimal import ROUND_HALF_UP, Decimal
from functools import cache
from pathlib import Path
from random import Random
from typing import Final, TypeAlias

from assay.facts import Book, Fact, Head, Key, Schema, load_schema
from assay.match import Reference
from assay.outcome import Evaluation, evaluate_plan
from assay.plan import Plan, compile_plan
from assay.rules import load_library
from assay.values.fact_id import FactId
from assay.values.null import missing

COLUMNS: Final = ("plan", "disbursed", "carried_over", "reserved", "outturn", "unspent")
DAY: Final = dt.date(2020, 9, 30)

_SCHEMA = """
kinds:
  line:
    plural: lines
    key: code
    parent: line
    fields:
      code: {type: text}
"""
_ACROSS = """
rule: across
title: Across
for: line
checks:
  - code: outturn
    that: outturn = disbursed + carried_over + reserved
    tolerance: printed
    severity: error
    message: "{residual}"
"""
_UNSPENT = """
  - code: unspent
    that: unspent = plan - outturn
    tolerance: printed
    severity: error
    message: "{residual}"
"""
_DOWN = """
rule: down
title: Down
for: line
applies: count(children) > 0
given:
  rounding: {is: "parameters.half_unit * (count(children) + 1)"}
checks:
"""
_DOWN_CHECK = """
  - code: down-CODE
    that: COLUMN = sum(children.COLUMN)
    tolerance: rounding
    severity: error
    message: "{residual}"
"""

Cell: TypeAlias = tuple[str, str]
"""The code of a line, and a column."""


@dataclass(frozen=True)
class Layout:
    """How a table is laid out: decimals of print, and whether all columns add up across.

    Where they do not, the plan and what is unspent add up downwards only, as in a table that
    leaves the column of what is unspent to the reader.
    """

    decimals: int
    across: bool = True


@cache
def rules(layout: Layout) -> tuple[Schema, Plan]:
    """The schema and the identities of such tables."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        fields = "".join(
            f"      {column}: {{type: number, decimals: {layout.decimals}}}\n" for column in COLUMNS
        )
        (folder / "schema.yaml").write_text(_SCHEMA + fields, encoding="utf-8")
        files = {
            "across.yaml": _ACROSS + (_UNSPENT if layout.across else ""),
            "down.yaml": _DOWN + "".join(map(_down_check, COLUMNS)),
            "parameters.yaml": f"half_unit: [{{from: 2000-01-01, value: {_half(layout):f}}}]\n",
        }
        (folder / "rules").mkdir()
        for file, text in files.items():
            (folder / "rules" / file).write_text(text, encoding="utf-8")
        schema, wrong = load_schema(folder / "schema.yaml")
        assert schema is not None, wrong
        library, wrong = load_library(folder / "rules", "rules")
        assert library is not None, [one.message.en for one in wrong]
        plan, wrong = compile_plan(schema, library, DAY)
        assert plan is not None, [one.message.en for one in wrong]
        return schema, plan


def _down_check(column: str) -> str:
    return _DOWN_CHECK.replace("CODE", column.replace("_", "-")).replace("COLUMN", column)


def _half(layout: Layout) -> Decimal:
    return Decimal("0.5").scaleb(-layout.decimals)


@dataclass(frozen=True)
class Published:
    """A table as printed, and the exact figures behind it; lines by code, the total first."""

    layout: Layout
    parents: Mapping[str, str | None]
    exact: Mapping[Cell, Decimal]
    printed: Mapping[Cell, Decimal]

    def children(self, code: str) -> list[str]:
        """The lines right below a line."""
        return [one for one, parent in self.parents.items() if parent == code]

    def with_printed(self, changes: Mapping[Cell, Decimal]) -> Published:
        """The same with other figures in some cells."""
        return replace(self, printed={**self.printed, **changes})

    def evaluation(self) -> Evaluation:
        """The table checked by its identities."""
        schema, plan = rules(self.layout)
        facts: dict[Key, Fact] = {
            (code,): self._fact(code, parent) for code, parent in self.parents.items()
        }
        book = Book(Path(), schema, Head(DAY), {"line": facts}, {})
        return evaluate_plan(book, plan, Reference())

    def _fact(self, code: str, parent: str | None) -> Fact:
        amounts = {column: self.printed[code, column] for column in COLUMNS}
        own = {name: missing(name, FactId.of("line", code)) for name in ("document", "place")}
        written = {column: "-" for column, amount in amounts.items() if amount.is_zero()}
        return Fact(
            "line",
            (code,),
            {"code": code, **amounts, **own},
            None if parent is None else (parent,),
            written=written,
        )


def published(random: Random, layout: Layout, lines: int | None = None) -> Published:
    """A table of ten to forty lines, or of as many as are asked for."""
    parents = _tree(random, random.randint(10, 40) if lines is None else lines)
    exact: dict[Cell, Decimal] = {}
    for code in reversed(parents):
        below = [one for one, parent in parents.items() if parent == code]
        for column in COLUMNS[:4]:
            exact[code, column] = (
                sum((exact[one, column] for one in below), Decimal(0))
                if below
                else _amount(random, column, layout)
            )
        outturn = sum((exact[code, column] for column in COLUMNS[1:4]), Decimal(0))
        exact[code, "outturn"] = outturn
        exact[code, "unspent"] = exact[code, "plan"] - outturn
    printed = {cell: rounded(amount, layout) for cell, amount in exact.items()}
    return Published(layout, parents, exact, printed)


def rounded(amount: Decimal, layout: Layout) -> Decimal:
    """A figure as printed; nothing at all is printed as a dash, read as 0 with all decimals."""
    return amount.quantize(Decimal(1).scaleb(-layout.decimals), rounding=ROUND_HALF_UP)


def _tree(random: Random, lines: int) -> dict[str, str | None]:
    """Lines by code with the line above each: two to seven below each that has any."""
    parents: dict[str, str | None] = {"total": None}
    open_ = ["total"]
    while len(parents) < lines:
        code = open_.pop(0 if len(open_) < 4 else random.randrange(len(open_)))
        for number in range(1, min(random.randint(2, 7), max(lines - len(parents), 2)) + 1):
            child = str(number) if code == "total" else f"{code}.{number}"
            parents[child] = code
            open_.append(child)
    return parents


def _amount(random: Random, column: str, layout: Layout) -> Decimal:
    """An exact amount of a line without lines below; of 0.1 to 1,000 units of a million, say."""
    if column != "plan" and random.random() < 0.1:
        return Decimal(0)
    size = 10 ** random.uniform(-1, 2) * (10 if column == "plan" else 1)
    # In print of few decimals amounts are in smaller units, and so larger numbers.
    return Decimal(f"{size:.9f}").scaleb(4 - layout.decimals)
