"""The forms that parts of a file have, as JSON Schemas.

Draft-07, which every release of yaml-language-server since 0.1 reads; later drafts only the
newest do, and nothing here needs one. A part that may be written in several ways lists its types
beside the keywords of each, since editors explain an `anyOf` that fails badly. The keywords
`markdownDescription`, `markdownEnumDescriptions` and `patternErrorMessage` are the language
server's own; others pass over them.

YAML's core schema, as editors read it, has no dates: there a date is a text.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Final, TypeAlias

from assay.document.words import Words
from assay.values.text import Text
from assay.values.types import Choice
from assay.values.words import KEYWORDS

Json: TypeAlias = "Mapping[str, Json] | Sequence[Json] | str | int | bool | None"
Form: TypeAlias = Mapping[str, Json]

DRAFT: Final = "http://json-schema.org/draft-07/schema#"

# Letters and marks of any script, without the regular expressions' own idea of a letter: editors
# run those of JavaScript, where it is of the Latin script.
_LETTER: Final = r"A-Za-z\u00a1-\uffff"
_NO_KEYWORD: Final = f"(?!(?:{'|'.join(sorted(KEYWORDS))})$)"

TEXT: Final[Form] = {"type": "string", "minLength": 1}
BOOLEAN: Final[Form] = {"type": "boolean"}
NAME: Final[Form] = {
    "type": "string",
    "pattern": f"^{_NO_KEYWORD}[{_LETTER}][{_LETTER}0-9_]*$",
    "patternErrorMessage": "a name is made of letters, digits and `_`, begins with a letter, and "
    "is no word of the expression language",
}
IDENTIFIER: Final[Form] = {
    "type": "string",
    "pattern": "^[a-z0-9][a-z0-9.-]*$",
    "patternErrorMessage": "use small letters, digits, `-` and `.`, as in `progress-status`",
}
DATE: Final[Form] = {
    "type": "string",
    "pattern": "^[0-9]{4}-[0-9]{2}-[0-9]{2}$",
    "patternErrorMessage": "write a date as 2020-09-30",
}
THAI_DATE: Final[Form] = {
    "type": "string",
    "pattern": "^[0-9๐-๙]",
    "patternErrorMessage": "write a date as 2020-09-30 or 30 ก.ย. 2563",
}
TITLE: Final[Form] = {
    "type": ["string", "object"],
    "minLength": 1,
    "properties": {
        "th": {**TEXT, "description": "The wording in Thai."},
        "en": {**TEXT, "description": "The wording in English."},
    },
    "additionalProperties": False,
    "minProperties": 1,
}


def described(words: Words, form: Form) -> Form:
    """A form with what hover and completion say of it."""
    return {"description": words.text, "markdownDescription": words.markdown, **form}


def closed(properties: Mapping[str, Form], required: Iterable[str] = ()) -> Form:
    """A mapping of these keys and no others."""
    form: dict[str, Json] = {"type": "object", "properties": properties}
    if names := list(required):
        form["required"] = names
    return {**form, "additionalProperties": False}


def by_name(each: Form) -> Form:
    """A mapping whose keys are names that the writer gives."""
    return {"type": "object", "additionalProperties": each}


def list_of(each: Form) -> Form:
    """A list."""
    return {"type": "array", "items": each}


def one_of(words: Mapping[str, str]) -> Form:
    """One of several words, each with what it means; an empty meaning is not shown."""
    form: dict[str, Json] = {"enum": list(words)}
    if any(words.values()):
        form["markdownEnumDescriptions"] = list(words.values())
    return form


def suggested(words: Mapping[str, str], otherwise: Form) -> Form:
    """A form with words to propose, where others may be written too."""
    return {"anyOf": [one_of(words), otherwise]} if words else otherwise


def members(choice: Choice, *, titles: bool) -> dict[str, str]:
    """The members of a choice or scale, with their titles; `titles` may stand for them too."""
    words: dict[str, str] = {}
    for member in choice.members:
        written = () if member.title is None else (member.title.th, member.title.en)
        names = [name for name in dict.fromkeys(written) if name is not None]
        words.setdefault(member.name, " · ".join(names))
        if titles:
            for name in names:
                words.setdefault(name, f"the same as `{member.name}`")
    return words


def bilingual(title: Text | None) -> str:
    """A title in both languages, Thai first: `โครงการ · Project`; empty where there is none."""
    if title is None:
        return ""
    return " · ".join(dict.fromkeys(word for word in (title.th, title.en) if word))
