"""An example of a mistake, or of how it is mended: a few files of a small project.

The text of a file may hold signs that are not part of it: `⟦` and `⟧` stand round the place of
which the finding speaks, and `«400×(»` stands for 400 times `(`. A path such as
`facts/«1990..2019»/book.yaml` stands for a file for each number, in whose text `«n»` is the number
and `«n-1»` the one before.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

_REPEATED = re.compile(r"«(\d+)×(.*?)»")
_SERIES = re.compile(r"«(\d+)\.\.(\d+)»")
_SIGN = re.compile("[⟦⟧]")


@dataclass(frozen=True, slots=True, order=True)
class Mark:
    """A marked place: lines and columns count from 1, the end column is exclusive.

    A file or folder as a whole is line 1, column 1, and ends at 0.
    """

    file: str
    line: int = 1
    column: int = 1
    end_line: int = 0
    end_column: int = 0


@dataclass(frozen=True, slots=True)
class Example:
    """Files that are laid over the sound project.

    Attributes:
        written: the text of each file by its path, with its signs; null takes a file away.
        encodings: how the bytes of a file are written, where that is not UTF-8.
        whole: a file or folder that is meant as a whole; null where places are marked.
    """

    written: Mapping[str, str | None]
    encodings: Mapping[str, str]
    whole: str | None = None

    def files(self, below: Mapping[str, str]) -> dict[str, bytes]:
        """The bytes of each file of the example's project; `below` is the sound project."""
        texts = {**below, **self.written}
        return {
            path: plain(text).encode(self.encodings.get(name, "utf-8"))
            for name, written in texts.items()
            if written is not None
            for path, text in _each(name, written)
        }

    def marks(self) -> tuple[Mark, ...]:
        """The places that the finding speaks of, in order."""
        if self.whole is not None:
            return (Mark(self.whole),)
        return tuple(
            mark
            for path, text in sorted(self.written.items())
            if text is not None
            for mark in _marks(path, repeated(text))
        )


def plain(text: str) -> str:
    """A text as it stands in the file, without the signs."""
    return _SIGN.sub("", repeated(text))


def repeated(text: str) -> str:
    """A text with what is to be repeated written out."""
    return _REPEATED.sub(lambda found: int(found[1]) * found[2], text)


def shortened(text: str) -> str:
    """A text for readers: without marks, and repetitions told instead of written out."""
    return _REPEATED.sub(lambda found: f"{found[2]}… ({found[1]} times)", _SIGN.sub("", text))


def _each(path: str, text: str) -> Iterator[tuple[str, str]]:
    """The files that a path stands for, with their texts: mostly one."""
    series = _SERIES.search(path)
    if series is None:
        yield path, text
        return
    for number in range(int(series[1]), int(series[2]) + 1):
        here = text.replace("«n»", str(number)).replace("«n-1»", str(number - 1))
        yield path.replace(series[0], str(number)), here


def _marks(path: str, text: str) -> list[Mark]:
    starts: list[tuple[int, int]] = []
    marks: list[Mark] = []
    line = column = 1
    for char in text:
        match char:
            case "⟦":
                starts.append((line, column))
            case "⟧":
                marks.append(Mark(path, *starts.pop(), line, column))
            case "\n":
                line, column = line + 1, 1
            case _:
                column += 1
    return marks
