"""Ways of spoiling a file: each takes its bytes and gives others, and most keep some structure.

What a mutation does depends on nothing but the bytes, the `Random` it is given and the words it
may put in, so that a case is repeated by its seed.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from random import Random
from typing import Final, TypeAlias

from fuzz import nodes
from fuzz.expressions import an_expression

Words: TypeAlias = Sequence[str]
"""Tokens and values of the seeds, to be put where others stood."""

Mutation: TypeAlias = Callable[[bytes, Random, Words], bytes]

_TOKEN: Final = re.compile(r"[^\W\d][\w]*|\d+(?:\.\d+)?|\"[^\"\n]*\"|<=|>=|!=|\*\*|\.\.|\S")
_VALUE: Final = re.compile(r"(?<=: )[^\s#{\[,}][^,}\n]*|(?<=,)[^,\n]+|(?<=- )[^\s{\[][^\n]*")

_SPECIAL: Final = (
    # Nothing, many things, the wrong thing.
    "", "null", "~", "true", "False", "yes", "0", "-0", "0.0", "-1", "5.05", "1_000", "0x1F", "010",
    ".5", "1e3", "1E-3", "-", "- -", "[]", "{}", "[[]]", "[a, b]", "{a: b}", "{is: 1}", '""', "''",
    "2020-02-30", "2020-09-30", "0001-01-01", "9999-12-31", "12:30", "๒๕๖๓", "๑๒", "30 ก.ย. 63",
    # Far too large, far too small, far too long.
    "9" * 34, "9" * 35, "9" * 500, "1e6144", "1e6145", "-1e-6143", "1e999999999", "1e" + "9" * 30,
    "0." + "0" * 100 + "1", "x" * 5000, "ก" * 5000, ".inf", ".nan", "NaN", "Infinity",
    # Words with a meaning somewhere.
    "not_applicable", "otherwise", "printed", "parent", "children", "book", "item", "previous",
    "parameters.threshold", "not(null)", "null, -", "<= null", "(5..5)", "[9..1]", "> - 1",
    "half even", "collect count", "{right}", "{}", "{left", "<span>", "<name>", "<<", "&a b", "*a",
    "!!python/object:os.system x", "%YAML 1.2", "---", "...", "? a", "| ", ">-", "@", "`", "'", '"',
)  # fmt: skip

_CHARACTERS: Final = (
    "\0", "\x01", "\x1b", "\x7f", "\x85", "\t", "\r", "\n", "\u00a0", "\u00ad", "\u200b", "\u200d",
    "\u2028", "\u2029", "\u202e", "\ufeff", "\ufffd", "\uffff", "\U0001f600", "\U0010ffff", "ั", "่",
    "ำ", "ิ์", "เ", "é", "e\u0301", "ſ", "İ", "ß", "²", "Ⅷ", "٣", "：", "“", "’", "–", "，",
)  # fmt: skip

_DEEP: Final = ("[", "{a: ", "(", "not(", "- ", "? ", "if ", "1 + (", "a[", "-", "\n ", "max(1, ")


def _text(change: Callable[[str, Random, Words], str]) -> Mutation:
    """A mutation of the text, where the bytes are one; bytes that are none stay as they are."""

    def mutation(data: bytes, random: Random, words: Words) -> bytes:
        text = data.decode("utf-8", "surrogateescape")
        return change(text, random, words).encode("utf-8", "surrogateescape")

    return mutation


def _lines(change: Callable[[list[str], int, Random], None]) -> Mutation:
    """A mutation of the list of lines, at one of them."""

    def mutation(text: str, random: Random, words: Words) -> str:
        lines = text.splitlines(keepends=True)
        if lines:
            change(lines, random.randrange(len(lines)), random)
        return "".join(lines)

    return _text(mutation)


def _drop_line(lines: list[str], at: int, random: Random) -> None:
    del lines[at : at + random.choice((1, 1, 1, 2, 5))]


def _duplicate_line(lines: list[str], at: int, random: Random) -> None:
    lines.insert(random.choice((at, random.randrange(len(lines)))), lines[at])


def _swap_lines(lines: list[str], at: int, random: Random) -> None:
    other = random.randrange(len(lines))
    lines[at], lines[other] = lines[other], lines[at]


def _indent(lines: list[str], at: int, random: Random) -> None:
    by = random.choice((1, 2, -1, -2, 8))
    lines[at] = " " * by + lines[at] if by > 0 else lines[at][-by:]


def _repeat(lines: list[str], at: int, random: Random) -> None:
    block = lines[at : at + random.randint(1, 4)]
    lines[at:at] = block * random.choice((2, 10, 100))


def _truncate(text: str, random: Random, words: Words) -> str:
    return text[: random.randrange(len(text) + 1)]


def _behead(text: str, random: Random, words: Words) -> str:
    return text[random.randrange(len(text) + 1) :]


def _put(text: str, found: re.Match[str] | None, new: str) -> str:
    return new if found is None else text[: found.start()] + new + text[found.end() :]


def _any(pattern: re.Pattern[str], text: str, random: Random) -> re.Match[str] | None:
    found = list(pattern.finditer(text))
    return random.choice(found) if found else None


def _retype(text: str, random: Random, words: Words) -> str:
    return _put(text, _any(_VALUE, text, random), random.choice(_SPECIAL))


def _replace_value(text: str, random: Random, words: Words) -> str:
    return _put(text, _any(_VALUE, text, random), random.choice(words))


def _express(text: str, random: Random, words: Words) -> str:
    """A value becomes an expression, bare or in quotes."""
    quote = random.choice(("'", "", '"'))
    new = an_expression(random, words, random.randint(0, 4))
    if quote == '"':
        new = new.replace("\\", "\\\\").replace('"', '\\"')
    return _put(text, _any(_VALUE, text, random), quote + new.replace("\n", " ") + quote)


def _swap_values(text: str, random: Random, words: Words) -> str:
    found = list(_VALUE.finditer(text))
    if len(found) < 2:
        return text
    first, second = sorted(random.sample(found, 2), key=re.Match.start)
    return (
        text[: first.start()] + second[0]
        + text[first.end() : second.start()] + first[0] + text[second.end() :]
    )  # fmt: skip


def _replace_token(text: str, random: Random, words: Words) -> str:
    return _put(text, _any(_TOKEN, text, random), random.choice(words))


def _drop_token(text: str, random: Random, words: Words) -> str:
    return _put(text, _any(_TOKEN, text, random), "")


def _duplicate_token(text: str, random: Random, words: Words) -> str:
    found = _any(_TOKEN, text, random)
    return (
        text if found is None else _put(text, found, found[0] + random.choice((" ", "")) + found[0])
    )


def _insert_token(text: str, random: Random, words: Words) -> str:
    found = _any(_TOKEN, text, random)
    new = random.choice((*_SPECIAL, *words[:200]))
    return new if found is None else _put(text, found, f"{found[0]} {new} ")


def _insert_character(text: str, random: Random, words: Words) -> str:
    at = random.randrange(len(text) + 1)
    return text[:at] + random.choice(_CHARACTERS) * random.choice((1, 1, 1, 2, 50)) + text[at:]


def _nest(text: str, random: Random, words: Words) -> str:
    deep = random.choice(_DEEP) * random.choice((3, 30, 65, 101, 1500, 30_000))
    return _put(text, _any(_VALUE, text, random), deep)


def _chain(text: str, random: Random, words: Words) -> str:
    """A value again and again with an operator between."""
    found = _any(_VALUE, text, random)
    if found is None:
        return text
    operator = random.choice((" + ", " and ", ", ", ".", " ** ", " or ", "[1]", " * -", "; "))
    return _put(text, found, operator.join([found[0]] * random.choice((3, 40, 2000))))


def _alias(text: str, random: Random, words: Words) -> str:
    """Aliases that would expand beyond all measure."""
    bomb = "a0: &a0 [x, x, x, x, x, x, x, x, x]\n" + "".join(
        f"a{n}: &a{n} [{', '.join([f'*a{n - 1}'] * 9)}]\n" for n in range(1, 10)
    )
    return bomb + text if random.random() < 0.5 else text.replace(": ", ": &a ", 1) + "\nb: *a\n"


def _flip(data: bytes, random: Random, words: Words) -> bytes:
    changed = bytearray(data)
    for _ in range(random.choice((1, 1, 2, 8))):
        if changed:
            changed[random.randrange(len(changed))] ^= 1 << random.randrange(8)
    return bytes(changed)


def _junk(data: bytes, random: Random, words: Words) -> bytes:
    at = random.randrange(len(data) + 1)
    return data[:at] + random.randbytes(random.choice((1, 4, 64))) + data[at:]


def _cut(data: bytes, random: Random, words: Words) -> bytes:
    at = random.randrange(len(data) + 1)
    return data[:at] + data[at + random.choice((1, 3, 20, 200)) :]


def _recode(text: str, random: Random, words: Words) -> bytes:
    coding = random.choice(("utf-16", "utf-16-le", "utf-32", "utf-8-sig", "cp874", "latin-1"))
    return text.encode(coding, "replace")


def _encoding(data: bytes, random: Random, words: Words) -> bytes:
    return _recode(data.decode("utf-8", "replace"), random, words)


def _line_breaks(text: str, random: Random, words: Words) -> str:
    return text.replace("\n", random.choice(("\r\n", "\r", "\n\n", "\n\r", "\u2028", "\x85")))


def _anything(data: bytes, random: Random, words: Words) -> bytes:
    return random.choice((b"", b"\n", b"\xef\xbb\xbf", b"\0", random.randbytes(40), b"[" * 9999))


MUTATIONS: Final[dict[str, Mutation]] = {
    # The first keep a file a file of its kind: most cases should get past the reader.
    "drop node": nodes.drop,
    "duplicate node": nodes.duplicate,
    "swap nodes": nodes.swap,
    "retype node": nodes.retype(_SPECIAL),
    "express node": nodes.express(an_expression),
    "rename key": nodes.rename,
    "replace value": _text(_replace_value),
    "retype value": _text(_retype),
    "express value": _text(_express),
    "swap values": _text(_swap_values),
    "replace token": _text(_replace_token),
    "drop token": _text(_drop_token),
    "duplicate token": _text(_duplicate_token),
    "insert token": _text(_insert_token),
    "drop line": _lines(_drop_line),
    "duplicate line": _lines(_duplicate_line),
    "swap lines": _lines(_swap_lines),
    "indent line": _lines(_indent),
    "repeat lines": _lines(_repeat),
    "chain": _text(_chain),
    "nest": _text(_nest),
    "insert character": _text(_insert_character),
    "line breaks": _text(_line_breaks),
    "truncate": _text(_truncate),
    "behead": _text(_behead),
    "alias": _text(_alias),
    "flip": _flip,
    "junk": _junk,
    "cut": _cut,
    "encoding": _encoding,
    "anything": _anything,
}

GENTLE: Final = tuple(MUTATIONS)[:18]
"""Those after which a file is mostly still one of its kind."""


def words_of(texts: Sequence[str]) -> tuple[str, ...]:
    """Every token and value of the texts, each once, in the order of first sight."""
    found = [one for text in texts for one in (*_TOKEN.findall(text), *_VALUE.findall(text))]
    return tuple(dict.fromkeys(word for word in found if len(word) < 200))
