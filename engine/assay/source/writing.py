"""Writing files: whole or not at all, over nothing that somebody else wrote.

A file is written beside its place under a name that nobody can foresee, brought to the disk, and
renamed. Of several files none takes its place before all are written; a folder that holds nothing
else is swapped as a whole. What a kill leaves behind is unlocked, and the next run removes it.
"""

from __future__ import annotations

import ctypes
import errno
import io
import os
import re
import secrets
import shutil
import signal
import stat
import sys
import zipfile
import zlib
from collections.abc import Iterator, Mapping
from contextlib import ExitStack, contextmanager, suppress
from pathlib import Path
from typing import Final

from assay.values.text import Text

if sys.platform != "win32":
    import fcntl

WRITER: Final = "assay"
"""What a file says wrote it, each in the manner of its form; see `is_ours`."""

MARK_OF_MARKDOWN: Final = "<!-- assay -->\n"
"""The last line of a file in Markdown."""

_MARKS: Final = re.compile(
    rb'<meta name="generator" content="assay">|<testsuites name="assay"|<!-- assay -->'
    rb"|/\* assay \*/"
    rb'|"(?:\$comment|written_by)": ?"(?:written by )?assay"'
)
_LAST_SAVED: Final = b"<cp:lastModifiedBy>assay</cp:lastModifiedBy>"
_MOST_LOOKED_AT: Final = 64 * 1024
_PART: Final = ".assay-{}.part"
_AT_CURRENT: Final = -100
_EXCHANGE: Final = 2


class Kept(Exception):
    """A file that is not replaced; `why` says so."""

    def __init__(self, path: Path, why: Text) -> None:
        super().__init__(path)
        self.path = path
        self.why = why


def is_ours(path: Path, new: bytes) -> bool:
    """Whether a file may be replaced: it is empty, or it says that assay wrote it.

    A page says so in its head, Markdown in a comment, JSON by a key, a workbook by who saved it
    last; a table of CSV, which has no room for it, has the very headings of the new one.
    """
    if path.stat().st_size == 0:
        return True
    with path.open("rb") as stream:
        head = stream.read(_MOST_LOOKED_AT)
        if head.startswith(b"PK"):
            return _saved_by_us(path)
        stream.seek(max(stream.seek(0, io.SEEK_END) - len(MARK_OF_MARKDOWN), 0))
        tail = stream.read()
    first = new.partition(b"\n")[0]
    table = first.count(b",") > 2 and head.partition(b"\n")[0] == first
    return table or tail.startswith(MARK_OF_MARKDOWN.encode()) or bool(_MARKS.search(head))


def _saved_by_us(path: Path) -> bool:
    try:
        with zipfile.ZipFile(path) as archive, archive.open("docProps/core.xml") as part:
            return _LAST_SAVED in part.read(_MOST_LOOKED_AT)
    except (OSError, KeyError, ValueError, RuntimeError, zipfile.BadZipFile, zlib.error):
        return False


class Writing:
    """Files on their way: written beside their places by `add`, put there by `commit`."""

    def __init__(self, *, force: bool = False) -> None:
        self.force = force
        self._held = ExitStack()
        self._parts: dict[Path, Path] = {}

    def __enter__(self) -> Writing:
        return self

    def __exit__(self, *_: object) -> None:
        for part in self._parts.values():
            part.unlink(missing_ok=True)
        self._held.close()

    def add(self, path: Path, data: bytes) -> Path:
        """Writes a file beside its place and says where. Raises OSError and Kept.

        What is no file, such as `/dev/stdout`, is written to and stays what it is.
        """
        if path.exists() and not path.is_file() and not path.is_dir():
            path.write_bytes(data)
            return path
        self.spare(path, data)
        path.parent.mkdir(parents=True, exist_ok=True)
        part = self._held.enter_context(_new(path.parent, path.suffix))
        self._parts[path] = part
        _fill(part, data)
        return part

    def commit(self) -> None:
        """Renames all. Raises OSError."""
        with _undisturbed():
            for path, part in self._parts.items():
                part.replace(path)
        for folder in {path.parent for path in self._parts}:
            _to_disk(folder)
        self._parts.clear()

    def spare(self, path: Path, data: bytes) -> None:
        """Raises Kept where a file may not be replaced."""
        if path.is_dir() and not path.is_symlink():
            raise IsADirectoryError(errno.EISDIR, os.strerror(errno.EISDIR), str(path))
        if self.force or not (path.exists() or path.is_symlink()):
            return
        if path.is_symlink() or not is_ours(path, data):
            why = Text(
                f"{path} is there already, and assay did not write it; name another file, or "
                "replace it with --force",
                f"มีไฟล์ {path} อยู่แล้ว และ assay ไม่ได้เป็นผู้เขียน ให้ใช้ชื่ออื่น หรือเขียนทับด้วย --force",
            )
            raise Kept(path, why)


def write_files(files: Mapping[Path, bytes], *, force: bool = False) -> None:
    """Writes files, all or none. Raises OSError and Kept.

    Files that are all there is in one folder are swapped with the folder.
    """
    folder = Path(os.path.commonpath([path.parent for path in files])) if files else Path()
    with Writing(force=force) as writing:
        if len(files) > 1 and _holds_only(folder, files):
            for path, data in files.items():
                writing.spare(path, data)
            _swap_folder(folder, files)
            return
        for path, data in files.items():
            writing.add(path, data)
        writing.commit()


@contextmanager
def locked(folder: Path) -> Iterator[None]:
    """Alone with a folder among the runs of assay. Raises OSError."""
    folder.mkdir(parents=True, exist_ok=True)
    descriptor = _lock(folder)
    try:
        yield
    finally:
        _unlock(descriptor)


def _lock(path: Path) -> int | None:
    """Locks a file or a folder; null where the system can't."""
    if sys.platform == "win32":
        return None
    descriptor = os.open(path, os.O_RDONLY)
    fcntl.flock(descriptor, fcntl.LOCK_EX)
    return descriptor


def _unlock(descriptor: int | None) -> None:
    if descriptor is not None:
        os.close(descriptor)


def _holds_only(folder: Path, files: Mapping[Path, bytes]) -> bool:
    """Whether a folder is not there yet, or holds no other file than those; never where one is."""
    here = Path.cwd()
    if folder.resolve() in {here, *here.parents} or folder.is_symlink():
        return False
    if folder.exists() and (not folder.is_dir() or folder.is_mount()):
        return False
    above = {parent for path in files for parent in path.parents}
    return all(
        not path.is_symlink()
        and (path.is_file() if path in files else path in above and path.is_dir())
        for path in folder.rglob("*")
    )


def _swap_folder(folder: Path, files: Mapping[Path, bytes]) -> None:
    folder.parent.mkdir(parents=True, exist_ok=True)
    with _new(folder.parent, folder=True) as part:
        for path, data in files.items():
            inside = part / path.relative_to(folder)
            inside.parent.mkdir(parents=True, exist_ok=True)
            _fill(inside, data)
        with _undisturbed():
            if not folder.exists():
                part.rename(folder)
            elif not _exchanged(part, folder):
                old = part.with_name(f"{part.name}.old.part")
                folder.rename(old)
                part.rename(folder)
                old.rename(part)
        _to_disk(folder.parent)


def _exchanged(one: Path, other: Path) -> bool:
    """Swaps two folders in one step, where the system can."""
    with suppress(OSError, AttributeError):
        rename = ctypes.CDLL(None).renameat2
        names = (os.fsencode(one), os.fsencode(other))
        return bool(rename(_AT_CURRENT, names[0], _AT_CURRENT, names[1], _EXCHANGE) == 0)
    return False


@contextmanager
def _new(parent: Path, suffix: str = "", *, folder: bool = False) -> Iterator[Path]:
    """A new file or folder of ours, locked as long as it is needed and removed thereafter."""
    _clear(parent)
    while True:
        part = parent / (_PART.format(secrets.token_hex(8)) + suffix)
        if folder:
            part.mkdir()
        else:
            part.touch(exist_ok=False)
        with suppress(FileNotFoundError):
            descriptor = _lock(part)
            if part.exists():
                break
            _unlock(descriptor)
        # Another run took it for one left behind, before it was locked.
    try:
        yield part
    finally:
        _unlock(descriptor)
        _remove(part)


def _clear(folder: Path) -> None:
    """Removes what runs left behind that were killed: nobody holds its lock."""
    if sys.platform == "win32":
        return
    for part in folder.glob(_PART.format("*") + "*"):
        with suppress(OSError):
            if stat.S_ISLNK(part.lstat().st_mode):
                part.unlink()
                continue
            descriptor = os.open(part, os.O_RDONLY | os.O_NONBLOCK | os.O_NOFOLLOW)
            try:
                fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
                _remove(part)
            finally:
                os.close(descriptor)


def _remove(part: Path) -> None:
    with suppress(OSError):
        if part.is_dir():
            shutil.rmtree(part)
        else:
            part.unlink(missing_ok=True)


def _fill(path: Path, data: bytes) -> None:
    with path.open("wb") as stream:
        stream.write(data)
        stream.flush()
        os.fsync(stream.fileno())


def _to_disk(folder: Path) -> None:
    with suppress(OSError):
        descriptor = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(descriptor)
        finally:
            os.close(descriptor)


@contextmanager
def _undisturbed() -> Iterator[None]:
    """Holds back interrupts and the wish to end until the renames are done."""
    if sys.platform == "win32":
        yield
        return
    held = {signal.SIGINT, signal.SIGTERM, signal.SIGHUP}
    before = signal.pthread_sigmask(signal.SIG_BLOCK, held)
    try:
        yield
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, before)
