"""The JUnit file has the form that Jenkins and GitLab read."""

import datetime as dt
from dataclasses import replace
from pathlib import Path
from xml.etree import ElementTree as ET

import pytest

from assay.report.machine.junit import to_junit
from assay.terminal.scenarios import failure_text
from assay.values.text import Text
from tests.report.ran import (
    FAILED,
    PASSED,
    RESULTS,
    SOUTH,
    UNREAD,
    WRONG,
    with_name,
    write_features,
)

# Element by element: the attributes it must have, those it may have, and its parts in their order;
# after the schema that Jenkins' xUnit plugin checks files by, with `file`, `line` and `properties`
# of a case, which the JUnit readers of Jenkins and GitLab know besides.
FORM: dict[str, tuple[set[str], set[str], list[str]]] = {
    "testsuites": ({"name"}, {"tests", "failures", "errors"}, ["testsuite"]),
    "testsuite": (
        {"name", "tests"},
        {"failures", "errors", "skipped", "timestamp"},
        ["testcase"],
    ),
    "testcase": ({"name", "classname"}, {"file", "line"}, ["properties", "error", "failure"]),
    "properties": (set(), set(), ["property"]),
    "property": ({"name", "value"}, set(), []),
    "error": (set(), {"message", "type"}, []),
    "failure": (set(), {"message", "type"}, []),
}


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    write_features()


def read(text: str) -> ET.Element:
    return ET.fromstring(text.encode())


def check_form(element: ET.Element) -> None:
    required, optional, parts = FORM[element.tag]
    assert required <= set(element.keys()) <= required | optional
    tags = [part.tag for part in element]
    assert sorted(tags, key=parts.index) == tags
    for part in element:
        check_form(part)


def case(root: ET.Element, name: str) -> ET.Element:
    [found] = [one for one in root.iter("testcase") if one.get("name") == name]
    return found


def test_it_has_the_form_that_ci_servers_read() -> None:
    check_form(read(to_junit(RESULTS, UNREAD)))


def test_a_feature_is_a_suite_with_its_counts_and_the_whole_adds_up() -> None:
    root = read(to_junit(RESULTS))
    counted = [
        (suite.get("name"), *(suite.get(name) for name in ("tests", "failures", "errors")))
        for suite in root
    ]
    assert counted == [("Beds | wards", "3", "1", "1"), ("จำนวนวันนอน", "2", "1", "0")]
    assert [root.get(name) for name in ("tests", "failures", "errors")] == ["5", "2", "1"]
    for suite in root:
        assert len(suite.findall("testcase")) == int(suite.get("tests", ""))
        assert len(suite.findall("testcase/failure")) == int(suite.get("failures", ""))
        assert len(suite.findall("testcase/error")) == int(suite.get("errors", ""))


def test_a_case_is_named_by_title_example_and_book_and_knows_its_line() -> None:
    root = read(to_junit(RESULTS))
    assert [one.get("name") for one in root.iter("testcase")] == [
        "The status follows the beds (beds 5, status green)",
        "The status follows the beds (beds 6, status red)",
        "A sentence without a meaning",
        "จำนวนวันนอนของทุกตึก [north/2563-q4]",
        "จำนวนวันนอนของทุกตึก [south/2563-q4]",
    ]
    red = case(root, "The status follows the beds (beds 6, status red)")
    assert red.get("classname") == red.get("file") == "features/ward/beds.feature"
    assert red.get("line") == "11"


def test_tags_and_the_book_are_properties_of_the_case() -> None:
    south = case(read(to_junit(RESULTS)), "จำนวนวันนอนของทุกตึก [south/2563-q4]")
    assert [(one.get("name"), one.get("value")) for one in south.iter("property")] == [
        ("tag", "quarter"),
        ("book", "south/2563-q4"),
    ]


def test_a_failure_says_in_short_and_in_full_what_was_expected_and_found() -> None:
    [failure] = read(to_junit([FAILED])).iter("failure")
    assert failure.get("message") == "status of ward/1: expected red, found green"
    assert failure.text == failure_text(FAILED)
    [thai] = read(to_junit([SOUTH], lang="th")).iter("failure")
    assert thai.get("message") == (
        "จำนวนวัน (stay) ของ ward/ข: ที่คาดไว้ 12, ที่พบ ว่าง เพราะไม่มีข้อมูล: ward/ข/days"
    )


def test_a_scenario_that_can_not_be_run_is_an_error() -> None:
    root = read(to_junit([WRONG]))
    [wrong] = root.iter("error")
    assert wrong.get("message") == "no sentence reads `the moon is full`"
    assert wrong.text == failure_text(WRONG)
    assert list(root.iter("failure")) == []


def test_a_feature_that_can_not_be_read_is_a_suite_with_an_error() -> None:
    root = read(to_junit([PASSED], UNREAD))
    [suite] = [one for one in root if one.get("errors") == "1"]
    assert suite.get("name") == "features/ward/torn.feature"
    [wrong] = suite.iter("error")
    assert wrong.get("message") == wrong.text == "a step is no Gherkin"
    assert root.get("errors") == "1"


def test_the_same_results_give_the_same_bytes_whenever_and_in_whatever_order_they_ran() -> None:
    assert to_junit(RESULTS) == to_junit(tuple(reversed(RESULTS)))
    assert "time" not in to_junit(RESULTS)


def test_a_day_and_time_that_is_given_stands_on_each_suite() -> None:
    root = read(to_junit(RESULTS, timestamp=dt.datetime(2020, 9, 30, 12, 0, tzinfo=dt.UTC)))
    assert {suite.get("timestamp") for suite in root} == {"2020-09-30T12:00:00+00:00"}
    check_form(root)


def test_signs_of_xml_and_characters_without_a_place_in_it_do_no_harm() -> None:
    [one] = FAILED.failures
    odd = replace(FAILED, failures=(replace(one, found=Text('<b> & "\x00\x1b[31m')),))
    root = read(to_junit([with_name(odd, "a < b & c\x07")]))
    [failure] = root.iter("failure")
    assert 'found <b> & "\N{REPLACEMENT CHARACTER}' in failure.get("message", "")
    [found] = root.iter("testcase")
    assert found.get("name", "").startswith("a < b & c\N{REPLACEMENT CHARACTER}")


def test_without_results_the_file_is_still_one() -> None:
    root = read(to_junit([]))
    assert (root.tag, root.get("tests"), list(root)) == ("testsuites", "0", [])
