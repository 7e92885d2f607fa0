"""The page of finding codes as Markdown: each with its meaning and its examples as they run.

The messages are those of the engine itself: each wrong example is written to a folder, checked
and evaluated, and what is found is printed as the terminal prints it. `python -m
assay.report.codes_page docs/codes.md` writes the page.
"""

from __future__ import annotations

import contextlib
import sys
import tempfile
from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import Final

from assay.api import evaluate_inputs, load_inputs
from assay.check import check, find_project
from assay.codes import AREAS, Code, Example, catalogue, sound_project
from assay.codes.example import shortened
from assay.finding import SEVERITIES, Finding, InvalidInput
from assay.scorecard.layout import find_layout
from assay.source.writing import write_files
from assay.terminal.complaints import complaints

_BOOK: Final = "facts/2020"

_HEAD: Final = """\
# Finding codes

Every finding carries a code. This page says what each means and what to do, with an example that
raises it and the same example mended. It is written by `make docs` from the examples themselves,
which are run as tests.

Besides these, a rule's own `checks:` raise findings under the codes that the rule gives them.

ทุกข้อค้นพบมีรหัส หน้านี้อธิบายความหมายของแต่ละรหัสและวิธีแก้ พร้อมตัวอย่างที่ผิดและตัวอย่างที่แก้แล้ว
"""

_SOUND: Final = """\
## The project of the examples

An example states only the files that differ from this small project, in which nothing is wrong.

ตัวอย่างแต่ละข้อแสดงเฉพาะไฟล์ที่ต่างจากโครงการเล็ก ๆ นี้ ซึ่งไม่มีสิ่งใดผิด
"""


def found(
    files: Mapping[str, bytes], folder: Path, checked: Iterable[str] = ()
) -> tuple[Finding, ...]:
    """All that the engine finds in a project of these files, written to an empty folder.

    Places name files as seen from the folder. `checked` are the paths named to `assay check`.
    """
    for name, data in files.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(data)
    with contextlib.chdir(folder):
        findings = {*_checked([Path(name) for name in checked]), *_evaluated()}
    return tuple(sorted(findings, key=Finding.sort_key))


def _checked(paths: Sequence[Path]) -> tuple[Finding, ...]:
    """What is found before any fact is evaluated, or why there is nothing to check."""
    try:
        return check(find_project(paths)).findings
    except InvalidInput as refused:
        return refused.findings


def _evaluated() -> tuple[Finding, ...]:
    """What is found when the book is evaluated, or why it can't be."""
    try:
        inputs = load_inputs(_BOOK)
    except InvalidInput as refused:
        return refused.findings
    _, of_layout = find_layout(inputs.schema_file, inputs.book.schema, inputs.plan)
    return (*evaluate_inputs(inputs, matcher="reference").findings, *of_layout)


def page() -> str:
    """The whole page."""
    return "\n".join(_lines()) + "\n"


def _lines() -> Iterator[str]:
    codes = catalogue()
    yield _HEAD
    yield "| Code | รหัสนี้หมายถึง | What is wrong | |"
    yield "|---|---|---|---|"
    for code in codes:
        link = f"[`{code.name}`](#{code.name})"
        title, thai = code.title.in_language("en"), code.title.in_language("th")
        yield f"| {link} | {thai} | {title} | {code.severity} |"
    yield ""
    yield _SOUND
    for name, text in sound_project().items():
        yield from _file(name, text)
    for area, heading in AREAS.items():
        yield f"## {heading.in_language('en')} · {heading.in_language('th')}"
        yield ""
        for code in codes:
            if code.area == area:
                yield from _section(code)


def _section(code: Code) -> Iterator[str]:
    severity = SEVERITIES[code.severity]
    yield f"### {code.name}"
    yield ""
    yield f"**{code.title.in_language('en')}** ({severity.in_language('en')}). {code.meaning.en}"
    yield ""
    yield (
        f"**{code.title.in_language('th')}** ({severity.in_language('th')}) "
        f"{code.meaning.in_language('th')}"
    )
    yield ""
    yield "Wrong · ผิด:"
    yield ""
    yield from _files(code.wrong)
    yield "```text"
    yield from _said(code)
    yield "```"
    yield ""
    if code.right.written:
        yield "Right · ถูก:"
        yield ""
        yield from _files(code.right)
    else:
        yield "Right · ถูก: the project as it is."
        yield ""


def _said(code: Code) -> Iterator[str]:
    """What is printed of the wrong example, in English and in Thai where it is written in both."""
    with tempfile.TemporaryDirectory() as temporary:
        folder = Path(temporary)
        findings = found(code.wrong.files(sound_project()), folder, code.checked)
        meant = [one for one in findings if one.code == code.name]
        with contextlib.chdir(folder):
            for lang in ("en", "th"):
                if lang == "th" and all(one.message.th is None for one in meant):
                    continue
                printed = [line.plain.rstrip() for line in complaints(meant, lang=lang, width=100)]
                yield from printed[: printed.index("")]


def _files(example: Example) -> Iterator[str]:
    for name, text in example.written.items():
        if text is None:
            yield f"No `{name}`."
            yield ""
        else:
            encoding = example.encodings.get(name)
            note = "" if encoding is None else f" (saved as {encoding})"
            yield from _file(name.replace("«", "").replace("»", ""), shortened(text), note)


def _file(name: str, text: str, note: str = "") -> Iterator[str]:
    yield f"`{name}`{note}"
    yield ""
    yield "```" + name.rsplit(".", 1)[-1]
    yield text.rstrip("\n")
    yield "```"
    yield ""


def main(path: Path) -> None:
    """Writes the page."""
    write_files({path: page().encode()}, force=True)


if __name__ == "__main__":
    main(Path(sys.argv[1]))
