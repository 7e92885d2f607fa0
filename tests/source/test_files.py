import hashlib
from pathlib import Path

import pytest

from assay.finding import MOST_OF_A_KIND, Finding
from assay.source import Source, files, read_source, shown


def written(path: Path, data: bytes) -> tuple[Source | None, tuple[Finding, ...]]:
    file = path / "f.yaml"
    file.write_bytes(data)
    return read_source(file, "f.yaml")


def only(findings: tuple[Finding, ...]) -> str:
    assert len(findings) == 1
    return f"{findings[0].span} {findings[0].code} {findings[0].message.en}"


def test_the_digest_is_that_of_the_bytes(tmp_path: Path) -> None:
    data = b"\xef\xbb\xbfa: 1\r\n"
    source, _ = written(tmp_path, data)
    assert source is not None
    assert source.text == "a: 1\r\n"
    assert source.digest == hashlib.sha256(data).hexdigest()


def test_a_file_in_a_thai_code_page_is_shown_where_it_stops_being_utf8(tmp_path: Path) -> None:
    source, findings = written(tmp_path, "id: 1\nชื่อ: ก\n".encode("cp874"))
    assert source is None
    assert [str(one.span) for one in findings] == [f"f.yaml:2:{at}" for at in (1, 2, 3, 4, 7)]
    assert only(findings[:1]) == "f.yaml:2:1 not-utf8 the byte 0xAA is not UTF-8 text"
    assert findings[0].hint is not None
    assert findings[0].hint.en.startswith("save the file as UTF-8")


def test_utf_16_is_named(tmp_path: Path) -> None:
    _, findings = written(tmp_path, "a: 1".encode("utf-16"))
    assert only(findings) == (
        "f.yaml:1:1 not-utf8 the file is written in UTF-16 or UTF-32, not in UTF-8"
    )


@pytest.mark.parametrize(
    "character", ["\x00", "\x1b", "\x7f", "\x85", "\u2028", "\ufeff", "\u202e", "\u2066"]
)
def test_an_invisible_control_character_is_shown_where_it_stands(
    tmp_path: Path, character: str
) -> None:
    _, findings = written(tmp_path, f"a: 1\nb: x{character}y\n".encode())
    assert only(findings) == (
        f"f.yaml:2:5 control-character the invisible character U+{ord(character):04X} "
        "can't stand in a text file"
    )


def test_a_folder_is_no_file(tmp_path: Path) -> None:
    _, findings = read_source(tmp_path, "here")
    assert only(findings) == "here:1:1 unreadable-file here is a folder"


def test_a_file_beyond_the_bound_is_refused(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(files, "MAX_BYTES", 2 * 1024 * 1024)
    _, findings = written(tmp_path, b"#" * (2 * 1024 * 1024 + 1))
    assert only(findings) == "f.yaml:1:1 file-too-large the file is larger than 2 MiB"
    source, _ = written(tmp_path, b"#" * (2 * 1024 * 1024))
    assert source is not None


def test_a_name_with_a_null_character_is_a_finding() -> None:
    _, findings = read_source(Path("a\0b"), "a?b")
    assert [one.code for one in findings] == ["unreadable-file"]


def test_a_path_is_shown_from_the_current_folder(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    assert shown(tmp_path / "facts" / "a.yaml") == "facts/a.yaml"
    assert shown(Path("facts/a.yaml")) == "facts/a.yaml"
    assert shown(tmp_path.parent / "other") == (tmp_path.parent / "other").as_posix()


def test_every_byte_and_character_that_is_no_text_is_told_at_its_place(tmp_path: Path) -> None:
    _, findings = written(tmp_path, b"a: 1\nb: \xff\x01\nc: ok\nd: \x02x\xfe")
    assert sorted((str(one.span), one.code) for one in findings) == [
        ("f.yaml:2:4", "not-utf8"),
        ("f.yaml:2:5", "control-character"),
        ("f.yaml:4:4", "control-character"),
        ("f.yaml:4:6", "not-utf8"),
    ]


def test_a_whole_file_of_another_code_page_is_told_in_bounds(tmp_path: Path) -> None:
    _, findings = written(tmp_path, "ก".encode("cp874") * 9_000)
    assert len(findings) == MOST_OF_A_KIND + 1
    assert findings[-1].message.en == "8,950 more like the 50 before stand in this file"


def test_a_folder_of_more_files_than_a_project_holds_is_refused(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name in ("a.yaml", "b.yaml", ".hidden"):
        (tmp_path / name).touch()
    monkeypatch.setattr(files, "MOST_FILES", 2)
    assert files.files_below(tmp_path) == ((tmp_path / "a.yaml", tmp_path / "b.yaml"), ())
    (tmp_path / "c.yaml").touch()
    _, findings = files.files_below(tmp_path)
    assert [one.code for one in findings] == ["unreadable-file"]
    assert findings[0].message.en.endswith("holds more than 2 files")


def test_bytes_that_begin_a_letter_and_break_off_are_one_character(tmp_path: Path) -> None:
    """As an editor shows them: a place after them points at what a reader sees there."""
    _, findings = written(tmp_path, b"a\xe0\xb8b\xff\x18\n")
    assert [(str(one.span), one.code) for one in findings] == [
        ("f.yaml:1:2", "not-utf8"),
        ("f.yaml:1:4", "not-utf8"),
        ("f.yaml:1:5", "control-character"),
    ]
