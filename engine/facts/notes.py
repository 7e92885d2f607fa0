"""Reading a document's tree field by field, noting all that is wrong instead of stopping."""

from __future__ import annotations

from collections.abc import Collection
from decimal import Decimal

from engine.finding import Finding, Related, Span, error
from engine.source import Entries, Items, Node, Scalar, describe
from engine.values.text import LANGUAGES, Text
from engine.values.words import known_names


class Notes:
    """The findings of a load so far; each reader below notes what is wrong and returns null."""

    def __init__(self) -> None:
        self.findings: list[Finding] = []

    def add(
        self,
        code: str,
        message: str,
        span: Span | None,
        hint: str | None = None,
        related: tuple[Related, ...] = (),
    ) -> None:
        """Note an error."""
        self.findings.append(error(code, message, span, hint=hint, related=related))

    def extend(self, findings: Collection[Finding]) -> None:
        """Note findings of another reader."""
        self.findings.extend(findings)

    def mapping(self, node: Node, what: str, known: Collection[str] = ()) -> Entries | None:
        """A mapping; where `known` names its keys, any other key is noted."""
        if not isinstance(node, Entries):
            hint = f"write `name: value`, with the names {', '.join(known)}" if known else None
            self.add("wrong-type", f"{what} is a mapping, not {describe(node)}", node.span, hint)
            return None
        if known:
            for key, _ in node:
                if key.text not in known:
                    message = f"{what} has no key `{key.text}`"
                    self.add("unknown-key", message, key.span, known_names(key.text, known))
        return node

    def items(self, node: Node, what: str) -> Items | None:
        """A list."""
        if isinstance(node, Items):
            return node
        hint = "write [a, b], or an item a line after a dash"
        self.add("wrong-type", f"{what} is a list, not {describe(node)}", node.span, hint)
        return None

    def text(self, node: Node, what: str) -> str | None:
        """A text that is not empty."""
        if isinstance(node, Scalar) and isinstance(node.value, str) and node.text.strip():
            return node.text
        scalar = isinstance(node, Scalar) and node.value is not None and not node.quoted
        hint = "write it in quotes" if scalar else None
        found = "empty" if isinstance(node, Scalar) and node.quoted else f"not {describe(node)}"
        self.add("wrong-type", f"{what} is a text, {found}", node.span, hint)
        return None

    def title(self, node: Node, what: str) -> Text | None:
        """A text, or one for each language as `{th: ..., en: ...}`."""
        if not isinstance(node, Entries):
            found = self.text(node, what)
            return None if found is None else Text.of(found)
        entries = self.mapping(node, what, LANGUAGES)
        assert entries is not None
        texts = {key.text: self.text(value, f"{what} ({key.text})") for key, value in entries}
        return Text.of({lang: text for lang, text in texts.items() if text is not None})

    def boolean(self, node: Node, what: str) -> bool | None:
        """`true` or `false`."""
        if isinstance(node, Scalar) and isinstance(node.value, bool):
            return node.value
        message = f"{what} is true or false, not {describe(node)}"
        self.add("wrong-type", message, node.span, "write true or false, without quotes")
        return None

    def integer(self, node: Node, what: str, least: int, most: int) -> int | None:
        """A whole number within two ends."""
        value = node.value if isinstance(node, Scalar) else None
        if isinstance(value, Decimal) and least <= value <= most and value == int(value):
            return int(value)
        message = f"{what} is a whole number from {least} to {most}, not {describe(node)}"
        self.add("wrong-type", message, node.span)
        return None
