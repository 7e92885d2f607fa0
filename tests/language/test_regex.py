"""Regular expressions as in XPath, matched in time that no pattern can blow up."""

from __future__ import annotations

import re
from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assay.language.regex import MalformedPattern, compiled
from tests.language.domain import value


def matches(pattern: str, text: str, flags: str = "") -> bool:
    return compiled(pattern, flags).search(text) is not None


@pytest.mark.parametrize(
    ("pattern", "text", "expected"),
    [
        ("^a.*a$", "abracadabra", True),
        ("^[A-Z]{2}-[0-9]+$", "EC-8", True),
        ("^[a-z-[aeiou]]+$", "rhythm", True),
        ("^[a-z-[aeiou]]+$", "vowel", False),
        (r"^\p{IsThai}+$", "ตัวชี้วัด", True),
        (r"^\p{L}+$", "abc1", False),
        (r"^\P{Nd}+$", "abc", True),
        (r"^\i\c*$", "_name-1", True),
        (r"^\w+\s\w+$", "John Doe", True),
        (r"^[\d.]+$", "5.10", True),
        ("^(ab|cd){2,3}$", "abcdab", True),
        ("^(ab|cd){2,3}$", "ab", False),
        ("^a{0}$", "", True),
        ("a|", "", True),
        (".", "\n", False),
        ("b$", "b\n", False),
        ("^[^a]$", "b", True),
        (r"^\[\-\]$", "[-]", True),
        ("^(?:a)(b)$", "ab", True),
    ],
)
def test_patterns_of_xpath(pattern: str, text: str, expected: bool) -> None:
    assert matches(pattern, text) is expected


def test_flags() -> None:
    assert matches("abc", "xABCx", "i")
    assert matches("a.b", "a\nb", "s")
    assert matches("^b$", "a\nb", "m")
    assert matches("a b c", "abc", "x")
    assert matches("a.b", "xa.bx", "q")
    assert not matches("a.b", "axb", "q")


@pytest.mark.parametrize(
    ("pattern", "text", "flags", "expected"),
    [
        # XPath and XQuery Functions 3.1, 5.6.2: `i` tells of characters and ranges, wherever.
        ("[^Q]", "Q", "i", False),
        ("[^Q]", "q", "i", False),
        ("[^Q]", "r", "i", True),
        ("[^q]", "Q", "i", False),
        ("^[A-Z-[IO]]$", "A", "i", True),
        ("^[A-Z-[IO]]$", "b", "i", True),
        ("^[A-Z-[IO]]$", "i", "i", False),
        ("^[A-Z-[IO]]$", "O", "i", False),
        ("^[a-z-[O]]$", "o", "i", False),
        ("^[A-Z]$", "\N{KELVIN SIGN}", "i", True),
        ("^\N{KELVIN SIGN}$", "k", "i", True),
        ("^s$", "\N{LATIN SMALL LETTER LONG S}", "i", True),
        ("^ß$", "S", "i", False),
        (r"\p{Lu}", "q", "i", False),
        (r"\p{Lu}", "Q", "i", True),
        (r"\P{Lu}", "Q", "i", False),
        (r"^[\p{Lu}a]$", "A", "i", True),
        (r"^[\p{Lu}a]$", "b", "i", False),
        (r"^[^\p{Lu}]$", "b", "i", True),
        ("a.b", "A.B", "qi", True),
        # `x` takes spaces out before the pattern is read, though not in a class.
        ("hello\\ sworld", "hello world", "x", True),
        ("hello[ ]world", "hello world", "x", True),
        ("hello world", "hello world", "x", False),
        ("\\ [a", "[a", "x", True),
        ("[^ a]", " ", "x", False),
        ("[a\\] ]b c", "]bc", "x", True),
        # A line feed at the very end begins no further line.
        ("^$", "a\n", "m", False),
        ("^b", "a\nb\n", "m", True),
        ("a$", "a\n", "m", True),
        ("a$", "a\n", "", False),
        (".", "\r", "", False),
    ],
)
def test_flags_do_what_xpath_says(pattern: str, text: str, flags: str, expected: bool) -> None:
    assert matches(pattern, text, flags) is expected


def test_a_class_in_any_case_is_the_same_class_of_either_letter() -> None:
    random = Random(16)
    letters = "abkqsABKQS1-"
    for _ in range(2_000):
        inside = "".join(random.sample("abkqsABKQS1", random.randint(1, 4)))
        taken = "".join(random.sample("abkqsABKQS", random.randint(1, 2)))
        pattern = f"[{random.choice(('', '^'))}{inside}{random.choice(('', f'-[{taken}]'))}]"
        for letter in letters:
            expected = matches(pattern, letter, "i")
            assert matches(pattern, letter.swapcase(), "i") is expected, (pattern, letter)
            plain = "-[" not in pattern and letter in inside + inside.swapcase()
            if "-[" not in pattern:
                assert expected is (plain != pattern.startswith("[^")), (pattern, letter)


@pytest.mark.parametrize(
    "pattern",
    [
        "a" * 5_000,
        "[" + "ab" * 3_000 + "]",
        "a{2,٣}",
        "(",
        ")",
        "[",
        "[]",
        "*a",
        "a{2,1}",
        "a{x}",
        r"\q",
        r"(a)\1",
        "[z-a]",
        r"\p{Xx}",
        "]",
        "a**",
        "(" * 60 + ")" * 60,
        "(a{99}){99}",
        "a\\",
    ],
)
def test_what_is_no_pattern_is_refused(pattern: str) -> None:
    with pytest.raises(MalformedPattern):
        compiled(pattern)


@pytest.mark.parametrize("pattern", ["^(a+)+$", "^(a|aa)*$", "^(a|a?)+$", "^(.*)*b$"])
def test_patterns_that_blow_up_elsewhere_are_answered(pattern: str) -> None:
    assert not matches(pattern, "a" * 300 + "!")


simple = st.text(st.sampled_from("ab|*+?()."), max_size=8)


@given(simple, st.text(st.sampled_from("ab\n"), max_size=8))
def test_simple_patterns_agree_with_another_engine(pattern: str, text: str) -> None:
    try:
        ours = compiled(pattern)
    except MalformedPattern:
        return
    try:
        theirs = re.compile(pattern)
    except re.error:
        return
    # What `++` and `(?` mean differs between the dialects.
    if re.search(r"[*+?]\+|\(\?", pattern) or "\n" in text:
        return
    found, expected = ours.search(text), theirs.search(text)
    assert (found is None) == (expected is None)
    if found is not None and expected is not None:
        assert (found[0], found[1]) == expected.span()


def test_replace_puts_groups_in() -> None:
    assert value(r'replace("abracadabra", "bra", "*")') == "a*cada*"
    assert value(r'replace("abracadabra", "a(.)", "a$1$1")') == "abbraccaddabbra"
    assert value(r'replace("AAAA", "A+?", "b")') == "bbbb"
    assert value(r'replace("abc", "b", "\\$0")') == "a$0c"
    assert value(r'replace("abc", "(x)?b", "[$1]")') == "a[]c"


def test_a_computed_pattern_that_is_none_is_undefined() -> None:
    assert value('matches("a", name) = null', name="(") is True
    assert value('split("a", name) = null', name="x*") is True
    assert value('replace("a", name, "b") = null', name="x*") is True
    assert value(r'replace("a", "a", name) = null', name="$") is True
