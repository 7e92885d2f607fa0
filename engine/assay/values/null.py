"""A value that is not there, and why.

Missing and zero are never confused, nor are missing and not applicable (design: three-valued
logic). A null that was computed from nulls keeps all their causes, so that an outcome can name
the facts it lacks.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Final


class Reason(StrEnum):
    """Why a value is null, the gravest first: the first among several causes names the null."""

    MISSING = "missing"
    UNDEFINED = "undefined"
    NOT_RATED = "not_rated"
    NOT_APPLICABLE = "not_applicable"


_ORDER: Final = {reason: position for position, reason in enumerate(Reason)}


@dataclass(frozen=True, slots=True)
class Cause:
    """One reason for a null and what it concerns.

    `where` is `kind/key/name` of the field or outcome, or a few words (`division by zero`), which
    `th` says in Thai.
    """

    reason: Reason
    where: str = ""
    th: str | None = field(default=None, compare=False)

    def in_language(self, lang: str) -> str:
        """What it concerns, for a reader: in Thai, where that is words."""
        return self.th if lang == "th" and self.th is not None else self.where


@dataclass(frozen=True, slots=True)
class Null:
    """The null value. Two nulls are alike in every computation; only their causes differ."""

    causes: tuple[Cause, ...]

    @property
    def reason(self) -> Reason:
        """The gravest of the causes."""
        return min((cause.reason for cause in self.causes), key=_ORDER.__getitem__)

    def concerns(self, lang: str) -> str:
        """What its causes concern, for a reader, with commas; empty where nothing is said."""
        said = (cause.in_language(lang) for cause in self.causes)
        return ", ".join(one for one in said if one)

    @property
    def applicable(self) -> bool:
        """False where every cause is a rule that said `not_applicable`."""
        return self.reason is not Reason.NOT_APPLICABLE


def missing(where: str) -> Null:
    """A fact that was not given."""
    return Null((Cause(Reason.MISSING, where),))


def undefined(why: str, th: str | None = None) -> Null:
    """A computation that has no result, such as a division by zero; `th` says why in Thai."""
    return Null((Cause(Reason.UNDEFINED, why, th),))


def not_rated(where: str, th: str | None = None) -> Null:
    """An outcome that no rule, or no row of its rule, gave; `th` says what of it in Thai."""
    return Null((Cause(Reason.NOT_RATED, where, th),))


def not_applicable(where: str) -> Null:
    """An outcome of which a rule said that it does not apply."""
    return Null((Cause(Reason.NOT_APPLICABLE, where),))


def joined(nulls: Iterable[Null]) -> Null:
    """One null with the causes of all, each once, in order. At least one must be given."""
    causes = dict.fromkeys(cause for null in nulls for cause in null.causes)
    return Null(tuple(causes))
