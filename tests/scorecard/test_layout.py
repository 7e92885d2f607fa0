"""The scorecard's layout: what it may hold, and what is said of one that is wrong."""

from pathlib import Path
from textwrap import dedent

from assay.scorecard.layout import Layout, default_layout, find_layout, load_layout
from assay.values.text import Text
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
          - {kind: wards, columns: [beds]}
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
    assert sorted(told, key=lambda one: int(one.partition(":")[0])) == [
        "2:12 unknown-name",
        "4:5 unknown-key",
        "6:11 unknown-name",
        "7:14 unknown-word",
        "8:15 unknown-name",
        "9:14 unknown-name",
        "10:5 missing-key",
    ]


def test_a_wrong_name_is_told_with_the_nearest_right_one(tmp_path: Path) -> None:
    loaded = wards(tmp_path)
    assert loaded.plan is not None
    path = tmp_path / "scorecard.yaml"
    path.write_text("sections: [{kind: ward, columns: [ocupancy]}]", encoding="utf-8")
    _, [finding] = load_layout(path, loaded.schema, loaded.plan)
    assert finding.message == Text(
        "a column can't be `ocupancy`: there is no such name here",
        "ไม่มีชื่อ `ocupancy` ให้ใช้เป็นคอลัมน์",
    )
    assert finding.hint == Text("did you mean `occupancy`?", "หมายถึง `occupancy` ใช่หรือไม่")


def test_without_a_file_every_kind_with_outcomes_has_a_table_of_them(tmp_path: Path) -> None:
    loaded = wards(tmp_path)
    assert loaded.plan is not None
    layout, findings = find_layout(tmp_path / "schema.yaml", loaded.schema, loaded.plan)
    assert findings == ()
    assert layout == default_layout(loaded.schema, loaded.plan)
    [section] = layout.sections
    assert {column.name for column in section.columns} == set(loaded.plan.outcomes["ward"])


def test_without_sections_of_its_own_a_report_shows_those_of_the_scorecard(tmp_path: Path) -> None:
    layout, told = load(tmp_path, "sections: [{kind: ward, columns: [beds]}]")
    assert told == []
    assert layout is not None
    assert layout.report == layout.sections


def test_a_report_may_have_figures_bars_two_figures_and_texts_in_two_fields(
    tmp_path: Path,
) -> None:
    layout, told = load(
        tmp_path,
        """
        sections: [{kind: ward, columns: [beds]}]
        report:
          - kind: ward
            figures: [status, {occupancy: {th: ครองเตียง, en: In use}}]
            bars: {whole: beds, parts: [{beds: All}]}
            against: [occupied, occupied]
            columns:
              - field: {th: name_th, en: name_en}
                title: {th: ชื่อ, en: Name}
        """,
    )
    assert told == []
    assert layout is not None
    [section] = layout.report
    assert [column.name for column in section.figures] == ["status", "occupancy"]
    assert section.bars is not None
    assert section.bars.whole.name == "beds"
    assert [part.title for part in section.bars.parts] == [Text("All")]
    assert section.against is not None
    [name] = section.columns
    assert (name.name, name.english, name.title) == ("name_th", "name_en", Text("Name", "ชื่อ"))


def test_a_section_without_columns_has_those_of_what_it_draws(tmp_path: Path) -> None:
    layout, _ = load(
        tmp_path,
        """
        sections: [{kind: ward, columns: [beds]}]
        report: [{kind: ward, bars: {whole: beds, parts: [beds]}}]
        """,
    )
    assert layout is not None
    assert [column.name for column in layout.report[0].table] == ["beds"]


def test_every_mistake_of_a_report_is_told_at_its_place(tmp_path: Path) -> None:
    layout, told = load(
        tmp_path,
        """
        sections:
          - kind: ward
            bars: {whole: beds, parts: [beds]}
            columns: [beds]
        report:
          - kind: ward
            bars: {whole: beds}
          - kind: ward
            bars: {whole: beds, parts: [status]}
          - kind: ward
            bars: {whole: beds, parts: [occupied]}
          - kind: ward
            against: [beds]
          - kind: ward
            against: [stay, stay]
          - kind: ward
            figures: [bedz]
          - kind: ward
            columns: [{field: {th: name_th}, title: Name}]
          - kind: ward
            columns: [{field: {th: beds, en: name_en}, title: Name}]
          - kind: ward
          - kind: ward
            bars: {whole: beds, parts: [beds, beds, beds, beds, beds, beds, beds, beds, beds]}
        """,
    )
    assert layout is None
    assert sorted(told, key=lambda one: int(one.partition(":")[0])) == [
        "3:5 unknown-key",  # bars are for a report: a terminal has no room
        "7:11 missing-key",
        "9:33 wrong-type",
        "11:33 wrong-type",  # beds have no unit, and what is occupied counts in beds
        "13:14 wrong-type",
        "15:21 wrong-type",  # each ward states the unit of its stay
        "17:15 unknown-name",
        "19:23 missing-key",
        "21:28 wrong-type",
        "22:5 missing-key",
        "24:81 wrong-type",
    ]


def test_a_mistake_of_a_report_reads_in_thai_too(tmp_path: Path) -> None:
    loaded = wards(tmp_path)
    assert loaded.plan is not None
    path = tmp_path / "scorecard.yaml"
    path.write_text(
        "sections: [{kind: ward, columns: [beds]}]\n"
        "report: [{kind: ward, bars: {whole: beds, parts: [status]}}]",
        encoding="utf-8",
    )
    _, [finding] = load_layout(path, loaded.schema, loaded.plan)
    assert finding.message == Text(
        "`status` is a rag, which has no length to draw",
        "`status` เป็นตัวเลือก `rag` ซึ่งวาดเป็นแท่งไม่ได้",
    )
