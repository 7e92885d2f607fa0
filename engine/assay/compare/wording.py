"""The words of comparisons, in the languages they are written in."""

from __future__ import annotations

from collections.abc import Iterable
from decimal import Decimal
from typing import Final, NamedTuple

from assay.values.number import as_written, rounded
from assay.values.shown import worded
from assay.values.text import Text
from assay.values.types import Value

PLAN: Final = Text("the plan", "แผน")
BOOK_BEFORE: Final = Text("the book before", "ชุดข้อมูลก่อนหน้า")

HEADING: Final = Text(
    "a heading that other lines add up to: the effect is that of the lines",
    "เป็นหัวข้อที่รวมรายการอื่น ผลกระทบจึงอยู่ที่รายการเหล่านั้น",
)
TOGETHER: Final = Text(
    "told with the money moved and with all changes together",
    "แสดงไว้ในเงินที่ย้ายรายการและผลของการเปลี่ยนแปลงทั้งหมดรวมกัน",
)
OTHER_KIND: Final = Text(
    "the plan states it as a fact of another kind, which can't stand among the report's",
    "แผนระบุไว้เป็นข้อมูลคนละชนิด จึงนำมาใส่ในรายงานไม่ได้",
)
NO_PARENT: Final = Text(
    "what the plan has it under is not in the report, so it can't be put back there",
    "สิ่งที่แผนจัดให้อยู่ภายใต้ไม่มีในรายงาน จึงนำกลับไปไว้ที่เดิมไม่ได้",
)


def shown(value: Value, lang: str) -> str:
    """A value as it reads in a sentence: texts in quotes, a null in words."""
    return f"“{value}”" if isinstance(value, str) else worded(value, lang)


def _signed(value: Decimal) -> str:
    return f"+{as_written(value)}" if value > 0 else as_written(value)


def _listed(words: Iterable[str]) -> str:
    return ", ".join(f"“{word}”" for word in words)


# Changes --------------------------------------------------------------------------------------


class Said(NamedTuple):
    """The parts of a sentence on a change in one language: the fact, the plan, the two values."""

    lang: str
    who: str
    against: str
    now: str
    before: str


def added(who: Text, against: Text, *, heading: bool) -> Text:
    """A fact that only the report has."""
    en, th = _HEADING if heading else ("", "")
    return Text(f"{who}{en} is not in {against}", f"{who:th}{th} ไม่มีใน{against: th}")


def dropped(who: Text, against: Text, *, heading: bool) -> Text:
    """A fact that only the plan has."""
    en, th = _HEADING if heading else ("", "")
    return Text(f"{who}{en} is in {against} only", f"{who:th}{th} มีเฉพาะใน{against: th}")


_HEADING: Final = (" (a heading of other lines)", " (เป็นหัวข้อของรายการอื่น)")


def renamed(said: Said, words: str, sure: str) -> str:
    """A fact under another name."""
    if said.lang == "th":
        return f"{said.who} ใน{said.against}ชื่อ {said.before}{words}{sure}"
    return f"{said.who} is named {said.before} in {said.against}{words}{sure}"


def likely(sure: Decimal, lang: str) -> str:
    """How sure a match by likeness is."""
    per_cent = as_written(rounded(sure * 100, 0))
    if lang == "th":
        return f" (จับคู่จากความคล้าย มั่นใจร้อยละ {per_cent})"
    return f" (matched by likeness, {per_cent} % sure)"


def words(dropped: tuple[str, ...], added: tuple[str, ...], lang: str) -> str:
    """Which words the report leaves out and adds."""
    more, less = ("รายงานเพิ่ม", "รายงานตัด") if lang == "th" else ("added", "left out")
    parts = [f"{more} {_listed(added)}"] if added else []
    if dropped:
        parts.append(f"{less} {_listed(dropped)}")
    return f": {', '.join(parts)}" if parts else ""


def retargeted(said: Said) -> str:
    """Another target."""
    if said.lang == "th":
        return f"{said.who} มีค่าเป้าหมาย {said.now} แต่{said.against}กำหนด {said.before}"
    return f"{said.who} has a target of {said.now}; {said.against} sets {said.before}"


def reunited(said: Said) -> str:
    """Another unit."""
    if said.lang == "th":
        return f"{said.who} นับเป็น {said.now} แต่{said.against}นับเป็น {said.before}"
    return f"{said.who} counts in {said.now}; {said.against} counts in {said.before}"


def rescoped(said: Said, words: str) -> str:
    """Another scope, told by what differs."""
    if said.lang == "th":
        return f"ขอบเขตของ {said.who} ต่างจาก{said.against}{words}"
    return f"the scope of {said.who} differs from {said.against}{words}"


def changed(said: Said, title: str, by: Value | None) -> str:
    """Another amount, weight or other value; a number's difference with its sign."""
    apart = _signed(by) if isinstance(by, Decimal) else None
    if said.lang == "th":
        told = f"{title} ของ {said.who} คือ {said.now} แต่{said.against}คือ {said.before}"
        return told if apart is None else f"{told} ต่างไป {apart}"
    told = f"{title} of {said.who} is {said.now}; in {said.against} it is {said.before}"
    return told if apart is None else f"{told}, a change of {apart}"


def moved(said: Said) -> str:
    """Another parent; an empty text is a root."""
    if said.lang == "th":
        now, before = said.now or "ระดับบนสุด", said.before or "ระดับบนสุด"
        return f"{said.who} อยู่ภายใต้ {now} แต่ใน{said.against}อยู่ภายใต้ {before}"
    now, before = said.now or "no other", said.before or "no other"
    return f"{said.who} stands under {now}; in {said.against}, under {before}"


# Effects and movements ------------------------------------------------------------------------


def difference(against: Text, who: Text, title: Text, report: Value, plan: Value) -> Text:
    """An outcome against the plan and by the report."""
    return Text(
        f"against {against}, {title} of {who} is {shown(plan, 'en')}, not {shown(report, 'en')}",
        f"เมื่อเทียบกับ{against: th} {title:th} ของ{who: th} เป็น {_told_apart(plan)} "
        f"แทนที่จะเป็น {_told_apart(report)}",
    )


def _told_apart(value: Value) -> str:
    """A value in Thai, which sets no spaces between words: in quotes where it is no number."""
    told = shown(value, "th")
    return told if isinstance(value, Decimal) else f"“{told}”"


def movement(said: Money, lang: str) -> str:
    """Money that moved."""
    given, received, rest = said.given, said.received, _signed(said.rest)
    if lang == "th":
        where = "" if said.within is None else f"ภายใน {said.within} "
        told = f"เงินย้ายจาก {given} ไปยัง {received}"
        if not given or not received:
            told = f"เงินเพิ่มที่ {received}" if received else f"เงินลดลงที่ {given}"
        kept = "ยอดรวมเท่าเดิม" if said.rest == 0 else f"ยอดรวมเปลี่ยนไป {rest}"
        unknown = " ตัวเลขไม่ได้บอกว่ารายการใดให้แก่รายการใด" if said.many else ""
        return f"{where}{told} {kept}{unknown}"
    where = "" if said.within is None else f"within {said.within}, "
    told = f"money moved from {given} to {received}"
    if not given or not received:
        told = f"money was added to {received}" if received else f"money was taken from {given}"
    kept = "the sum is kept" if said.rest == 0 else f"the sum changed by {rest}"
    unknown = "; which line gave to which the figures do not tell" if said.many else ""
    return f"{where}{told}; {kept}{unknown}"


class Money(NamedTuple):
    """The parts of a sentence on money that moved, in one language.

    `many` where several lines gave and several received.
    """

    given: str
    received: str
    within: str | None
    rest: Decimal
    many: bool
