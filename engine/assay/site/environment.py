"""The templates of the pages, with what they may call. Everything is escaped by itself.

A text in two languages becomes two spans, of which the page shows one; the switch of the base
layout says which. Backticks mark code, as in messages.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from functools import cache
from typing import Final

from jinja2 import Environment, PackageLoader, StrictUndefined
from markupsafe import Markup, escape

from assay.finding import SEVERITIES
from assay.site.words import VERDICTS, WORDS
from assay.values.text import Text

_CODE: Final = re.compile(r"`([^`]+)`")
_THAI: Final = re.compile("[\u0e00-\u0e7f]")
_CLOSE: Final = re.compile(r"(?<=[0-9]) (?=[^\W\d_])|(?<=\.) (?=[0-9]{4}\b)")
"""The spaces at which `30 ก.ย. 2563` or `4 decimals` must not break."""


def say(text: Text | str) -> Markup:
    """A text for a reader in either language; one that is the same in both stands once."""
    both = Text.of(text)
    thai = both.in_language("th")
    if both.th is None or thai == both.en:
        return _in("th" if _THAI.search(both.en) else "en", both.en, switched=False)
    return _in("th", thai, switched=True) + _in("en", both.en, switched=True)


def _in(lang: str, text: str, *, switched: bool) -> Markup:
    name = Markup(' class="{}"').format(lang) if switched else Markup("")
    return Markup('<span lang="{}"{}>{}</span>').format(lang, name, coded(text))


def coded(text: str) -> Markup:
    """A text whose backticks become code."""
    parts = _CODE.split(text)
    return Markup("").join(
        Markup("<code>{}</code>").format(part) if at % 2 else escape(_CLOSE.sub("\u00a0", part))
        for at, part in enumerate(parts)
    )


def plainly(text: Text | str) -> str:
    """Both languages in one line, for a page's title, which no switch reaches."""
    both = Text.of(text)
    thai = both.in_language("th")
    return both.en if thai == both.en else f"{thai} · {both.en}"


def word(name: str) -> Markup:
    """A word of the pages, by its short name."""
    return say(WORDS[name])


@cache
def environment() -> Environment:
    """The templates, read once."""
    made = Environment(
        loader=PackageLoader("assay.site"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    callables: Mapping[str, Callable[..., object]] = {
        "say": say,
        "word": word,
        "plainly": plainly,
        "coded": coded,
    }
    made.globals.update(callables)
    made.globals["words"] = WORDS
    made.globals["verdicts"] = VERDICTS
    made.globals["severities"] = SEVERITIES
    return made


def rendered(template: str, *, lang: str, root: str, **values: object) -> str:
    """A page. `lang` is the language it opens in, `root` the way up to the site's folder."""
    return environment().get_template(template).render(lang=lang, root=root, **values)


def style() -> str:
    """The style sheet that all pages share."""
    source, _, _ = PackageLoader("assay.site").get_source(environment(), "style.css")
    return source
