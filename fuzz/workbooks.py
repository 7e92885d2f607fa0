"""Spoiled workbooks: bytes of the archive, or the XML of its parts.

python -m fuzz.workbooks SECONDS SEED REPORT FOUND
"""

from __future__ import annotations

import io
import zipfile
from collections.abc import Callable
from pathlib import Path
from random import Random
from typing import Final

from assay.api import load_book, load_schema
from assay.facts import Schema, head_of
from assay.facts import load_book as read_book
from assay.facts.template import template
from assay.finding import errors
from assay.source.workbook import tabs
from fuzz.answers import LOADED, Fault, judge
from fuzz.bounds import bounded
from fuzz.loop import Tried, run
from fuzz.mutations import MUTATIONS
from fuzz.projects import DISTRICT

_PIECES: Final = (
    "",
    "<v>",
    "</v>",
    '<c r="A1"/>',
    '<c r="A1" t="s"><v>9</v></c>',
    '<row r="999999999"/>',
    '<mergeCell ref="A1:XFD1048576"/>',
    '<mergeCell ref="$b$2:a1"/>',
    't="e"',
    't="d"',
    't="inlineStr"',
    's="99999"',
    "&#0;",
    "&a;",
    "<!DOCTYPE a>",
    "<!--",
    "1e999",
    "-0",
    "2.0000000000000001E+15",
    "NaN",
    ' hidden="1"',
    ' ht="0"',
    '<col min="1" max="16384" hidden="1"/>',
    'formatCode=";;;"',
    'formatCode="[&lt;1]0%;0"',
    'numFmtId="22"',
    '<r><rPr><vertAlign val="superscript"/></rPr><t>1</t></r>',
    "_x000D_",
    'TargetMode="External"',
    'Target="../../x"',
    'date1904="1"',
    "xmlns",
    "/sheetData",
)


def spoiled(whole: bytes, random: Random) -> bytes:
    """A workbook with some of it changed; the same numbers give the same bytes."""
    if random.random() < 0.3:
        for _ in range(random.randint(1, 4)):
            name = random.choice(("flip", "junk", "cut"))
            whole = MUTATIONS[name](whole, random, ("x",))
        return whole
    with zipfile.ZipFile(io.BytesIO(whole)) as archive:
        parts = {name: archive.read(name) for name in archive.namelist()}
    for _ in range(random.randint(1, 5)):
        read = [name for name in parts if name.startswith(("xl/worksheets", "xl/s"))]
        name = random.choice(sorted(read if random.random() < 0.7 else parts))
        parts[name] = _in_xml(parts[name], random, sorted(parts))
        if random.random() < 0.05:
            parts[random.choice((name.upper(), name + "x", "/" + name))] = parts.pop(name)
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in parts.items():
            archive.writestr(name, data)
    return file.getvalue()


def _in_xml(data: bytes, random: Random, names: list[str]) -> bytes:
    text = data.decode("utf-8", "replace")
    kind = random.random()
    if kind < 0.15:
        name = random.choice(sorted(MUTATIONS))
        return MUTATIONS[name](data, random, names)
    if kind < 0.2:
        return text.replace('encoding="UTF-8"', 'encoding="UTF-16"').encode("utf-16")
    at = random.choice([n for n, letter in enumerate(text) if letter in '<>" '] or [0])
    if kind < 0.6:
        cut = at + random.choice((0, 0, 5, 20))
        return (text[:at] + random.choice(_PIECES) + text[cut:]).encode()
    end = text.find(random.choice(("<", ">", '"')), at + 1)
    piece = text[at : max(end, at + 1)]
    return (text[:at] + piece * random.choice((0, 2, 3, 1000)) + text[at + len(piece) :]).encode()


def said_of(data: bytes, schema: Schema, path: Path) -> frozenset[str]:
    """What the engine says of a workbook. Raises what is a fault of it."""
    path.write_bytes(data)
    with bounded():
        tabs(path)
        head_of(path, schema)
        book, findings = read_book(path, schema)
    if (book is None) != bool(errors(findings)):
        raise Fault("a book is refused without an error, or read with one")
    for finding in findings:
        if finding.span is None or not str(finding.span):
            raise Fault(f"the finding has no place: {finding}")
    judge(one for one in findings if one.span is None or one.span.cell is None)
    return frozenset(one.code for one in findings) | ({LOADED} if book is not None else frozenset())


def prepare() -> Callable[[Random], Tried]:
    """The district's book as a workbook, to be spoiled."""
    schema = load_schema(DISTRICT.folder / "facts" / "schema.yaml")
    whole = template(schema, "en", load_book(DISTRICT.folder / DISTRICT.book, schema))
    path = Path("book.xlsx")

    def make(random: Random) -> Tried:
        seed = random.getrandbits(32)
        data = spoiled(whole, Random(seed))
        return "workbook", f"seed {seed}", data, lambda: said_of(data, schema, path)

    return make


if __name__ == "__main__":
    run(prepare)
