"""A file's text, its digest, and the lines and columns in it."""

from __future__ import annotations

import codecs
import hashlib
import os
import re
import stat
from bisect import bisect_right
from contextlib import suppress
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import Final

from assay.finding import Finding, Span, Tally, error
from assay.values.text import Text, shortened
from assay.values.visible import TURNING

MOST_FILES: Final = 50_000
"""How many files a folder may hold; one with more is not a project but what projects lie in."""
MAX_BYTES: Final = 10 * 1024 * 1024

_BREAK = re.compile(r"\r\n|\n|\r")

# Besides C0 and C1 controls: the line and paragraph separators and the next-line character, which
# YAML 1.1 and editors take for line breaks and YAML 1.2 does not, and a byte order mark that is
# not at the start; what turns the direction of writing shows a line otherwise than it stands.
_NO_TEXT = re.compile(
    f"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u2028\u2029\ufeff\ufffe\uffff{TURNING}\udc80-\udcff]"
)

_WIDE_MARKS: Final = (
    codecs.BOM_UTF32_LE,
    codecs.BOM_UTF32_BE,
    codecs.BOM_UTF16_LE,
    codecs.BOM_UTF16_BE,
)

HOLDS_NOTHING: Final = Text("the file holds nothing", "ไฟล์ว่างเปล่า")
"""What is said of an empty file."""

_SAVE_AS_UTF8: Final = Text(
    "save the file as UTF-8 (a spreadsheet calls it `CSV UTF-8`)",
    "ให้บันทึกไฟล์เป็น UTF-8 (ในโปรแกรมตารางคำนวณคือ `CSV UTF-8`)",
)


@dataclass(frozen=True, eq=False)
class Source:
    """The text of a file as read once.

    Attributes:
        file: the path as shown to the reader.
        text: the decoded text, without a byte order mark; line breaks as they are in the file.
        digest: SHA-256 of the file's bytes, in hexadecimal.
    """

    file: str
    text: str
    digest: str = ""

    @cached_property
    def _line_starts(self) -> list[int]:
        return [0, *(match.end() for match in _BREAK.finditer(self.text))]

    def span(self, start: int, end: int | None = None) -> Span:
        """The span between two character offsets of the text; without `end`, of a point."""
        line, column = self._position(start)
        end_line, end_column = (line, column) if end is None else self._position(end)
        return Span(self.file, line, column, end_line, end_column)

    def line(self, number: int) -> str:
        """A line by its number, counted from 1, without its break."""
        starts = self._line_starts
        end = starts[number] if number < len(starts) else len(self.text)
        return self.text[starts[number - 1] : end].rstrip("\r\n")

    def offset(self, line: int, column: int = 1) -> int:
        """The character offset of a line and column, both counted from 1."""
        return self._line_starts[line - 1] + column - 1

    def _position(self, offset: int) -> tuple[int, int]:
        line = bisect_right(self._line_starts, offset)
        return line, offset - self._line_starts[line - 1] + 1


def shown(path: Path) -> str:
    """A path as a reader sees it: relative to the current directory where it lies in it."""
    if path.is_absolute():
        with suppress(ValueError, OSError):
            path = path.relative_to(Path.cwd())
    return path.as_posix().encode("utf-8", "backslashreplace").decode("utf-8")


def real(path: Path) -> Path:
    """A path without links, which a folder that links to itself has none of: it stays as it is."""
    return Path(os.path.realpath(path))


def is_there(path: Path) -> bool:
    """Whether there is something at a path; a name longer than names may be is none."""
    try:
        return path.exists()
    except (OSError, ValueError):
        return False


def files_below(folder: Path) -> tuple[tuple[Path, ...], tuple[Finding, ...]]:
    """The files in a folder and below it, in order, and a finding for each folder not readable.

    What is hidden (a name with a dot before it) is passed over, and links to folders are not
    followed.
    """
    findings: list[Finding] = []

    def refused(cause: OSError) -> None:
        name = shown(Path(cause.filename))
        message = Text(
            f"the folder {shortened(name)} can't be read: {cause.strerror}",
            f"อ่านโฟลเดอร์ {shortened(name)} ไม่ได้: {cause.strerror}",
        )
        findings.append(error("unreadable-file", message, Span(name)))

    found: list[Path] = []
    for top, folders, names in os.walk(folder, onerror=refused):
        folders[:] = sorted(one for one in folders if not one.startswith("."))
        found += [Path(top, name) for name in names if not name.startswith(".")]
        if len(found) > MOST_FILES:
            name = shown(folder)
            message = Text(
                f"the folder {shortened(name)} holds more than {MOST_FILES} files",
                f"โฟลเดอร์ {shortened(name)} มีไฟล์มากกว่า {MOST_FILES} ไฟล์",
            )
            hint = Text(
                "name the folder of the project, or one in it",
                "ให้ระบุโฟลเดอร์ของโครงการ หรือโฟลเดอร์ภายในโครงการ",
            )
            findings.append(error("unreadable-file", message, Span(name), hint=hint))
            break
    return tuple(sorted(found)), tuple(findings)


def as_seen(folder: Path) -> Path:
    """A folder by the shorter of its names: as seen from here where it lies here or above."""
    here = Path.cwd()
    if folder == here or here in folder.parents:
        return folder.relative_to(here)
    if folder in here.parents:
        return Path(*[".."] * (len(here.parts) - len(folder.parts)))
    return folder


def read_source(path: Path, shown_as: str) -> tuple[Source | None, tuple[Finding, ...]]:
    """The text of a UTF-8 file of at most `MAX_BYTES`; null, with findings, where there is none."""
    hint = Text(
        "split it: a file holds the facts of one kind of one agency and period, or one rule",
        "ให้แยกไฟล์: ไฟล์หนึ่งเก็บข้อมูลชนิดเดียวของหน่วยงานเดียวในงวดเดียว หรือเกณฑ์ข้อเดียว",
    )
    data, findings = read_bytes(path, shown_as, Text("file", "ไฟล์"), hint)
    return (None, findings) if data is None else decode(data, shown_as)


def read_bytes(
    path: Path, shown_as: str, what: Text, too_large: Text
) -> tuple[bytes | None, tuple[Finding, ...]]:
    """The bytes of a file of at most `MAX_BYTES`; null, with a finding, where there are none.

    `what` the file is called in a message; `too_large` says what to do with one beyond the bound.
    """
    try:
        status = path.stat()
        if not stat.S_ISREG(status.st_mode):
            is_folder = stat.S_ISDIR(status.st_mode)
            message = Text(
                f"{shown_as} is {'a folder' if is_folder else 'not a regular file'}",
                f"{shown_as} {'เป็นโฟลเดอร์' if is_folder else 'ไม่ใช่ไฟล์ธรรมดา'}",
            )
            return None, (error("unreadable-file", message, Span(shown_as)),)
        with path.open("rb") as stream:
            data = stream.read(MAX_BYTES + 1)
    except FileNotFoundError:
        message = Text(f"there is no file {shown_as}", f"ไม่มีไฟล์ {shown_as}")
        return None, (error("unreadable-file", message, Span(shown_as)),)
    except (OSError, ValueError) as cause:
        why = getattr(cause, "strerror", None) or str(cause)
        message = Text(f"{shown_as} can't be read: {why}", f"อ่าน {shown_as} ไม่ได้: {why}")
        return None, (error("unreadable-file", message, Span(shown_as)),)
    if len(data) > MAX_BYTES:
        most = MAX_BYTES // 1024 // 1024
        message = Text(f"the {what} is larger than {most} MiB", f"{what:th}ใหญ่เกิน {most} MiB")
        return None, (error("file-too-large", message, Span(shown_as), hint=too_large),)
    return data, ()


def _first_byte(wrong: UnicodeError) -> tuple[str, int]:
    """Bytes that are no text as one character, since an editor shows one for them.

    It is half a surrogate pair, which no text holds, and says which byte they begin with.
    """
    if not isinstance(wrong, UnicodeDecodeError):
        raise wrong
    return chr(0xDC00 + wrong.object[wrong.start]), wrong.end


_NOT_UTF8: Final = "assay-not-utf8"
codecs.register_error(_NOT_UTF8, _first_byte)


def decode(data: bytes, shown_as: str) -> tuple[Source | None, tuple[Finding, ...]]:
    """The source that the bytes of a file are; null, with a finding, where they are no text."""
    if data.startswith(_WIDE_MARKS):
        message = Text(
            "the file is written in UTF-16 or UTF-32, not in UTF-8",
            "ไฟล์บันทึกเป็น UTF-16 หรือ UTF-32 ไม่ใช่ UTF-8",
        )
        return None, (error("not-utf8", message, Span(shown_as), hint=_SAVE_AS_UTF8),)
    start = len(codecs.BOM_UTF8) if data.startswith(codecs.BOM_UTF8) else 0
    text = data[start:].decode("utf-8", _NOT_UTF8)
    source = Source(shown_as, text, hashlib.sha256(data).hexdigest())
    tally = Tally()
    for found in _NO_TEXT.finditer(text):
        character, where = found.group(), source.span(found.start(), found.end())
        code = "not-utf8" if "\udc80" <= character <= "\udcff" else "control-character"
        if not tally.full(code):
            told = _no_utf8(character, where) if code == "not-utf8" else _unseen(character, where)
            tally.tell(code, told)
    return (None, tally.findings) if tally.findings else (source, ())


def control_in(text: str, source: Source, within: Span | None = None) -> Finding | None:
    """The first invisible character of a text; its place is `within`, or else in the source."""
    control = _NO_TEXT.search(text)
    if control is None:
        return None
    return _unseen(control.group(), within or source.span(control.start(), control.end()))


def _no_utf8(character: str, where: Span) -> Finding:
    byte = f"0x{ord(character) - 0xDC00:02X}"
    message = Text(f"the byte {byte} is not UTF-8 text", f"ไบต์ {byte} ไม่ใช่ข้อความ UTF-8")
    return error("not-utf8", message, where, hint=_SAVE_AS_UTF8)


def _unseen(character: str, where: Span) -> Finding:
    char = f"U+{ord(character):04X}"
    message = Text(
        f"the invisible character {char} can't stand in a text file",
        f"มีอักขระที่มองไม่เห็น {char} ซึ่งใช้ในไฟล์ข้อความไม่ได้",
    )
    hint = Text(f"delete the character, or {_SAVE_AS_UTF8}", f"ให้ลบอักขระนี้ หรือ{_SAVE_AS_UTF8:th}")
    return error("control-character", message, where, hint=hint)
