"""`assay compare`: a report held against its plan, and what each change does to the score."""

from __future__ import annotations

from typing import Final

from assay.cli.options import (
    BookArgument,
    Language,
    LanguageOption,
    PlanOption,
    RulesOption,
    SchemaOption,
)
from assay.cli.progress import COMPARING, progressing
from assay.cli.running import compared, evaluated, show, telling, usage
from assay.values.text import Text

_NO_PLAN: Final = Text(
    "there is no plan to compare with: name its book by --plan, or say in facts/comparison.yaml, "
    "under `within:`, which part of the book is the plan",
    "ไม่มีแผนให้เทียบ: ให้ระบุชุดข้อมูลของแผนด้วย --plan หรือระบุใน facts/comparison.yaml ใต้ `within:` "
    "ว่าส่วนใดของชุดข้อมูลคือแผน",
)


def compare(
    book: BookArgument,
    *,
    plan: PlanOption = None,
    schema: SchemaOption = None,
    rules: RulesOption = None,
    lang: LanguageOption = Language.EN,
) -> None:
    """Compare a report with its plan: what is renamed, moved, added or dropped, and its effect."""
    from assay.terminal.comparison import comparison_report

    with telling(lang, "compared"), progressing(COMPARING[lang]) as progress:
        inputs, evaluation = evaluated(book, schema, rules, lang=lang)
        comparison = compared(inputs, evaluation, plan, progress)
    if comparison is None:
        usage(_NO_PLAN)
    show(lambda width: comparison_report(comparison, lang=lang.value, width=width))
