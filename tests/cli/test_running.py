"""What commands have in common: files written whole or not at all, faults that end a command."""

import os
from pathlib import Path

import pytest
import typer

from assay.cli.options import Language
from assay.cli.running import ENGINE_FAULT, WRONG_INPUT, telling, write_files
from assay.match import MatchError


def test_a_file_takes_the_place_of_an_older_one(tmp_path: Path) -> None:
    out = tmp_path / "new" / "report.md"
    write_files({out: "before"}, Language.EN, force=True)
    write_files({out: "ก"}, Language.EN, force=True)
    assert out.read_bytes() == "ก".encode()
    assert list(out.parent.iterdir()) == [out]


def test_a_pipe_is_written_to_and_stays_a_pipe(tmp_path: Path) -> None:
    pipe = tmp_path / "pipe"
    os.mkfifo(pipe)
    reader = os.open(pipe, os.O_RDONLY | os.O_NONBLOCK)
    try:
        write_files({pipe: "ก"}, Language.EN)
        assert os.read(reader, 10) == "ก".encode()
    finally:
        os.close(reader)
    assert pipe.is_fifo()
    assert list(tmp_path.iterdir()) == [pipe]


@pytest.mark.parametrize("folder", [".", "folder"])
def test_a_folder_is_no_file_to_write(
    folder: str,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    monkeypatch.chdir(tmp_path)
    Path("folder").mkdir()
    with pytest.raises(typer.Exit) as ended:
        write_files({Path(folder): "text"}, Language.EN)
    assert ended.value.exit_code == WRONG_INPUT
    assert capsys.readouterr().err.startswith(f"Error: {folder} can't be written: ")
    assert list(Path().rglob("*")) == [Path("folder")]


def test_a_fault_of_the_engine_ends_a_command_in_words(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(typer.Exit) as ended, telling(Language.EN):
        raise MatchError("the matchers differ")
    assert ended.value.exit_code == ENGINE_FAULT
    told = "Error: the engine failed, not the facts or the rules: the matchers differ\n"
    assert capsys.readouterr().err == told
