"""What a sentence comes to: a change of the stage, an evaluation, or an expectation."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Final, TypeAlias

from assay.features.scenario.expectations import Expectation
from assay.features.scenario.feature import Step
from assay.features.scenario.stage import Stage
from assay.features.scenario.vocabulary import Misread, Vocabulary
from assay.source import Scalar
from assay.values.text import Text

KEY: Final = r'(?: ?"(?P<key>[^"]*)")?'
"""The pattern of a key, which may be left out."""


@dataclass(frozen=True)
class Given:
    """A change of the stage; `apply` raises Misread where the facts do not allow it."""

    apply: Callable[[Stage], None]


@dataclass(frozen=True)
class OpenBook:
    """The facts of a book are taken; null for the book that a scenario of every book is run on."""

    name: str | None


@dataclass(frozen=True)
class When:
    """The rules are evaluated; what is asked later is about the one named, if one is."""

    rule: str | None


@dataclass(frozen=True)
class Then:
    """Something is expected."""

    expectation: Expectation


Action: TypeAlias = Given | OpenBook | When | Then
Maker: TypeAlias = Callable[["re.Match[str]", Step, Vocabulary], Sequence[Action]]
"""Makes of a step, read as a sentence, what it means. Raises Misread."""


def rows_below(step: Step) -> tuple[Sequence[Scalar], Sequence[Sequence[Scalar]]]:
    """The header and the rows of the step's table. Raises Misread where there is none."""
    if step.table is None or len(step.table) < 2 or not step.table[0]:
        raise Misread(
            "unknown-step",
            Text("a table belongs below this step", "ใต้ขั้นตอนนี้ต้องมีตาราง"),
            Text(
                "write a line of field names between `|`, and below it a line for each fact",
                "เขียนบรรทัดชื่อช่องคั่นด้วย `|` แล้วตามด้วยหนึ่งบรรทัดต่อหนึ่งรายการ",
            ),
        )
    return step.table[0], step.table[1:]


def patterns(*written: str) -> tuple[re.Pattern[str], ...]:
    """Patterns as a sentence holds them: English, then Thai."""
    return tuple(re.compile(one) for one in written)
