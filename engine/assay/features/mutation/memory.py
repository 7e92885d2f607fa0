"""What became of the mutants of a rule in an earlier run, so that what is unchanged is not run.

A JSON file, by rule file: a key over everything that the results depend on, and the results. A
file that can't be read, or was written by something else, is as good as none.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable, Sequence
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Final, Literal

from pydantic import BaseModel, ConfigDict, TypeAdapter, ValidationError

from assay.features.mutation.mutants import Mutant
from assay.features.mutation.results import Fate, Killer
from assay.finding import Span

INVALID: Final = "invalid"


class _Model(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)


class _Place(_Model):
    file: str
    line: int
    column: int
    end_line: int
    end_column: int


class _Killer(_Model):
    name: str
    place: _Place
    fault: str | None


class Remembered(_Model):
    """What became of one mutant: its fate, or that it was no rule."""

    mutant: str
    fate: Fate | Literal["invalid"]
    killer: _Killer | None
    tried: int

    def killed_by(self) -> Killer | None:
        """The scenario that noticed it."""
        if self.killer is None:
            return None
        place = self.killer.place
        span = Span(place.file, place.line, place.column, place.end_line, place.end_column)
        return Killer(self.killer.name, span, self.killer.fault)


class _Rule(_Model):
    key: str
    mutants: tuple[Remembered, ...]


_FILE: Final = TypeAdapter(dict[str, _Rule])


@dataclass
class Memory:
    """The results of earlier runs in a file; null keeps none."""

    path: Path | None = None

    def __post_init__(self) -> None:
        self._rules: dict[str, _Rule] = {}
        if self.path is not None:
            with suppress(OSError, ValidationError):
                self._rules = _FILE.validate_json(self.path.read_bytes())

    def recall(
        self, file: str, key: str, mutants: Sequence[Mutant]
    ) -> tuple[Remembered, ...] | None:
        """What became of these mutants of a rule file; null where it is not known for sure."""
        known = self._rules.get(file)
        if known is None or known.key != key:
            return None
        same = [one.mutant for one in known.mutants] == [name_of(one) for one in mutants]
        return known.mutants if same else None

    def keep(self, file: str, key: str, found: Iterable[Remembered]) -> None:
        """Notes what became of the mutants of a rule file."""
        self._rules[file] = _Rule(key=key, mutants=tuple(found))

    def save(self) -> None:
        """Writes the file; where that can't be done the next run starts afresh."""
        if self.path is None:
            return
        with suppress(OSError):
            self.path.parent.mkdir(parents=True, exist_ok=True)
            self.path.write_bytes(_FILE.dump_json(self._rules))


def name_of(mutant: Mutant) -> str:
    """What tells a mutant from the others of its rule."""
    place = f"{mutant.span.line}:{mutant.span.column}"
    return f"{place} {mutant.kind}: {mutant.before} -> {mutant.after}"


def remembered(
    mutant: Mutant, fate: Fate | None, killer: Killer | None = None, tried: int = 0
) -> Remembered:
    """What became of a mutant, to be kept; a null fate is that of what was no rule."""
    noticed = None
    if killer is not None:
        at = killer.place
        place = _Place(
            file=at.file,
            line=at.line,
            column=at.column,
            end_line=at.end_line,
            end_column=at.end_column,
        )
        noticed = _Killer(name=killer.name, place=place, fault=killer.fault)
    return Remembered(mutant=name_of(mutant), fate=fate or INVALID, killer=noticed, tried=tried)


def digest(parts: Iterable[object]) -> str:
    """One key for all that results depend on."""
    text = json.dumps([str(part) for part in parts], ensure_ascii=False)
    return hashlib.sha256(text.encode()).hexdigest()
