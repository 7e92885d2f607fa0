"""The address of a fact: its kind and its key, in one text."""

from __future__ import annotations


class FactId(str):
    """`kind/key`, as in `indicator/DG-5` or `milestone/DG-5:law`; `book` is the book itself.

    The text is the value: it is read, printed, sorted and compared as it stands. A kind's name has
    no slash, and in a key one is written `%2F` (`key_id` of the facts), so the first slash parts
    the two.
    """

    __slots__ = ()

    @classmethod
    def of(cls, kind: str, key: str) -> FactId:
        """The address of the fact of a kind with a key, the key as `key_id` writes it."""
        return cls(f"{kind}/{key}")

    @property
    def kind(self) -> str:
        """The name of the fact's kind."""
        return self.partition("/")[0]

    @property
    def key(self) -> str:
        """The fact's key as `key_id` writes it; empty for the book."""
        return self.partition("/")[2]


BOOK = FactId("book")
"""What a field of the book's head, such as `book.quarter`, is a value of."""
