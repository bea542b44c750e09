"""Files that survive a crash: atomic replacement, hard-linked copies, advisory locks.

POSIX (https://pubs.opengroup.org/onlinepubs/9699919799/functions/rename.html): a rename within one file
system is atomic; it is durable once the folder that holds the name is synced.
"""

import fcntl
import os
import shutil
from pathlib import Path


def sync_folder(path: Path) -> None:
    """Make the names in a folder durable."""
    handle = os.open(path, os.O_RDONLY | os.O_DIRECTORY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)


def write_durably(path: Path, text: str) -> None:
    """Replace a file's content in one step: a reader sees the old text or the new, also after a crash."""
    beside = path.with_name(f"{path.name}.new")
    with beside.open("w", encoding="utf-8") as file:
        file.write(text)
        file.flush()
        os.fsync(file.fileno())
    beside.replace(path)
    sync_folder(path.parent)


def clone_store(source: Path, target: Path) -> None:
    """Copy a RocksDB directory that nobody writes any more: tables by hard link, small files by content.

    Tables (`*.sst`) are never changed once written; what RocksDB changes in place is copied. This is what
    `Store.backup` makes of an open store, without the 10 ms of opening it.
    """
    target.mkdir()
    for file in source.iterdir():
        if file.suffix == ".sst":
            os.link(file, target / file.name)
        else:
            shutil.copyfile(file, target / file.name)


def remove_folder(path: Path) -> None:
    """Remove a folder and what is in it, as far as that can be done now.

    A store that somebody in this process still refers to may tidy up its files at the same time; what is
    left then is removed with the leftovers of the next writer.
    """
    shutil.rmtree(path, ignore_errors=True)


def try_lock(handle: int, *, shared: bool) -> bool:
    """Take an advisory lock on an open file or folder at once, or say that another holder is in the way."""
    kind = fcntl.LOCK_SH if shared else fcntl.LOCK_EX
    try:
        fcntl.flock(handle, kind | fcntl.LOCK_NB)
    except BlockingIOError:
        return False
    return True
