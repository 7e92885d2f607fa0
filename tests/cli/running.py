"""Runs the command as a user does: another process, its output, its exit status."""

import importlib
import os
import pkgutil
import pty
import re
import subprocess
import sys
import tempfile
import time
import warnings
from collections.abc import Mapping
from functools import cache
from io import BufferedWriter, FileIO, TextIOWrapper
from pathlib import Path
from typing import IO

import assay as engine

ROOT = Path(__file__).resolve().parents[2]
ETDA = "facts/etda/2563-q4"
_SECONDS = 120


def assay(
    *words: str,
    folder: Path = ROOT,
    environment: Mapping[str, str] | None = None,
    from_cold: bool = False,
) -> subprocess.CompletedProcess[str]:
    """The finished command, with what it printed read as UTF-8.

    It is a process of its own, forked from this one where that can be done, so that the engine is
    imported once and not for each command. `from_cold` starts Python anew; so does an environment
    that says where Python finds its packages.
    """
    kept = {
        name: os.environ[name]
        for name in ("PATH", "SYSTEMROOT", "XDG_STATE_HOME")
        if name in os.environ
    }
    settings = {**kept, "PYTHONPATH": str(ROOT / "engine"), "COLUMNS": "100", **(environment or {})}
    if from_cold or "PYTHONPATH" in (environment or {}) or not hasattr(os, "fork"):
        return subprocess.run(
            [sys.executable, "-m", "assay.cli", *words],
            cwd=folder,
            env=settings,
            capture_output=True,
            encoding="utf-8",
            check=False,
            timeout=_SECONDS,
        )
    _warm()
    with tempfile.TemporaryFile() as out, tempfile.TemporaryFile() as err:
        with warnings.catch_warnings():
            # Threads of the test runner do not matter to a child that uses none of them.
            warnings.simplefilter("ignore", DeprecationWarning)
            child = os.fork()
        if child == 0:
            _run(words, folder, settings, out, err)
        status = _status(child)
        out.seek(0)
        err.seek(0)
        printed, told = out.read().decode("utf-8"), err.read().decode("utf-8")
    return subprocess.CompletedProcess(["assay", *words], status, printed, told)


def on_a_terminal(*words: str, folder: Path = ROOT, columns: int = 80) -> str:
    """What the command shows on a terminal of so many columns, without its colours."""
    ours, theirs = pty.openpty()
    settings = {**os.environ, "PYTHONPATH": str(ROOT / "engine"), "COLUMNS": str(columns)}
    settings |= {"TERM": "xterm", "NO_COLOR": "1", "LINES": "50"}
    command = [sys.executable, "-m", "assay.cli", *words]
    shown = b""
    quiet = subprocess.DEVNULL  # where the progress of long work is told
    with subprocess.Popen(command, cwd=folder, env=settings, stdout=theirs, stderr=quiet) as run:
        os.close(theirs)
        try:
            while some := os.read(ours, 4096):
                shown += some
        except OSError:  # the other end is closed
            pass
        run.wait(_SECONDS)
    os.close(ours)
    return re.sub(r"\x1b\[[0-9;?]*[A-Za-z]", "", shown.decode()).replace("\r\n", "\n")


@cache
def _warm() -> None:
    """Imports every module of the engine, so that no child has to."""
    for module in pkgutil.walk_packages(engine.__path__, "assay."):
        if not module.name.endswith(("__main__", "pytest_features")):
            importlib.import_module(module.name)


def _run(
    words: tuple[str, ...],
    folder: Path,
    settings: Mapping[str, str],
    out: IO[bytes],
    err: IO[bytes],
) -> None:
    """The command in the child, which never comes back from here."""
    status: object = 70  # what is seen if even the command's own ending fails
    try:
        from assay.cli import main

        os.chdir(folder)
        os.environ.clear()
        os.environ.update(settings)
        warnings.resetwarnings()
        with Path(os.devnull).open("rb") as nothing:
            os.dup2(nothing.fileno(), 0)
        os.dup2(out.fileno(), 1)
        os.dup2(err.fileno(), 2)
        sys.argv = ["assay", *words]
        sys.excepthook = sys.__excepthook__
        sys.stdin = TextIOWrapper(FileIO(0, closefd=False), "utf-8")
        sys.stdout = TextIOWrapper(BufferedWriter(FileIO(1, "w", closefd=False)), "utf-8")
        sys.stderr = TextIOWrapper(FileIO(2, "w", closefd=False), "utf-8", write_through=True)
        try:
            main()
            status = 0
        except SystemExit as ended:
            status = ended.code
        sys.stdout.flush()
        sys.stderr.flush()
    finally:
        os._exit(status if isinstance(status, int) else int(status is not None))


def _status(child: int) -> int:
    """The exit status of a child, once it has ended; it is ended when it takes too long."""
    end = time.monotonic() + _SECONDS
    while True:
        done, status = os.waitpid(child, os.WNOHANG)
        if done:
            return os.waitstatus_to_exitcode(status)
        if time.monotonic() > end:
            os.kill(child, 9)
            os.waitpid(child, 0)
            raise TimeoutError(f"assay ran longer than {_SECONDS} s")
        time.sleep(0.002)
