"""The language of a run, and help and complaints of the command line in it.

The language is settled before anything is read: what `--lang` says, else the variable
`ASSAY_LANG`, else the key `language:` of the project's schema, else English.
"""

from __future__ import annotations

import json
import re
from collections.abc import Mapping, Sequence
from importlib.resources import files
from pathlib import Path
from typing import Any, Final, Protocol

from typer.core import TyperCommand, TyperGroup

from assay.cli.options import Language

_SCHEMA: Final = Path("facts/schema.yaml")
_DECLARED: Final = re.compile(r"""^language:[ \t]*["']?(th|en)\b""", re.MULTILINE)
_MOST: Final = 1 << 20
"""So much of a schema is looked through; the key stands at its top."""


def language_of(arguments: Sequence[str], environment: Mapping[str, str]) -> Language:
    """The language that a run speaks. What is no language is left to the parser to refuse."""
    asked = _value(arguments, "--lang") or environment.get("ASSAY_LANG") or _of_project(arguments)
    return Language.TH if asked == Language.TH else Language.EN


def _value(arguments: Sequence[str], option: str) -> str | None:
    """What an option is given, the last time."""
    found = None
    for at, word in enumerate(arguments):
        if word == option:
            found = arguments[at + 1] if at + 1 < len(arguments) else None
        elif word.startswith(f"{option}="):
            found = word.partition("=")[2]
    return found


def _of_project(arguments: Sequence[str]) -> str | None:
    """What the schema says that is named, or that of the project of the first path named."""
    try:
        named = _value(arguments, "--schema")
        paths = (Path(word) for word in arguments[1:] if not word.startswith("-"))
        here = next((path for path in paths if path.exists()), Path()).resolve()
        files = [Path(named)] if named else [one / _SCHEMA for one in (here, *here.parents)]
        file = next((one for one in files if one.is_file()), None)
        if file is None:
            return None
        with file.open("rb") as opened:
            found = _DECLARED.search(opened.read(_MOST).decode(errors="replace"))
    except (OSError, RuntimeError, ValueError):  # what is wrong with a path, its reader tells
        return None
    return None if found is None else found[1]


_HEADINGS: Final = (
    (re.compile(r"^Usage:", re.MULTILINE), "วิธีใช้:"),
    (re.compile(r"^Arguments:", re.MULTILINE), "อาร์กิวเมนต์:"),
    (re.compile(r"^Options:", re.MULTILINE), "ตัวเลือก:"),
    (re.compile(r"^Commands:", re.MULTILINE), "คำสั่ง:"),
    (re.compile(r"\[OPTIONS\]"), "[ตัวเลือก]"),
    (re.compile(r"COMMAND \[ARGS\]\.\.\."), "คำสั่ง [อาร์กิวเมนต์]..."),
    (re.compile(r"\[required\]"), "[ต้องระบุ]"),
    (re.compile(r"env(\s+)var:"), r"ตัวแปรสภาพแวดล้อม:"),
    (re.compile(r"(\[|;\s+)default:"), r"\1ค่าเริ่มต้น:"),
    (re.compile(r"Show this message and exit\."), "แสดงข้อความนี้แล้วจบ"),
)
"""What the parser itself writes into help."""

_COMPLAINTS: Final = (
    (re.compile(r"Value error, "), ""),
    (re.compile(r"No such option: (\S+)"), r"ไม่มีตัวเลือก \1"),
    (re.compile(r"\((?:Possible options|Did you mean)[: ]+(.*?)\??\)"), r"(หมายถึง \1 ใช่หรือไม่)"),
    (re.compile(r"No such command (.+?)\."), r"ไม่มีคำสั่ง \1"),
    (re.compile(r"Did you mean (.+?)\?"), r"หมายถึง \1 ใช่หรือไม่"),
    (re.compile(r"Missing argument (.+?)\."), r"ยังไม่ได้ระบุ \1"),
    (re.compile(r"Missing option (.+?)\."), r"ยังไม่ได้ระบุตัวเลือก \1"),
    (re.compile(r"Missing command\."), "ยังไม่ได้ระบุคำสั่ง"),
    (re.compile(r"Invalid value for (.+?): "), r"ค่าของ \1 ไม่ถูกต้อง: "),
    (re.compile(r"(\S+) is not one of (.+?)\.?$"), r"\1 ไม่ใช่ค่าใดใน \2"),
    (re.compile(r"Got unexpected extra arguments?(?:\(s\))? \((.*)\)"), r"มีส่วนที่เกินมา (\1)"),
    (re.compile(r"Option (\S+) requires an argument\."), r"ตัวเลือก \1 ต้องมีค่า"),
    (re.compile(r"Option (\S+) does not take a value\."), r"ตัวเลือก \1 ไม่รับค่า"),
)
"""What the parser says is wrong with a command line; the first leaks from its innards."""


class Speaking(Protocol):
    """A context of the parser, whose root was given the language of the run."""

    def find_root(self) -> Any:
        """The context of the whole command line."""


def _said(text: str, context: Speaking) -> str:
    if context.find_root().obj is not Language.TH:
        return text
    for pattern, thai in _HEADINGS:
        text = pattern.sub(thai, text)
    return text


class Command(TyperCommand):
    """A command whose help is in the language of the run."""

    def get_help(self, ctx: Any) -> str:
        """Its help."""
        return _said(super().get_help(ctx), ctx)


class Commands(TyperGroup):
    """All commands, with help in the language of the run."""

    def get_help(self, ctx: Any) -> str:
        """The list of commands."""
        return _said(super().get_help(ctx), ctx)


def thai_help() -> Mapping[str, str]:
    """The help of all commands and options in Thai, by what it is in English."""
    found: Mapping[str, str] = json.loads((files(__package__) / "thai.json").read_text("utf-8"))
    return found


def in_thai(command: Any, said: Mapping[str, str]) -> None:
    """Gives a command, its options and its own commands their help as it is `said` in Thai."""
    command.short_help = None
    for one in (command, *command.params):
        one.help = said.get(one.help, one.help)
    for below in getattr(command, "commands", {}).values():
        in_thai(below, said)


def complaint(fault: Any, lang: Language) -> str:
    """What the parser finds wrong with a command line, and where help is."""
    text = str(fault.format_message())
    if type(fault).__name__ == "NoArgsIsHelpError":  # nothing was asked for: what there is
        return text
    thai = lang is Language.TH
    for pattern, said in _COMPLAINTS if thai else _COMPLAINTS[:1]:
        text = pattern.sub(said, text)
    context = getattr(fault, "ctx", None)
    if context is None:
        return f"{WRONG[lang]}: {text}"
    usage = _said(context.get_usage(), context)
    help_ = f"{context.command_path} --help"
    more = f"ดูวิธีใช้ด้วย '{help_}'" if thai else f"Try '{help_}' for help."
    return f"{usage}\n{more}\n\n{WRONG[lang]}: {text}"


WRONG: Final = {Language.EN: "Error", Language.TH: "ข้อผิดพลาด"}
