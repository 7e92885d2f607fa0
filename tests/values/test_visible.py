"""Text sent to a terminal or a log is read there and never obeyed."""

import random
import re

from assay.values.visible import visible


def test_controls_become_pictures_of_themselves() -> None:
    assert visible("a\x1b[31mb\x00c\x7f\x9b") == "a␛[31mb␀c␡�"
    assert visible("one\ntwo\tthree") == "one\ntwo\tthree"
    assert visible("pay \u202e001 THB\u202c") == "pay �001 THB�"


def test_thai_and_other_scripts_stay_as_they_are() -> None:
    for text in ("สถานะด้านการเงิน ๑๒๓", "Düsseldorf – “ja”", "ก\u200bข", "🙂 العربية"):
        assert visible(text) == text


def test_no_line_is_a_command_to_a_runner_of_workflows() -> None:
    assert visible("::error file=x::y") == "∶:error file=x::y"
    assert visible("a\n  ::warning::b") == "a\n  ∶:warning::b"
    assert visible("x ##[error]y") == "x ♯#[error]y"
    assert visible("std::vector # comment") == "std::vector # comment"


def test_any_text_stays_as_long_and_loses_all_that_is_obeyed() -> None:
    chance = random.Random(10)
    pool = (
        "".join(map(chr, [*range(0xA0), *range(0x2028, 0x202F), *range(0x2066, 0x206A)]))
        + "::##[[กข"
    )
    for _ in range(3000):
        text = "".join(chance.choices(pool, k=chance.randrange(30)))
        seen = visible(text)
        assert len(seen) == len(text)
        assert not re.search("[\x00-\x08\x0b-\x1f\x7f-\x9f\u2028-\u202e\u2066-\u2069]", seen)
        assert not any(line.lstrip().startswith("::") or "##[" in line for line in seen.split("\n"))
        assert visible(seen) == seen
