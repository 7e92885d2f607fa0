"""JSON as text (RFC 8259): letters of every script as they are, what a terminal obeys escaped."""

from __future__ import annotations

import json
import re
from typing import Final

from assay.values.visible import TURNING

# JSON escapes the controls below U+0020 by itself.
_OBEYED: Final = re.compile(f"[\x7f-\x9f\u2028\u2029{TURNING}]")


def json_text(value: object, *, indent: int | None = None) -> str:
    """A value as JSON; set in where `indent` says how far."""
    text = json.dumps(value, ensure_ascii=False, indent=indent)
    return _OBEYED.sub(lambda found: f"\\u{ord(found[0]):04x}", text)


def json_document(document: object) -> str:
    """A document of several lines, with a line break at its end."""
    return json_text(document, indent=2) + "\n"
