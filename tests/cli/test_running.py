"""What commands have in common: files written whole or not at all, faults that end a command."""

import os
from pathlib import Path

import pytest

from assay.cli.options import Language
from assay.cli.running import ENGINE_FAULT, WRONG_INPUT, Stopped, telling, write_files
from assay.match import MatchError


def test_a_file_takes_the_place_of_an_older_one(tmp_path: Path) -> None:
    out = tmp_path / "new" / "report.md"
    write_files({out: "before"}, force=True)
    write_files({out: "ก"}, force=True)
    assert out.read_bytes() == "ก".encode()
    assert list(out.parent.iterdir()) == [out]


def test_a_pipe_is_written_to_and_stays_a_pipe(tmp_path: Path) -> None:
    pipe = tmp_path / "pipe"
    os.mkfifo(pipe)
    reader = os.open(pipe, os.O_RDONLY | os.O_NONBLOCK)
    try:
        write_files({pipe: "ก"})
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
) -> None:
    monkeypatch.chdir(tmp_path)
    Path("folder").mkdir()
    with pytest.raises(Stopped) as ended:
        write_files({Path(folder): "text"})
    assert ended.value.status == WRONG_INPUT
    assert ended.value.message.en.startswith(f"{folder} can't be written: ")
    assert list(Path().rglob("*")) == [Path("folder")]


def test_a_fault_of_the_engine_ends_a_command_in_words() -> None:
    with pytest.raises(Stopped) as ended, telling(Language.EN):
        raise MatchError("the matchers differ")
    assert ended.value.status == ENGINE_FAULT
    told = "the engine failed, not the facts or the rules: the matchers differ"
    assert ended.value.message.en == told
