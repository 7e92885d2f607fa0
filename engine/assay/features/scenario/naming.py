"""What things are called in a feature of a language: by title where it is clear, else by name."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Final, Literal, TypeAlias

from assay.facts import Field, Kind, Schema
from assay.features.scenario.vocabulary import Vocabulary, plain
from assay.plan import OutcomeInfo
from assay.values.calendar import THAI_MONTHS, buddhist_year
from assay.values.shown import in_data
from assay.values.text import Text
from assay.values.types import Choice, ListOf, Member, Type, Value

Language: TypeAlias = Literal["en", "th"]

_UNSAYABLE: Final = re.compile(r'["|<>\\\n:;]| is | for | comes from |คือ|มาจาก|^ | $|^#')
"""What a title can't hold in a sentence or a cell without being read as something else."""


_Named: TypeAlias = Kind | Field | OutcomeInfo


@dataclass(frozen=True)
class Naming:
    """The words of a language for the kinds, fields, outcomes and members of a project.

    Without `by_title` everything goes by its name, which is never ambiguous.
    """

    schema: Schema
    vocabulary: Vocabulary
    language: Language
    by_title: bool = True

    def kind(self, kind: Kind) -> str:
        """A kind, as one fact of it is called."""
        others = [one for one in self.schema.kinds.values() if one is not kind]
        plurals = [one.plural for one in others]
        return self._clear(kind.title, others, plurals) or kind.name.replace("_", " ")

    def kinds(self, kind: Kind) -> str:
        """A kind, as several facts of it are called."""
        return self.kind(kind) if self.language == "th" else kind.plural.replace("_", " ")

    def field(self, kind: Kind, name: str) -> str:
        """A field of a kind, or its link to the parent."""
        if kind.link is not None and name == kind.link.name:
            return self._link(kind)
        others = [field for other, field in kind.columns.items() if other != name]
        return self._clear(kind.columns[name].title, others) or name

    def outcome(self, kind: Kind, info: OutcomeInfo) -> str:
        """An outcome of a kind."""
        known = (self.vocabulary.outcomes or {}).get(kind.name, {})
        others = [one for name, one in known.items() if name != info.name]
        return self._clear(info.title, others) or info.name

    def value(self, value: Value, of: Type) -> str:
        """A value as a cell of a stated table holds it."""
        match value:
            case Member():
                return self.member(value, of)
            case tuple():
                item = of.item if isinstance(of, ListOf) else of
                return "; ".join(self.value(one, item) for one in value) or "[]"
            case _:
                return in_data(value)

    def member(self, member: Member, of: Type) -> str:
        """A member: in Thai by its title, where that is its own."""
        title = member.title.th if member.title is not None and self.language == "th" else None
        if title is None or _UNSAYABLE.search(title) or not isinstance(of, Choice):
            return member.name
        return title if of.member(title) == member else member.name

    def day(self, day: dt.date) -> str:
        """A day: `2020-09-30`, `30 กันยายน 2563`."""
        if self.language == "en":
            return day.isoformat()
        return f"{day.day} {THAI_MONTHS[day.month - 1][0]} {buddhist_year(day.year)}"

    def text(self, text: Text) -> str:
        """A text in the language."""
        return " ".join(text.in_language(self.language).split())

    def _link(self, kind: Kind) -> str:
        assert kind.link is not None
        assert kind.parent is not None
        if kind.tree:
            return kind.link.name
        above = self.schema.kinds[kind.parent].title
        return self._clear(above, kind.fields.values()) or kind.link.name

    def _clear(
        self, text: Text | None, others: Iterable[_Named], words: Iterable[str] = ()
    ) -> str | None:
        """A title that can stand in a sentence and means no other thing or word; else null."""
        if text is None or not self.by_title:
            return None
        title = text.th if self.language == "th" else text.en
        named = [word for one in others for word in (one.name, *_both(one.title))]
        taken = {plain(word) for word in (*words, *named)}
        if title is None or _UNSAYABLE.search(title) or plain(title) in taken:
            return None
        return title[0].lower() + title[1:] if self._is_plain_word(title) else title

    def _is_plain_word(self, title: str) -> bool:
        """Whether a title begins with a capital for no other reason than that it is a title."""
        return self.language == "en" and title.split(maxsplit=1)[0].istitle()


def _both(title: Text | None) -> tuple[str, ...]:
    return () if title is None else (title.en, title.th or title.en)
