"""What the sheets of a workbook share: their list, the texts, and the formats of cells."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Final

from assay.source.workbook.number_format import LONGEST_FORMAT
from assay.source.workbook.package import (
    SAVE,
    Package,
    Reading,
    Relation,
    relations,
    unreadable,
)
from assay.values.text import Text

_ID: Final = "http://schemas.openxmlformats.org/officeDocument/2006/relationships id"
_MAIN_PART: Final = "xl/workbook.xml"

# The formats that have a number and no code of their own (ECMA-376 Part 1, 18.8.30), those of
# dates in Chinese, Japanese, Korean and Thai as any date, since only the day is read.
_DATE: Final = "yyyy-mm-dd"
_TIME: Final = "h:mm:ss"
_BUILT_IN: Final[Mapping[int, str]] = {
    1: "0", 2: "0.00", 3: "#,##0", 4: "#,##0.00", 9: "0%", 10: "0.00%", 11: "0.00E+00",
    12: "# ?/?", 13: "# ??/??", 37: "#,##0_);(#,##0)", 38: "#,##0_);(#,##0)",
    39: "#,##0.00_);(#,##0.00)", 40: "#,##0.00_);(#,##0.00)", 41: "#,##0", 42: "#,##0",
    43: "#,##0.00", 44: "#,##0.00", 46: "[h]:mm:ss", 48: "##0.0E+0", 49: "@",
    59: "0", 60: "0.00", 61: "#,##0", 62: "#,##0.00", 67: "0%", 68: "0.00%", 69: "# ?/?",
    70: "# ??/??", 79: "[h]:mm:ss",
    **dict.fromkeys((*range(14, 18), 22, *range(27, 32), 36, *range(50, 55), 57, 58), _DATE),
    **dict.fromkeys((*range(71, 75), 77, 81), _DATE),
    **dict.fromkeys((*range(18, 22), *range(32, 36), 45, 47, 55, 56, 75, 76, 78, 80), _TIME),
}  # fmt: skip


@dataclass(frozen=True)
class Listed:
    """A sheet as the workbook lists it: its name, whether it is hidden, and where its part is."""

    name: str
    hidden: bool
    at: Relation | None


@dataclass(frozen=True, slots=True)
class Runs:
    """A text, and what in it stands apart: the runs that are raised, lowered or crossed out."""

    text: str
    apart: str = ""


@dataclass(frozen=True)
class Style:
    """How cells of a style are shown: the code of their number format, and crossed out or not."""

    code: str = "General"
    struck: bool = False


@dataclass(frozen=True)
class BookParts:
    """What the workbook's own part says, and what its sheets share."""

    sheets: tuple[Listed, ...]
    since_1904: bool
    related: tuple[Relation, ...]

    def shared(self, kind: str) -> str | None:
        """The part of a kind that all sheets share; null where there is none."""
        found = (one.part for one in self.related if one.kind == kind)
        return next(found, None)


def read_book_parts(package: Package) -> BookParts:
    """The list of sheets. Raises Refused where the archive is no workbook that is read."""
    file, span = package.file, package.span
    main = next(
        (one.part for one in relations(package, "").values() if one.kind == "officeDocument"), None
    )
    main = main or (_MAIN_PART if package.has(_MAIN_PART) else "")
    if main.lower().endswith(".bin") or package.has("xl/workbook.bin"):
        what = Text(f"{file} is a binary workbook (.xlsb)", f"{file} เป็นสมุดงานแบบไบนารี (.xlsb)")
        raise unreadable(what, span, SAVE)
    if not package.has(main):
        what = Text(
            f"{file} is an archive, but no Excel workbook", f"{file} เป็นไฟล์บีบอัด แต่ไม่ใช่สมุดงาน Excel"
        )
        raise unreadable(what, span, SAVE)
    reading = _Book(package, main, span).parsed()
    related = relations(package, main)
    sheets = (
        Listed(
            one.get("name", ""),
            one.get("state", "visible") != "visible",
            related.get(one.get(_ID, "")),
        )
        for one in reading.sheets
    )
    return BookParts(tuple(sheets), reading.since_1904, tuple(related.values()))


def read_texts(package: Package, part: str | None) -> tuple[Runs, ...]:
    """The texts that cells point to, by number."""
    if part is None or not package.has(part):
        return ()
    return tuple(_Texts(package, part, package.span).parsed().found)


def read_styles(package: Package, part: str | None) -> tuple[Style, ...]:
    """The styles that cells point to, by number."""
    if part is None or not package.has(part):
        return ()
    reading = _Styles(package, part, package.span).parsed()
    return tuple(reading.style(one) for one in reading.formats)


_TRUE: Final = frozenset(("1", "true", "on"))


def is_on(attributes: Mapping[str, str], name: str = "val", otherwise: str = "1") -> bool:
    """Whether a truth value of XML is true."""
    return attributes.get(name, otherwise) in _TRUE


@dataclass
class _Book(Reading):
    paths = ("workbook", "workbook/workbookPr", "workbook/sheets", "workbook/sheets/sheet")
    closed = ("workbook/sheets",)
    sheets: list[Mapping[str, str]] = field(default_factory=list)
    since_1904: bool = False

    def begin(self, path: str, attributes: Mapping[str, str]) -> None:
        if path == "workbook/sheets/sheet":
            self.sheets.append(attributes)
        elif path == "workbook/workbookPr":
            self.since_1904 = is_on(attributes, "date1904", "0")


def text_paths(root: str) -> tuple[str, ...]:
    """The paths of a text and of its runs."""
    run = f"{root}/r"
    return (
        root, f"{root}/t", run, f"{run}/t", f"{run}/rPr", f"{run}/rPr/strike",
        f"{run}/rPr/vertAlign",
    )  # fmt: skip


@dataclass
class RichReading(Reading):
    """A part that holds texts, some in runs of their own look."""

    runs: list[tuple[str, bool]] = field(default_factory=list)
    apart: bool = False

    def joined(self) -> Runs:
        """The text whose runs were met last."""
        apart = "".join(text for text, apart in self.runs if apart)
        return Runs("".join(text for text, _ in self.runs), apart.strip())

    def begin(self, path: str, attributes: Mapping[str, str]) -> None:
        """Notes whether a run stands apart: raised, lowered or crossed out."""
        match path.rpartition("/")[2]:
            case "r":
                self.apart = False
            case "strike":
                self.apart = self.apart or is_on(attributes)
            case "vertAlign":
                self.apart = self.apart or attributes.get("val") != "baseline"
            case "si" | "is":
                self.runs.clear()
            case _:
                pass

    def end(self, path: str) -> None:
        """Notes a run."""
        if path.endswith("/r/t"):
            self.runs.append((unescaped("".join(self.text)), self.apart))
        elif path.endswith("/t"):
            self.runs.append((unescaped("".join(self.text)), False))


def index(text: str) -> int:
    """A number that counts something in a part; -1 where it is none."""
    return int(text) if text.isdecimal() and len(text) < 9 else -1


_ESCAPED: Final = re.compile("_x([0-9A-Fa-f]{4})_")


def unescaped(text: str) -> str:
    """A text whose characters that XML can't hold are written `_x000D_` (ECMA-376, 22.9.2.19)."""
    if "_x" not in text:
        return text
    return _ESCAPED.sub(lambda found: chr(int(found[1], 16)), text)


@dataclass
class _Texts(RichReading):
    paths = ("sst", "sst/extLst", *text_paths("sst/si"))
    closed = ("sst",)
    texts = frozenset(("sst/si/t", "sst/si/r/t"))
    found: list[Runs] = field(default_factory=list)

    def end(self, path: str) -> None:
        super().end(path)
        if path == "sst/si":
            self.found.append(self.joined())


@dataclass
class _Styles(Reading):
    paths = (
        "styleSheet", "styleSheet/numFmts", "styleSheet/numFmts/numFmt", "styleSheet/fonts",
        "styleSheet/fonts/font", "styleSheet/fonts/font/strike", "styleSheet/cellXfs",
        "styleSheet/cellXfs/xf",
    )  # fmt: skip
    closed = ("styleSheet/fonts", "styleSheet/cellXfs")
    codes: dict[str, str] = field(default_factory=dict)
    struck: list[bool] = field(default_factory=list)
    formats: list[Mapping[str, str]] = field(default_factory=list)

    def begin(self, path: str, attributes: Mapping[str, str]) -> None:
        match path.rpartition("/")[2]:
            case "numFmt":
                if len(attributes.get("formatCode", "")) > LONGEST_FORMAT:
                    raise self.unsound(f"a number format of over {LONGEST_FORMAT} characters")
                self.codes[attributes.get("numFmtId", "")] = attributes.get("formatCode", "")
            case "font":
                self.struck.append(False)
            case "strike":
                self.struck[-1] = is_on(attributes)
            case "xf":
                self.formats.append(attributes)
            case _:
                pass

    def style(self, attributes: Mapping[str, str]) -> Style:
        """How cells of a style are shown."""
        number, font = attributes.get("numFmtId", "0"), attributes.get("fontId", "0")
        code = self.codes.get(number)
        if code is None:
            code = _BUILT_IN.get(index(number), "General")
        return Style(code, 0 <= index(font) < len(self.struck) and self.struck[index(font)])
