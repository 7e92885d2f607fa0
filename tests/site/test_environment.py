"""How texts are set on a page: in both languages, escaped, with code and unbroken dates."""

import pytest

from assay.site.environment import coded, plainly, say
from assay.values.text import Text


def test_a_text_in_two_languages_is_two_spans_of_which_one_is_shown() -> None:
    assert say(Text("Rule", "เกณฑ์")) == (
        '<span lang="th" class="th">เกณฑ์</span><span lang="en" class="en">Rule</span>'
    )


@pytest.mark.parametrize(
    ("text", "set_as"),
    [
        (Text("Rule"), '<span lang="en">Rule</span>'),
        (Text("outturn", "outturn"), '<span lang="en">outturn</span>'),
        (Text("เกณฑ์"), '<span lang="th">เกณฑ์</span>'),
    ],
)
def test_a_text_in_one_language_is_shown_to_both_readers(text: Text, set_as: str) -> None:
    assert say(text) == set_as


def test_what_a_rule_says_is_escaped_and_backticks_are_code() -> None:
    assert coded("a < `b > c` & <i>") == "a &lt; <code>b &gt; c</code> &amp; &lt;i&gt;"


@pytest.mark.parametrize(
    ("text", "kept"),
    [
        ("30 ก.ย. 2563", "30\u00a0ก.ย.\u00a02563"),
        ("30 Sep 2020", "30\u00a0Sep 2020"),
        ("ทศนิยม 4 ตำแหน่ง", "ทศนิยม 4\u00a0ตำแหน่ง"),
    ],
)
def test_a_date_or_a_count_is_not_broken_at_the_end_of_a_line(text: str, kept: str) -> None:
    assert coded(text) == kept


def test_a_title_has_both_languages_in_one_line() -> None:
    assert plainly(Text("Rule", "เกณฑ์")) == "เกณฑ์ · Rule"
    assert plainly(Text("Rule")) == "Rule"
