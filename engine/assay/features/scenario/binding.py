"""What a scenario's sentences mean, before any of them is run."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from contextlib import suppress
from dataclasses import dataclass, replace
from typing import Final

from assay.features.scenario.actions import Action, Then
from assay.features.scenario.feature import KEYWORDS, Scenario, Step, StepKind
from assay.features.scenario.sentences import SENTENCES, Sentence, matches
from assay.features.scenario.vocabulary import Misread, Vocabulary
from assay.finding import Finding, Span, error
from assay.source import Scalar
from assay.values.text import Text
from assay.values.words import nearest

MAX_SENTENCE: Final = 2_000
"""The most characters of a sentence."""

_LIKE: Final = 200
"""So many characters of a sentence that means nothing are held against those that do."""


@dataclass(frozen=True)
class Bound:
    """A step, what it means, and the reading of which sentence that says so."""

    step: Step
    actions: Sequence[Action]
    match: re.Match[str]
    sentence: Sentence


def bind(
    scenario: Scenario, vocabulary: Vocabulary, sentences: Sequence[Sentence] = SENTENCES
) -> tuple[tuple[Bound, ...], tuple[Finding, ...]]:
    """The steps of a scenario with what they mean, and what is wrong with those that mean nothing.

    A step that matches no sentence, or two, is an error at its line; so is a scenario that expects
    nothing, since it would pass whatever the rules say.
    """
    bound: list[Bound] = []
    findings: list[Finding] = []
    for step in scenario.steps:
        try:
            bound.append(understood(step, vocabulary, sentences))
        except Misread as misread:
            findings.append(told(misread, step))
    if not findings and not any(isinstance(one, Then) for step in bound for one in step.actions):
        findings.append(
            error(
                "expects-nothing",
                Text(
                    "the scenario expects nothing, so it would pass whatever the rules say",
                    "กรณีทดสอบนี้ไม่ได้คาดหวังผลใด จึงผ่านเสมอไม่ว่าเกณฑ์จะว่าอย่างไร",
                ),
                scenario.span,
                hint=Text("say what should come out: `Then ...`", "ระบุผลที่คาดหวัง: `ดังนั้น ...`"),
            )
        )
    return tuple(bound), tuple(findings)


def told(misread: Misread, step: Step) -> Finding:
    """A misread sentence as a finding, at the word where that can be found in it."""
    word = misread.word or None
    if misread.cell is not None:
        at = 0 if word is None else misread.cell.text.find(word)
        place = _within(misread.cell, max(at, 0), len(word or misread.cell.text))
    else:
        place = step.span if word is None else _place(step, word, misread.match)
    return error(misread.code, misread.message, place, hint=misread.hint)


def _place(step: Step, word: str, match: re.Match[str] | None) -> Span:
    start = step.sentence.text.find(word)
    if start >= 0:
        return _within(step.sentence, start, len(word))
    # In an outline the sentence as written has a placeholder where the word stands.
    written = None if match is None else match.re.fullmatch(step.sentence.text)
    if match is not None and written is not None:
        for group, value in match.groupdict().items():
            if value is not None and word in value:
                first, last = written.span(group)
                return _within(step.sentence, first, last - first)
    return step.span


def _within(scalar: Scalar, start: int, length: int) -> Span:
    """Characters of a cell or sentence; the whole of it where an example fills it in."""
    if scalar.end - scalar.start != len(scalar.text) or start + length > len(scalar.text):
        return scalar.source.span(scalar.start, scalar.end)
    return scalar.source.span(scalar.start + start, scalar.start + start + length)


_CURLY: Final = str.maketrans(dict.fromkeys("“”„‟", '"'))


def understood(
    step: Step, vocabulary: Vocabulary, sentences: Sequence[Sentence] = SENTENCES
) -> Bound:
    """A step with what it means. Raises Misread.

    What means nothing is also read with straight quotes and single blanks.
    """
    try:
        return _as_written(step, vocabulary, sentences)
    except Misread:
        plain = " ".join(step.text.translate(_CURLY).split())
        if plain != step.text:
            with suppress(Misread):
                return _as_written(replace(step, text=plain), vocabulary, sentences)
        raise


def _as_written(step: Step, vocabulary: Vocabulary, sentences: Sequence[Sentence]) -> Bound:
    if len(step.text) > MAX_SENTENCE:
        raise Misread(
            "unknown-step",
            Text(
                f"the sentence is longer than {MAX_SENTENCE:,} characters",
                f"ประโยคนี้ยาวเกิน {MAX_SENTENCE:,} ตัวอักษร",
            ),
            Text("write it shorter, or use a table", "เขียนให้สั้นลง หรือใช้ตาราง"),
        )
    found = list(matches(step.text, sentences))
    here = [(sentence, match) for sentence, match in found if sentence.kind is step.kind]
    if not here:
        raise _unknown(step, [sentence for sentence, _ in found], sentences)
    if len(here) == 1:
        return _made(step, *here[0], vocabulary)
    # A title may hold the words of another sentence: what is meant is the reading that has a
    # meaning. Where several have one, or none, nobody can tell.
    readings: list[Bound] = []
    for sentence, match in here:
        with suppress(Misread):
            readings.append(_made(step, sentence, match, vocabulary))
    if len(readings) == 1:
        return readings[0]
    written = " and ".join(f"`{sentence.example.en}`" for sentence, _ in here)
    thai = " และ ".join(f"`{sentence.example.in_language('th')}`" for sentence, _ in here)
    raise Misread(
        "ambiguous-step",
        Text(f"this step can be read in two ways: as {written}", f"ขั้นตอนนี้อ่านได้สองอย่าง: {thai}"),
        Text("write it like one of them", "เขียนให้เหมือนอย่างใดอย่างหนึ่ง"),
    )


def _made(step: Step, sentence: Sentence, match: re.Match[str], vocabulary: Vocabulary) -> Bound:
    """A step read as a sentence. Raises Misread."""
    if step.table is not None and not sentence.table:
        raise Misread(
            "unknown-step",
            Text("no table belongs below this step", "ขั้นตอนนี้ไม่มีตารางประกอบ"),
            Text("delete the table, or end the step with a colon", "ลบตาราง หรือใช้ประโยคที่มีตาราง"),
        )
    if step.prose:
        raise Misread(
            "unknown-step",
            Text("no text belongs below this step", "ขั้นตอนนี้ไม่มีข้อความประกอบ"),
            Text(
                'delete what stands between `"""`, or begin each line of it with `#`',
                'ลบข้อความที่อยู่ระหว่าง `"""` หรือขึ้นต้นแต่ละบรรทัดด้วย `#`',
            ),
        )
    try:
        return Bound(step, sentence.make(match, step, vocabulary), match, sentence)
    except Misread as misread:
        misread.match = match
        raise


def _unknown(step: Step, elsewhere: Sequence[Sentence], sentences: Sequence[Sentence]) -> Misread:
    message = Text(f"no sentence reads `{step.text}`", f"ไม่มีประโยคใดตรงกับ `{step.text}`")
    if elsewhere:
        word = KEYWORDS[elsewhere[0].kind]
        return Misread(
            "unknown-step",
            message,
            Text(
                f"it belongs after `{word.en}`, and stands after `{KEYWORDS[step.kind].en}`",
                f"ประโยคนี้ใช้หลัง `{word.th}` แต่อยู่หลัง `{KEYWORDS[step.kind].th}`",
            ),
        )
    examples = list(_examples(step.kind, sentences))
    near = nearest(step.text[:_LIKE], examples)
    if near is None:
        return Misread(
            "unknown-step",
            message,
            Text(
                "`assay test --sentences` lists what can be written",
                "ดูประโยคทั้งหมดด้วย `assay test --sentences`",
            ),
        )
    return Misread("unknown-step", message, Text(f"write it like `{near}`", f"เขียนเช่น `{near}`"))


def _examples(kind: StepKind, sentences: Sequence[Sentence]) -> Iterator[str]:
    for sentence in sentences:
        if sentence.kind is kind:
            yield sentence.example.en
            yield sentence.example.in_language("th")
