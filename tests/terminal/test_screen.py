"""What is printed on a terminal cannot command it, whatever files and arguments say."""

import io

from rich.text import Text as Painted

from assay.terminal.screen import Screen
from tests.cli.running import assay


def printed(line: Painted | str, *, colour: bool) -> str:
    out = io.StringIO()
    screen = Screen(
        file=out, force_terminal=colour, color_system="standard" if colour else None, markup=False
    )
    screen.print(line, soft_wrap=True)
    return out.getvalue()


def test_a_text_keeps_its_own_colours_and_no_others() -> None:
    line = Painted.assemble("a\x1b[2Jb ", ("red\x1b[8m", "red"), "::error::x")
    assert printed(line, colour=False) == "a␛[2Jb red␛[8m::error::x\n"
    shown = printed(line, colour=True)
    assert "\x1b[31mred␛[8m\x1b[0m" in shown
    assert "\x1b[2J" not in shown
    assert "\x1b[8m" not in shown


def test_a_line_that_begins_like_a_command_of_a_workflow_is_none() -> None:
    assert printed(Painted("  ::error::x"), colour=False) == "  ∶:error::x\n"
    assert printed("::error::x", colour=False) == "∶:error::x\n"


def test_an_argument_is_shown_and_not_obeyed() -> None:
    for word in ("x\x1b]52;c;eA==\x1b\\", "x\x9b2J", "x\n::error file=y::forged", "\x1b[2J"):
        for words in (
            ("evaluate", word),
            ("explain", "facts/etda/2563-q4", word),
            ("evaluate", "x", f"--{word}"),
            ("check", word),
            (word,),
            ("report", "x", "--out", word + ".zip"),
        ):
            done = assay(*words)
            told = done.stdout + done.stderr
            assert done.returncode == 2
            assert "\x1b" not in told
            assert "\x9b" not in told
            assert not any(line.lstrip().startswith("::") for line in told.splitlines())
