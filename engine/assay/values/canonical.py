"""A value told by content: a text that is the same wherever and whenever it is made.

Two values have one text only where they are alike to the last digit: every text in it stands in
quotes, and no form of it rests on how a version of Python shows a value.
"""

from __future__ import annotations

import dataclasses
import datetime as dt
import hashlib
import json
from collections.abc import Iterable, Mapping, Set
from decimal import Decimal
from enum import Enum
from functools import singledispatch
from typing import Any

from assay.values.null import Null
from assay.values.number import as_written
from assay.values.types import Member


@singledispatch
def canonical(value: Any) -> str:
    """A value as text that tells its type and every digit.

    It is a value of the language, a text in two languages, or a tuple, set, mapping or dataclass of
    such: of a dataclass it tells the fields by which two are compared, of a null why it is one and
    not where it came about. TypeError for anything else.
    """
    compared = (one.name for one in dataclasses.fields(value) if one.compare)
    told = (f"{name}={canonical(getattr(value, name))}" for name in compared)
    return f"{type(value).__name__}({','.join(told)})"


@canonical.register(type(None))
def _(value: None) -> str:
    return "none"


@canonical.register
def _(value: bool) -> str:
    return "true" if value else "false"


@canonical.register
def _(value: int) -> str:
    return str(value)


@canonical.register
def _(value: Decimal) -> str:
    return as_written(value)


@canonical.register
def _(value: str) -> str:
    return json.dumps(value)


@canonical.register
def _(value: dt.date) -> str:
    return value.isoformat()


@canonical.register
def _(value: Enum) -> str:
    return canonical(value.value)


@canonical.register
def _(value: Member) -> str:
    return f"{json.dumps(value.name)}@{value.rank}"


@canonical.register
def _(value: Null) -> str:
    return f"null:{','.join(sorted({cause.reason for cause in value.causes}))}"


@canonical.register(tuple)
@canonical.register(list)
def _(value: tuple[Any, ...] | list[Any]) -> str:
    return "[" + ",".join(map(canonical, value)) + "]"


@canonical.register(Mapping)
def _(value: Mapping[Any, Any]) -> str:
    pairs = sorted((canonical(key), canonical(one)) for key, one in value.items())
    return "{" + ",".join(f"{key}={one}" for key, one in pairs) + "}"


@canonical.register(Set)
def _(value: Set[Any]) -> str:
    return "{" + ",".join(sorted(map(canonical, value))) + "}"


def digest(values: Iterable[object]) -> str:
    """SHA-256 in hex of several values in their order, a line each."""
    found = hashlib.sha256()
    for value in values:
        found.update(canonical(value).encode("ascii"))
        found.update(b"\n")
    return found.hexdigest()
