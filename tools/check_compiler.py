"""Say in one line what is missing to build durable_rules, which is published as source only.

Run by the Python that the packages are for: `python tools/check_compiler.py` prints nothing and
exits 0 where the build can work; otherwise it prints the line and exits 2. Standard library only,
since it runs before anything is installed.
"""

import os
import shlex
import shutil
import subprocess
import sys
import sysconfig
import tempfile
from pathlib import Path

PROGRAM = "#include <stdio.h>\nint main(void) { return 0; }\n"
VERSION = f"{sys.version_info.major}.{sys.version_info.minor}"


def compiler() -> str | None:
    """The command that compiles C here, or null.

    It is what $CC says, else what this Python was itself built with, else the system's own.
    """
    built_with = sysconfig.get_config_var("CC")
    for command in (os.environ.get("CC"), built_with, "cc", "gcc", "clang"):
        if command and shutil.which(shlex.split(command)[0]):
            return str(command)
    return None


def compiles(command: str) -> bool:
    """Whether a small program compiles: the compiler runs and the C library's headers are there."""
    with tempfile.TemporaryDirectory() as folder:
        source = Path(folder, "program.c")
        source.write_text(PROGRAM, encoding="utf-8")
        arguments = [*shlex.split(command), "-c", str(source), "-o", str(source.with_suffix(".o"))]
        return subprocess.run(arguments, capture_output=True, check=False).returncode == 0


def has_headers() -> bool:
    """Whether Python.h of this Python is installed."""
    return any(
        Path(sysconfig.get_path(kind), "Python.h").is_file() for kind in ("include", "platinclude")
    )


def missing() -> str | None:
    """One line saying what is missing and how to install it, or null where nothing is."""
    command = compiler()
    if command is None or not compiles(command):
        what = "a C compiler" if has_headers() else f"a C compiler and Python.h of Python {VERSION}"
        debian, fedora = f"gcc libc6-dev python{VERSION}-dev", f"gcc python{VERSION}-devel"
        macos = "xcode-select --install"
    elif not has_headers():
        what = f"Python.h of Python {VERSION}"
        debian, fedora = f"python{VERSION}-dev", f"python{VERSION}-devel"
        macos = f"brew install python@{VERSION}"
    else:
        return None
    return (
        f"durable_rules is built from source, and {what} is missing: run `apt install {debian}` "
        f"(Debian, Ubuntu), `dnf install {fedora}` (Fedora) or `{macos}` (macOS), "
        "then the same command again."
    )


def main() -> int:
    """Print the line, if there is one to print."""
    line = missing()
    if line is None:
        return 0
    print(line, file=sys.stderr)
    return 2


if __name__ == "__main__":
    sys.exit(main())
