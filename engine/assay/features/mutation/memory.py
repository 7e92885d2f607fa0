"""What became of the mutants of a rule in an earlier run, so that what is unchanged is not run.

A JSON file, by rule file: a key over everything that the results depend on, the results, and a
seal over both. The seal is made with a secret of this user on this machine, so that nobody else
can put results in that no run had; what it doesn't fit is as good as none.
"""

from __future__ import annotations

import hashlib
import hmac
import json
import os
import secrets
from collections.abc import Iterable, Sequence
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Final, Literal

from pydantic import BaseModel, ConfigDict, TypeAdapter, ValidationError

from assay.features.mutation.mutants import Mutant
from assay.features.mutation.results import Fate, Killer, MutantResult
from assay.source.files import read_bytes
from assay.source.writing import locked, write_files
from assay.values.text import Text

INVALID: Final[Literal["invalid"]] = "invalid"


class Remembered(BaseModel):
    """What became of one mutant: its fate, or that it was no rule."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    mutant: str
    fate: Fate | Literal["invalid"]
    killer: Killer | None
    tried: int


class _Rule(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)

    key: str
    mutants: tuple[Remembered, ...]
    seal: str = ""

    def sealed(self, file: str, secret: bytes) -> str:
        """The seal that fits what is kept of a rule file."""
        text = json.dumps([file, self.key, [one.model_dump_json() for one in self.mutants]])
        return hmac.new(secret, text.encode(), hashlib.sha256).hexdigest()


_FILE: Final = TypeAdapter(dict[str, _Rule])


def _secret() -> bytes:
    """What this user's results are sealed with: made once, outside of any project.

    Raises OSError, and RuntimeError where the user has no home.
    """
    state = os.environ.get("XDG_STATE_HOME") or Path.home() / ".local" / "state"
    path = Path(state) / "assay" / "seal"
    if not path.exists():
        path.parent.mkdir(parents=True, exist_ok=True)
        made = path.with_name(secrets.token_hex(8))
        made.touch(mode=0o600, exist_ok=False)
        made.write_bytes(secrets.token_bytes(32))
        with suppress(FileExistsError):
            path.hardlink_to(made)
        made.unlink()
    return path.read_bytes()


@dataclass
class Memory:
    """The results of earlier runs in a file; null keeps none."""

    path: Path | None = None

    def __post_init__(self) -> None:
        self._new: dict[str, _Rule] = {}
        self._secret = b""
        if self.path is not None:
            try:
                self._secret = _secret()
            except (OSError, RuntimeError):
                self.path = None  # what can't be sealed is not kept
        self._rules = self._kept()

    def _kept(self) -> dict[str, _Rule]:
        """What the file holds that a run of this user wrote."""
        if self.path is None:
            return {}
        data, _ = read_bytes(self.path, str(self.path), Text("file"), Text("delete it"))
        try:
            found = _FILE.validate_json(data or b"{}")
        except ValidationError:
            return {}
        return {
            file: one
            for file, one in found.items()
            if hmac.compare_digest(one.seal.encode(), one.sealed(file, self._secret).encode())
        }

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
        rule = _Rule(key=key, mutants=tuple(found))
        self._new[file] = rule.model_copy(update={"seal": rule.sealed(file, self._secret)})

    def save(self) -> None:
        """Adds this run's results to the file; where that can't be done the next starts afresh.

        What another run wrote in the meantime stays. The folder `.assay` is assay's own, so that
        whatever has the file's name is replaced.
        """
        if self.path is None:
            return
        with suppress(OSError), locked(self.path.parent):
            whole = _FILE.dump_json({**self._kept(), **self._new})
            if not self.path.is_file():
                self.path.unlink(missing_ok=True)  # a pipe would wait for a reader
            write_files({self.path: whole}, force=True)


def name_of(mutant: Mutant) -> str:
    """What tells a mutant from the others of its rule."""
    place = f"{mutant.span.line}:{mutant.span.column}"
    return f"{place} {mutant.kind}: {mutant.before} -> {mutant.after}"


def remembered(mutant: Mutant, result: MutantResult | None) -> Remembered:
    """What became of a mutant, to be kept; null is what was no rule."""
    fate = INVALID if result is None else result.fate
    killer, tried = (None, 0) if result is None else (result.killer, result.tried)
    return Remembered(mutant=name_of(mutant), fate=fate, killer=killer, tried=tried)


def digest(parts: Iterable[object]) -> str:
    """One key for all that results depend on."""
    text = json.dumps([str(part) for part in parts], ensure_ascii=False)
    return hashlib.sha256(text.encode()).hexdigest()
