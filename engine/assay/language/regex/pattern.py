"""A pattern's text compiled to its program, by recursive descent."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from typing import Final

from assay.language.budget import Spend
from assay.language.regex.characters import (
    BLOCKS,
    CATEGORIES,
    MULTIPLE,
    PLAIN_ESCAPES,
    between,
    category,
    in_any_case,
    none_of,
    one_of,
    without,
)
from assay.language.regex.program import CharTest, Groups, Step, search
from assay.values.text import Text

MAX_LENGTH: Final = 4_000
MAX_STEPS: Final = 2_000
MAX_DEPTH: Final = 50

Code = tuple[Step, ...]


class MalformedPattern(Exception):
    """A text that is no pattern; says why in plain words."""

    def __init__(self, en: str, th: str) -> None:
        self.text = Text(en, th)
        super().__init__(en)


@dataclass(frozen=True, slots=True)
class Pattern:
    """A compiled pattern."""

    steps: Code
    groups: int
    multiline: bool
    weight: int

    def search(self, text: str, start: int = 0, spend: Spend = lambda _: None) -> Groups | None:
        """Starts and ends of the leftmost match and its groups; null where there is none."""

        def spent(steps: int) -> None:
            spend(steps * self.weight)

        return search(self.steps, self.groups, text, start, spent, multiline=self.multiline)


@lru_cache(maxsize=256)
def compiled(pattern: str, flags: str = "") -> Pattern:
    """The program of a pattern; flags `s`, `m`, `i`, `x`, `q` as in XPath.

    Raises:
        MalformedPattern: the text is no pattern, or one that is too long.
    """
    unknown = sorted(set(flags) - set("smixq"))
    if unknown:
        raise MalformedPattern(
            f"`{unknown[0]}` is no flag; the flags are s, m, i, x and q",
            f"`{unknown[0]}` ไม่ใช่ตัวเลือกของรูปแบบ ที่มีคือ s, m, i, x และ q",
        )
    if len(pattern) > MAX_LENGTH:
        raise _too_long()
    if "q" in flags:
        pattern = "".join(f"\\{c}" if c in PLAIN_ESCAPES and c not in "nrt" else c for c in pattern)
    elif "x" in flags:
        pattern = _without_spaces(pattern)
    reader = _Reader(pattern, dot_all="s" in flags, any_case="i" in flags)
    code = reader.whole()
    # A step tries each part of a class, and hands the groups on.
    return Pattern(code, reader.groups, "m" in flags, 1 + (reader.parts + reader.groups) // 8)


def _too_long() -> MalformedPattern:
    return MalformedPattern("the pattern is too long to be run", "รูปแบบยาวเกินกว่าที่ใช้ค้นได้")


def _without_spaces(pattern: str) -> str:
    """The pattern without spaces outside classes (flag `x`), even after a backslash."""
    kept, depth, escaped = [], 0, False
    for char in pattern:
        if depth == 0 and char in " \t\n\r":
            continue
        if not escaped:
            depth += (char == "[") - (char == "]")
        escaped = char == "\\" and not escaped
        kept.append(char)
    return "".join(kept)


class _Reader:
    """Reads a pattern from left to right."""

    def __init__(self, pattern: str, *, dot_all: bool, any_case: bool) -> None:
        self.pattern = pattern
        self.at = 0
        self.groups = 0
        self.parts = 0
        self.depth = 0
        self.dot_all = dot_all
        self.any_case = any_case

    def whole(self) -> Code:
        code = self._alternatives()
        if self.at < len(self.pattern):
            raise MalformedPattern(
                "a `)` closes nothing",
                "`)` ไม่มีวงเล็บเปิดที่คู่กัน",
            )
        return (Step("save", 0), *code, Step("save", 1), Step("match"))

    def _peek(self) -> str:
        return self.pattern[self.at : self.at + 1]

    def _take(self) -> str:
        char = self._peek()
        self.at += 1
        return char

    def _skip(self, expected: str) -> bool:
        if self.pattern.startswith(expected, self.at):
            self.at += len(expected)
            return True
        return False

    def _alternatives(self) -> Code:
        branches = [self._sequence()]
        while self._skip("|"):
            branches.append(self._sequence())
        code = branches.pop()
        while branches:
            first = branches.pop()
            code = self._fits(
                (
                    Step("split", 1, len(first) + 2),
                    *first,
                    Step("jump", len(code) + 1),
                    *code,
                )
            )
        return code

    def _sequence(self) -> Code:
        parts: list[Step] = []
        while self._peek() not in ("", "|", ")"):
            parts.extend(self._quantified())
            self._fits(parts)
        return tuple(parts)

    def _quantified(self) -> Code:
        char = self._peek()
        if char in "?*+{":
            raise MalformedPattern(
                f"`{char}` has nothing before it to repeat",
                f"หน้า `{char}` ไม่มีสิ่งที่จะให้ซ้ำ",
            )
        atom = self._atom()
        quantifier = self._peek()
        if quantifier == "" or quantifier not in "?*+{":
            return atom
        self.at += 1
        least, most = {"?": (0, 1), "*": (0, None), "+": (1, None)}.get(quantifier, (0, 0))
        if quantifier == "{":
            least, most = self._bounds()
        return self._repeated(atom, least, most, reluctant=self._skip("?"))

    def _bounds(self) -> tuple[int, int | None]:
        end = self.pattern.find("}", self.at)
        low, comma, high = self.pattern[self.at : end].partition(",") if end > 0 else ("", "", "")
        digits = low.isdecimal() and (high == "" or high.isdecimal())
        if not digits or not (low + high).isascii() or len(low) > 4 or len(high) > 4:
            raise MalformedPattern(
                "after `{` stand one or two small numbers, as in `{2,3}`",
                "หลัง `{` ต้องเป็นจำนวนเต็มน้อย ๆ หนึ่งหรือสองตัว เช่น `{2,3}`",
            )
        self.at = end + 1
        least = int(low)
        most = (int(high) if high else None) if comma else least
        if most is not None and most < least:
            raise MalformedPattern(
                f"`{{{low},{high}}}` has its greater number first",
                f"`{{{low},{high}}}` มีตัวเลขมากอยู่ก่อนตัวเลขน้อย",
            )
        return least, most

    def _repeated(self, atom: Code, least: int, most: int | None, *, reluctant: bool) -> Code:
        def split(forward: int) -> Step:
            return Step("split", forward, 1) if reluctant else Step("split", 1, forward)

        size = len(atom) + 2
        if size * max(least, most or 0, 1) > MAX_STEPS:
            raise MalformedPattern(
                "the pattern repeats too much to be run",
                "รูปแบบซ้ำมากเกินกว่าที่ใช้ค้นได้",
            )
        if most is None:
            tail: Code = (split(size), *atom, Step("jump", 1 - size))
        else:
            tail = ()
            for _ in range(most - least):
                tail = (split(1 + len(atom) + len(tail)), *atom, *tail)
        return self._fits((*atom * least, *tail))

    def _fits(self, code: Code | list[Step]) -> Code:
        if len(code) > MAX_STEPS:
            raise _too_long()
        return tuple(code) if isinstance(code, list) else code

    def _atom(self) -> Code:
        char = self._take()
        match char:
            case "(":
                return self._group()
            case "^":
                return (Step("start"),)
            case "$":
                return (Step("end"),)
            case ".":
                excluded = "" if self.dot_all else "\n\r"
                return (Step("char", accepts=lambda one: one not in excluded),)
            case "[":
                return self._char(self._class())
            case "\\":
                return self._char(self._escape())
            case "]" | "}":
                raise MalformedPattern(
                    f"`{char}` stands alone; write `\\{char}` for the character",
                    f"`{char}` อยู่ลำพังไม่ได้ หากหมายถึงอักขระนี้ให้เขียน `\\{char}`",
                )
            case _:
                return self._char(self._range(char, char))

    def _char(self, test: CharTest) -> Code:
        return (Step("char", accepts=test),)

    def _range(self, low: str, high: str) -> CharTest:
        """Characters from one to another; flag `i` tells of them, and of no class or escape."""
        self.parts += 1
        test = between(low, high)
        return in_any_case(test) if self.any_case else test

    def _group(self) -> Code:
        self.depth += 1
        if self.depth > MAX_DEPTH:
            raise MalformedPattern(
                f"groups are nested more than {MAX_DEPTH} deep",
                f"กลุ่มในวงเล็บซ้อนกันลึกเกิน {MAX_DEPTH} ชั้น",
            )
        if self._skip("?:"):
            code = self._alternatives()
        else:
            self.groups += 1
            slot = 2 * self.groups
            code = self._alternatives()
            code = (Step("save", slot), *code, Step("save", slot + 1))
        if not self._skip(")"):
            raise MalformedPattern(
                "a `(` is never closed",
                "`(` ไม่มีวงเล็บปิด",
            )
        self.depth -= 1
        return code

    def _escape(self) -> CharTest:
        char = self._take()
        if char in PLAIN_ESCAPES:
            return between(PLAIN_ESCAPES[char], PLAIN_ESCAPES[char])
        if char in MULTIPLE:
            return MULTIPLE[char]
        if char != "" and char.lower() in MULTIPLE:
            return none_of(MULTIPLE[char.lower()])
        if char != "" and char in "pP":
            return self._property(negated=char == "P")
        if char.isdecimal():
            raise MalformedPattern(
                f"`\\{char}` refers back to a group, which is not in the language",
                f"`\\{char}` อ้างกลับไปยังกลุ่ม ซึ่งภาษานี้ไม่มี",
            )
        raise MalformedPattern(
            f"`\\{char}` is no escape of a pattern",
            f"`\\{char}` ไม่ใช่รหัสที่รูปแบบใช้ได้",
        )

    def _property(self, *, negated: bool) -> CharTest:
        end = self.pattern.find("}", self.at)
        if self._peek() != "{" or end < 0:
            raise MalformedPattern(
                "`\\p` is followed by a category in braces, such as `\\p{L}`",
                "หลัง `\\p` ต้องเป็นหมวดอักขระในวงเล็บปีกกา เช่น `\\p{L}`",
            )
        name = self.pattern[self.at + 1 : end]
        self.at = end + 1
        if name in CATEGORIES:
            test = category(name)
        elif name in BLOCKS:
            low, high = BLOCKS[name]
            test = between(chr(low), chr(high))
        else:
            raise MalformedPattern(
                f"`{name}` is no category or block of characters known here",
                f"ไม่มีหมวดหรือกลุ่มอักขระชื่อ `{name}`",
            )
        return none_of(test) if negated else test

    def _class(self) -> CharTest:
        self.depth += 1
        if self.depth > MAX_DEPTH:
            raise MalformedPattern(
                f"classes are nested more than {MAX_DEPTH} deep",
                f"ชุดอักขระซ้อนกันลึกเกิน {MAX_DEPTH} ชั้น",
            )
        negated = self._skip("^")
        tests: list[CharTest] = []
        taken: CharTest | None = None
        while not self._skip("]"):
            if self._peek() == "":
                raise MalformedPattern(
                    "a `[` is never closed",
                    "`[` ไม่มีวงเล็บปิด",
                )
            if tests and self._skip("-["):
                taken = self._class()
                if self._peek() != "]":
                    raise MalformedPattern(
                        "what is taken from a class stands last in it",
                        "ส่วนที่ตัดออกจากชุดอักขระต้องอยู่ท้ายสุด",
                    )
                continue
            tests.append(self._class_part())
        if not tests:
            raise MalformedPattern(
                "a class `[]` has no characters",
                "ชุดอักขระ `[]` ไม่มีอักขระใด",
            )
        self.depth -= 1
        test = none_of(one_of(tests)) if negated else one_of(tests)
        return test if taken is None else without(test, taken)

    def _class_part(self) -> CharTest:
        low = self._take()
        if low == "[":
            raise MalformedPattern(
                "write `\\[` for the character in a class",
                "ในชุดอักขระ หากหมายถึงอักขระ `[` ให้เขียน `\\[`",
            )
        if low == "\\":
            escaped = self._peek()
            test = self._escape()
            if escaped not in PLAIN_ESCAPES:
                return test
            low = PLAIN_ESCAPES[escaped]
        following = self.pattern[self.at + 1 : self.at + 2]
        if self._peek() != "-" or following in ("", "]", "["):
            return self._range(low, low)
        self.at += 1
        high = self._take()
        if high == "\\":
            high = PLAIN_ESCAPES.get(self._take(), "")
        if high < low:
            raise MalformedPattern(
                f"the range `{low}-{high}` has its greater end first",
                f"ช่วง `{low}-{high}` มีปลายที่มากกว่าอยู่ก่อน",
            )
        return self._range(low, high)
