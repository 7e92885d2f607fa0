"""Rows of a table that are read as facts and may be none: totals and footnotes."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from assay.facts.schema.schema import Kind
from assay.facts.titles import is_note_text
from assay.finding import Finding, Severity, Span
from assay.source import Entries, Items, Node, Scalar, Style
from assay.values.text import Text, shortened

CODE: Final = "doubtful-row"

_TOTALS: Final = frozenset(
    (
        "รวม", "รวมทั้งสิ้น", "รวมทั้งหมด", "รวมเงิน", "รวมสุทธิ", "ยอดรวม", "ผลรวม", "total", "subtotal",
        "sub-total", "sum", "grandtotal",
    )
)  # fmt: skip
_MARKED: Final = re.compile(
    r"[*†‡§]|[¹²³]|\(\d{1,2}\)\s|\d{1,2}\s?\)\s|\d{1,2}\s?/\s*[^\W\d]|ที่มา|sources?\b",
    re.IGNORECASE,
)

_LEAVE_TOTAL: Final = Text(
    "leave it out: rules add up the facts; or give the fact another key",
    "ให้ตัดออก เพราะเกณฑ์รวมยอดให้อยู่แล้ว หรือใช้คีย์อื่นหากเป็นข้อมูลจริง",
)
_LEAVE_NOTE: Final = Text(
    "leave it out; in a workbook it may stay if it begins with #",
    "ให้ตัดออก ในสมุดงานคงไว้ได้หากขึ้นต้นด้วย #",
)


def doubtful_rows(kind: Kind, rows: Items) -> Iterator[Finding]:
    """Those of a kind's rows that its figures may count though they are no facts."""
    link = None if kind.link is None else kind.link.name
    parents = {_text(row.get(link)) for row in rows if isinstance(row, Entries) and link}
    for row in rows:
        key = row.get(kind.key[0]) if isinstance(row, Entries) else None
        if not isinstance(row, Entries) or not isinstance(key, Scalar):
            continue
        text, name = _text(key), shortened(_text(key))
        stated = [node for _, node in row if not isinstance(node, Scalar) or node.value is not None]
        if key.style is not Style.CELL:
            continue
        if re.sub(r"[\s:]", "", text).casefold() in _TOTALS and text not in parents:
            message = Text(
                f"the row `{name}` may be a total, and is read as a fact like the rows it adds up",
                f"แถว `{name}` อาจเป็นยอดรวม แต่ถูกอ่านเป็นข้อมูลเช่นเดียวกับแถวที่รวมอยู่",
            )
            yield doubtful(message, key.span, _LEAVE_TOTAL)
        elif stated == [key] and len(row) > 1 and _MARKED.match(text) and not is_note_text(text):
            message = Text(
                f"the row `{name}` may be a footnote, and is read as a fact",
                f"แถว `{name}` อาจเป็นเชิงอรรถ แต่ถูกอ่านเป็นข้อมูล",
            )
            yield doubtful(message, key.span, _LEAVE_NOTE)


def doubtful(message: Text, span: Span, hint: Text) -> Finding:
    """A warning of what may be no fact."""
    return Finding(CODE, Severity.WARNING, message, span, hint)


def _text(node: Node | None) -> str:
    return node.text.strip() if isinstance(node, Scalar) else ""
