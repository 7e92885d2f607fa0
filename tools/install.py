"""Set up .venv with the locked packages: `python tools/install.py run`, `dev`, `fuzz` or `update`.

A set is one lock file. It is installed when its lock, the build tools' lock or the project's own
entry in pyproject.toml has changed since the last time, and otherwise nothing is done. pip's
output is shown only if it fails. Exit status: 0 installed, 1 pip failed, 2 something that the
reader has to install first. Standard library only, since it runs before anything is installed.
"""

import hashlib
import os
import subprocess
import sys
import tomllib
from collections.abc import Callable, Iterable
from functools import partial
from importlib.util import find_spec
from pathlib import Path

import check_compiler

ROOT = Path(__file__).resolve().parent.parent
VENV = ROOT / ".venv"
PYTHON = VENV / "bin" / "python"
SETS = {
    "run": ("run",),
    "dev": ("run", "dev"),
    "fuzz": ("run", "fuzz"),
    "update": ("update",),
}  # set: what it contains
RETE = "rete"  # durable_rules, a lock of its own: nothing but matching needs it


class SetUpError(Exception):
    """The set-up cannot go on: the message for the reader, and the exit status."""

    def __init__(self, message: str, status: int) -> None:
        super().__init__(message)
        self.status = status


def lock(name: str) -> Path:
    """The lock file of a set of packages."""
    return ROOT / "requirements" / f"{name}.lock"


def fingerprint(name: str) -> str:
    """A digest of all that decides what a set installs."""
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    parts = (lock("build").read_bytes(), lock(name).read_bytes(), repr(project).encode())
    return hashlib.sha256(b"\0".join(parts)).hexdigest()


def run(arguments: list[str], **settings: str) -> str:
    """Run the environment's Python quietly and return what it printed, or raise what it said."""
    done = subprocess.run(
        [str(PYTHON), *arguments],
        cwd=ROOT,
        env={**os.environ, "PIP_DISABLE_PIP_VERSION_CHECK": "1", "PIP_NO_INPUT": "1", **settings},
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        check=False,
    )
    if done.returncode != 0:
        raise SetUpError(done.stdout.strip(), 1)
    return done.stdout


def ensure_environment() -> None:
    """Make .venv, or make it anew if it is of another version than the Python running."""
    marker, version = VENV / "pyvenv.cfg", check_compiler.VERSION
    if (
        PYTHON.exists()
        and marker.exists()
        and f"\nversion = {version}." in marker.read_text(encoding="utf-8")
    ):
        return
    if find_spec("venv") is None or find_spec("ensurepip") is None:
        raise SetUpError(
            f"Python {version} lacks its venv module: run `apt install python{version}-venv` "
            "(Debian, Ubuntu), then the same command again.",
            2,
        )
    done = subprocess.run(
        [sys.executable, "-m", "venv", "--clear", str(VENV)],
        capture_output=True,
        text=True,
        check=False,
    )
    if done.returncode != 0:
        raise SetUpError((done.stdout + done.stderr).strip(), 1)


def ensure_durable_rules_can_be_had() -> None:
    """Refuse early where durable_rules must be compiled and cannot be.

    It need not be compiled where it is installed, or where pip kept a wheel from an earlier build.
    """
    complaint = check_compiler.missing()
    if complaint is None or any(VENV.glob("lib/python*/site-packages/durable_rules_engine*.so")):
        return
    tag = f"-cp{check_compiler.VERSION.replace('.', '')}-"
    try:
        kept = run(["-m", "pip", "cache", "list", "durable_rules", "--format", "abspath"])
    except SetUpError:  # the cache is switched off
        kept = ""
    if tag not in kept:
        raise SetUpError(complaint, 2)


def build_settings() -> dict[str, str]:
    """What the compiler has to be told to build durable_rules 2.0.28 for this Python."""
    settings = {}
    command = check_compiler.compiler()
    if command is not None:
        settings["CC"] = command
    if sys.version_info >= (3, 13):
        # Python 3.13 took away PyEval_CallObject, which durable_rules calls; without its new name
        # the module builds but cannot be loaded.
        renamed = "-DPyEval_CallObject=PyObject_CallObject"
        settings["CPPFLAGS"] = f"{os.environ.get('CPPFLAGS', '')} {renamed}".strip()
    return settings


LOCKED = ["-m", "pip", "install", "--quiet", "--require-hashes", "--requirement"]


def install(name: str) -> None:
    """Bring .venv to what the lock of a set says, and the project itself."""
    print("Setting up .venv (the first time takes about a minute) ...", file=sys.stderr)
    run([*LOCKED, str(lock("build"))])
    run([*LOCKED, str(lock(name)), "--no-build-isolation"])
    run(["-m", "pip", "install", "--quiet", "--no-deps", "--no-build-isolation", "--editable", "."])


def install_rete() -> None:
    """Bring durable_rules into .venv, built by the locked setuptools and checked by its hash."""
    ensure_durable_rules_can_be_had()
    run([*LOCKED, str(lock(RETE)), "--no-build-isolation"], **build_settings())
    try:
        run(["-c", "import durable_rules_engine"])
    except SetUpError as error:
        reason = str(error).splitlines()[-1]
        raise SetUpError(
            f"durable_rules was installed but does not load ({reason}): run `{PYTHON} -m pip "
            "cache remove durable_rules` and `make clean`, then the same command again.",
            1,
        ) from error


def ensure(name: str, installed: Callable[[], None], contained: Iterable[str]) -> None:
    """Install a set unless it is installed as its lock and pyproject.toml say."""
    stamp = VENV / f"{name}.stamp"
    if not stamp.exists() or stamp.read_text(encoding="utf-8") != fingerprint(name):
        stamp.unlink(missing_ok=True)
        installed()
        for one in contained:
            (VENV / f"{one}.stamp").write_text(fingerprint(one), encoding="utf-8")


def main(arguments: list[str]) -> int:
    """Install the set named, unless it is installed, and durable_rules where it can be had.

    Evaluating goes on without durable_rules, by the reference matcher: the reason is told once.
    Tests and fuzzing hold the two against each other, so they need it.
    """
    if len(arguments) != 1 or arguments[0] not in SETS:
        print(f"usage: python tools/install.py {'|'.join(SETS)}", file=sys.stderr)
        return 2
    (name,) = arguments
    try:
        ensure_environment()
        ensure(name, partial(install, name), SETS[name])
        if name != "update":
            ensure(RETE, install_rete, (RETE,))
    except SetUpError as error:
        if name == "run" and (VENV / "run.stamp").exists():
            told = VENV / "without-rete.txt"
            if not told.exists() or told.read_text(encoding="utf-8") != str(error):
                print(f"{error} Until then the reference matcher does its work.", file=sys.stderr)
                told.write_text(str(error), encoding="utf-8")
            return 0
        print(error, file=sys.stderr)
        return error.status
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
