"""A project is checked as a whole: what is wrong in one file hides nothing of another."""

from pathlib import Path

import pytest

from assay.check import check, find_project
from assay.finding import InvalidInput
from tests.check.projects import RULE, SCHEMA, checked, codes, write

WRONG = """
    rule: wrong
    title: Wrong
    for: ward
    outcomes: {twice: {is: 2 * bedz}}
"""


def test_a_project_in_which_nothing_is_wrong_has_no_findings(folder: Path) -> None:
    found = checked(folder)
    assert found.findings == ()
    assert (found.rules, found.books, found.features, found.proven) == (1, 1, 0, True)


def test_mistakes_of_rules_books_and_features_are_told_together_by_file(folder: Path) -> None:
    found = checked(
        folder,
        {
            "rules/wrong.yaml": WRONG,
            "facts/2563/wards.yaml": "- {id: W-1, beds: many}\n",
            "features/crowding.feature": "Scenario: Crowding\n",
        },
    )
    files = [one.span.file for one in found.findings if one.span is not None]
    assert files == ["facts/2563/wards.yaml", "features/crowding.feature", "rules/wrong.yaml"]
    assert codes(found) == ["wrong-type", "wrong-feature", "unknown-name"]
    assert not found.proven


def test_a_rule_that_cannot_be_read_hides_no_mistake_of_another(folder: Path) -> None:
    found = checked(
        folder,
        {
            "rules/broken.yaml": "rule: broken\nfor: ward\n",
            "rules/third.yaml": """
                rule: third
                title: Third
                for: ward
                outcomes: {half: {is: "beds + true"}}
            """,
        },
    )
    assert {one.span.file for one in found.findings if one.span is not None} == {
        "rules/broken.yaml",
        "rules/third.yaml",
    }


def test_a_name_that_a_broken_rule_may_define_is_not_called_unknown(folder: Path) -> None:
    reader = """
        rule: reader
        title: Reader
        for: ward
        outcomes: {twice: {is: 2 * free}}
    """
    broken = RULE.replace("severity: error", "severity: grave")
    found = checked(folder, {"rules/crowding.yaml": broken, "rules/reader.yaml": reader})
    assert codes(found) == ["unknown-word"]


def test_without_a_sound_schema_rules_are_still_read(folder: Path) -> None:
    found = checked(
        folder,
        {
            "facts/schema.yaml": SCHEMA.replace("type: number", "type: numbr"),
            "rules/crowding.yaml": RULE.replace("for: ward", "fro: ward"),
        },
    )
    assert {one.span.file for one in found.findings if one.span is not None} == {
        "facts/schema.yaml",
        "rules/crowding.yaml",
    }
    assert found.schema is None


def test_every_book_below_facts_is_checked_and_each_mistake_told_once(folder: Path) -> None:
    found = checked(
        folder,
        {
            "facts/2562/book.yaml": "as_of: 2019-09-30\n",
            "facts/2562/wards.yaml": "- {id: W-1}\n",
            "facts/2563/book.yaml": "as_of: 2020-09-30\nprevious: ../2562\n",
        },
    )
    assert [(one.code, str(one.span)) for one in found.findings] == [
        ("missing-field", "facts/2562/wards.yaml:1:3")
    ]
    assert found.books == 2


def test_paths_narrow_what_is_told_and_not_what_is_read(folder: Path) -> None:
    found = checked(
        folder,
        {"rules/wrong.yaml": WRONG, "facts/2563/wards.yaml": "- {id: W-1, beds: many}\n"},
    )
    assert codes(found.narrowed([Path("rules")])) == ["unknown-name"]
    assert codes(found.narrowed([Path("rules/wrong.yaml")])) == ["unknown-name"]
    assert codes(found.narrowed([Path("facts/2563")])) == ["wrong-type"]
    assert codes(found.narrowed([Path("features")])) == []


def test_a_book_outside_the_facts_is_checked_where_it_is_named(folder: Path) -> None:
    write(folder, {"drafts/2564/book.yaml": "as_of: 2021-09-30\nquarters: 4\n"})
    assert codes(check(find_project())) == []
    assert codes(check(find_project([Path("drafts/2564")]))) == ["unknown-key"]


def test_a_project_is_found_from_any_folder_of_it(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    write(folder, {"features/deep/x.feature": "Feature: Nothing yet\n"})
    monkeypatch.chdir(folder / "features/deep")
    found = find_project()
    assert found.schema_file.resolve() == (folder / "facts/schema.yaml").resolve()
    assert [one.name for one in found.books] == ["2563"]


def test_where_there_is_no_project_or_no_such_path_it_is_said(folder: Path) -> None:
    with pytest.raises(InvalidInput, match="neither this folder nor a folder above it"):
        find_project()
    with pytest.raises(InvalidInput, match=r"there is no file or folder rules/x\.yaml"):
        find_project([Path("rules/x.yaml")])


def test_bytes_that_are_no_text_are_findings_in_any_file(folder: Path) -> None:
    write(folder, {"features/a.feature": "Feature: A\n"})
    for name in ("facts/schema.yaml", "facts/2563/wards.yaml", "rules/crowding.yaml"):
        write(folder, {"features/a.feature": "Feature: A\n"})
        (folder / name).write_bytes(b"\xff\xfe\x00rule")
        (folder / "features/a.feature").write_bytes(b"\x80Feature")
        assert codes(check(find_project())) == ["not-utf8"] * 2


def test_a_path_that_is_no_part_of_the_project_is_refused(folder: Path) -> None:
    write(folder, {"README.md": "# Read me\n", "other/notes.txt": "none\n"})
    for name in ("README.md", "other", "other/notes.txt"):
        with pytest.raises(InvalidInput, match=f"{name} is no part of a project"):
            find_project([Path(name)])
    for name in (".", "facts", "facts/schema.yaml", "facts/2563/wards.yaml", "rules"):
        assert find_project([Path(name)]).books == (Path("facts/2563"),)


def test_a_name_longer_than_names_may_be_is_not_there(folder: Path) -> None:
    write(folder, {})
    with pytest.raises(InvalidInput, match="there is no file or folder"):
        find_project([Path("a" * 5000)])


def test_how_far_a_check_is_is_told_after_each_book_period_and_feature(folder: Path) -> None:
    later = RULE.replace("for: ward", "effective: {from: 2020-10-01}\n    for: ward")
    earlier = RULE.replace("for: ward", "effective: {to: 2020-09-30}\n    for: ward")
    write(folder, {"rules/crowding.yaml": earlier, "rules/later.yaml": later})
    write(folder, {"rules/crowding.yaml": earlier, "features/a.feature": "Feature: A\n"})
    steps: list[tuple[int, int]] = []
    check(find_project(), lambda done, total: steps.append((done, total)))
    # one book, two periods of which the first is counted beforehand, one feature
    assert steps == [(1, 3), (2, 4), (3, 4), (4, 4)]
