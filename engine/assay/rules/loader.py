"""Reads rule files: from YAML to documents, with every mistake at its place."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TypeVar

from pydantic import ValidationError

from assay.finding import Finding, Span, error
from assay.rules.documents import (
    CheckBody,
    Derived,
    Effective,
    LevelsBody,
    Part,
    RuleDocument,
    ScaleBody,
    Source,
    TableBody,
    TableRow,
    Then,
)
from assay.source import Entries, Items, Node, read_yaml
from assay.values.text import Text
from assay.values.words import did_you_mean, nearest

PartT = TypeVar("PartT", bound=Part)


@dataclass(frozen=True)
class RuleFile:
    """A rule document and the file it came from.

    `file` is the path below the rules folder, which names the rule wherever the folder stands;
    `digest` is the SHA-256 of the file's bytes.
    """

    document: RuleDocument
    file: str
    digest: str

    @property
    def id(self) -> str:
        """The rule's own name."""
        return self.document.rule.text


def load_rule(path: Path, shown_as: str, file: str) -> tuple[RuleFile | None, tuple[Finding, ...]]:
    """The rule that a file holds, or the findings that say why there is none.

    `shown_as` is the path that findings name, `file` the path below the rules folder.
    """
    node, findings = read_yaml(path, shown_as)
    if node is None:
        return None, findings
    document, mistakes = parse(RuleDocument, node)
    # What stands in braces without a value was said to; that it is no key either is an echo.
    said = {finding.span for finding in findings if finding.code == "missing-value"}
    findings = (*findings, *(one for one in mistakes if one.span not in said))
    if document is None:
        return None, findings
    digest = hashlib.sha256(path.read_bytes()).hexdigest()
    return RuleFile(document, file, digest), findings


def parse(model: type[PartT], node: Node) -> tuple[PartT | None, tuple[Finding, ...]]:
    """A part of a rule document read from YAML, or the findings that say what is wrong with it."""
    try:
        return model.model_validate(node), ()
    except ValidationError as failure:
        return None, tuple(_located(failure, node, model))


_PARTS: dict[str, type[Part]] = {
    "source": Source,
    "effective": Effective,
    "table": TableBody,
    "levels": LevelsBody,
    "scale": ScaleBody,
    "rows": TableRow,
    "checks": CheckBody,
    "given": Derived,
    "outcomes": Derived,
    "otherwise": Then,
}


def _located(failure: ValidationError, root: Node, model: type[Part]) -> Iterable[Finding]:
    mistakes = failure.errors(include_url=False)
    unknown = [one["loc"] for one in mistakes if one["type"] == "extra_forbidden"]
    meant = {nearest(str(where[-1]), _known(where, model)) for where in unknown}
    for mistake in mistakes:
        location = mistake["loc"]
        kind = mistake["type"]
        if kind == "extra_forbidden":
            yield _unknown_key(location, root, model)
        elif kind == "missing":
            if location[-1] in meant:
                continue  # Not both `row` unknown and `rows` missing: one slip, one finding.
            name, where = location[-1], _where(location[:-1])
            holder = _span(root, location[:-1])
            yield error(
                "missing-key",
                Text(f"`{name}` is missing from {where}", f"ขาด `{name}` ใน{where: th}"),
                holder,
                hint=Text(f"write `{name}: ...`", f"ให้เขียน `{name}: ...`"),
            )
        else:
            context = mistake.get("ctx", {})
            message = context.get("message") or mistake["msg"]
            span = context.get("at") or _span(root, location)
            yield error(kind, message, span, hint=context.get("hint"))


def _where(location: Sequence[int | str]) -> Text:
    names = [part for part in location if isinstance(part, str)]
    return Text(f"`{names[-1]}`", f"`{names[-1]}`") if names else Text("the rule", "กฎ")


def _unknown_key(location: Sequence[int | str], root: Node, top: type[Part]) -> Finding:
    key, known = str(location[-1]), _known(location, top)
    holder = _step(root, location[:-1])
    span = holder.span
    if isinstance(holder, Entries):
        span = next((k.span for k, _ in holder.entries if k.text == key), span)
    where, listed = _where(location[:-1]), ", ".join(known)
    return error(
        "unknown-key",
        Text(f"`{key}` is not a key of {where}", f"{where:th }ไม่มีคีย์ `{key}`"),
        span,
        hint=did_you_mean(key, known) or Text(f"it may hold {listed}", f"คีย์ที่มีคือ {listed}"),
    )


def _known(location: Sequence[int | str], top: type[Part]) -> list[str]:
    """The keys that may stand at a place of a document."""
    names = [part for part in location[:-1] if isinstance(part, str)]
    model = _PARTS.get(names[-1], top) if names else top
    if len(names) > 1 and names[-2] in ("given", "outcomes"):
        model = Derived
    known = [field.alias or name for name, field in model.model_fields.items()]
    return [name for name in known if not name.startswith("<")]


def _step(node: Node, location: Sequence[int | str]) -> Node:
    for part in location:
        if isinstance(node, Entries):
            found = next((v for k, v in node.entries if k.text == str(part)), None)
        elif isinstance(node, Items) and isinstance(part, int) and part < len(node.items):
            found = node.items[part]
        else:
            found = None
        if found is None:
            return node
        node = found
    return node


def _span(root: Node, location: Sequence[int | str]) -> Span:
    return _step(root, location).span
