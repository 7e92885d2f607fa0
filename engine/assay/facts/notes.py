"""The findings of a load so far, noted instead of stopping at the first."""

from __future__ import annotations

from collections.abc import Collection
from typing import Final

from assay.document.leaves import AS_LIST
from assay.finding import Finding, Related, Span, error
from assay.source import Items, Node, describe
from assay.values.text import Text

FIRST: Final = Text("the first one", "ตัวแรก")
"""What is said of the first of two that may not both be there."""


def keep_one(first: Span) -> Text:
    """The hint for the second of two facts: where the first stands, a line of a file or a cell."""
    if first.cell is not None:
        return Text(
            f"the first one is at {first.cell}; keep one of them",
            f"รายการแรกอยู่ที่ {first.cell} ให้เหลือไว้รายการเดียว",
        )
    return Text(
        f"the first one is on line {first.line} of {first.file}; keep one of them",
        f"รายการแรกอยู่ที่บรรทัด {first.line} ของ {first.file} ให้เหลือไว้รายการเดียว",
    )


class Notes:
    """The findings of a load so far."""

    def __init__(self) -> None:
        self.findings: list[Finding] = []

    def add(
        self,
        code: str,
        message: str | Text,
        span: Span | None,
        hint: str | Text | None = None,
        related: tuple[Related, ...] = (),
    ) -> None:
        """Note an error."""
        self.findings.append(error(code, message, span, hint=hint, related=related))

    def extend(self, findings: Collection[Finding]) -> None:
        """Note findings of another reader."""
        self.findings.extend(findings)

    def items(self, node: Node, what: Text) -> Items | None:
        """A list; anything else is noted."""
        if isinstance(node, Items):
            return node
        self._unlike(node, what, Text("a list", "ชุดค่า"), AS_LIST)
        return None

    def _unlike(self, node: Node, what: Text, wanted: Text, hint: Text | None = None) -> None:
        found = describe(node)
        message = Text(
            f"{what} is {wanted}, not {found}", f"{what:th }ต้องเป็น{wanted: th} แต่พบ{found: th}"
        )
        self.add("wrong-type", message, node.span, hint)
