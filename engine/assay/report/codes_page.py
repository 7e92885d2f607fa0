"""The page of finding codes as Markdown: each with its meaning and its examples as they run.

The messages are those of the engine itself: each wrong example is written to a folder, checked
and evaluated, and what is found is printed as the terminal prints it. `python -m
assay.report.codes_page docs` writes the page in each language.
"""

from __future__ import annotations

import contextlib
import sys
import tempfile
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
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
from assay.values.text import Text

_BOOK: Final = "facts/2020"

PAGES: Final = {"en": "codes.md", "th": "codes.th.md"}
"""The page of each language."""

_HEAD: Final = Text(
    """\
# Finding codes

[ภาษาไทย](codes.th.md)

Every finding carries a code. This page says what each means and what to do, with an example that
raises it and the same example mended. It is written by `make docs` from the examples themselves,
which are run as tests.

Besides these, a rule's own `checks:` raise findings under the codes that the rule gives them.
""",
    """\
# รหัสข้อค้นพบ

[English](codes.md)

ข้อค้นพบทุกข้อมีรหัส หน้านี้อธิบายความหมายของแต่ละรหัสและวิธีแก้ พร้อมตัวอย่างที่ผิดและตัวอย่างเดียวกันที่แก้แล้ว
หน้านี้สร้างด้วย `make docs` จากตัวอย่างโดยตรง และตัวอย่างทุกข้อถูกทดสอบจริง

นอกจากรหัสเหล่านี้ `checks:` ของเกณฑ์แต่ละข้อให้ข้อค้นพบตามรหัสที่เกณฑ์นั้นตั้งไว้
""",
)

_COLUMNS: Final = Text("| Code | What is wrong | |", "| รหัส | สิ่งที่ผิด | ระดับ |")

_SOUND: Final = Text(
    """\
## The project of the examples

An example states only the files that differ from this small project, in which nothing is wrong.
""",
    """\
## โครงการที่ใช้ในตัวอย่าง

ตัวอย่างแต่ละข้อแสดงเฉพาะไฟล์ที่ต่างจากโครงการเล็ก ๆ นี้ ซึ่งไม่มีสิ่งใดผิด
""",
)

_WRONG: Final = Text("Wrong:", "ผิด:")
_RIGHT: Final = Text("Right:", "ถูก:")
_AS_IT_IS: Final = Text("Right: the project as it is.", "ถูก: โครงการตามเดิม")
_NO_FILE: Final = Text("No `{}`.", "ไม่มี `{}`")
_SAVED: Final = Text(" (saved as {})", " (บันทึกเป็น {})")


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


def pages() -> Mapping[str, str]:
    """The whole page in each language, by the name of its file."""
    codes = catalogue()
    printed = {code.name: _printed(code) for code in codes}
    return {
        name: "\n".join(_Page(lang, codes, printed).lines()) + "\n" for lang, name in PAGES.items()
    }


def _printed(code: Code) -> Mapping[str, Sequence[str]]:
    """What is printed of the wrong example, by language."""
    with tempfile.TemporaryDirectory() as temporary:
        folder = Path(temporary)
        findings = found(code.wrong.files(sound_project()), folder, code.checked)
        meant = [one for one in findings if one.code == code.name]
        told: dict[str, Sequence[str]] = {}
        with contextlib.chdir(folder):
            for lang in PAGES:
                printed = [line.plain.rstrip() for line in complaints(meant, lang=lang, width=100)]
                told[lang] = printed[: printed.index("")]
        return told


@dataclass(frozen=True)
class _Page:
    """The page in one language."""

    lang: str
    codes: Sequence[Code]
    printed: Mapping[str, Mapping[str, Sequence[str]]]

    def say(self, text: Text) -> str:
        """A text in the language of the page."""
        return text.in_language(self.lang)

    def lines(self) -> Iterator[str]:
        """The lines of the page."""
        yield self.say(_HEAD)
        yield self.say(_COLUMNS)
        yield "|---|---|---|"
        for code in self.codes:
            title, severity = self.say(code.title), self.say(SEVERITIES[code.severity])
            yield f"| [`{code.name}`](#{code.name}) | {title} | {severity} |"
        yield ""
        yield self.say(_SOUND)
        for name, text in sound_project().items():
            yield from _file(name, text)
        for area, heading in AREAS.items():
            yield f"## {self.say(heading)}"
            yield ""
            for code in self.codes:
                if code.area == area:
                    yield from self._section(code)

    def _section(self, code: Code) -> Iterator[str]:
        severity = self.say(SEVERITIES[code.severity])
        stop = "." if self.lang == "en" else ""
        yield f"### {code.name}"
        yield ""
        yield f"**{self.say(code.title)}** ({severity}){stop} {self.say(code.meaning)}"
        yield ""
        yield self.say(_WRONG)
        yield ""
        yield from self._files(code.wrong)
        yield "```text"
        yield from self.printed[code.name][self.lang]
        yield "```"
        yield ""
        yield self.say(_RIGHT if code.right.written else _AS_IT_IS)
        yield ""
        yield from self._files(code.right)

    def _files(self, example: Example) -> Iterator[str]:
        for name, text in example.written.items():
            if text is None:
                yield self.say(_NO_FILE).format(name)
                yield ""
            else:
                encoding = example.encodings.get(name)
                note = "" if encoding is None else self.say(_SAVED).format(encoding)
                yield from _file(name.replace("«", "").replace("»", ""), shortened(text), note)


def _file(name: str, text: str, note: str = "") -> Iterator[str]:
    yield f"`{name}`{note}"
    yield ""
    yield "```" + name.rsplit(".", 1)[-1]
    yield text.rstrip("\n")
    yield "```"
    yield ""


def main(folder: Path) -> None:
    """Writes the page in each language."""
    write_files({folder / name: text.encode() for name, text in pages().items()}, force=True)


if __name__ == "__main__":
    main(Path(sys.argv[1]))
