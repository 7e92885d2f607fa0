"""An agency with projects and their steps: states, money, an action, a finding that asks nothing."""

from pathlib import Path

from tests.building import Domain, domain

SCHEMA = """
types:
  state: {choice: [{met: {en: Met, th: บรรลุ}}, {not_met: {en: Not met, th: ไม่บรรลุ}}, unclear]}
kinds:
  agency:
    plural: agencies
    key: id
    title: Agency
    fields:
      name: {type: text}
      plan: {type: number, unit: baht}
      paid: {type: number, unit: baht}
      left: {type: number, unit: baht}
  project:
    plural: projects
    parent: agency
    key: id
    label: name
    title: Project
    fields:
      name: {type: text}
      state: {type: state}
      evidence: {type: text}
  step:
    plural: steps
    parent: project
    key: id
    title: Step
    fields:
      done: {type: boolean}
"""
RULES = {
    "evidence.yaml": """
        rule: evidence
        title: Evidence
        for: project
        checks:
          - code: no-evidence
            that: evidence != null
            title: {en: No evidence, th: ไม่มีหลักฐาน}
            act: agency
            remedy: attach
            stake: {is: 1, of: count(agency.projects)}
            message: "{id} has none"
        """,
    "steps.yaml": """
        rule: steps
        title: Steps
        for: step
        outcomes: {open: not(done)}
        checks:
          - {code: undone, that: done, title: A step is open, severity: note, message: "{id}"}
        """,
    "share.yaml": """
        rule: share
        title: Share
        for: agency
        outcomes: {share: {is: "percent(paid, plan)", title: Share paid}}
        """,
    "actions.yaml": """
        actors: {agency: {en: The agency, th: หน่วยงาน}}
        remedies: {attach: {en: Attach it, th: แนบหลักฐาน}}
        """,
}
FACTS = {
    "agencies.yaml": "- {id: A, plan: 300, paid: 100, left: 200}",
    "projects.yaml": """
        - {id: P, agency: A, name: One, state: met, evidence: page 1}
        - {id: Q, agency: A, name: Two, state: met}
        - {id: R, agency: A, name: Three, state: not_met}
        - {id: S, agency: A, name: Four, evidence: page 2}
        - {id: T, agency: A, name: Five, state: met, evidence: page 3}
        """,
    "steps.yaml": "- {id: S1, project: T, done: false}",
}
LAYOUT = """
sections: [{kind: project, columns: [state]}]
summary:
  - kind: agency
    line: {en: "{met} of {all} are met, {clean} clean, {questioned} not; {share:1} % paid", th: "{met}"}
    tally: {kind: project, by: state, questioned: [met], tones: {met: good, not_met: bad}}
  - kind: agency
    bars: {whole: plan, parts: [paid, left]}
  - actions: 3
  - kind: project
    title: Projects
    columns: [state, {line: "{name}: {state}", title: Both}, findings]
"""


def agency(folder: Path) -> Domain:
    """The agency, loaded from files in the folder."""
    return domain(folder, schema=SCHEMA, facts=FACTS, rules=RULES)
