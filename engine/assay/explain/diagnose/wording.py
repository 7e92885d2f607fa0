"""A diagnosis in words, in English and Thai."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from decimal import Decimal
from typing import Final

from assay.explain.diagnose.diagnosis import Cell, Correction, Explanation, Violated, sure
from assay.explain.diagnose.slips import Slip
from assay.facts import Book, Fact, key_id
from assay.values.number import as_written
from assay.values.text import Text

_EN: Final = ("no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten")
_TH: Final = ("ศูนย์", "หนึ่ง", "สอง", "สาม", "สี่", "ห้า", "หก", "เจ็ด", "แปด", "เก้า", "สิบ")
MOST_TOLD: Final = 5
"""How many of several explanations a message tells."""


def cell_title(book: Book, fact: Fact, field: str) -> Text:
    """The line and the column: `Budget line 1 (Budget appropriation), Reserved`."""
    kind = book.schema.kinds[fact.kind]
    key = key_id(fact.key)
    words = {}
    for lang in ("en", "th"):
        name = kind.name if kind.title is None else kind.title.in_language(lang)
        title = kind.fields[field].title
        column = field if title is None else title.in_language(lang)
        label = book.label(fact, lang)
        line = f"{name} {key}" if label == key else f"{name} {key} ({label})"
        words[lang] = f"{line}, {column}" if lang == "en" else f"{line} ช่อง {column}"
    return Text.of(words)


def correction_message(cell: Cell, printed: str, value: Decimal, how: Text, cleared: int) -> Text:
    """`line 1, reserved is printed 102.8978; were it 102.8968, three sums would then ...`."""
    right, title_th = as_written(value), cell.title.in_language("th")
    if not cleared:
        # The partner of a correction, whose own sums agree and must go on doing so.
        return Text(
            f"{cell.title.en} is printed {printed} and must then be {right}; {how.en}",
            f"{title_th} ระบุไว้ {printed} และต้องแก้เป็น {right} ไปพร้อมกัน {how.in_language('th')}",
        )
    sums = f"{_count(cleared, _EN)} {'sum' if cleared == 1 else 'sums'}"
    return Text(
        f"{cell.title.en} is printed {printed}; were it {right}, {sums} would then agree; {how.en}",
        f"{title_th} ระบุไว้ {printed} หากเป็น {right} "
        f"ยอดที่ไม่ตรงกัน{_count(cleared, _TH)}แห่งจะตรงกัน {how.in_language('th')}",
    )


def how_they_differ(slip: Slip, digits: int, part: Cell | None, absent: bool) -> Text:
    """What sets the right figure apart from the printed one."""
    if part is not None and slip is Slip.ROW_MISSED:
        return Text(
            f"the printed figure seems to leave out {part.title.en}",
            f"ตัวเลขที่ระบุไว้ดูเหมือนจะไม่ได้รวม {part.title.in_language('th')}",
        )
    if part is not None:
        return Text(
            f"the printed figure seems to count {part.title.en} twice",
            f"ตัวเลขที่ระบุไว้ดูเหมือนจะนับ {part.title.in_language('th')} ซ้ำสองครั้ง",
        )
    if absent:
        return Text("no figure is printed there", "ช่องนี้ไม่ได้ระบุตัวเลขไว้")
    match slip:
        case Slip.SWAP:
            return Text("two neighbouring digits have changed places", "ตัวเลขสองหลักที่อยู่ติดกันสลับที่กัน")
        case Slip.SIGN:
            return Text("the sign differs", "เครื่องหมายบวกลบต่างกัน")
        case Slip.POINT:
            return Text("the decimal point stands elsewhere", "จุดทศนิยมอยู่ต่างตำแหน่งกัน")
        case _:
            verb = "digit differs" if digits == 1 else "digits differ"
            return Text(f"{_count(digits, _EN)} {verb}", f"ต่างกัน{_count(digits, _TH)}หลัก")


def explained(explanations: Sequence[Explanation], named: Sequence[Correction]) -> Text:
    """What explains the sums: one explanation, or several that do equally well."""
    first = explanations[0].corrections
    if len(explanations) == 1:
        if len(first) == 1:
            return first[0].message
        return Text(
            f"two figures together explain the sums: {_all(first, 'en')}",
            f"ตัวเลขสองตัวประกอบกันอธิบายยอดที่ไม่ตรงกันได้: {_all(first, 'th')}",
        )
    rest_en, rest_th = (_several(explanations, lang) for lang in ("en", "th"))
    count = len(explanations)
    if named:
        always = sure(explanations)
        told_en, told_th = (
            "; ".join(_named(one, lang, figure=(one.cell, one.value) in always) for one in named)
            for lang in ("en", "th")
        )
        return Text(
            f"{told_en}; besides, one of {count} other figures is to be corrected, "
            f"and the sums do not tell which: {rest_en}",
            f"{told_th} นอกจากนี้ต้องแก้ตัวเลขอื่นอีกหนึ่งตัวจาก {count} ตัว ซึ่งยอดรวมไม่บอกว่าเป็นตัวใด: {rest_th}",
        )
    return Text(
        f"{count} corrections explain the sums equally well, so none is picked: {rest_en}",
        f"มีวิธีแก้ {count} วิธีที่อธิบายยอดที่ไม่ตรงกันได้ดีเท่ากัน จึงไม่เลือกวิธีใด: {rest_th}",
    )


def unexplained(violated: Sequence[Violated], exhausted: bool) -> Text:
    """That neither one cell nor two explain the sums."""
    count = len(violated)
    where = ", ".join(f"{one.code} ({one.fact})" for one in violated[:MOST_TOLD])
    more = ", …" if count > MOST_TOLD else ""
    sums = (
        "sum that does not agree" if count == 1 else f"{_count(count, _EN)} sums that do not agree"
    )
    places = f"{_count(count, _TH)}แห่ง"
    if not exhausted:
        return Text(
            f"too many pairs of figures may explain the {sums}: check {where}{more}",
            f"มีคู่ตัวเลขที่อาจอธิบายยอดที่ไม่ตรงกัน{places}มากเกินกว่าจะตรวจได้ทั้งหมด ให้ตรวจ {where}{more}",
        )
    return Text(
        f"no one figure and no two explain the {sums}: check {where}{more}",
        f"ไม่มีตัวเลขหนึ่งหรือสองตัวใดที่อธิบายยอดที่ไม่ตรงกัน{places}ได้ ให้ตรวจ {where}{more}",
    )


def _named(one: Correction, lang: str, *, figure: bool) -> str:
    """A cell that every explanation corrects; the figure only where all agree on it."""
    if figure:
        return one.message.in_language(lang)
    if lang == "th":
        return f"{one.cell.title:th} ระบุไว้ {one.printed} ต้องแก้ไม่ว่ากรณีใด"
    return f"{one.cell.title.en} is printed {one.printed} and is to be corrected in any case"


def _several(explanations: Sequence[Explanation], lang: str) -> str:
    always = sure(explanations)
    told = []
    for explanation in explanations[:MOST_TOLD]:
        changes = [
            f"{one.cell.title.in_language(lang)} {one.printed} → {as_written(one.value)}"
            for one in explanation.corrections
            if (one.cell, one.value) not in always
        ]
        told.append((" and " if lang == "en" else " และ ").join(changes))
    more = "; …" if len(explanations) > MOST_TOLD else ""
    return "; ".join(told) + more


def _all(corrections: Iterable[Correction], lang: str) -> str:
    return "; ".join(one.message.in_language(lang) for one in corrections)


def _count(number: int, words: Sequence[str]) -> str:
    return words[number] if number < len(words) else f" {number} " if words is _TH else str(number)
