"""The style sheet: text on its ground at 4.5:1 or more (WCAG 2.2, 1.4.3), light, dark and in print."""

import re
from collections.abc import Mapping

import pytest

from assay.site import style

GROUNDS = {
    "ink": ("paper", "ground", "code", "accent-soft"),
    "quiet": ("paper", "ground", "code"),
    "accent": ("paper", "ground"),
    "paper": ("accent",),
    "good": ("good-soft",),
    "fair": ("fair-soft",),
    "bad": ("bad-soft",),
}


def schemes() -> list[Mapping[str, str]]:
    """The tokens of each scheme; what dark and print leave out is as in light."""
    blocks = re.findall(r":root\s*\{([^}]*)\}", style())
    found = [dict(re.findall(r"--([a-z-]+):\s*(#[0-9a-f]{6})", block)) for block in blocks]
    return [{**found[0], **tokens} for tokens in found]


def luminance(colour: str) -> float:
    """Relative luminance (WCAG 2.2, definitions)."""
    parts = [int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5)]
    red, green, blue = (
        part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts
    )
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def test_there_is_a_light_a_dark_and_a_print_scheme() -> None:
    assert len(schemes()) == 3


@pytest.mark.parametrize("text", GROUNDS)
def test_text_stands_out_from_its_ground(text: str) -> None:
    for tokens in schemes():
        for ground in GROUNDS[text]:
            light, dark = sorted((luminance(tokens[text]), luminance(tokens[ground])), reverse=True)
            assert (light + 0.05) / (dark + 0.05) >= 4.5, (text, ground)


def test_one_language_is_hidden_at_a_time() -> None:
    assert '[data-say="th"] .en, [data-say="en"] .th { display: none; }' in style()
