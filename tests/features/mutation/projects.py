"""Small projects written in tests: a schema, rules and a feature, and what is made of them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from textwrap import dedent, indent

from assay.features.mutation import Mutant, MutationKind, MutationReport, Names, mutants, mutate
from assay.features.mutation.names import members_read
from assay.features.scenario import Prepared, Workspace, prepare, read_feature
from assay.plan import TableDecision
from assay.plan.exchange import Exchange
from assay.project import find_project
from tests.building import domain

SCHEMA = """
types:
  rag: {scale: [red, yellow, green]}
  role: {choice: [core, support, other]}
kinds:
  project:
    plural: projects
    key: id
    fields:
      delay:    {type: number, decimals: 1, unit: percent}
      plan:     {type: number, unit: percent}
      actual:   {type: number, unit: percent}
      obstacle: {type: boolean}
      status:   {type: rag}
      role:     {type: role}
      due:      {type: date}
      done:     {type: date}
      country:  {type: text}
  task:
    plural: tasks
    key: id
    parent: project
    fields:
      weight: {type: number}
      done:   {type: boolean}
"""

HEAD = "rule: bands\ntitle: Bands\nfor: project\n"


def rule(body: str) -> str:
    """A rule file of which `body` is what follows its head, from line 4 on."""
    return HEAD + dedent(body).strip("\n") + "\n"


def mutants_of(folder: Path, body: str, *, beside: Mapping[str, str] | None = None) -> list[Mutant]:
    """All mutants of one rule, those included that turn out to be no rules."""
    others = {name: dedent(text) for name, text in (beside or {}).items()}
    made = domain(
        folder,
        schema=SCHEMA,
        facts={"projects.yaml": "- {id: A}"},
        rules={"bands.yaml": rule(body), **others},
    )
    assert made.plan is not None, [finding.message.en for finding in made.findings]
    assert made.library is not None
    exchange = Exchange(made.schema, made.library, made.book.as_of)
    file = next(one for one in made.library.rules if one.id == "bands")
    own = exchange.decisions(file.file)
    scope = exchange.scope(file.file)
    assert scope is not None
    near = members_read(one for step in made.plan.steps for one in step.decisions)
    types = {
        outcome.name: outcome.type
        for one in own
        if isinstance(one, TableDecision)
        for outcome in one.outcomes
    }
    return list(mutants(file, Names(scope.scope, members_read(own), near), types))


def changes(found: list[Mutant], *kinds: MutationKind) -> list[str]:
    """`before -> after` of the mutants of some kinds, or of all."""
    return [f"{one.before} -> {one.after}" for one in found if not kinds or one.kind in kinds]


@dataclass(frozen=True)
class Made:
    """A project with its scenarios made ready."""

    workspace: Workspace
    scenarios: list[Prepared]

    def mutate(self) -> MutationReport:
        """Its mutation run."""
        return mutate(self.workspace, self.scenarios)


def project(folder: Path, rules: Mapping[str, str], feature: str) -> Made:
    """A project in a folder, which must be the current one, with one feature."""
    files = {
        "facts/schema.yaml": dedent(SCHEMA).lstrip(),
        "facts/2020/book.yaml": "as_of: 2020-09-30\n",
        **{f"rules/{name}": dedent(text).lstrip() for name, text in rules.items()},
        "features/bands.feature": "Feature: Bands\n" + indent(dedent(feature), "  "),
    }
    for name, text in files.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    workspace = Workspace(find_project())
    found, findings = read_feature(Path("features/bands.feature"))
    assert found is not None, findings
    ready = [prepare(scenario, workspace) for scenario in found.scenarios]
    wrong = [one.findings for one in ready if not isinstance(one, Prepared)]
    assert not wrong, wrong
    return Made(workspace, [one for one in ready if isinstance(one, Prepared)])
