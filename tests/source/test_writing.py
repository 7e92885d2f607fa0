"""A file is written whole or not at all, and never over what somebody else wrote."""

from __future__ import annotations

import io
import os
import signal
import subprocess
import sys
import threading
from pathlib import Path

import openpyxl
import pytest
import xlsxwriter

from assay.source.writing import MARK_OF_MARKDOWN, Kept, Writing, is_ours, locked, write_files

PAGE = b'<!doctype html>\n<meta name="generator" content="assay">\n'


def parts(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.rglob(".assay-*"))


def saved_by(author: str) -> bytes:
    file = io.BytesIO()
    with xlsxwriter.Workbook(file, {"in_memory": True}) as book:
        book.add_worksheet("a")
        book.set_properties({"author": author})
    return file.getvalue()


OURS = {
    "page.html": PAGE,
    "report.md": b"# A\n" + MARK_OF_MARKDOWN.encode(),
    "cover.json": b'{"written_by": "assay", "a": 1}',
    "schema.json": b'{\n  "$comment": "written by assay",\n  "a": 1}',
    "junit.xml": b'<?xml version="1.0"?>\n<testsuites name="assay" tests="1">',
    "report.xlsx": saved_by("assay"),
    "figures.csv": b"fact,name,value,unit\nA,b,1,2\n",
    "empty.md": b"",
    "style.css": b"/* assay */\nbody {}",
}
THEIRS = {
    "page.html": b"<!doctype html>\n<p>minutes of a meeting about assay</p>",
    "report.md": b"# A\n",
    "cover.json": b'{"name": "assay"}',
    "junit.xml": b'<testsuites name="pytest">',
    "report.xlsx": saved_by(""),
    "figures.csv": b"code,plan,spent,share\n1,2,3,4\n",
    "short.csv": b"id\n1\n",
    "broken.xlsx": b"PK\x03\x04 no archive",
    "notes": b"\0\xff",
}


@pytest.mark.parametrize("name", OURS)
def test_a_file_that_assay_wrote_is_replaced(tmp_path: Path, name: str) -> None:
    path = tmp_path / name
    path.write_bytes(OURS[name])
    new = b"fact,name,value,unit\n" if name == "figures.csv" else b"new"
    write_files({path: new})
    assert path.read_bytes() == new
    assert not parts(tmp_path)


@pytest.mark.parametrize("name", THEIRS)
def test_a_file_that_somebody_else_wrote_stays_unless_forced(tmp_path: Path, name: str) -> None:
    path = tmp_path / name
    path.write_bytes(THEIRS[name])
    with pytest.raises(Kept) as kept:
        write_files({tmp_path / "first.md": b"new", path: b"fact,name,value,unit\n"})
    assert "replace it with --force" in kept.value.why.en
    assert path.read_bytes() == THEIRS[name]
    assert sorted(tmp_path.iterdir()) == [path]
    write_files({path: b"new"}, force=True)
    assert path.read_bytes() == b"new"


def test_a_workbook_that_somebody_saved_since_is_theirs(tmp_path: Path) -> None:
    path = tmp_path / "report.xlsx"
    path.write_bytes(saved_by("assay"))
    assert is_ours(path, b"")
    book = openpyxl.load_workbook(path)
    book.properties.lastModifiedBy = "an evaluator"
    book.save(path)
    assert not is_ours(path, b"")


@pytest.mark.parametrize("there", [True, False])
def test_a_link_is_not_written_through(tmp_path: Path, there: bool) -> None:
    target, link = tmp_path / "target", tmp_path / "report.html"
    if there:
        target.write_bytes(PAGE)
    link.symlink_to(target)
    with pytest.raises(Kept):
        write_files({link: b"new"})
    write_files({link: b"new"}, force=True)
    assert target.exists() is there
    assert not there or target.read_bytes() == PAGE
    assert not link.is_symlink()


def test_what_a_killed_run_left_is_removed_and_what_a_running_one_writes_is_not(
    tmp_path: Path,
) -> None:
    left = tmp_path / ".assay-0123456789abcdef.part"
    left.write_bytes(b"half")
    (tmp_path / ".assay-fedcba9876543210.part").mkdir()
    (tmp_path / ".assay-fedcba9876543210.part" / "half.html").touch()
    (tmp_path / ".assay-link.part").symlink_to("/etc")
    with Writing() as running:
        part = running.add(tmp_path / "b.md", b"b")
        write_files({tmp_path / "a.md": b"a"})
        assert parts(tmp_path) == [part.name]
        running.commit()
    assert sorted(path.name for path in tmp_path.iterdir()) == ["a.md", "b.md"]


def test_where_one_of_several_can_not_be_written_none_is(tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    old = tmp_path / "a.html"
    old.write_bytes(PAGE)
    with pytest.raises(OSError, match=r"file|Not a directory"):
        write_files({old: b"new", tmp_path / "file" / "b.html": b"new"})
    assert old.read_bytes() == PAGE
    assert sorted(path.name for path in tmp_path.iterdir()) == ["a.html", "file"]


def test_a_folder_of_ours_alone_is_swapped_as_a_whole(tmp_path: Path) -> None:
    folder = tmp_path / "site"
    files = {folder / "index.html": PAGE, folder / "rules" / "a.html": PAGE}
    write_files(files)
    before = folder.stat().st_ino
    write_files(dict.fromkeys(files, PAGE + b"new"))
    assert folder.stat().st_ino != before
    assert {path: path.read_bytes() for path in files} == dict.fromkeys(files, PAGE + b"new")
    assert [path.name for path in tmp_path.iterdir()] == ["site"]


def test_a_folder_with_files_of_others_keeps_them(tmp_path: Path) -> None:
    files = {tmp_path / "site" / name: PAGE for name in ("a.html", "b.html")}
    write_files(files)
    (tmp_path / "site" / "mine.txt").write_text("mine")
    write_files(dict.fromkeys(files, PAGE + b"new"))
    assert sorted(path.name for path in (tmp_path / "site").iterdir()) == [
        "a.html",
        "b.html",
        "mine.txt",
    ]
    assert (tmp_path / "site" / "a.html").read_bytes().endswith(b"new")


def test_the_folder_one_is_in_is_not_swapped(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    for _ in range(2):
        write_files({Path("a.html"): PAGE, Path("b.html"): PAGE})
    assert sorted(path.name for path in Path().iterdir()) == ["a.html", "b.html"]


WRITER = """
import sys
from pathlib import Path
from assay.source.writing import write_files
folder = Path(sys.argv[1])
page = b'<meta name="generator" content="assay">'
number = 0
print("ready", flush=True)
while True:
    number += 1
    write_files({folder / f"{name}.html": page + b"%09d" % number for name in "abcdefgh"})
"""


@pytest.mark.parametrize("ended", [signal.SIGKILL, signal.SIGTERM])
def test_a_kill_at_any_time_leaves_a_set_of_files_old_or_new(
    tmp_path: Path, ended: signal.Signals
) -> None:
    folder = tmp_path / "set"
    for turn in range(6):
        writer = subprocess.Popen(
            [sys.executable, "-c", WRITER, str(folder)], stdout=subprocess.PIPE
        )
        assert writer.stdout is not None
        writer.stdout.readline()
        threading.Event().wait(0.05 + turn * 0.013)
        writer.send_signal(ended)
        writer.wait()
        writer.stdout.close()
        if folder.exists():
            assert len({path.read_bytes() for path in folder.iterdir()}) == 1
            assert len(list(folder.iterdir())) == 8
    write_files({folder / f"{name}.html": PAGE for name in "abcdefgh"})
    assert not parts(tmp_path)


def test_two_runs_at_once_do_not_mix_their_bytes(tmp_path: Path) -> None:
    path = tmp_path / "report.html"

    def write(letter: bytes) -> None:
        for _ in range(20):
            write_files({path: PAGE + letter * 100_000})

    runs = [threading.Thread(target=write, args=(letter,)) for letter in (b"a", b"b")]
    for run in runs:
        run.start()
    for run in runs:
        run.join()
    assert len(set(path.read_bytes().removeprefix(PAGE))) == 1
    assert not parts(tmp_path)


def test_a_folder_is_locked_for_one_run_at_a_time(tmp_path: Path) -> None:
    seen: list[int] = []

    def add() -> None:
        with locked(tmp_path / "kept"):
            count = len(seen)
            threading.Event().wait(0.01)
            seen.append(count)

    runs = [threading.Thread(target=add) for _ in range(5)]
    for run in runs:
        run.start()
    for run in runs:
        run.join()
    assert seen == list(range(5))


def test_a_new_file_may_be_read_by_whom_the_mask_allows(tmp_path: Path) -> None:
    mask = os.umask(0o027)
    try:
        write_files({tmp_path / "a.md": b"a"})
    finally:
        os.umask(mask)
    assert (tmp_path / "a.md").stat().st_mode & 0o777 == 0o640
