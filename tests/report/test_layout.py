"""The scorecard's layout: what it may hold, and what is said of one that is wrong."""

from pathlib import Path
from textwrap import dedent

from engine.report.layout import Layout, default_layout, find_layout, load_layout
from engine.values.text import Text
from tests.report.wards import wards


def load(folder: Path, text: str) -> tuple[Layout | None, list[str]]:
    loaded = wards(folder)
    assert loaded.plan is not None
    path = folder / "scorecard.yaml"
    path.write_text(dedent(text).lstrip(), encoding="utf-8")
    layout, findings = load_layout(path, loaded.schema, loaded.plan)
    told = [
        f"{one.span.line}:{one.span.column} {one.code}" for one in findings if one.span is not None
    ]
    return layout, told


def test_a_column_is_a_field_or_an_outcome_with_its_own_heading_or_its_title(
    tmp_path: Path,
) -> None:
    layout, told = load(
        tmp_path,
        """
        sections:
          - kind: ward
            columns: [beds, occupancy, {status: {th: สี, en: Colour}}, drill_score]
        """,
    )
    assert told == []
    assert layout is not None
    assert [column.title.en for column in layout.sections[0].columns] == [
        "Beds",
        "Occupancy",
        "Colour",
        "Drill score",
    ]


def test_a_section_without_a_title_has_that_of_its_kind(tmp_path: Path) -> None:
    layout, _ = load(tmp_path, "sections: [{kind: ward, columns: [beds]}]")
    assert layout is not None
    assert layout.sections[0].title == Text("Ward", "หอผู้ป่วย")


def test_a_unit_without_a_reading_is_not_shown(tmp_path: Path) -> None:
    layout, _ = load(tmp_path, "units: {beds: , percent: '%'}\nsections: []")
    assert layout is not None
    assert layout.units == {"beds": Text(""), "percent": Text("%")}


def test_every_mistake_is_told_at_its_place(tmp_path: Path) -> None:
    layout, told = load(
        tmp_path,
        """
        sections:
          - kind: wards
          - kind: ward
            colums: [beds]
          - kind: ward
            sort: bed
            name_by: name
            columns: [ocupancy]
            lines: ["{bedz} beds"]
          - columns: [beds]
        """,
    )
    assert layout is None
    assert told == [
        "2:11 unknown-name",
        "4:5 unknown-key",
        "3:5 missing-key",
        "8:15 unknown-name",
        "9:14 unknown-name",
        "7:14 unknown-name",
        "6:11 unknown-name",
        "10:5 missing-key",
    ]


def test_a_wrong_name_is_told_with_the_nearest_right_one(tmp_path: Path) -> None:
    loaded = wards(tmp_path)
    assert loaded.plan is not None
    path = tmp_path / "scorecard.yaml"
    path.write_text("sections: [{kind: ward, columns: [ocupancy]}]", encoding="utf-8")
    _, [finding] = load_layout(path, loaded.schema, loaded.plan)
    assert finding.message == Text("a column can't be `ocupancy`: there is no such name here")
    assert finding.hint == Text("did you mean `occupancy`?")


def test_without_a_file_every_kind_with_outcomes_has_a_table_of_them(tmp_path: Path) -> None:
    loaded = wards(tmp_path)
    assert loaded.plan is not None
    layout, findings = find_layout(tmp_path / "schema.yaml", loaded.schema, loaded.plan)
    assert findings == ()
    assert layout == default_layout(loaded.schema, loaded.plan)
    [section] = layout.sections
    assert {column.name for column in section.columns} == set(loaded.plan.outcomes["ward"])
