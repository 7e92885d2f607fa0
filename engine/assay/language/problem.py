"""What is wrong with an expression, and where in its text."""

from __future__ import annotations

from dataclasses import dataclass

from assay.values.text import Text


@dataclass(frozen=True, slots=True)
class Problem:
    """One mistake in an expression or a cell.

    Attributes:
        code: stable, in kebab case: `syntax`, `unsupported`, `unknown-name`, `unknown-member`,
            `unknown-function`, `ambiguous-name`, `wrong-arguments`, `wrong-type`, `wrong-unit`,
            `malformed-date`, `malformed-pattern`, `empty-range`, `too-long` or `too-deep`.
        message: what is wrong, in plain words.
        start, end: character offsets into the text, the end exclusive.
        hint: what to do; null where the message says it all.
        name: the name that it is about; null where it is about none.
    """

    start: int
    end: int
    code: str
    message: Text
    hint: Text | None = None
    name: str | None = None
