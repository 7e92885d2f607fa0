"""A value that is not there, and why.

Missing and zero are never confused, nor are missing and not applicable (design: three-valued
logic). A null that was computed from nulls keeps all their causes, so that an outcome can name
the facts it lacks.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from enum import StrEnum
from typing import Final

from assay.values.fact_id import FactId
from assay.values.text import Text


class Reason(StrEnum):
    """Why a value is null, the gravest first: the first among several causes names the null."""

    MISSING = "missing"
    UNDEFINED = "undefined"
    NOT_RATED = "not_rated"
    NOT_APPLICABLE = "not_applicable"


_ORDER: Final = {reason: position for position, reason in enumerate(Reason)}
_PREVIOUS: Final = Text("previous", "งวดก่อน")


@dataclass(frozen=True, slots=True)
class Cause:
    """One reason for a null and what it concerns.

    Attributes:
        reason: why there is no value.
        fact: the fact at which the null arose; null while nobody has said so (see `at`).
        name: the field or outcome of that fact, or a parameter; empty where it is the fact itself.
        words: what could not be computed, as in `division by zero`; empty where the name says it.
        previous: whether the fact is that of the previous book.
        code: the finding under which an evaluation tells it of the rule where it arose.
        th: the words in Thai.
    """

    reason: Reason
    fact: FactId | None = None
    name: str = ""
    words: str = ""
    previous: bool = False
    code: str | None = None
    th: str | None = field(default=None, compare=False)

    @property
    def where(self) -> str:
        """What it concerns, in English: `kind/key/name`, or that and the words after a colon."""
        return self.in_language("en")

    def in_language(self, lang: str) -> str:
        """What it concerns, for a reader: `kind/key/name`, the words, or both."""
        place = "/".join(one for one in (self.fact, self.name) if one)
        if self.previous:
            place = f"{_PREVIOUS.in_language(lang)} {place}"
        said = self.th if lang == "th" and self.th is not None else self.words
        return ": ".join(one for one in (place, said) if one)

    def at(self, fact: FactId, name: str) -> Cause:
        """The same with the fact at which it arose; one that names a fact already is left alone.

        What is missing keeps its own name; anything else is told of the value `name`.
        """
        if self.fact is not None:
            return self
        return replace(self, fact=fact, name=self.name if self.reason is Reason.MISSING else name)


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


def missing(name: str, fact: FactId | None = None, *, previous: bool = False) -> Null:
    """A value, by its name, that a fact was not given."""
    return Null((Cause(Reason.MISSING, fact, name, previous=previous),))


def undefined(why: str, th: str | None = None, *, code: str | None = None) -> Null:
    """A computation that has no result, such as a division by zero; `th` says why in Thai."""
    return Null((Cause(Reason.UNDEFINED, words=why, code=code, th=th),))


def not_rated(
    fact: FactId | None = None,
    name: str = "",
    words: Text | None = None,
    *,
    previous: bool = False,
    code: str | None = None,
) -> Null:
    """An outcome that no rule, or no row of its rule, gave; `words` say what stood against it."""
    why = words or Text("")
    return Null((Cause(Reason.NOT_RATED, fact, name, why.en, previous, code, why.th),))


def not_applicable(name: str = "", fact: FactId | None = None) -> Null:
    """An outcome of which a rule said that it does not apply."""
    return Null((Cause(Reason.NOT_APPLICABLE, fact, name),))


def null_of(values: Iterable[object]) -> Null | None:
    """One null of all that are among some values; null of Python where none is."""
    nulls = [value for value in values if isinstance(value, Null)]
    return joined(nulls) if nulls else None


def joined(nulls: Iterable[Null]) -> Null:
    """One null with the causes of all, each once, in order. At least one must be given."""
    causes = dict.fromkeys(cause for null in nulls for cause in null.causes)
    return Null(tuple(causes))
