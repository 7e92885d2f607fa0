"""A small project of hospital wards, for schemas that a test can see whole."""

from __future__ import annotations

import json
from pathlib import Path
from textwrap import dedent
from typing import Any

from assay.editor import schema_files
from assay.facts import load_schema
from assay.rules import load_library

SCHEMA = """
    types:
      rag: {scale: [{red: {th: สีแดง, en: Red}}, {yellow: สีเหลือง}, green]}
      grade: {scale: [D, C, B, A]}
    kinds:
      hospital:
        plural: hospitals
        title: {th: โรงพยาบาล, en: Hospital}
        key: code
        fields:
          name: {type: text, required: true}
      ward:
        plural: wards
        title: {th: หอผู้ป่วย, en: Ward}
        key: id
        parent: hospital
        fields:
          beds:
            {type: number, decimals: 0, unit: beds, range: "[1..500]", required: true,
             title: {th: จำนวนเตียง, en: Beds}}
          occupied: {type: number, decimals: 1, unit: percent, range: ">= 0"}
          share:    {type: number, range: "[0.5..1]"}
          amount:   {type: number, reads: [thai_digits, dash_as_zero], unit: {field: currency}}
          currency: {type: text}
          currency_rate: {type: number, range: "<= 1e5000"}
          status:   {type: rag}
          opened:   {type: date}
          closed:   {type: date, reads: [buddhist_era]}
          teaching: {type: boolean}
          shifts:   {type: list of grade}
      ward_note:
        plural: ward_notes
        key: id
        fields:
          text: {type: text}
"""
RULE = """
    rule: occupancy
    title: Occupancy
    for: ward
    outcomes:
      pressure: {is: occupied, title: {th: ภาระ, en: Pressure}}
    table:
      outcome: alarm
      type: rag
      rows: [{when: {pressure: "> 90"}, then: red}]
      otherwise: green
"""


def made(folder: Path) -> dict[str, Any]:
    """The JSON Schemas of the wards, by name."""
    (folder / "rules").mkdir()
    (folder / "schema.yaml").write_text(dedent(SCHEMA), encoding="utf-8")
    (folder / "rules" / "occupancy.yaml").write_text(dedent(RULE), encoding="utf-8")
    schema, wrong = load_schema(folder / "schema.yaml")
    assert schema is not None, wrong
    library, wrong = load_library(folder / "rules", "rules")
    assert library is not None, wrong
    return {name: json.loads(text) for name, text in schema_files(schema, library).items()}
