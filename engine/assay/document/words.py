"""The words of a document's form: what the docstrings of its models say of each key, by example.

The section `Attributes:` of a model's docstring tells of each key in plain words, and ends in an
example where there is one, as code. Editors show them, and so do hints and the manual.
"""

from __future__ import annotations

import inspect
import re
from collections.abc import Mapping
from dataclasses import dataclass

_ATTRIBUTE = re.compile(r"^    (?P<name>\w+): (?P<text>.+(?:\n {5,}.+)*)", re.MULTILINE)
_EXAMPLE = re.compile(r"^(?P<text>.+[.:]) `(?P<example>[^`]+)`$")


@dataclass(frozen=True)
class Words:
    """What is said of a part of a file; `example` is YAML, null where none is needed."""

    text: str
    example: str | None = None

    @property
    def markdown(self) -> str:
        """The words, and the example below them in a block of its own."""
        return self.text if self.example is None else f"{self.text}\n\n```yaml\n{self.example}\n```"


def summary(model: type) -> str:
    """The first paragraph of a docstring on one line; empty where Python runs without them."""
    return _one_line(_documentation(model).partition("\n\n")[0])


def attributes(model: type) -> Mapping[str, Words]:
    """What the docstrings of a model, and of those it is made from, say of each attribute."""
    said: dict[str, Words] = {}
    for one in reversed(model.__mro__):
        _, _, section = _documentation(one).partition("Attributes:\n")
        said |= {found["name"]: _words(found["text"]) for found in _ATTRIBUTE.finditer(section)}
    return said


def _documentation(model: type) -> str:
    return inspect.cleandoc(model.__doc__ or "")


def _words(text: str) -> Words:
    line = _one_line(text)
    line = line[0].upper() + line[1:]
    found = _EXAMPLE.fullmatch(line)
    return Words(line) if found is None else Words(found["text"], found["example"])


def _one_line(text: str) -> str:
    return " ".join(text.split())
