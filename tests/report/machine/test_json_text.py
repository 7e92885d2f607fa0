"""JSON holds nothing that a terminal obeys, and says the same."""

import json

from assay.report.machine.json_text import json_document, json_text


def test_what_a_terminal_obeys_is_escaped() -> None:
    odd = "a\x1b[2J\x9b2J\x7f\u202e\u2028"
    text = json_text({"t": odd})
    assert text == '{"t": "a\\u001b[2J\\u009b2J\\u007f\\u202e\\u2028"}'
    assert json.loads(text) == {"t": odd}


def test_letters_stay_as_they_are() -> None:
    assert json_document({"a": "สีเขียว – ü"}) == '{\n  "a": "สีเขียว – ü"\n}\n'
