"""Scenarios that are meant for fact books and find none: they prove nothing, and nobody notices.

A slip in `@agency:` or `@quarter:` takes a scenario out of every run as silently as it takes it out
of a quarter that is not meant.
"""

from __future__ import annotations

from collections.abc import Sequence

from assay.features.scenario.feature import Scenario
from assay.features.scenario.tags import Agencies, book_tags, books_for, narrowing, runs_on_books
from assay.finding import Finding, Severity
from assay.values.text import Text
from assay.values.words import known_names


def nowhere(scenario: Scenario, books: Agencies) -> Finding | None:
    """The warning that a scenario tagged `@quarter` runs on none of the books; null if it does."""
    if not runs_on_books(scenario) or books_for(scenario, books):
        return None
    message, hint = _why(scenario, books)
    return Finding("runs-nowhere", Severity.WARNING, message, scenario.span, hint)


def _why(scenario: Scenario, books: Agencies) -> tuple[Text, Text]:
    if not books:
        return (
            Text(
                "the scenario runs on every fact book, and the project has none",
                "กรณีทดสอบนี้ใช้กับชุดข้อมูลการประเมินทุกชุด แต่โครงการยังไม่มีชุดข้อมูล",
            ),
            Text(
                "add a fact book below facts/, or state the facts and take @quarter away",
                "ให้เพิ่มชุดข้อมูลการประเมินใต้ facts/ หรือระบุข้อเท็จจริงเองแล้วเอาแท็ก @quarter ออก",
            ),
        )
    every = [tag for name, agency in books.items() for tag in book_tags(name, agency)]
    borne = {tag.casefold() for tag in every}
    groups = narrowing(scenario)
    for group in groups:
        if not any(tag.casefold() in borne for tag in group):
            return _unborne(group, every)
    tags = ", ".join(f"@{tag}" for group in groups for tag in group)
    return (
        Text(
            f"no fact book bears all of {tags}, so the scenario runs nowhere",
            f"ไม่มีชุดข้อมูลการประเมินชุดใดมีแท็ก {tags} ครบทุกแท็ก กรณีทดสอบนี้จึงไม่ได้ทดสอบกับชุดข้อมูลใด",
        ),
        Text(
            "correct the tags, or take one away that narrows too much",
            "ให้แก้แท็กให้ถูก หรือเอาแท็กที่จำกัดเกินไปออก",
        ),
    )


def _unborne(group: Sequence[str], every: Sequence[str]) -> tuple[Text, Text]:
    """Tags about one thing, of which no book bears any."""
    english, thai = (word.join(f"@{tag}" for tag in group) for word in (" or ", " หรือ "))
    message = Text(
        f"no fact book bears {english}, so the scenario runs nowhere",
        f"ไม่มีชุดข้อมูลการประเมินที่มีแท็ก {thai} กรณีทดสอบนี้จึงไม่ได้ทดสอบกับชุดข้อมูลใด",
    )
    about, _, _ = group[0].casefold().partition(":")
    alike = dict.fromkeys(f"@{tag}" for tag in every if tag.startswith(f"{about}:"))
    if not alike:
        # A book has a name, and with it tags of quarter and book; its agency it may leave unsaid.
        return message, Text(
            "no fact book states its agency: add `agency:` to its head",
            "ไม่มีชุดข้อมูลการประเมินใดระบุหน่วยงาน: ให้เพิ่ม `agency:` ในส่วนหัวของชุดข้อมูล",
        )
    return message, known_names(f"@{group[0]}", alike)
