"""How fields, outcomes, given values and kinds are called inside a sentence."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from itertools import dropwhile
from typing import Final

from assay.facts import Schema
from assay.language import Get, Subject
from assay.plan import Calculation, Plan
from assay.plan.givens import own_name
from assay.values.text import Text, both, bracketed, glued, lowered, plain, quoted
from assay.values.types import Boolean

_VERB: Final = re.compile(r" (is|are|was|were)\b")
_ARTICLE: Final = re.compile(r"(?:an?)\s+", re.IGNORECASE)
_DETERMINERS: Final = frozenset(
    {"a", "an", "the", "all", "any", "each", "every", "its", "their", "no", "why", "whether"}
)
_ENDS: Final = frozenset({"by", "of", "over", "with", "from", "for"})
_STARTS: Final = frozenset({"by", "for", "in", "at", "of", "not", "with"})
"""Words at the end or the start of a title that is no noun."""
_PARTICIPLE: Final = re.compile(
    r"\w{2,}(?<!e)ed|un(?:met|paid|spent)|met|paid|spent|left|lost|held|kept|made|given|known"
)
_BESIDE: Final = re.compile(
    r"(?:as|at|by|for|from|in|less|of|on|over|per|to|under|until|with)\b|\w+ly\b|\("
)
"""A title is no noun where only such a word, or none, follows its participle: `Paid by others`."""
_KEY: Final = {"id": Text("identifier", "รหัส"), "code": Text("code", "รหัส")}
"""What the usual names of a key mean, where a schema gives the field no title."""

# A Thai title that begins so is a predicate, which `ไม่` before it denies; before a noun it can't
# stand.
_THAI_PREDICATE: Final = re.compile(
    r"(มี|ถึง|บรรลุ|ผ่าน|เป็น|อยู่|ให้|ใช้|ครบ|ระบุ|ปฏิเสธ|ตรง|เกิน|ต้อง|ควร|สามารถ|เกี่ยวข้อง|สำคัญ)"
)


@dataclass(frozen=True)
class Names:
    """The names that the rules of a plan may use, for a reader.

    Attributes:
        schema: the kinds and fields.
        plan: the outcomes and given values.
        units: how a unit reads, by the unit as written; a scorecard beside the schema has them.
    """

    schema: Schema
    plan: Plan
    units: Mapping[str, Text] = field(default_factory=dict)

    def kind(self, kind: str) -> Text:
        """`budget line`, `โครงการ`: one fact of a kind."""
        declared = self.schema.kinds[kind]
        title = declared.title or plain(kind)
        return Text(lowered(title.en), title.in_language("th"))

    def kinds(self, kind: str) -> Text:
        """`budget lines`: several. Thai has no plural."""
        plural = self.schema.kinds[kind].plural.replace("_", " ")
        return Text(plural, self.kind(kind).in_language("th"))

    def title(self, kind: str, name: str) -> Text:
        """A field, outcome or given value as it stands alone."""
        own = own_name(name)
        of_kind = self.plan.outcomes.get(kind, {})
        outcome = of_kind.get(name)
        if outcome is not None and outcome.title is not None:
            # A table's title stands for each of its outcomes.
            alike = [one.name for one in of_kind.values() if one.title == outcome.title]
            own_words = bracketed(plain(own))
            return (
                outcome.title
                if alike[0] == name
                else both("{} {}", "{} {}", outcome.title, own_words)
            )
        if outcome is not None:
            return plain(own)
        given = self.given(name)
        if given is not None:
            return given.title or plain(own)
        declared = self.schema.kinds[kind].columns.get(name)
        if declared is not None and declared.title is not None:
            return declared.title
        if name.startswith("book."):
            return of_book(name.removeprefix("book."))
        return _KEY.get(name, plain(own))

    def noun(self, kind: str, name: str, article: str = "the ") -> Text:
        """A field, outcome or given value inside a sentence."""
        title = self.title(kind, name)
        return quoted(title) if self._is_truth(kind, name) else as_noun(title, article)

    def _is_truth(self, kind: str, name: str) -> bool:
        """Whether it is a yes or no, whose title is a statement and no noun."""
        declared = self.schema.kinds[kind].columns.get(name)
        outcome = self.plan.outcomes.get(kind, {}).get(name)
        made = outcome or self.given(name) or declared
        return made is not None and isinstance(made.type, Boolean)

    def is_field(self, kind: str, name: str) -> bool:
        """Whether the facts themselves state it; else a rule computes it."""
        return name in self.schema.kinds[kind].columns

    def title_of_given(self, file: str, name: str) -> Text:
        """A given value of a rule file as it stands alone: what it is another name of, if it is.

        `file` is the rule file as findings name it.
        """
        for given in self.plan.givens.values():
            if given.rule.span.file == file and own_name(given.name) == name:
                match given.formula.node:
                    case Get(base=Subject(), name=other) if given.title is None:
                        return self.title(given.rule.kind, other)
                    case _:
                        return self.title(given.rule.kind, given.name)
        return plain(name)

    def of_definition(self, name: str) -> Text:
        """A definition as it stands alone."""
        return self.plan.definitions[name].title or plain(name)

    def given(self, name: str) -> Calculation | None:
        """The given value of a member `rule/name`; null for any other member."""
        return self.plan.givens.get(name)


_BOOK: Final = {
    "as_of": Text("As-of date of the book", "วันที่ของข้อมูล"),
    "agency": Text("Agency of the book", "หน่วยงานของข้อมูล"),
    "fiscal_year": Text("Fiscal year (Gregorian)", "ปีงบประมาณ (ค.ศ.)"),
    "fiscal_year_be": Text("Fiscal year (Buddhist era)", "ปีงบประมาณ (พ.ศ.)"),
    "quarter": Text("Quarter", "ไตรมาส"),
    "currency": Text("Currency of the book", "สกุลเงินของข้อมูล"),
}


def of_book(name: str) -> Text:
    """A value of the book as it stands alone."""
    return _BOOK.get(name) or plain(name)


def as_noun(title: Text, article: str = "the ") -> Text:
    """A title as a noun of a sentence: `the physical delay`; quoted where it is none.

    A title that is itself a statement (`An obstacle is reported`), breaks off (`Required by`) or
    names no thing (`Fully met`, `All`) is none; neither is one that is a predicate in Thai.
    """
    words = title.en.lower().split()
    if _VERB.search(title.en) or words[-1] in _ENDS or words[0] in _STARTS or _names_nothing(words):
        return quoted(title)
    thai = title.in_language("th")
    if _THAI_PREDICATE.match(thai):
        thai = f"“{thai}”"
    if "," in title.en:
        return Text(f"“{title.en}”", thai)
    if words[0] in _DETERMINERS:
        article = ""
    return Text(article + lowered(title.en), thai)


def _names_nothing(words: Sequence[str]) -> bool:
    """Whether the words are a determiner alone, or a participle without what it is said of."""
    if len(words) == 1 and words[0] in _DETERMINERS:
        return True
    first, *rest = [*dropwhile(lambda word: word.endswith("ly"), words)] or words
    participle = _PARTICIPLE.fullmatch(first) is not None
    return participle and (not rest or _BESIDE.match(rest[0]) is not None)


def holds(title: Text, positive: bool) -> Text:
    """The statement that a yes-or-no field of that title makes, or its opposite."""
    return Text(_holds_en(title.en, positive), _holds_th(title.in_language("th"), positive))


def _holds_en(title: str, positive: bool) -> str:
    """`an obstacle is reported`, `no obstacle is reported`; `“target met” does not hold`."""
    said = lowered(title)
    verb = _VERB.search(said)
    if verb is None:
        return f"“{title}” {'holds' if positive else 'does not hold'}"
    if positive:
        return said
    if _ARTICLE.match(said):
        return _ARTICLE.sub("no ", said, count=1)
    return f"{said[: verb.end()]} not{said[verb.end() :]}"


def _holds_th(title: str, positive: bool) -> str:
    if _THAI_PREDICATE.match(title):
        return title if positive else f"ไม่{title}"
    return glued(f"“{title}”", "เป็นจริง" if positive else "ไม่เป็นจริง")


def duty_of(title: Text, *, positive: bool) -> Text:
    """That a yes-or-no field of that title should be so, or should not."""
    thai = title.in_language("th")
    must = "ต้อง" if positive else "ต้องไม่"
    predicate = _THAI_PREDICATE.match(thai) is not None
    thai = must + thai if predicate else glued(f"“{thai}”", f"{must}เป็นจริง")
    return Text(f"“{title.en}” should {'hold' if positive else 'not hold'}", thai)


def owned(noun: Text, owner: Text | None) -> Text:
    """`the code of its project`; the noun alone where there is no owner to name."""
    return noun if owner is None else both("{} of {}", "{}ของ{}", noun, owner)
