"""What a call of a built-in is in a sentence: the words are the function's own."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from assay.language import FUNCTIONS, Clause
from assay.values.text import Text, both, listed

_WHOLE: Final = Text("to a whole number", "เป็นจำนวนเต็ม")
_ONE: Final = Text("to 1 decimal", "เป็นทศนิยม 1 ตำแหน่ง")


def call_words(name: str, arguments: Sequence[Text]) -> Text:
    """What a function makes of its arguments, as a noun."""
    function = FUNCTIONS[name]
    words = function.words
    assert not isinstance(words, Clause), f"{name} is told as a statement"
    if function.lists and len(arguments) > 1:
        if len(arguments) == 2 and words.of_two is not None:
            return both(words.of_two.en, words.of_two.in_language("th"), listed(arguments, th="กับ"))
        arguments = [listed(arguments)]
    forms = (words.form, *words.longer)
    form = next((one for one in forms if _places(one) == len(arguments)), forms[-1])
    return _whole(both(form.en, form.in_language("th"), *arguments))


def clause_words(name: str, words: Clause, arguments: Sequence[Text], positive: bool) -> Text:
    """What a yes-or-no function states of its arguments, or its opposite."""
    if FUNCTIONS[name].lists and len(arguments) > 1:
        arguments = [listed(arguments)]
    form = words.holds if positive else words.fails
    return both(form.en, form.in_language("th"), *arguments)


def _places(form: Text) -> int:
    return len({letter for letter in "0123" if f"{{{letter}}}" in form.en})


def _whole(said: Text) -> Text:
    """`to a whole number`, and not `to 0 decimals`."""
    return Text(
        said.en.replace("to 0 decimals", _WHOLE.en).replace("to 1 decimals", _ONE.en),
        said.in_language("th").replace("เป็นทศนิยม 0 ตำแหน่ง", _WHOLE.in_language("th")),
    )
